"""Stepping, the arithmetic of a step, channels, and what is impossible: the lens as a class sees it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from convstudio.core import numerals
from convstudio.core.document import Document, PaddingMode
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.core.result import Impossible
from convstudio.core.view_state import SPEEDS, ViewState
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.grid.picture import Box
from tests.oracles import torch_output
from tests.strategies import documents
from tests.ui.bench import CTRL, Bench

KEYS = Qt.Key
MODES = list(PaddingMode)


def painted(bench: Bench) -> int:
    """Return how many outputs are painted, looking at the pixels of the grid."""
    picture, image = bench.grid(Pane.OUTPUT).picture, bench.picture_of(Pane.OUTPUT)
    assert picture is not None
    ground = bench.window.look.theme.color("ground").rgb()
    count = 0
    for cell in np.ndindex(picture.rows, picture.columns):
        center = bench.grid(Pane.OUTPUT).cell_center((cell[0], cell[1]))
        offset = round(bench.grid(Pane.OUTPUT).camera.scale * 0.3)
        count += image.pixel(center - QPoint(offset, offset)) != ground
    return count


def check_step(bench: Bench) -> None:
    """Window, cursor, label and arithmetic are those of the step, and the result is torch's."""
    bench.settle()
    document, view, strip = bench.document, bench.store.view, bench.lens.strip
    channel, (row, column) = view.cursor.channel, view.cursor.position
    assert bench.grid(Pane.OUTPUT).overlay.cursor == (row, column)
    rows, columns = geometry.window_axes(document)
    window = Box((rows.start(row), columns.start(column)), (rows.span, columns.span))
    assert bench.grid(Pane.INPUT).overlay.window == window
    number = row * columns.size + column + 1
    assert bench.lens.transport.label.text() == f"step {number} of {rows.size * columns.size}"
    value = float(torch_output(document)[channel, row, column])
    shown = bench.shown(Pane.OUTPUT)[row, column]
    assert shown == value
    assert strip.result_text() == numerals.cell_text(value)
    assert strip.plain_text().endswith(f" {numerals.cell_text(value)}")
    assert strip.accessibleDescription() == strip.plain_text()


def check_terms(bench: Bench) -> None:
    """Each tile shows the input, the weight and the product of its cell, in the kernel's arrangement."""
    bench.settle()
    document, view = bench.document, bench.store.view
    parts = trace(document, view.cursor.channel, view.cursor.position)
    shown = parts.channels[document.input_planes(view.cursor.channel).index(view.in_channel)]
    tiles = {
        (tile.row, tile.column): tile
        for tile in bench.lens.strip.tiles
        if tile.row is not None and tile.column is not None
    }
    assert len(tiles) == document.weight[0, 0].size
    for (row, column), tile in tiles.items():
        for value in (shown.inputs, shown.weights, shown.products):
            assert numerals.cell_text(float(value[row, column])) in tile.text
        if (row, column + 1) in tiles:
            assert tile.rect.right() <= tiles[row, column + 1].rect.left()
        if (row + 1, column) in tiles:
            assert tile.rect.bottom() <= tiles[row + 1, column].rect.top()


# Stepping


def test_the_start_is_alive(bench: Bench) -> None:
    assert bench.shown_output()[0][0] == 3
    assert painted(bench) == 6
    check_step(bench)
    check_terms(bench)


def test_buttons_step(bench: Bench) -> None:
    transport = bench.lens.transport
    bench.push(transport.first_button)
    check_step(bench)
    assert bench.store.view.cursor.position == (0, 0)
    bench.push(transport.back_button)
    assert bench.store.view.cursor.position == (0, 0)
    for _ in range(5):
        bench.push(transport.forward_button)
        check_step(bench)
    assert bench.store.view.cursor.position == (1, 1)
    bench.push(transport.back_button)
    assert bench.store.view.cursor.position == (1, 0)
    bench.push(transport.last_button)
    check_step(bench)
    assert bench.store.view.cursor.position == (3, 3)
    bench.push(transport.forward_button)
    assert bench.store.view.cursor.position == (3, 3)
    assert painted(bench) == 16


def test_a_click_on_an_output_goes_there_and_dragging_wanders(bench: Bench) -> None:
    for cell in ((3, 0), (0, 3), (2, 1)):
        bench.click(Pane.OUTPUT, cell)
        assert bench.store.view.cursor.position == cell
        check_step(bench)
        assert painted(bench) == cell[0] * 4 + cell[1] + 1
    bench.drag(Pane.OUTPUT, (0, 0), (1, 2), (3, 2))
    assert bench.store.view.cursor.position == (3, 2)
    assert bench.lens.stage.hasFocus()


