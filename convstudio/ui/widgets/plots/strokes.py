"""Painting lines of many points."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from shiboken6 import Shiboken

from convstudio.ui.widgets.plots.drawing import Extent, Floats, Line


class Strokes:
    """Paints lines; where one is in pixels is kept as long as it and its place stay the same."""

    def __init__(self) -> None:
        self._place = (Extent(0.0, 1.0, 0.0, 1.0), QRectF())
        self._pieces: dict[Line, Floats] = {}

    def paint(self, painter: QPainter, lines: Sequence[Line], extent: Extent, frame: QRectF) -> None:
        """Paint the part of `lines` that is in `extent` into `frame`."""
        if self._place != (extent, frame):
            self._place, self._pieces = (extent, QRectF(frame)), {}
        kept = self._pieces
        self._pieces = {line: kept[line] if line in kept else pieces(line, extent, frame) for line in lines}
        painter.save()
        painter.setClipRect(frame)
        for line, array in self._pieces.items():
            if len(array):
                style = Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine
                painter.setPen(QPen(QColor(line.color), line.width, style))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, line.smooth)
                # A polyline that is ragged takes fifty times as long as its pieces: Qt joins them with care.
                first = Shiboken.wrapInstance(array.ctypes.data, QLineF)
                assert isinstance(first, QLineF)
                painter.drawLines(first, len(array))
        painter.restore()


def pieces(line: Line, extent: Extent, frame: QRectF) -> Floats:
    """Return the straight pieces of a line in pixels, shape (n, 4): x and y of both ends; none where it is broken."""
    points = np.empty((len(line.x), 2))
    points[:, 0] = frame.left() + (line.x - extent.left) * (frame.width() / extent.width)
    points[:, 1] = frame.bottom() - (line.y - extent.bottom) * (frame.height() / extent.height)
    array = np.concatenate([points[:-1], points[1:]], axis=1)
    return array[~np.isnan(array).any(axis=1)] if line.broken else array
