"""Painting what changes with every step: the selected map, the cursor, the window, the cross-hairs."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import BoardContent, Hit, Kind
from convstudio.ui.widgets.board.lattice import Cell, Lattice
from convstudio.ui.widgets.board.layout import Box, Layout
from convstudio.ui.widgets.board.look import Numbered
from convstudio.ui.widgets.board.wires import Wiring
from convstudio.ui.widgets.grid.shapes import outline

SMALLEST_PLACE = 7.0
"""Pixels that the mark of a cell has, however small the cell is."""


def paint_marks(
    painter: QPainter,
    theme: Theme,
    layout: Layout,
    content: BoardContent,
    wiring: Wiring,
    numbered: Numbered,
) -> None:
    """Paint all marks."""
    marks, planes, maps = content.marks, content.lattice(Kind.PLANE), content.lattice(Kind.MAP)
    _pointed_at(painter, theme, layout, content, numbered)
    focus = marks.current if marks.selected is None else marks.selected
    if marks.window is not None and focus is not None:
        for plane in wiring.planes_of(focus):
            for rect, within in planes.block(layout.planes[plane], *marks.window, layout.plane_cell):
                _window(painter, theme, rect, within, layout.plane_cell)
    if marks.selected is not None:
        thick = 3 if layout.gap >= 4 else 2
        outline(painter, QRectF(*layout.maps[marks.selected].grown(thick)), theme.color("accent"), thick)
    if marks.current is not None and marks.place is not None:
        box = layout.maps[marks.current]
        if marks.selected is None:
            outline(painter, QRectF(*box.grown(2)), theme.color("cursor"), 2)
        place = maps.box_of(box, marks.place, layout.map_cell)
        if maps.rank == 1 and layout.map_cell < SMALLEST_PLACE:  # the strip is too flat to be found
            ((place, _),) = maps.block(box, marks.place, (1,), layout.map_cell)
        _place(painter, theme, place, layout.map_cell)


def _pointed_at(
    painter: QPainter, theme: Theme, layout: Layout, content: BoardContent, numbered: Numbered
) -> None:
    """Mark the place under the pointer in every plane and map."""
    marks = content.marks
    for kind, cell, boxes, side, digits in (
        (Kind.MAP, marks.map_cross, layout.maps, layout.map_cell, numbered.maps),
        (Kind.PLANE, marks.plane_cross, layout.planes, layout.plane_cell, numbered.planes),
    ):
        lattice = content.lattice(kind)
        if cell is None or not lattice.holds(cell):
            continue
        if digits:
            _rings(painter, theme, lattice, boxes, cell, side)
        else:
            _cross(painter, lattice, boxes, cell, side)


def paint_pointed(painter: QPainter, theme: Theme, layout: Layout, hit: Hit) -> None:
    """Outline what is under the pointer."""
    boxes = {Kind.PLANE: layout.planes, Kind.MAP: layout.maps}.get(hit.kind, layout.filters)
    outline(painter, QRectF(*boxes[hit.index].grown(2)), theme.color("accent"), 2)


def _place(painter: QPainter, theme: Theme, place: Box, cell: float) -> None:
    """Mark the cursor's cell, with a rim that keeps it apart from any color."""
    rect = QRectF(*place)
    wide, high = (max(SMALLEST_PLACE - side, 0) / 2 for side in (rect.width(), rect.height()))
    rect.adjust(-wide, -high, wide, high)
    width = 3 if cell >= 18 else 2
    outline(painter, rect.adjusted(-1, -1, 1, 1), theme.color("ground"), 1)
    outline(painter, rect, theme.color("cursor"), width)


def _window(painter: QPainter, theme: Theme, place: Box, within: Box, cell: float) -> None:
    """Outline the window in a slice of a plane; the part in the padding is left out."""
    rect = QRectF(*place)
    if rect.width() < SMALLEST_PLACE:
        spread = (SMALLEST_PLACE - rect.width()) / 2
        rect.adjust(-spread, -spread, spread, spread)
    painter.save()
    painter.setClipRect(QRectF(*within.grown(2)), Qt.ClipOperation.IntersectClip)
    outline(painter, rect.adjusted(-1, -1, 1, 1), theme.color("ground"), 1)
    outline(painter, rect, theme.color("accent"), 3 if cell >= 18 else 2)
    painter.restore()


def _rings(
    painter: QPainter, theme: Theme, lattice: Lattice, boxes: Sequence[Box], cell: Cell, side: float
) -> None:
    """Outline a cell of every picture: lines would strike through its numbers."""
    for box in boxes:
        rect = QRectF(*lattice.box_of(box, cell, side))
        outline(painter, rect.adjusted(1, 1, -1, -1), theme.color("accent"), 2)


def _cross(painter: QPainter, lattice: Lattice, boxes: Sequence[Box], cell: Cell, side: float) -> None:
    """Paint lines through a cell of every picture, within its slice: white with a dark rim, seen on any color."""
    lines = []
    for box in boxes:
        x, y = lattice.box_of(box, cell, side).center
        within = lattice.slice_of(box, cell, side)
        lines.append(QLineF(x, within.y, x, within.bottom))
        if lattice.rank > 1:
            lines.append(QLineF(within.x, y, within.right, y))
    for color, width in ((QColor(0, 0, 0, 110), 3.0), (QColor(255, 255, 255, 220), 1.0)):
        painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLines(lines)