def test_the_scrubber_goes_where_it_is_clicked_and_follows_the_pointer(bench: Bench) -> None:
    scrubber = bench.lens.transport.scrubber
    middle = scrubber.height() // 2
    bench.push(scrubber, QPoint(scrubber.width() - 3, middle))
    assert bench.store.view.cursor.position == (3, 3)
    bench.drag_pixels(scrubber, QPoint(3, middle), QPoint(scrubber.width() // 2, middle))
    assert bench.lens.transport.scrubber.value() == bench.window.playback.step
    assert 6 <= bench.window.playback.step <= 9
    check_step(bench)


def test_filling_can_be_turned_off(bench: Bench) -> None:
    button = bench.lens.transport.fill_button
    assert button.isChecked()
    bench.push(button)
    assert painted(bench) == 16
    assert bench.window.menus.filling.isChecked() is False
    bench.key(KEYS.Key_F7)
    assert button.isChecked()
    assert painted(bench) == 6


def test_play_goes_on_to_the_end_and_starts_over(bench: Bench) -> None:
    transport, playback = bench.lens.transport, bench.window.playback
    bench.pick(transport.speed, SPEEDS.index(16.0))
    assert bench.store.view.speed == 16
    bench.click(Pane.OUTPUT, (3, 0))
    visited = []
    bench.store.view_changed.connect(lambda _old, new: visited.append(new.cursor.position))
    bench.push(transport.play_button)
    assert playback.playing
    assert transport.play_button.accessibleName() == "Pause"
    bench.qtbot.waitUntil(lambda: not playback.playing, timeout=5000)
    assert visited == [(3, 1), (3, 2), (3, 3)]
    assert transport.play_button.accessibleName() == "Play"
    bench.push(transport.play_button)
    assert bench.store.view.cursor.position == (0, 0)
    bench.qtbot.waitUntil(lambda: bench.store.view.cursor.position == (0, 1), timeout=5000)
    bench.push(transport.play_button)
    assert not playback.playing


def test_play_takes_a_new_speed_and_stops_at_a_click(bench: Bench) -> None:
    playback = bench.window.playback
    bench.pick(bench.lens.transport.speed, 0)
    bench.focus_stage()
    bench.key(KEYS.Key_Space)
    assert playback._timer.interval() == 2000
    bench.key(KEYS.Key_Right, CTRL)
    assert playback._timer.interval() == 1000
    assert bench.lens.transport.speed.currentIndex() == 1
    bench.key(KEYS.Key_Left, CTRL)
    assert playback._timer.interval() == 2000
    bench.click(Pane.OUTPUT, (2, 2))
    assert not playback.playing
    assert bench.store.view.cursor.position == (2, 2)


def test_keys_of_the_stage(bench: Bench) -> None:
    bench.focus_stage()
    for key, expected in (
        (KEYS.Key_Right, (1, 2)),
        (KEYS.Key_Right, (1, 3)),
        (KEYS.Key_Right, (2, 0)),
        (KEYS.Key_Left, (1, 3)),
        (KEYS.Key_Down, (2, 3)),
        (KEYS.Key_Up, (1, 3)),
        (KEYS.Key_Home, (0, 0)),
        (KEYS.Key_Left, (0, 0)),
        (KEYS.Key_Up, (0, 0)),
        (KEYS.Key_End, (3, 3)),
    ):
        bench.key(key)
        assert bench.store.view.cursor.position == expected
        check_step(bench)


def test_arrows_step_only_where_the_stage_has_them(bench: Bench) -> None:
    """A grid, a field and the scrubber keep theirs."""
    before = bench.store.view.cursor
    for focused in (Pane.INPUT, Pane.KERNEL):
        bench.point_at(focused, (1, 1))
        bench.key(KEYS.Key_Right)
        bench.key(KEYS.Key_Left)
        assert bench.grid(focused).focused_cell == (1, 1)
    bench.push(bench.window.inspector.layer.bias)
    bench.key(KEYS.Key_Left)
    bench.key(KEYS.Key_Right)
    assert bench.store.view.cursor == before
    bench.focus_stage()
    bench.key(KEYS.Key_Right)
    assert bench.store.view.cursor != before


@pytest.mark.parametrize("pane", list(Pane))
def test_space_plays_wherever_a_grid_has_the_focus(bench: Bench, pane: Pane) -> None:
    document = bench.document
    bench.point_at(pane, (1, 1))
    bench.key(KEYS.Key_Space)
    assert bench.window.playback.playing
    bench.key(KEYS.Key_Space)
    assert not bench.window.playback.playing
    assert bench.document is document


# Arithmetic


@pytest.mark.parametrize("example", ["first", "edge", "lecture", "two-filters"])
def test_every_step_of_an_example(bench: Bench, example: str) -> None:
    bench.open(example)
    bench.key(KEYS.Key_Home)
    for _ in range(9):
        check_step(bench)
        check_terms(bench)
        bench.key(KEYS.Key_Right)


def test_several_channels_end_in_the_layers_own_value(bench: Bench) -> None:
    """This channel + the others + bias = Y, whichever channel is shown."""
    bench.open("three-filters")
    bench.enter(bench.window.inspector.layer.bias, "0.5")
    bench.click(Pane.OUTPUT, (0, 1))
    inputs, outputs = (bench.lens.stage.panes[pane].tabs for pane in (Pane.INPUT, Pane.OUTPUT))
    texts = set()
    for out, bias in ((0, 0.5), (2, 0)):
        bench.push(outputs, outputs.tabRect(out).center())
        subtotals = [part.subtotal for part in trace(bench.document, out, (0, 1)).channels]
        for channel in range(2):
            bench.push(inputs, inputs.tabRect(channel).center())
            check_step(bench)
            check_terms(bench)
            this, other, text = subtotals[channel], subtotals[1 - channel], bench.lens.strip.plain_text()
            result = torch_output(bench.document)[out, 0, 1]
            assert this + other + bias == result
            assert text.startswith(f"Y[{out}, 0, 1]: ")
            assert text.endswith(
                f"other channels {numerals.cell_text(other)} + bias {numerals.cell_text(bias)}"
                f" = {numerals.cell_text(float(result))}"
            )
            total = " ".join(bench.lens.strip.total_texts())
            for number in (this, other, bias, float(result)):
                assert numerals.cell_text(number) in total
            texts.add(text)
    assert len(texts) == 4


def test_the_color_tab_adds_whole_channels(bench: Bench) -> None:
    bench.command(bench.lens.tools.rgb)
    bench.settle()
    tabs = bench.lens.stage.panes[Pane.INPUT].tabs
    bench.type_into(Pane.INPUT, (0, 1), "0.25")
    bench.push(tabs, tabs.tabRect(3).center())
    check_step(bench)
    parts = trace(bench.document, 0, (1, 1)).channels
    strip = bench.lens.strip
    assert len(strip.tile_texts()) == 3
    for name, part, text in zip("RGB", parts, strip.tile_texts(), strict=True):
        assert name in text
        assert numerals.cell_text(part.subtotal) in text
    assert not bench.grid(Pane.INPUT).carries_digits
    assert not bench.grid(Pane.INPUT).overlay.linked


def test_a_turned_kernel_keeps_its_identities(bench: Bench) -> None:
    bench.open("first")
    bench.click(Pane.OUTPUT, (0, 0))
    assert bench.lens.strip.tile_texts()[0].startswith("a 0 ×")
    bench.push(bench.window.inspector.layer.convolve)
    check_step(bench)
    check_terms(bench)
    marks = {mark.label: mark.cell for mark in bench.grid(Pane.INPUT).overlay.marks}
    assert marks == {"a": (1, 1), "b": (1, 0), "c": (0, 1), "d": (0, 0)}
    assert "turned" in bench.lens.stage.panes[Pane.KERNEL].title.text()


def test_an_eleven_by_eleven_kernel_folds_into_rows_that_open(bench: Bench) -> None:
    bench.enter(bench.lens.tools.size_field.rows, "16")
    bench.command(bench.lens.tools.changes[2])
    layer, strip = bench.window.inspector.layer, bench.lens.strip
    bench.enter(layer.kernel_size.rows, "11")
    bench.pull(bench.window.inspector.kernel.random, bench.window.inspector.kernel.random.actions()[0])
    bench.settle()
    position = bench.store.view.cursor.position
    value = float(torch_output(bench.document)[0][position])
    assert strip.result_text() == numerals.cell_text(value)
    assert strip.folded
    sums = trace(bench.document, 0, position).channels[0].row_sums
    tiles = [tile for tile in strip.tiles if tile.column is None]
    assert len(tiles) == 11
    for tile, total in zip(tiles, sums, strict=True):
        assert numerals.cell_text(float(total)) in tile.text
    bench.push(strip, tiles[4].rect.center().toPoint())
    assert strip.open_row == 4
    opened = [tile for tile in strip.tiles if tile.column is not None]
    assert [(tile.row, tile.column) for tile in opened] == [(4, column) for column in range(11)]
    assert all(tile.text.startswith(f"4,{tile.column}") for tile in opened)
    for tile in opened:
        assert QRect(strip.rect()).contains(tile.rect.toAlignedRect())
    heading = next(tile for tile in strip.tiles if tile.column is None and tile.row == 4)
    bench.push(strip, heading.rect.center().toPoint())
    assert strip.open_row is None


# Parameters


def test_every_parameter_changes_the_picture_to_torchs(bench: Bench) -> None:
    layer = bench.window.inspector.layer
    bench.open("lecture")

    def check(shape: tuple[int, int]) -> None:
        output = np.array(bench.shown_output(), dtype=np.float32)
        assert output.shape == shape
        np.testing.assert_allclose(output, torch_output(bench.document)[0], rtol=1e-6)
        check_step(bench)

    bench.enter(layer.bias, "1/9")
    check((3, 3))
    bench.push(layer.presets["full"])
    check((7, 7))
    bench.push(layer.presets["same"])
    check((5, 5))
    bench.push(layer.uneven)
    bench.enter(layer.padding_after.rows, "3")
    check((7, 7))
    bench.push(layer.stride.link)
    bench.enter(layer.stride.columns, "2")
    check((7, 4))
    bench.push(layer.dilation.link)
    bench.enter(layer.dilation.rows, "3")
    check((3, 4))
    for index in (1, 2, 3):
        bench.pick(layer.mode, index)
        assert bench.document.layer.padding_mode is MODES[index]
        check((3, 4))
    bench.push(layer.convolve)
    check((3, 4))
    bench.push(layer.kernel_size.link)
    bench.enter(layer.kernel_size.columns, "4")
    check((3, 3))
    bench.push(layer.presets["valid"])
    assert "impossible" in bench.lens.stage.panes[Pane.OUTPUT].title.text()
    bench.key(KEYS.Key_Z, CTRL)
    check((3, 3))


def test_whole_kernels_by_menu_and_buttons(bench: Bench) -> None:
    tools = bench.window.inspector.kernel
    start = bench.document
    sobel = next(action for action in tools.presets.actions() if action.data() == "sobel_x")
    bench.pull(tools.presets, sobel)
    kernel = np.array(bench.shown_kernel())
    assert sorted(kernel.ravel()) == [-2, -1, -1, 0, 0, 0, 1, 1, 2]
    bench.command(tools.transpose)
    assert bench.shown_kernel() == kernel.T.tolist()
    bench.command(tools.turn)
    assert bench.shown_kernel() == kernel.T[::-1, ::-1].tolist()
    box = next(action for action in tools.presets.actions() if action.data() == "box_blur")
    bench.pull(tools.presets, box)
    bench.type_into(Pane.KERNEL, (1, 1), "8/9")
    bench.command(tools.normalise)
    assert np.sum(bench.shown_kernel()) == pytest.approx(1)
    for action in tools.random.actions():
        bench.pull(tools.random, action)
        np.testing.assert_allclose(bench.shown_output(), torch_output(bench.document)[0], atol=1e-6)
    bench.key(KEYS.Key_Z, CTRL, times=6 + len(tools.random.actions()))
    assert bench.document is start
    assert bench.store.undo_name is None


def test_a_kernel_grows_and_shrinks_around_its_middle(bench: Bench) -> None:
    size = bench.window.inspector.layer.kernel_size
    bench.enter(size.rows, "5")
    shown = np.array(bench.shown_kernel())
    assert shown.shape == (5, 5)
    assert shown[1:4, 1:4].tolist() == [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]]
    assert not shown[0].any()
    bench.enter(size.rows, "3")
    assert bench.shown_kernel() == [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]]


