"""Matrices to pictures: one byte a cell, which stays visible however small the picture is made.

A cell without a weight is BLANK, one whose weight is 0 is ZERO, and the others are coded so that the larger magnitude
has the larger code: 2m below zero and 2m + 1 above it, m from 1 to 127. So a reduced picture is a maximum: a diagonal
one cell wide is seen in a matrix of thousands of rows, where a mean would wash it out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.operators.matrix import Entries, Indices, LayerMatrix
from convstudio.core.operators.weight_sharing import distances
from convstudio.core.render.colormap import MIDDLE, ByteArray, Color
from convstudio.core.view_state import Sharing

BLANK: Final = 0
ZERO: Final = 1
STEPS: Final = 127
"""Magnitudes that are told apart, beside zero."""

WHOLE_SIDE: Final = 4096
"""Rows and columns up to which a matrix is drawn as a whole."""

REDUCED_SIDE: Final = 512
"""Reduced copies are made down to this longest side, in cells."""

_CHUNK: Final = 2**19
"""Weights that are laid out at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class MatrixPicture:
    """A whole matrix, and reduced copies of it.

    Attributes
    ----------
    levels : tuple of ByteArray
        Codes; each further level is half as large, rounded up, every cell the maximum of 2×2.
    limit : float
        The |value| that the largest code stands for.
    """

    levels: tuple[ByteArray, ...]
    limit: float


def fits(matrix: LayerMatrix) -> bool:
    """Return whether a matrix is small enough to be drawn as a whole."""
    return max(matrix.shape) <= WHOLE_SIDE


def codes_of(values: npt.NDArray[np.float64], limit: float) -> ByteArray:
    """Return the code of every value; one beyond `limit` has that of the limit."""
    with np.errstate(over="ignore", invalid="ignore"):
        steps = np.clip(np.rint(np.abs(values) * (STEPS / limit)), 1, STEPS)
    codes = 2 * steps + (values > 0)
    return np.where(values == 0, ZERO, codes).astype(np.uint8)


