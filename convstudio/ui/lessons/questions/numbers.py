"""Answering by numbers: one, or several in a row."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from convstudio.core.errors import StudioError
from convstudio.core.lessons.lesson import Answer
from convstudio.core.parsing import parse_number
from convstudio.ui.lessons.questions.asker import Asker
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.inputs import is_for_document

WIDTH = 5
"""Width of a field, in heights of the type."""

MANY, NARROW = 4, 4
"""So many fields stand in a row at most; where there are more of them than fit into one, each is so wide."""


SPACING = 6
"""Pixels between a field and what stands beside it."""


class _Field(QLineEdit):
    """A line for a number that is empty at first: a 0 in it would look like an answer."""

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window unless a number is being typed."""
        if is_for_document(event, self):
            event.ignore()
            return True
        return super().event(event)

    def number(self) -> float | None:
        """Return the number typed; None where it is none yet."""
        try:
            return parse_number(self.text())
        except StudioError:
            return None

    def show_bad(self) -> None:
        """Mark a text that is no number."""
        bad = bool(self.text().strip()) and self.number() is None
        if self.property("bad") != bad:
            self.setProperty("bad", bad)
            self.style().unpolish(self)
            self.style().polish(self)


class NumbersAsker(Asker):
    """A field for each number that is asked for.

    Parameters
    ----------
    shape : tuple of int
        () for one number, (n,) for several.
    sign : str
        What stands between them.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, shape: tuple[int, ...], sign: str = ",", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        count = shape[0] if shape else 1
        self.fields = [_Field(self) for _ in range(count)]
        self._signs = [QLabel(sign, self) for _ in self.fields[1:]]
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACING)
        for field in self.fields:
            field.setMaxLength(32)
            field.textChanged.connect(self._on_typed)
            field.editingFinished.connect(self._mark)
            field.returnPressed.connect(self._on_return)
        self._grid.setColumnStretch(2 * MANY, 1)
        self._place(MANY)
        self._describe()

    def fit(self, width: int) -> None:
        """Put as many fields into a row as it has room for."""
        sign = max((label.sizeHint().width() for label in self._signs), default=0)
        step = self.fields[0].width() + sign + 2 * SPACING
        self._place(min(max(width // step, 1), MANY))

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, field in enumerate(self.fields):
            row, column = divmod(number, columns)
            self._grid.addWidget(field, row, 2 * column)
            if number < len(self._signs):
                self._grid.addWidget(self._signs[number], row, 2 * column + 1)

    def answer(self) -> Answer | None:
        """Return the numbers; None while one is missing."""
        values = [field.number() for field in self.fields]
        known = tuple(value for value in values if value is not None)
        return Answer(known, self._shape) if len(known) == len(values) else None

    def follow(self, before: Asker) -> None:
        """Take over what was typed."""
        if isinstance(before, NumbersAsker):
            for field, other in zip(self.fields, before.fields, strict=True):
                field.setText(other.text())

    def set_theme(self, theme: Theme) -> None:
        """Give each field room for a number in this type."""
        width = WIDTH if len(self.fields) < MANY else NARROW
        for field in self.fields:
            field.setFixedWidth(theme.text * width)

    def first_focus(self) -> None:
        """Put the focus into the first field."""
        self.fields[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key that a field does not take go on to the stage."""
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Say what the fields are in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()

    def _describe(self) -> None:
        for number, field in enumerate(self.fields, 1):
            field.setAccessibleName(
                self.tr("Your answer")
                if len(self.fields) == 1
                else self.tr("Your answer, number {number}").format(number=number)
            )

    @Slot()
    def _on_typed(self) -> None:
        self.ready_changed.emit(self.answer() is not None)

    @Slot()
    def _mark(self) -> None:
        for field in self.fields:
            field.show_bad()

    @Slot()
    def _on_return(self) -> None:
        empty = next((field for field in self.fields if field.number() is None), None)
        if empty is None:
            self.entered.emit()
        else:
            empty.setFocus()
