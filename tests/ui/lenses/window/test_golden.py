"""The worked numbers of the curriculum, set up by the hand and read back from what the widgets show."""

import pytest
from PySide6.QtWidgets import QTabBar

from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.input_tools import Tool
from convstudio.ui.widgets.axis_field import AxisField
from tests.ui.bench import Bench

DIAGONAL = [[3, -1, -3, -1], [-3, 1, 0, -3], [-3, -3, 0, 1], [3, -2, -2, -1]]


def set_axes(bench: Bench, field: AxisField, rows: int, columns: int | None = None) -> None:
    """Type two numbers into a field, with the link between them off where they differ."""
    if (columns is None or columns == rows) != field.linked:
        bench.push(field.link)
    bench.enter(field.rows, str(rows))
    if columns is not None and columns != rows:
        bench.enter(field.columns, str(columns))


def choose_tab(bench: Bench, pane: Pane, index: int) -> None:
    tabs: QTabBar = bench.lens.stage.panes[pane].tabs
    bench.push(tabs, tabs.tabRect(index).center())
    assert tabs.currentIndex() == index
    bench.settle()


def shape_of(output: list[list[float]]) -> tuple[int, int]:
    return len(output), len(output[0])


def test_first_example(bench: Bench) -> None:
    bench.open("first")
    assert bench.shown_input() == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    assert bench.shown_kernel() == [[0, 1], [2, 3]]
    assert bench.shown_output() == [[19, 25], [37, 43]]
    bench.click(Pane.OUTPUT, (0, 0))
    assert bench.lens.strip.plain_text() == "Y[0, 0]: 0×0 + 1×1 + 3×2 + 4×3 + bias 0 = 19"
    set_axes(bench, bench.window.inspector.layer.padding, 1)
    assert bench.shown_output() == [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]


def test_first_example_turned(bench: Bench) -> None:
    bench.open("first")
    bench.push(bench.window.inspector.layer.convolve)
    assert bench.shown_output() == [[5, 11], [23, 29]]
    bench.push(bench.window.inspector.layer.correlate)
    bench.command(bench.window.inspector.kernel.turn)
    assert bench.shown_kernel() == [[3, 2], [1, 0]]
    assert bench.shown_output() == [[5, 11], [23, 29]]


def test_ramp(bench: Bench) -> None:
    bench.open("ramp")
    assert bench.shown_output() == [[-6] * 3] * 3


def test_lecture(bench: Bench) -> None:
    layer = bench.window.inspector.layer
    bench.open("lecture")
    assert bench.shown_output() == [[211, 295, 262], [259, 282, 214], [251, 253, 169]]
    set_axes(bench, layer.stride, 2)
    assert bench.shown_output() == [[211, 262], [251, 169]]
    set_axes(bench, layer.stride, 1)
    set_axes(bench, layer.padding, 1)
    output = bench.shown_output()
    assert shape_of(output) == (5, 5)
    assert output[0] == [91, 168, 224, 215, 127]


def test_diagonal(bench: Bench) -> None:
    stride = bench.window.inspector.layer.stride
    assert bench.shown_output() == DIAGONAL
    set_axes(bench, stride, 2)
    assert bench.shown_output() == [[3, -3], [-3, 0]]
    set_axes(bench, stride, 3)
    assert bench.shown_output() == [[3, -1], [3, -1]]


def test_two_filters_are_two_channels(bench: Bench) -> None:
    bench.open("two-filters")
    assert bench.shown_output() == DIAGONAL
    choose_tab(bench, Pane.OUTPUT, 1)
    assert bench.shown_kernel() == [[-1, 1, -1]] * 3
    assert bench.shown_output() == [[-1, -1, -1, -1], [-1, -1, -2, 1], [-1, -1, -2, 1], [-1, 0, -4, 3]]


