"""What lies under the lines of a chart: the grid at round numbers, and these numbers."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.plots.drawing import Drawing

ORDINARY_TICK: Final = "−1.5e12"
"""Room is kept for a number as wide as this, so that the plot stays where it is."""

_GAP: Final = 5.0
"""Pixels between an axis and its numbers."""

_FAINT: Final = 70
"""How opaque the grid is, of 255, in a theme whose borders are as bright as its ink."""


class Axes:
    """Paints the axes and the grid of a drawing.

    Parameters
    ----------
    theme : Theme
        Colors and type.
    font : QFont
        The family.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.set_type(theme, font)

    def set_type(self, theme: Theme, font: QFont) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._font = QFont(font)
        self._font.setPixelSize(theme.small_text)

    @property
    def room(self) -> tuple[float, float]:
        """(width of the numbers at the left, height of those below)."""
        metrics = QFontMetricsF(self._font)
        return round(metrics.horizontalAdvance(ORDINARY_TICK) + _GAP), round(metrics.height() + _GAP)

    def paint(self, painter: QPainter, drawing: Drawing, frame: QRectF, right: float) -> None:
        """Paint everything around `frame`, the rectangle of the plot; no number goes beyond `right`."""
        extent, metrics = drawing.extent, QFontMetricsF(self._font)
        border = QColor(self._theme.border)
        if self._theme.border == self._theme.ink:
            border.setAlpha(_FAINT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self._font)
        grid, ink = QPen(border, 1), QPen(self._theme.color("ink"))
        for tick in drawing.up:
            y = round(frame.bottom() - (tick.place - extent.bottom) / extent.height * frame.height()) + 0.5
            painter.setPen(grid)
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(ink)
            width = metrics.horizontalAdvance(tick.text)
            painter.drawText(QPointF(frame.left() - _GAP - width, y + metrics.capHeight() / 2), tick.text)
        for tick in drawing.across:
            x = round(frame.left() + (tick.place - extent.left) / extent.width * frame.width()) + 0.5
            painter.setPen(grid)
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            painter.setPen(ink)
            width = metrics.horizontalAdvance(tick.text)
            left = min(x - width / 2, right - width)
            painter.drawText(QPointF(left, frame.bottom() + _GAP - 1 + metrics.ascent()), tick.text)
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left, bottom = round(frame.left()) - 0.5, round(frame.bottom()) + 0.5
        painter.drawPolyline(
            [QPointF(left, frame.top()), QPointF(left, bottom), QPointF(frame.right(), bottom)]
        )
