"""Painting the vectors beside a matrix."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from convstudio.core.render.raster import gray_raster, signed_raster
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.pigments import Pigments, image_of
from convstudio.ui.widgets.matrix.content import Vector
from convstudio.ui.widgets.matrix.numbers import NumberWriter

LINES_FROM = 7.0
"""Lines of cells, or of a picture's rows, that would lie closer are not drawn."""


class VectorPainter:
    """Paints vectors as columns of cells.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    pigments : Pigments
        The color tables of the theme.
    numbers : NumberWriter
        Writes the values.
    """

    def __init__(self, theme: Theme, pigments: Pigments, numbers: NumberWriter) -> None:
        self._theme, self._pigments, self._numbers = theme, pigments, numbers

    def paint(
        self, painter: QPainter, vector: Vector, rect: QRectF, shown: range, top: float, scale: float
    ) -> None:
        """Paint a part of a vector, a cell of it `scale` pixels high, the first one at `top`."""
        painter.save()
        painter.setClipRect(rect.adjusted(0, 0, 1, 1))
        numbered = scale >= self._theme.text
        whole = QRectF(rect.left(), top, rect.width(), len(shown) * scale)
        painter.fillRect(whole, self._theme.color("panel"))
        if vector.values is not None:
            # No more values than pixels.
            pixels = min(len(shown), max(round(len(shown) * scale), 1))
            index = shown.start + np.arange(pixels) * len(shown) // pixels
            values = vector.values(index)
            plane = (np.nan_to_num(values) if vector.conceals else values)[:, np.newaxis]
            raster = (
                signed_raster(plane, limit=vector.high)
                if vector.signed
                else gray_raster(plane, vector.low, vector.high)
            )
            codes = np.ascontiguousarray(raster.levels[0])
            image = image_of(codes)
            image.setColorTable(self._pigments.table(signed=vector.signed, numbered=numbered))
            painter.drawImage(whole, image.convertToFormat(QImage.Format.Format_RGB32))
            if numbered:
                inks = self._inks(codes[:, 0], signed=vector.signed)
                # Letters lie at the left.
                x = np.full(len(values), rect.center().x() + self._theme.text * 0.4)
                y = np.asarray(top + (np.arange(len(values)) + 0.5) * scale, dtype=np.float64)
                room = rect.width() - self._theme.text - 6
                self._numbers.write(painter, values, (x, y), inks, room, scale, conceals=vector.conceals)
        if scale >= LINES_FROM:
            painter.setPen(QPen(self._theme.color("border"), 1))
            edges = (top + number * scale for number in range(1, len(shown)))
            painter.drawLines([QLineF(rect.left(), y, rect.right(), y) for y in edges])
        painter.restore()
        frame(painter, rect, self._theme)

    def _inks(self, codes: npt.NDArray[np.uint8], *, signed: bool) -> npt.NDArray[np.intp]:
        if signed:
            return np.full(len(codes), self._pigments.signed_ink, dtype=np.intp)
        return self._pigments.gray_ink[codes]


def frame(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Outline a matrix or a vector."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("strong_border"), 1))
    painter.drawRect(rect)
