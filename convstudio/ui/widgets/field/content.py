"""What the maps of a chain and the pictures beneath them show, as plain values."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.render.colormap import ByteArray

Cell = tuple[int, int]
"""(row, column)."""

Box = tuple[tuple[int, int], tuple[int, int]]
"""(first, stop) of rows and of columns."""

Window = tuple[tuple[float, float], tuple[float, float]]
"""(first, stop) of rows and of columns, which need not be whole."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class MapColumn:
    """One map of a chain and what stands over and under it.

    Attributes
    ----------
    head : tuple of str
        Lines over the map: its name, what makes it.
    size : (int, int)
        Rows and columns.
    used : (Mask, Mask) or None
        Which rows and columns the chosen unit depends on; None where it does not.
    facts : tuple of str
        One number for each label of the strip.
    described : str
        All of it in words.
    jump : int
        Cells of the input from one cell of the map to the next.
    corner : (float, float)
        Where the first cell begins, in cells of the input, if every cell is drawn `jump` wide and high.
    """

    head: tuple[str, ...]
    size: Cell
    used: tuple[Mask, Mask] | None
    facts: tuple[str, ...]
    described: str
    jump: int = 1
    corner: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class StripContent:
    """A chain from left to right.

    Attributes
    ----------
    columns : tuple of MapColumn
        The input first.
    labels : tuple of str
        What the facts are, line by line.
    chosen : int
        The map of the chosen unit.
    unit : (int, int)
        Its place there.
    window : ((float, float), (float, float)) or None
        The part of the input, (first, stop) of rows and of columns, over which every map is shown; None shows the
        maps whole, each to the scale of the largest.
    """

    columns: tuple[MapColumn, ...]
    labels: tuple[str, ...]
    chosen: int
    unit: Cell
    window: Window | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PaneContent:
    """A part of the plane that the input lies in.

    Attributes
    ----------
    size : (int, int)
        Rows and columns of the input, which begins at (0, 0); around it lies padding.
    region : Box
        What is shown of the plane.
    pixels : ByteArray or None
        Grays of shape (H, W) or colors of shape (H, W, 3), spread over `covers`.
    covers : Box
        The cells that the pixels show.
    box : Box or None
        What the unit sees in theory, outlined.
    inner : Box or None
        The part of it that holds half of the gradient, outlined with dashes.
    veiled : bool
        Whether what lies outside of `box` is faded.
    """

    size: Cell
    region: Box
    pixels: ByteArray | None
    covers: Box
    box: Box | None = None
    inner: Box | None = None
    veiled: bool = False


def spans(mask: Mask) -> list[tuple[int, int]]:
    """Return the runs of True in `mask`, as (first, stop)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return [(int(first), int(stop)) for first, stop in zip(edges[::2], edges[1::2], strict=True)]
