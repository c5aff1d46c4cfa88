"""The little line in which a number is typed over its cell."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from convstudio.core.errors import StudioError
from convstudio.core.parsing import parse_number
from convstudio.ui.messages import sentence


class CellEditor(QLineEdit):
    """Takes a number (also 1/9) and gives it back when Enter, Tab or a click elsewhere ends the typing.

    Parameters
    ----------
    parent : QWidget
        The grid.
    """

    committed = Signal(float, int)
    """The number, and the key that ended the typing (0 for none)."""
    refused = Signal(object)
    """A StudioError: the focus left a text that is no number."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Value of the cell"))
        self.setMaxLength(32)
        self._open = False
        self.hide()
        self.textEdited.connect(self._on_edited)

    def changeEvent(self, event: QEvent) -> None:
        """Name it in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Value of the cell"))
        super().changeEvent(event)

    def start(self, text: str, *, select: bool) -> None:
        """Open with `text`, all of it selected or the caret at its end."""
        self._open = True
        self._mark(bad=False)
        self.setText(text)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if select:
            self.selectAll()
        else:
            self.end(False)

    def leave(self) -> None:
        """Close without giving anything back; the keys are the grid's again, unless another widget took them."""
        self._open = False
        parent = self.parentWidget()
        if parent is not None and self.window().focusWidget() is self:
            # Before hiding, or Qt would give the keys to whatever comes next.
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit on Enter and Tab, cancel on Esc."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._commit(key)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Tab before Qt moves the focus with it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._commit(key)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit what was typed; what is no number is refused, since nobody is there to mend it."""
        super().focusOutEvent(event)
        if not self._open or event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        try:
            value = parse_number(self.text())
        except StudioError as error:
            self.leave()
            self.refused.emit(error)
        else:
            self.leave()
            self.committed.emit(value, 0)

    def _commit(self, key: int) -> None:
        try:
            value = parse_number(self.text())
        except StudioError as error:
            self._mark(bad=True)
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), sentence(error), self)
            return
        self.leave()
        self.committed.emit(value, int(key))

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._mark(bad=False)
        QToolTip.hideText()

    def _mark(self, *, bad: bool) -> None:
        if self.property("bad") != bad:
            self.setProperty("bad", bad)
            self.style().polish(self)