# What is impossible


def test_a_kernel_that_is_too_large_is_explained_and_the_last_picture_stays(bench: Bench) -> None:
    layer, strip = bench.window.inspector.layer, bench.lens.strip
    output, before = bench.shown_output(), bench.pixel(Pane.OUTPUT, (0, 0))
    bench.enter(layer.kernel_size.rows, "7")
    bench.settle()
    sentence = "The kernel spans 7 rows but the padded input has only 6"
    assert strip.plain_text().startswith(sentence)
    assert bench.window.notice.text == ""
    assert bench.shown_output() == output
    assert bench.pixel(Pane.OUTPUT, (0, 0)) != before
    assert bench.lens.transport.label.text() == "no steps"
    assert not bench.lens.transport.play_button.isEnabled()
    for key in (KEYS.Key_Right, KEYS.Key_End, KEYS.Key_Space):
        bench.key(key)
    assert not bench.window.playback.playing
    bench.click(Pane.INPUT, (0, 1))
    assert bench.shown_input()[0][1] == 1
    assert strip.plain_text().startswith(sentence)
    bench.key(KEYS.Key_Z, CTRL, times=2)
    assert bench.shown_output() == output
    assert bench.pixel(Pane.OUTPUT, (0, 0)) == before
    check_step(bench)
    check_terms(bench)


