"""A black screen, so that the room looks at the lecturer."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class Blank(QWidget):
    """Covers a window; nothing stops beneath it.

    Parameters
    ----------
    window : QWidget
        What is covered.
    """

    pressed = Signal()
    """The user wants to see again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        # Then Qt does not paint what lies beneath.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        window.installEventFilter(self)
        self._describe()
        self.hide()

    def cover(self, on: bool) -> None:
        """Make the screen black, or not."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.setVisible(on)
        self.raise_()
        if on:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint black, in all themes."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), Qt.GlobalColor.black)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Come back at a click."""
        self.pressed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window when it has another size."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and not self.isHidden():
            self.cover(True)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the name in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Blank"))
        self.setAccessibleDescription(self.tr("The screen is black. B or Esc shows the studio again."))
