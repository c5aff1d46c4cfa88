"""Mouse, wheel and keys on the input and the kernel."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip

from convstudio.core.edits.names import EditName
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.input_tools import Tool
from convstudio.ui.widgets.grid.picture import Cell
from tests.oracles import torch_output
from tests.ui.bench import CTRL, RIGHT, Array, Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS = Qt.Key


@pytest.fixture
def empty(bench: Bench) -> Bench:
    """6 × 6 zeros."""
    bench.command(bench.lens.tools.changes[1])
    bench.store.end_gesture()
    return bench


def tool(bench: Bench, chosen: Tool, value: float = 1) -> None:
    bench.command(bench.lens.tools.tools[chosen])
    bench.enter(bench.lens.tools.value, str(value))


def image(*rows: str) -> list[list[float]]:
    return [[{".": 0.0, "#": 1.0}[letter] for letter in row] for row in rows]


def check_output(bench: Bench) -> None:
    """The picture of the output is torch's output of what is drawn."""
    assert bench.shown_output() == torch_output(bench.document)[0].tolist()


def value_at(bench: Bench, pane: Pane, cell: Cell) -> float:
    bench.settle()
    shown: Array = bench.shown(pane)
    return float(shown[cell])


def test_a_stroke_is_one_undo_step_and_has_no_gaps(empty: Bench) -> None:
    blank = empty.document
    empty.drag(Pane.INPUT, (0, 0), (0, 4), (4, 4))
    drawn = image("#####.", "....#.", "....#.", "....#.", "....#.", "......")
    assert empty.shown_input() == drawn
    check_output(empty)
    assert empty.store.undo_name == EditName.DRAW
    empty.key(KEYS.Key_Z, CTRL)
    assert empty.document is blank
    assert empty.shown_input() == image(*["......"] * 6)
    empty.key(KEYS.Key_Y, CTRL)
    assert empty.shown_input() == drawn


def test_two_strokes_are_two_steps(empty: Bench) -> None:
    blank = empty.document
    empty.drag(Pane.INPUT, (0, 0), (0, 2))
    empty.click(Pane.INPUT, (0, 3))
    empty.key(KEYS.Key_Z, CTRL)
    assert empty.shown_input()[0] == [1, 1, 1, 0, 0, 0]
    empty.key(KEYS.Key_Z, CTRL)
    assert empty.document is blank


def test_a_stroke_may_leave_the_grid_and_come_back(empty: Bench) -> None:
    grid = empty.grid(Pane.INPUT)
    side = round(grid.camera.scale)
    top, bottom = (
        grid.cell_center((0, 5)) + QPoint(2 * side, 0),
        grid.cell_center((4, 5)) + QPoint(2 * side, 0),
    )
    empty.drag_pixels(grid, grid.cell_center((0, 3)), top, bottom, grid.cell_center((4, 4)))
    assert empty.shown_input() == image("...###", "......", "......", "......", "....##", "......")


def test_the_chosen_value_is_drawn_and_the_right_button_and_the_eraser_erase(bench: Bench) -> None:
    bench.open("ramp")
    before = bench.shown_input()
    tool(bench, Tool.PENCIL, -2.5)
    bench.drag(Pane.INPUT, (0, 0), (0, 1))
    assert bench.shown_input()[0] == [-2.5, -2.5, 3, 4, 5]
    bench.drag(Pane.INPUT, (0, 1), (1, 1), button=RIGHT)
    assert [row[1] for row in bench.shown_input()[:3]] == [0, 0, 12]
    assert bench.store.undo_name == EditName.ERASE
    tool(bench, Tool.ERASER, 9)
    bench.drag(Pane.INPUT, (4, 0), (4, 4))
    assert bench.shown_input()[4] == [0] * 5
    check_output(bench)
    bench.key(KEYS.Key_Z, CTRL, times=3)
    assert bench.shown_input() == before


