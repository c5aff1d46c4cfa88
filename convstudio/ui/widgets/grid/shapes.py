"""Where cells are drawn, and a few shapes made of them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import Box, Cell, GridPicture

HATCHED_FROM = 3.0
"""Cells narrower than this many pixels are not hatched: it would hide the picture."""

LABELS_FROM = 34.0
"""Cells narrower than this many pixels carry no letters."""

LEAST_LABEL = 9
"""Pixels of type to which a letter may be shrunk to fit into its cell."""

PLATE = 4
"""Pixels by which the plate of a letter is higher than the letter."""

CAPITAL = 0.75
"""Height of a capital, and of a digit, in sizes of type."""

LINES_FROM = 7.0
"""Cells narrower than this many pixels have no lines between them."""


@dataclass(frozen=True, slots=True)
class Patch:
    """What is seen of one slice; of an array without slices, of all of it.

    Attributes
    ----------
    slice_ : tuple of int
        (number,) of the slice, counted with the padding; empty where there are no slices.
    row, column : int
        Of its first cell, from the top left of all.
    top, bottom, left, right : int
        Rows and columns of the slice that are seen: top ≤ row < bottom. They are counted with the padding.
    """

    slice_: tuple[int, ...]
    row: int
    column: int
    top: int
    bottom: int
    left: int
    right: int


def patches(camera: Camera, picture: GridPicture) -> Iterator[Patch]:
    """Yield what is seen of each slice; slices that are not seen are left out."""
    top, bottom, left, right = camera.visible()
    sheet = picture.sheet
    for number in range(sheet.slices):
        row, column = sheet.corner(number)
        row += picture.head
        patch = Patch(
            (number,) if picture.rank == 3 else (),
            row,
            column,
            max(top - row, 0),
            min(bottom - row, sheet.rows),
            max(left - column, 0),
            min(right - column, sheet.columns),
        )
        if patch.top < patch.bottom and patch.left < patch.right:
            yield patch


def carries_digits(camera: Camera, picture: GridPicture) -> bool:
    """Return whether the cells are large enough for their numbers."""
    return picture.numbered and camera.scale >= picture.digits_from


def digit_height(camera: Camera, theme: Theme) -> int:
    """Return the size of the digits in a cell, in pixels."""
    return max(round(camera.scale * 0.42), min(theme.text, round(camera.scale * 0.5)), 9)


def label_height(camera: Camera, theme: Theme) -> int:
    """Return the size of the letter in a cell, in pixels: that of a caption, as far as it leaves the digits room."""
    wanted = min(max(theme.small_text, camera.scale * 0.2), camera.scale * 0.42)
    left = camera.tall - 2 * mark_width(camera) - CAPITAL * digit_height(camera, theme) - PLATE - 3
    return min(round(wanted), math.floor(left / CAPITAL))


def labels_fit(camera: Camera, theme: Theme) -> bool:
    """Return whether cells have room for a letter that can be read over their digits."""
    least = max(LEAST_LABEL, 0.6 * theme.small_text)  # among large type, from afar, it takes more
    return camera.scale >= LABELS_FROM and label_height(camera, theme) >= least


def mark_width(camera: Camera) -> int:
    """Return the width of the colored frame of a marked cell, in pixels."""
    return min(max(2, round(camera.scale * 0.08)), 6)


def digit_drop(camera: Camera, theme: Theme) -> float:
    """Return how far below the middle of a cell its digits are, so that a letter has room over them, in pixels."""
    if not labels_fit(camera, theme):
        return 0.0
    return (CAPITAL * label_height(camera, theme) + PLATE + 1) / 2


def place_rect(camera: Camera, row: int, column: int, rows: int = 1, columns: int = 1) -> QRectF:
    """Return the pixels of `rows` × `columns` cells from a (row, column) from the top left of all on."""
    x, y = camera.origin
    across, down = camera.scale, camera.tall
    return QRectF(x + column * across, y + row * down, columns * across, rows * down)


def cell_rect(camera: Camera, picture: GridPicture, cell: Cell) -> QRectF:
    """Return the pixels of a cell."""
    return place_rect(camera, *picture.place(cell))


def box_rects(camera: Camera, picture: GridPicture, box: Box) -> list[QRectF]:
    """Return the pixels of a block of cells, on every slice of the picture that it reaches into; bars and all."""
    *depth, rows, columns = (1, *box.size)[-max(picture.rank, 2) :]
    if not depth:
        rect = place_rect(camera, *picture.place(box.first), rows, columns)
        if picture.bars:
            rect.setTop(0)
        return [rect]
    slices = range(picture.first[0], picture.first[0] + picture.shape[0])
    return [
        place_rect(camera, *picture.place((number, *box.first[1:])), rows, columns)
        for number in slices
        if box.holds(0, number)
    ]


def slice_rect(camera: Camera, picture: GridPicture, patch: Patch) -> QRectF:
    """Return the pixels of the whole of a slice."""
    return place_rect(camera, patch.row, patch.column, picture.sheet.rows, picture.sheet.columns)


def real_rect(camera: Camera, picture: GridPicture, patch: Patch) -> QRectF | None:
    """Return the pixels of the cells of a slice that are not padding, or None where all are."""
    *depth, rows, columns = (1, *(picture.real or picture.shape))[-max(picture.rank, 2) :]
    *_, top, left = (0, *picture.first)
    if depth and not 0 <= patch.slice_[0] + picture.first[0] < depth[0]:
        return None
    return place_rect(camera, patch.row - top, patch.column - left, rows, columns)


def outline(painter: QPainter, rect: QRectF, color: QColor, width: float) -> None:
    """Draw a frame of `width` pixels just inside `rect`."""
    pen = QPen(color, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    inset = width / 2
    painter.drawRect(rect.adjusted(inset, inset, -inset, -inset))


def filled_region(camera: Camera, picture: GridPicture, count: int) -> QRegion:
    """Return the pixels of the first `count` cells in row-major order; of slices, those that are seen."""
    sheet, region = picture.sheet, QRegion()
    for patch in patches(camera, picture):
        before = patch.slice_[0] * sheet.rows * sheet.columns if patch.slice_ else 0
        rows, rest = divmod(min(max(count - before, 0), sheet.rows * sheet.columns), sheet.columns)
        for row, height, width in ((0, rows, sheet.columns), (rows, 1 if rest else 0, rest)):
            rect = place_rect(camera, patch.row + row, patch.column, height, width)
            region += QRegion(
                QRect(
                    math.floor(rect.left()),
                    math.floor(rect.top()),
                    math.ceil(rect.width()),
                    math.ceil(rect.height()),
                )
            )
    return region
