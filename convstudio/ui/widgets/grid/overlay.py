"""Painting what is marked on a grid: identities, the window, the cursor, links."""

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.fading import FadingPainter
from convstudio.ui.widgets.grid.picture import Box, Cell, GridPicture, Mark, Overlay
from convstudio.ui.widgets.grid.shapes import (
    LEAST_LABEL,
    LINES_FROM,
    PLATE,
    box_rects,
    cell_rect,
    label_height,
    labels_fit,
    mark_width,
    outline,
)
from convstudio.ui.widgets.ground import resolution

OVER = 8
"""Pixels by which letters may reach beyond their plate, as a comma does."""

MOST_PLATES = 256
"""Labels that are kept; those of a kernel of 7 × 7 in several sizes of type, or as many weights."""

FINDABLE = 14.0
"""Pixels that the frame of the window and of the cursor measure at least."""


class OverlayPainter:
    """Paints what changes with every step and hover, over cells that are there already.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        Family of the labels.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._font = font
        self._fading = FadingPainter(theme, font)
        self._plates: dict[tuple[object, ...], QPixmap] = {}
        self._marked: dict[tuple[str | None, str], QPixmap] = {}
        self._marked_for = (0.0, 0.0, 0.0)
        self._faces: dict[int, tuple[QFont, QFontMetrics]] = {}

    def paint(self, painter: QPainter, camera: Camera, picture: GridPicture, overlay: Overlay) -> None:
        """Paint identities, the window, the cursor and links over the cells."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._fading.paint(painter, camera, picture, overlay.faded)
        self._paint_links(painter, camera, picture, overlay)
        self._paint_marks(painter, camera, picture, overlay)
        if overlay.window is not None:
            for rect in box_rects(camera, picture, overlay.window):
                self._frame(painter, rect, "accent", camera)
        if overlay.cursor is not None:
            for rect in box_rects(camera, picture, Box(overlay.cursor, (1,) * picture.rank)):
                self._frame(painter, rect, "cursor", camera)
        if overlay.cross is not None and picture.contains(overlay.cross):
            self._cross_hair(painter, cell_rect(camera, picture, overlay.cross).center(), camera)

    def _cross_hair(self, painter: QPainter, center: QPointF, camera: Camera) -> None:
        """Draw a line across and one down, light on dark so that they are seen on every picture.

        A signal has no rows to tell apart: only the one down.
        """
        for color, style in (("ground", Qt.PenStyle.SolidLine), ("ink", Qt.PenStyle.DashLine)):
            painter.setPen(QPen(self._theme.color(color), 1, style))
            if not camera.bars:
                painter.drawLine(QPointF(0, center.y()), QPointF(camera.width, center.y()))
            painter.drawLine(QPointF(center.x(), 0), QPointF(center.x(), camera.height))

    def _frame(self, painter: QPainter, rect: QRectF, color: str, camera: Camera) -> None:
        """Frame the window or the cursor; where cells are tiny, with a ring that can be found from afar."""
        if min(rect.width(), rect.height()) >= FINDABLE:
            outline(painter, rect, self._theme.color(color), mark_width(camera))
            return
        ring = QRectF(0, 0, max(rect.width(), FINDABLE), max(rect.height(), FINDABLE))
        ring.moveCenter(rect.center())
        outline(painter, ring.adjusted(-2, -2, 2, 2), self._theme.color("panel"), 2)
        outline(painter, ring, self._theme.color(color), 2)

    def outline_cell(self, painter: QPainter, camera: Camera, picture: GridPicture, cell: Cell) -> None:
        """Paint the dashed outline of the cell that the keyboard edits, on a seam that parts it from any color."""
        rect = cell_rect(camera, picture, cell).adjusted(3, 3, -3, -3)
        for color, width, style in (("ground", 4, Qt.PenStyle.SolidLine), ("ink", 2, Qt.PenStyle.DashLine)):
            painter.setPen(QPen(self._theme.color(color), width, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)

    def _paint_links(self, painter: QPainter, camera: Camera, picture: GridPicture, overlay: Overlay) -> None:
        if overlay.area is not None:
            for rect in box_rects(camera, picture, overlay.area):
                outline(painter, rect, self._theme.color("cursor"), 3)
        if not overlay.linked:
            return
        pen = min(max(2, round(camera.scale * 0.06)), 4) if camera.scale > 4 else 1
        for cell in overlay.linked:
            if picture.contains(cell):
                rect = cell_rect(camera, picture, cell)
                outline(painter, rect.adjusted(1, 1, -1, -1), self._theme.color("cursor"), pen)
        if labels_fit(camera, self._theme):
            for cell, note in overlay.notes.items():
                width = mark_width(camera)
                inner = cell_rect(camera, picture, cell).adjusted(width, width, -width, -width)
                self._label(painter, inner, note, camera, bottom=True)

    def _paint_marks(self, painter: QPainter, camera: Camera, picture: GridPicture, overlay: Overlay) -> None:
        if not overlay.marks or camera.scale < LINES_FROM:
            return
        ratio = resolution(painter)
        if self._marked_for != (camera.scale, camera.tall, ratio):
            self._marked_for = (camera.scale, camera.tall, ratio)
            self._marked.clear()
        for mark in overlay.marks:
            if picture.contains(mark.cell):
                corner = cell_rect(camera, picture, mark.cell).topLeft() - QPointF(OVER, OVER)
                painter.drawPixmap(corner, self._mark(mark, camera, ratio))

    def _mark(self, mark: Mark, camera: Camera, ratio: float) -> QPixmap:
        """Return the frame and the label of a cell, with `OVER` pixels around it; kept for cells of one size."""
        key = mark.color, mark.label
        pixmap = self._marked.get(key)
        if pixmap is None:
            width = mark_width(camera)
            rect = QRectF(OVER, OVER, camera.scale, camera.tall)
            whole = rect.adjusted(-OVER, -OVER, OVER, OVER).size() * ratio
            pixmap = self._marked[key] = _empty(whole, ratio)
            with QPainter(pixmap) as painter:
                if mark.color is not None:
                    outline(painter, rect.adjusted(1, 1, 0, 0), QColor(mark.color), width)
                if labels_fit(camera, self._theme):
                    inner = rect.adjusted(width + 1, width + 1, -width, -width)
                    self._label(painter, inner, mark.label, camera, bottom=False)
        return pixmap

    def _label(self, painter: QPainter, rect: QRectF, text: str, camera: Camera, *, bottom: bool) -> None:
        """Write a small label on a plate at the top left or the bottom of a cell."""
        size = max(label_height(camera, self._theme), 7)
        metrics = self._face(size)[1]
        while (advance := metrics.horizontalAdvance(text)) > rect.width() and size > LEAST_LABEL:
            size -= 1
            metrics = self._face(size)[1]
        if advance > rect.width():
            return  # several indices in a narrow cell
        width = min(advance + 4, rect.width())
        plate = QRectF(rect.left(), rect.top(), width, metrics.capHeight() + PLATE)
        if bottom:
            plate.moveBottomRight(QPointF(rect.right() - 1, rect.bottom() - 1))
        place = plate.topLeft() - QPointF(OVER, OVER)
        painter.drawPixmap(place, self._plate(text, size, plate.size(), resolution(painter)))

    def _plate(self, text: str, size: int, room: QSizeF, ratio: float) -> QPixmap:
        """Return a label on its plate, with `OVER` pixels around it; kept, as to set a text takes long."""
        key = text, size, room.width(), ratio
        pixmap = self._plates.get(key)
        if pixmap is None:
            if len(self._plates) == MOST_PLATES:
                self._plates.clear()
            plate = QRectF(QPointF(OVER, OVER), room)
            whole = plate.adjusted(-OVER, -OVER, OVER, OVER).size() * ratio
            pixmap = self._plates[key] = _empty(whole, ratio)
            with QPainter(pixmap) as painter:
                painter.fillRect(plate, self._theme.color("panel"))
                painter.setFont(self._face(size)[0])
                painter.setPen(self._theme.color("ink"))
                painter.drawText(plate, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
        return pixmap

    def _face(self, size: int) -> tuple[QFont, QFontMetrics]:
        """Return the type of labels in a size, and its metrics; kept, as every mark asks for them."""
        face = self._faces.get(size)
        if face is None:
            font = QFont(self._font)
            font.setPixelSize(size)
            font.setBold(True)
            face = self._faces[size] = font, QFontMetrics(font)
        return face


def _empty(size: QSizeF, ratio: float) -> QPixmap:
    """Return a picture of nothing, as large as `size` in pixels of the device."""
    pixmap = QPixmap(math.ceil(size.width()), math.ceil(size.height()))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
