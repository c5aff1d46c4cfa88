"""Painting what stays while only numbers change: lanes, wires, filters, captions, frames and labels."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from convstudio.core import numerals
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import BoardContent, Kind
from convstudio.ui.widgets.board.digits import LINES_FROM
from convstudio.ui.widgets.board.layout import Box, Layout
from convstudio.ui.widgets.board.look import bundle_color, opacities
from convstudio.ui.widgets.board.wires import Strand, Wiring, inlets, outgoing, outlet, port

TAG_LEAST = 34.0
"""Tiles with a side of fewer pixels have no index on them."""

MANY = 16
"""More wires than this come to one filter as thin lines."""

CENTER, LEFT, RIGHT = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter


def rect_of(box: Box) -> QRectF:
    """Return a box as Qt's."""
    return QRectF(*box)


def bias_text(value: float) -> str:
    """Return the bias of a map as its tag shows it: "+ b  0.5"."""
    return f"+ b\N{EN SPACE}{numerals.cell_text(value)}"


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
        self._plain, self._bold, self._small = QFont(font), QFont(font), QFont(font)
        self._plain.setPixelSize(theme.text)
        self._bold.setPixelSize(theme.text)
        self._bold.setBold(True)
        self._small.setPixelSize(theme.small_text)

    # Under the tiles

    def ground(
        self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring, strung: list[Strand]
    ) -> None:
        """Paint lanes, wires, captions and names."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(layout.lanes) > 1:
            self._lanes(painter, layout, content)
        self._wires(painter, layout, content, wiring, strung)
        self._captions(painter, layout, content)
        self._names(painter, layout, content)

    def filters(self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring) -> None:
        """Paint the cards of the filters, sums and biases, and the wires of the selected map."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._cards(painter, layout, content, wiring)
        selected = content.marks.selected
        if selected is not None:
            self.trail(painter, layout, wiring, selected)
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
                self._sideways(painter, lane, content.group_names[number])

    def _sideways(self, painter: QPainter, lane: Box, text: str) -> None:
        """Write the name of a lane along its left edge, from below, where it fits."""
        metrics = QFontMetricsF(self._small)
        if metrics.horizontalAdvance(text) > lane.height - 8:
            return
        painter.save()
        painter.setFont(self._small)
        painter.setPen(self._theme.color("ink"))
        painter.translate(lane.x + 11, lane.center[1])
        painter.rotate(-90)
        painter.drawText(QRectF(-lane.height / 2, 0, lane.height, metrics.height()), CENTER, text)
        painter.restore()

    def _wires(
        self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring, strung: list[Strand]
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
        for plane in range(len(layout.planes)):
            if wiring.maps_of(plane):
                color = bundle_color(self._theme, _bundle_of(strung, plane), bundles)
                color.setAlphaF(max(faded * 0.8, alpha))
                painter.setPen(Qt.PenStyle.NoPen)
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
                self._arrow(painter, QPointF(made.x - 1, layout.filters[index].center[1]), color)
                if layout.stacked and len(layout.offsets) * len(layout.maps) <= 24:
                    for part in range(len(layout.offsets)):
                        kernel = layout.kernel_box(index, part)
                        self._arrow(painter, QPointF(kernel.x - 1, kernel.center[1]), color)
            return
        left, right = layout.columns_x[1].right + 6, layout.columns_x[2].x - 6
        for middle in sorted({box.center[1] for box in layout.maps}):
            painter.setPen(pen)
            painter.drawLine(QPointF(left, middle), QPointF(right - 3, middle))
            self._arrow(painter, QPointF(right, middle), color)

    @staticmethod
    def _arrow(painter: QPainter, tip: QPointF, color: QColor) -> None:
        path = QPainterPath(tip)
        path.lineTo(tip.x() - 7, tip.y() - 4)
        path.lineTo(tip.x() - 7, tip.y() + 4)
        path.closeSubpath()
        painter.fillPath(path, color)

    def _cards(self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring) -> None:
        """Paint the ground of every filter."""
        if layout.filters[0].height < 10:
            return
        opaque = opacities(content, wiring, Kind.FILTER)
        round_ = 5 if layout.rowed else 2.5
        selected = content.marks.selected
        for index, box in enumerate(layout.filters):
            chosen = index == selected
            painter.setOpacity(opaque[index])
            painter.setPen(QPen(self._theme.color("accent" if chosen else "border"), 2 if chosen else 1))
            painter.setBrush(self._theme.color("accent_soft" if chosen else "panel"))
            painter.drawRoundedRect(rect_of(box).adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)
        painter.setOpacity(1)

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
            self._arrow(painter, QPointF(made.x - 1, layout.filters[index].center[1]), color)

    def fan(self, painter: QPainter, layout: Layout, wiring: Wiring, plane: int) -> None:
        """Paint the wires from one plane to every filter that it feeds."""
        color = self._theme.color("accent")
        color.setAlphaF(0.8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(outgoing(layout, wiring, plane), QPen(color, 1.8))

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
        painter.setFont(self._plain)
        for index, box in enumerate(layout.biases):
            color = self._theme.color("accent" if index == selected else "strong_border")
            painter.setPen(QPen(color, 1.2))
            painter.setBrush(self._theme.color("panel"))
            painter.drawRoundedRect(rect_of(box), box.height / 2, box.height / 2)
            painter.setPen(self._theme.color("ink"))
            painter.drawText(rect_of(box), CENTER, bias_text(float(content.biases[index])))

    def _captions(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        """Write over every column what it is, and how large."""
        bold, plain = QFontMetricsF(self._bold), QFontMetricsF(self._plain)
        for caption, room, column in zip(content.captions, layout.captions, layout.columns_x, strict=True):
            details = caption.details
            width = bold.horizontalAdvance(caption.name)
            whole = width + plain.horizontalAdvance(" " + details)
            if whole > room.width:
                details, whole = "", width
            name = bold.elidedText(caption.name, Qt.TextElideMode.ElideRight, room.width)
            x = min(max(column.center[0] - whole / 2, room.x), max(room.right - whole, room.x))
            line = QRectF(x, room.y, whole + 2, room.height)
            painter.setFont(self._bold)
            painter.setPen(self._theme.color("ink"))
            painter.drawText(line, LEFT | MIDDLE, name)
            painter.setFont(self._plain)
            painter.setPen(self._theme.color("soft_ink"))
            painter.drawText(line, RIGHT | MIDDLE, details)
        sign = QFont(self._plain)
        sign.setPixelSize(round(self._theme.text * 1.5))
        painter.setFont(sign)
        for text, one, other in (("∗", 0, 1), ("=", 1, 2)):
            x = (layout.captions[one].right + layout.captions[other].x) / 2
            place = QRectF(x - 2 * self._theme.text, 0, 4 * self._theme.text, layout.captions[0].height)
            painter.drawText(place, CENTER, text)

    def _names(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        """Write the names left of planes in one column, and indices right of maps that have a row each."""
        painter.setFont(self._plain)
        metrics = QFontMetricsF(self._plain)
        painter.setPen(self._theme.color("ink"))
        left = self._beside(layout)
        if left > 0:
            for box, name in zip(layout.planes, content.plane_names, strict=True):
                text = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, left)
                line = QRectF(box.x - left - 8, box.center[1] - metrics.height() / 2, left, metrics.height())
                painter.drawText(line, RIGHT | MIDDLE, text)
        if layout.rowed:
            for index, box in enumerate(layout.maps):
                line = QRectF(
                    box.right + 8,
                    box.center[1] - metrics.height() / 2,
                    4 * self._theme.text,
                    metrics.height(),
                )
                painter.drawText(line, LEFT | MIDDLE, str(index))

    @staticmethod
    def _beside(layout: Layout) -> float:
        """Return the room for names left of the planes; 0 where planes stand in several columns."""
        return layout.name - 8 if layout.name else 0.0

    # Over the tiles

    def lid(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        """Paint the frames of planes and maps, and the small tags on them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        for box in (*layout.planes, *layout.maps):
            painter.drawRect(rect_of(box).adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not layout.rowed and layout.map_cell < LINES_FROM:
            self._tags(painter, layout.maps, [str(index) for index in range(len(layout.maps))])
        if not layout.name and layout.plane_cell < LINES_FROM:
            self._tags(painter, layout.planes, content.plane_names)

    def _tags(self, painter: QPainter, boxes: tuple[Box, ...], names: Sequence[str]) -> None:
        """Write a small tag into the corner of every tile that is large enough; a long name becomes an index."""
        if min(boxes[0].width, boxes[0].height) < TAG_LEAST * max(1.0, self._theme.text / 16):
            return
        font = QFont(self._small)
        font.setPixelSize(max(min(self._theme.small_text, round(boxes[0].height * 0.28)), 9))
        metrics = QFontMetricsF(font)
        ground = self._theme.color("panel")
        ground.setAlphaF(0.88)
        painter.setFont(font)
        for index, (box, name) in enumerate(zip(boxes, names, strict=True)):
            text = name if metrics.horizontalAdvance(name) < box.width * 0.6 else str(index)
            width = max(metrics.horizontalAdvance(text) + 6, metrics.height())
            tag = QRectF(box.x, box.y, width, metrics.height() - 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(tag, 2, 2)
            painter.setPen(self._theme.color("ink"))
            painter.drawText(tag, CENTER, text)


def _fading(rect: QRectF, color: QColor, strength: float) -> QBrush:
    """Return the filling of a band: denser where it begins."""
    gradient = QLinearGradient(rect.topLeft(), rect.topRight())
    for place, alpha in ((0.0, 0.5), (1.0, 0.12)):
        shade = QColor(color)
        shade.setAlphaF(alpha * strength)
        gradient.setColorAt(place, shade)
    return QBrush(gradient)


def _bundle_of(strung: list[Strand], plane: int) -> int:
    return next((strand.bundle for strand in strung if plane in strand.planes), 0)
