"""What a widget shows under its marks, kept while only these change."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

DIMMED = 0.35
"""Opacity of what is no longer true."""


def resolution(painter: QPainter) -> float:
    """Return how many pixels of the device are one of the painter; more than the screen's where it magnifies."""
    return painter.deviceTransform().m11()


class Ground:
    """A pixmap as large as a widget, painted anew only after it was forgotten, and on a screen of other pixels.

    Parameters
    ----------
    widget : QWidget
        Whose size and resolution the pixmap has.
    """

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._pixmap: QPixmap | None = None

    def forget(self) -> None:
        """Paint anew the next time."""
        self._pixmap = None

    def draw(self, painter: QPainter, paint: Callable[[QPainter], None]) -> None:
        """Draw the pixmap; where a painter magnifies, let `paint` paint in that size, so that nothing is blurred."""
        if resolution(painter) == self._widget.devicePixelRatioF():
            painter.drawPixmap(0, 0, self.pixmap(paint))
        else:
            painter.save()
            paint(painter)
            painter.restore()

    def pixmap(self, paint: Callable[[QPainter], None]) -> QPixmap:
        """Return what `paint` has painted, now or before, on nothing."""
        ratio = self._widget.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatio() != ratio:
            # Kept before it is painted: what fails is not tried again with every move of the pointer.
            self._pixmap = QPixmap(self._widget.size() * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(self._pixmap) as painter:
                paint(painter)
        return self._pixmap
