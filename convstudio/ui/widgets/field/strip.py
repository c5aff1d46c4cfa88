"""The maps of a chain side by side: what a unit depends on in each of them, and the numbers of each layer."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from convstudio.core.render.colormap import ByteArray
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.field.content import Box, Cell, StripContent, spans
from convstudio.ui.widgets.field.layout import LINE, MARGIN, MapPlace, StripLayout
from convstudio.ui.widgets.field.pane import image_of

GRID_FROM = 3.0
"""Cells of a map smaller than this many pixels have no lines between them."""

PICTURE_GRID_FROM = 7.0
"""The same over the picture of the input."""

MOST_PARTS = 900
"""Cells apart from each other that are drawn one by one; beyond, the area they lie in is."""


STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ChainStrip(QWidget):
    """Input and maps from left to right; a click chooses a layer and a unit, the arrows move it.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    pressed = Signal(int, object)
    """(map, cell) was pressed, or is dragged over; the cell is None beside the map."""
    hovered = Signal(object)
    """(map, cell or None) under the pointer, or None."""
    stepped = Signal(int, int)
    """An arrow: rows and columns that the unit is to move by."""
    turned = Signal(int)
    """Shift with Left or Right: layers to move by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme: Theme = LIGHT
        self._content: StripContent | None = None
        self._thumbnail: ByteArray | None = None
        self._image = image_of(None)
        self._dimmed = False
        self._describe()

    @property
    def content(self) -> StripContent | None:
        """What is shown."""
        return self._content

    def sizeHint(self) -> QSize:
        """Return a size in which maps can be told apart."""
        return QSize(640, 14 * self._theme.text)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the lines of text, and small maps."""
        return QSize(320, round(12.5 * self._theme.small_text * LINE))

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_content(self, content: StripContent | None) -> None:
        """Show another chain, or another unit of it."""
        self._content = content
        self._describe()
        self.update()

    def set_thumbnail(self, pixels: ByteArray | None) -> None:
        """Show the input in its map: grays of shape (H, W) or colors of shape (H, W, 3)."""
        if pixels is not self._thumbnail:
            self._thumbnail, self._image = pixels, image_of(pixels)
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the chain as one that is no longer there."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def layout_of_maps(self) -> StripLayout | None:
        """Return where everything lies."""
        if self._content is None:
            return None
        metrics = QFontMetricsF(self._font())
        labels = max((metrics.horizontalAdvance(text) for text in self._content.labels), default=0) + MARGIN
        return StripLayout.of(self._content, self.width(), self.height(), self._theme.small_text, labels)

    def sheets(self) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of what is seen of every map, shape (maps, 4)."""
        layout = self.layout_of_maps()
        if layout is None:
            return np.empty((0, 4))
        return np.array([place.frame.getRect() for place in layout.maps])

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the columns, and the cones between the maps."""
        content, layout = self._content, self.layout_of_maps()
        if content is None or layout is None:
            return
        with QPainter(self) as painter:
            if self._dimmed:
                painter.setOpacity(0.35)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._font())
            self._paint_chosen(painter, content, layout)
            for index in range(len(content.columns)):
                self._paint_map(painter, content, layout, index)
            flat = all(column.size[0] == 1 for column in content.columns)
            for index in range(0 if flat else content.chosen):
                self._paint_cone(painter, content, layout, index)
            for index in range(min(content.chosen + 1, len(content.columns))):
                self._paint_used(painter, content, layout, index)
            self._paint_words(painter, content, layout)

    def _paint_chosen(self, painter: QPainter, content: StripContent, layout: StripLayout) -> None:
        """Tint the column of the chosen layer; outline it while keys come here."""
        rect = QRectF(layout.labels + content.chosen * layout.column, 0, layout.column, self.height())
        painter.setPen(QPen(self._theme.color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_map(self, painter: QPainter, content: StripContent, layout: StripLayout, index: int) -> None:
        place = layout.maps[index]
        frame, shown = place.frame, place.shown
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(frame, self._theme.color("field"))
        painter.fillRect(shown, self._theme.color("panel"))
        if index == 0 and self._image is not None:
            painter.save()
            painter.setClipRect(frame)
            painter.drawImage(place.whole, self._image)
            painter.restore()
        # Over a picture, fine lines would hide more than they tell.
        least = PICTURE_GRID_FROM if index == 0 and self._image is not None else GRID_FROM
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
                    bold if number == 0 else self._font(),
                )
            painter.setPen(ink)
            for number, text in enumerate(column.facts):
                rect = QRectF(x, layout.facts + number * layout.line, layout.column, layout.line)
                self._write(painter, rect, text, bold if index == content.chosen else self._font())

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

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.small_text)
        return font

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a layer, and the unit under the pointer."""
        self._press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer, and follow a drag."""
        content, layout = self._content, self.layout_of_maps()
        if content is not None and layout is not None:
            self.hovered.emit(layout.at(content, event.position()))
        self._press(event)

    def _press(self, event: QMouseEvent) -> None:
        content, layout = self._content, self.layout_of_maps()
        if content is None or layout is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        found = layout.at(content, event.position())
        if found is not None and (found[1] is not None or event.type() == QEvent.Type.MouseButtonPress):
            self.pressed.emit(*found)

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self.hovered.emit(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say a column in words as its tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            content, layout = self._content, self.layout_of_maps()
            found = None
            if content is not None and layout is not None:
                found = layout.at(content, QPointF(event.pos()))
            text = content.columns[found[0]].described if content is not None and found is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the unit by an arrow, the layer by Shift and an arrow."""
        step = STEPS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and modifiers == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(*step)
        elif step is not None and step[1] and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.turned.emit(step[1])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do not any more."""
        self.update()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Chain of layers"))
        content = self._content
        self.setAccessibleDescription(
            "" if content is None else " ".join(column.described for column in content.columns)
        )
