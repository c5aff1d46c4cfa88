"""A learning rate: typed as it is, or chosen on a logarithmic scale."""

import math
from bisect import bisect_left, bisect_right
from itertools import product
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QVBoxLayout, QWidget

from convstudio.core import numerals
from convstudio.core.errors import StudioError
from convstudio.core.learning.settings import parse_rate
from convstudio.ui.widgets.text_line import TextLine

_DIGITS: Final = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
"""Of each power of ten, about evenly spread on a logarithmic scale; short, to be said and written on the board."""

LADDER: Final = (*(float(f"{digit}e{power}") for power, digit in product(range(-8, 1), _DIGITS)), 10.0)
"""The rates of the scale, rising."""

_DECADE: Final = len(_DIGITS)


class RateLine(TextLine):
    """A line that Up and Down leave along the scale.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    stepped = Signal(int)
    """1 for the next larger rate of the scale, −1 for the next smaller one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(64)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by Up and Down."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


class RateSlider(QSlider):
    """The scale, with a mark where the largest stable rate is.

    A rate is taken when the handle is let go: every change of it during a run is marked on the curve.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, len(LADDER) - 1)
        self.setPageStep(_DECADE)
        self.setTracking(False)
        self._limit: float | None = None

    @property
    def limit(self) -> float | None:
        """The rate that is marked."""
        return self._limit

    def set_limit(self, rate: float | None) -> None:
        """Mark a rate."""
        self._limit = rate
        self.update()

    def show_rate(self, rate: float) -> None:
        """Put the handle to a rate, or to the nearest of the scale; nothing is emitted."""
        if not self.isSliderDown():
            blocked = self.blockSignals(True)
            self.setValue(round(_place(rate)))
            self.blockSignals(blocked)

    def sizeHint(self) -> QSize:
        """Return room for the whole handle, which grows with the type."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step when focused, else let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark over the scale."""
        super().paintEvent(event)
        if self._limit is None or not LADDER[0] <= self._limit <= LADDER[-1]:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        slider = QStyle.ComplexControl.CC_Slider
        handle = self.style().subControlRect(slider, option, QStyle.SubControl.SC_SliderHandle, self).width()
        x = handle / 2 + _place(self._limit) / self.maximum() * (self.width() - handle)
        with QPainter(self) as painter:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))


class RateField(QWidget):
    """A line over a scale.

    The line takes any rate, also 1/30; one that cannot be stays to be mended.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    chosen = Signal(float)
    """Another rate than the one shown."""
    refused = Signal(object)
    """The StudioError of what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate = LADDER[0]
        self.line, self.slider = RateLine(self), RateSlider(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.slider)
        self.setFocusProxy(self.line)
        self.line.entered.connect(self._on_typed)
        self.line.stepped.connect(self._on_stepped)
        self.slider.sliderMoved.connect(self._on_moved)
        self.slider.valueChanged.connect(self._on_slid)

    @property
    def rate(self) -> float:
        """The rate last shown or entered."""
        return self._rate

    def set_rate(self, rate: float) -> None:
        """Show another rate; nothing is emitted, and what is being typed stays where the rate does."""
        self._rate = rate
        self.slider.show_rate(rate)
        if not self.slider.isSliderDown():
            self.line.show_text(numerals.input_text(rate))

    def describe(self, name: str, tip: str) -> None:
        """Say what the rate is; again in another language."""
        self.line.setAccessibleName(name)
        self.slider.setAccessibleName(self.tr("{name} on a logarithmic scale").format(name=name))
        self.line.setToolTip(tip)
        self.slider.setToolTip(
            self.tr("From 1e−8 to 10; the mark is the largest stable rate, where one is known")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Mark the rate in the color of the text when that changes."""
        if event.type() == QEvent.Type.PaletteChange:
            self.slider.update()
        super().changeEvent(event)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        try:
            rate = parse_rate(text)
        except StudioError as error:
            self.line.mark(bad=True)
            self.refused.emit(error)
        else:
            # The text of a third, say, is rounded: entered as it stands it means the rate it stands for.
            same = text.strip() == numerals.input_text(self._rate)
            self._enter(self._rate if same else rate)

    @Slot(int)
    def _on_stepped(self, sign: int) -> None:
        index = bisect_right(LADDER, self._rate) if sign > 0 else bisect_left(LADDER, self._rate) - 1
        if 0 <= index < len(LADDER):
            self._enter(LADDER[index])

    @Slot(int)
    def _on_moved(self, index: int) -> None:
        """Say which rate it would be."""
        self.line.show_text(numerals.input_text(LADDER[index]))

    @Slot(int)
    def _on_slid(self, index: int) -> None:
        self._enter(LADDER[index])

    def _enter(self, rate: float) -> None:
        changed = rate != self._rate
        self.set_rate(rate)
        self.line.reset()
        if changed:
            self.chosen.emit(rate)


def _place(rate: float) -> float:
    """Return where on the scale a rate is, from 0 to len(LADDER) − 1; a fraction where it is between two."""
    after = min(max(bisect_left(LADDER, rate), 1), len(LADDER) - 1)
    low, high = LADDER[after - 1], LADDER[after]
    share = math.log(rate / low) / math.log(high / low)
    return min(max(after - 1 + share, 0.0), float(len(LADDER) - 1))
