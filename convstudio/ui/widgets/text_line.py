"""A line of text that is entered as a whole."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from convstudio.ui.widgets.inputs import is_for_document


class TextLine(QLineEdit):
    """Takes a text when Enter or a click elsewhere ends the typing; Esc brings back the one there was.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    entered = Signal(str)
    """The typing ended with a text that differs from the one shown before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._commit)

    def show_text(self, text: str) -> None:
        """Show another text; nothing is emitted, and what is being typed stays where the text does."""
        if text != self._shown or not self.isModified():
            self._shown = text
            self._show()

    def reset(self) -> None:
        """Show the text there was before the typing."""
        self._show()

    def mark(self, *, bad: bool) -> None:
        """Show whether the text is one that was refused."""
        if self.property("bad") != bad:
            self.setProperty("bad", bad)
            self.style().unpolish(self)
            self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window unless something is being typed."""
        if is_for_document(event, self):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the typing back by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Enter what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._commit()

    @Slot()
    def _commit(self) -> None:
        if self.isModified() and self.text() != self._shown:
            self.entered.emit(self.text())
        elif self.isModified():
            self._show()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.mark(bad=False)

    def _show(self) -> None:
        if self.text() != self._shown:
            self.setText(self._shown)
        self.setModified(False)
        self.mark(bad=False)
