"""Tiles and statistics of many large maps, with torch on the CPU, several maps at a time.

A map is worked through in bands of rows, each copied into the processor's cache and read there as often as it takes.
What comes out is that of `core.render.mosaic` and `core.render.counting`, within float32 rounding.
"""

import math
from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
import torch

from convstudio.core.document import Document, FloatArray
from convstudio.core.render import mosaic
from convstudio.core.render.gallery import GalleryLook, Statistics, shown_values
from convstudio.engine import tiles
from convstudio.engine.evaluate import Progress, Stop, with_fallback
from convstudio.engine.workers import side_by_side

Made = TypeVar("Made")

Counts: TypeAlias = tuple[float, float, float, float, float, float]
"""Of one band: values, smallest, largest, mean, sum of squared distances from the mean, values above zero."""

_BAND_VALUES = 2**18
"""Values of a band: 1 MiB, which stays in the cache."""

_LARGE = 1e38
"""Distances between values beyond this may be beyond float32."""


def pooled(maps: FloatArray, factor: int, look: GalleryLook, stop: Stop) -> FloatArray:
    """Return the means of blocks of factor × factor cells of maps as they are shown.

    Parameters
    ----------
    maps : FloatArray
        Shape (N, *spatial).
    factor : int
        Side of the blocks, which are smaller at the end.
    look : GalleryLook
        Says what is shown: the values, after ReLU, or |v|; means are taken of that.
    stop : callable
        Asked before each map.

    Returns
    -------
    FloatArray
        Shape (N, ..., ⌈H / factor⌉, ⌈W / factor⌉), as of `mosaic.block_means`.

    Raises
    ------
    StudioError
        STOPPED.
    """
    if factor == 1:
        return shown_values(maps, look)
    return np.stack(_each(maps, lambda plane: _block_means(plane, factor, look), stop))


def counted(maps: FloatArray, look: GalleryLook, stop: Stop) -> Statistics:
    """Return the statistics of maps of shape (N, *spatial), after ReLU where the look says so.

    Raises
    ------
    StudioError
        STOPPED; `stop` is asked before each map.
    """
    return _statistics(_each(maps, lambda plane: _counts(plane, look), stop))


def streamed(
    document: Document,
    shape: tuple[int, ...],
    factor: int,
    look: GalleryLook,
    device: torch.device,
    stop: Stop,
    progress: Progress,
) -> tuple[FloatArray, Statistics]:
    """Return what `pooled` and `counted` do, of a layer whose maps are too many to keep.

    Blocks of channels are computed, looked at, and thrown away.

    Parameters
    ----------
    document : Document
        The layer; its maps have the size `shape`.
    factor, look
        As for `pooled`.
    device : torch.device
        Where to compute; the CPU takes over where its memory does not suffice.
    stop, progress : callable
        As for `evaluate`.

    Raises
    ------
    StudioError
        STOPPED or OUT_OF_MEMORY.
    """
    means: list[FloatArray] = []
    counts: list[list[Counts]] = []

    def look_at(plane: FloatArray) -> tuple[FloatArray, list[Counts]]:
        return _block_means(plane, factor, look), _counts(plane, look)

    for block in tiles.blocks(document, shape):
        told = share(progress, block, document.out_channels)
        maps, _, _ = with_fallback(tiles.part(document, block), shape, device, stop, told)
        for tile, numbers in _each(maps, look_at, stop):
            means.append(tile)
            counts.append(numbers)
        del maps  # before the next ones are made
    return np.stack(means), _statistics(counts)


def share(progress: Progress, block: range, channels: int) -> Progress:
    """Return what tells `progress` how far all channels are, when told how far a block of them is."""

    def tell(fraction: float) -> None:
        progress((block.start + fraction * len(block)) / channels)

    return tell


def _each(maps: FloatArray, work: Callable[[FloatArray], Made], stop: Stop) -> list[Made]:
    return list(side_by_side(work, list(maps), stop, torch.get_num_threads()))


