"""Planes to tiles: small pictures of many planes, each pixel the mean of a block of cells.

All in numpy, and slowly where much is to be averaged; the engine averages large maps, and hands the means over.
"""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.document import FloatArray, Signal
from convstudio.core.render import raster
from convstudio.core.render.gallery import GalleryLook, Tiles
from convstudio.core.render.raster import ByteArray
from convstudio.core.render.sheet import Sheet
from convstudio.core.view_state import Scale

SCREEN_PIXELS: Final = 360_000
"""Pixels of the screen that all tiles share, about: the gallery of a lens on a projector."""


def tile_factor(count: int, rows: int, columns: int) -> int:
    """Return the side of the blocks of cells that become the pixels of a tile.

    It is the largest power of two that leaves a tile at least as large as it can be seen where `count` tiles share
    the screen. A tile has at most twice that side, √(SCREEN_PIXELS / count), so that 256 tiles, one under the other,
    have fewer rows than the 32767 that Qt can paint.

    Parameters
    ----------
    count : int
        Number of tiles, 1 to `limits.CHANNELS`.
    rows, columns : int
        Size of a plane, laid on its sheet.
    """
    seen = math.sqrt(SCREEN_PIXELS / count)
    side, factor = max(rows, columns), 1
    while math.ceil(side / (2 * factor)) >= seen:
        factor *= 2
    return factor


def block_cells(size: int, factor: int) -> FloatArray:
    """Return how many cells each block along an axis has: `factor`, the last one what is left."""
    starts = np.arange(0, size, factor)
    return np.minimum(factor, size - starts).astype(np.float32)


def block_means(planes: FloatArray, factor: int) -> FloatArray:
    """Return the means of blocks of factor × factor cells, smaller at the end.

    Parameters
    ----------
    planes : FloatArray
        Shape (N, *spatial), of values as they are shown: the mean of what is shown differs from what is shown of the
        mean. Blocks lie along the last two axes, within one slice; along the only one of a signal.
    factor : int
        Greater than zero; 1 returns `planes` as they are.

    Returns
    -------
    FloatArray
        Shape (N, ..., ⌈H / factor⌉, ⌈W / factor⌉); not finite where a cell of the block is not.
    """
    if factor == 1:
        return planes
    height, width = rows_and_columns(planes.shape[1:])
    slices = planes.reshape(-1, height, width)
    with np.errstate(over="ignore", invalid="ignore"):
        rows = np.add.reduceat(slices, np.arange(0, height, factor), axis=1, dtype=np.float64)
        sums = np.add.reduceat(rows, np.arange(0, width, factor), axis=2)
        cells = np.outer(block_cells(height, factor), block_cells(width, factor))
        means: FloatArray = (sums / cells).astype(np.float32)
    return as_planes(means, planes.shape)


def rows_and_columns(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return the size of one slice of an array of one to three axes; a row of numbers has one row."""
    return shape[-2] if len(shape) > 1 else 1, shape[-1]


def as_planes(slices: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """Return slices, shape (N · D, rows, columns), as the planes they were reduced from, of shape (N, *spatial)."""
    columns = slices.shape[-1]
    return slices.reshape(*shape[:-2], -1, columns) if len(shape) > 2 else slices.reshape(-1, columns)


def map_tiles(means: FloatArray, factor: int, look: GalleryLook, *, robust: bool = False) -> Tiles:
    """Return the tiles of output maps.

    Parameters
    ----------
    means : FloatArray
        Shape (N, *spatial), as made by `block_means` of `gallery.shown_values`. NaN is drawn as zero, infinite
        values as the ends of the range.
    factor : int
        Side of the blocks.
    look : GalleryLook
        One range for all maps or one for each; grays where magnitudes are shown.
    robust : bool
        Whether the maps are pictures, as for `raster.quantised`, which chooses the ranges.
    """
    signed = not look.magnitude
    pixels = np.empty(means.shape, dtype=np.uint8)
    high = np.empty(len(means), dtype=np.float64)
    clipped = np.empty(len(means), dtype=np.bool_)
    # A shared range is that of one tall map.
    step = len(means) if look.scale is Scale.SHARED else 1
    for start in range(0, len(means), step):
        part = slice(start, start + step)
        tall = means[part].reshape(-1, means.shape[-1])
        indices, high[part], clipped[part] = raster.quantised(tall, signed=signed, robust=robust)
        pixels[part] = indices.reshape(pixels[part].shape)
    return _tiles(
        pixels, factor, -high if signed else np.zeros_like(high), high, signed=signed, clipped=clipped
    )


def input_tiles(signal: Signal, means: FloatArray | None = None) -> Tiles:
    """Return the tiles of the input planes, each in the range of the signal widened to hold its values, in gray.

    Parameters
    ----------
    signal : Signal
        The input.
    means : FloatArray, optional
        The `block_means` of its planes by their `tile_factor`, where they have been made before.
    """
    values = signal.values
    factor = tile_factor(signal.channels, *Sheet.of(signal.spatial).size)
    means = block_means(values, factor) if means is None else means
    spatial = tuple(range(1, values.ndim))
    low = np.minimum(values.min(axis=spatial), signal.low, dtype=np.float64)
    high = np.maximum(values.max(axis=spatial), signal.high, dtype=np.float64)
    pictures = [
        raster.gray_raster(plane.reshape(-1, means.shape[-1]), black, white).levels[0]
        for plane, black, white in zip(means, low.tolist(), high.tolist(), strict=True)
    ]
    pixels = np.stack(pictures).reshape(means.shape)
    return _tiles(pixels, factor, low, high, signed=False, clipped=np.zeros(len(low), dtype=np.bool_))


def kernel_indices(weight: FloatArray) -> tuple[ByteArray, float]:
    """Return all kernels in one range: indices of the signed table, of the shape of `weight`, and its limit."""
    indices, limit, _ = raster.quantised(weight.reshape(-1, weight.shape[-1]), signed=True)
    indices = indices.reshape(weight.shape)
    indices.setflags(write=False)
    return indices, limit


def _tiles(
    pixels: ByteArray,
    factor: int,
    low: npt.NDArray[np.float64],
    high: npt.NDArray[np.float64],
    *,
    signed: bool,
    clipped: npt.NDArray[np.bool_],
) -> Tiles:
    for array in (pixels, low, high, clipped):
        array.setflags(write=False)
    return Tiles(pixels, factor, low, high, signed, clipped)
