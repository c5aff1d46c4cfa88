"""Mouse and keys on the input and the kernel, turned into edits."""

from PySide6.QtCore import QObject, QPoint, Qt, Slot

from convstudio.app.gesture import Gesture
from convstudio.app.store import Store
from convstudio.core import drawing, numerals
from convstudio.core.edits import kernel, signal
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import COMPOSITE
from convstudio.ui.inspector.kernel_tools import edited_kernels, on_each
from convstudio.ui.lenses.naming import kernel_of
from convstudio.ui.lenses.window.input_tools import InputTools, Tool
from convstudio.ui.widgets.grid.picture import Cell
from convstudio.ui.widgets.grid.view import GridView

PIXELS_A_STEP = 12
"""Pixels that a kernel cell is dragged for its weight to change by one."""


class InputDrawing(QObject):
    """Draws on the input: one press, drag and release is one undo step.

    Parameters
    ----------
    store : Store
        Whose input is drawn on.
    grid : GridView
        The input's.
    tools : InputTools
        Say with what.
    parent : QObject
        Qt's owner.
    """

    def __init__(self, store: Store, grid: GridView, tools: InputTools, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._grid, self._tools = store, grid, tools
        self._gesture = Gesture(store)
        self._drawing = False
        self._stroke: set[Cell] = set()
        self._start: Cell = (0, 0)
        self._last: Cell = (0, 0)
        self._erasing = False
        grid.pressed.connect(self._on_pressed)
        grid.dragged.connect(self._on_dragged)
        grid.released.connect(self._on_released)
        grid.typed.connect(self._on_typed)
        grid.nudged.connect(self._on_nudged)

    def _channels(self) -> list[int] | None:
        """Return the planes that are drawn on: the one on the stage, or all of a color picture."""
        channel = self._store.view.in_channel
        return None if channel == COMPOSITE else [channel]

    @Slot(object, object)
    def _on_pressed(self, cell: Cell, button: Qt.MouseButton) -> None:
        tool = self._tools.tool
        drawing_button = button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        if tool is Tool.MOVE or not drawing_button:
            return
        self._drawing = True
        self._start = self._last = cell
        self._erasing = button == Qt.MouseButton.RightButton or tool is Tool.ERASER
        if tool is Tool.FILL:
            self._fill(cell)
        else:
            self._draw(cell)

    @Slot(object, QPoint)
    def _on_dragged(self, cell: Cell, _moved: QPoint) -> None:
        if self._drawing and cell != self._last and self._tools.tool is not Tool.FILL:
            self._draw(cell)
            self._last = cell

    @Slot()
    def _on_released(self) -> None:
        if self._drawing:
            self._drawing = False
            self._stroke = set()
            self._gesture.end()

    def _draw(self, cell: Cell) -> None:
        """Draw to `cell`: a stroke goes on from the last cell, a shape is drawn anew from where it began."""
        tool = self._tools.tool
        name = EditName.ERASE if self._erasing else EditName.DRAW
        value = 0.0 if self._erasing else self._tools.value.value()
        if tool is Tool.LINE:
            cells = drawing.line_cells(self._start, cell)
        elif tool is Tool.RECTANGLE:
            cells = drawing.rectangle_cells(self._start, cell)
        else:
            self._stroke.update(drawing.line_cells(self._last, cell))
            cells = list(self._stroke)
        channels = self._channels()
        self._gesture.apply(name, lambda base: signal.paint_cells(base, cells, value, channels))

    def _fill(self, cell: Cell) -> None:
        value = 0.0 if self._erasing else self._tools.value.value()
        plane = max(self._store.view.in_channel, 0)
        self._store.apply(EditName.FILL, signal.fill, cell, value, plane, self._channels())

    @Slot(object, float)
    def _on_typed(self, cell: Cell, value: float) -> None:
        self._store.apply(EditName.INPUT_CELL, signal.paint_cells, [cell], value, self._channels())

    @Slot(object, int, bool)
    def _on_nudged(self, cell: Cell, steps: int, fine: bool) -> None:
        channel = max(self._store.view.in_channel, 0)
        value = numerals.stepped(
            float(self._store.document.signal.values[(channel, *cell)]), steps, fine=fine
        )
        gesture = ("nudge input", self._store.view.in_channel, cell)
        self._store.apply_gesture(
            EditName.INPUT_CELL, gesture, signal.paint_cells, [cell], value, self._channels()
        )


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
        self._drag: tuple[object, Cell, float] | None = None
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

    @Slot(object, QPoint)
    def _on_dragged(self, _cell: Cell, moved: QPoint) -> None:
        if self._drag is None:
            return
        gesture, cell, start = self._drag
        steps = round(-moved.y() / PIXELS_A_STEP)
        # A click that trembles is not a drag; once it was one, the way back leads to the very number.
        if steps or self._weight(cell) != start:
            self._set(cell, numerals.stepped(start, steps, fine=False) if steps else start, gesture)

    @Slot()
    def _on_released(self) -> None:
        if self._drag is not None:
            self._drag = None
            self._store.end_gesture()

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
