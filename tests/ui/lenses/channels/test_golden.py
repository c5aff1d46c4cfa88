"""The curriculum's numbers of channels, filters, groups and biases, read back from what the lens shows."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from convstudio.core.edits.kernel import set_bias
from convstudio.core.edits.names import EditName
from convstudio.core.render.frame import Frame
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.board.content import Kind
from tests.oracles import torch_output
from tests.ui.bench import Bench


def maps(bench: Bench) -> list[list[str]]:
    """Return the digits on every map."""
    return [bench.board.map_texts(index) for index in range(bench.document.out_channels)]


def show(bench: Bench, example: str) -> None:
    bench.look_at("channels")
    bench.open(example)


def test_two_channels_are_summed(bench: Bench) -> None:
    show(bench, "two-channels")
    assert maps(bench) == [["56", "72", "104", "120"]]
    assert bench.board.plane_texts(0) == [str(number) for number in range(9)]
    assert bench.board.plane_texts(1) == [str(number) for number in range(1, 10)]
    assert bench.board.kernel_texts(0, 0) == ["0", "1", "2", "3"]
    assert bench.board.kernel_texts(0, 1) == ["1", "2", "3", "4"]
    bench.push_board(Kind.MAP, 0, (1, 1))
    total = bench.channels.sum
    assert total.chip_texts() == ("channel 0 43", "channel 1 77")
    assert total.sum_texts() == ("+ bias 0", "=", "Y[1, 1] 120")
    assert total.plain_text() == "Y[1, 1]: channel 0 43 + channel 1 77 + bias 0 = 120"
    assert bench.channels.strip.plain_text().endswith(
        "4×0 + 5×1 + 7×2 + 8×3 + other channels 77 + bias 0 = 120"
    )


def test_every_filter_makes_a_map(channels: Bench) -> None:
    assert maps(channels) == [
        ["56", "72", "104", "120"],
        ["76", "100", "148", "172"],
        ["96", "128", "192", "224"],
    ]
    content = channels.board.content
    assert content is not None
    assert [(caption.name, caption.details) for caption in content.captions] == [
        ("Input", "2 × 3 × 3"),
        ("Filters", "3 × (2, 2, 2)"),
        ("Output maps", "3 × 2 × 2"),
    ]
    assert channels.board.wires() == ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2))
    said = [label.text() for label in channels.window.findChildren(QLabel) if label.isVisible()]
    assert any("24 weights" in text and "3 biases" in text for text in said)
    assert any("(3, 2, 2, 2)" in text for text in said)


def test_depthwise_channels_do_not_talk(bench: Bench) -> None:
    show(bench, "depthwise")
    assert maps(bench) == [["19", "25", "37", "43"], ["37", "47", "67", "77"]]
    assert bench.board.wires() == ((0, 0), (1, 1))
    content = bench.board.content
    assert content is not None
    assert content.captions[1].details == "2 × (1, 2, 2)"
    assert content.group_names == ("group 0", "group 1")
    bench.push_board(Kind.MAP, 1, (0, 1))
    assert bench.channels.sum.plain_text() == "Y[1, 0, 1]: channel 1 47 + bias 0 = 47"


def test_two_columns(bench: Bench) -> None:
    """Each half has filters F and F + 1; the second half's planes are larger by 2."""
    show(bench, "two-columns")
    assert maps(bench) == [
        ["56", "72", "104", "120"],
        ["76", "100", "148", "172"],
        ["88", "104", "136", "152"],
        ["124", "148", "196", "220"],
    ]
    assert bench.board.wires() == ((0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3))
    bench.push_board(Kind.MAP, 3, (1, 1))
    assert [text.rpartition(" ")[0] for text in bench.channels.sum.chip_texts()] == ["channel 2", "channel 3"]


def test_one_by_one_mixes_channels_only(bench: Bench) -> None:
    show(bench, "pointwise")
    assert maps(bench) == [[str(2 * number + 1) for number in range(9)], ["1"] * 9]
    bench.push_board(Kind.MAP, 1, (2, 2))
    assert bench.channels.sum.chip_texts() == ("channel 0 −8", "channel 1 9")
    assert bench.channels.sum.result_text() == "1"


def test_the_bias_is_added_once_for_each_output(channels: Bench) -> None:
    """Not once for each input channel."""
    channels.store.apply(EditName.BIAS, set_bias, 1, 10.0)
    channels.settle()
    assert maps(channels)[1] == ["86", "110", "158", "182"]
    assert maps(channels)[0] == ["56", "72", "104", "120"]
    assert [text.split()[-1] for text in channels.board.bias_texts()] == ["0", "10", "0"]
    channels.push_board(Kind.MAP, 1, (1, 1))
    assert channels.channels.sum.plain_text() == "Y[1, 1, 1]: channel 0 67 + channel 1 105 + bias 10 = 182"


@pytest.mark.parametrize(
    "example", ["two-channels", "three-filters", "depthwise", "pointwise", "two-columns"]
)
def test_the_enlarged_map_has_the_same_numbers(bench: Bench, example: str) -> None:
    show(bench, example)
    expected = torch_output(bench.document)
    bench.push_board(Kind.MAP, 0)
    bench.key(Qt.Key.Key_End)
    bench.key(Qt.Key.Key_Return)
    for index, plane in enumerate(expected):
        bench.settle()
        assert bench.store.view.cursor.channel == index
        np.testing.assert_array_equal(bench.shown_large(Pane.OUTPUT), plane)
        bench.key(Qt.Key.Key_Right)


def test_the_whole_layer_is_computed_once_for_many_looks(channels: Bench) -> None:
    """Another map of the same result is a frame of the very same result."""
    framed: list[Frame] = []
    channels.computing.framed.connect(framed.append)
    result = channels.frame.result
    for index in (1, 2, 0):
        channels.push_board(Kind.MAP, index)
        channels.settle()
    channels.computing.framed.disconnect(framed.append)
    assert len(framed) >= 3
    assert all(frame.result is result for frame in framed)