def test_a_line_and_a_rectangle_follow_the_pointer_until_it_is_released(empty: Bench) -> None:
    blank, grid = empty.document, empty.grid(Pane.INPUT)
    tool(empty, Tool.LINE)
    empty.drag(Pane.INPUT, (0, 0), (0, 5), (5, 0), (5, 5))
    assert np.array_equal(empty.shown_input(), np.eye(6))
    tool(empty, Tool.RECTANGLE)
    empty.drag(Pane.INPUT, (1, 1), (5, 5), (3, 4))
    assert empty.shown_input() == image("#.....", ".####.", ".##.#.", ".####.", "....#.", ".....#")
    empty.press(grid, grid.cell_center((0, 0)), RIGHT)
    empty.release(grid, grid.cell_center((0, 0)), RIGHT)
    assert empty.shown_input()[0] == [0] * 6
    empty.key(KEYS.Key_Z, CTRL, times=3)
    assert empty.document is blank


def test_fill_takes_the_region_of_equal_values(bench: Bench) -> None:
    tool(bench, Tool.FILL, 7)
    before = bench.shown_input()
    bench.click(Pane.INPUT, (3, 3))
    expected = np.array(before)
    for cell in region(np.array(before), (3, 3)):
        expected[cell] = 7
    assert 1 < (expected == 7).sum() < (np.array(before) == 0).sum()
    assert bench.shown_input() == expected.tolist()
    check_output(bench)
    bench.click(Pane.INPUT, (3, 3), RIGHT)
    assert bench.shown_input() == before
    bench.key(KEYS.Key_Z, CTRL, times=2)
    assert bench.shown_input() == before
    assert bench.store.undo_name is None


def region(values: Array, start: Cell) -> set[Cell]:
    """Return the cells joined to `start` by their sides that have its value."""
    found, waiting = {start}, [start]
    while waiting:
        row, column = waiting.pop()
        for cell in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            inside = 0 <= cell[0] < values.shape[0] and 0 <= cell[1] < values.shape[1]
            if inside and cell not in found and values[cell] == values[start]:
                found.add(cell)
                waiting.append(cell)
    return found


def test_padding_is_not_drawn_on(bench: Bench) -> None:
    bench.enter(bench.window.inspector.layer.padding.rows, "1")
    bench.settle()
    document = bench.document
    bench.click(Pane.INPUT, (-1, -1))
    bench.double_click(Pane.INPUT, (6, 6))
    assert bench.document is document
    assert not bench.editor(Pane.INPUT).isVisible()
    bench.drag(Pane.INPUT, (-1, 1), (0, 1))
    assert bench.shown_input()[0] == [0] * 8
    assert bench.shown_input()[1] == [0, 1, 1, 0, 0, 0, 1, 0]


@pytest.mark.parametrize("pane", [Pane.INPUT, Pane.KERNEL])
def test_numbers_are_typed_into_cells(bench: Bench, pane: Pane) -> None:
    grid, editor = bench.grid(pane), bench.editor(pane)
    bench.double_click(pane, (1, 1))
    assert editor.isVisible()
    assert editor.text() == "1"
    bench.keys("-3.5")
    bench.key(KEYS.Key_Return)
    assert value_at(bench, pane, (1, 1)) == -3.5
    assert not editor.isVisible()
    assert grid.focused_cell == (2, 1)
    bench.type_into(pane, (0, 0), "1/9", KEYS.Key_Tab)
    assert value_at(bench, pane, (0, 0)) == np.float32(1 / 9)
    assert grid.focused_cell == (0, 1)
    bench.keys("2e-2")
    bench.key(KEYS.Key_Backtab)
    assert value_at(bench, pane, (0, 1)) == np.float32(0.02)
    assert grid.focused_cell == (0, 0)
    np.testing.assert_allclose(bench.shown_output(), torch_output(bench.document)[0], rtol=1e-6)


