"""What can be done to channels, planes and all weights, as actions for the menu and the panel."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from convstudio.core.operators.banks import BANKS
from convstudio.ui.messages import bank_hint, bank_title

BANK_KEYS: Final = {
    "oriented_edges": "E",
    "gabor": "G",
    "sobel_pair": "O",
    "blur_pyramid": "B",
    "color_opponent": "C",
    "random": "R",
}
"""After C, the key of each bank."""


class ChannelActions(QObject):
    """Depthwise, pointwise, filters, banks and planes; what they do is the business of the panels.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.banks = QMenu(parent)
        self.banks.setToolTipsVisible(True)
        for name in BANKS:
            action = self.banks.addAction("")
            action.setData(name)
            action.setShortcut(f"C, {BANK_KEYS[name]}")
        self.depthwise, self.pointwise = self._action("D"), self._action("P")
        self.more, self.fewer = self._action("M"), self._action("F")
        self.initialise, self.clear_biases = self._action("I"), self._action("Z")
        self.split, self.merge = self._action("S"), self._action("T")
        self.duplicate, self.remove = self._action("2"), self._action("X")
        for action in (self.depthwise, self.pointwise):
            action.setCheckable(True)
        self.describe()

    def all(self) -> list[QAction]:
        """Return every action in the order of the menu, the banks as one with a submenu."""
        return [
            self.depthwise,
            self.pointwise,
            self.more,
            self.fewer,
            self.initialise,
            self.banks.menuAction(),
            self.clear_biases,
            self.split,
            self.merge,
            self.duplicate,
            self.remove,
        ]

    def describe(self) -> None:
        """Say what everything is and does; again in another language."""
        tr = self.tr
        one = tr("Every plane gets filters of its own: as many groups as input channels")
        mix = tr("Kernels of 1 × 1: each output mixes the channels of one position")
        draw = tr("Draw every weight of the layer at random, as chosen in the inspector")
        for action, text, short, tip in (
            (self.depthwise, tr("Depthwise"), "", one),
            (self.pointwise, tr("Pointwise (1 × 1)"), tr("Pointwise"), mix),
            (self.more, tr("One more filter"), "", tr("One more output map; with groups, one more in each")),
            (self.fewer, tr("One filter fewer"), "", tr("Without the last output map; with groups, of each")),
            (self.initialise, tr("Initialize all weights"), tr("Initialize"), draw),
            (self.banks.menuAction(), tr("Banks"), "", tr("All filters at once, from a collection")),
            (self.clear_biases, tr("Clear the biases"), tr("Clear"), tr("Make every bias 0")),
            (
                self.split,
                tr("Split the color picture"),
                tr("Split"),
                tr("Take R, G and B as separate planes"),
            ),
            (self.merge, tr("Merge three planes"), tr("Merge"), tr("See three planes as one color picture")),
            (self.duplicate, tr("Duplicate the plane"), tr("Double"), tr("The opened plane once more")),
            (self.remove, tr("Remove the plane"), tr("Remove"), tr("Take the opened plane away")),
        ):
            _describe(action, text, short, tip)
        for action in self.banks.actions():
            _describe(action, bank_title(action.data()), "", bank_hint(action.data()))

    def _action(self, key: str) -> QAction:
        action = QAction(self)
        action.setShortcut(f"C, {key}")
        return action


def _describe(action: QAction, text: str, short: str, tip: str) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setText(text)
    action.setIconText(short or text)
    action.setToolTip(f"{tip} ({keys})" if keys else tip)
    action.setStatusTip(tip)
