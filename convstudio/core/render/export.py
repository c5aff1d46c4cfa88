"""Maps as one picture for a file, every value a pixel: a sheet of all of them, or one alone."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from convstudio.core import limits
from convstudio.core.document import FloatArray
from convstudio.core.errors import Code, StudioError
from convstudio.core.render import raster
from convstudio.core.render.colormap import Theme, gray_table, signed_table
from convstudio.core.render.gallery import Gallery, shown_values
from convstudio.core.render.raster import ByteArray
from convstudio.core.render.sheet import Sheet

GAP: Final = 2
"""Pixels between two maps."""

_SIGNED_GAP: Final = 0
"""The one index of the signed table that stands for no value."""

_GRAY_GAP: Final = 255
"""White, as most of a map of magnitudes is dark."""

_GAP_GRAY: Final = 128
"""What is between maps in signed colors, whose middle is nearly white."""


def arranged(count: int, size: tuple[int, int]) -> tuple[int, int]:
    """Return how many maps lie under one another and how many side by side, so that the whole is about square.

    Parameters
    ----------
    count : int
        Number of maps, ≥ 1.
    size : (int, int)
        Rows and columns of one map.
    """
    rows, columns = size
    across = min(max(round(math.sqrt(count * rows / columns)), 1), count)
    return math.ceil(count / across), across


def sheet_size(count: int, shape: tuple[int, ...]) -> tuple[int, int]:
    """Return (rows, columns) of the sheet of `count` maps of a shape, in pixels.

    A signal is a row of pixels, and a volume lies as slices side by side.

    Raises
    ------
    StudioError
        EXPORT_TOO_LARGE beyond `limits.EXPORT_PIXELS`.
    """
    size = Sheet.of(shape).size
    rows, columns = (
        number * (side + GAP) - GAP for number, side in zip(arranged(count, size), size, strict=True)
    )
    if rows * columns > limits.EXPORT_PIXELS:
        raise StudioError(Code.EXPORT_TOO_LARGE, rows=rows, columns=columns, limit=limits.EXPORT_PIXELS)
    return rows, columns


def sheet(maps: FloatArray, order: Sequence[int], gallery: Gallery) -> ByteArray:
    """Return maps at full size, row by row, with GAP pixels between them.

    Beside the sheet, no more than a few copies of one map are in memory at a time.

    Parameters
    ----------
    maps : FloatArray
        Shape (O, *spatial), all that there are.
    order : sequence of int
        Output channels, the one at the upper left first; at least one.
    gallery : Gallery
        How its maps are shown: form, and the range of each.

    Returns
    -------
    ByteArray
        Indices into `color_table(gallery.maps.signed)`.

    Raises
    ------
    StudioError
        EXPORT_TOO_LARGE.
    """
    signed, high = gallery.maps.signed, gallery.maps.high
    place, gap = Sheet.of(maps.shape[1:]), _SIGNED_GAP if signed else _GRAY_GAP
    rows, columns = place.size
    pixels = np.full(sheet_size(len(order), place.shape), gap, dtype=np.uint8)
    _, across = arranged(len(order), place.size)
    for number, channel in enumerate(order):
        top, left = number // across * (rows + GAP), number % across * (columns + GAP)
        tall = shown_values(maps[channel], gallery.look).reshape(-1, place.columns)
        indices, _, _ = raster.quantised(tall, signed=signed, limit=float(high[channel]))
        laid = place.spread(indices.reshape(place.shape), gap)
        pixels[top : top + rows, left : left + columns] = laid
    return pixels


def color_table(*, signed: bool) -> ByteArray:
    """Return the colors of the indices of a file, shape (256, 3): those of the light theme, as paper is white."""
    if not signed:
        return gray_table()
    table = signed_table(Theme.LIGHT, vivid=True).copy()
    table[_SIGNED_GAP] = _GAP_GRAY
    return table
