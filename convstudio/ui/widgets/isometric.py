"""A small drawing of a volume from above the corner: where the window is in it, and which output that makes."""

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.picture import Box

Corner = tuple[float, float, float]
"""(slice, row, column) of a corner of cells."""

SLANT: Final = (0.5, 0.35)
"""How far a step from slice to slice goes to the right and up, in steps of a row."""

MARGIN: Final = 3
"""Pixels around the drawing."""

HALF: Final = 0.55
"""Opacity of what lies behind."""


@dataclass(frozen=True, slots=True)
class Volumes:
    """What is drawn.

    Attributes
    ----------
    whole : Box
        The volume, padding and all.
    real : Box
        The part of it that is no padding; the same where there is none.
    window : Box or None
        Where the window stands.
    output : Box
        All outputs.
    cursor : Box
        The output that is explained.
    inputs, outputs : str
        Which slices that is, under the two drawings.
    says : str
        The same in a sentence.
    """

    whole: Box
    real: Box
    window: Box | None
    output: Box
    cursor: Box
    inputs: str
    outputs: str
    says: str


class IsometricView(QWidget):
    """Draws a volume and its window, and beside it the outputs, the explained one filled.

    Slices lie one behind the other: the first one in front. Depth is drawn to scale with rows and columns, so that a
    flat volume looks flat.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme: Theme = LIGHT
        self._volumes: Volumes | None = None

    @property
    def volumes(self) -> Volumes | None:
        """What is drawn."""
        return self._volumes

    def set_volumes(self, volumes: Volumes | None) -> None:
        """Draw other volumes, or none."""
        if volumes != self._volumes:
            self._volumes = volumes
            self.setAccessibleName(volumes.says if volumes is not None else "")
            self.setToolTip(volumes.says if volumes is not None else "")
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in which a small volume can be made out."""
        return QSize(12 * self._theme.text, 8 * self._theme.text)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be made out."""
        return QSize(8 * self._theme.text, 6 * self._theme.text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the two volumes side by side, and under each what it is."""
        volumes = self._volumes
        if volumes is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = painter.font()
            font.setPixelSize(self._theme.small_text)
            painter.setFont(font)
            metrics = painter.fontMetrics()
            widest = max(map(metrics.horizontalAdvance, (volumes.inputs, volumes.outputs)))
            lines = 1 if 2 * widest + 4 * MARGIN <= self.width() else 2
            room = QRectF(0, 0, self.width(), self.height() - lines * metrics.height())
            room.adjust(MARGIN, MARGIN, -MARGIN, -MARGIN)
            middles = self._paint_volumes(painter, room, volumes)
            painter.setPen(self._theme.color("ink"))
            for number, (middle, text) in enumerate(
                zip(middles, (volumes.inputs, volumes.outputs), strict=False)
            ):
                place = QRectF(0, room.bottom() + MARGIN, self.width(), metrics.height())
                if lines == 1:
                    place = QRectF(middle - self.width() / 4, place.top(), self.width() / 2, place.height())
                else:
                    place.translate(0, number * metrics.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _paint_volumes(self, painter: QPainter, room: QRectF, volumes: Volumes) -> tuple[float, ...]:
        """Paint the two volumes and return the pixels of their middles; none where there is no room."""
        inputs, outputs = _extent(volumes.whole), _extent(volumes.output)
        widest, highest = max(inputs[0], outputs[0]), max(inputs[1], outputs[1])
        scale = min(room.width() / 2.2 / widest, room.height() / highest, 40.0)
        if scale <= 0 or not math.isfinite(scale):
            return ()
        middles = tuple(room.left() + share * room.width() for share in (0.26, 0.74))
        bottom = room.center().y() + scale * highest / 2
        first = _Projection(middles[0] - scale * inputs[0] / 2, bottom, scale, volumes.whole)
        second = _Projection(middles[1] - scale * outputs[0] / 2, bottom, scale, volumes.output)
        border = self._theme.color("strong_border")
        if volumes.real != volumes.whole:
            self._wire(painter, first, volumes.whole, border, Qt.PenStyle.DotLine)
        self._wire(painter, first, volumes.real, border, Qt.PenStyle.SolidLine)
        if volumes.window is not None:
            self._solid(painter, first, volumes.window, "accent")
        self._wire(painter, second, volumes.output, border, Qt.PenStyle.SolidLine)
        self._solid(painter, second, volumes.cursor, "cursor")
        return middles

    def _wire(
        self,
        painter: QPainter,
        place: "_Projection",
        block: Box,
        color: QColor,
        style: Qt.PenStyle,
    ) -> None:
        """Draw the twelve edges of a block; those behind are fainter."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for edge, hidden in place.edges(block):
            painter.setOpacity(HALF if hidden else 1.0)
            painter.setPen(QPen(color, 1, Qt.PenStyle.DotLine if hidden else style))
            painter.drawLine(*edge)
        painter.setOpacity(1.0)

    def _solid(self, painter: QPainter, place: "_Projection", block: Box, color: str) -> None:
        """Draw a block with its three faces that are seen, shaded so that it looks like one."""
        painter.setPen(QPen(self._theme.color(color), 1.5))
        for face, opacity in zip(place.faces(block), (0.55, 0.3, 0.42), strict=True):
            fill = self._theme.color(color)
            fill.setAlphaF(opacity)
            painter.setBrush(fill)
            painter.drawPolygon(face)


@dataclass(frozen=True, slots=True)
class _Projection:
    """Where corners are on the screen: the front lower left corner of `whole` is at (left, bottom)."""

    left: float
    bottom: float
    scale: float
    whole: Box

    def at(self, corner: Corner) -> QPointF:
        depth, row, column = (place - zero for place, zero in zip(corner, self.whole.first, strict=True))
        right, up = SLANT
        down = self.whole.size[1] - row
        return QPointF(
            self.left + self.scale * (column + right * depth), self.bottom - self.scale * (down + up * depth)
        )

    def corner(self, block: Box, *ends: int) -> QPointF:
        depth, row, column = (
            zero + size * end for zero, size, end in zip(block.first, block.size, ends, strict=True)
        )
        return self.at((depth, row, column))

    def faces(self, block: Box) -> tuple[QPolygonF, QPolygonF, QPolygonF]:
        """Return the front, the top and the right side."""
        front = ((0, 0, 0), (0, 0, 1), (0, 1, 1), (0, 1, 0))
        top = ((0, 0, 0), (0, 0, 1), (1, 0, 1), (1, 0, 0))
        side = ((0, 0, 1), (0, 1, 1), (1, 1, 1), (1, 0, 1))
        first, second, third = (
            QPolygonF([self.corner(block, *ends) for ends in face]) for face in (front, top, side)
        )
        return first, second, third

    def edges(self, block: Box) -> list[tuple[tuple[QPointF, QPointF], bool]]:
        """Return the edges, each with whether it lies behind."""
        found = []
        for axis in range(3):
            for ends in ((0, 0), (0, 1), (1, 0), (1, 1)):
                begin = (*ends[:axis], 0, *ends[axis:])
                end = (*ends[:axis], 1, *ends[axis:])
                # The corner that is not seen is at the back, below, on the left.
                hidden = all(
                    other == away
                    for number, (other, away) in enumerate(zip(begin, (1, 1, 0), strict=True))
                    if number != axis
                )
                found.append(((self.corner(block, *begin), self.corner(block, *end)), hidden))
        return found


def _extent(block: Box) -> tuple[float, float]:
    """Return width and height of a block on the screen, in cells."""
    depth, rows, columns = block.size
    return columns + SLANT[0] * depth, rows + SLANT[1] * depth
