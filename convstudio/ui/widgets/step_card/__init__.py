"""One step of learning, taken apart: forward, backward, update, each with its formula and its numbers."""