@pytest.mark.parametrize("pane", [Pane.INPUT, Pane.KERNEL])
def test_what_is_no_number_stays_and_says_why(bench: Bench, pane: Pane) -> None:
    grid, editor, document = bench.grid(pane), bench.editor(pane), bench.document
    for text, words in (("1e400", "not a finite"), ("1/0", "divides by zero"), ("3..", "not a number")):
        bench.type_into(pane, (0, 0), text)
        assert editor.isVisible()
        assert editor.text() == text
        assert editor.property("bad")
        assert words in QToolTip.text()
        assert bench.document is document
        bench.key(KEYS.Key_Escape)
        assert not editor.isVisible()
        assert grid.hasFocus()
    bench.type_into(pane, (0, 0), "3..")
    bench.key(KEYS.Key_Backspace, times=2)
    assert not editor.property("bad")
    bench.key(KEYS.Key_Return)
    assert value_at(bench, pane, (0, 0)) == 3


def test_escape_takes_the_typing_back_then_gives_the_arrows_to_the_stage(bench: Bench) -> None:
    document = bench.document
    bench.type_into(Pane.KERNEL, (0, 0), "42", KEYS.Key_Escape)
    assert bench.document is document
    assert bench.grid(Pane.KERNEL).hasFocus()
    bench.key(KEYS.Key_Right)
    assert bench.grid(Pane.KERNEL).focused_cell == (0, 1)
    assert bench.store.view.cursor.position == (1, 1)
    bench.key(KEYS.Key_Escape)
    assert bench.lens.stage.hasFocus()
    bench.key(KEYS.Key_Right)
    assert bench.store.view.cursor.position == (1, 2)


def test_a_click_elsewhere_takes_what_was_typed_and_gets_the_keys(bench: Bench) -> None:
    for place, value in ((bench.lens.stage, 50), (bench.window.inspector.layer.bias, 60)):
        bench.type_into(Pane.KERNEL, (0, 0), str(value)[0], KEYS.Key_0)
        bench.push(place, QPoint(1, 1) if place is bench.lens.stage else None)
        assert not bench.editor(Pane.KERNEL).isVisible()
        assert value_at(bench, Pane.KERNEL, (0, 0)) == value
        assert place.hasFocus()
    bench.type_into(Pane.KERNEL, (0, 0), "7.", KEYS.Key_Period)
    bench.click(Pane.OUTPUT, (0, 0))
    assert value_at(bench, Pane.KERNEL, (0, 0)) == 60
    assert not bench.editor(Pane.KERNEL).isVisible()


def test_what_is_typed_goes_to_its_cell_when_another_is_clicked(bench: Bench) -> None:
    bench.type_into(Pane.KERNEL, (0, 0), "5", KEYS.Key_0)
    bench.click(Pane.KERNEL, (2, 2))
    assert value_at(bench, Pane.KERNEL, (0, 0)) == 50
    assert value_at(bench, Pane.KERNEL, (2, 2)) == 1
    assert bench.grid(Pane.KERNEL).focused_cell == (2, 2)


@pytest.mark.parametrize("pane", [Pane.INPUT, Pane.KERNEL])
def test_keys_on_a_cell(bench: Bench, pane: Pane) -> None:
    bench.point_at(pane, (0, 0))
    start = value_at(bench, pane, (0, 0))
    bench.key(KEYS.Key_Up, CTRL, times=2)
    assert value_at(bench, pane, (0, 0)) == start + 2
    bench.key(KEYS.Key_Down, CTRL | SHIFT)
    assert value_at(bench, pane, (0, 0)) == np.float32(start + 1.9)
    bench.key(KEYS.Key_Z, CTRL)
    assert value_at(bench, pane, (0, 0)) == start  # a run of nudges is one step
    bench.key(KEYS.Key_Right)
    bench.key(KEYS.Key_Down)
    assert bench.grid(pane).focused_cell == (1, 1)
    bench.key(KEYS.Key_Delete)
    assert value_at(bench, pane, (1, 1)) == 0
    bench.key(KEYS.Key_Up, times=9)
    assert bench.grid(pane).focused_cell == (0, 1)
    bench.key(KEYS.Key_F2)
    assert bench.editor(pane).isVisible()
    bench.key(KEYS.Key_Escape)


