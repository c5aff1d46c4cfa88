"""Many small pictures of one size as a few pixmaps, stamped where they belong in one call."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage, QPainter, QPixmap

from convstudio.core.render.raster import ByteArray
from convstudio.ui.widgets.board.layout import Box
from convstudio.ui.widgets.grid.pigments import image_of
from convstudio.ui.widgets.grid.stamping import stamp

SHEET_ROWS: Final = 16384
"""Rows of a pixmap: Qt's software painting has no more than 15 bits for a place in it."""

SMOOTH_BELOW: Final = 1.5
"""Cells of so many pixels and more stay sharp squares; smaller ones are blended, or some would be twice as large."""

OPAQUE: Final = 0xFF000000
"""The smallest color that lets nothing through, as Qt packs colors."""

Floats = npt.NDArray[np.float64]


class Mosaic:
    """Pictures of equal size in colors.

    Parameters
    ----------
    pixels : ByteArray
        Shape (N, rows, columns) of color indices.
    tables : sequence of list of int
        One table of 256 colors for all pictures, or one for each; 0 in it is transparent.
    shrink : int
        Each pixel is made the mean of so many times so many, so that a picture that is drawn small does not
        shimmer. What does not fill a pixel at the end is left out.
    """

    def __init__(self, pixels: ByteArray, tables: Sequence[list[int]], shrink: int = 1) -> None:
        small = shrunk(pixels, shrink)
        self.size = (small.shape[1], small.shape[2])
        self._each = 1 if len(tables) > 1 else max(1, SHEET_ROWS // small.shape[1])
        self._sheets = [
            _sheet(small[first : first + self._each], tables[first if len(tables) > 1 else 0])
            for first in range(0, len(small), self._each)
        ]

    def draw(self, painter: QPainter, places: Floats, opacities: Floats, *, smooth: bool) -> None:
        """Draw every picture into its box.

        Parameters
        ----------
        painter : QPainter
            Of the widget.
        places : ndarray
            Shape (N, 4): x, y, width and height of each.
        opacities : ndarray
            N numbers, 0 to 1.
        smooth : bool
            Whether pixels are blended; otherwise they stay sharp squares.
        """
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        rows, columns = self.size
        for number, sheet in enumerate(self._sheets):
            part = slice(number * self._each, number * self._each + self._each)
            boxed = places[part]
            fragments = np.zeros((len(boxed), 10))
            fragments[:, 0] = boxed[:, 0] + boxed[:, 2] / 2
            fragments[:, 1] = boxed[:, 1] + boxed[:, 3] / 2
            fragments[:, 3] = np.arange(len(boxed)) * rows
            fragments[:, 4], fragments[:, 5] = columns, rows
            fragments[:, 6] = np.maximum(boxed[:, 2], 1) / columns
            fragments[:, 7] = np.maximum(boxed[:, 3], 1) / rows
            fragments[:, 9] = opacities[part]
            stamp(painter, sheet, fragments)


def shrunk(pixels: ByteArray, times: int) -> ByteArray:
    """Return pictures of shape (N, rows, columns) at a whole part of their size, each pixel a mean of times²."""
    if times <= 1:
        return np.ascontiguousarray(pixels)
    count, rows, columns = pixels.shape[0], pixels.shape[1] // times, pixels.shape[2] // times
    cut = pixels[:, : rows * times, : columns * times]
    kind = np.uint16 if times <= 16 else np.uint32
    summed = np.zeros((count, rows, columns * times), dtype=kind)
    for row in range(times):
        summed += cut[:, row::times]
    total = np.zeros((count, rows, columns), dtype=kind)
    for column in range(times):
        total += summed[:, :, column::times]
    area = times * times
    total += kind(area // 2)
    total //= kind(area)
    return total.astype(np.uint8)


def shrinking(size: tuple[int, int], box: Box, ratio: float) -> int:
    """Return how many pixels of a picture of `size` may become one, so that it is still not enlarged in `box`."""
    across, down = size[1] / max(box.width * ratio, 1), size[0] / max(box.height * ratio, 1)
    return max(1, min(int(min(across, down)), *size))


def _sheet(pixels: ByteArray, table: list[int]) -> QPixmap:
    image = image_of(pixels.reshape(-1, pixels.shape[2]))
    image.setColorTable(table)
    opaque = min(table) >= OPAQUE
    form = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    return QPixmap.fromImage(image.convertToFormat(form))
