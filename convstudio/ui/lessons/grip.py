"""The edge of a column by which it is made wider or narrower, with the mouse or with the arrows."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convstudio.ui.theme import LIGHT, Theme

WIDTH = 7
"""Pixels."""

STEP = 16
"""Pixels that an arrow moves the edge."""


class Grip(QWidget):
    """Says by how much it was moved.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    dragged = Signal(int)
    """Pixels to the right, since the last time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._describe()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors."""
        self._theme = theme
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the edge follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(round(event.position().x() - WIDTH / 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the edge with Left and Right."""
        step = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.dragged.emit(step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a short line to take hold of; a long one while keys move it."""
        with QPainter(self) as painter:
            middle, high = self.height() // 2, self.height() if self.hasFocus() else 36
            color = "accent" if self.hasFocus() else "strong_border"
            painter.fillRect(WIDTH // 2 - 1, middle - high // 2, 3, high, self._theme.color(color))

    def changeEvent(self, event: QEvent) -> None:
        """Say what it is in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Edge of the lesson’s text"))
        self.setToolTip(self.tr("Drag, or press Left and Right: more room for the text, or for the stage"))
