"""The pixels of cells: colors, digits, lines, padding, hatching, reduced pictures, filling."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from convstudio.core.render import colormap
from convstudio.core.render.raster import gray_raster, rgb_raster, signed_raster
from convstudio.ui.theme import CONTRAST, DARK, LIGHT, Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.cells import CellPainter
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, block_of
from convstudio.ui.widgets.grid.pigments import image_of
from convstudio.ui.widgets.grid.shapes import place_rect

Floats = npt.NDArray[np.float32]

EMPTY = QColor(255, 0, 255)
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)


def picture_of(values: Floats, *, signed: bool = True, first: Cell = (0, 0), **more: Any) -> GridPicture:
    raster = signed_raster(values) if signed else gray_raster(values, 0, 1)
    return GridPicture(raster, block_of(values, first), values.shape, first, signed=signed, **more)


def painted(picture: GridPicture, side: float, theme: Theme = LIGHT, camera: Camera | None = None) -> QImage:
    """Return the picture in cells of `side` pixels, on a ground of no theme's color."""
    size = round(picture.columns * side), round(picture.rows * side)
    camera = camera or Camera(*size, picture.rows, picture.columns, cap=200)
    image = QImage(round(camera.width), round(camera.height), QImage.Format.Format_RGB32)
    image.fill(EMPTY)
    with QPainter(image) as painter:
        CellPainter(theme, QApplication.font()).paint(painter, camera, picture)
    return image


def corner(image: QImage, picture: GridPicture, cell: Cell, side: int, share: float = 0.15) -> QColor:
    """Return the color near the top left of a cell, where neither digits nor lines are."""
    row, column = cell[0] - picture.first[0], cell[1] - picture.first[1]
    return image.pixelColor(round((column + share) * side), round((row + share) * side))


def colors(image: QImage, picture: GridPicture, cell: Cell, side: int) -> set[str]:
    row, column = cell[0] - picture.first[0], cell[1] - picture.first[1]
    return {
        image.pixelColor(column * side + x, row * side + y).name()
        for x in range(2, side - 1)
        for y in range(2, side - 1)
    }


@THEMES
def test_signed_cells_have_the_colors_of_the_map_and_legible_digits(qapp: QApplication, theme: Theme) -> None:
    picture = picture_of(np.array([[-2, -1, 0], [1, 2, 0.5]], dtype=np.float32))
    image = painted(picture, 40, theme)
    table = colormap.signed_table(colormap.Theme(theme.name))
    assert picture.raster.levels[0].tolist() == [[1, 65, 128], [192, 255, 160]]
    for row, column in np.ndindex(2, 3):
        index = picture.raster.levels[0][row, column]
        assert corner(image, picture, (row, column), 40) == QColor(*table[index].tolist())
        ink = theme.color("cell_light" if theme.dark else "cell_dark").name()
        assert ink in colors(image, picture, (row, column), 40)


@THEMES
def test_gray_cells_are_the_same_in_every_theme_with_ink_that_can_be_read(
    qapp: QApplication, theme: Theme
) -> None:
    values = np.linspace(0, 1, 6, dtype=np.float32).reshape(2, 3)
    picture = picture_of(values, signed=False)
    image = painted(picture, 40, theme)
    for row, column in np.ndindex(2, 3):
        index = round(255 * float(values[row, column]))
        gray = QColor(*colormap.gray_cell_table()[index].tolist())
        assert corner(image, picture, (row, column), 40) == gray
        inks = colors(image, picture, (row, column), 40)
        dark = gray.lightness() > 127
        assert theme.color("cell_dark" if dark else "cell_light").name() in inks


def test_small_cells_carry_no_digits_and_take_the_whole_range_of_colors(qapp: QApplication) -> None:
    picture = picture_of(np.array([[-1, 0, 1]], dtype=np.float32))
    image = painted(picture, 12)
    table = colormap.signed_table(colormap.Theme.LIGHT, vivid=True)
    for column, index in enumerate((1, 128, 255)):
        assert colors(image, picture, (0, column), 12) == {QColor(*table[index].tolist()).name()}


def test_lines_are_drawn_between_cells_of_seven_pixels(qapp: QApplication) -> None:
    picture = picture_of(np.zeros((3, 3), dtype=np.float32))
    line = LIGHT.color("strong_border")
    assert painted(picture, 7).pixelColor(7, 3) == line
    assert painted(picture, 6).pixelColor(6, 3) != line


def test_only_the_first_cells_are_filled(qapp: QApplication) -> None:
    picture = picture_of(np.ones((3, 4), dtype=np.float32), filled=6)
    image = painted(picture, 30)
    for index in range(12):
        empty = corner(image, picture, divmod(index, 4), 30) == EMPTY
        digits = LIGHT.color("cell_dark").name() in colors(image, picture, divmod(index, 4), 30)
        assert empty == (index >= 6)
        assert digits == (index < 6)


