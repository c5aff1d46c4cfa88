"""Mouse and keys on the input, turned into edits."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Slot

from convstudio.app.gesture import Gesture
from convstudio.app.store import Store
from convstudio.core import drawing, numerals
from convstudio.core.edits import signal
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import COMPOSITE
from convstudio.ui.lenses.window.input_tools import InputTools, Tool
from convstudio.ui.widgets.grid.picture import Cell
from convstudio.ui.widgets.grid.view import GridView


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
        self._start: Cell = ()
        self._last: Cell = ()
        self._erasing = False
        self._curve: dict[Cell, float] | None = None
        self._level = 0.0
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
        by_height = self._grid.level is not None and not self._erasing and tool in (Tool.PENCIL, Tool.LINE)
        self._curve = {} if by_height else None
        self._level = self._within(self._grid.level or 0.0)
        if tool is Tool.FILL:
            self._fill(cell)
        elif self._curve is not None:
            self._bend(cell)
        else:
            self._draw(cell)

    @Slot(object, QPoint)
    def _on_dragged(self, cell: Cell, _moved: QPoint) -> None:
        if self._drawing and self._curve is not None:
            self._bend(cell)
        elif self._drawing and cell != self._last and self._tools.tool is not Tool.FILL:
            self._draw(cell)
            self._last = cell

    @Slot()
    def _on_released(self) -> None:
        if self._drawing:
            self._drawing = False
            self._stroke, self._curve = set(), None
            self._gesture.end()

    def _bend(self, cell: Cell) -> None:
        """Draw a curve through the bars, to the height of the pointer: a line from where it began, or freehand."""
        curve, level = self._curve, self._grid.level
        if curve is None or level is None or len(cell) != 1:
            return
        level = self._within(level)
        freehand = self._tools.tool is not Tool.LINE
        if not freehand:
            curve = {}
        between = drawing.curve_points((self._last[0], self._level), (cell[0], level))
        curve.update({(column,): self._grid.aimed(value) for column, value in between.items()})
        if freehand:
            self._last, self._level = cell, level
        channels = self._channels()
        self._gesture.apply(EditName.DRAW, lambda base: signal.write_cells(base, curve, channels))

    def _within(self, level: float) -> float:
        """Return a value that the bars can show."""
        picture = self._grid.picture
        if picture is None:
            return level
        low, high = picture.span or (picture.raster.low, picture.raster.high)
        return min(max(level, low), high)

    def _draw(self, cell: Cell) -> None:
        """Draw to `cell`: a stroke goes on from the last cell, a shape is drawn anew from where it began."""
        tool = self._tools.tool
        name = EditName.ERASE if self._erasing else EditName.DRAW
        value = 0.0 if self._erasing else self._tools.value.value()
        if tool is Tool.LINE:
            cells = _between(drawing.line_cells, self._start, cell)
        elif tool is Tool.RECTANGLE:
            cells = _between(drawing.rectangle_cells, self._start, cell)
        else:
            self._stroke.update(_between(drawing.line_cells, self._last, cell))
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


def _between(
    cells: Callable[[drawing.Cell, drawing.Cell], list[drawing.Cell]], start: Cell, end: Cell
) -> list[Cell]:
    """Return the cells of a figure between two cells, in the slice of the first."""
    *_, top, left = (0, *start)
    *_, row, column = (0, *end)
    rank = len(start)
    return [(*start[:-2], *place[max(2 - rank, 0) :]) for place in cells((top, left), (row, column))]
