"""The Matrix lens: the layer as one matrix, and its way there from a fully connected layer."""