@pytest.mark.parametrize("pane", [Pane.INPUT, Pane.KERNEL])
def test_the_wheel_edits_the_focused_cell_only(bench: Bench, pane: Pane) -> None:
    bench.point_at(pane, (1, 1))
    start = value_at(bench, pane, (1, 1))
    bench.wheel_on(pane, (1, 1), 2)
    assert value_at(bench, pane, (1, 1)) == start + 2
    bench.wheel_on(pane, (1, 1), -1, SHIFT)
    assert value_at(bench, pane, (1, 1)) == np.float32(start + 1.9)
    bench.wheel_on(pane, (1, 1), 0.5)
    bench.wheel_on(pane, (1, 1), 0.5)
    assert value_at(bench, pane, (1, 1)) == np.float32(start + 2.9)
    assert bench.grid(pane).camera.zoom == 1
    document = bench.document
    bench.wheel_on(pane, (0, 0), 1)
    assert bench.document is document
    assert bench.grid(pane).camera.zoom > 1


def test_a_weight_is_dragged_up_and_down_as_one_step(bench: Bench) -> None:
    grid, start = bench.grid(Pane.KERNEL), bench.document
    center = grid.cell_center((1, 1))
    bench.drag_pixels(grid, center, center - QPoint(0, 25), center - QPoint(0, 36))
    assert value_at(bench, Pane.KERNEL, (1, 1)) == 4
    check_output(bench)
    assert bench.store.undo_name == EditName.KERNEL_CELL
    bench.drag_pixels(grid, center, center + QPoint(0, 60))
    assert value_at(bench, Pane.KERNEL, (1, 1)) == -1
    bench.key(KEYS.Key_Z, CTRL, times=2)
    assert bench.document is start


def test_a_click_or_a_step_of_a_pixel_changes_no_weight(bench: Bench) -> None:
    grid, start = bench.grid(Pane.KERNEL), bench.document
    center = grid.cell_center((0, 0))
    bench.click(Pane.KERNEL, (0, 0))
    bench.drag_pixels(grid, center, center + QPoint(3, 2))
    bench.drag_pixels(grid, center, center + QPoint(3, 2), button=RIGHT)
    assert bench.document is start


def test_undo_while_a_stroke_is_drawn_leaves_no_stroke_behind(empty: Bench) -> None:
    grid, blank = empty.grid(Pane.INPUT), empty.document
    empty.press(grid, grid.cell_center((0, 0)))
    empty.move(grid, grid.cell_center((0, 3)))
    empty.key(KEYS.Key_Z, CTRL)
    assert empty.document is blank
    empty.release(grid, grid.cell_center((0, 3)))
    assert empty.document is blank


def test_rgb_is_drawn_on_the_plane_of_the_tab_or_on_all_in_color(bench: Bench) -> None:
    bench.command(bench.lens.tools.rgb)
    bench.settle()
    tabs = bench.lens.stage.panes[Pane.INPUT].tabs
    assert [tabs.tabText(index) for index in range(tabs.count())] == ["R", "G", "B", "Color"]
    bench.push(tabs, tabs.tabRect(1).center())
    bench.click(Pane.INPUT, (0, 1))
    assert bench.document.signal.values[:, 0, 1].tolist() == [0, 1, 0]
    bench.push(tabs, tabs.tabRect(3).center())
    bench.settle()
    bench.click(Pane.INPUT, (0, 2))
    assert bench.document.signal.values[:, 0, 2].tolist() == [1, 1, 1]
    # In the middle: no digits lie on colors, and the outline of the focus lies at the edge.
    assert bench.pixel(Pane.INPUT, (0, 1), down=0.5).name() == "#00ff00"
    assert bench.pixel(Pane.INPUT, (0, 2), down=0.5).name() == "#ffffff"
    check_output(bench)