def test_edge_and_the_edge_lying_down(bench: Bench) -> None:
    bench.open("edge")
    assert bench.shown_kernel() == [[1, -1]]
    assert bench.shown_output() == [[0, 1, 0, 0, 0, -1, 0]] * 6
    set_axes(bench, bench.lens.tools.size_field, 8, 6)
    _, clear, _ = bench.lens.tools.changes
    bench.command(clear)
    bench.command(bench.lens.tools.tools[Tool.LINE])
    for row in (0, 1, 6, 7):
        bench.drag(Pane.INPUT, (row, 0), (row, 5))
    ones, zeros = [1.0] * 6, [0.0] * 6
    assert bench.shown_input() == [ones, ones, zeros, zeros, zeros, zeros, ones, ones]
    assert bench.shown_output() == [[0] * 5] * 8


@pytest.mark.parametrize(
    ("size", "padding", "stride", "shape"),
    [
        ((3, 3), (0, 0), (1, 1), (6, 6)),
        ((3, 3), (1, 1), (1, 1), (8, 8)),
        ((5, 5), (2, 2), (1, 1), (8, 8)),
        ((5, 3), (2, 1), (1, 1), (8, 8)),
        ((3, 3), (1, 1), (2, 2), (4, 4)),
        ((3, 5), (0, 1), (3, 4), (2, 2)),
    ],
)
def test_sizes_of_eight_by_eight(
    bench: Bench,
    size: tuple[int, int],
    padding: tuple[int, int],
    stride: tuple[int, int],
    shape: tuple[int, int],
) -> None:
    layer = bench.window.inspector.layer
    set_axes(bench, bench.lens.tools.size_field, 8)
    set_axes(bench, layer.kernel_size, *size)
    set_axes(bench, layer.padding, *padding)
    set_axes(bench, layer.stride, *stride)
    assert shape_of(bench.shown_output()) == shape
    assert f"{shape[0]} × {shape[1]}" in bench.lens.stage.panes[Pane.OUTPUT].title.text()


def test_two_input_channels_are_summed(bench: Bench) -> None:
    bench.open("two-channels")
    assert bench.shown_output() == [[56, 72], [104, 120]]
    assert bench.shown_kernel() == [[0, 1], [2, 3]]
    choose_tab(bench, Pane.INPUT, 1)
    assert bench.shown_kernel() == [[1, 2], [3, 4]]
    assert bench.shown_input() == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert bench.shown_output() == [[56, 72], [104, 120]]


def test_three_filters(bench: Bench) -> None:
    bench.open("three-filters")
    outputs = [[[56, 72], [104, 120]], [[76, 100], [148, 172]], [[96, 128], [192, 224]]]
    for channel, expected in enumerate(outputs):
        choose_tab(bench, Pane.OUTPUT, channel)
        assert bench.shown_output() == expected


def test_depthwise(bench: Bench) -> None:
    bench.open("depthwise")
    assert bench.shown_output() == [[19, 25], [37, 43]]
    choose_tab(bench, Pane.OUTPUT, 1)
    assert bench.shown_kernel() == [[1, 2], [3, 4]]
    assert bench.shown_input() == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    assert bench.shown_output() == [[37, 47], [67, 77]]


def test_same_padding(bench: Bench) -> None:
    """(k − 1) / 2 for odd k; one more at the bottom and the right for even k."""
    layer = bench.window.inspector.layer
    for side, title in ((3, "padding 1"), (5, "padding 2"), (2, "padding ↑0 ↓1 ←0 →1")):
        set_axes(bench, layer.kernel_size, side)
        bench.push(layer.presets["same"])
        assert shape_of(bench.shown_output()) == (6, 6)
        assert title in bench.lens.stage.panes[Pane.INPUT].title.text()


def test_dilation_spreads_nine_weights_over_five_cells(bench: Bench) -> None:
    layer = bench.window.inspector.layer
    set_axes(bench, layer.dilation, 2)
    assert shape_of(bench.shown_output()) == (2, 2)
    assert "9 weights" in layer.weights.text()
    window = bench.grid(Pane.INPUT).overlay.window
    assert window is not None
    assert window.size == (5, 5)
    assert len(bench.grid(Pane.INPUT).overlay.marks) == 9
