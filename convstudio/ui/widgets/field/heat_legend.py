"""Which color of the heat map stands for how much."""

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convstudio.core.render import colormap
from convstudio.core.render.colormap import MIDDLE, ByteArray
from convstudio.ui.theme import LIGHT, Theme

BAR = 90
GAP = 6


def heat_table(theme: Theme) -> ByteArray:
    """Return the colors of 0 to the largest share, shape (128, 3): the positive half of the signed colors."""
    table = colormap.signed_table(colormap.Theme(theme.name), vivid=True)
    return np.ascontiguousarray(table[MIDDLE:])


def heat_pixels(indices: ByteArray, theme: Theme) -> ByteArray:
    """Return levels 0 to 255 of shape (H, W) as colors of shape (H, W, 3)."""
    colors: ByteArray = heat_table(theme)[indices >> 1]
    return colors


class HeatLegend(QWidget):
    """A slim bar from 0 to the largest share.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = LIGHT
        self._high = ""
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_high(self, high: str) -> None:
        """Write another largest share; with an empty one nothing is painted."""
        if high != self._high:
            self._high = high
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size of bar and numbers."""
        return QSize(BAR + 12 * self._theme.text, self._theme.text + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the height; the bar becomes as short as need be."""
        return QSize(9 * self._theme.text, self._theme.text + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar between its ends."""
        if not self._high:
            return
        font = self.font()
        font.setPixelSize(self._theme.small_text)
        metrics = QFontMetricsF(font)
        low, high = metrics.horizontalAdvance("0"), metrics.horizontalAdvance(self._high)
        bar = min(max(self.width() - low - high - 2 * GAP, 10), BAR * self._theme.text / LIGHT.text)
        left = (self.width() - bar - low - high - 2 * GAP) / 2
        table = heat_table(self._theme)
        data = table.tobytes()
        with QPainter(self) as painter:
            painter.setFont(font)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
            painter.setPen(self._theme.color("ink"))
            painter.drawText(round(left), round(baseline), "0")
            painter.drawText(round(left + low + bar + 2 * GAP), round(baseline), self._high)
            rect = QRectF(left + low + GAP, 3, bar, self.height() - 6)
            image = QImage(data, len(table), 1, 3 * len(table), QImage.Format.Format_RGB888)
            painter.drawImage(rect, image)
            painter.setPen(QPen(self._theme.color("strong_border"), 1))
            painter.drawRect(rect)

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Legend"))
        text = self.tr("Share of the gradient in one cell, from 0 to {high}").format(high=self._high)
        self.setToolTip(text if self._high else "")
        self.setAccessibleDescription(text if self._high else "")
