"""One map in numbers: its smallest and largest value, mean, variance, share of positive values, and histogram."""

import math
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from convstudio.core.numerals import cell_text, full_text
from convstudio.core.render.gallery import Histogram
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.histogram_view import HistogramView

PENDING: Final = "…"
"""Stands for a number that is still being computed."""

WIDEST: Final = "−1.23e−5"
"""Room is kept for a number as wide as this, so that nothing moves when another comes."""

_ROWS: Final = 5


class MapFacts(QWidget):
    """Numbers and histogram of one map.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._title = ""
        self._numbers: tuple[float | None, ...] = (None,) * _ROWS
        self.title = QLabel()
        self.title.setProperty("role", "section")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.histogram = HistogramView(self)
        self._names = [QLabel() for _ in range(_ROWS)]
        self._values = [QLabel() for _ in range(_ROWS)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            name.setProperty("role", "soft")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
        column.addLayout(self._grid)
        column.addWidget(self.histogram, 1)
        self.set_theme(LIGHT)
        self._write()

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.histogram.set_theme(theme)
        font = self.font()
        font.setPixelSize(theme.text)
        width = math.ceil(QFontMetricsF(font).horizontalAdvance(WIDEST)) + 1
        for value in self._values:
            value.setMinimumWidth(width)

    def set_facts(
        self,
        title: str,
        minimum: float | None = None,
        maximum: float | None = None,
        mean: float | None = None,
        variance: float | None = None,
        positive: float | None = None,
    ) -> None:
        """Show the numbers of a map; None stands for what is still being counted.

        Parameters
        ----------
        title : str
            What the map is called.
        minimum, maximum, mean, variance : float or None
            Any floats, infinite ones and NaN too.
        positive : float or None
            Share of the values above zero, 0 to 1.
        """
        self._title = title
        self._numbers = (minimum, maximum, mean, variance, positive)
        self._write()

    def set_histogram(self, histogram: Histogram | None) -> None:
        """Show how the values are distributed; None says that they are still being counted."""
        self.histogram.set_histogram(histogram)

    def rows(self) -> list[tuple[str, str]]:
        """Return what is written in each row: (name, number)."""
        return [(name.text(), value.text()) for name, value in zip(self._names, self._values, strict=True)]

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        super().changeEvent(event)

    def _write(self) -> None:
        names = (
            self.tr("minimum"),
            self.tr("maximum"),
            self.tr("mean"),
            self.tr("variance"),
            self.tr("positive"),
        )
        self.title.setText(self._title)
        for row, (name, number) in enumerate(zip(names, self._numbers, strict=True)):
            self._names[row].setText(name)
            share = row == _ROWS - 1
            self._values[row].setText(percent_text(number) if share else number_text(number))
            hint = self._hint(name, number, share=share)
            self._names[row].setToolTip(hint)
            self._values[row].setToolTip(hint)
            self._values[row].setAccessibleName(hint or name)

    def _hint(self, name: str, number: float | None, *, share: bool) -> str:
        """Return all digits of a number, in words where it is none; empty while it is pending."""
        if number is None:
            return ""
        if math.isnan(number):
            return self.tr("{name}: not a number").format(name=name)
        if share:
            return self.tr("{percent} % of the values are greater than zero").format(
                percent=full_text(100 * number)
            )
        return self.tr("{name}: {number}").format(name=name, number=full_text(number))


def number_text(number: float | None) -> str:
    """Return a number as a cell shows it, or PENDING."""
    return PENDING if number is None else cell_text(number)


def percent_text(share: float | None) -> str:
    """Return a share of 0 to 1 in percent, with one decimal; "100 %" and "0 %" only of all and of nothing."""
    if share is None or math.isnan(share):
        return number_text(share)
    percent = round(100 * share, 1)
    if percent in (0, 100) and share not in (0, 1):
        return "< 0.1 %" if share < 0.5 else "> 99.9 %"
    return f"{cell_text(percent)} %"
