"""Mouse and keys on a kernel, turned into edits."""

from PySide6.QtCore import QObject, QPoint, Qt, Slot

from convstudio.app.store import Store
from convstudio.core import numerals
from convstudio.core.drawing import curve_points
from convstudio.core.edits import kernel
from convstudio.core.edits.kernel import edited_kernels, on_each
from convstudio.core.edits.names import EditName
from convstudio.ui.lenses.naming import kernel_of
from convstudio.ui.widgets.grid.picture import Cell
from convstudio.ui.widgets.grid.view import GridView

PIXELS_A_STEP = 12
"""Pixels that a kernel cell is dragged for its weight to change by one."""


class KernelEditing(QObject):
    """Changes the kernel on the stage by typing, wheel, keys, or dragging a cell up and down.

    Parameters
    ----------
    store : Store
        Whose kernel is changed.
    grid : GridView
        The kernel's.
    parent : QObject
        Qt's owner.
    """

    def __init__(self, store: Store, grid: GridView, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._grid = grid
        self._drag: tuple[object, Cell, float] | None = None
        self._bent: tuple[int, float] | None = None
        grid.pressed.connect(self._on_pressed)
        grid.dragged.connect(self._on_dragged)
        grid.released.connect(self._on_released)
        grid.typed.connect(self._on_typed)
        grid.nudged.connect(self._on_nudged)

    def _weight(self, cell: Cell) -> float:
        document = self._store.document
        return float(document.weight[(*kernel_of(document, self._store.view), *cell)])

    @Slot(object, object)
    def _on_pressed(self, cell: Cell, button: Qt.MouseButton) -> None:
        if button == Qt.MouseButton.LeftButton:
            self._drag = (object(), cell, self._weight(cell))
            if self._grid.level is not None:
                self._bend(cell[0], self._grid.level, self._drag[0])

    @Slot(object, QPoint)
    def _on_dragged(self, over: Cell, moved: QPoint) -> None:
        if self._drag is None:
            return
        gesture, cell, start = self._drag
        if self._grid.level is not None:
            self._bend(over[0], self._grid.level, gesture)
            return
        steps = round(-moved.y() / PIXELS_A_STEP)
        # A click that trembles is not a drag; once it was one, the way back leads to the very number.
        if steps or self._weight(cell) != start:
            self._set(cell, numerals.stepped(start, steps, fine=False) if steps else start, gesture)

    @Slot()
    def _on_released(self) -> None:
        if self._drag is not None:
            self._drag = self._bent = None
            self._store.end_gesture()

    def _bend(self, column: int, level: float, gesture: object) -> None:
        """Set the weights from the last one to this to the height of the pointer among the bars."""
        (size,) = self._store.document.kernel_size
        column = min(max(column, 0), size - 1)
        for cell, value in curve_points(self._bent or (column, level), (column, level)).items():
            if cell < size:
                self._set((cell,), self._grid.aimed(value), gesture)
        self._bent = column, level

    @Slot(object, float)
    def _on_typed(self, cell: Cell, value: float) -> None:
        self._set(cell, value, None)

    @Slot(object, int, bool)
    def _on_nudged(self, cell: Cell, steps: int, fine: bool) -> None:
        gesture = ("nudge kernel", edited_kernels(self._store.document, self._store.view), cell)
        self._set(cell, numerals.stepped(self._weight(cell), steps, fine=fine), gesture)

    def _set(self, cell: Cell, value: float, gesture: object | None) -> None:
        kernels = edited_kernels(self._store.document, self._store.view)
        self._store.apply_gesture(
            EditName.KERNEL_CELL,
            gesture,
            on_each,
            kernels,
            lambda document, place: kernel.set_weight(document, place, cell, value),
        )
