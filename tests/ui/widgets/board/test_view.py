"""The board alone: what it shows, and what it says of mouse and keys."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from convstudio.core.render import colormap
from convstudio.ui.theme import LIGHT, THEMES
from convstudio.ui.widgets.board.content import BoardContent, Hit, Kind, Marks
from convstudio.ui.widgets.board.look import FADED, OTHER_MAPS
from convstudio.ui.widgets.board.view import BoardView
from tests.ui.widgets.board.contents import content_of, tiles_of

LEFT, PLAIN, KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.Key


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[BoardView]:
    """Two planes, three filters, three maps, with the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1010, 380)
    result = BoardView(window)
    result.setGeometry(20, 20, 970, 340)
    result.set_content(content_of())
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    result.setFocus()
    yield result
    QToolTip.hideText()


def log_of(board: BoardView) -> list[tuple[object, ...]]:
    """Return a list to which every signal is added as it comes, but hovering."""
    log: list[tuple[object, ...]] = []
    board.map_pressed.connect(lambda index, place: log.append(("map", index, place)))
    board.filter_pressed.connect(lambda index: log.append(("filter", index)))
    board.kernel_activated.connect(lambda index, part: log.append(("kernel", index, part)))
    board.plane_pressed.connect(lambda plane, cell: log.append(("plane", plane, cell)))
    board.plane_dragged.connect(lambda moved: log.append(("dragged", moved)))
    board.plane_released.connect(lambda: log.append(("released",)))
    board.moved.connect(lambda step: log.append(("moved", step)))
    board.activated.connect(lambda: log.append(("activated",)))
    board.left_by_key.connect(lambda: log.append(("left",)))
    return log


def at(board: BoardView, place: QPointF) -> QPoint:
    return board.mapTo(board.window(), place.toPoint())


def middle(
    board: BoardView, kind: Kind, index: int, part: int = 0, cell: tuple[int, int] = (0, 0)
) -> QPointF:
    """Return the middle of a cell."""
    layout = board.layout_of_parts
    assert layout is not None
    side = {Kind.PLANE: layout.plane_cell, Kind.MAP: layout.map_cell}.get(kind, layout.kernel_cell)
    corner = board.rect_of(kind, index, part).topLeft()
    return corner + QPointF((cell[1] + 0.5) * side, (cell[0] + 0.5) * side)


def press(board: BoardView, place: QPointF) -> None:
    QTest.mousePress(board.window().windowHandle(), LEFT, PLAIN, at(board, place))


def release(board: BoardView, place: QPointF) -> None:
    QTest.mouseRelease(board.window().windowHandle(), LEFT, PLAIN, at(board, place))


def move(board: BoardView, place: QPointF) -> None:
    QTest.mouseMove(board.window().windowHandle(), at(board, place))
    QApplication.processEvents()


