"""What lies under the pointer, and how far it has dragged."""

import math

from PySide6.QtCore import QPointF

from convstudio.ui.widgets.board.content import BoardContent, Hit, Kind
from convstudio.ui.widgets.board.layout import Layout

SLACK = 4.0
"""A press that moves no further than this many pixels is a click."""


def hit_at(layout: Layout, content: BoardContent, x: float, y: float) -> Hit | None:
    """Return what lies under a point; None in between."""
    for index, box in enumerate(layout.maps):
        if box.contains(x, y):
            cell = content.lattice(Kind.MAP).cell_at(box, x, y, layout.map_cell)
            return Hit(Kind.MAP, index, cell)
    for plane, box in enumerate(layout.planes):
        if box.contains(x, y):
            cell = content.lattice(Kind.PLANE).cell_at(box, x, y, layout.plane_cell)
            return Hit(Kind.PLANE, plane, cell)
    for index, box in enumerate(layout.filters):
        if box.contains(x, y):
            for part in range(len(layout.offsets)):
                kernel = layout.kernel_box(index, part)
                if kernel.contains(x, y):
                    cell = content.lattice(Kind.KERNEL).cell_at(kernel, x, y, layout.kernel_cell)
                    return Hit(Kind.KERNEL, index, cell, part)
            return Hit(Kind.FILTER, index)
    return None


class Drag:
    """A press on a plane that may become a drag.

    Parameters
    ----------
    hit : Hit
        What was pressed.
    start : QPointF
        Where.
    cell : float
        Pixels of a cell of the plane.
    """

    def __init__(self, hit: Hit, start: QPointF, cell: float) -> None:
        self.hit = hit
        self.began = False
        """Whether the pointer has left the place of the press."""
        self.moved = 0, 0
        """(rows, columns) moved since the press, in whole cells."""
        self._start = start
        self._cell = cell

    def goes(self, position: QPointF) -> bool:
        """Follow the pointer; return whether that moved the plane by whole cells since the last time."""
        way = position - self._start
        if not self.began and math.hypot(way.x(), way.y()) <= SLACK:
            return False
        self.began = True
        moved = round(way.y() / self._cell), round(way.x() / self._cell)
        if moved == self.moved:
            return False
        self.moved = moved
        return True
