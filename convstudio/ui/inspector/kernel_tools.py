"""What can be done to a whole kernel: presets, random weights, normalise, transpose, turn."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.edits import kernel
from convstudio.core.edits.kernel import Kernel, edited_kernels, on_each
from convstudio.core.edits.names import EditName
from convstudio.core.operators.initialise import Scheme
from convstudio.core.operators.kernels import PRESETS_OF, preset
from convstudio.ui.messages import preset_title, scheme_title
from convstudio.ui.widgets.inputs import SpinBox

CAUSAL_LENGTH: Final = 3
"""Values that a causal moving average takes together."""

LARGEST_SEED: Final = 999
"""Three digits are quickly said, written on the board, and typed again."""

PRESET_KEYS: Final = {
    "identity": "I",
    "box_blur": "B",
    "gaussian_blur": "G",
    "gaussian_blur_5": "5",
    "sharpen": "S",
    "emboss": "E",
    "sobel_x": "X",
    "sobel_y": "Y",
    "prewitt_x": "P",
    "prewitt_y": "Q",
    "laplacian": "L",
    "diagonal": "D",
    "antidiagonal": "A",
    "difference": "1",
    "moving_average": "M",
    "moving_average_5": "6",
    "binomial_blur": "4",
    "second_difference": "2",
    "ones": "O",
    "depth_difference": "Z",
}
"""After K, the key of each preset."""


class KernelTools(QWidget):
    """Tools for the kernel on the stage.

    `actions()` holds the same as actions, two of them with submenus, for a menu.

    Parameters
    ----------
    store : Store
        Whose weights are changed.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._seed_used: int | None = None
        self.presets, self.random = QMenu(self), QMenu(self)
        self.normalise, self.transpose, self.turn = QAction(self), QAction(self), QAction(self)
        self.seed = SpinBox(0, LARGEST_SEED, self)
        for name in PRESET_KEYS:
            self.presets.addAction("").setData(name)
        self.causal, self.matched = QAction(self), QAction(self)
        self.presets.addActions([self.causal, self.matched])
        self.matched.setShortcut("K, F")
        for scheme, key in zip(Scheme, "UVWJK", strict=True):
            action = self.random.addAction("")
            action.setData(scheme)
            action.setShortcut(f"K, {key}")
        for action, key in ((self.normalise, "N"), (self.transpose, "T"), (self.turn, "R")):
            action.setShortcut(f"K, {key}")
        for action, keys in (
            (self.normalise, "Ctrl+Shift+N"),
            (self.transpose, "Ctrl+T"),
            (self.turn, "Ctrl+Shift+T"),
        ):
            action.setShortcut(keys)
        self.presets.triggered.connect(self._on_preset)
        self.random.triggered.connect(self._on_random)
        self.normalise.triggered.connect(self._on_normalise)
        self.transpose.triggered.connect(self._on_transpose)
        self.turn.triggered.connect(self._on_turn)
        self.addActions(
            [self.presets.menuAction(), self.random.menuAction(), self.normalise, self.transpose, self.turn]
        )
        self._menu_buttons = {menu: QToolButton(self) for menu in (self.presets, self.random)}
        self.causal.triggered.connect(self._on_causal)
        self.matched.triggered.connect(self._on_matched)
        self._describe()
        self._arrange()
        self._offer(store.document)
        store.changed.connect(self._on_changed)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        """Say what everything is and does."""
        by_sum = self.tr("Divide the weights by their sum; where that is 0, by the sum of their sizes")
        for action, text, short, tip in (
            (self.presets.menuAction(), self.tr("Presets"), "", self.tr("Kernels known by name")),
            (self.random.menuAction(), self.tr("Random"), "", self.tr("Draw the weights at random")),
            (self.normalise, self.tr("Normalize"), "", by_sum),
            (self.transpose, self.tr("Transpose"), "", self.tr("Exchange rows and columns")),
            (self.turn, self.tr("Turn 180°"), self.tr("Turn"), self.tr("Turn the weights by half a turn")),
        ):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(text)
            action.setIconText(short or text)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)
            action.setStatusTip(tip)
        for action in self.presets.actions():
            if action.data() is not None:
                action.setText(preset_title(action.data()))
        self.causal.setText(self.tr("Causal moving average"))
        self.causal.setToolTip(
            self.tr(
                "Average {count} values up to the present one, with padding before the signal alone"
            ).format(count=CAUSAL_LENGTH)
        )
        self.matched.setText(self.tr("Matched filter"))
        self.matched.setToolTip(
            self.tr("Copy what stands under the window now: the filter that answers most to it")
        )
        for action in self.random.actions():
            action.setText(scheme_title(Scheme(action.data())))
        for menu, button in self._menu_buttons.items():
            button.setText(self.tr("{menu} ▾").format(menu=menu.title()))
            button.setAccessibleName(menu.title())
            button.setToolTip(menu.menuAction().toolTip())
        self.seed.setPrefix(self.tr("seed") + " ")
        self.seed.setAccessibleName(self.tr("Seed of the random weights"))
        self.seed.setToolTip(
            self.tr("The same seed draws the same weights again; each further draw takes the next one")
        )

    def _arrange(self) -> None:
        """Put two rows of three under one another, narrow enough for the panel at the side."""
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for menu, button in self._menu_buttons.items():
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(menu)
            upper.addWidget(button)
        upper.addWidget(self.seed)
        for action in (self.normalise, self.transpose, self.turn):
            button = QToolButton(self)
            button.setDefaultAction(action)
            lower.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in (upper, lower):
            row.setSpacing(4)
            column.addLayout(row)
        for child in self.findChildren(QToolButton):
            child.setProperty("role", "icon")
            child.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _apply(self, name: EditName, edit: Callable[[Document, Kernel], Document]) -> None:
        kernels = edited_kernels(self._store.document, self._store.view)
        self._store.apply(name, on_each, kernels, edit)

    def _offer(self, document: Document) -> None:
        """Offer the presets that kernels of this rank have, and nothing for pooling; what is not seen has no key."""
        rank, weighted = document.layer.rank, document.layer.kind.weighted
        self.setVisible(weighted)
        for action in (*self.actions(), *self.presets.actions(), *self.random.actions()):
            action.setEnabled(weighted)
        self.transpose.setEnabled(weighted and rank > 1)
        for action in self.presets.actions():
            name = action.data()
            if name is not None:
                action.setVisible(name in PRESETS_OF[rank])
                action.setShortcut(f"K, {PRESET_KEYS[name]}" if action.isVisible() else "")
        self.causal.setVisible(rank == 1)
        self.causal.setShortcut("K, C" if rank == 1 else "")

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if (old.layer.rank, old.layer.kind) != (new.layer.rank, new.layer.kind):
            self._offer(new)

    @Slot()
    def _on_causal(self) -> None:
        kernels = edited_kernels(self._store.document, self._store.view)
        self._store.apply(EditName.KERNEL_PRESET, kernel.causal_average, kernels, CAUSAL_LENGTH)

    @Slot()
    def _on_matched(self) -> None:
        cursor = self._store.view.cursor
        self._store.apply(EditName.KERNEL_PRESET, kernel.match_window, cursor.channel, cursor.position)

    @Slot(QAction)
    def _on_preset(self, action: QAction) -> None:
        if action.data() is None:
            return
        values = preset(action.data(), self._store.document.layer.rank)
        self._apply(EditName.KERNEL_PRESET, lambda document, each: kernel.set_kernel(document, each, values))

    @Slot(QAction)
    def _on_random(self, action: QAction) -> None:
        """Draw with the seed shown, or the next where that one is drawn already."""
        if self.seed.value() == self._seed_used:
            self.seed.setValue((self.seed.value() + 1) % (LARGEST_SEED + 1))
        scheme, seed = Scheme(action.data()), self.seed.value()
        self._seed_used = seed
        self._apply(
            EditName.KERNEL_RANDOM, lambda document, each: kernel.randomise(document, each, scheme, seed)
        )

    @Slot()
    def _on_normalise(self) -> None:
        self._apply(EditName.KERNEL_NORMALISE, kernel.normalise)

    @Slot()
    def _on_transpose(self) -> None:
        rows, columns = self._store.document.kernel_size[-2:]
        if rows == columns:
            self._apply(EditName.KERNEL_TRANSPOSE, kernel.transpose)
        else:  # one call already transposes every kernel of the layer
            first, *_ = edited_kernels(self._store.document, self._store.view)
            self._store.apply(EditName.KERNEL_TRANSPOSE, kernel.transpose, first)

    @Slot()
    def _on_turn(self) -> None:
        self._apply(EditName.KERNEL_TURN, kernel.turn)
