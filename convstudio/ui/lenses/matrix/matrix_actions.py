"""What can be done in the Matrix lens, as actions for the row of tools, the menu and the command list."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.view_state import MatrixView, Sharing, ViewState
from convstudio.ui.actions import Spec, describe, exclusive, make

WAY = (Sharing.CONNECTED, Sharing.SHARED, Sharing.LAYER)
"""From a fully connected layer to a convolution."""


class MatrixActions(QObject):
    """The transposed matrix, and the steps of why a layer is a convolution.

    Parameters
    ----------
    store : Store
        Whose view is changed.
    parent : QObject
        Qt's owner.
    """

    wanted = Signal()
    """A command was given whose effect is seen in the lens."""

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._actions = [make(spec, self) for spec in self._specs()]
        self.transposed, *steps, self.back, self.next = self._actions
        self.steps = dict(zip(WAY, steps, strict=True))
        exclusive(steps, self)
        store.view_changed.connect(self._on_view_changed)
        store.changed.connect(self._on_changed)
        self._show()

    def all(self) -> list[QAction]:
        """Return every action in the order of the menu, with separators."""
        separators = [QAction(self), QAction(self)]
        for separator in separators:
            separator.setSeparator(True)
        return [self.transposed, separators[0], *self.steps.values(), separators[1], self.back, self.next]

    def describe(self) -> None:
        """Say everything again in another language."""
        for action, spec in zip(self._actions, self._specs(), strict=True):
            describe(action, spec)

    def _specs(self) -> list[Spec]:
        transposed = self.tr(
            "Show the matrix of the transposed layer, whose columns are the rows of the layer's own"
        )
        texts = {
            Sharing.CONNECTED: (
                self.tr("Fully connected"),
                self.tr("Every output has its own weight for every input"),
            ),
            Sharing.SHARED: (
                self.tr("Shared"),
                self.tr("A weight depends on the distance alone, wherever the output lies"),
            ),
            Sharing.LAYER: (
                self.tr("Local: the layer"),
                self.tr("Nothing that is far counts: what is left is the kernel"),
            ),
        }
        return [
            Spec(self.tr("Transposed matrix"), "A, T", self._on_transposed, transposed, checkable=True),
            *(
                Spec(
                    texts[sharing][0],
                    f"A, {key}",
                    partial(self._on_step, sharing),
                    texts[sharing][1],
                    checkable=True,
                )
                for key, sharing in enumerate(WAY, start=1)
            ),
            Spec(self.tr("Why convolution: back"), "A, B", partial(self._walk, -1)),
            Spec(self.tr("Why convolution: next step"), "A, N", partial(self._walk, 1)),
        ]

    def _set(self, matrix: MatrixView) -> None:
        if matrix != self._store.view.matrix:
            self._store.set_view(replace(self._store.view, matrix=matrix))
            self.wanted.emit()

    @Slot(bool)
    def _on_transposed(self, on: bool) -> None:
        sharing = Sharing.LAYER if on else self._store.view.matrix.sharing
        self._set(MatrixView(sharing, on))

    def _on_step(self, sharing: Sharing, on: bool) -> None:
        if on:
            transposed = self._store.view.matrix.transposed and sharing is Sharing.LAYER
            self._set(MatrixView(sharing, transposed))

    def _walk(self, step: int) -> None:
        """Go to the next step of the way, or the one before; from its end it begins anew."""
        here = WAY.index(self._store.view.matrix.sharing)
        self._on_step(WAY[(here + step) % len(WAY)], on=True)

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.matrix != new.matrix:
            self._show()

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if old.layer.kind is not new.layer.kind:
            self._show()

    def _show(self) -> None:
        view, kind = self._store.view.matrix, self._store.document.layer.kind
        for action in (*self.steps.values(), self.back, self.next):
            action.setEnabled(kind.weighted)
        self.transposed.setEnabled(kind is not Kind.MAX_POOL)
        self.transposed.setChecked(view.transposed)
        self.steps[view.sharing].setChecked(True)
