"""What a grid shows, as plain values."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from convstudio.core.render.raster import Raster

Cell = tuple[int, int]
"""(row, column); in a padded input, counted from the first real cell, so that padding is negative."""

ValueBlock = Callable[[int, int, int, int], npt.NDArray[np.float32]]
"""(first row, row stop, first column, column stop) of visible cells → their values."""


DIGITS_FROM = 14.0
"""Cells narrower than this many pixels carry no digits, however short."""


@dataclass(frozen=True, slots=True, eq=False)
class GridPicture:
    """The cells of a grid.

    Attributes
    ----------
    raster : Raster
        One byte (or RGB) a cell, with `rows` × `columns` pixels.
    values : callable
        Gives the numbers of a block of cells, in cell coordinates.
    rows, columns : int
        Cells along each side, padding and all.
    first : (int, int)
        Cell at the top left: (-before, -before) for a padded input.
    real : (int, int)
        Cells that are not padding, from (0, 0).
    signed : bool
        Colored by the signed map; otherwise gray or RGB.
    visited_rows, visited_columns : ndarray of bool or None
        Whether any window reaches the row or column; the cells of others are hatched.
    filled : int or None
        Only the first `filled` cells in row-major order are shown; None shows all.
    numbered : bool
        Whether cells carry digits where there is room.
    digits_from : float
        Pixels that a cell must be wide for that: short whole numbers need less than fractions.
    labelled : bool
        Whether cells may be marked with a letter; their digits leave it room.
    tip : callable or None
        Says the value of a cell where it is not just the number in `values`, as in a color picture.
    """

    raster: Raster
    values: ValueBlock
    rows: int
    columns: int
    first: Cell = (0, 0)
    real: Cell | None = None
    signed: bool = False
    visited_rows: npt.NDArray[np.bool_] | None = None
    visited_columns: npt.NDArray[np.bool_] | None = None
    filled: int | None = None
    numbered: bool = True
    digits_from: float = DIGITS_FROM
    labelled: bool = False
    tip: Callable[[Cell], str] | None = None

    def looks_like(self, other: "GridPicture") -> bool:
        """Return whether both are painted the same: the same raster, in the same place, as far filled."""
        return (
            self.raster is other.raster
            and (self.first, self.real, self.filled) == (other.first, other.real, other.filled)
            and (self.numbered, self.labelled, self.signed) == (other.numbered, other.labelled, other.signed)
            and _same_mask(self.visited_rows, other.visited_rows)
            and _same_mask(self.visited_columns, other.visited_columns)
        )

    def contains(self, cell: Cell) -> bool:
        """Return whether `cell` is one of the grid's, padding included."""
        row, column = cell[0] - self.first[0], cell[1] - self.first[1]
        return 0 <= row < self.rows and 0 <= column < self.columns

    def is_real(self, cell: Cell) -> bool:
        """Return whether `cell` is one of the grid's and not padding."""
        rows, columns = self.real or (self.rows, self.columns)
        return self.contains(cell) and 0 <= cell[0] < rows and 0 <= cell[1] < columns


def _same_mask(one: npt.NDArray[np.bool_] | None, other: npt.NDArray[np.bool_] | None) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(one, other)


@dataclass(frozen=True, slots=True)
class Mark:
    """The identity of a kernel cell, on a cell.

    Attributes
    ----------
    cell : (int, int)
        Where it is drawn.
    label : str
        Its letter, or "row, column" for kernels of more than nine cells.
    color : str or None
        Its hue; None draws the label alone.
    """

    cell: Cell
    label: str
    color: str | None


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is drawn over the cells, and changes with every step or hover.

    Attributes
    ----------
    marks : tuple of Mark
        Identities.
    window : (row, column, rows, columns) or None
        Outline of the sliding window.
    cursor : (row, column) or None
        The cell that is explained.
    linked : tuple of (row, column)
        Cells that what is under the pointer uses or is used by.
    area : (row, column, rows, columns) or None
        Outline around cells that are linked but too many to be outlined one by one.
    cross : (row, column) or None
        Cell through whose middle a cross-hair goes, from edge to edge.
    notes : dict of cell to str
        Text on linked cells, such as the weight with which they are used.
    """

    marks: tuple[Mark, ...] = ()
    window: tuple[int, int, int, int] | None = None
    cursor: Cell | None = None
    linked: tuple[Cell, ...] = ()
    area: tuple[int, int, int, int] | None = None
    cross: Cell | None = None
    notes: dict[Cell, str] = field(default_factory=dict)
