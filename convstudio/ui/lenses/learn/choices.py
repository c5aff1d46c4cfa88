"""Which map, plane and image of a task are shown, where there are several."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from convstudio.core.learning.task import Task
from convstudio.ui.lenses.learn.looking import Looking
from convstudio.ui.widgets.grid.picture import UNKNOWN
from convstudio.ui.widgets.inputs import ComboBox


class Choices(QWidget):
    """Three small numbers, of which only those are there that can be chosen.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    changed = Signal(object)
    """A Looking."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._looking = Looking()
        self.map, self.plane, self.image = (ComboBox(self) for _ in range(3))
        self._labels = {box: QLabel(self) for box in (self.map, self.plane, self.image)}
        self._of = {box: QLabel(self) for box in self._labels}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addStretch(1)
        for box, label in self._labels.items():
            label.setBuddy(box)
            box.activated.connect(self._on_changed)
            row.addWidget(label)
            row.addWidget(box)
            row.addWidget(self._of[box])
            row.addSpacing(10)
        row.addStretch(1)
        self._describe()
        self.hide()

    def show_looking(self, looking: Looking, task: Task, batch: int, *, asked: bool) -> None:
        """Offer what `task` has, and show what is chosen; nothing is emitted.

        Parameters
        ----------
        looking : Looking
            What is shown.
        task : Task
            What is learned.
        batch : int
            Images of a step.
        asked : bool
            Whether a lesson asks for how many filters and planes there are.
        """
        self._looking = looking
        filters, planes = task.weight_shape[:2]
        for box, value, count in (
            (self.map, looking.map, filters),
            (self.plane, looking.weight[1], planes),
            (self.image, looking.image, batch),
        ):
            if box.count() != count:
                box.clear()
                box.addItems([str(number) for number in range(count)])
            box.setCurrentIndex(value)
            said = UNKNOWN if asked and box is not self.image else count
            self._of[box].setText(self.tr("of {count}").format(count=said))
            for widget in (box, self._labels[box], self._of[box]):
                widget.setVisible(count > 1)
        self.setVisible(max(filters, planes, batch) > 1)

    @Slot(int)
    def _on_changed(self, _index: int) -> None:
        weight = (self.map.currentIndex(), self.plane.currentIndex(), *self._looking.weight[2:])
        self.changed.emit(Looking(weight, self.image.currentIndex()))

    def _describe(self) -> None:
        for box, text, name in (
            (self.map, self.tr("Map"), self.tr("Output map and filter that are shown")),
            (self.plane, self.tr("Plane"), self.tr("Plane of the group whose kernel is shown")),
            (self.image, self.tr("Image"), self.tr("Image of the batch that is shown")),
        ):
            self._labels[box].setText(text)
            box.setAccessibleName(name)
            box.setToolTip(name)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
