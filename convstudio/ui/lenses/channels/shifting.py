"""Moving the input: everything follows, computed anew at every cell."""

from PySide6.QtCore import QObject, Slot

from convstudio.app.gesture import Gesture
from convstudio.app.store import Store
from convstudio.core.edits.names import EditName
from convstudio.core.edits.planes import shift


class Shifting(QObject):
    """Moves the input as far as the pointer has moved, or by single cells; one drag is one undo step.

    Parameters
    ----------
    store : Store
        Whose input is moved.
    parent : QObject
        Qt's owner.
    """

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._gesture = Gesture(store)

    @Slot(object)
    def drag(self, moved: tuple[int, int]) -> None:
        """Move the input by (rows, columns) from where the drag began."""
        rows, columns = moved
        wraps = self._store.view.gallery.wraps
        self._gesture.apply(EditName.INPUT_SHIFT, lambda base: shift(base, rows, columns, wraps))

    def by(self, rows: int, columns: int) -> None:
        """Move the input by so many cells, as an undo step of its own."""
        self.drop()
        self.drag((rows, columns))
        self.drop()

    @Slot()
    def drop(self) -> None:
        """End the drag."""
        self._gesture.end()
