"""Line drawings for buttons; drawn, because no font has these on every system."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF


def line_icon(draw: Callable[[QPainter], None], ink: QColor, size: int) -> QIcon:
    """Return what `draw` draws on a field of 16 × 16, in lines of `ink`, as an icon of `size` pixels."""
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size / 16, size / 16)
        painter.setPen(
            QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        draw(painter)
    return QIcon(pixmap)


def undo_arrow(painter: QPainter) -> None:
    """Draw an arrow that turns back to the left."""
    # Qt counts sixteenths of a degree, counterclockwise from three o'clock.
    painter.drawArc(QRectF(3, 5, 10.5, 8), -90 * 16, 180 * 16)
    painter.drawLine(QPointF(8.2, 5), QPointF(3, 5))
    painter.drawLine(QPointF(8.2, 13), QPointF(5, 13))
    painter.drawPolyline(QPolygonF([QPointF(5.5, 2.2), QPointF(2.7, 5), QPointF(5.5, 7.8)]))


def redo_arrow(painter: QPainter) -> None:
    """Draw an arrow that turns forward to the right."""
    painter.translate(16, 0)
    painter.scale(-1, 1)
    undo_arrow(painter)


def menu_lines(painter: QPainter) -> None:
    """Draw three lines over one another, as the lines of a menu."""
    for height in (4, 8, 12):
        painter.drawLine(QPointF(2.5, height), QPointF(13.5, height))


def fold_marks(painter: QPainter) -> None:
    """Draw two angles that point to the left, where something is folded away."""
    for left in (3.0, 8.5):
        painter.drawPolyline(QPolygonF([QPointF(left + 4, 3.5), QPointF(left, 8), QPointF(left + 4, 12.5)]))
