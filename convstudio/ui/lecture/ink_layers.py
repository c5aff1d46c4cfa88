"""Strokes as pixels, which are drawn once and then only copied."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from convstudio.ui.lecture.ink import SOAKING, WIDTHS, Nib, Stroke, ink_color
from convstudio.ui.theme import Theme

Mode = QPainter.CompositionMode

HALO = 1.0
"""Pixels of ground around a pen's stroke, so that it is seen on cells of its own color, too; twice that if large."""


class InkLayers:
    """One pixmap for each nib, as large as the area, made when something is drawn with it.

    Parameters
    ----------
    size : QSize
        Of the area, in pixels.
    ratio : float
        Device pixels a pixel.
    theme : Theme
        Which of the two colors of an ink is meant.
    """

    def __init__(self, size: QSize, ratio: float, theme: Theme) -> None:
        self.made_of = size, ratio
        self._theme = theme
        self._layers: dict[Nib, QPixmap] = {}

    def draw_all(self, strokes: Iterable[Stroke]) -> None:
        """Draw whole strokes."""
        for stroke in strokes:
            self._draw(stroke, _whole(self._places(stroke)))

    def draw_on(self, stroke: Stroke) -> QRect:
        """Draw what the last point of a stroke adds, and return the pixels that it may have touched."""
        return self._draw(stroke, _last_bend(self._places(stroke)))

    def draw_end(self, stroke: Stroke) -> QRect:
        """Draw what is left where a stroke has ended, and return the pixels that it may have touched."""
        return self._draw(stroke, _last_half(self._places(stroke)))

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Copy what lies in a part of the area: highlighters, which let everything through, and pens over them."""
        _, ratio = self.made_of
        source = QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio)
        for nib, opacity in ((Nib.HIGHLIGHTER, SOAKING[self._theme.dark]), (Nib.PEN, 1.0)):
            if nib in self._layers:
                painter.setOpacity(opacity)
                painter.drawPixmap(QRectF(area), self._layers[nib], source)

    def _places(self, stroke: Stroke) -> list[QPointF]:
        size, _ = self.made_of
        return [QPointF(x * size.width(), y * size.height()) for x, y in stroke.points]

    def _draw(self, stroke: Stroke, path: QPainterPath) -> QRect:
        """Draw a path as a part of a stroke."""
        size, _ = self.made_of
        width = max(WIDTHS[stroke.nib] * size.height(), 2.0)
        halo = HALO * max(1.0, size.height() / 700)
        pen = QPen(ink_color(stroke.nib, stroke.color, self._theme), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        with QPainter(self._layer(stroke.nib)) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.strokePath(path, pen)
            if stroke.nib is Nib.PEN:
                # Behind everything that is drawn already, so that a stroke does not cut those that it crosses.
                painter.setCompositionMode(Mode.CompositionMode_DestinationOver)
                pen.setColor(self._theme.color("panel"))
                pen.setWidthF(width + 2 * halo)
                painter.strokePath(path, pen)
        reach = width / 2 + halo + 1
        return path.boundingRect().adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def _layer(self, nib: Nib) -> QPixmap:
        if nib not in self._layers:
            size, ratio = self.made_of
            layer = QPixmap(size * ratio)
            layer.setDevicePixelRatio(ratio)
            layer.fill(Qt.GlobalColor.transparent)
            self._layers[nib] = layer
        return self._layers[nib]


# A stroke is a curve through the middles between its points, which bends at the points; its ends are straight.


def _whole(places: list[QPointF]) -> QPainterPath:
    """Return all of the curve."""
    path = QPainterPath(places[0])
    if len(places) == 1:
        return _dot(places[0])
    path.lineTo((places[0] + places[1]) * 0.5)
    for place, after in pairwise(places[1:]):
        path.quadTo(place, (place + after) * 0.5)
    path.lineTo(places[-1])
    return path


def _last_bend(places: list[QPointF]) -> QPainterPath:
    """Return the part of the curve that the last place has added."""
    if len(places) == 1:
        return _dot(places[0])
    before, last = places[-2:]
    path = QPainterPath(before if len(places) == 2 else (places[-3] + before) * 0.5)
    if len(places) == 2:
        path.lineTo((before + last) * 0.5)
    else:
        path.quadTo(before, (before + last) * 0.5)
    return path


def _last_half(places: list[QPointF]) -> QPainterPath:
    """Return the straight end of the curve."""
    if len(places) == 1:
        return _dot(places[0])
    path = QPainterPath((places[-2] + places[-1]) * 0.5)
    path.lineTo(places[-1])
    return path


def _dot(place: QPointF) -> QPainterPath:
    """Return a path that is seen though it has no length."""
    path = QPainterPath(place)
    path.lineTo(place + QPointF(0.01, 0.0))
    return path
