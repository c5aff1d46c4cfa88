"""What lies over the lines of a chart, in pixels: titles, marks, names at the ends of lines."""

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.plots.drawing import Drawing, Label, Mark, Shape

GAP: Final = 6.0
"""Pixels between the plot and the names at its right, and around them."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SENTENCE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class Overlay:
    """Paints titles, marks and names of a drawing.

    Parameters
    ----------
    frame : callable
        Returns the rectangle of the plot in pixels.
    theme : Theme
        Colors and type.
    font : QFont
        The family.
    """

    def __init__(self, frame: Callable[[], QRectF], theme: Theme, font: QFont) -> None:
        self._frame = frame
        self._drawing = Drawing()
        self._size = QRectF()
        self.set_type(theme, font)

    def set_type(self, theme: Theme, font: QFont) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._small, self._bold = QFont(font), QFont(font)
        self._small.setPixelSize(theme.small_text)
        self._bold.setPixelSize(theme.text)
        self._bold.setBold(True)

    def set_size(self, size: QRectF) -> None:
        """Cover another rectangle."""
        self._size = size

    def set_drawing(self, drawing: Drawing) -> None:
        """Paint something else."""
        self._drawing = drawing

    @property
    def row(self) -> float:
        """Height of the row of the title, and of a name."""
        return math.ceil(QFontMetricsF(self._bold).height()) + 2

    def margin(self, texts: tuple[str, ...]) -> float:
        """Return the width that names of lines need."""
        metrics = QFontMetricsF(self._bold_small())
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        return GAP + self._chip() + (4 + widest if widest else 0) + GAP

    def to_pixel(self, x: float, y: float) -> QPointF:
        """Return where a point of the plane is."""
        frame, extent = self._frame(), self._drawing.extent
        return QPointF(
            frame.left() + (x - extent.left) / extent.width * frame.width(),
            frame.bottom() - (y - extent.bottom) / extent.height * frame.height(),
        )

    def label_rects(self) -> tuple[tuple[Label, QRectF], ...]:
        """Return the names with their places in the margin, downwards: near their lines, none over another."""
        frame, height = self._frame(), float(self._theme.small_text + 4)
        labels = sorted(self._drawing.labels, key=lambda label: -label.y)
        centers = [min(max(self.to_pixel(0, label.y).y(), frame.top()), frame.bottom()) for label in labels]
        for index in range(1, len(centers)):
            centers[index] = max(centers[index], centers[index - 1] + height)
        low = frame.bottom() - height / 2
        for index in reversed(range(len(centers))):
            centers[index] = min(centers[index], low)
            low = centers[index] - height
        left, width = frame.right() + GAP, self._size.right() - frame.right() - GAP
        return tuple(
            (label, QRectF(left, center - height / 2, width, height))
            for label, center in zip(labels, centers, strict=True)
        )

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Paint everything."""
        drawing, frame = self._drawing, self._frame()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_title(painter)
        if drawing.message:
            painter.setFont(self._small)
            painter.setPen(self._theme.color("soft_ink"))
            painter.drawText(self._size.adjusted(12, self.row, -12, -6), _SENTENCE, drawing.message)
            return
        painter.setFont(self._small)
        painter.setPen(self._theme.color("soft_ink"))
        self._paint_bottom(painter, frame)
        self._paint_flags(painter)
        for mark in drawing.marks:
            self._paint_mark(painter, mark)
        for label, rect in self.label_rects():
            self._paint_label(painter, label, rect)

    def _paint_title(self, painter: QPainter) -> None:
        drawing, row = (
            self._drawing,
            QRectF(self._size.left() + 4, self._size.top(), self._size.width() - 8, self.row),
        )
        painter.setFont(self._small)
        painter.setPen(self._theme.color("soft_ink"))
        painter.drawText(row, _LEFT, drawing.title)
        start = QFontMetricsF(self._small).horizontalAdvance(drawing.title) + self._theme.text * 0.5
        painter.setFont(self._bold)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(row.adjusted(start, 0, 0, 0), _LEFT, drawing.value)
        start += QFontMetricsF(self._bold).horizontalAdvance(drawing.value) + self._theme.text
        if start + QFontMetricsF(self._small).horizontalAdvance(drawing.note) <= row.width():
            painter.setFont(self._small)
            painter.setPen(self._theme.color("soft_ink"))
            painter.drawText(row, _RIGHT, drawing.note)

    def _paint_bottom(self, painter: QPainter, frame: QRectF) -> None:
        """Write what the axis below counts before its numbers, or where it is too long, in the corner over them."""
        metrics, text = QFontMetricsF(self._small), self._drawing.bottom
        width, height = metrics.horizontalAdvance(text), metrics.height()
        left = frame.left() - self._theme.small_text - width
        if left >= 0:
            painter.drawText(QPointF(left, frame.bottom() + 4 + metrics.ascent()), text)
        else:
            rect = QRectF(frame.right() - width - 3, frame.bottom() - height - 2, width + 3, height)
            painter.fillRect(rect, self._theme.color("panel"))
            painter.drawText(rect, _LEFT, text)

    def _paint_flags(self, painter: QPainter) -> None:
        """Write beside vertical lines, the last ones first, where there is room."""
        metrics, frame = QFontMetricsF(self._small), self._frame()
        painter.setPen(self._theme.color("ink"))
        free = frame.right()
        for flag in reversed(self._drawing.flags):
            width = metrics.horizontalAdvance(flag.text)
            line = self.to_pixel(flag.x, 0).x()
            left = line + 3 if line + 3 + width <= free else line - 3 - width
            if left >= frame.left() and left + width <= free and line <= frame.right():
                rect = QRectF(left, frame.top() + 1, width + 1, metrics.height())
                painter.fillRect(rect.adjusted(-2, 0, 2, 0), self._theme.color("panel"))
                painter.drawText(rect, _LEFT, flag.text)
                free = min(left, line) - 4

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        place, color = self.to_pixel(mark.x, mark.y), QColor(mark.color)
        unit = self._theme.text * 0.25
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        match mark.shape:
            case Shape.LETTER:
                self._paint_letter(painter, place, color, mark.text)
                return
            case Shape.TEXT:
                self._paint_number(painter, place, mark.text)
                return
            case Shape.ARROW:
                self._paint_arrow(painter, place, unit * 2.2)
            case _:
                self._paint_place(painter, place, unit, mark)
        if mark.text:
            self._paint_words(painter, place, unit, mark.text)

    def _paint_place(self, painter: QPainter, place: QPointF, unit: float, mark: Mark) -> None:
        """Paint one of the shapes that are in the middle of their place."""
        ground, color = self._theme.color("panel"), QColor(mark.color)
        match mark.shape:
            case Shape.DOT:
                painter.drawEllipse(place, unit * 0.8, unit * 0.8)
            case Shape.POINT:
                painter.setPen(QPen(ground, 2))
                painter.drawEllipse(place, unit * 1.7, unit * 1.7)
            case Shape.RING:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                radius = self._theme.small_text * 0.85
                for pen in (QPen(ground, 6), QPen(color, 3)):
                    painter.setPen(pen)
                    painter.drawEllipse(place, radius, radius)
            case Shape.CROSS:
                painter.setPen(QPen(color, 2))
                for side in (-1, 1):
                    arm = QPointF(unit * 1.4, unit * 1.4 * side)
                    painter.drawLine(place - arm, place + arm)

    def _paint_words(self, painter: QPainter, place: QPointF, unit: float, text: str) -> None:
        """Write beside a mark: at its left where there is no room at its right."""
        metrics, frame = QFontMetricsF(self._small), self._frame()
        width = metrics.horizontalAdvance(text)
        left = place.x() + unit * 2.4
        if left + width > frame.right():
            left = place.x() - unit * 2.4 - width
        top = min(max(place.y() - metrics.height() / 2, frame.top()), frame.bottom() - metrics.height())
        painter.setPen(self._theme.color("ink"))
        painter.drawText(QPointF(left, top + metrics.ascent()), text)

    def _paint_letter(self, painter: QPainter, place: QPointF, color: QColor, letter: str) -> None:
        radius = self._theme.small_text * 0.66
        painter.setPen(QPen(color, 2.5))
        painter.setBrush(self._theme.color("panel"))
        painter.drawEllipse(place, radius, radius)
        painter.setFont(self._bold_small())
        painter.setPen(self._theme.color("ink"))
        painter.drawText(
            QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius),
            Qt.AlignmentFlag.AlignCenter,
            letter,
        )
        painter.setFont(self._small)

    def _paint_number(self, painter: QPainter, place: QPointF, text: str) -> None:
        metrics = QFontMetricsF(self._small)
        rect = QRectF(0, 0, metrics.horizontalAdvance(text) + 4, metrics.height() - 2)
        rect.moveCenter(place)
        painter.fillRect(rect, self._theme.color("panel"))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_arrow(self, painter: QPainter, place: QPointF, size: float) -> None:
        """Paint a head that points away from the middle of the plot."""
        away = place - self._frame().center()
        length = math.hypot(away.x(), away.y()) or 1.0
        along = away * (size / length)
        across = QPointF(-along.y(), along.x()) * 0.6
        painter.drawPolygon([place, place - along * 1.3 + across, place - along * 1.3 - across])

    def _paint_label(self, painter: QPainter, label: Label, rect: QRectF) -> None:
        color, chip = QColor(label.color), self._chip()
        square = QRectF(rect.left(), rect.center().y() - chip / 2, chip, chip)
        width = 4.0 if label.strong else 2.5
        painter.setPen(QPen(color, width))
        painter.setBrush(self._theme.color("panel"))
        inset = width / 2
        painter.drawRoundedRect(square.adjusted(inset, inset, -inset, -inset), 3, 3)
        font = self._bold_small()
        painter.setFont(font)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, label.letter)
        painter.setFont(font if label.strong else self._small)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(rect.adjusted(chip + 4, 0, GAP, 0), _LEFT, label.text)

    def _chip(self) -> float:
        return float(self._theme.small_text + 2)

    def _bold_small(self) -> QFont:
        font = QFont(self._small)
        font.setBold(True)
        return font
