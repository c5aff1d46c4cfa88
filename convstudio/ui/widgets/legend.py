"""Which color stands for which number: a slim bar with its ends written out."""

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from convstudio.core import numerals
from convstudio.core.render import colormap
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.ground import resolution

WIDEST: Final = f"{numerals.MINUS}0.0000"
"""As much as the end of a range usually takes; longer texts are condensed rather than cut."""

SHORTEST_BAR: Final = 48
LONGEST_BAR: Final = 160
GAP: Final = 6

NARROWEST_BAR: Final = 1.6
"""Least length of the bar, in heights of the type."""


class Legend(QWidget):
    """The range of a pane's colors, always of the same size, so that nothing moves when a digit changes.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme: Theme = LIGHT
        self._signed = True
        self._vivid = False
        self._clipped = False
        self._of = ""
        self._low, self._high = -1.0, 1.0
        self._measured: tuple[tuple[str, str], tuple[float, float, float]] | None = None
        self._kept: tuple[tuple[object, ...], QPixmap] | None = None
        self._describe()

    @property
    def ends(self) -> tuple[str, str]:
        """What is written at the two ends."""
        low, high = numerals.cell_text(self._low), numerals.cell_text(self._high)
        if self._clipped:
            return f"≤{low}" if self._signed else low, f"≥{high}"
        return low, high

    def set_signed(self, limit: float, *, clipped: bool = False, of: str = "") -> None:
        """Show the signed colors from -`limit` to `limit`, with zero in the middle.

        Parameters
        ----------
        limit : float
            ≥ 0.
        clipped : bool
            Whether some values lie beyond, which the ends then say.
        of : str
            The one picture that the range is of, where others have ranges of their own.
        """
        self._set(-limit, limit, signed=True, clipped=clipped, of=of)

    def set_gray(self, low: float, high: float, *, clipped: bool = False, of: str = "") -> None:
        """Show grays, black for `low` and white for `high`.

        Parameters
        ----------
        low, high : float
            Ends of the range.
        clipped : bool
            Whether some values lie above it, which its end then says.
        of : str
            The one picture that the range is of, where others have ranges of their own.
        """
        self._set(low, high, signed=False, clipped=clipped, of=of)

    def set_vivid(self, vivid: bool) -> None:
        """Show the signed colors of pictures without digits, or those that digits lie on."""
        if vivid != self._vivid:
            self._vivid = vivid
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._forget()
        self.updateGeometry()
        self.update()

    def _forget(self) -> None:
        """Measure and paint anew."""
        self._measured, self._kept = None, None

    def sizeHint(self) -> QSize:
        """Return the size with the longest bar."""
        return self._size(LONGEST_BAR)

    def minimumSizeHint(self) -> QSize:
        """Return the size with the shortest bar."""
        return self._size(SHORTEST_BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both ends and the bar between them, in the middle."""
        label, bar = self._parts()
        size = QSize(math.ceil(2 * (label + GAP) + bar), self.height())
        with QPainter(self) as painter:
            if resolution(painter) != self.devicePixelRatioF():
                painter.translate((self.width() - size.width()) / 2, 0)
                self._paint(painter, label, bar)
            else:
                painter.drawPixmap((self.width() - size.width()) // 2, 0, self._picture(size, label, bar))

    def _parts(self) -> tuple[float, float]:
        """Return the width of each end and of the bar in this room.

        In a narrow pane the bar gives way to what these ends take, as far as its zero has room.
        """
        widest, *needed = self._widths(self.ends)
        shortest, longest = SHORTEST_BAR * self._scale(), LONGEST_BAR * self._scale()
        label = min(widest, (self.width() - shortest) / 2 - GAP)
        least = self._theme.small_text * NARROWEST_BAR
        label = max(label, min(max(needed), (self.width() - least) / 2 - GAP))
        return label, min(self.width() - 2 * (label + GAP), longest)

    def _widths(self, ends: tuple[str, str]) -> tuple[float, float, float]:
        """Return the widths that are kept for an end and that these two take."""
        if self._measured is None or self._measured[0] != ends:
            metrics = QFontMetricsF(self._font())
            widest, low, high = map(metrics.horizontalAdvance, (WIDEST, *ends))
            self._measured = ends, (widest, low, high)
        return self._measured[1]

    def _picture(self, size: QSize, label: float, bar: float) -> QPixmap:
        """Return the legend as large as its parts; kept, as it is moved more often than it says something else."""
        ratio = self.devicePixelRatioF()
        key = (self.ends, self._signed, self._vivid, size, label, ratio)
        if self._kept is None or self._kept[0] != key:
            pixmap = QPixmap(size * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                self._paint(painter, label, bar)
            self._kept = key, pixmap
        return self._kept[1]

    def _paint(self, painter: QPainter, label: float, bar: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        painter.setPen(self._theme.color("ink"))
        low, high = self.ends
        left = QRectF(0, 0, label, self.height())
        self._write(painter, left, low, Qt.AlignmentFlag.AlignRight)
        self._write(painter, left.translated(label + bar + 2 * GAP, 0), high, Qt.AlignmentFlag.AlignLeft)
        self._paint_bar(painter, QRectF(label + GAP, 0, bar, self.height()))

    def changeEvent(self, event: QEvent) -> None:
        """Say the range again in another language; measure anew in another type."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget()
        super().changeEvent(event)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        table = self._table()
        colors = table.tobytes()
        image = QImage(colors, len(table), 1, 3 * len(table), QImage.Format.Format_RGB888)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(bar, image)
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._signed:
            middle = table[len(table) // 2]
            ink = colormap.DARK_INK if colormap.dark_ink(middle) else colormap.LIGHT_INK
            painter.setPen(QColor(*ink))
            painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, numerals.cell_text(0.0))

    def _write(self, painter: QPainter, rect: QRectF, text: str, side: Qt.AlignmentFlag) -> None:
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(min(rect.width() / width, 1.0), 1.0)
        place = QRectF(0, 0, max(rect.width(), width), rect.height())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _table(self) -> colormap.ByteArray:
        """Return the colors from low to high, shape (N, 3), N odd where zero is in the middle."""
        if self._signed:
            table = colormap.signed_table(colormap.Theme(self._theme.name), vivid=self._vivid)
            return np.ascontiguousarray(table[1:])
        return colormap.gray_table()

    def _set(self, low: float, high: float, *, signed: bool, clipped: bool, of: str) -> None:
        shown = (self._low, self._high, self._signed, self._clipped, self._of)
        if (low, high, signed, clipped, of) != shown:
            self._low, self._high, self._signed, self._clipped, self._of = low, high, signed, clipped, of
            self._describe()
            self.update()

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Legend"))
        text = (
            self.tr("Colors of {what} from {low} to {high}")
            if self._of
            else self.tr("Colors from {low} to {high}")
        )
        text = text.format(
            what=self._of, low=numerals.full_text(self._low), high=numerals.full_text(self._high)
        )
        self.setToolTip(text)
        self.setAccessibleDescription(text)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.small_text)
        return font

    def _scale(self) -> float:
        return max(1.0, self._theme.text / LIGHT.text)

    def _size(self, bar: int) -> QSize:
        width = 2 * (self._widths(self.ends)[0] + GAP) + bar * self._scale()
        return QSize(round(width), self._theme.small_text + 6)
