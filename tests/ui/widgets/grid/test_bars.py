"""Signals: bars over cells, their scale, and drawing on them."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from convstudio.core.render.raster import gray_raster, rgb_raster, signed_raster
from convstudio.ui.theme import CONTRAST, DARK, LIGHT, Theme
from convstudio.ui.widgets.grid.bars import BarScale
from convstudio.ui.widgets.grid.camera import LEAST_TALL, Camera
from convstudio.ui.widgets.grid.cells import CellPainter
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, block_of
from convstudio.ui.widgets.grid.view import GridView

Floats = npt.NDArray[np.float32]
EMPTY = QColor(255, 0, 255)


def signal_of(values: Floats, *, signed: bool = True, padding: int = 0, **more: Any) -> GridPicture:
    padded = np.pad(values, padding)
    raster = signed_raster(padded[None]) if signed else gray_raster(padded[None], 0, 1)
    return GridPicture(
        raster,
        block_of(padded, (-padding,)),
        padded.shape,
        (-padding,),
        values.shape,
        signed=signed,
        **more,
    )


def camera_of(picture: GridPicture, width: int, height: int) -> Camera:
    return Camera(width, height, 1, picture.columns, cap=200, bars=True)


def painted(picture: GridPicture, width: int, height: int, theme: Theme = LIGHT) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(EMPTY)
    with QPainter(image) as painter:
        CellPainter(theme, QApplication.font()).paint(painter, camera_of(picture, width, height), picture)
    return image


def heights(image: QImage, x: int, bottom: float) -> list[int]:
    """Return the pixels of a column, above the cells, that are painted."""
    return [y for y in range(round(bottom)) if image.pixelColor(x, y) != EMPTY]


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=12), st.integers(60, 300))
def test_a_bar_reaches_from_zero_to_its_value(qapp: QApplication, numbers: list[int], height: int) -> None:
    picture = signal_of(np.array(numbers, dtype=np.float32))
    width = 20 * len(numbers)
    image, camera = painted(picture, width, height), camera_of(picture, width, height)
    scale = BarScale.of(camera, picture)
    limit = max(map(abs, numbers)) or 1
    lowest = -limit if min(numbers) < 0 else 0
    assert (scale.low, scale.high) == (lowest, limit)
    for column, number in enumerate(numbers):
        x = round(camera.origin[0] + (column + 0.5) * camera.scale)
        found = heights(image, x, camera.origin[1] - 1)
        end = scale.bottom - (number - lowest) / (limit - lowest) * (scale.bottom - scale.top)
        assert abs(min(found) - min(end, scale.zero)) <= 1
        assert abs(max(found) - max(end, scale.zero)) <= 1
        assert scale.value_at(end) == pytest.approx(number, abs=limit / 20)


def test_values_beyond_the_scale_or_of_none_stay_within_it() -> None:
    picture = signal_of(np.array([1, np.inf, -np.inf, np.nan], dtype=np.float32))
    scale = BarScale.of(camera_of(picture, 80, 100), picture)
    ends = scale.height_of(picture.numbers())
    assert ends.tolist() == [scale.top, scale.top, scale.bottom, scale.zero]


def test_a_given_span_takes_all_the_height() -> None:
    picture = signal_of(np.array([1, 2], dtype=np.float32), span=(0.0, 2.0))
    scale = BarScale.of(camera_of(picture, 80, 100), picture)
    assert (scale.zero, scale.low) == (scale.bottom, 0)


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_bars_of_a_signal_without_colors_stand_out(qapp: QApplication, theme: Theme) -> None:
    picture = signal_of(np.array([0.5, 1], dtype=np.float32), signed=False)
    image = painted(picture, 80, 200, theme)
    assert image.pixelColor(60, 100) == theme.color("soft_ink")
    assert image.pixelColor(20, 20) == EMPTY


def test_a_row_of_colors_has_no_bars(qapp: QApplication) -> None:
    planes = np.ones((3, 1, 4), dtype=np.float32)
    picture = GridPicture(rgb_raster(planes, 0, 1), block_of(planes[0, 0]), (4,), numbered=False)
    assert not picture.bars
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(EMPTY)
    with QPainter(image) as painter:
        CellPainter(LIGHT, QApplication.font()).paint(painter, Camera(80, 60, 1, 4), picture)
    assert image.pixelColor(30, 10) == EMPTY
    assert image.pixelColor(30, 30) == QColor("white")


def test_only_filled_bars_are_painted(qapp: QApplication) -> None:
    picture = signal_of(np.ones(4, dtype=np.float32), filled=2)
    image, camera = painted(picture, 160, 200), camera_of(picture, 160, 200)
    counts = [len(heights(image, 40 * column + 20, camera.origin[1] - 1)) > 1 for column in range(4)]
    assert counts == [True, True, False, False]


@pytest.mark.parametrize("length", [3000, 100_000])
def test_a_long_signal_shows_the_extremes_of_each_column_of_pixels(qapp: QApplication, length: int) -> None:
    """One loud cell among a hundred thousand is not lost between two pixels."""
    values = np.zeros(length, dtype=np.float32)
    values[length // 3], values[2 * length // 3] = 4, -4
    picture = signal_of(values)
    image, camera = painted(picture, 500, 200), camera_of(picture, 500, 200)
    scale = BarScale.of(camera, picture)
    assert camera.tall == LEAST_TALL
    found = [heights(image, x, camera.origin[1] - 1) for x in range(500)]
    highest = [x for x in range(500) if found[x] and min(found[x]) <= scale.top + 1]
    lowest = [x for x in range(500) if found[x] and max(found[x]) >= scale.bottom - 1]
    assert {abs(x - 500 / 3) <= 1 for x in highest} == {True}
    assert {abs(x - 1000 / 3) <= 1 for x in lowest} == {True}


def test_a_zoomed_part_of_a_long_signal_can_be_painted(qapp: QApplication) -> None:
    """An image as wide as that is more than Qt can paint from."""
    values = np.zeros(100_000, dtype=np.float32)
    values[70_000:70_100] = 1
    picture = signal_of(values, signed=False)
    camera = Camera(500, 200, 1, 100_000, zoom=1000.0, center=(0.5, 70_050.0), bars=True)
    image = QImage(500, 200, QImage.Format.Format_RGB32)
    image.fill(EMPTY)
    with QPainter(image) as painter:
        CellPainter(LIGHT, QApplication.font()).paint(painter, camera, picture)
    assert camera.scale == pytest.approx(5)
    assert image.pixelColor(250, 193).lightness() > 200
    middle = camera.origin[0] + 70_050.5 * camera.scale
    assert image.pixelColor(round(middle), 100) == LIGHT.color("soft_ink")


@pytest.fixture
def grid(qtbot: QtBot) -> GridView:
    result = GridView("Signal")
    qtbot.addWidget(result)
    result.editable = True
    result.resize(401, 241)
    result.set_picture(signal_of(np.array([0, 1, 0, 0.5], dtype=np.float32), signed=False))
    result.show()
    qtbot.waitExposed(result)
    return result


def bar_place(grid: GridView, column: int, value: float) -> QPoint:
    assert grid.picture is not None
    scale = BarScale.of(grid.camera, grid.picture)
    y = scale.bottom - (value - scale.low) / (scale.high - scale.low) * (scale.bottom - scale.top)
    return QPoint(grid.cell_center((column,)).x(), round(y))


def test_a_bar_is_pointed_at_as_its_cell_and_says_its_height(grid: GridView) -> None:
    log: list[tuple[Cell, float | None]] = []
    grid.pressed.connect(lambda cell, _button: log.append((cell, grid.level)))
    grid.dragged.connect(lambda cell, _moved: log.append((cell, grid.level)))
    start, end = bar_place(grid, 2, 0.75), bar_place(grid, 3, 0.25)
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grid, end)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)
    assert [cell for cell, _ in log] == [(2,), (3,)]
    assert [level for _, level in log] == pytest.approx([0.75, 0.25], abs=0.011)
    assert grid.level is None
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_center((1,)))
    assert log[-1] == ((1,), None)
    assert grid.tooltip_of((3,)) == "cell 3: 0.5"


def test_the_scale_holds_still_while_bars_are_pressed(grid: GridView) -> None:
    quiet = signal_of(np.array([0, 0.25, 0, 0.1], dtype=np.float32))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=bar_place(grid, 1, 0.5))
    grid.set_picture(quiet)
    assert grid.picture is not None
    assert grid.picture.span == (0, 1)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=bar_place(grid, 1, 0.5))
    assert grid.picture is quiet


def test_enter_goes_on_to_the_next_cell(grid: GridView) -> None:
    grid.setFocus()
    grid.edit_cell((1,), "7")
    log: list[tuple[Cell, float]] = []
    grid.typed.connect(lambda cell, value: log.append((cell, value)))
    QTest.keyClick(grid._editor, Qt.Key.Key_Return)
    assert log == [((1,), 7.0)]
    assert grid.focused_cell == (2,)
