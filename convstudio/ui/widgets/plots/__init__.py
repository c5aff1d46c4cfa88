"""Plots of a run: its loss, the paths of its weights, and the bowl it moves in.

Only `chart` knows pyqtgraph, which takes a third of a second to import: whoever shows plots imports them when they
are first looked at.
"""