def shot(board: BoardView) -> QImage:
    return board.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels_of(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return an image as (rows, columns, 3)."""
    bits = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.width(), 4)
    return bits[..., 2::-1].copy()


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
    maps = np.random.default_rng(1).standard_normal((6, 20, 20)).astype(np.float32)
    content = replace(content_of(1, 6), maps=tiles_of(maps, signed=True), map_size=(20, 20))
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
            seen = pixels[top : top + 20 * side, left : left + 20 * side]
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


def test_hits_and_places_agree(board: BoardView) -> None:
    for content in (content_of(), content_of(6, 64, 2, side=8, kernel=3)):
        board.set_content(content)
        for plane in range(len(content.plane_names)):
            assert board.hit(middle(board, Kind.PLANE, plane, cell=(1, 2))) == Hit(Kind.PLANE, plane, (1, 2))
        for index in range(len(content.kernels)):
            assert board.hit(middle(board, Kind.MAP, index, cell=(1, 0))) == Hit(Kind.MAP, index, (1, 0))
            for part in range(content.kernels.shape[1]):
                expected = Hit(Kind.KERNEL, index, (1, 1), part)
                assert board.hit(middle(board, Kind.KERNEL, index, part, (1, 1))) == expected
    assert board.hit(QPointF(1, 1)) is None
    board.set_content(None)
    assert board.hit(QPointF(400, 170)) is None


def test_a_filter_is_hit_between_its_kernels(board: BoardView) -> None:
    corner = board.rect_of(Kind.FILTER, 1).topLeft() + QPointF(1, 1)
    assert board.hit(corner) == Hit(Kind.FILTER, 1)


def test_presses(board: BoardView) -> None:
    log = log_of(board)
    for kind, index in ((Kind.MAP, 1), (Kind.KERNEL, 2), (Kind.PLANE, 0)):
        place = middle(board, kind, index, cell=(0, 1))
        press(board, place)
        release(board, place)
    assert log == [("map", 1, (0, 1)), ("filter", 2), ("plane", 0, (0, 1))]


def test_a_double_click_opens_a_kernel(board: BoardView) -> None:
    log = log_of(board)
    place = at(board, middle(board, Kind.KERNEL, 1, 1))
    QTest.mouseDClick(board.window().windowHandle(), LEFT, PLAIN, place)
    assert ("kernel", 1, 1) in log


def test_a_drag_tells_whole_cells_from_the_press(board: BoardView) -> None:
    log = log_of(board)
    layout = board.layout_of_parts
    assert layout is not None
    side = layout.plane_cell
    start = middle(board, Kind.PLANE, 1, cell=(1, 1))
    press(board, start)
    for way in (
        QPointF(2, 1),
        QPointF(side, 0),
        QPointF(side + 3, 2),
        QPointF(-2 * side, side),
        QPointF(0, 0),
    ):
        move(board, start + way)
    release(board, start)
    assert log == [("dragged", (0, 1)), ("dragged", (1, -2)), ("dragged", (0, 0)), ("released",)]


def test_a_drag_without_its_release_ends(board: BoardView) -> None:
    log = log_of(board)
    start = middle(board, Kind.PLANE, 0)
    press(board, start)
    move(board, start + QPointF(0, 90))
    QTest.mouseRelease(board.window().windowHandle(), LEFT, PLAIN, QPoint(3, 3))
    assert log[-1] == ("released",)


def test_hovering_is_told_and_shown(board: BoardView) -> None:
    hits: list[Hit | None] = []
    board.hovered.connect(hits.append)
    before = shot(board)
    move(board, middle(board, Kind.MAP, 1))
    assert hits == [Hit(Kind.MAP, 1, (0, 0))]
    assert board.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert shot(board) != before
    move(board, middle(board, Kind.PLANE, 1))
    assert board.cursor().shape() == Qt.CursorShape.OpenHandCursor
    assert shot(board) != before
    move(board, QPointF(2, 2))
    assert hits[-1] is None
    assert board.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert shot(board) == before


def test_keys(board: BoardView) -> None:
    board.set_content(replace(content_of(3, 64, side=8), marks=Marks(selected=20)))
    log = log_of(board)
    for key in (KEYS.Key_Left, KEYS.Key_Right, KEYS.Key_Up, KEYS.Key_Down, KEYS.Key_Return, KEYS.Key_Escape):
        QTest.keyClick(board.window().windowHandle(), key)
    steps = board.layout_of_parts.columns if board.layout_of_parts else 0
    assert log == [
        ("moved", -1), ("moved", 1), ("moved", -steps), ("moved", steps), ("activated",), ("left",)
    ]  # fmt: skip


def test_the_order_is_that_of_the_maps_on_the_screen(board: BoardView) -> None:
    order = (2, 0, 1)
    board.set_content(replace(content_of(), order=order))
    tops = [board.rect_of(Kind.MAP, index).y() for index in order]
    assert tops == sorted(tops)
    assert board.sequence == order


def test_the_tip_says_what_the_content_says(board: BoardView) -> None:
    place = middle(board, Kind.KERNEL, 1, 1, (1, 0)).toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, board.mapToGlobal(place))
    QApplication.sendEvent(board, event)
    assert QToolTip.text() == "kernel 1 1 (1, 0)"


@pytest.mark.parametrize("name", sorted(THEMES))
def test_marks_are_painted_in_every_theme(board: BoardView, name: str) -> None:
    board.set_theme(THEMES[name])
    bare = shot(board)
    for marks in (
        Marks(current=1, place=(0, 1)),
        Marks(current=1, window=(-1, 0, 2, 2)),
        Marks(map_cross=(0, 1)),
        Marks(plane_cross=(2, 2)),
        Marks(selected=0, current=0, place=(1, 1), window=(1, 1, 2, 2), map_cross=(0, 0), plane_cross=(0, 0)),
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
    shot(board)


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
