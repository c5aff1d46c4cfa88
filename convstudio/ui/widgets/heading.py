"""What a picture is called: its name in bold, and after it what may be left out."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from convstudio.ui.theme import LIGHT, Theme


class Heading(QLabel):
    """One line in two faces; rich text would do, but is read as a whole document with every edit of a size.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme: Theme = LIGHT
        self._name = self._details = ""
        self._brief = False
        self._faces: tuple[QFont, QFontMetrics, QFontMetrics] | None = None

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors."""
        self._theme = theme
        self.update()

    def set_words(self, name: str, details: str) -> None:
        """Say something else."""
        if (name, details) != (self._name, self._details):
            self._name, self._details = name, details
            self.setToolTip(details)
            self._say()

    def set_brief(self, brief: bool) -> None:
        """Say the name alone, as there is no room for the details; the tooltip has them."""
        if brief != self._brief:
            self._brief = brief
            self._say()

    @property
    def full_text(self) -> str:
        """What is said where there is room."""
        return f"{self._name} {self._details}".rstrip()

    @property
    def full_width(self) -> int:
        """Pixels that all of it takes."""
        return self._width(self._details)

    def sizeHint(self) -> QSize:
        """Return the size of what is said now."""
        return QSize(self._width("" if self._brief else self._details), self._metrics()[2].height())

    def minimumSizeHint(self) -> QSize:
        """Return the same size: nothing is cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the name, and the details after it, in the middle."""
        bold, strong, plain = self._metrics()
        size = self.sizeHint()
        left = (self.width() - size.width()) // 2
        baseline = (self.height() - plain.height()) // 2 + plain.ascent()
        with QPainter(self) as painter:
            painter.setPen(self._theme.color("ink"))
            painter.setFont(bold)
            painter.drawText(QPoint(left, baseline), self._name)
            if self._details and not self._brief:
                painter.setFont(self.font())
                painter.drawText(
                    QPoint(left + strong.horizontalAdvance(f"{self._name} "), baseline), self._details
                )

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another type."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._faces = None
        super().changeEvent(event)

    def _say(self) -> None:
        self.setText(self._name if self._brief else self.full_text)

    def _width(self, details: str) -> int:
        _, strong, plain = self._metrics()
        if not details:
            return strong.horizontalAdvance(self._name)
        return strong.horizontalAdvance(f"{self._name} ") + plain.horizontalAdvance(details)

    def _metrics(self) -> tuple[QFont, QFontMetrics, QFontMetrics]:
        """Return the bold face, and the metrics of it and of the usual one."""
        if self._faces is None:
            bold = QFont(self.font())
            bold.setBold(True)
            self._faces = bold, QFontMetrics(bold), self.fontMetrics()
        return self._faces
