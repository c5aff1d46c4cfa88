"""What the board shows."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF

from convstudio.core.render import colormap
from convstudio.ui.theme import LIGHT, THEMES
from convstudio.ui.widgets.board.content import BoardContent, Kind, Marks
from convstudio.ui.widgets.board.look import FADED, OTHER_MAPS
from convstudio.ui.widgets.board.view import BoardView
from tests.ui.widgets.board.contents import content_of, tiles_of
from tests.ui.widgets.board.handling import (
    middle,
    pixels_of,
    shot,
)


def test_the_numbers_of_small_pictures_are_painted(board: BoardView) -> None:
    assert board.plane_texts(1) == ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    assert board.map_texts(2) == ["20", "21", "22", "23"]
    assert board.kernel_texts(1, 1) == ["2", "2", "2", "2"]
    assert board.bias_texts() == [f"+ b\N{EN SPACE}{text}" for text in ("0", "0.5", "1")]


def test_digits_are_where_they_are_said_to_be(board: BoardView) -> None:
    """A cell with a number is not of one color, whichever ink there is."""
    image = shot(board)
    for kind in (Kind.PLANE, Kind.MAP, Kind.KERNEL):
        center = middle(board, kind, 1).toPoint()
        around = [image.pixel(center + QPoint(x, y)) for x in range(-8, 9) for y in range(-8, 9)]
        assert len(set(around)) > 4, kind


def test_long_numbers_need_larger_cells(board: BoardView) -> None:
    content = content_of()
    board.set_content(replace(content, weights=content.weights + np.float32(1 / 3)))
    assert board.kernel_texts(0, 0) == ["0.333"] * 4
    board.set_content(replace(content, weights=content.weights - np.float32(1e-9)))
    board.resize(480, 300)
    assert board.kernel_texts(0, 0) == []


def test_a_large_picture_has_no_numbers(board: BoardView) -> None:
    board.set_content(content_of(3, 12, side=64))
    assert board.map_texts(0) == board.plane_texts(0) == []
    assert board.bias_texts() == []
    shot(board)


def test_the_pixels_are_those_of_the_tiles(board: BoardView) -> None:
    """Nothing lies between a quantised map and the screen but the table of colors."""
    maps = np.random.default_rng(1).standard_normal((6, 24, 24)).astype(np.float32)
    content = replace(content_of(1, 6), maps=tiles_of(maps, signed=True), map_shape=(24, 24))
    board.set_content(replace(content, map_values=lambda _: None))
    layout = board.layout_of_parts
    assert layout is not None
    side = int(layout.map_cell)
    assert side == layout.map_cell
    assert 3 <= side < 7  # large enough to be whole, too small for lines
    for name in ("light", "dark", "contrast"):
        board.set_theme(THEMES[name])
        pixels = pixels_of(shot(board))
        table = colormap.signed_table(colormap.Theme(name), vivid=True)
        for index, tile in enumerate(content.maps.pixels):
            rect = board.rect_of(Kind.MAP, index)
            left, top = round(rect.x()), round(rect.y())
            seen = pixels[top : top + 24 * side, left : left + 24 * side]
            # The tag with the index covers some cells of the first rows.
            expected = table[tile].repeat(side, 0).repeat(side, 1)
            assert np.array_equal(seen[8 * side :], expected[8 * side :])


def test_every_wire_of_the_layer_is_painted(board: BoardView) -> None:
    for planes, maps, groups in ((2, 3, 1), (4, 4, 2), (8, 8, 8), (3, 64, 1), (64, 64, 1), (32, 64, 4)):
        content = content_of(planes, maps, groups, side=8, kernel=3)
        board.set_content(content)
        assert board.wires() == tuple(sorted(content.wires))


def test_what_does_not_feed_the_selected_map_is_faded(board: BoardView) -> None:
    board.set_content(content_of(4, 4, 2))
    before = shot(board)
    board.set_marks(Marks(selected=3))
    assert [board.opacity_of(Kind.PLANE, plane) for plane in range(4)] == [FADED, FADED, 1, 1]
    assert [board.opacity_of(Kind.FILTER, index) for index in range(4)] == [FADED, FADED, FADED, 1]
    assert [board.opacity_of(Kind.MAP, index) for index in range(4)] == [OTHER_MAPS] * 3 + [1]
    after = shot(board)
    for kind, index, changed in (
        (Kind.PLANE, 0, True),
        (Kind.PLANE, 3, False),
        (Kind.FILTER, 1, True),
        (Kind.MAP, 0, True),
        (Kind.MAP, 3, False),
    ):
        place = middle(board, kind, index, cell=(1, 1)).toPoint() + QPoint(8, 8)
        assert (before.pixel(place) != after.pixel(place)) == changed, (kind, index)
    board.set_marks(Marks())
    assert shot(board) == before


def test_the_order_is_that_of_the_maps_on_the_screen(board: BoardView) -> None:
    order = (2, 0, 1)
    board.set_content(replace(content_of(), order=order))
    tops = [board.rect_of(Kind.MAP, index).y() for index in order]
    assert tops == sorted(tops)
    assert board.sequence == order


@pytest.mark.parametrize("name", sorted(THEMES))
def test_marks_are_painted_in_every_theme(board: BoardView, name: str) -> None:
    board.set_theme(THEMES[name])
    bare = shot(board)
    for marks in (
        Marks(current=1, place=(0, 1)),
        Marks(current=1, window=((-1, 0), (2, 2))),
        Marks(map_cross=(0, 1)),
        Marks(plane_cross=(2, 2)),
        Marks(
            selected=0, current=0, place=(1, 1), window=((1, 1), (2, 2)), map_cross=(0, 0), plane_cross=(0, 0)
        ),
    ):
        board.set_marks(marks)
        assert shot(board) != bare, marks


def test_an_old_picture_is_dimmed(board: BoardView) -> None:
    clear = shot(board)
    board.set_dimmed(True)
    assert shot(board) != clear
    board.set_dimmed(False)
    assert shot(board) == clear


def test_numbers_that_are_none_do_no_harm(board: BoardView) -> None:
    strange = np.array([[np.nan, np.inf], [-np.inf, 1]], dtype=np.float32)
    content = content_of(1, 1)
    weights = np.ascontiguousarray(strange[None, None])
    board.set_content(
        replace(
            content,
            weights=weights,
            kernels=tiles_of(weights[0], signed=True).pixels[None],
            maps=tiles_of(strange[None], signed=True),
            map_values=lambda _: strange,
            biases=np.array([np.nan], dtype=np.float32),
        )
    )
    assert board.map_texts(0) == board.kernel_texts(0, 0) == ["NaN", "∞", "−∞", "1"]
    assert board.bias_texts() == ["+ b\N{EN SPACE}NaN"]
    shot(board)


@pytest.mark.parametrize("size", [(480, 160), (970, 340), (1560, 640), (40, 30)])
@pytest.mark.parametrize(
    "content",
    [
        content_of(1, 1),
        content_of(3, 8, side=32),
        content_of(64, 64, 64, side=16, kernel=3),
        content_of(3, 256, side=64, kernel=1),
        content_of(4, 4, 2, side=16),
    ],
    ids=["one", "eight", "depthwise", "many", "groups"],
)
def test_every_size_can_be_painted(board: BoardView, content: BoardContent, size: tuple[int, int]) -> None:
    board.set_theme(LIGHT.scaled(27))
    board.set_content(replace(content, marks=Marks(selected=0, current=0, place=(0, 0))))
    board.resize(*size)
    assert shot(board).size().toTuple() == size


def test_it_says_what_it_is(board: BoardView) -> None:
    assert "planes" in board.accessibleName()
    assert board.accessibleDescription() == "Input 2 × 3 × 3, Filters, Output maps"
    board.set_content(None)
    assert board.accessibleDescription() == ""
    assert board.wires() == ()
    assert board.sequence == ()
    assert board.minimumSizeHint().width() <= 480
    assert QRectF(board.rect()).contains(QRectF(QPointF(0, 0), board.minimumSizeHint().toSizeF()))


def test_the_focus_is_seen(board: BoardView) -> None:
    focused = shot(board)
    board.clearFocus()
    assert shot(board) != focused


@pytest.mark.parametrize("name", sorted(THEMES))
@pytest.mark.parametrize("signed", [True, False])
def test_the_numbers_of_what_is_faded_can_be_read(board: BoardView, name: str, signed: bool) -> None:
    """Ink lies in full strength on every faded cell, at 4.5:1 or more."""
    theme = THEMES[name]
    board.window().setStyleSheet(f"background: {theme.ground}")
    board.set_theme(theme)
    levels = np.linspace(-8 if signed else 0, 8, 9, dtype=np.float32).reshape(1, 3, 3)
    maps = np.concatenate([levels, levels])
    content = content_of(2, 2)
    content = replace(content, maps=tiles_of(maps, signed=signed), map_shape=(3, 3))
    board.set_content(replace(content, map_values=lambda index: maps[index], marks=Marks(selected=0)))
    assert board.map_texts(1)
    layout = board.layout_of_parts
    assert layout is not None
    pixels = pixels_of(shot(board))
    half = int(layout.map_cell / 2) - 3
    for row in range(3):
        for column in range(3):
            center = middle(board, Kind.MAP, 1, cell=(row, column)).toPoint()
            cell = pixels[center.y() - half : center.y() + half, center.x() - half : center.x() + half]
            ground = cell[0, 0]
            assert colormap.contrast_ratio(cell.reshape(-1, 3), ground).max() >= 4.5


def test_the_selected_map_is_spoken(board: BoardView) -> None:
    """First, so that it is heard at once as the arrows go on."""
    board.set_marks(Marks(selected=2, current=2, place=(0, 0)))
    assert board.accessibleDescription() == "Map 2 is selected; Input 2 × 3 × 3, Filters, Output maps"
    board.set_marks(Marks(current=2, place=(0, 0)))
    assert board.accessibleDescription() == "Input 2 × 3 × 3, Filters, Output maps"
