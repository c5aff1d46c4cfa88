"""What a grid shows, as plain values."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from convstudio.core.render.raster import Raster
from convstudio.core.render.sheet import GAP, Sheet

Cell = tuple[int, ...]
"""One index for each axis of the array: (column,), (row, column) or (slice, row, column).

In a padded input they are counted from the first real cell, so that padding is negative.
"""

ValueBlock = Callable[[Cell, Cell], npt.NDArray[np.float32]]
"""(first cell, the stop along each axis) of visible cells → their values, in the form of the block."""

UNKNOWN = "?"
"""Stands for a number that is not to be seen yet."""

DIGITS_FROM = 14.0
"""Cells narrower than this many pixels carry no digits, however short."""


def head_rows(rank: int) -> int:
    """Return the rows over the sheet: slices have some for the captions of those at the top."""
    return GAP if rank == 3 else 0


def block_of(values: npt.NDArray[np.float32], first: Cell = ()) -> ValueBlock:
    """Return the values of a grid that shows an array, whose first cell is `first` (by default 0 everywhere)."""
    start = first or (0,) * values.ndim

    def block(begin: Cell, stop: Cell) -> npt.NDArray[np.float32]:
        places = zip(begin, stop, start, strict=True)
        return values[tuple(slice(low - zero, high - zero) for low, high, zero in places)]

    return block


@dataclass(frozen=True, slots=True)
class Box:
    """A block of cells.

    Attributes
    ----------
    first : tuple of int
        The cell with the smallest indices.
    size : tuple of int
        Cells along each axis.
    """

    first: Cell
    size: tuple[int, ...]

    def holds(self, axis: int, index: int) -> bool:
        """Return whether the block reaches over `index` along an axis."""
        return self.first[axis] <= index < self.first[axis] + self.size[axis]


@dataclass(frozen=True, slots=True, eq=False)
class GridPicture:
    """The cells of a grid: an array of one to three axes, laid on a sheet.

    Attributes
    ----------
    raster : Raster
        One byte (or RGB) a cell, of the size of the sheet.
    values : callable
        Gives the numbers of a block of cells, in cell coordinates.
    shape : tuple of int
        Cells along each axis, padding and all.
    first : tuple of int
        Cell at the beginning: (-before, -before) for a padded input. Empty means 0 along every axis.
    real : tuple of int or None
        Cells along each axis that are not padding, from 0; None means all.
    signed : bool
        Colored by the signed map; otherwise gray or RGB.
    visited : tuple of ndarray of bool, or None
        For each axis whether any window reaches an index; cells with one that none does are hatched.
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
    conceals : bool
        Whether NaN stands for a number that is not to be seen yet, and reads "?".
    span : (float, float) or None
        What the lowest and the highest bar stand for; None is the range of the colors, or the upper half of it where
        nothing is negative.
    sheet : Sheet
        Where the cells lie.
    """

    raster: Raster
    values: ValueBlock
    shape: tuple[int, ...]
    first: Cell = ()
    real: tuple[int, ...] | None = None
    signed: bool = False
    visited: tuple[npt.NDArray[np.bool_], ...] | None = None
    filled: int | None = None
    numbered: bool = True
    digits_from: float = DIGITS_FROM
    labelled: bool = False
    tip: Callable[[Cell], str] | None = None
    conceals: bool = False
    span: tuple[float, float] | None = None
    sheet: Sheet = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sheet", Sheet.of(self.shape))
        object.__setattr__(self, "first", self.first or (0,) * len(self.shape))

    @property
    def rank(self) -> int:
        """Number of axes."""
        return len(self.shape)

    @property
    def bars(self) -> bool:
        """Whether every cell has a bar over it: a signal is a row of numbers, and a curve; colors are none."""
        return self.rank == 1 and self.raster.levels[0].ndim == 2

    @property
    def head(self) -> int:
        """Rows over the sheet."""
        return head_rows(self.rank)

    @property
    def rows(self) -> int:
        """Rows of the sheet and what is over it."""
        return self.sheet.size[0] + self.head

    @property
    def columns(self) -> int:
        """Columns of the sheet."""
        return self.sheet.size[1]

    def place(self, cell: Cell) -> tuple[int, int]:
        """Return the (row, column) of a cell, from the top left of all."""
        row, column = self.sheet.place(self._index(cell))
        return row + self.head, column

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell at a (row, column) from the top left of all, or None where there is none."""
        index = self.sheet.index(row - self.head, column)
        return None if index is None else tuple(i + zero for i, zero in zip(index, self.first, strict=True))

    def cell_beside(self, cell: Cell, row: int, column: int) -> Cell:
        """Return the cell at a (row, column) in the slice of another, whether or not it reaches so far."""
        here, there = self.place(cell), (row, column)
        moved = (there[0] - here[0], there[1] - here[1])[max(2 - self.rank, 0) :]
        return (*cell[: -len(moved)], *(i + by for i, by in zip(cell[-len(moved) :], moved, strict=True)))

    def number(self, cell: Cell) -> int:
        """Return how many cells come before `cell` in row-major order."""
        count = 0
        for index, size in zip(self._index(cell), self.shape, strict=True):
            count = count * size + index
        return count

    def numbers(self) -> npt.NDArray[np.float32]:
        """Return the numbers of all cells, in their form."""
        return self.values(
            self.first, tuple(zero + size for zero, size in zip(self.first, self.shape, strict=True))
        )

    def value(self, cell: Cell) -> float:
        """Return the number of one cell."""
        return float(self.values(cell, tuple(index + 1 for index in cell)).item())

    def contains(self, cell: Cell) -> bool:
        """Return whether `cell` is one of the grid's, padding included."""
        return len(cell) == self.rank and all(
            0 <= index < size for index, size in zip(self._index(cell), self.shape, strict=True)
        )

    def is_real(self, cell: Cell) -> bool:
        """Return whether `cell` is one of the grid's and not padding."""
        sizes = self.real or self.shape
        return self.contains(cell) and all(0 <= index < size for index, size in zip(cell, sizes, strict=True))

    def _index(self, cell: Cell) -> Cell:
        return tuple(index - zero for index, zero in zip(cell, self.first, strict=True))

    def looks_like(self, other: "GridPicture") -> bool:
        """Return whether both are painted the same: the same raster, in the same place, as far filled."""
        return (
            self.raster is other.raster
            and (self.shape, self.first) == (other.shape, other.first)
            and (self.real, self.filled, self.span) == (other.real, other.filled, other.span)
            and (self.numbered, self.labelled, self.signed) == (other.numbered, other.labelled, other.signed)
            and self.conceals == other.conceals
            and _same_masks(self.visited, other.visited)
        )


