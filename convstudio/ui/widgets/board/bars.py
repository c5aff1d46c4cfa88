"""The bars over strips, as pictures: a signal is read as a curve before it is read as numbers."""

from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.render.colormap import MIDDLE
from convstudio.core.render.gallery import Tiles
from convstudio.core.render.raster import ByteArray

EMPTY: Final = 0
"""The index of what is no bar, which no signed color has."""

NEGATIVE, POSITIVE = 1, 255
"""The indices of the bars of signed strips."""

GRAY: Final = 1
"""The index of the bars of gray strips, which have one color."""

APART_FROM: Final = 5
"""Bars of so many pixels have a gap between them."""


def bar_pixels(tiles: Tiles, rows: int, side: int) -> ByteArray:
    """Return the bars of signals.

    Parameters
    ----------
    tiles : Tiles
        Pictures of signals, whose indices are the heights.
    rows : int
        Pixels of the highest bar.
    side : int
        Pixels that a bar is wide, with the gap after it.

    Returns
    -------
    ByteArray
        Shape (N, rows, columns · side): EMPTY where no bar is. Signed bars have one of the two colors at the ends of
        the table, as low ones would be pale otherwise; others are `GRAY`.
    """
    level, zero = levels(tiles)
    ends, floor = (np.rint((1 - share) * rows).astype(np.int32)[:, np.newaxis] for share in (level, zero))
    row = np.arange(rows)[:, np.newaxis]
    inside = (row >= np.minimum(ends, floor)) & (row < np.maximum(ends, floor))
    below = tiles.pixels[:, np.newaxis] < MIDDLE
    inks = np.where(below, np.uint8(NEGATIVE), np.uint8(POSITIVE)) if tiles.signed else np.uint8(GRAY)
    bars: ByteArray = np.where(inside, inks, np.uint8(EMPTY)).astype(np.uint8, copy=False)
    if side > 1:
        bars = np.repeat(bars, side, axis=2)
    if side >= APART_FROM:
        gap = max(side // 6, 1)
        bars.reshape(len(bars), rows, -1, side)[..., side - gap :] = EMPTY
    return bars


def levels(tiles: Tiles) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return how high each value of signals stands, 0 to 1, shape (N, columns), and where zero does, (N, 1).

    Where no signed value is negative, zero is at the bottom.
    """
    indices = tiles.pixels.astype(np.float64)
    if not tiles.signed:
        low, high = tiles.low[:, np.newaxis], tiles.high[:, np.newaxis]
        return indices / 255, np.clip(-low / (high - low), 0, 1)
    positive = bool((tiles.pixels >= MIDDLE).all())
    ends = MIDDLE if positive else 1
    zero = np.full((len(indices), 1), 0.0 if positive else 0.5)
    return (indices - ends) / (255 - ends), zero
