"""What the board says of mouse and keys."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from convstudio.ui.widgets.board.content import Hit, Kind, Marks
from convstudio.ui.widgets.board.view import BoardView
from tests.ui.widgets.board.contents import content_of
from tests.ui.widgets.board.handling import (
    KEYS,
    LEFT,
    PLAIN,
    at,
    log_of,
    middle,
    move,
    press,
    release,
    shot,
)


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
    press(board, QPointF(2, board.height() - 3))
    assert log == [("map", 1, (0, 1)), ("filter", 2), ("plane", 0, (0, 1)), ("ground",)]


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


def test_what_is_pointed_at_may_go(board: BoardView) -> None:
    hits: list[Hit | None] = []
    board.set_content(content_of(3, 12, side=8))
    board.hovered.connect(hits.append)
    move(board, middle(board, Kind.MAP, 11))
    assert board.pointed == hits[-1] == Hit(Kind.MAP, 11, (0, 0))
    board.set_content(content_of(1, 1))
    shot(board)
    assert board.pointed == hits[-1] != Hit(Kind.MAP, 11, (0, 0))


def test_keys(board: BoardView) -> None:
    board.set_content(replace(content_of(3, 64, side=8), marks=Marks(selected=20)))
    log = log_of(board)
    for key in (KEYS.Key_Left, KEYS.Key_Right, KEYS.Key_Up, KEYS.Key_Down, KEYS.Key_Return, KEYS.Key_Escape):
        QTest.keyClick(board.window().windowHandle(), key)
    steps = board.layout_of_parts.columns if board.layout_of_parts else 0
    assert log == [
        ("moved", -1), ("moved", 1), ("moved", -steps), ("moved", steps), ("activated",), ("left",)
    ]  # fmt: skip


def test_the_tip_says_what_the_content_says(board: BoardView) -> None:
    place = middle(board, Kind.KERNEL, 1, 1, (1, 0)).toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, place, board.mapToGlobal(place))
    QApplication.sendEvent(board, event)
    assert QToolTip.text() == "kernel 1 1 (1, 0)"
