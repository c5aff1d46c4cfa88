"""The settings of the layer as actions, for the menu and the command list."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from convstudio.app.store import Store
from convstudio.core.document import Document, PaddingMode
from convstudio.core.edits import kind as edits
from convstudio.core.edits import layer
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.ui.actions import Spec, entitle, make
from convstudio.ui.messages import kind_hint, kind_title, padding_mode_title


class LayerActions(QObject):
    """Kind, padding, its mode, correlation or convolution, and what pools count.

    Parameters
    ----------
    store : Store
        Whose layer is set.
    parent : QObject
        Qt's owner.
    """

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.kinds = {kind: self._kind_action(kind, number) for number, kind in enumerate(Kind, start=1)}
        self.paddings = [
            make(Spec("", f"M, {key}", partial(self._pad, padding)), self)
            for key, padding in (
                ("V", layer.valid_padding),
                ("S", layer.same_padding),
                ("F", layer.full_padding),
            )
        ]
        self.modes = {
            mode: self._mode_action(mode, key) for mode, key in zip(PaddingMode, "ZRPC", strict=True)
        }
        for actions in (self.kinds, self.modes):
            group = QActionGroup(self)
            for action in actions.values():
                group.addAction(action)
        self.convolution = QAction(self)
        self.convolution.setCheckable(True)
        self.convolution.setShortcut("M, T")
        self.convolution.triggered.connect(self._on_convolution)
        self.ceil, self.counted = QAction(self), QAction(self)
        for action, keys, slot in (
            (self.ceil, "M, U", self._on_ceil),
            (self.counted, "M, N", self._on_counted),
        ):
            action.setCheckable(True)
            action.setShortcut(keys)
            action.triggered.connect(slot)
        self.describe()
        store.changed.connect(self._on_changed)
        self._show(store.document)

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menu."""
        return [
            *self.kinds.values(),
            *self.paddings,
            *self.modes.values(),
            self.convolution,
            self.ceil,
            self.counted,
        ]

    def describe(self) -> None:
        """Say everything in the present language."""
        for kind, action in self.kinds.items():
            entitle(action, self.tr("Kind: {kind}").format(kind=kind_title(kind)), kind_hint(kind))
        paddings = self.tr("Padding: valid"), self.tr("Padding: same"), self.tr("Padding: full")
        for action, text in zip(self.paddings, paddings, strict=True):
            entitle(action, text)
        for mode, action in self.modes.items():
            entitle(action, self.tr("Padding mode: {mode}").format(mode=padding_mode_title(mode)))
        entitle(self.convolution, self.tr("Convolution: the kernel turned by 180°"))
        entitle(self.ceil, self.tr("Pooling: round the size up"))
        entitle(self.counted, self.tr("Average pooling: count padded zeros"))

    def _kind_action(self, kind: Kind, number: int) -> QAction:
        action = make(Spec("", f"M, {number}", partial(self._set_kind, kind)), self)
        action.setCheckable(True)
        return action

    def _mode_action(self, mode: PaddingMode, key: str) -> QAction:
        action = make(Spec("", f"M, {key}", partial(self._set_mode, mode)), self)
        action.setCheckable(True)
        return action

    def _set_kind(self, kind: Kind) -> None:
        self._store.apply(EditName.KIND, edits.set_kind, kind)

    def _pad(self, padding: layer.PaddingOf) -> None:
        self._store.apply(EditName.PADDING, layer.set_padding, padding(self._store.document))

    def _set_mode(self, mode: PaddingMode) -> None:
        self._store.apply(EditName.PADDING_MODE, layer.set_padding_mode, mode)

    @Slot(bool)
    def _on_convolution(self, turned: bool) -> None:
        self._store.apply(EditName.OPERATION, layer.set_flipped, turned)

    @Slot(bool)
    def _on_ceil(self, up: bool) -> None:
        self._store.apply(EditName.CEIL_MODE, edits.set_ceil_mode, up)

    @Slot(bool)
    def _on_counted(self, counted: bool) -> None:
        self._store.apply(EditName.COUNT_INCLUDE_PAD, edits.set_count_include_pad, counted)

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.layer is not new.layer:
            self._show(new)

    def _show(self, document: Document) -> None:
        spec = document.layer
        self.kinds[spec.kind].setChecked(True)
        self.modes[spec.padding_mode].setChecked(True)
        self.convolution.setChecked(spec.flipped)
        self.ceil.setChecked(spec.ceil_mode)
        self.counted.setChecked(spec.count_include_pad)
        for action in self.modes.values():
            action.setEnabled(spec.kind is Kind.CONVOLUTION)
        self.convolution.setEnabled(spec.kind.weighted)
        self.ceil.setEnabled(not spec.kind.weighted)
        self.counted.setEnabled(spec.kind is Kind.AVERAGE_POOL)
