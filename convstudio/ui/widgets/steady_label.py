"""A label whose text changes often, while nothing beside it moves."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class SteadyLabel(QWidget):
    """One line of text whose width never shrinks: a text that fits is painted, and that is all.

    A QLabel asks for the size of its text: with every other text the whole window is laid out again.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.

    Attributes
    ----------
    label : QLabel
        What is painted; it has the margins.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.label = QLabel(self)
        self._wide = 0

    def text(self) -> str:
        """Return what it says."""
        return self.label.text()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.label.setText(text)
        if self.label.sizeHint().width() > self._wide:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of the text, and the greatest width that any has had in this size of type."""
        hint = self.label.sizeHint()
        self._wide = max(self._wide, hint.width())
        return QSize(self._wide, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same size: no text is cut off."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text all the room."""
        self.label.setGeometry(self.rect())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Find the width anew in another type."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wide = 0
            self.updateGeometry()
        super().changeEvent(event)
