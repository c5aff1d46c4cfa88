"""Parameters and kernels that change the picture to torch's, and the impossible ones."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from convstudio.core.document import PaddingMode
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.ui.bench import CTRL, Bench
from tests.ui.lenses.window.conftest import check_step, check_terms

KEYS = Qt.Key
MODES = list(PaddingMode)


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


def test_the_view_follows_a_smaller_output(bench: Bench) -> None:
    bench.click(Pane.OUTPUT, (3, 3))
    bench.enter(bench.window.inspector.layer.stride.rows, "3")
    assert bench.store.view.cursor.position == (1, 1)
    check_step(bench)
    bench.store.set_view(replace(bench.store.view, in_channel=5))
    check_step(bench)


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
    bench.settle()
    remark = bench.window.inspector.size_panel.remark
    assert bench.lens.strip.plain_text() == remark.text() != ""
    bench.open("first")
    check_step(bench)
    assert remark.text() == ""
