"""What to make of the frames of an animation, or of several pictures."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from convstudio.core import limits
from convstudio.engine.pictures import Frames


class FramesChoice(QWidget):
    """The first one, all as slices of a volume, or all as channels.

    Parameters
    ----------
    count : int
        How many there are, at least 2.
    stack : bool
        Whether they are files of their own; then a volume is offered first.
    parent : QWidget, optional
        Qt's owner.
    """

    changed = Signal()
    """Something else was chosen."""

    def __init__(self, count: int, *, stack: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self._buttons = {frames: QRadioButton() for frames in Frames}
        self._buttons[Frames.FIRST].setText(
            self.tr("The &first picture") if stack else self.tr("The &first frame")
        )
        self._buttons[Frames.VOLUME].setText(self.tr("Slices of a &volume"))
        self._buttons[Frames.CHANNELS].setText(self.tr("C&hannels"))
        self._buttons[Frames.VOLUME if stack else Frames.FIRST].setChecked(True)
        self._hint = QLabel()
        self._hint.setProperty("role", "soft")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(20)
        for button in self._buttons.values():
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._hint)
        self._hint.setVisible(count > limits.FRAMES)
        group.buttonToggled.connect(self._on_toggled)
        self._say()

    @property
    def chosen(self) -> Frames:
        """What is chosen."""
        return next(frames for frames, button in self._buttons.items() if button.isChecked())

    @property
    def taken(self) -> int:
        """How many are taken."""
        return 1 if self.chosen is Frames.FIRST else min(self._count, limits.FRAMES)

    def choose(self, frames: Frames) -> None:
        """Choose something else."""
        self._buttons[frames].setChecked(True)

    def _say(self) -> None:
        self._hint.setText(
            self.tr("Of {count} frames the first {taken} are taken at most.").format(
                count=self._count, taken=limits.FRAMES
            )
        )

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()
