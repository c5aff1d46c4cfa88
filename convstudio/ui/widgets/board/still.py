"""Painting what stays while only numbers change: lanes, wires, filters, captions, frames and labels."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import BoardContent, Kind
from convstudio.ui.widgets.board.digits import LINES_FROM
from convstudio.ui.widgets.board.label_painter import LabelPainter
from convstudio.ui.widgets.board.lattice import Lattice
from convstudio.ui.widgets.board.layout import Box, Layout
from convstudio.ui.widgets.board.look import bundle_color, opacities
from convstudio.ui.widgets.board.wire_painter import WirePainter
from convstudio.ui.widgets.board.wires import Strand, Wiring

SLICES_PAD: Final = 2.5
"""Pixels around the slices of one volume, within the frame that keeps them together."""


def rect_of(box: Box) -> QRectF:
    """Return a box as Qt's."""
    return QRectF(*box)


class StillPainter:
    """Paints the ground of a board, and what lies over its tiles.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        The family.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._labels = LabelPainter(theme, font)
        self.wires = WirePainter(theme)
        """Paints wires that come and go, too."""

    # Under the tiles

    def ground(
        self,
        painter: QPainter,
        layout: Layout,
        content: BoardContent,
        wiring: Wiring,
        strung: Sequence[Strand],
    ) -> None:
        """Paint lanes, wires, captions and names."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(layout.lanes) > 1:
            self._lanes(painter, layout, content)
        self.wires.wires(painter, layout, content, wiring, strung)
        self._labels.captions(painter, layout, content)
        self._labels.names(painter, layout, content)

    def filters(self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring) -> None:
        """Paint the cards of the filters, sums and biases, and the wires of the selected map."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._cards(painter, layout, content, wiring)
        selected = content.marks.selected
        if selected is not None:
            self.wires.trail(painter, layout, wiring, selected)
        self._nodes(painter, layout, content)

    def _lanes(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        for number, lane in enumerate(layout.lanes):
            hue = bundle_color(self._theme, number, len(layout.lanes))
            tint, edge = QColor(hue), QColor(hue)
            tint.setAlphaF(0.1)
            edge.setAlphaF(0.75)
            painter.setPen(QPen(edge, 1.2))
            painter.setBrush(tint)
            painter.drawRoundedRect(rect_of(lane).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            strip = QRectF(lane.x + 5, lane.y + 5, 4, lane.height - 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawRoundedRect(strip, 2, 2)
            if number < len(content.group_names):
                self._labels.sideways(painter, lane, content.group_names[number])

    def _cards(self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring) -> None:
        """Paint the ground of every filter; or without room for that, a rim around the selected one."""
        selected = content.marks.selected
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not layout.offsets[0][0]:
            if selected is not None:
                painter.setPen(QPen(self._theme.color("accent"), 2))
                painter.drawRect(rect_of(layout.filters[selected].grown(1)))
            return
        opaque = opacities(content, wiring, Kind.FILTER)
        round_ = 5 if layout.rowed else 2.5
        for index, box in enumerate(layout.filters):
            chosen = index == selected
            painter.setOpacity(opaque[index])
            painter.setPen(QPen(self._theme.color("accent" if chosen else "border"), 2 if chosen else 1))
            painter.setBrush(self._theme.color("accent_soft" if chosen else "panel"))
            painter.drawRoundedRect(rect_of(box).adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)
        painter.setOpacity(1)

    def _frames(self, painter: QPainter, lattice: Lattice, boxes: Sequence[Box], side: float) -> None:
        """Paint a frame around every picture, of slices around each, and a fainter one around them all."""
        framed = boxes
        if lattice.rank == 3:
            painter.setPen(QPen(self._theme.color("border"), 1))
            painter.drawRects([rect_of(box.grown(SLICES_PAD)) for box in boxes])
            places = lattice.boxes(np.array(boxes, dtype=np.float64), side)
            framed = [Box(*place) for place in places.tolist()]
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        painter.drawRects([rect_of(box).adjusted(-0.5, -0.5, 0.5, 0.5) for box in framed])

    def _nodes(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        """Paint where partial results are summed, and the bias that is added once."""
        selected = content.marks.selected
        for index, box in enumerate(layout.sums):
            color = self._theme.color("accent" if index == selected else "strong_border")
            painter.setPen(QPen(color, 1.6))
            painter.setBrush(self._theme.color("panel"))
            painter.drawEllipse(rect_of(box))
            arm = box.width * 0.25
            x, y = box.center
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.drawLine(QPointF(x - arm, y), QPointF(x + arm, y))
            painter.drawLine(QPointF(x, y - arm), QPointF(x, y + arm))
        for index, box in enumerate(layout.biases):
            color = self._theme.color("accent" if index == selected else "strong_border")
            painter.setPen(QPen(color, 1.2))
            painter.setBrush(self._theme.color("panel"))
            painter.drawRoundedRect(rect_of(box), box.height / 2, box.height / 2)
        self._labels.biases(painter, layout, content)

    # Over the tiles

    def lid(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        """Paint the frames of planes and maps, and the small tags on them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for kind, boxes, side in (
            (Kind.PLANE, layout.planes, layout.plane_cell),
            (Kind.MAP, layout.maps, layout.map_cell),
        ):
            self._frames(painter, content.lattice(kind), boxes, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not layout.rowed and layout.map_cell < LINES_FROM:
            self._labels.tags(painter, layout.maps, [str(index) for index in range(len(layout.maps))])
        if not layout.name and layout.plane_cell < LINES_FROM:
            self._labels.tags(painter, layout.planes, content.plane_names)
