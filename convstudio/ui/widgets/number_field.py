"""A line for one number."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from convstudio.core import numerals
from convstudio.core.errors import StudioError
from convstudio.core.parsing import parse_number
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.inputs import is_for_document

WHEEL_STEP = 120
"""What a notch of a mouse wheel counts, in Qt's eighths of a degree."""


class NumberField(QLineEdit):
    """Takes a number, also 1/9, when Enter or a click elsewhere ends the typing.

    Up and Down change it by 1, with Shift by 0.1; so does the wheel when the field is focused. Esc brings the
    value back. What is no number stays to be mended, marked and explained.

    Parameters
    ----------
    name : str
        What the number is, for those who listen to the screen.
    parent : QWidget, optional
        Qt's owner.
    """

    committed = Signal(float)
    """A number was entered that differs from the one shown before."""
    refused = Signal(object)
    """The StudioError of a text that is no number."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(64)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._value = 0.0
        self._wheel_rest = 0
        self._show_value()
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._commit)

    def value(self) -> float:
        """Return the number last shown or entered."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show another number; nothing is emitted, and a text that is being typed stays."""
        changed, self._value = value != self._value, value
        typing = self.isModified() and (self.hasFocus() or not changed)
        if not typing:
            self._show_value()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window unless a number is being typed."""
        if is_for_document(event, self):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by Up and Down, take the typing back by Esc."""
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(1 if key == Qt.Key.Key_Up else -1, fine=bool(fine))
        elif key == Qt.Key.Key_Escape and self.isModified():
            self._show_value()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step when focused, else let the panel scroll."""
        if not self.hasFocus():
            event.ignore()
            return
        event.accept()
        # With Shift, some systems turn the wheel sideways.
        self._wheel_rest += event.angleDelta().y() or event.angleDelta().x()
        steps = int(self._wheel_rest / WHEEL_STEP)
        self._wheel_rest -= steps * WHEEL_STEP
        if steps:
            self._step(steps, fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is typed after a click replace the number, as after Tab."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self.selectAll)  # the click itself still sets the caret

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Enter what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._commit()

    def _step(self, steps: int, *, fine: bool) -> None:
        """Add whole or tenth parts, in decimals: 0.1 three times gives 0.3."""
        value = self._parsed()
        if value is not None:
            self._enter(numerals.stepped(value, steps, fine=fine))
            self.selectAll()

    @Slot()
    def _commit(self) -> None:
        if self.isModified():
            value = self._parsed()
            if value is not None:
                self._enter(value)

    def _parsed(self) -> float | None:
        """Return the number in the field; where there is none, say so and return None."""
        if not self.isModified():
            return self._value
        try:
            return parse_number(self.text())
        except StudioError as error:
            self._mark(bad=True)
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), sentence(error), self)
            self.refused.emit(error)
            return None

    def _enter(self, value: float) -> None:
        changed, self._value = value != self._value, value
        self._show_value()
        if changed:
            self.committed.emit(value)

    def _show_value(self) -> None:
        text = numerals.input_text(self._value)
        if text != self.text():
            self.setText(text)
        self.setModified(False)
        self._mark(bad=False)

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._mark(bad=False)
        QToolTip.hideText()

    def _mark(self, *, bad: bool) -> None:
        if self.property("bad") != bad:
            self.setProperty("bad", bad)
            self.style().unpolish(self)
            self.style().polish(self)