def block_codes(matrix: LayerMatrix, rows: range, columns: range, limit: float) -> ByteArray:
    """Return the codes of a block, shape (len(rows), len(columns))."""
    codes = np.full((len(rows), len(columns)), BLANK, dtype=np.uint8)
    step = max(_CHUNK // max(matrix.document.weight[0].size, 1), 1)
    for start in range(rows.start, rows.stop, step):
        _put(
            codes,
            matrix.block(range(start, min(start + step, rows.stop)), columns),
            rows,
            columns,
            limit,
            matrix,
        )
    return codes


def _put(
    codes: ByteArray, entries: Entries, rows: range, columns: range, limit: float, matrix: LayerMatrix
) -> None:
    part = entries.summed()[0] if matrix.folded else entries
    codes[part.rows - rows.start, part.columns - columns.start] = codes_of(part.values, limit)


def matrix_picture(matrix: LayerMatrix, stopped: Callable[[], bool] = lambda: False) -> MatrixPicture | None:
    """Return the picture of a whole matrix that `fits`, or None where it was `stopped`."""
    rows, columns = matrix.shape
    limit = matrix.largest or 1.0
    codes = np.full((rows, columns), BLANK, dtype=np.uint8)
    step = max(_CHUNK // max(matrix.document.weight[0].size, 1), 1)
    for start in range(0, rows, step):
        if stopped():
            return None
        entries = matrix.block(range(start, min(start + step, rows)), range(columns))
        _put(codes, entries, range(rows), range(columns), limit, matrix)
    return MatrixPicture(_levels(codes), limit)


def _levels(codes: ByteArray) -> tuple[ByteArray, ...]:
    levels = [codes]
    while max(levels[-1].shape) > REDUCED_SIDE:
        levels.append(reduced(levels[-1], 2))
    for level in levels:
        level.setflags(write=False)
    return tuple(levels)


def reduced(codes: ByteArray, coarser: int) -> ByteArray:
    """Return a picture `coarser` times smaller, rounded up, each cell the maximum of those it stands for."""
    if coarser == 1:
        return codes
    # Rows first, and slice by slice: this goes over whole rows, and takes a tenth of the time of a reduceat.
    below = codes[0::coarser].copy()
    for offset in range(1, min(coarser, len(codes))):
        part = codes[offset::coarser]
        np.maximum(below[: len(part)], part, out=below[: len(part)])
    beside = below[:, 0::coarser].copy()
    for offset in range(1, min(coarser, below.shape[1])):
        columns = below[:, offset::coarser]
        np.maximum(beside[:, : columns.shape[1]], columns, out=beside[:, : columns.shape[1]])
    return beside


def shared_codes(
    matrix: LayerMatrix, sharing: Sharing, rows: Indices, columns: Indices, limit: float
) -> ByteArray:
    """Return codes for some rows and columns of a matrix on the way from a fully connected layer to a convolution.

    Its weights have no values yet. What has the same weight has the same code, which else is as good as random; those
    that the layer keeps have the code of their value.

    Parameters
    ----------
    matrix : LayerMatrix
        Of the layer.
    sharing : Sharing
        CONNECTED or SHARED; of the layer itself there are `block_codes`.
    rows, columns : ndarray of intp
        Shapes (R,) and (C,).
    limit : float
        The |value| that the largest code stands for.

    Returns
    -------
    ByteArray
        Shape (R, C).
    """
    if sharing is Sharing.CONNECTED:
        parts: tuple[Indices, ...] = (rows[:, np.newaxis], columns[np.newaxis])
        return _texture(parts)
    parts = distances(matrix, rows, columns)
    codes = np.array(np.broadcast_to(_texture(parts), (len(rows), len(columns))))
    channel, plane, *places = parts
    document = matrix.document
    share = document.in_channels // document.groups
    own = channel // (document.out_channels // document.groups) == plane // share
    taps: list[Indices] = []
    for place, dilation, size in zip(places, document.layer.dilation, document.kernel_size, strict=True):
        tap = place // dilation
        own = own & (place % dilation == 0) & (tap >= 0) & (tap < size)
        taps.append(np.clip(tap, 0, size - 1))
    values = document.effective_weight()[(channel, plane % share, *taps)]
    return np.where(own, codes_of(values.astype(np.float64), limit), codes)


def _texture(parts: tuple[Indices, ...]) -> ByteArray:
    """Return codes that differ, as far as 254 can, wherever the parts do: a hash, the same at every painting."""
    mixed = np.zeros((1, 1), dtype=np.uint64)
    for number, part in enumerate(parts):
        # The odd constants of splitmix64 (Steele, Lea and Flood 2014), as multipliers that spread all bits.
        mixed = (mixed ^ (part.astype(np.uint64) + np.uint64(number + 1))) * np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    return ((mixed >> np.uint64(40)) % np.uint64(2 * STEPS) + np.uint64(2)).astype(np.uint8)


def code_table(signed: ByteArray, blank: Color, zero: Color | None = None, least: int = 0) -> ByteArray:
    """Return the colors of all codes, shape (256, 3): those of the signed map, and one for cells without a weight.

    Parameters
    ----------
    signed : ByteArray
        A table of `colormap.signed_table`.
    blank : Color
        The color of BLANK.
    zero : Color, optional
        The color of ZERO; that of the map if not given.
    least : int
        A magnitude of the 127 there are: smaller ones have its color, so that a small weight is not lost where a
        cell is hardly to be seen.
    """
    codes = np.arange(256)
    steps = np.maximum(codes // 2, least)
    table: ByteArray = signed[np.clip(MIDDLE + np.where(codes % 2, 1, -1) * steps, 1, 255)].copy()
    table[ZERO] = signed[MIDDLE] if zero is None else zero
    table[BLANK] = blank
    return table