@pytest.mark.parametrize(
    ("mode", "padding", "words"), [(1, 6, "Reflect padding"), (3, 7, "Circular padding")]
)
def test_a_padding_that_torch_refuses_is_explained(bench: Bench, mode: int, padding: int, words: str) -> None:
    layer, strip = bench.window.inspector.layer, bench.lens.strip
    output = bench.shown_output()
    bench.pick(layer.mode, mode)
    bench.enter(layer.padding.rows, str(padding - 1))
    check_step(bench)
    bench.enter(layer.padding.rows, str(padding))
    bench.settle()
    assert strip.plain_text().startswith(words)
    assert str(padding) in strip.plain_text()
    assert bench.window.inspector.size_panel.remark.text() == strip.plain_text()
    bench.key(KEYS.Key_Z, CTRL, times=3)
    assert bench.shown_output() == output
    check_step(bench)


def test_impossible_from_the_start_shows_no_output_and_heals(bench: Bench) -> None:
    bench.enter(bench.lens.tools.size_field.rows, "2")
    bench.open("first")
    check_step(bench)


def test_an_open_editor_closes_when_its_cell_is_gone(bench: Bench) -> None:
    bench.type_into(Pane.INPUT, (5, 5), "4", KEYS.Key_2)
    bench.open("first")
    assert not bench.editor(Pane.INPUT).isVisible()
    assert bench.grid(Pane.INPUT).focused_cell is None
    check_step(bench)


