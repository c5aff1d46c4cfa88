"""A black screen, so that the room looks at the lecturer, and a sign for the lecturer who does not see it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from convstudio.ui.lecture.cover import Cover
from convstudio.ui.widgets.alert import alert


class Blank(Cover):
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
        self._describe()
        self.hide()

    def cover(self, on: bool) -> None:
        """Make the screen black, or not."""
        self.cover_area()
        self.setVisible(on)
        self.raise_()
        if on:
            alert(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint black, in all themes."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), Qt.GlobalColor.black)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Come back at a click."""
        self.pressed.emit()

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Blank"))
        self.setAccessibleDescription(self.tr("The screen is black. B or Esc shows the studio again."))


class BlackSign(QLabel):
    """Reminds the lecturer, over the stage, that the audience's own window is black.

    Parameters
    ----------
    over : QWidget
        What it lies over.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setStyleSheet(
            "background: #000000; color: #ffffff; border: 1px solid #ffffff; border-radius: 8px; padding: 4px 12px;"
        )
        over.installEventFilter(self)
        self._describe()
        self.hide()

    def show_black(self, on: bool) -> None:
        """Say it, or no longer."""
        self.setVisible(on)
        self._place()
        self.raise_()
        if on:
            alert(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the upper edge."""
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language, and in type of another size."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()
        super().changeEvent(event)

    def _place(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.adjustSize()
            self.move((over.width() - self.width()) // 2, 4)

    def _describe(self) -> None:
        self.setText(self.tr("The audience sees a black screen. B ends it."))
