"""A grid of numbered cells over a picture: the input, the kernel and the output are each one of these."""
