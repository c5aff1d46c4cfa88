"""Input, kernel and output side by side: what several lenses share."""
