"""How an array of one, two or three spatial axes lies on a plane: a row, a grid, or slices side by side."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

GAP: Final = 1
"""Cells between slices, which show nothing."""

_ASPECT: Final = 1.25
"""Columns of a sheet to its rows, as wanted: the panes of the stage are a little wider than high."""

Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True)
class Sheet:
    """The place of every cell of an array on a plane; what follows from its attributes is worked out once.

    Attributes
    ----------
    shape : tuple of int
        Size along each spatial axis, one to three of them: (columns,), (rows, columns) or (slices, rows, columns).
    across : int
        Slices that lie side by side, before the next ones begin below them.
    """

    shape: tuple[int, ...]
    across: int

    @classmethod
    def of(cls, shape: tuple[int, ...]) -> "Sheet":
        """Return the sheet of an array of `shape` whose cells come out largest."""
        return _sheet_of(shape)

    @cached_property
    def slices(self) -> int:
        """Number of slices; 1 unless the array has three axes."""
        return self.shape[0] if len(self.shape) == 3 else 1

    @cached_property
    def rows(self) -> int:
        """Rows of one slice."""
        return self.shape[-2] if len(self.shape) > 1 else 1

    @cached_property
    def columns(self) -> int:
        """Columns of one slice."""
        return self.shape[-1]

    @cached_property
    def size(self) -> tuple[int, int]:
        """(rows, columns) of the whole sheet, gaps and all."""
        down = math.ceil(self.slices / self.across)
        return down * (self.rows + GAP) - GAP, self.across * (self.columns + GAP) - GAP

    def corner(self, slice_: int) -> tuple[int, int]:
        """Return the (row, column) of the first cell of a slice."""
        down, across = divmod(slice_, self.across)
        return down * (self.rows + GAP), across * (self.columns + GAP)

    def place(self, index: tuple[int, ...]) -> tuple[int, int]:
        """Return the (row, column) of a cell; one beyond the array lies beyond its slice."""
        top, left = self.corner(index[0] if len(self.shape) == 3 else 0)
        return top + (index[-2] if len(self.shape) > 1 else 0), left + index[-1]

    def places(self, index: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Return the rows and the columns of many cells, N each, from their indices of shape (N, axes)."""
        slices = index[:, 0] if len(self.shape) == 3 else np.zeros(len(index), np.intp)
        inside = index[:, -2] if len(self.shape) > 1 else np.zeros(len(index), np.intp)
        down, across = slices // self.across, slices % self.across
        return down * (self.rows + GAP) + inside, across * (self.columns + GAP) + index[:, -1]

    def index(self, row: int, column: int) -> tuple[int, ...] | None:
        """Return the cell at a place of the sheet, or None where there is none: in a gap, or beyond."""
        down, row_in = divmod(row, self.rows + GAP)
        across, column_in = divmod(column, self.columns + GAP)
        number = down * self.across + across
        inside = row_in < self.rows and column_in < self.columns and 0 <= across < self.across
        if not (inside and 0 <= number < self.slices):
            return None
        return (number, row_in, column_in)[3 - len(self.shape) :]

    def spread(self, values: npt.NDArray[Number], fill: float = 0) -> npt.NDArray[Number]:
        """Return arrays laid out on their sheets.

        Parameters
        ----------
        values : ndarray
            Shape (..., *shape).
        fill : float
            What stands in the gaps.

        Returns
        -------
        ndarray
            Shape (..., rows, columns) of the sheet, of the type of `values`; a view of them where the array has
            one or two axes.
        """
        front = values.shape[: values.ndim - len(self.shape)]
        if len(self.shape) < 3:
            return values.reshape(*front, self.rows, self.columns)
        sheet = np.full((*front, *self.size), fill, dtype=values.dtype)
        for number in range(self.slices):
            top, left = self.corner(number)
            sheet[..., top : top + self.rows, left : left + self.columns] = values[..., number, :, :]
        return sheet


@lru_cache(64)
def _sheet_of(shape: tuple[int, ...]) -> Sheet:
    """Return `Sheet.of`; with each edit the pictures of a stage ask for the same three."""
    if len(shape) < 3:
        return Sheet(shape, 1)
    slices, rows, columns = shape

    def side(across: int) -> float:
        down = math.ceil(slices / across)
        return max((across * (columns + GAP) - GAP) / _ASPECT, down * (rows + GAP) - GAP)

    return Sheet(shape, min(range(1, slices + 1), key=side))