def test_a_cell_that_is_gone_while_the_pointer_is_on_it(bench: Bench) -> None:
    for pane in Pane:
        for example in ("lecture", "diagonal", "first"):
            bench.open("diagonal")
            bench.hover(pane, (2, 2))
            bench.open(example)
            check_step(bench)


@given(documents(max_side=7), st.integers(-1, 3), st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_document_can_be_looked_at(
    bench: Bench, document: Document, in_channel: int, filling: bool
) -> None:
    """Random layers of any channels and groups, possible or not, one after the other."""
    bench.store.open(document, ViewState(in_channel=in_channel, filling=filling))
    bench.settle()
    result = bench.frame.result
    if isinstance(result, Impossible):
        assert bench.lens.strip.plain_text() == bench.window.inspector.size_panel.remark.text() != ""
    else:
        np.testing.assert_allclose(bench.shown_output(), torch_output(document)[0], rtol=1e-5, atol=1e-5)
        check_step(bench)


# Stillness


def layout(bench: Bench) -> dict[str, QRect]:
    """Return where every widget of the lens and the inspector is."""
    parts: tuple[QWidget, ...] = (bench.lens, bench.window.inspector)
    return {
        f"{number} {type(widget).__name__} {widget.accessibleName()}": QRect(
            widget.mapTo(bench.window, QPoint(0, 0)), widget.size()
        )
        for number, widget in enumerate(widget for part in parts for widget in part.findChildren(QWidget))
        if widget.isVisible()
    }


def test_nothing_moves_when_a_digit_changes(bench: Bench) -> None:
    before = layout(bench)
    tiles = [(tile.rect, tile.row, tile.column) for tile in bench.lens.strip.tiles]
    for text in ("-12345", "0.0625", "-1.5e-7", "3"):
        bench.type_into(Pane.KERNEL, (1, 1), text)
        bench.settle()
        bench.focus_stage()
        assert layout(bench) == before
        assert [(tile.rect, tile.row, tile.column) for tile in bench.lens.strip.tiles] == tiles
    for _ in range(12):
        bench.key(KEYS.Key_Right)
        assert layout(bench) == before
    bench.enter(bench.window.inspector.layer.bias, "-1/3")
    bench.settle()
    assert layout(bench) == before


def test_the_view_follows_a_smaller_output(bench: Bench) -> None:
    bench.click(Pane.OUTPUT, (3, 3))
    bench.enter(bench.window.inspector.layer.stride.rows, "3")
    assert bench.store.view.cursor.position == (1, 1)
    check_step(bench)
    bench.store.set_view(replace(bench.store.view, in_channel=5))
    check_step(bench)
