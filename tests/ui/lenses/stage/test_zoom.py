"""Zoom and pan: the same part of input and output, and numbers where there is room for them."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from convstudio.core.view_state import Viewport
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.input_tools import Tool
from convstudio.ui.widgets.grid.picture import DIGITS_FROM, Cell
from tests.oracles import torch_output
from tests.ui.bench import CTRL, LEFT, MIDDLE, Bench

KEYS = Qt.Key


@pytest.fixture
def noise(bench: Bench) -> Bench:
    """32 × 32 at random, with the padding that keeps the size."""
    bench.enter(bench.lens.tools.size_field.rows, "32")
    bench.push(bench.window.inspector.layer.presets["same"])
    bench.command(bench.lens.tools.changes[2])
    bench.settle()
    return bench


def middle(bench: Bench, pane: Pane) -> Cell:
    """Return the cell in the middle of a grid."""
    grid = bench.grid(pane)
    cell = grid.cell_at(QPointF(grid.width() / 2, grid.height() / 2))
    assert cell is not None
    return cell


def check_same_part(bench: Bench) -> None:
    """Under stride 1 and same padding, the output's middle lies over the input's: at most by a rounded pixel."""
    there, here = middle(bench, Pane.OUTPUT), middle(bench, Pane.INPUT)
    assert abs(there[0] - here[0]) <= 1
    assert abs(there[1] - here[1]) <= 1
    assert bench.grid(Pane.INPUT).camera.zoom == bench.grid(Pane.OUTPUT).camera.zoom


@pytest.mark.parametrize("pane", [Pane.INPUT, Pane.OUTPUT])
@pytest.mark.parametrize("cell", [(16, 16), (9, 22), (0, 0)])
def test_the_wheel_zooms_on_what_is_under_the_pointer(noise: Bench, pane: Pane, cell: Cell) -> None:
    grid = noise.grid(pane)
    place = grid.cell_center(cell)
    for _ in range(5):
        noise.wheel(grid, 1, place)
        assert grid.cell_at(QPointF(place)) == cell
        check_same_part(noise)
    assert grid.camera.scale > DIGITS_FROM
    noise.wheel(grid, -9, place)
    assert noise.store.view.viewport == Viewport()
    assert grid.camera.zoom == 1


def test_numbers_appear_when_cells_are_large_enough(noise: Bench) -> None:
    grid = noise.grid(Pane.INPUT)
    assert not grid.carries_digits
    plain = noise.picture_of(Pane.INPUT)
    shown = []
    for _ in range(6):
        noise.wheel(grid, 1)
        shown.append((grid.camera.scale >= DIGITS_FROM, grid.carries_digits))
    assert shown[0] != shown[-1] == (True, True)
    assert all(wanted == found for wanted, found in shown)
    assert noise.picture_of(Pane.INPUT) != plain
    noise.key(KEYS.Key_0, CTRL)
    assert not grid.carries_digits
    assert noise.picture_of(Pane.INPUT) == plain


def test_the_middle_button_pans_and_draws_nothing(noise: Bench) -> None:
    document, grid = noise.document, noise.grid(Pane.INPUT)
    noise.wheel(grid, 8)
    before, side = middle(noise, Pane.INPUT), round(grid.camera.scale)
    center = grid.rect().center()
    noise.drag_pixels(grid, center, center + QPoint(side, 2 * side), button=MIDDLE)
    assert middle(noise, Pane.INPUT) == (before[0] - 2, before[1] - 1)
    check_same_part(noise)
    assert noise.document is document


def test_the_hand_pans_with_the_left_button_and_stops_at_the_edge(noise: Bench) -> None:
    document, grid = noise.document, noise.grid(Pane.INPUT)
    noise.command(noise.lens.tools.tools[Tool.MOVE])
    noise.wheel(grid, 8)
    before, center = middle(noise, Pane.INPUT), grid.rect().center()
    noise.drag_pixels(grid, center, center - QPoint(round(grid.camera.scale), 0))
    assert middle(noise, Pane.INPUT) == (before[0], before[1] + 1)
    first, last = QPoint(1, 1), grid.rect().bottomRight() - QPoint(1, 1)
    for _ in range(8):
        noise.drag_pixels(grid, first, last)
    assert grid.cell_at(QPointF(1, 1)) == (-1, -1)
    for _ in range(8):
        noise.drag_pixels(grid, last, first)
    assert grid.cell_at(QPointF(grid.width() - 2, grid.height() - 2)) == (32, 32)
    check_same_part(noise)
    assert noise.document is document


def test_drawing_works_where_it_is_zoomed(noise: Bench) -> None:
    grid = noise.grid(Pane.INPUT)
    noise.wheel_on(Pane.INPUT, (20, 11), 6)
    noise.enter(noise.lens.tools.value, "5")
    noise.drag(Pane.INPUT, (20, 11), (20, 12))
    assert noise.document.signal.values[0, 20, 11:13].tolist() == [5, 5]
    camera = grid.camera
    noise.settle()
    assert grid.camera == camera
    np.testing.assert_allclose(noise.shown_output(), torch_output(noise.document)[0], atol=1e-6)


def test_the_editor_stays_over_its_cell(noise: Bench) -> None:
    grid, editor = noise.grid(Pane.INPUT), noise.editor(Pane.INPUT)
    noise.type_into(Pane.INPUT, (20, 11), "8", KEYS.Key_1)
    noise.wheel_on(Pane.INPUT, (18, 9), 6)
    assert editor.isVisible()
    assert editor.geometry().contains(grid.cell_center((20, 11)))
    noise.key(KEYS.Key_Return)
    assert noise.document.signal.values[0, 20, 11] == 81


def test_the_arrows_take_the_picture_along(noise: Bench) -> None:
    grid = noise.grid(Pane.INPUT)
    noise.point_at(Pane.INPUT, (16, 16))
    noise.wheel_on(Pane.INPUT, (10, 10), 8)
    for key in (KEYS.Key_Right, KEYS.Key_Down, KEYS.Key_Left, KEYS.Key_Up):
        noise.key(key, times=15)
        cell = grid.focused_cell
        assert cell is not None
        corner = QPoint(round(grid.camera.scale / 2) - 2, round(grid.camera.scale / 2) - 2)
        assert grid.rect().contains(grid.cell_center(cell) - corner)
        assert grid.rect().contains(grid.cell_center(cell) + corner)
        check_same_part(noise)


def test_keys_zoom_both(noise: Bench) -> None:
    noise.key(KEYS.Key_Plus, CTRL)
    zoom = noise.grid(Pane.INPUT).camera.zoom
    assert zoom == noise.grid(Pane.OUTPUT).camera.zoom > 1
    assert noise.grid(Pane.KERNEL).camera.zoom == 1
    noise.key(KEYS.Key_Minus, CTRL)
    assert noise.grid(Pane.OUTPUT).camera.zoom == 1


def test_the_kernel_zooms_by_itself_until_all_is_shown(bench: Bench) -> None:
    bench.wheel_on(Pane.KERNEL, (0, 0), 3)
    assert [bench.grid(pane).camera.zoom > 1 for pane in Pane] == [False, True, False]
    bench.key(KEYS.Key_0, CTRL)
    assert bench.grid(Pane.KERNEL).camera.zoom == 1
    bench.wheel_on(Pane.KERNEL, (0, 0), 3)
    bench.open("first")
    assert bench.grid(Pane.KERNEL).camera.zoom == 1


def test_another_size_shows_all_again_and_a_weight_does_not(noise: Bench) -> None:
    noise.wheel_on(Pane.INPUT, (9, 9), 4)
    camera = noise.grid(Pane.INPUT).camera
    noise.type_into(Pane.KERNEL, (0, 0), "3")
    noise.settle()
    assert noise.grid(Pane.INPUT).camera == camera
    noise.enter(noise.lens.tools.size_field.rows, "16")
    noise.settle()
    assert noise.grid(Pane.INPUT).camera.zoom == noise.grid(Pane.OUTPUT).camera.zoom == 1


def test_a_stride_links_the_parts_by_where_the_windows_are(noise: Bench) -> None:
    noise.enter(noise.window.inspector.layer.stride.rows, "2")
    noise.settle()
    noise.wheel_on(Pane.INPUT, (20, 8), 6)
    here, there = middle(noise, Pane.INPUT), middle(noise, Pane.OUTPUT)
    assert abs(there[0] * 2 - here[0]) <= 2
    assert abs(there[1] * 2 - here[1]) <= 2


def test_a_photograph_is_held_by_the_hand_and_read_by_zooming(bench: Bench) -> None:
    bench.open("camera")
    assert bench.lens.tools.tool is Tool.MOVE
    assert np.array(bench.shown(Pane.INPUT)).shape == (514, 514)
    assert not bench.grid(Pane.INPUT).carries_digits
    bench.wheel(bench.grid(Pane.INPUT), 22)
    bench.settle()
    assert bench.grid(Pane.INPUT).carries_digits
    check_same_part(bench)
    np.testing.assert_allclose(bench.shown_output(), torch_output(bench.document)[0], atol=1e-5)
    cell = middle(bench, Pane.OUTPUT)
    bench.click(Pane.OUTPUT, cell, LEFT)
    assert bench.store.view.cursor.position == cell
    bench.open("diagonal")
    assert bench.lens.tools.tools[Tool.PENCIL].isChecked()
    assert bench.grid(Pane.INPUT).camera.zoom == 1
