"""Answering by clicking a cell on the stage."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from convstudio.core.lessons.lesson import Answer, Pane
from convstudio.core.lessons.scene import numbers
from convstudio.ui.lessons.questions.asker import Asker
from convstudio.ui.lessons.questions.saying import cell_text


class CellAsker(Asker):
    """Says where to click, and which cell was.

    Parameters
    ----------
    pane : Pane
        Where a cell is to be clicked.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, pane: Pane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = pane
        self._cell: tuple[int, ...] | None = None
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        self._describe()

    def answer(self) -> Answer | None:
        """Return the cell that was clicked last, or None."""
        return None if self._cell is None else numbers(self._cell)

    def follow(self, before: Asker) -> None:
        """Take over the cell that was clicked."""
        given = before.answer()
        if given is not None:
            self.take(tuple(map(int, given.numbers)))

    def show_right(self, right: Answer) -> None:
        """Ask for no more clicks."""
        super().show_right(right)
        self._describe()

    def take(self, cell: tuple[int, ...]) -> None:
        """Take a cell that was clicked."""
        if self.isEnabled():
            self._cell = cell
            self._describe()
            self.ready_changed.emit(True)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()

    def _describe(self) -> None:
        where = {
            Pane.INPUT: self.tr("Click a cell of the input."),
            Pane.KERNEL: self.tr("Click a cell of the kernel."),
            Pane.OUTPUT: self.tr("Click a cell of the output."),
        }[self.pane]
        chosen = (
            ""
            if self._cell is None
            else self.tr("You chose {cell}.").format(cell=cell_text(map(str, self._cell)))
        )
        self.label.setText(" ".join(filter(None, (where if self.isEnabled() else "", chosen))))
        self.label.setVisible(bool(self.label.text()))
