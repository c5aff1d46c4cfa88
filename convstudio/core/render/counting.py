"""Numbers of whole maps: their extremes, mean, variance, and how their values are distributed."""

import math
from collections.abc import Iterator
from typing import Final

import numpy as np

from convstudio.core.document import FloatArray
from convstudio.core.render.gallery import BINS, Histogram, Statistics

_BLOCK_VALUES: Final = 2**17


def statistics(maps: FloatArray, *, rectified: bool = False) -> Statistics:
    """Return the statistics of maps of shape (O, *spatial), in double precision.

    Where a map has NaN or infinite values, so have its statistics, as torch's.

    Parameters
    ----------
    maps : FloatArray
        The values of every map.
    rectified : bool
        Whether to take them after ReLU.
    """
    values = maps.reshape(len(maps), -1).astype(np.float64)
    if rectified:
        values = np.maximum(values, 0)
    with np.errstate(invalid="ignore"):
        return Statistics(
            values.min(axis=1),
            values.max(axis=1),
            values.mean(axis=1),
            values.var(axis=1),
            (values > 0).mean(axis=1),
        )


def histogram(plane: FloatArray, *, rectified: bool = False) -> Histogram:
    """Return how the values of one map of shape (*spatial) are distributed, after ReLU where `rectified`."""
    low, high = math.inf, -math.inf
    for values in _finite_blocks(plane, rectified=rectified):
        low, high = min(low, float(values.min())), max(high, float(values.max()))
    if low > high:
        low = high = 0.0
    around = 0.0 if low < high else max(0.5, abs(low) * 1e-6)  # half is nothing beside a huge value
    ends = (low - around, high + around)
    edges = np.linspace(*ends, BINS + 1)
    counts = np.zeros(BINS, dtype=np.int64)
    for values in _finite_blocks(plane, rectified=rectified):
        counts += np.histogram(values.astype(np.float64), BINS, ends)[0]
    return Histogram(counts, edges)


def _finite_blocks(plane: FloatArray, *, rectified: bool) -> Iterator[FloatArray]:
    """Yield the finite values of `plane` in blocks that fit the processor's cache; none of them is empty."""
    flat = plane.reshape(-1)
    for start in range(0, flat.size, _BLOCK_VALUES):
        block = flat[start : start + _BLOCK_VALUES]
        finite = np.isfinite(block)
        values = block if finite.all() else block[finite]
        if values.size:
            yield np.maximum(values, 0) if rectified else values
