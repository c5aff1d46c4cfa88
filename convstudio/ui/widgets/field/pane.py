"""A picture of the input, or of a part of it, with what a unit sees outlined."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convstudio.core.render.colormap import ByteArray
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.field.content import Box, Cell, PaneContent

GRID_FROM = 7.0
"""Cells smaller than this many pixels have no lines between them."""

ROW_SHARE = 0.3
"""Height of the cells of a single row, as a share of the pane's width, at most."""


class FieldPane(QWidget):
    """Cells to be looked at and pointed at.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    hovered = Signal(object)
    """The cell of the plane under the pointer, or None."""
    pressed = Signal(object)
    """A cell of the plane was pressed, or is dragged over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme: Theme = LIGHT
        self._content: PaneContent | None = None
        self._image: QImage | None = None
        self._marked: Cell | None = None
        self._dimmed = False

    @property
    def content(self) -> PaneContent | None:
        """What is shown."""
        return self._content

    def sizeHint(self) -> QSize:
        """Return a size that fits a small picture."""
        return QSize(180, 160)

    def minimumSizeHint(self) -> QSize:
        """Return the least that is of use."""
        return QSize(80, 60)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.update()

    def set_content(self, content: PaneContent | None) -> None:
        """Show something else."""
        old, self._content = self._content, content
        pixels = None if content is None else content.pixels
        if pixels is not (None if old is None else old.pixels):
            self._image = image_of(pixels)
        self.update()

    def set_marked(self, cell: Cell | None) -> None:
        """Outline the cell that is pointed at, here or elsewhere."""
        if cell != self._marked:
            self._marked = cell
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show everything as no longer true."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    # Where things are

    def rect_of(self, box: Box) -> QRectF:
        """Return where cells lie, in pixels."""
        assert self._content is not None
        (top, _), (left, _) = self._content.region
        width, height = self._cell()
        corner = self._corner(width, height)
        (first, stop), (first_column, stop_column) = box
        return QRectF(
            corner.x() + (first_column - left) * width,
            corner.y() + (first - top) * height,
            (stop_column - first_column) * width,
            (stop - first) * height,
        )

    def sheets(self) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of the cells that are shown, shape (1, 4)."""
        if self._content is None:
            return np.empty((0, 4))
        return np.array([self.rect_of(self._content.region).getRect()])

    def cell_at(self, place: QPointF) -> Cell | None:
        """Return the cell of the plane under a pixel, or None beyond what is shown."""
        if self._content is None:
            return None
        (top, bottom), (left, right) = self._content.region
        width, height = self._cell()
        corner = self._corner(width, height)
        row = top + int((place.y() - corner.y()) // height)
        column = left + int((place.x() - corner.x()) // width)
        return (row, column) if top <= row < bottom and left <= column < right else None

    def _cell(self) -> tuple[float, float]:
        """Return width and height of a cell; those of a single row are higher than wide."""
        assert self._content is not None
        (top, bottom), (left, right) = self._content.region
        width, height = (self.width() - 4) / (right - left), (self.height() - 4) / (bottom - top)
        if bottom - top == 1:
            return width, max(min(height, self.width() * ROW_SHARE), 1.0)
        side = max(min(width, height), 1e-3)
        return side, side

    def _corner(self, width: float, height: float) -> QPointF:
        assert self._content is not None
        (top, bottom), (left, right) = self._content.region
        return QPointF(
            (self.width() - (right - left) * width) / 2, (self.height() - (bottom - top) * height) / 2
        )

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint padding, pixels, lines between cells, veil and outlines."""
        content = self._content
        if content is None:
            return
        with QPainter(self) as painter:
            if self._dimmed:
                painter.setOpacity(0.35)
            whole = self.rect_of(content.region)
            rows, columns = content.size
            real = self.rect_of(((0, rows), (0, columns)))
            self._paint_padding(painter, whole, real)
            painter.save()
            painter.setClipRect(whole.adjusted(-1, -1, 1, 1))
            if self._image is not None:
                painter.drawImage(self.rect_of(content.covers), self._image)
            self._paint_lines(painter, content, real.intersected(whole))
            painter.setPen(QPen(self._theme.color("strong_border"), 1))
            painter.drawRect(real)
            painter.restore()
            self._paint_marks(painter, content, whole)

    def _paint_padding(self, painter: QPainter, whole: QRectF, real: QRectF) -> None:
        """Hatch what is not the input."""
        path = QPainterPath()
        path.addRect(whole)
        inner = QPainterPath()
        inner.addRect(real)
        outside = path.subtracted(inner)
        painter.fillPath(outside, self._theme.color("field"))
        color = self._theme.color("disabled" if self._theme.name == "contrast" else "border")
        painter.save()
        painter.setBrushOrigin(whole.topLeft())
        painter.setClipPath(outside)
        painter.fillRect(whole, QBrush(color, Qt.BrushStyle.BDiagPattern))
        painter.restore()

    def _paint_lines(self, painter: QPainter, content: PaneContent, area: QRectF) -> None:
        width, height = self._cell()
        if min(width, height) < GRID_FROM or area.isEmpty():
            return
        color = self._theme.color("strong_border")
        color.setAlpha(110)
        painter.setPen(QPen(color, 1))
        (top, bottom), (left, right) = content.region
        whole = self.rect_of(content.region)
        for column in range(left + 1, right):
            x = whole.left() + (column - left) * width
            if area.left() < x < area.right():
                painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for row in range(top + 1, bottom):
            y = whole.top() + (row - top) * height
            if area.top() < y < area.bottom():
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _paint_marks(self, painter: QPainter, content: PaneContent, whole: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(whole.adjusted(-2, -2, 2, 2))
        if content.box is not None:
            box = self.rect_of(content.box)
            if content.veiled:
                path = QPainterPath()
                path.addRect(whole)
                inner = QPainterPath()
                inner.addRect(box)
                veil = self._theme.color("ground")
                veil.setAlpha(165)
                painter.fillPath(path.subtracted(inner), veil)
            self._outline(painter, box, "accent", Qt.PenStyle.SolidLine)
        if content.inner is not None:
            self._outline(painter, self.rect_of(content.inner), "cursor", Qt.PenStyle.DashLine)
        if self._marked is not None:
            row, column = self._marked
            mark = self.rect_of(((row, row + 1), (column, column + 1)))
            if min(mark.width(), mark.height()) < 5:
                mark = QRectF(mark.center() - QPointF(3, 3), mark.center() + QPointF(3, 3))
            self._outline(painter, mark, "ink", Qt.PenStyle.SolidLine)

    def _outline(self, painter: QPainter, rect: QRectF, color: str, style: Qt.PenStyle) -> None:
        """Outline over a broader line of the ground, so that it is seen on every picture."""
        scale = max(1.0, self._theme.text / LIGHT.text)
        if min(rect.width(), rect.height()) < 7:
            rect = rect.adjusted(-2, -2, 2, 2)
        halo = QPen(self._theme.color("panel"), 4.5 * scale)
        halo.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(halo)
        painter.drawRect(rect)
        pen = QPen(self._theme.color(color), 2.2 * scale, style)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rect)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say which cell was pressed."""
        self._press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which cell is under the pointer, and is dragged over."""
        self.hovered.emit(self.cell_at(event.position()))
        self._press(event)

    def _press(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.pressed.emit(cell)

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self.hovered.emit(None)
        super().leaveEvent(event)


def image_of(pixels: ByteArray | None) -> QImage | None:
    """Return grays of shape (H, W) or colors of shape (H, W, 3) as Qt's picture; None for None."""
    if pixels is None:
        return None
    height, width = pixels.shape[:2]
    kind = QImage.Format.Format_RGB888 if pixels.ndim == 3 else QImage.Format.Format_Grayscale8
    data = pixels.tobytes()
    # Other formats are scaled by Qt's pool of threads, which waits for torch's; and nobody else holds the bytes.
    return QImage(data, width, height, len(data) // height, kind).convertToFormat(QImage.Format.Format_RGB32)
