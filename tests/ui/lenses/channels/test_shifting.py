"""Dragging a plane moves the whole input; the maps are computed anew each time."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from convstudio.core.document import Document, LayerSpec
from convstudio.core.edits.planes import shift
from convstudio.core.view_state import Cursor, GalleryView, ViewState
from convstudio.ui.widgets.board.content import Kind
from tests.oracles import make, torch_output
from tests.ui.bench import CTRL, Bench

Step = tuple[int, int]


def noise(side: int = 12, planes: int = 2, stride: int = 1) -> Document:
    random = np.random.default_rng(7)
    return make(
        random.integers(-9, 10, (planes, side, side)),
        random.integers(-4, 5, (2, planes, 3, 3)),
        layer=LayerSpec(stride=(stride, stride)),
    )


def show(bench: Bench, document: Document, *, wraps: bool = True) -> None:
    bench.store.open(document, ViewState(lens="channels", gallery=GalleryView(wraps=wraps)))
    bench.settle()


def drag(bench: Bench, plane: int, *stops: Step) -> None:
    """Drag from the middle of the plane over places so many (rows, columns) from there."""
    middle = (bench.document.signal.spatial[0] // 2, bench.document.signal.spatial[1] // 2)
    places = [bench.on_board(Kind.PLANE, plane, middle)]
    places += [
        bench.on_board(Kind.PLANE, plane, (middle[0] + row, middle[1] + column)) for row, column in stops
    ]
    bench.drag_pixels(bench.board, *places)
    bench.settle()


@pytest.mark.parametrize("wraps", [True, False])
@pytest.mark.parametrize("way", [(2, 3), (-4, 1), (0, -5), (3, 0)])
def test_the_input_moves_and_the_maps_follow(bench: Bench, way: Step, wraps: bool) -> None:
    start = noise()
    show(bench, start, wraps=wraps)
    drag(bench, 1, (1, 1), way)
    values = bench.document.signal.values
    if wraps:
        np.testing.assert_array_equal(values, np.roll(start.signal.values, way, (1, 2)))
    else:
        np.testing.assert_array_equal(values, shift(start, *way, wraps=False).signal.values)
        assert np.count_nonzero(values) < np.count_nonzero(start.signal.values)
    np.testing.assert_array_equal(bench.shown_maps(), torch_output(bench.document))
    bench.store.undo()
    assert bench.document is start
    assert bench.store.undo_name is None


def test_wrapping_is_chosen_in_the_row_of_tools(bench: Bench) -> None:
    start = noise()
    show(bench, start)
    bench.command(bench.channels.actions_on_maps.wraps)
    assert not bench.store.view.gallery.wraps
    drag(bench, 0, (2, 2))
    assert not bench.document.signal.values[:, :2].any()
    bench.key(Qt.Key.Key_Z, CTRL)
    bench.key(Qt.Key.Key_S)
    bench.key(Qt.Key.Key_W)
    assert bench.store.view.gallery.wraps
    drag(bench, 0, (2, 2))
    np.testing.assert_array_equal(bench.document.signal.values, np.roll(start.signal.values, (2, 2), (1, 2)))


def test_a_drag_is_one_step_and_loses_nothing(bench: Bench) -> None:
    """What was dragged out comes back with the same drag, also where zeros come in."""
    start = noise()
    show(bench, start, wraps=False)
    drag(bench, 0, (5, 5), (-5, 2), (0, 1), (0, 0))
    np.testing.assert_array_equal(bench.document.signal.values, start.signal.values)
    drag(bench, 0, (1, 0), (2, 0), (3, 1))
    drag(bench, 1, (0, 2))
    bench.key(Qt.Key.Key_Z, CTRL)
    np.testing.assert_array_equal(bench.document.signal.values, shift(start, 3, 1, wraps=False).signal.values)
    bench.key(Qt.Key.Key_Z, CTRL)
    np.testing.assert_array_equal(bench.document.signal.values, start.signal.values)


def test_a_press_that_does_not_move_is_a_click(bench: Bench) -> None:
    start = noise()
    show(bench, start)
    bench.push_board(Kind.PLANE, 1, (6, 4))
    assert bench.document is start
    assert bench.store.view.cursor == Cursor(0, (5, 3))
    assert bench.store.view.in_channel == 1


def test_a_drag_may_leave_the_board(bench: Bench) -> None:
    start = noise()
    show(bench, start)
    place = bench.on_board(Kind.PLANE, 0, (6, 6))
    bench.drag_pixels(bench.board, place, place + QPoint(300, 90), QPoint(-50, -80), place)
    bench.settle()
    np.testing.assert_array_equal(bench.document.signal.values, start.signal.values)
    drag(bench, 0, (40, -30))
    np.testing.assert_array_equal(
        bench.document.signal.values, np.roll(start.signal.values, (40, -30), (1, 2))
    )


def test_an_undo_in_the_middle_of_a_drag(bench: Bench) -> None:
    start = noise()
    show(bench, start)
    place, there = bench.on_board(Kind.PLANE, 0, (6, 6)), bench.on_board(Kind.PLANE, 0, (8, 6))
    bench.press(bench.board, place)
    bench.move(bench.board, there)
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.document is start
    bench.release(bench.board, there)
    bench.settle()
    np.testing.assert_array_equal(bench.shown_maps(), torch_output(bench.document))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 3), st.integers(-2, 2), st.integers(-2, 2))
def test_moved_by_the_stride_the_output_moves_by_one(
    bench: Bench, stride: int, rows: int, columns: int
) -> None:
    """Equivariance, away from the borders: Y of the shifted input is the shifted Y."""
    show(bench, noise(side=14, stride=stride))
    before = bench.shown_maps()
    drag(bench, 0, (rows * stride, columns * stride))
    after = bench.shown_maps()
    size = before.shape[1]
    inner = slice(2, size - 2)
    there = slice(2 - rows, size - 2 - rows), slice(2 - columns, size - 2 - columns)
    np.testing.assert_array_equal(after[:, inner, inner], before[:, *there])


def test_every_picture_on_the_way_is_computed(bench: Bench) -> None:
    """The maps are never moved as pictures: each frame is torch's, of the input of that moment."""
    show(bench, noise(), wraps=False)
    place = bench.on_board(Kind.PLANE, 0, (6, 6))
    bench.press(bench.board, place)
    for step in range(1, 5):
        bench.move(bench.board, bench.on_board(Kind.PLANE, 0, (6 + step, 6 - step)))
        bench.settle()
        np.testing.assert_array_equal(bench.shown_maps(), torch_output(bench.document))
    bench.release(bench.board, place)
