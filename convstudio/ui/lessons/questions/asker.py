"""What the ways of answering have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from convstudio.core.lessons.lesson import Answer
from convstudio.ui.theme import Theme


class Asker(QWidget):
    """Takes an answer; a subclass for each way of answering."""

    ready_changed = Signal(bool)
    """Whether there is a whole answer by now."""
    entered = Signal()
    """Enter was pressed, or what comes to the same: the answer is to be taken."""

    def answer(self) -> Answer | None:
        """Return what was answered; None while something is missing."""
        raise NotImplementedError

    def follow(self, before: "Asker") -> None:
        """Stand as an asker of the same question stood, which spoke another language."""

    def show_right(self, right: Answer) -> None:
        """Mark what is right, and take no more answers."""
        self.setEnabled(False)
        self.mark(right)

    def mark(self, right: Answer) -> None:
        """Mark what is right, where that can be done among what was offered."""

    def fit(self, width: int) -> None:
        """Arrange what is here for so many pixels of width; most need less than there ever is."""

    def limit(self, height: int) -> None:
        """Be no higher than so many pixels, where that can be done by smaller parts."""

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""

    def first_focus(self) -> None:
        """Put the focus where the answer begins."""
        self.setFocus()
