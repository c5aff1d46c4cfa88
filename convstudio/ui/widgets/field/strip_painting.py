"""Painting the maps of a chain: each with what is used of it, the cones between them, and their numbers."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.field.content import Box, Cell, StripContent, spans
from convstudio.ui.widgets.field.layout import MapPlace, StripLayout

GRID_FROM = 3.0
"""Cells of a map smaller than this many pixels have no lines between them."""

PICTURE_GRID_FROM = 7.0
"""The same over the picture of the input."""

MOST_PARTS = 900
"""Cells apart from each other that are drawn one by one; beyond, the area they lie in is."""


class StripPainter:
    """Paints a chain of maps.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        Family of the type.

    Attributes
    ----------
    font : QFont
        That of all words, but for its weight.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self.font = QFont(font)
        self.font.setPixelSize(theme.small_text)

    def paint(
        self,
        painter: QPainter,
        content: StripContent,
        layout: StripLayout,
        image: QImage | None,
        *,
        focused: bool,
    ) -> None:
        """Paint the columns, and the cones between the maps.

        Parameters
        ----------
        painter : QPainter
            On the widget.
        content : StripContent
            The chain.
        layout : StripLayout
            Where everything lies.
        image : QImage or None
            What the input looks like.
        focused : bool
            Whether keys go to the strip.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font)
        self._paint_chosen(painter, content, layout, focused=focused)
        for index in range(len(content.columns)):
            self._paint_map(painter, content, layout, index, image)
        flat = all(column.size[0] == 1 for column in content.columns)
        for index in range(0 if flat else content.chosen):
            self._paint_cone(painter, content, layout, index)
        for index in range(min(content.chosen + 1, len(content.columns))):
            self._paint_used(painter, content, layout, index)
        self._paint_words(painter, content, layout)

    def _paint_chosen(
        self, painter: QPainter, content: StripContent, layout: StripLayout, *, focused: bool
    ) -> None:
        """Tint the column of the chosen layer; outline it while keys go there."""
        rect = QRectF(layout.labels + content.chosen * layout.column, 0, layout.column, layout.height)
        painter.setPen(QPen(self._theme.color("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_map(
        self,
        painter: QPainter,
        content: StripContent,
        layout: StripLayout,
        index: int,
        image: QImage | None,
    ) -> None:
        place = layout.maps[index]
        frame, shown = place.frame, place.shown
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(frame, self._theme.color("field"))
        painter.fillRect(shown, self._theme.color("panel"))
        if index == 0 and image is not None:
            painter.save()
            painter.setClipRect(frame)
            painter.drawImage(place.whole, image)
            painter.restore()
        # Over a picture, fine lines would hide more than they tell.
        least = PICTURE_GRID_FROM if index == 0 and image is not None else GRID_FROM
        self._paint_lines(painter, content.columns[index].size, place, least)
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        painter.drawRect(shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_lines(self, painter: QPainter, size: Cell, place: MapPlace, least: float) -> None:
        """Paint the lines between the cells that are seen, where there is room for them."""
        (rows, columns), whole, shown = size, place.whole, place.shown
        wide, high = whole.width() / columns, whole.height() / rows
        if min(wide, high) < least or shown.isEmpty():
            return
        painter.setPen(QPen(self._theme.color("disabled" if self._theme.name == "contrast" else "border"), 1))
        first = max(int((shown.left() - whole.left()) / wide), 0) + 1
        for column in range(first, min(int((shown.right() - whole.left()) / wide) + 1, columns)):
            x = whole.left() + column * wide
            painter.drawLine(QPointF(x, shown.top()), QPointF(x, shown.bottom()))
        first = max(int((shown.top() - whole.top()) / high), 0) + 1
        for row in range(first, min(int((shown.bottom() - whole.top()) / high) + 1, rows)):
            y = whole.top() + row * high
            painter.drawLine(QPointF(shown.left(), y), QPointF(shown.right(), y))

    def _paint_cone(self, painter: QPainter, content: StripContent, layout: StripLayout, index: int) -> None:
        """Join what is used of a map with what it makes of the next one."""
        left, right = self._hull(content, layout, index), self._hull(content, layout, index + 1)
        if left is None or right is None:
            return
        fill = self._theme.color("accent")
        fill.setAlpha(46)
        painter.setBrush(fill)
        painter.setPen(QPen(self._theme.color("accent"), 1))
        painter.drawPolygon(
            QPolygonF([left.topRight(), right.topLeft(), right.bottomLeft(), left.bottomRight()])
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _hull(self, content: StripContent, layout: StripLayout, index: int) -> QRectF | None:
        used = content.columns[index].used
        if used is None or not all(mask.any() for mask in used):
            return None
        rows, columns = (spans(mask) for mask in used)
        box: Box = ((rows[0][0], rows[-1][1]), (columns[0][0], columns[-1][1]))
        return layout.box(content, index, box, 4.0)

    def _paint_used(self, painter: QPainter, content: StripContent, layout: StripLayout, index: int) -> None:
        """Fill the cells that are used, and outline the area they lie in."""
        used, hull = content.columns[index].used, self._hull(content, layout, index)
        if used is None or hull is None:
            return
        rows, columns = (spans(mask) for mask in used)
        chosen = index == content.chosen
        fill = self._theme.color("cursor" if chosen else "accent")
        fill.setAlpha(255 if chosen else 120)
        if len(rows) * len(columns) > MOST_PARTS:
            painter.fillRect(hull, fill)
        else:
            for row in rows:
                for column in columns:
                    painter.fillRect(layout.box(content, index, (row, column), 4.0 if chosen else 1.0), fill)
        painter.setPen(QPen(self._theme.color("cursor" if chosen else "accent"), 1.6))
        painter.drawRect(hull)

    def _paint_words(self, painter: QPainter, content: StripContent, layout: StripLayout) -> None:
        ink, soft = self._theme.color("ink"), self._theme.color("soft_ink")
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        bold = QFont(painter.font())
        bold.setBold(True)
        painter.setPen(soft)
        for number, text in enumerate(content.labels):
            painter.drawText(
                QRectF(0, layout.facts + number * layout.line, layout.labels, layout.line), left, text
            )
        for index, column in enumerate(content.columns):
            x = layout.labels + index * layout.column
            for number, text in enumerate(column.head):
                painter.setPen(ink if number == 0 else soft)
                self._write(
                    painter,
                    QRectF(x, number * layout.line + 2, layout.column, layout.line),
                    text,
                    bold if number == 0 else self.font,
                )
            painter.setPen(ink)
            for number, text in enumerate(column.facts):
                rect = QRectF(x, layout.facts + number * layout.line, layout.column, layout.line)
                self._write(painter, rect, text, bold if index == content.chosen else self.font)

    def _write(self, painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
        """Write in the middle; a text that is too wide is condensed rather than cut."""
        painter.setFont(font)
        wide = QFontMetricsF(font).horizontalAdvance(text)
        room = rect.width() - 10
        painter.save()
        painter.translate(rect.center())
        if wide > room:
            painter.scale(room / wide, 1.0)
        half = max(wide, room) / 2 + 5
        painter.drawText(
            QRectF(-half, -rect.height() / 2, 2 * half, rect.height()), Qt.AlignmentFlag.AlignCenter, text
        )
        painter.restore()
