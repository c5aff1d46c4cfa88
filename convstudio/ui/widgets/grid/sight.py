"""A picture and the camera that looks at it: which cell is where on the screen."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize

from convstudio.ui.widgets.grid.bars import BarScale
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import Cell, GridPicture
from convstudio.ui.widgets.grid.shapes import carries_digits, cell_rect

TYPING_WIDTH, TYPING_HEIGHT = 6, 2
"""Least size of the line in which a number is typed, in sizes of type."""


class Sight:
    """What a grid shows, and from where it is seen.

    Attributes
    ----------
    picture : GridPicture or None
        What is shown.
    camera : Camera
        Where its cells are.
    """

    def __init__(self) -> None:
        self.picture: GridPicture | None = None
        self.camera = Camera(1, 1, 1, 1)

    def show(self, picture: GridPicture | None) -> bool:
        """Look at another picture; return whether it looks different.

        Zoom and place stay where the size of the grid does.
        """
        old, self.picture = self.picture, picture
        if picture is None:
            return True
        if old is not None and picture.looks_like(old):
            return False
        camera = replace(self.camera, rows=picture.rows, columns=picture.columns, bars=picture.bars)
        if old is not None and old.shape != picture.shape:
            camera = replace(camera, zoom=min(camera.zoom, camera.closest))
        self.camera = camera
        return True

    @property
    def carries_digits(self) -> bool:
        """Whether the cells have room for their numbers."""
        return self.picture is not None and carries_digits(self.camera, self.picture)

    def cell_at(self, position: QPointF) -> Cell | None:
        """Return the cell under a pixel, or None outside the grid."""
        if self.picture is None:
            return None
        return self.picture.cell(*self.camera.cell_at(position.x(), position.y()))

    def rect_of(self, cell: Cell) -> QRectF:
        """Return the pixels of a cell of the picture."""
        assert self.picture is not None
        return cell_rect(self.camera, self.picture, cell)

    def typing_rect(self, cell: Cell, room: QSize, text: int) -> QRect:
        """Return the pixels of the line over `cell` in which type of `text` pixels is legible, within `room`."""
        rect = self.rect_of(cell).toRect()
        width = max(rect.width(), text * TYPING_WIDTH)
        height = max(rect.height() - 4, text * TYPING_HEIGHT)
        place = QRect(0, 0, width, height)
        place.moveCenter(rect.center())
        place.moveLeft(min(max(place.left(), 0), max(room.width() - width, 0)))
        place.moveTop(min(max(place.top(), 0), max(room.height() - height, 0)))
        return place

    # Bars

    def aimed(self, value: float) -> float:
        """Return a value between two levels, rounded as these are; without bars as it is."""
        if self.picture is None or not self.picture.bars:
            return value
        return BarScale.of(self.camera, self.picture).aimed(value)

    def level_at(self, position: QPointF) -> float | None:
        """Return the value of a pixel among the bars, or None elsewhere."""
        if self.picture is None or not self.picture.bars or position.y() >= self.camera.origin[1]:
            return None
        return BarScale.of(self.camera, self.picture).value_at(position.y())