def _same_masks(
    one: tuple[npt.NDArray[np.bool_], ...] | None, other: tuple[npt.NDArray[np.bool_], ...] | None
) -> bool:
    if one is None or other is None:
        return one is other
    return all(np.array_equal(mask, mask_) for mask, mask_ in zip(one, other, strict=True))


@dataclass(frozen=True, slots=True)
class Mark:
    """The identity of a kernel cell, on a cell.

    Attributes
    ----------
    cell : tuple of int
        Where it is drawn.
    label : str
        Its letter, or "row,column" for kernels of more than nine cells.
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
    window : Box or None
        Outline of the sliding window; in a volume on every slice that it reaches into.
    cursor : tuple of int or None
        The cell that is explained.
    linked : tuple of cells
        Cells that what is under the pointer uses or is used by.
    area : Box or None
        Outline around cells that are linked but too many to be outlined one by one.
    cross : tuple of int or None
        Cell through whose middle a cross-hair goes, from edge to edge.
    notes : dict of cell to str
        Text on linked cells, such as the weight with which they are used.
    faded : tuple of cells
        Cells that have no part in what is explained.
    """

    marks: tuple[Mark, ...] = ()
    window: Box | None = None
    cursor: Cell | None = None
    linked: tuple[Cell, ...] = ()
    area: Box | None = None
    cross: Cell | None = None
    notes: dict[Cell, str] = field(default_factory=dict)
    faded: tuple[Cell, ...] = ()
