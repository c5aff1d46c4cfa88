"""Plots of a run: its loss, the paths of its weights, and the bowl it moves in."""
