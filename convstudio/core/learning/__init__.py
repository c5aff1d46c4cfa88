"""Learning a kernel from examples: the task, its mathematics, and what a run leaves behind; no torch."""
