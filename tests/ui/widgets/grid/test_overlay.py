"""What is drawn over the cells: identities, frames, links and notes."""

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from convstudio.core.render.raster import signed_raster
from convstudio.ui.theme import CONTRAST, DARK, LIGHT, TAP_COLORS, Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.overlay import FINDABLE, OverlayPainter
from convstudio.ui.widgets.grid.picture import Box, Cell, GridPicture, Mark, Overlay, block_of
from convstudio.ui.widgets.grid.shapes import cell_rect, mark_width, place_rect

GROUND = QColor(1, 2, 3)
CELLS = 6


def scene(side: int) -> tuple[Camera, GridPicture]:
    values = np.zeros((CELLS, CELLS), dtype=np.float32)
    picture = GridPicture(signed_raster(values), block_of(values), (CELLS, CELLS))
    return Camera(CELLS * side, CELLS * side, CELLS, CELLS, cap=200), picture


def painted(overlay: Overlay, side: int = 50, theme: Theme = LIGHT) -> QImage:
    camera, picture = scene(side)
    image = QImage(CELLS * side, CELLS * side, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    with QPainter(image) as painter:
        OverlayPainter(theme, QApplication.font()).paint(painter, camera, picture, overlay)
    return image


def touched(image: QImage, side: int = 50) -> set[Cell]:
    """Return the cells in whose inner part anything is drawn."""
    return {
        (row, column)
        for row, column in np.ndindex(CELLS, CELLS)
        if any(
            image.pixelColor(column * side + x, row * side + y) != GROUND
            for x in range(2, side - 2)
            for y in range(2, side - 2)
        )
    }


def has(image: QImage, color: str, rect: QRect) -> bool:
    return any(
        image.pixelColor(x, y).name() == color
        for x in range(rect.left(), rect.right() + 1)
        for y in range(rect.top(), rect.bottom() + 1)
    )


def test_nothing_marks_nothing(qapp: QApplication) -> None:
    assert not touched(painted(Overlay()))


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_an_identity_has_a_frame_of_its_hue_and_its_letter_on_a_plate(
    qapp: QApplication, theme: Theme
) -> None:
    image = painted(Overlay((Mark((1, 2), "b", TAP_COLORS[1]),)), theme=theme)
    assert touched(image) == {(1, 2)}
    assert image.pixelColor(102, 75).name() == TAP_COLORS[1]
    assert image.pixelColor(125, 98).name() == TAP_COLORS[1]
    plate = QRect(100, 50, 25, 25)
    assert has(image, theme.color("panel").name(), plate)
    assert has(image, theme.color("ink").name(), plate)


def test_many_taps_have_a_name_and_no_hue(qapp: QApplication) -> None:
    image = painted(Overlay((Mark((0, 0), "10,10", None),)))
    assert touched(image) == {(0, 0)}
    assert image.pixelColor(1, 45) == GROUND
    assert has(image, LIGHT.color("ink").name(), QRect(0, 0, 50, 25))


def test_letters_need_room_but_hues_stay(qapp: QApplication) -> None:
    small = painted(Overlay((Mark((1, 2), "b", TAP_COLORS[1]),)), side=12)
    assert has(small, TAP_COLORS[1], QRect(24, 12, 12, 12))
    assert not has(small, LIGHT.color("ink").name(), QRect(24, 12, 12, 12))
    tiny = painted(Overlay((Mark((1, 2), "b", TAP_COLORS[1]),)), side=5)
    assert not has(tiny, TAP_COLORS[1], tiny.rect())


def test_the_window_and_the_cursor_are_framed_inside_their_cells(qapp: QApplication) -> None:
    image = painted(Overlay(window=Box((1, 1), (3, 2)), cursor=(5, 5)))
    camera, picture = scene(50)
    width = mark_width(camera)
    for rect, color in (
        (place_rect(camera, 1, 1, 3, 2), "accent"),
        (cell_rect(camera, picture, (5, 5)), "cursor"),
    ):
        inside = rect.toRect()
        assert image.pixelColor(inside.left(), inside.center().y()) == LIGHT.color(color)
        assert image.pixelColor(inside.right(), inside.center().y()) == LIGHT.color(color)
        assert image.pixelColor(inside.left() + width + 1, inside.center().y()) == GROUND
        assert image.pixelColor(inside.left() - 1, inside.center().y()) == GROUND
    assert touched(image) == {(1, 1), (1, 2), (2, 1), (2, 2), (3, 1), (3, 2), (5, 5)}


def test_the_window_can_be_found_on_a_photograph(qapp: QApplication) -> None:
    """Cells of two pixels: the frame is a ring of a size that is seen from afar, around the right place."""
    image = painted(Overlay(window=Box((2, 2), (2, 2))), side=10)
    small = painted(Overlay(window=Box((2, 2), (1, 1))), side=10)
    assert has(image, LIGHT.color("accent").name(), QRect(20, 20, 3, 20))
    ring = QRect(0, 0, round(FINDABLE), round(FINDABLE))
    ring.moveCenter(QRect(20, 20, 10, 10).center())
    assert has(small, LIGHT.color("accent").name(), ring)
    assert small.pixelColor(25, 25) == GROUND


def test_links_are_outlined_and_carry_their_notes(qapp: QApplication) -> None:
    overlay = Overlay(linked=((0, 0), (3, 4), (9, 9)), notes={(3, 4): "c: −1"})
    image = painted(overlay)
    assert touched(image) == {(0, 0), (3, 4)}
    cursor, ink = LIGHT.color("cursor").name(), LIGHT.color("ink").name()
    assert has(image, cursor, QRect(0, 0, 50, 50))
    assert has(image, ink, QRect(200, 175, 50, 25))
    assert not has(image, ink, QRect(200, 150, 50, 25))
    assert not has(image, ink, QRect(0, 0, 50, 50))
    small = painted(overlay, side=20)
    assert not has(small, ink, small.rect())


def test_an_area_of_too_many_links_is_outlined_as_one(qapp: QApplication) -> None:
    image = painted(Overlay(area=Box((1, 1), (4, 4))))
    cursor = LIGHT.color("cursor")
    assert image.pixelColor(51, 150) == cursor
    assert image.pixelColor(248, 150) == cursor
    assert image.pixelColor(150, 150) == GROUND


def test_marks_in_the_padding_are_drawn_there(qapp: QApplication) -> None:
    values = np.zeros((4, 4), dtype=np.float32)
    picture = GridPicture(
        signed_raster(values), block_of(values, (-1, -1)), (4, 4), first=(-1, -1), real=(2, 2)
    )
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    overlay = Overlay((Mark((-1, -1), "a", TAP_COLORS[0]), Mark((5, 5), "b", TAP_COLORS[1])))
    with QPainter(image) as painter:
        OverlayPainter(LIGHT, QApplication.font()).paint(painter, Camera(200, 200, 4, 4), picture, overlay)
    assert has(image, TAP_COLORS[0], QRect(0, 0, 50, 50))
    assert not has(image, TAP_COLORS[1], image.rect())


def test_the_cell_of_the_keyboard_is_dashed(qapp: QApplication) -> None:
    camera, picture = scene(50)
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        OverlayPainter(LIGHT, QApplication.font()).outline_cell(painter, camera, picture, (2, 3))
    edge = {image.pixelColor(152, y).name() for y in range(105, 145)}
    assert {LIGHT.color("ink").name(), LIGHT.color("ground").name()} <= edge
    assert touched(image) == {(2, 3)}


@pytest.mark.parametrize("side", [12, 30, 60])
def test_what_is_faded_loses_its_color_and_keeps_its_number_inside_its_cell(
    qapp: QApplication, side: int
) -> None:
    values = np.full((CELLS, CELLS), -1.2345e-7, dtype=np.float32)
    picture = GridPicture(signed_raster(values), block_of(values), (CELLS, CELLS))
    image = QImage(CELLS * side, CELLS * side, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    with QPainter(image) as painter:
        overlay = Overlay(faded=((1, 2), (4, 5), (9, 9)))
        camera = Camera(CELLS * side, CELLS * side, CELLS, CELLS, cap=200)
        OverlayPainter(LIGHT, QApplication.font()).paint(painter, camera, picture, overlay)
    assert touched(image, side) == {(1, 2), (4, 5)}
    for row, column in ((1, 2), (4, 5)):
        cell = QRect(column * side + 2, row * side + 2, side - 4, side - 4)
        shades = {
            image.pixelColor(x, y).lightness()
            for x in range(cell.left(), cell.right())
            for y in range(cell.top(), cell.bottom())
        }
        assert max(shades) == LIGHT.color("panel").lightness()
        assert (min(shades) < 160) == (side > 12)
