"""What fields of the layer's settings have in common: typing into one, until it is left, is one step."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.edits.names import EditName


class LayerFields(QObject):
    """Fields that belong together, without a place of their own.

    Parameters
    ----------
    store : Store
        Whose layer it is.
    panel : QWidget
        What the fields belong to; it lays them out and says when they are to be shown anew.
    """

    def __init__(self, store: Store, panel: QWidget) -> None:
        super().__init__(panel)
        self._store = store
        self._visit = 0

    def _apply_typed(self, name: EditName, edit: Callable[..., Document], values: tuple[object, ...]) -> None:
        """Apply what a field says; all that it says in one visit is undone together."""
        self._store.apply_gesture(name, (name, self._visit), edit, values)

    @Slot()
    def _end_visit(self) -> None:
        self._visit += 1
