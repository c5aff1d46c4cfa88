"""A histogram: bars in the two signed colors, zero marked, the ends of the axis written out."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from convstudio.core.numerals import cell_text, full_text, plural_of
from convstudio.core.render import colormap
from convstudio.core.render.gallery import Histogram
from convstudio.ui.theme import LIGHT, Theme

NEGATIVE, POSITIVE = 1, 255
"""Entries of the vivid signed table that bars have: its ends, which stand out from every theme's panel."""

LINES: Final = 4.6
"""Height of the bars at least, in heights of body type."""


class HistogramView(QWidget):
    """How the values of one map are distributed.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme: Theme = LIGHT
        self._histogram: Histogram | None = None
        self._describe()

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_histogram(self, histogram: Histogram | None) -> None:
        """Show another histogram; None says that it is still being counted."""
        self._histogram = histogram
        self._describe()
        self.update()

    @property
    def note(self) -> str:
        """The sentence in place of bars, empty where there are bars."""
        if self._histogram is None:
            return self.tr("counting…")
        return "" if self._histogram.counts.any() else self.tr("no finite values")

    @property
    def ends(self) -> tuple[str, str]:
        """What is written at the two ends of the axis; empty where there is none."""
        if self._histogram is None or self.note:
            return "", ""
        return cell_text(self._histogram.edges[0]), cell_text(self._histogram.edges[-1])

    def sizeHint(self) -> QSize:
        """Return a size at which the bars are read with ease."""
        return QSize(self._theme.text * 13, round(self._theme.text * LINES * 1.5 + self._axis_height()))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the bars can be read."""
        return QSize(self._theme.text * 9, round(self._theme.text * LINES + self._axis_height()))

    # Places

    def plot(self) -> QRectF:
        """Return where the bars are."""
        return QRectF(1, 2, self.width() - 2, max(self.height() - 2 - self._axis_height(), 1))

    def bars(self) -> tuple[QRectF, ...]:
        """Return a bar for each bin, from left to right: as high as its share of the largest count.

        A bin that holds anything is at least a pixel high.
        """
        histogram, plot = self._histogram, self.plot()
        if histogram is None or self.note:
            return ()
        edges = [
            round(plot.left() + plot.width() * index / len(histogram.counts))
            for index in range(len(histogram.edges))
        ]
        unit = (plot.height() - 1) / int(histogram.counts.max())
        heights = [max(count * unit, 1.0) if count else 0.0 for count in histogram.counts.tolist()]
        return tuple(
            QRectF(left, plot.bottom() - height, right - left, height)
            for left, right, height in zip(edges, edges[1:], heights, strict=False)
        )

    def zero(self) -> float | None:
        """Return the x of zero, or None where it is not on the axis."""
        histogram, plot = self._histogram, self.plot()
        if histogram is None or self.note:
            return None
        low, high = float(histogram.edges[0]), float(histogram.edges[-1])
        # Halves, so that the width of a range as large as float32's own is finite.
        return plot.left() + plot.width() * (-low / 2) / (high / 2 - low / 2) if low <= 0 <= high else None

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars and the axis, or the sentence that says why there are none."""
        with QPainter(self) as painter:
            plot = self.plot()
            painter.setFont(self._font())
            painter.fillRect(plot, self._theme.color("field"))
            self._paint_bars(painter, plot)
            painter.setPen(QPen(self._theme.color("strong_border"), 1))
            painter.drawLine(
                QPointF(plot.left(), plot.bottom() + 0.5), QPointF(plot.right(), plot.bottom() + 0.5)
            )
            if self.note:
                painter.setPen(self._theme.color("soft_ink"))
                painter.drawText(plot, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.note)
            else:
                self._paint_axis(painter, plot)

    def _paint_bars(self, painter: QPainter, plot: QRectF) -> None:
        """Paint the bars, in one color left of zero and in the other right of it."""
        table = colormap.signed_table(colormap.Theme(self._theme.name), vivid=True)
        border = self._border(plot)
        below, above = QRectF(plot), QRectF(plot)
        below.setRight(border)
        above.setLeft(border)
        for side, index in ((below, NEGATIVE), (above, POSITIVE)):
            color = QColor(*table[index].tolist())
            for bar in self.bars():
                part = bar.intersected(side)
                if part.width() > 0:
                    painter.fillRect(part, color)

    def _border(self, plot: QRectF) -> float:
        """Return the x where bars change their color."""
        zero = self.zero()
        if zero is not None:
            return zero
        negative = self._histogram is not None and self._histogram.edges[-1] < 0
        return plot.right() if negative else plot.left()

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        """Paint the line at zero, and below the bars the ends of the axis and, between them, 0."""
        metrics, (low, high), zero = QFontMetricsF(self._font()), self.ends, self.zero()
        painter.setPen(self._theme.color("ink"))
        row = QRectF(0, plot.bottom() + 2, self.width(), self._axis_height() - 2)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, low)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, high)
        if zero is None:
            return
        x = min(max(round(zero), 1), self.width() - 1)
        painter.setPen(QPen(self._theme.color("ink"), 2 if self._theme.text > LIGHT.text else 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 3))
        half = metrics.horizontalAdvance("0") / 2
        gap = 2 * half
        if (
            metrics.horizontalAdvance(low) + gap < x - half
            and x + half < self.width() - metrics.horizontalAdvance(high) - gap
        ):
            painter.drawText(
                QRectF(x - half - 1, row.top(), 2 * half + 2, row.height()), Qt.AlignmentFlag.AlignCenter, "0"
            )

    # Words

    def event(self, event: QEvent) -> bool:
        """Say how many values the bar under the pointer stands for."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tooltip_at(self, position: QPointF) -> str:
        """Return how many values lie in the bin over a pixel; empty where there is none."""
        histogram = self._histogram
        if histogram is None:
            return ""
        for index, bar in enumerate(self.bars()):
            if bar.left() <= position.x() < bar.right():
                count = int(histogram.counts[index])
                return self.tr("{low} to {high}: {count} value(s)", "", plural_of(count)).format(
                    low=full_text(histogram.edges[index]),
                    high=full_text(histogram.edges[index + 1]),
                    count=count,
                )
        return ""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.update()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Histogram"))
        text = self.note
        if not text and self._histogram is not None:
            count = int(self._histogram.counts.sum())
            text = self.tr("{count} value(s) from {low} to {high}", "", plural_of(count)).format(
                count=count, low=self.ends[0], high=self.ends[1]
            )
        self.setAccessibleDescription(text)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.small_text)
        return font

    def _axis_height(self) -> int:
        return math.ceil(QFontMetricsF(self._font()).height()) + 3
