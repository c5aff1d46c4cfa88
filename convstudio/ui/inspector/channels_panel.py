"""The layer as a whole: channels and groups, all weights, biases, input planes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from convstudio.app.store import Store
from convstudio.ui.inspector.bias_panel import BiasPanel
from convstudio.ui.inspector.channel_actions import ChannelActions
from convstudio.ui.inspector.planes_panel import PlanesPanel
from convstudio.ui.inspector.shape_panel import ShapePanel
from convstudio.ui.inspector.weights_panel import WeightsPanel


class ChannelsPanel(QWidget):
    """Four panels under one another, which carry out the actions of the menu.

    What is refused is explained in place; while the panel is hidden, `Store.refused` and `declined` say it.

    Parameters
    ----------
    store : Store
        Whose document is shown and changed.
    commands : ChannelActions
        What the panels carry out.
    parent : QWidget, optional
        Qt's owner.
    """

    declined = Signal(str)
    """A sentence: something was not done, and why."""

    def __init__(self, store: Store, commands: ChannelActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.commands = commands
        self.shape = ShapePanel(store, self.commands, self)
        self.weights = WeightsPanel(store, self.commands, self)
        self.biases = BiasPanel(store, self.commands, self)
        self.planes = PlanesPanel(store, self.commands, self)
        self.planes.refusals.declined.connect(self.declined)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.shape, self.weights, self.biases, self.planes):
            column.addWidget(part)
        column.addStretch(1)
