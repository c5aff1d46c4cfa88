"""One map large, beside the input and its kernel, and what it is in numbers."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from convstudio.core.render.gallery import Histogram, Statistics
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.widgets.map_facts import MapFacts

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class EnlargedPage(QWidget):
    """A stage for the map, and its facts; the arrows move on to other maps.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    moved = Signal(int)
    """Another map is wanted: so many further on in the order shown."""
    left = Signal()
    """All maps are wanted again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stage = Stage(self)
        self.stage.installEventFilter(self)
        self.facts = MapFacts(self)
        policy = self.facts.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.facts.setSizePolicy(policy)
        self.back, self.next, self.all = QToolButton(self), QToolButton(self), QToolButton(self)
        for button in (self.back, self.next, self.all):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.all.clicked.connect(self.left)
        self._describe()
        keys = QHBoxLayout()
        keys.setSpacing(4)
        keys.addWidget(self.all, 1)
        keys.addWidget(self.back)
        keys.addWidget(self.next)
        side = QVBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(6)
        side.addLayout(keys)
        side.addWidget(self.facts, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.stage, 1)
        row.addLayout(side)

    def show_facts(self, channel: int, numbers: Statistics | None, histogram: Histogram | None) -> None:
        """Show what map `channel` is in numbers; None stands for what is still being counted."""
        self.facts.show()
        title = self.tr("Map {number}").format(number=channel)
        if numbers is None:
            self.facts.set_facts(title)
        else:
            each = (numbers.minimum, numbers.maximum, numbers.mean, numbers.variance, numbers.positive)
            self.facts.set_facts(title, *(float(values[channel]) for values in each))
        self.facts.set_histogram(histogram)

    def clear_facts(self) -> None:
        """Show no numbers, as there is no map they are of; their place stays free."""
        self.facts.hide()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Take the arrows and Esc from the stage."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                if key in STEPS:
                    self.moved.emit(STEPS[key])
                    return True
                if key == Qt.Key.Key_Escape:
                    self.left.emit()
                    return True
        return False

    @Slot()
    def _on_back(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.moved.emit(1)

    def _describe(self) -> None:
        self.all.setText(self.tr("All maps"))
        self.all.setToolTip(self.tr("Show all maps (Esc)"))
        for button, text, tip in (
            (self.back, "‹", self.tr("Previous map (Left)")),
            (self.next, "›", self.tr("Next map (Right)")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
