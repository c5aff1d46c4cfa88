"""Arrays to pictures: float planes quantised to 8 bits, with reduced copies of large ones.

Quantising is done once, off the GUI thread; painting then only looks indices up in a table of `colormap`. Work
goes in blocks of rows that fit the processor's cache, so a 4096×4096 plane needs 1 MiB beside its picture.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from convstudio.core.document import FloatArray
from convstudio.core.operators.geometry import AnyAxis
from convstudio.core.render.colormap import MIDDLE
from convstudio.core.render.sheet import Sheet

ByteArray: TypeAlias = npt.NDArray[np.uint8]

REDUCED_SIDE: Final = 1024
"""Reduced copies are made down to this longest side, in pixels; a smaller picture has none."""

ROBUST_SHARE: Final = 0.99
"""Share of the values that a robust range holds."""

NARROWINGS: Final = 4

_BLOCK_VALUES: Final = 2**17


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """A picture, ready for a table of colors.

    Attributes
    ----------
    levels : tuple of ByteArray
        Level 0 is the picture, read-only: indices of shape (H, W), or colors of shape (H, W, 3). Each further
        level is half as large, rounded up, every pixel the mean of 2×2; the last is ≤ REDUCED_SIDE.
    low, high : float
        The values that the range of indices stands for: 0 and 255 in a gray or RGB picture, 1 and 255 in a
        signed one, whose 128 is exactly zero.
    clipped : bool
        Whether some values lie beyond `low` or `high` and are drawn as those.
    """

    levels: tuple[ByteArray, ...]
    low: float
    high: float
    clipped: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """(rows, columns) of level 0."""
        return self.levels[0].shape[0], self.levels[0].shape[1]


def signed_raster(plane: FloatArray, *, robust: bool = False, limit: float | None = None) -> Raster:
    """Return a plane of shape (H, W) as indices into the signed map, in the range -limit to limit.

    Parameters and the choice of `limit` are those of `quantised`.
    """
    indices, limit, clipped = quantised(plane, signed=True, robust=robust, limit=limit)
    return Raster(_levels(indices), -limit, limit, clipped)


def magnitude_raster(plane: FloatArray, *, robust: bool = False, limit: float | None = None) -> Raster:
    """Return a plane of shape (H, W) without negative values as grays, in the range 0 to limit.

    Parameters and the choice of `limit` are those of `quantised`.
    """
    indices, limit, clipped = quantised(plane, signed=False, robust=robust, limit=limit)
    return Raster(_levels(indices), 0.0, limit, clipped)


def quantised(
    plane: FloatArray, *, signed: bool, robust: bool = False, limit: float | None = None
) -> tuple[ByteArray, float, bool]:
    """Return a plane as indices, the value that the last of them stands for, and whether some values lie beyond.

    Parameters
    ----------
    plane : FloatArray
        Shape (H, W). Infinite values are drawn as the ends of the range, NaN as zero.
    signed : bool
        index = round(128 + 127 · v / limit) of the signed table; else round(255 · v / limit) of the gray one, for
        planes without negative values.
    robust : bool
        For pictures: let the range end at the ROBUST_SHARE quantile of the |v| > 0, so that a few extremes (the rim
        that zero padding makes, say) do not leave everything else pale; what lies beyond is drawn as the ends. The
        smallest value above zero may share zero's color.
    limit : float, optional
        The end of the range, greater than zero. If not given, it is max |v| over the finite values, or 1 where
        all are zero.
    """
    zero, first = (MIDDLE, 1) if signed else (0, 0)
    steps = 255 - zero
    peak = _peak(plane)
    end = (peak or 1.0) if limit is None else limit
    indices = np.empty(plane.shape, dtype=np.uint8)
    _quantise(plane, indices, 0.0, steps / end, zero, first)
    narrows = robust and limit is None and peak > 0
    zeros = plane.size - int(np.count_nonzero(plane)) if narrows else 0
    # Each round narrows the range to where the quantile is, until it fills a good part of the indices.
    for _ in range(NARROWINGS if narrows else 0):
        step = _quantile_step(indices, zero, zeros)
        if not 0 < step < steps:
            break
        end *= step / steps
        _quantise(plane, indices, 0.0, steps / end, zero, first)
        if step > 16:
            break
    return indices, end, end < peak


def _quantile_step(indices: ByteArray, zero: int, zeros: int) -> int:
    """Return how far from `zero` the ROBUST_SHARE quantile of `indices` lies, rounded up.

    As many of them as there are exact zeros do not count: a map that is nearly empty is to show what it has.
    """
    counts = np.zeros(256, dtype=np.int64)
    for rows in _blocks(indices):
        counts += np.bincount(indices[rows].ravel(), minlength=256)
    by_distance = counts[zero:].copy()
    if zero:
        by_distance[1:] += counts[zero - 1 : 0 : -1]
    by_distance[0] -= zeros
    return int(np.searchsorted(np.cumsum(by_distance), ROBUST_SHARE * (indices.size - zeros))) + 1


def gray_raster(plane: FloatArray, low: float, high: float) -> Raster:
    """Return a plane of shape (H, W) as indices 0 (`low` and below, and NaN) to 255 (`high` and above)."""
    indices = np.empty(plane.shape, dtype=np.uint8)
    _quantise_plane(plane, indices, low, high)
    return Raster(_levels(indices), low, high)


def rgb_raster(planes: FloatArray, low: float, high: float) -> Raster:
    """Return red, green and blue planes, shape (3, H, W), as colors: `low` is 0, `high` 255, as in `gray_raster`."""
    colors = np.empty((*planes.shape[1:], 3), dtype=np.uint8)
    for channel, plane in enumerate(planes):
        _quantise_plane(plane, colors[..., channel], low, high)
    return Raster(_levels(colors), low, high)


def input_raster(
    values: FloatArray, axes: Sequence[AnyAxis], low: float, high: float, void: float = 0.0
) -> Raster:
    """Return the input with its ghosts, as the layer sees it, laid on its sheet.

    Parameters
    ----------
    values : FloatArray
        One plane (*spatial), or red, green and blue planes (3, *spatial).
    axes : sequence of AnyAxis
        Geometry of each spatial axis; their input sizes are those of the planes.
    low, high : float
        The values drawn as 0 and 255. A ghost outside them is drawn as the nearer one.
    void : float
        The value of ghosts that no input cell stands for; it may be infinite.

    Returns
    -------
    Raster
        Level 0 is the sheet of the array with its ghosts: padded index i is pixel i + before of it.

    Raises
    ------
    ShapeError
        Where the padding has no values, as in `AnyAxis.check_padding`.
    """
    for number, axis in enumerate(axes):
        axis.check_padding(number)
    sheet = Sheet.of(tuple(axis.in_size + sum(axis.ghosts) for axis in axes))
    colors = (3,) if values.ndim > len(axes) else ()
    picture = np.empty((*sheet.shape, *colors), dtype=np.uint8)
    inner = picture[tuple(slice(axis.ghosts[0], axis.ghosts[0] + axis.in_size) for axis in axes)]
    for channel, plane in enumerate(values if colors else values[None]):
        target = np.atleast_2d(inner[..., channel] if colors else inner)
        # Slice by slice, as the quantiser takes planes.
        for place in np.ndindex(*target.shape[:-2]):
            _quantise_plane(np.atleast_2d(plane)[place], target[place], low, high)
    zero = np.empty((1, 1), dtype=np.uint8)
    _quantise_plane(np.full((1, 1), void, dtype=np.float32), zero, low, high)
    for number, axis in enumerate(axes):
        # What lies beside the input along the axes to come is not filled yet: they copy it from these cells.
        along = np.moveaxis(picture, number, 0)
        for pixel, source in _ghost_pixels(axis):
            along[pixel] = zero[0, 0] if source is None else along[source]
    laid = sheet.spread(np.moveaxis(picture, -1, 0) if colors else picture)
    laid = np.ascontiguousarray(np.moveaxis(laid, 0, -1)) if colors else laid
    return Raster(_levels(laid), low, high)


def _ghost_pixels(axis: AnyAxis) -> Iterator[tuple[int, int | None]]:
    """Yield each pixel of a ghost, and the pixel whose value it shows (None for a zero)."""
    before, after = axis.ghosts
    for index in (*range(-before, 0), *range(axis.in_size, axis.in_size + after)):
        source = axis.source(index)
        yield index + before, None if source is None else source + before


def _rows_of_a_block(plane: npt.NDArray[np.generic]) -> int:
    columns: int = plane.shape[1]
    return max(_BLOCK_VALUES // columns, 1)


def _blocks(plane: npt.NDArray[np.generic]) -> Iterator[slice]:
    """Yield slices of rows that hold some _BLOCK_VALUES values each."""
    step = _rows_of_a_block(plane)
    for start in range(0, plane.shape[0], step):
        yield slice(start, min(start + step, plane.shape[0]))


def _peak(plane: FloatArray) -> float:
    """Return max |v| over the finite values of `plane`, or 0 where there are none."""
    highest = 0.0
    for rows in _blocks(plane):
        block = plane[rows]
        peak = max(float(block.max()), -float(block.min()))
        if not math.isfinite(peak):
            peak = float(np.abs(block).max(where=np.isfinite(block), initial=0))
        highest = max(highest, peak)
    return highest


def _quantise_plane(plane: FloatArray, out: ByteArray, low: float, high: float) -> None:
    """Write round(255 · (v - low) / (high - low)), clipped, into `out`; an empty range is taken to be 1 wide."""
    _quantise(plane, out, low, 255 / (high - low if high > low else 1.0))


def _quantise(
    plane: FloatArray, out: ByteArray, low: float, scale: float, zero: int = 0, first: int = 0
) -> None:
    """Write round(zero + (v - low) · scale), clipped to first..255, into `out`; NaN becomes `zero`."""
    # A range near the ends of float32's own would overflow in the arithmetic.
    work = np.float32 if 1e-30 < scale < 1e30 and abs(low) < 1e30 else np.float64
    step = _rows_of_a_block(plane)
    scratch = np.empty((min(step, plane.shape[0]), plane.shape[1]), dtype=work)
    with np.errstate(over="ignore", invalid="ignore"):
        for rows in _blocks(plane):
            block = plane[rows]
            values = scratch[: len(block)]
            np.subtract(block, work(low), out=values)
            np.multiply(values, work(scale), out=values)
            np.add(values, work(zero + 0.5), out=values)
            np.clip(values, first, 255, out=values)
            missing = np.isnan(values)
            if missing.any():
                values[missing] = zero
            out[rows] = values


def _levels(picture: ByteArray) -> tuple[ByteArray, ...]:
    """Return `picture` and its reduced copies, all read-only."""
    levels = [picture]
    while max(levels[-1].shape[:2]) > REDUCED_SIDE:
        levels.append(_halved(levels[-1]))
    for level in levels:
        level.setflags(write=False)
    return tuple(levels)


def _halved(picture: ByteArray) -> ByteArray:
    """Return `picture` at half the size, rounded up: each pixel the mean of the (up to) 2×2 it covers."""
    rows, columns = picture.shape[:2]
    half = np.empty(((rows + 1) // 2, (columns + 1) // 2, *picture.shape[2:]), dtype=np.uint8)
    for block in _blocks(half):
        above = picture[2 * block.start : 2 * block.stop : 2].astype(np.uint16)
        below = picture[2 * block.start + 1 : 2 * block.stop : 2]
        above[: len(below)] += below
        above[len(below) :] *= 2
        right = above[:, 1::2]
        total = above[:, 0::2].copy()
        total[:, : right.shape[1]] += right
        total[:, right.shape[1] :] *= 2
        half[block] = (total + 2) >> 2
    return half
