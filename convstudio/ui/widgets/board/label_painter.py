"""Painting what is written on a board: captions, names, indices and tags."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from convstudio.core import numerals
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import BoardContent
from convstudio.ui.widgets.board.layout import Box, Layout

TAG_LEAST: Final = 34.0
"""Tiles with a side of fewer pixels have no index on them."""

CENTER, LEFT, RIGHT = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter


def bias_text(value: float) -> str:
    """Return the bias of a map as its tag shows it: "+ b  0.5"."""
    return f"+ b\N{EN SPACE}{numerals.cell_text(value)}"


class LabelPainter:
    """Writes on a board.

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

    def sideways(self, painter: QPainter, lane: Box, text: str) -> None:
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

    def captions(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
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
        self._signs(painter, layout, content)

    def _signs(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        """Write between the captions what is done: planes ∗ filters = maps."""
        sign = QFont(self._plain)
        sign.setPixelSize(round(self._theme.text * 1.5))
        painter.setFont(sign)
        for number, text in enumerate(content.signs):
            x = (layout.captions[number].right + layout.captions[number + 1].x) / 2
            place = QRectF(x - 2 * self._theme.text, 0, 4 * self._theme.text, layout.captions[0].height)
            painter.drawText(place, CENTER, text)

    def names(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        """Write the names left of planes in one column, and indices right of maps that have a row each."""
        painter.setFont(self._plain)
        metrics = QFontMetricsF(self._plain)
        painter.setPen(self._theme.color("ink"))
        if layout.name:
            left = layout.name - 8
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

    def biases(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        """Write the biases into their tags."""
        painter.setFont(self._plain)
        painter.setPen(self._theme.color("ink"))
        for box, bias in zip(layout.biases, content.biases.tolist(), strict=False):
            painter.drawText(QRectF(*box), CENTER, bias_text(bias))

    def tags(self, painter: QPainter, boxes: tuple[Box, ...], names: Sequence[str]) -> None:
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
