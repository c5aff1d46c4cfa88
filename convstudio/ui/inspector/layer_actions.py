"""The settings of the layer as actions, for the menu and the command list."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from convstudio.app.store import Store
from convstudio.core.document import Document, PaddingMode
from convstudio.core.edits import layer
from convstudio.core.edits.names import EditName
from convstudio.ui.actions import Spec, make
from convstudio.ui.messages import padding_mode_title


class LayerActions(QObject):
    """Padding, its mode, and correlation or convolution.

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
        tr = self.tr
        self.paddings = [
            make(Spec(tr("Padding: valid"), "M, V", partial(self._pad, layer.valid_padding)), self),
            make(Spec(tr("Padding: same"), "M, S", partial(self._pad, layer.same_padding)), self),
            make(Spec(tr("Padding: full"), "M, F", partial(self._pad, layer.full_padding)), self),
        ]
        self.modes = {
            mode: self._mode_action(mode, key) for mode, key in zip(PaddingMode, "ZRPC", strict=True)
        }
        group = QActionGroup(self)
        for action in self.modes.values():
            group.addAction(action)
        self.convolution = QAction(tr("Convolution: the kernel turned by 180°"), self)
        self.convolution.setCheckable(True)
        self.convolution.setShortcut("M, T")
        self.convolution.triggered.connect(self._on_convolution)
        store.changed.connect(self._on_changed)
        self._show(store.document)

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menu."""
        return [*self.paddings, *self.modes.values(), self.convolution]

    def _mode_action(self, mode: PaddingMode, key: str) -> QAction:
        text = self.tr("Padding mode: {mode}").format(mode=padding_mode_title(mode))
        action = make(Spec(text, f"M, {key}", partial(self._set_mode, mode)), self)
        action.setCheckable(True)
        return action

    def _pad(self, padding: layer.PaddingOf) -> None:
        self._store.apply(EditName.PADDING, layer.set_padding, padding(self._store.document))

    def _set_mode(self, mode: PaddingMode) -> None:
        self._store.apply(EditName.PADDING_MODE, layer.set_padding_mode, mode)

    @Slot(bool)
    def _on_convolution(self, turned: bool) -> None:
        self._store.apply(EditName.OPERATION, layer.set_flipped, turned)

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.layer is not new.layer:
            self._show(new)

    def _show(self, document: Document) -> None:
        self.modes[document.layer.padding_mode].setChecked(True)
        self.convolution.setChecked(document.layer.flipped)