@THEMES
def test_padding_keeps_its_gray_inside_a_margin_and_dashes(qapp: QApplication, theme: Theme) -> None:
    values = np.full((4, 4), 0.5, dtype=np.float32)
    picture = picture_of(values, signed=False, first=(-1, -1), real=(2, 2))
    image = painted(picture, 40, theme)
    for row, column in np.ndindex(4, 4):
        cell = (row - 1, column - 1)
        assert corner(image, picture, cell, 40, 0.2) == corner(image, picture, (0, 0), 40, 0.2)
        found = colors(image, picture, cell, 40)
        assert (theme.color("strong_border").name() in found) == (not picture.is_real(cell))


def test_padding_of_tiny_cells_is_an_outline(qapp: QApplication) -> None:
    picture = picture_of(np.zeros((10, 10), dtype=np.float32), signed=False, first=(-2, -2), real=(6, 6))
    image = painted(picture, 4)
    line = LIGHT.color("strong_border")
    assert image.pixelColor(8, 20) == line
    assert image.pixelColor(2, 20) != line


@pytest.mark.parametrize("side", [9, 40])
def test_rows_and_columns_that_no_window_reaches_are_hatched(qapp: QApplication, side: int) -> None:
    rows, columns = np.array([True, False, True, True, False]), np.array([True, True, False, True])
    picture = picture_of(
        np.ones((5, 4), dtype=np.float32),
        signed=False,
        first=(-1, 0),
        real=(3, 4),
        visited=(rows, columns),
    )
    image = painted(picture, side)
    warning = LIGHT.color("warning").rgb()
    for row, column in np.ndindex(5, 4):
        area = [(column * side + x, row * side + y) for x in range(side) for y in range(side)]
        count = sum(image.pixel(*place) == warning for place in area)
        hatched = not (rows[row] and columns[column])
        assert (count > 0) == hatched
        assert count < side * side / 2


def test_a_large_picture_is_painted_from_a_reduced_copy(qapp: QApplication) -> None:
    """At an eighth of its size a pattern of single pixels is the mean that it is, not a moiré."""
    values = np.indices((4096, 4096)).sum(axis=0) % 2
    picture = picture_of(values.astype(np.float32), signed=False)
    image = painted(picture, 1 / 8)
    assert image.width() == 512
    for x, y in ((1, 1), (100, 300), (510, 510)):
        assert abs(image.pixelColor(x, y).red() - 128) <= 1
    assert painted(picture, 1, camera=Camera(64, 64, 4096, 4096, zoom=64.0)).pixelColor(10, 11) == QColor(
        "white"
    )


@pytest.mark.parametrize("zoom", [1.0, 2.7, 17.0])
def test_a_detail_is_where_its_cell_is(qapp: QApplication, zoom: float) -> None:
    values = np.zeros((1500, 1100), dtype=np.float32)
    values[740:760, 540:560] = 1
    picture = picture_of(values, signed=False)
    camera = Camera(440, 600, 1500, 1100).zoomed(zoom, 220, 300)
    image = painted(picture, 0, camera=camera)
    rect = place_rect(camera, 740, 540, 20, 20)
    assert image.pixelColor(rect.center().toPoint()).red() > 200
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        outside = rect.center().toPoint()
        outside.setX(round(outside.x() + dx * rect.width()))
        outside.setY(round(outside.y() + dy * rect.height()))
        assert image.pixelColor(outside).red() < 60


def test_color_pictures_are_painted_as_they_are(qapp: QApplication) -> None:
    planes = np.zeros((3, 2, 2), dtype=np.float32)
    planes[:, 0, 0], planes[0, 0, 1], planes[1, 1, 0], planes[2, 1, 1] = 1, 1, 0.5, 1
    picture = GridPicture(rgb_raster(planes, 0, 1), block_of(planes[0]), (2, 2), numbered=False)
    image = painted(picture, 40)
    found = [corner(image, picture, cell, 40).name() for cell in ((0, 0), (0, 1), (1, 0), (1, 1))]
    assert found == ["#ffffff", "#ff0000", "#008000", "#0000ff"]


def test_an_image_shares_the_memory_of_its_level() -> None:
    level = np.arange(12, dtype=np.uint8).reshape(3, 4)
    image = image_of(level)
    assert image.format() == QImage.Format.Format_Indexed8
    level[1, 2] = 99
    assert image.pixelIndex(2, 1) == 99
    assert image_of(np.zeros((3, 5, 3), dtype=np.uint8)).format() == QImage.Format.Format_RGB888


def test_a_painter_takes_another_picture_and_size(qapp: QApplication) -> None:
    painter, image = CellPainter(LIGHT, QApplication.font()), QImage(90, 90, QImage.Format.Format_RGB32)
    for value, side in ((1, 30), (-1, 30), (-1, 9)):
        picture = picture_of(np.full((3, 3), value, dtype=np.float32))
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as canvas:
            painter.paint(canvas, Camera(3 * side, 3 * side, 3, 3), picture)
        table = colormap.signed_table(colormap.Theme.LIGHT, vivid=side == 9)
        assert corner(image, picture, (1, 1), side, 0.3) == QColor(*table[1 if value < 0 else 255].tolist())
