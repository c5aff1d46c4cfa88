"""What changes the whole input: invert, clear, random, size, color."""

import numpy as np
from PySide6.QtCore import Qt

from convstudio.core.edits.names import EditName
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.input_tools import InputTools, Tool
from tests.oracles import torch_output
from tests.ui.bench import CTRL, Bench

KEYS = Qt.Key


def test_invert_clear_and_random_are_a_step_each(bench: Bench) -> None:
    start, before = bench.document, np.array(bench.shown_input())
    invert, clear, random = bench.lens.tools.changes
    bench.command(invert)
    assert bench.shown_input() == (1 - before).tolist()
    assert bench.shown_output() == torch_output(bench.document)[0].tolist()
    bench.command(clear)
    assert bench.shown_input() == np.zeros((6, 6)).tolist()
    assert bench.shown_output() == np.zeros((4, 4)).tolist()
    bench.command(random)
    assert set(np.ravel(bench.shown_input())) == {0, 1}
    assert bench.shown_output() == torch_output(bench.document)[0].tolist()
    assert bench.store.undo_name == EditName.INPUT_RANDOM
    bench.key(KEYS.Key_Z, CTRL, times=3)
    assert bench.document is start


def test_keys_do_what_the_buttons_do(bench: Bench) -> None:
    before = np.array(bench.shown_input())
    bench.key(KEYS.Key_I, CTRL)
    assert bench.shown_input() == (1 - before).tolist()
    bench.key(KEYS.Key_Backspace, CTRL)
    assert bench.shown_input() == np.zeros((6, 6)).tolist()
    for tool, key in (
        (Tool.ERASER, KEYS.Key_E),
        (Tool.LINE, KEYS.Key_L),
        (Tool.RECTANGLE, KEYS.Key_R),
        (Tool.FILL, KEYS.Key_G),
        (Tool.MOVE, KEYS.Key_V),
        (Tool.PENCIL, KEYS.Key_P),
    ):
        bench.key(key)
        assert bench.lens.tools.tool is tool
        assert bench.grid(Pane.INPUT).pans is (tool is Tool.MOVE)


def test_random_draws_anew_each_time_and_the_same_for_each_program(bench: Bench) -> None:
    *_, random = bench.lens.tools.changes
    other = InputTools(bench.store, bench.studio.worker)
    drawn = []
    for tools in (bench.lens.tools, other):
        tools._seed = 0
        for _ in range(3):
            tools.changes[2].trigger()
            drawn.append(bench.shown_input())
    other.deleteLater()
    assert drawn[:3] == drawn[3:]
    assert drawn[0] != drawn[1] != drawn[2]
    bench.command(random)
    assert bench.shown_input() not in drawn


def test_size_keeps_the_content_at_the_top_left(bench: Bench) -> None:
    tools, start = bench.lens.tools, bench.document
    before = bench.shown_input()
    bench.push(tools.size_field.link)
    bench.enter(tools.size_field.rows, "4")
    bench.enter(tools.size_field.columns, "8")
    assert bench.shown_input() == [[*row, 0, 0] for row in before[:4]]
    assert "4 × 8" in bench.lens.stage.panes[Pane.INPUT].title.text()
    bench.key(KEYS.Key_Z, CTRL, times=2)
    assert bench.document is start
    assert tools.size_field.values() == (6, 6)


def test_the_smallest_and_the_largest_grid(bench: Bench) -> None:
    """A 1 × 1 input has no room for the kernel and heals by itself; at 64 × 64 every value is torch's."""
    field, layer = bench.lens.tools.size_field, bench.window.inspector.layer
    bench.enter(field.rows, "1")
    assert bench.shown_input() == [[1]]
    bench.enter(layer.kernel_size.rows, "1")
    assert np.array(bench.shown_output()).shape == (1, 1)
    assert bench.shown_output() == torch_output(bench.document)[0].tolist()
    bench.enter(layer.kernel_size.rows, "3")
    bench.enter(field.rows, "64")
    bench.command(bench.lens.tools.changes[2])
    assert np.array(bench.shown_input()).shape == (64, 64)
    np.testing.assert_allclose(bench.shown_output(), torch_output(bench.document)[0], atol=1e-5)
    document = bench.document
    bench.key(KEYS.Key_Up)
    bench.enter(field.rows, "0")
    assert field.values() == (64, 64)
    assert bench.document is document


def test_gray_to_color_and_back(bench: Bench) -> None:
    color = bench.lens.tools.rgb
    before, output = bench.shown_input(), bench.shown_output()
    bench.command(color)
    tabs = bench.lens.stage.panes[Pane.INPUT].tabs
    assert [tabs.tabText(index) for index in range(tabs.count())] == ["R", "G", "B", "Color"]
    for index in range(3):
        bench.push(tabs, tabs.tabRect(index).center())
        assert bench.shown_input() == before
    assert bench.shown_output() == (3 * np.array(output)).tolist()
    bench.command(color)
    assert tabs.count() == 1
    assert tabs.isHidden()
    assert bench.shown_input() == before
    bench.key(KEYS.Key_Z, CTRL)
    assert color.isChecked()
