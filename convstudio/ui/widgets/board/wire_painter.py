"""Painting wires: between planes and filters, from filters to maps, and all that one map is made of."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import BoardContent
from convstudio.ui.widgets.board.layout import Layout
from convstudio.ui.widgets.board.look import bundle_color
from convstudio.ui.widgets.board.wires import Strand, Wiring, inlets, outgoing, outlet, port

MANY: Final = 16
"""More wires than this come to one filter as thin lines."""


class WirePainter:
    """Paints the wires of a board.

    Parameters
    ----------
    theme : Theme
        Colors.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def wires(
        self,
        painter: QPainter,
        layout: Layout,
        content: BoardContent,
        wiring: Wiring,
        strung: Sequence[Strand],
    ) -> None:
        """Paint all wires faintly, the fainter the more there are."""
        bundles = 1 + max((strand.bundle for strand in strung), default=0)
        faded = 1.0 if content.marks.selected is None else 0.4
        alpha = faded * min(0.85, max(0.3, 3.0 / math.sqrt(max(len(strung), 1))))
        width = 1.6 if len(strung) <= 64 else 1.1
        for bundle in range(bundles):
            color = bundle_color(self._theme, bundle, bundles)
            # Stroked as one path, lines that share a gutter are no darker than one alone.
            lines = QPainterPath()
            for strand in strung:
                if strand.bundle == bundle and strand.band:
                    painter.fillPath(strand.path, _fading(strand.path.boundingRect(), color, faded))
                elif strand.bundle == bundle:
                    lines.addPath(strand.path)
            color.setAlphaF(alpha)
            painter.strokePath(lines, QPen(color, width))
        self._onward(painter, layout, bundles, faded)
        painter.setPen(Qt.PenStyle.NoPen)
        for plane in range(len(layout.planes)):
            if wiring.maps_of(plane):
                color = bundle_color(self._theme, _bundle_of(strung, plane), bundles)
                color.setAlphaF(max(faded * 0.8, alpha))
                painter.setBrush(color)
                painter.drawEllipse(port(layout, plane), 2.4, 2.4)

    def _onward(self, painter: QPainter, layout: Layout, bundles: int, faded: float) -> None:
        """Paint the wires from filters to maps; in a grid one for each row."""
        color = self._theme.color("soft_ink")
        color.setAlphaF(0.75 * faded)
        pen = QPen(color, 1.6)
        if layout.rowed:
            for index, made in enumerate(layout.maps):
                if len(layout.lanes) > 1:
                    color = bundle_color(self._theme, index * bundles // len(layout.maps), bundles)
                    color.setAlphaF(faded)
                    pen.setColor(color)
                painter.strokePath(outlet(layout, index), pen)
                _arrow(painter, QPointF(made.x - 1, layout.filters[index].center[1]), color)
                if layout.stacked and len(layout.offsets) * len(layout.maps) <= 24:
                    for part in range(len(layout.offsets)):
                        kernel = layout.kernel_box(index, part)
                        _arrow(painter, QPointF(kernel.x - 1, kernel.center[1]), color)
            return
        left, right = layout.columns_x[1].right + 6, layout.columns_x[2].x - 6
        for middle in sorted({box.center[1] for box in layout.maps}):
            painter.setPen(pen)
            painter.drawLine(QPointF(left, middle), QPointF(right - 3, middle))
            _arrow(painter, QPointF(right, middle), color)

    def trail(
        self, painter: QPainter, layout: Layout, wiring: Wiring, index: int, *, strong: bool = True
    ) -> None:
        """Paint the wires of one map in the accent: all that it is made of."""
        color = self._theme.color("accent")
        color.setAlphaF(1.0 if strong else 0.8)
        pen = QPen(color, 2.6 if strong else 1.8)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(outlet(layout, index), pen)
        paths = inlets(layout, wiring, index)
        if len(paths) > MANY:
            pen.setWidthF(1.0)
        for path in paths:  # one long path of all would take many times as long
            painter.strokePath(path, pen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for plane in wiring.planes_of(index):
            painter.drawEllipse(port(layout, plane), 3.2, 3.2)
        made = layout.maps[index]
        if layout.rowed:
            _arrow(painter, QPointF(made.x - 1, layout.filters[index].center[1]), color)

    def fan(self, painter: QPainter, layout: Layout, wiring: Wiring, plane: int) -> None:
        """Paint the wires from one plane to every filter that it feeds."""
        color = self._theme.color("accent")
        color.setAlphaF(0.8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(outgoing(layout, wiring, plane), QPen(color, 1.8))


def _arrow(painter: QPainter, tip: QPointF, color: QColor) -> None:
    path = QPainterPath(tip)
    path.lineTo(tip.x() - 7, tip.y() - 4)
    path.lineTo(tip.x() - 7, tip.y() + 4)
    path.closeSubpath()
    painter.fillPath(path, color)


def _fading(rect: QRectF, color: QColor, strength: float) -> QBrush:
    """Return the filling of a band: denser where it begins."""
    gradient = QLinearGradient(rect.topLeft(), rect.topRight())
    for place, alpha in ((0.0, 0.5), (1.0, 0.12)):
        shade = QColor(color)
        shade.setAlphaF(alpha * strength)
        gradient.setColorAt(place, shade)
    return QBrush(gradient)


def _bundle_of(strung: Sequence[Strand], plane: int) -> int:
    return next((strand.bundle for strand in strung if plane in strand.planes), 0)
