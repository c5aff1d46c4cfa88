"""The Receptive field lens: a chain of layers, and what one value of it sees of the input."""
