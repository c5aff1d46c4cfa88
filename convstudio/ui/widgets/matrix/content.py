"""What a matrix widget shows, as plain values."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.render.colormap import ByteArray
from convstudio.core.render.matrix import reduced

Place = tuple[int, int]
"""(row, column) of the matrix."""

Indices = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Weights where they stand, each array of shape (N,).

    Attributes
    ----------
    rows, columns : ndarray of int
        The cell.
    taps : ndarray of int
        Which kernel cell it is, counted in row-major order.
    values : ndarray of float32
        What stands there: where several weights do, their sum.
    counts : ndarray of int
        How many weights that are.
    """

    rows: npt.NDArray[np.intp]
    columns: npt.NDArray[np.intp]
    taps: npt.NDArray[np.intp]
    values: npt.NDArray[np.float32]
    counts: npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """The codes of a block.

    Attributes
    ----------
    codes : ByteArray
        One for as many cells as are seen as one.
    first : (int, int)
        The cell of the matrix at their top left.
    """

    codes: ByteArray
    first: Place


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """A column of numbers beside the matrix.

    Attributes
    ----------
    name : str
        Written over it.
    values : callable or None
        Gives the numbers at some indices; None while they are not known, or are too many to be worked out.
    low, high : float
        The range of its colors.
    signed : bool
        Colored by the signed map; otherwise gray.
    conceals : bool
        Whether NaN stands for a number that is not to be seen yet, and reads "?".
    """

    name: str
    values: Callable[[Indices], npt.NDArray[np.float32]] | None
    low: float
    high: float
    signed: bool
    conceals: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class MatrixContent:
    """A matrix with the vectors that it joins: left = matrix · right + added.

    Attributes
    ----------
    name : str
        Written over the matrix.
    shape : (int, int)
        Rows and columns.
    levels : tuple of ByteArray
        The codes (see `core.render.matrix`) of the whole, and reduced copies of it. Empty where there is no such
        picture.
    block : callable or None
        Gives the codes of a block of (rows, columns), of a matrix that is too large to be seen whole.
    sample : callable or None
        Gives the codes where some rows and columns meet, of a matrix whose cells have nothing to do with their
        neighbors.
    cells : callable or None
        Gives the weights of a block with their numbers; None where they have none.
    row_steps, column_steps : (int, int)
        Rows, and columns, of one map or plane, and of one line of its picture; lines are drawn between them.
    labels : tuple of str
        The identity of each kernel cell.
    colors : tuple of (str or None)
        The hue of each kernel cell, where there are few enough.
    digits_from : float
        Pixels that a cell must be wide to carry its number.
    left, right : Vector
        The product, and what is multiplied.
    added : Vector or None
        What is added to the product.
    by_column : bool
        Whether the cursor is a column rather than a row.
    """

    name: str
    shape: Place
    levels: tuple[ByteArray, ...]
    block: Callable[[range, range], ByteArray] | None
    sample: Callable[[Indices, Indices], ByteArray] | None
    cells: Callable[[range, range], Cells] | None
    row_steps: Place
    column_steps: Place
    labels: tuple[str, ...]
    colors: tuple[str | None, ...]
    digits_from: float
    left: Vector
    right: Vector
    added: Vector | None
    by_column: bool = False

    @property
    def whole(self) -> bool:
        """Whether the matrix can be seen as a whole."""
        return self.block is None

    def seen(self, rows: range, columns: range, coarser: int) -> Seen:
        """Return the codes of a block, of which `coarser` × `coarser` cells are seen as one.

        Blocks begin at multiples of `coarser`, so that nothing shimmers when the matrix is moved.
        """
        first = rows.start // coarser * coarser, columns.start // coarser * coarser
        down, across = range(first[0], rows.stop), range(first[1], columns.stop)
        if self.sample is not None:
            codes = self.sample(
                np.arange(down.start, down.stop, coarser), np.arange(across.start, across.stop, coarser)
            )
        elif self.block is not None:
            codes = reduced(self.block(down, across), coarser)
        else:
            level = min(max(coarser & -coarser, 1).bit_length(), len(self.levels)) - 1
            step = 2**level
            codes = self.levels[level][
                down.start // step : -(-down.stop // step), across.start // step : -(-across.stop // step)
            ]
            codes = reduced(codes, coarser // step)
        return Seen(codes, first)


@dataclass(frozen=True, slots=True)
class MatrixMarks:
    """What is drawn over a matrix, and changes with every step or hover.

    Attributes
    ----------
    cursor : int or None
        The row that is explained; or the column, where the content says so.
    cell : (int, int) or None
        The cell under the pointer.
    row, column : int or None
        A row or a column that is linked with what is under the pointer.
    tap : int or None
        The kernel cell that is linked.
    filled : int or None
        How many values of the left vector are shown; None shows all.
    """

    cursor: int | None = None
    cell: Place | None = None
    row: int | None = None
    column: int | None = None
    tap: int | None = None
    filled: int | None = None
