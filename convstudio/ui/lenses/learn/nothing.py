"""What is shown in place of a run where the layer pools."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class NothingToLearn(QWidget):
    """Why there is no run, and two ways to one.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    convolution_wanted = Signal()
    """The layer should become a convolution."""
    example_wanted = Signal()
    """The edge example should be learned, whatever the layer is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title, self.reason = QLabel(self), QLabel(self)
        self.title.setProperty("role", "title")
        for label in (self.title, self.reason):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.convolution, self.example = QPushButton(self), QPushButton(self)
        self.convolution.clicked.connect(self.convolution_wanted)
        self.example.clicked.connect(self.example_wanted)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.convolution)
        buttons.addSpacing(8)
        buttons.addWidget(self.example)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        column.addStretch(2)
        self._describe()

    def _describe(self) -> None:
        self.title.setText(self.tr("Pooling has no weights: there is nothing to learn."))
        self.reason.setText(
            self.tr("It takes the largest value of each window, or their mean, whatever it has seen before.")
        )
        self.convolution.setText(self.tr("Make the layer a convolution"))
        self.example.setText(self.tr("Learn the edge example"))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.reason.text())

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
