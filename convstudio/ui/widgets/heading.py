"""What a picture is called: its name in bold, and after it as many details as there is room for."""

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
        self._name = ""
        self._details: tuple[str, ...] = ()
        self._shown = 0
        self._faces: tuple[QFont, QFontMetrics, QFontMetrics] | None = None

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors."""
        self._theme = theme
        self.update()

    def set_words(self, name: str, details: tuple[str, ...]) -> None:
        """Say something else; the first of the details is the one that is left out last."""
        if (name, details) != (self._name, self._details):
            self._name, self._details = name, details
            self._shown = len(details)
            self.setToolTip(self._joined(len(details)))
            self._say()

    def set_room(self, width: int) -> None:
        """Say as much as `width` pixels hold, at least the name; the tooltip has the rest."""
        counts = range(len(self._details), 0, -1)
        shown = next((count for count in counts if self._width(count) <= width), 0)
        if shown != self._shown:
            self._shown = shown
            self._say()

    @property
    def full_text(self) -> str:
        """What is said where there is room."""
        return self._text(len(self._details))

    @property
    def full_width(self) -> int:
        """Pixels that all of it takes."""
        return self._width(len(self._details))

    def sizeHint(self) -> QSize:
        """Return the size of what is said now."""
        return QSize(self._width(self._shown), self._metrics()[2].height())

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
            if self._shown:
                painter.setFont(self.font())
                start = left + strong.horizontalAdvance(f"{self._name} ")
                painter.drawText(QPoint(start, baseline), self._joined(self._shown))

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another type."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._faces = None
        super().changeEvent(event)

    def _say(self) -> None:
        self.setText(self._text(self._shown))

    def _text(self, count: int) -> str:
        return f"{self._name} {self._joined(count)}".rstrip()

    def _joined(self, count: int) -> str:
        return self.tr(", ").join(self._details[:count])

    def _width(self, count: int) -> int:
        _, strong, plain = self._metrics()
        if not count:
            return strong.horizontalAdvance(self._name)
        return strong.horizontalAdvance(f"{self._name} ") + plain.horizontalAdvance(self._joined(count))

    def _metrics(self) -> tuple[QFont, QFontMetrics, QFontMetrics]:
        """Return the bold face, and the metrics of it and of the usual one."""
        if self._faces is None:
            bold = QFont(self.font())
            bold.setBold(True)
            self._faces = bold, QFontMetrics(bold), self.fontMetrics()
        return self._faces
