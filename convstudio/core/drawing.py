"""The pencil's geometry: which cells a line, a rectangle or a fill covers."""

import numpy as np
import numpy.typing as npt

Cell = tuple[int, int]
"""(row, column)"""


def line_cells(start: Cell, end: Cell) -> list[Cell]:
    """Return the cells of the straight line from `start` to `end`, both included, in that order.

    Each cell touches the next by a side or a corner, and no two share a step along the longer direction (Bresenham
    1965). The line back covers the same cells.
    """
    if end < start:  # a half is rounded the same way whichever end comes first
        return line_cells(end, start)[::-1]
    rows, columns = end[0] - start[0], end[1] - start[1]
    steps = max(abs(rows), abs(columns))
    if steps == 0:
        return [start]
    half, whole = steps, 2 * steps
    return [
        (start[0] + (2 * i * rows + half) // whole, start[1] + (2 * i * columns + half) // whole)
        for i in range(steps + 1)
    ]


def curve_points(start: tuple[int, float], end: tuple[int, float]) -> dict[int, float]:
    """Return a value for each cell from one to another, both included, along a straight line.

    Parameters
    ----------
    start, end : (int, float)
        A cell and the value there. Of the same cell twice the second value counts.
    """
    (first, low), (last, high) = start, end
    steps = last - first
    if steps == 0:
        return {last: high}
    sign = 1 if steps > 0 else -1
    return {
        cell: high if cell == last else low + (high - low) * (cell - first) / steps
        for cell in range(first, last + sign, sign)
    }


def rectangle_cells(corner: Cell, opposite: Cell, *, filled: bool = False) -> list[Cell]:
    """Return the cells of the rectangle between two corners, both included, each cell once, row by row.

    Parameters
    ----------
    corner, opposite : (int, int)
        Any two opposite corners; the same cell twice is that cell.
    filled : bool
        Whether the inside is covered too, not the outline alone.
    """
    top, bottom = sorted((corner[0], opposite[0]))
    left, right = sorted((corner[1], opposite[1]))
    cells = []
    for row in range(top, bottom + 1):
        if filled or row in (top, bottom):
            cells += [(row, column) for column in range(left, right + 1)]
        else:
            cells += [(row, column) for column in sorted({left, right})]
    return cells


def flood_mask(plane: npt.NDArray[np.generic], start: Cell) -> npt.NDArray[np.bool_]:
    """Return where cells have the value at `start` and are joined to it, side by side, through such cells.

    Parameters
    ----------
    plane : ndarray
        Shape (rows, columns).
    start : (int, int)
        A cell of the plane; it belongs to the region.

    Returns
    -------
    ndarray of bool
        Shape (rows, columns).

    Raises
    ------
    IndexError
        Where `start` is outside the plane.

    Notes
    -----
    Unions of runs: the cells of a row that hang together are one node, runs that touch in neighbouring rows an edge.
    All arrays, no queue: a maze costs about as much as an empty plane.
    """
    if not (0 <= start[0] < plane.shape[0] and 0 <= start[1] < plane.shape[1]):
        raise IndexError(f"cell {start} is outside a plane of {plane.shape}")
    same = np.asarray(plane == plane[start])
    opens = _run_starts(same)
    # The number of the run each cell lies in; cells of another value are masked out at the end.
    run = np.cumsum(opens.ravel(), dtype=np.int32).reshape(same.shape) - 1
    touching = _run_starts(same[:-1] & same[1:])
    label = _joined(run[-1, -1] + 1, run[:-1][touching], run[1:][touching])
    return np.asarray(same & (label == label[run[start]])[run])


def _run_starts(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return where a run of True begins in a row."""
    starts = mask.copy()
    starts[:, 1:] &= ~mask[:, :-1]
    return starts


def _joined(nodes: int, a: npt.NDArray[np.int32], b: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Return for each node the smallest one it is joined to by the edges (a, b), over any number of steps."""
    parent = np.arange(nodes, dtype=np.int32)
    while a.size:
        # Hook the larger root of every edge to the smallest root beside it, then shorten all paths to one step.
        np.minimum.at(parent, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(parent, shorter := parent[parent]):
            parent = shorter
        a, b = parent[a], parent[b]
        apart = a != b
        a, b = a[apart], b[apart]
    return parent