def _bands(plane: FloatArray, factor: int) -> Iterator[torch.Tensor]:
    """Yield copies of some rows at a time, as many as make whole blocks; only the last may have fewer."""
    rows, columns = plane.shape
    step = max(_BAND_VALUES // (columns * factor), 1) * factor
    for start in range(0, rows, step):
        yield torch.from_numpy(plane[start : start + step].copy())


def _block_means(plane: FloatArray, factor: int, look: GalleryLook) -> FloatArray:
    """Return the means of the blocks of one map of shape (*spatial), slice by slice."""
    rows, columns = mosaic.rows_and_columns(plane.shape)
    slices = [_slice_means(each, factor, look) for each in plane.reshape(-1, rows, columns)]
    means: FloatArray = mosaic.as_planes(np.stack(slices), (1, *plane.shape))[0]
    return means


def _slice_means(plane: FloatArray, factor: int, look: GalleryLook) -> FloatArray:
    rows, columns = plane.shape
    sums = []
    for band in _bands(plane, factor):
        if look.rectified:
            band.clamp_min_(0)
        elif look.magnitude:
            band.abs_()
        found = _block_sums(band, factor)
        # Sums may be beyond float32 where their means are not. One sum of them all tells, at little cost.
        sums.append(found if math.isfinite(found.sum().item()) else _block_sums(band.double(), factor))
    cells = np.outer(mosaic.block_cells(rows, factor), mosaic.block_cells(columns, factor))
    means = torch.cat(sums).numpy()
    means /= cells
    return means.astype(np.float32, copy=False)


def _block_sums(band: torch.Tensor, factor: int) -> torch.Tensor:
    """Return the sums of blocks of a band of rows, those at the ends of what is left."""
    height, width = band.shape
    whole = height // factor * factor
    rows = band[:whole].view(-1, factor, width).sum(1) if whole else band[:0]
    if whole < height:
        rows = torch.cat((rows, band[whole:].sum(0, keepdim=True)))
    whole = width // factor * factor
    # A product with ones adds a few neighbors faster than a sum along the last axis does.
    sums = rows[:, :whole].reshape(len(rows), whole // factor, factor) @ torch.ones(factor, dtype=band.dtype)
    if whole < width:
        sums = torch.cat((sums, rows[:, whole:].sum(1, keepdim=True)), dim=1)
    return sums


def _counts(plane: FloatArray, look: GalleryLook) -> list[Counts]:
    found: list[Counts] = []
    flat = plane.reshape(-1)
    for start in range(0, flat.size, _BAND_VALUES):
        band = torch.from_numpy(flat[start : start + _BAND_VALUES].copy())
        if look.rectified:
            band.clamp_min_(0)
        low, high = torch.aminmax(band)
        positive = torch.count_nonzero(band > 0).item()
        mean = band.sum(dtype=torch.float64).item() / band.numel()
        values = band.double() if max(high.item(), -low.item()) > _LARGE else band
        distance = torch.linalg.vector_norm(values.sub_(mean), dtype=torch.float64).item()
        found.append((band.numel(), low.item(), high.item(), mean, distance**2, positive))
    return found


def _statistics(counts: list[list[Counts]]) -> Statistics:
    """Put bands together: Chan, Golub and LeVeque, Algorithms for Computing the Sample Variance, 1983."""
    bands: npt.NDArray[np.float64] = np.array(counts, dtype=np.float64)
    values, low, high, means, squares, positive = np.moveaxis(bands, 2, 0)
    total = values.sum(axis=1)
    with np.errstate(over="ignore", invalid="ignore"):
        mean = (values * means).sum(axis=1) / total
        away = values * (means - mean[:, np.newaxis]) ** 2
        variance = (squares + away).sum(axis=1) / total
    return Statistics(low.min(axis=1), high.max(axis=1), mean, variance, positive.sum(axis=1) / total)
