"""A whole number that is chosen from a list, or typed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QIntValidator
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from convstudio.ui.widgets.inputs import ComboBox
from convstudio.ui.widgets.text_line import TextLine

LARGEST: Final = 99_999


class NumberChoice(ComboBox):
    """Offers the numbers that will do, and takes any other, so that it can be explained why it will not.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    entered = Signal(int)
    """Another number than the one shown was chosen or typed, 0 to LARGEST."""
    finished = Signal()
    """The field was left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self._line = TextLine(self)
        self._line.setValidator(QIntValidator(0, LARGEST, self))
        self._line.entered.connect(self._on_typed)
        self.setEditable(True)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Qt's own would make 16 of a typed 1.
        self.setCompleter(QCompleter(self))
        self.activated.connect(self._on_chosen)

    def value(self) -> int:
        """Return the number shown."""
        return self._value

    def set_choices(self, choices: Sequence[int], value: int) -> None:
        """Offer other numbers, and show one of them; nothing is emitted."""
        texts = [str(choice) for choice in choices]
        if texts != [self.itemText(index) for index in range(self.count())]:
            self.clear()
            self.addItems(texts)
        self._value = value
        self.setCurrentIndex(texts.index(str(value)))
        self._line.show_text(str(value))
        self._line.reset()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the visit."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._enter(int(self.itemText(index)))

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if text:
            self._enter(int(text))
        else:
            self._line.reset()

    def _enter(self, value: int) -> None:
        if value != self._value:
            self.entered.emit(value)
