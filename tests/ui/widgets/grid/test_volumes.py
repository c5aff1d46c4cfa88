"""Arrays of three axes: where slices lie, what is painted between them, and how one goes from one to another."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convstudio.core.render.raster import gray_raster
from convstudio.core.render.sheet import Sheet
from convstudio.ui.theme import LIGHT
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.cells import CellPainter
from convstudio.ui.widgets.grid.overlay import OverlayPainter
from convstudio.ui.widgets.grid.picture import Box, Cell, GridPicture, Overlay, block_of
from convstudio.ui.widgets.grid.shapes import box_rects, cell_rect, filled_region, patches
from convstudio.ui.widgets.grid.view import GridView

KEYS = Qt.Key
EMPTY = QColor(255, 0, 255)
shapes = st.lists(st.integers(1, 5), min_size=1, max_size=3).map(tuple)


def picture_of(shape: tuple[int, ...], padding: int = 0, **more: Any) -> GridPicture:
    """A cell holds its number in row-major order; the padding is 0."""
    inner = np.arange(np.prod(shape), dtype=np.float32).reshape(shape) + 1
    values = np.pad(inner, padding)
    first = (-padding,) * len(shape)
    raster = gray_raster(Sheet.of(values.shape).spread(values), 0, float(values.max()))
    return GridPicture(raster, block_of(values, first), values.shape, first, shape, **more)


def painted(picture: GridPicture, side: int, overlay: Overlay | None = None) -> tuple[QImage, Camera]:
    size = picture.columns * side, picture.rows * side
    camera = Camera(*size, picture.rows, picture.columns, cap=200)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(EMPTY)
    with QPainter(image) as painter:
        CellPainter(LIGHT, QApplication.font()).paint(painter, camera, picture)
        if overlay is not None:
            OverlayPainter(LIGHT, QApplication.font()).paint(painter, camera, picture, overlay)
    return image, camera


@given(shapes, st.integers(0, 2))
def test_cells_and_places_agree(shape: tuple[int, ...], padding: int) -> None:
    picture = picture_of(shape, padding)
    assert picture.numbers().shape == picture.shape == tuple(size + 2 * padding for size in shape)
    places = set()
    for number, index in enumerate(np.ndindex(*picture.shape)):
        cell = tuple(i - padding for i in index)
        place = picture.place(cell)
        places.add(place)
        assert picture.cell(*place) == cell
        assert picture.number(cell) == number
        assert picture.contains(cell)
        assert picture.is_real(cell) == all(0 <= i < size for i, size in zip(cell, shape, strict=True))
        assert picture.value(cell) == picture.numbers()[index]
        assert picture.cell_beside(cell, *place) == cell
    found = {
        (row, column)
        for row in range(-2, picture.rows + 2)
        for column in range(-2, picture.columns + 2)
        if picture.cell(row, column) is not None
    }
    assert found == places
    assert not picture.contains((0,) * (len(shape) + 1))


@given(shapes, st.integers(0, 60), st.integers(8, 30))
def test_the_first_cells_are_filled_slice_after_slice(shape: tuple[int, ...], count: int, side: int) -> None:
    picture = picture_of(shape)
    camera = Camera(picture.columns * side, (picture.rows + 5) * side, picture.rows, picture.columns, cap=200)
    region = filled_region(camera, picture, count)
    for number, cell in enumerate(np.ndindex(*shape)):
        assert region.contains(cell_rect(camera, picture, cell).center().toPoint()) == (number < count)


def test_gaps_show_the_ground_and_slices_their_number(qapp: QApplication) -> None:
    picture = picture_of((3, 2, 4))
    image, camera = painted(picture, 30)
    for row in range(picture.rows):
        for column in range(picture.columns):
            inside = image.pixelColor(round((column + 0.85) * 30), round((row + 0.15) * 30))
            assert (inside == EMPTY) == (picture.cell(row, column) is None)
    for patch in patches(camera, picture):
        over = cell_rect(camera, picture, (patch.slice_[0], 0, 0)).translated(0, -30).toRect()
        colors = {
            image.pixelColor(x, y).name()
            for x in range(over.left(), over.right())
            for y in range(over.top(), over.bottom())
        }
        assert LIGHT.color("soft_ink").name() in colors


def test_a_slice_that_is_all_padding_is_all_ghosts(qapp: QApplication) -> None:
    picture = picture_of((2, 2, 2), 1)
    image, camera = painted(picture, 40)
    dash = LIGHT.color("strong_border").name()
    for index in np.ndindex(*picture.shape):
        cell = tuple(i - 1 for i in index)
        corner = cell_rect(camera, picture, cell).topLeft().toPoint()
        found = {
            image.pixelColor(corner.x() + x, corner.y() + y).name()
            for x in range(2, 39)
            for y in range(2, 39)
        }
        assert (dash in found) == (not picture.is_real(cell))


def test_what_no_window_reaches_is_hatched_on_every_slice(qapp: QApplication) -> None:
    masks = (np.array([True, False]), np.array([True, True, False]), np.array([True, False, True]))
    picture = picture_of((2, 3, 3), visited=masks)
    image, camera = painted(picture, 30)
    warning = LIGHT.color("warning").rgb()
    for cell in np.ndindex(2, 3, 3):
        corner = cell_rect(camera, picture, cell).topLeft().toPoint()
        count = sum(
            image.pixel(corner.x() + x, corner.y() + y) == warning for x in range(30) for y in range(30)
        )
        assert (count > 0) == (not all(mask[i] for mask, i in zip(masks, cell, strict=True)))


def test_a_window_is_outlined_on_every_slice_that_it_reaches_into(qapp: QApplication) -> None:
    picture = picture_of((3, 4, 4))
    box = Box((1, 1, 1), (3, 2, 2))
    image, camera = painted(picture, 30, Overlay(window=box))
    rects = box_rects(camera, picture, box)
    assert len(rects) == 2  # the third is beyond the volume
    accent = LIGHT.color("accent")
    for number in range(3):
        corner = cell_rect(camera, picture, (number, 1, 1)).topLeft().toPoint()
        assert (image.pixelColor(corner.x() + 30, corner.y() + 1) == accent) == (number > 0)


@pytest.fixture
def grid(qtbot: QtBot) -> GridView:
    result = GridView("Volume")
    qtbot.addWidget(result)
    result.editable = True
    result.resize(360, 360)
    result.show()
    qtbot.waitExposed(result)
    result.setFocus()
    return result


def test_arrows_go_over_the_gaps_and_page_keys_through_the_slices(grid: GridView) -> None:
    grid.set_picture(picture_of((3, 2, 2)))
    assert Sheet.of((3, 2, 2)).across == 2
    grid.focus_cell((0, 1, 1))
    visited = []
    for key in (
        KEYS.Key_Right,
        KEYS.Key_Left,
        KEYS.Key_Down,
        KEYS.Key_PageDown,
        KEYS.Key_PageUp,
        KEYS.Key_Up,
    ):
        QTest.keyClick(grid, key)
        visited.append(grid.focused_cell)
    assert visited == [(1, 1, 0), (0, 1, 1), (2, 0, 1), (2, 0, 1), (1, 0, 1), (1, 0, 1)]
    assert grid.accessibleDescription() == "slice 1, row 0, column 1: 6"


def test_a_drag_stays_in_its_slice(grid: GridView) -> None:
    picture = picture_of((2, 2, 2))
    grid.set_picture(picture)
    log: list[Cell] = []
    grid.dragged.connect(lambda cell, _moved: log.append(cell))
    start, end = grid.cell_center((0, 0, 0)), grid.cell_center((1, 1, 1))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)
    here, there = picture.place((0, 0, 0)), picture.place((1, 1, 1))
    assert log == [(0, there[0] - here[0], there[1] - here[1])]
    assert not picture.contains(log[0])
    gap = cell_rect(grid.camera, picture, (0, 0, 1)).center() + QPointF(grid.camera.scale, 0)
    assert grid.cell_at(gap) is None


def test_a_picture_of_another_rank_leaves_nothing_behind(grid: GridView) -> None:
    grid.set_picture(picture_of((2, 2, 2)))
    grid.set_overlay(Overlay(window=Box((0, 0, 0), (1, 1, 1)), cursor=(1, 1, 1), linked=((0, 0, 0),)))
    grid.focus_cell((1, 1, 1))
    for shape in ((4, 4), (7,), (3, 3, 3)):
        grid.set_picture(picture_of(shape))
        assert grid.focused_cell is None
        assert grid.overlay == Overlay()
        grid.grab()
