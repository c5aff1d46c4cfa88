"""Setting the padding of a grid apart from its cells."""

import math
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import GridPicture
from convstudio.ui.widgets.grid.shapes import LINES_FROM, Patch, outline, real_rect
from convstudio.ui.widgets.grid.stamping import stamp
from convstudio.ui.widgets.ground import resolution

MARGIN = 0.06
"""Width of the margin of a cell of the padding, in cells."""


class PaddingPainter:
    """Paints the padding: its cells keep their gray and get a margin and a dashed outline.

    Parameters
    ----------
    theme : Theme
        Colors.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: tuple[tuple[float, float, float], QPixmap] | None = None

    def paint(self, painter: QPainter, camera: Camera, picture: GridPicture, patch: Patch) -> None:
        """Paint what is seen of the padding of a slice; where cells are tiny, a frame around all that is none."""
        if picture.real is None or picture.real == picture.shape:
            return
        if camera.scale < LINES_FROM:
            real = real_rect(camera, picture, patch)
            if real is not None:
                outline(painter, real, self._theme.color("strong_border"), 1)
            return
        places = np.array(list(_ghosts(picture, patch)), dtype=np.float64).reshape(-1, 2)
        cell = self._cell(camera.scale, camera.tall, resolution(painter))
        ratio, (x, y) = cell.devicePixelRatio(), camera.origin
        fragments = np.empty((len(places), 10))
        # The middle of a picture, which is a whole number of pixels wide, may not be that of the cell.
        fragments[:, 0] = x + (patch.column + places[:, 1]) * camera.scale
        fragments[:, 1] = y + (patch.row + places[:, 0]) * camera.tall
        fragments[:, :2] += np.array((cell.width(), cell.height())) / ratio / 2 - _margin(camera.scale)
        fragments[:, 2:6] = 0, 0, cell.width(), cell.height()
        fragments[:, 6:] = 1 / ratio, 1 / ratio, 0, 1
        if len(places):
            stamp(painter, cell, fragments)

    def _cell(self, scale: float, tall: float, ratio: float) -> QPixmap:
        """Return what is painted over one cell, its margin around it; kept, as dashes take long to paint."""
        key = scale, tall, ratio
        if self._kept is None or self._kept[0] != key:
            margin = _margin(scale)
            size = (math.ceil((side + 2 * margin + 1) * ratio) for side in (scale, tall))
            pixmap = QPixmap(*size)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            rect = QRectF(margin, margin, scale, tall)
            with QPainter(pixmap) as painter:
                painter.setPen(QPen(self._theme.color("ground"), 2 * margin))
                painter.drawRect(rect)
                painter.setPen(QPen(self._theme.color("strong_border"), 1, Qt.PenStyle.DashLine))
                painter.drawRect(rect.adjusted(margin, margin, -margin - 1, -margin - 1))
            self._kept = key, pixmap
        return self._kept[1]


def _margin(scale: float) -> int:
    return max(1, round(scale * MARGIN))


def _ghosts(picture: GridPicture, patch: Patch) -> Iterator[tuple[int, int]]:
    """Yield the (row, column) of every cell of a patch that is padding, in row-major order."""
    *depth, rows, columns = (1, *(picture.real or picture.shape))[-max(picture.rank, 2) :]
    *_, top, left = (0, *picture.first)
    inside = not depth or 0 <= patch.slice_[0] + picture.first[0] < depth[0]
    for row in range(patch.top, patch.bottom):
        real = range(-left, columns - left) if inside and 0 <= row + top < rows else range(0)
        yield from ((row, column) for column in range(patch.left, patch.right) if column not in real)
