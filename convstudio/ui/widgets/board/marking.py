"""Painting what changes with every step: the selected map, the cursor, the window, the cross-hairs."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import BoardContent, Cell, Hit, Kind
from convstudio.ui.widgets.board.layout import Box, Layout
from convstudio.ui.widgets.board.wires import Wiring
from convstudio.ui.widgets.grid.shapes import outline

SMALLEST_PLACE = 7.0
"""Pixels that the mark of a cell has, however small the cell is."""


def cell_box(box: Box, cell: Cell, side: float, span: Cell = (1, 1)) -> QRectF:
    """Return the pixels of cells, (row, column) and `span` of them, in a picture with cells of `side` pixels."""
    row, column = cell
    return QRectF(box.x + column * side, box.y + row * side, span[1] * side, span[0] * side)


def paint_marks(
    painter: QPainter, theme: Theme, layout: Layout, content: BoardContent, wiring: Wiring
) -> None:
    """Paint all marks."""
    marks = content.marks
    if marks.map_cross is not None:
        _cross(painter, layout.maps, marks.map_cross, layout.map_cell)
    if marks.plane_cross is not None:
        _cross(painter, layout.planes, marks.plane_cross, layout.plane_cell)
    focus = marks.current if marks.selected is None else marks.selected
    if marks.window is not None and focus is not None:
        row, column, rows, columns = marks.window
        for plane in wiring.planes_of(focus):
            _window(painter, theme, layout.planes[plane], (row, column), (rows, columns), layout.plane_cell)
    if marks.selected is not None:
        thick = 3 if layout.gap >= 4 else 2
        outline(painter, QRectF(*layout.maps[marks.selected].grown(thick)), theme.color("accent"), thick)
    if marks.current is not None and marks.place is not None:
        box = layout.maps[marks.current]
        if marks.selected is None:
            outline(painter, QRectF(*box.grown(2)), theme.color("cursor"), 2)
        _place(painter, theme, box, marks.place, layout.map_cell)


def paint_pointed(painter: QPainter, theme: Theme, layout: Layout, hit: Hit) -> None:
    """Outline what is under the pointer."""
    boxes = {Kind.PLANE: layout.planes, Kind.MAP: layout.maps}.get(hit.kind, layout.filters)
    outline(painter, QRectF(*boxes[hit.index].grown(2)), theme.color("accent"), 2)


def _place(painter: QPainter, theme: Theme, box: Box, place: Cell, cell: float) -> None:
    """Mark the cursor's cell, with a rim that keeps it apart from any color."""
    rect = cell_box(box, place, cell)
    if cell < SMALLEST_PLACE:
        spread = (SMALLEST_PLACE - cell) / 2
        rect.adjust(-spread, -spread, spread, spread)
    width = 3 if cell >= 18 else 2
    outline(painter, rect.adjusted(-1, -1, 1, 1), theme.color("ground"), 1)
    outline(painter, rect, theme.color("cursor"), width)


def _window(painter: QPainter, theme: Theme, box: Box, first: Cell, span: Cell, cell: float) -> None:
    """Outline the window in a plane; the part in the padding is left out."""
    rect = cell_box(box, first, cell, span)
    if rect.width() < SMALLEST_PLACE:
        spread = (SMALLEST_PLACE - rect.width()) / 2
        rect.adjust(-spread, -spread, spread, spread)
    painter.save()
    painter.setClipRect(QRectF(*box.grown(2)), Qt.ClipOperation.IntersectClip)
    outline(painter, rect.adjusted(-1, -1, 1, 1), theme.color("ground"), 1)
    outline(painter, rect, theme.color("accent"), 3 if cell >= 18 else 2)
    painter.restore()


def _cross(painter: QPainter, boxes: tuple[Box, ...], cell: Cell, side: float) -> None:
    """Paint lines through a cell of every picture: white with a dark rim, seen on any color."""
    lines = []
    for box in boxes:
        x, y = box.x + (cell[1] + 0.5) * side, box.y + (cell[0] + 0.5) * side
        lines += [QLineF(box.x, y, box.right, y), QLineF(x, box.y, x, box.bottom)]
    for color, width in ((QColor(0, 0, 0, 110), 3.0), (QColor(255, 255, 255, 220), 1.0)):
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLines(lines)
