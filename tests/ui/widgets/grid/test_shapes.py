"""Places and sizes of what is painted."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF

from convstudio.core.render.raster import signed_raster
from convstudio.ui.theme import LIGHT
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import GridPicture, block_of
from convstudio.ui.widgets.grid.shapes import (
    CAPITAL,
    PLATE,
    carries_digits,
    cell_rect,
    digit_drop,
    digit_height,
    filled_region,
    label_height,
    labels_fit,
    mark_width,
    place_rect,
)


def picture_of(
    rows: int, columns: int, first: tuple[int, int] = (0, 0), *, numbered: bool = True
) -> GridPicture:
    values = np.zeros((rows, columns), dtype=np.float32)
    return GridPicture(
        signed_raster(values), block_of(values, first), (rows, columns), first, numbered=numbered
    )


@given(st.integers(1, 12), st.integers(1, 12), st.integers(7, 60), st.data())
def test_the_first_cells_cover_just_their_pixels(
    rows: int, columns: int, side: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, rows * columns))
    camera, picture = Camera(columns * side, rows * side, rows, columns), picture_of(rows, columns)
    region = filled_region(camera, picture, count)
    for index in range(rows * columns):
        center = cell_rect(camera, picture, divmod(index, columns)).center().toPoint()
        assert region.contains(center) == (index < count)
    if count:
        full = min(columns, count) * side, -(-count // columns) * side
        assert (region.boundingRect().width(), region.boundingRect().height()) == full


@given(st.integers(1, 20), st.integers(1, 20), st.integers(-4, 0), st.integers(-4, 0), st.integers(3, 300))
def test_cells_lie_side_by_side(rows: int, columns: int, top: int, left: int, width: int) -> None:
    camera, picture = Camera(width, width, rows, columns), picture_of(rows, columns, (top, left))
    whole = place_rect(camera, 0, 0, rows, columns)
    corner = cell_rect(camera, picture, (top, left))
    assert corner.topLeft() == whole.topLeft() == QRectF(*camera.origin, 0, 0).topLeft()
    last = cell_rect(camera, picture, (top + rows - 1, left + columns - 1))
    assert abs(last.right() - whole.right()) < 1e-6 * width
    assert abs(last.bottom() - whole.bottom()) < 1e-6 * width
    assert camera.cell_at(last.center().x(), last.center().y()) == (rows - 1, columns - 1)


def test_digits_need_room_and_leave() -> None:
    assert carries_digits(Camera(140, 140, 10, 10), picture_of(10, 10))
    assert not carries_digits(Camera(139, 139, 10, 10), picture_of(10, 10))
    assert not carries_digits(Camera(500, 500, 10, 10), picture_of(10, 10, numbered=False))


@given(st.integers(14, 300), st.integers(12, 60))
def test_a_letter_and_a_number_fit_into_a_cell(side: int, text: int) -> None:
    """The letter on its plate is in the frame at the top; the digits are below it, and in the frame too."""
    camera, theme = Camera(side, side, 1, 1, cap=300), LIGHT.scaled(text)
    frame = mark_width(camera)
    assert 2 <= frame <= min(6, side / 4)
    if not labels_fit(camera, theme):
        assert digit_drop(camera, theme) == 0
        return
    plate = frame + 1 + CAPITAL * label_height(camera, theme) + PLATE
    middle, half = side / 2 + digit_drop(camera, theme), CAPITAL * digit_height(camera, theme) / 2
    assert plate <= middle - half + 1e-9
    assert middle + half <= side - frame


def test_letters_are_there_where_cells_are_large() -> None:
    for text, side in ((13, 40), (16, 48), (27, 60)):
        assert labels_fit(Camera(side, side, 1, 1, cap=300), LIGHT.scaled(text))


def test_a_region_of_nothing_is_empty() -> None:
    region = filled_region(Camera(90, 90, 3, 3), picture_of(3, 3), 0)
    assert region.isEmpty()
    assert not region.contains(QPoint(1, 1))
