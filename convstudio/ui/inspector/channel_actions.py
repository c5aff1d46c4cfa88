"""What can be done to channels, planes and all weights, as actions for the menu and the panel."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.operators import wiring
from convstudio.core.operators.banks import BANKS, RANDOM
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
    store : Store
        Whose layer says whether it is depthwise or pointwise.
    parent : QWidget
        Qt's owner.
    """

    wanted = Signal()
    """An action was triggered: the panels must be there to carry it out."""

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._deeds: dict[QAction, Callable[[], object]] = {}
        self.banks = QMenu(parent)
        self.banks.setToolTipsVisible(True)
        for name in BANKS:
            action = self._action(BANK_KEYS[name])
            action.setData(name)
            self.banks.addAction(action)
        self.depthwise, self.pointwise = self._action("D"), self._action("P")
        self.more, self.fewer = self._action("M"), self._action("F")
        self.initialise, self.clear_biases = self._action("I"), self._action("Z")
        self.split, self.merge = self._action("S"), self._action("T")
        self.duplicate, self.remove = self._action("2"), self._action("X")
        for action in (self.depthwise, self.pointwise):
            action.setCheckable(True)
        self.describe()
        self.show_layer()
        store.changed.connect(self._on_changed)

    def carry_out(self, action: QAction, deed: Callable[[], object]) -> None:
        """Let `deed` be done whenever `action` is triggered."""
        self._deeds[action] = deed

    def show_layer(self) -> None:
        """Say what the layer is; a change that was refused has left its action down."""
        document = self._store.document
        weighted, rank = document.layer.kind.weighted, document.layer.rank
        self.depthwise.setChecked(weighted and wiring.is_depthwise(document))
        self.pointwise.setChecked(weighted and wiring.is_pointwise(document))
        for action in (self.depthwise, self.pointwise, self.more, self.fewer, self.initialise):
            action.setEnabled(weighted)
        self.clear_biases.setEnabled(weighted)
        self.banks.menuAction().setEnabled(weighted)
        for action in self.banks.actions():
            action.setEnabled(weighted and (rank == 2 or action.data() == RANDOM))

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.signal is not new.signal or old.layer is not new.layer or old.weight is not new.weight:
            self.show_layer()

    def _on_triggered(self, action: QAction) -> None:
        self.wanted.emit()
        self._deeds[action]()

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
        self._describe_layer()
        self._describe_weights()
        self._describe_planes()

    def _describe_layer(self) -> None:
        one = self.tr(
            "Every plane gets filters of its own: as many groups as input channels; again, one group"
        )
        mix = self.tr("Kernels of 1 × 1: each output mixes the channels of one position; again, 3 × 3")
        for action, text, short, tip in (
            (self.depthwise, self.tr("Depthwise"), "", one),
            (self.pointwise, self.tr("Pointwise (1 × 1)"), self.tr("Pointwise"), mix),
            (
                self.more,
                self.tr("One more filter"),
                "",
                self.tr("One more output map; with groups, one more in each"),
            ),
            (
                self.fewer,
                self.tr("One filter fewer"),
                "",
                self.tr("Without the last output map; with groups, of each"),
            ),
        ):
            _describe(action, text, short, tip)

    def _describe_weights(self) -> None:
        draw = self.tr("Draw every weight of the layer at random, as chosen in the inspector")
        for action, text, short, tip in (
            (self.initialise, self.tr("Initialize all weights"), self.tr("Initialize"), draw),
            (
                self.banks.menuAction(),
                self.tr("Banks"),
                "",
                self.tr("All filters at once, from a collection"),
            ),
            (self.clear_biases, self.tr("Clear the biases"), self.tr("Clear"), self.tr("Make every bias 0")),
        ):
            _describe(action, text, short, tip)
        for action in self.banks.actions():
            _describe(action, bank_title(action.data()), "", bank_hint(action.data()))

    def _describe_planes(self) -> None:
        for action, text, short, tip in (
            (
                self.split,
                self.tr("Split the color picture"),
                self.tr("Split"),
                self.tr("Take R, G and B as separate planes"),
            ),
            (
                self.merge,
                self.tr("Merge three planes"),
                self.tr("Merge"),
                self.tr("See three planes as one color picture"),
            ),
            (
                self.duplicate,
                self.tr("Duplicate the plane"),
                self.tr("Double"),
                self.tr("The opened plane once more"),
            ),
            (
                self.remove,
                self.tr("Remove the plane"),
                self.tr("Remove"),
                self.tr("Take the opened plane away"),
            ),
        ):
            _describe(action, text, short, tip)

    def _action(self, key: str) -> QAction:
        action = QAction(self)
        action.setShortcut(f"C, {key}")
        action.triggered.connect(partial(self._on_triggered, action))
        return action


def _describe(action: QAction, text: str, short: str, tip: str) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setText(text)
    action.setIconText(short or text)
    action.setToolTip(f"{tip} ({keys})" if keys else tip)
    action.setStatusTip(tip)
