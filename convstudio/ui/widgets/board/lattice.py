"""Where the cells of a plane, a kernel or a map lie in its box: in a strip under bars, in a grid, or in slices."""

import functools
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.render.sheet import Sheet
from convstudio.ui.widgets.board.layout import Box, Size

FLATNESSES: Final = (6, 4, 3, 2)
"""A strip of so many cells and more has bars over it, one cell high for each of so many: flat ones are the first."""

Cell = tuple[int, ...]
"""One index for each axis: (column,), (row, column) or (slice, row, column)."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """The cells of one picture.

    Attributes
    ----------
    sheet : Sheet
        How an array of one to three axes lies on a plane.
    head : int
        Cells that the bars over a strip are high; 0 where there are none.
    """

    sheet: Sheet
    head: int = 0

    @classmethod
    def of(cls, shape: tuple[int, ...], flatness: int = FLATNESSES[0]) -> "Lattice":
        """Return the lattice of an array of `shape`, with bars as high as one of FLATNESSES has them."""
        return _lattice(shape, flatness)

    @property
    def rank(self) -> int:
        """Number of axes."""
        return len(self.sheet.shape)

    @property
    def size(self) -> Size:
        """(rows, columns) of all, bars and gaps between slices included."""
        rows, columns = self.sheet.size
        return rows + self.head, columns

    def holds(self, cell: Cell) -> bool:
        """Return whether a cell is one of the array's."""
        shape = self.sheet.shape
        return len(cell) == len(shape) and all(
            0 <= index < size for index, size in zip(cell, shape, strict=True)
        )

    def cell_at(self, box: Box, x: float, y: float, side: float) -> Cell | None:
        """Return the cell at a point of a box, with its bar; None in a gap between slices."""
        rows, columns = self.size
        row, column = min(int((y - box.y) / side), rows - 1), min(int((x - box.x) / side), columns - 1)
        return self.sheet.index(max(row - self.head, 0), column)

    def box_of(self, box: Box, cell: Cell, side: float) -> Box:
        """Return where a cell lies."""
        row, column = self.sheet.place(cell)
        return Box(box.x + column * side, box.y + (row + self.head) * side, side, side)

    def bars(self, box: Box, side: float) -> Box:
        """Return where the bars lie; of no height where there are none."""
        return Box(box.x, box.y, box.width, self.head * side)

    def slices(self, box: Box, side: float) -> list[Box]:
        """Return where each slice lies; of an array without slices, all of it but its bars."""
        return [Box(*each) for each in self.boxes(np.array([box]), side).tolist()]

    def boxes(self, boxes: npt.NDArray[np.float64], side: float) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of every slice of several pictures, shape (n · slices, 4).

        Parameters
        ----------
        boxes : ndarray
            Shape (n, 2) or (n, 4), x and y of each picture first.
        side : float
            Of a cell.
        """
        corners = np.array([self.sheet.corner(number) for number in range(self.sheet.slices)])
        places = np.empty((len(boxes), len(corners), 4))
        places[..., 0] = boxes[:, :1] + corners[:, 1] * side
        places[..., 1] = boxes[:, 1:2] + (corners[:, 0] + self.head) * side
        places[..., 2:] = self.sheet.columns * side, self.sheet.rows * side
        return places.reshape(-1, 4)

    def slice_of(self, box: Box, cell: Cell, side: float) -> Box:
        """Return where the slice of a cell lies, its bars included."""
        row, column = self.sheet.corner(cell[0] if self.rank == 3 else 0)
        rows, columns = self.sheet.rows + self.head, self.sheet.columns
        return Box(box.x + column * side, box.y + row * side, columns * side, rows * side)

    def block(self, box: Box, first: Cell, span: Cell, side: float) -> list[tuple[Box, Box]]:
        """Return where a block of cells lies, in every slice that it reaches: with the slice, which it may leave.

        Parameters
        ----------
        box : Box
            Of the picture.
        first : tuple of int
            The cell with the smallest indices; it may lie beyond the array.
        span : tuple of int
            Cells along each axis.
        side : float
            Of a cell.
        """
        flat = self.rank < 3
        numbers = range(1) if flat else range(max(first[0], 0), min(first[0] + span[0], self.sheet.slices))
        found = []
        for number in numbers:
            within = self.slice_of(box, first if flat else (number,), side)
            row, rows = (0, 1 + self.head) if self.rank == 1 else (first[-2], span[-2])
            place = Box(within.x + first[-1] * side, within.y + row * side, span[-1] * side, rows * side)
            found.append((place, within))
        return found


@functools.lru_cache(maxsize=64)
def _lattice(shape: tuple[int, ...], flatness: int) -> Lattice:
    return Lattice(Sheet.of(shape), shape[0] // flatness if len(shape) == 1 else 0)
