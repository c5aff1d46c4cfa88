"""Where cells are drawn, and a few shapes made of them."""

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import Cell, GridPicture

HATCHED_FROM = 3.0
"""Cells narrower than this many pixels are not hatched: it would hide the picture."""

LABELS_FROM = 34.0
"""Cells narrower than this many pixels carry no letters."""

LINES_FROM = 7.0
"""Cells narrower than this many pixels have no lines between them."""


def carries_digits(camera: Camera, picture: GridPicture) -> bool:
    """Return whether the cells are large enough for their numbers."""
    return picture.numbered and camera.scale >= picture.digits_from


def label_height(camera: Camera, theme: Theme) -> int:
    """Return the size of the letter in a cell, in pixels: that of a caption, as far as the cell allows."""
    return round(min(max(theme.small_text, camera.scale * 0.2), camera.scale * 0.42))


def mark_width(camera: Camera) -> int:
    """Return the width of the colored frame of a marked cell, in pixels."""
    return min(max(2, round(camera.scale * 0.08)), 6)


def digit_drop(camera: Camera, theme: Theme) -> float:
    """Return how far below the middle of a cell its digits are, so that a letter has room over them, in pixels."""
    if camera.scale < LABELS_FROM:
        return 0.0
    # A capital is about three quarters of the size of its type.
    top = mark_width(camera) + 0.75 * label_height(camera, theme) + 1
    return max((top - mark_width(camera)) / 2, 0.0)


def cell_rect(camera: Camera, picture: GridPicture, cell: Cell, rows: int = 1, columns: int = 1) -> QRectF:
    """Return the pixels of `rows` × `columns` cells from `cell` on."""
    x, y = camera.origin
    scale = camera.scale
    return QRectF(
        x + (cell[1] - picture.first[1]) * scale,
        y + (cell[0] - picture.first[0]) * scale,
        columns * scale,
        rows * scale,
    )


def outline(painter: QPainter, rect: QRectF, color: QColor, width: float) -> None:
    """Draw a frame of `width` pixels just inside `rect`."""
    pen = QPen(color, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    inset = width / 2
    painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))


def filled_region(camera: Camera, picture: GridPicture, count: int) -> QRegion:
    """Return the pixels of the first `count` cells in row-major order."""
    rows, rest = divmod(count, picture.columns)
    region = QRegion()
    for row, height, width in ((0, rows, picture.columns), (rows, 1 if rest else 0, rest)):
        rect = cell_rect(camera, picture, (row, 0), height, width)
        region += QRegion(
            QRect(
                math.floor(rect.left()),
                math.floor(rect.top()),
                math.ceil(rect.width()),
                math.ceil(rect.height()),
            )
        )
    return region
