"""The worked examples, with the numbers of the lessons; torch computes them."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from convstudio.core import examples
from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.edits import layer as layers
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.kernels import preset
from convstudio.core.operators.trace import traced_output
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Cursor, ViewState, clamped
from convstudio.engine.evaluate import evaluate
from tests.oracles import torch_output

DIAGONAL = [[3, -1, -3, -1], [-3, 1, 0, -3], [-3, -3, 0, 1], [3, -2, -2, -1]]
SECOND = [[-1, -1, -1, -1], [-1, -1, -2, 1], [-1, -1, -2, 1], [-1, 0, -4, 3]]
COVERED = [1, 1, 2, 1, 2, 1, 2, 1, 1]
EVENLY = [1, 1, 2, 2, 2, 2, 2, 2, 1, 1]
GOLDEN = {
    "diagonal": [DIAGONAL],
    "first": [[[19, 25], [37, 43]]],
    "ramp": [[[-6] * 3] * 3],
    "lecture": [[[211, 295, 262], [259, 282, 214], [251, 253, 169]]],
    "edge": [[[0, 1, 0, 0, 0, -1, 0]] * 6],
    "two-filters": [DIAGONAL, SECOND],
    "two-channels": [[[56, 72], [104, 120]]],
    "three-filters": [[[56, 72], [104, 120]], [[76, 100], [148, 172]], [[96, 128], [192, 224]]],
    "depthwise": [[[19, 25], [37, 43]], [[37, 47], [67, 77]]],
    "pointwise": [[[1, 3, 5], [7, 9, 11], [13, 15, 17]], [[1] * 3] * 3],
    "two-columns": [
        [[56, 72], [104, 120]],
        [[76, 100], [148, 172]],
        [[88, 104], [136, 152]],
        [[124, 148], [196, 220]],
    ],
    "signal": [[2, 5, 8, 11, 14, 17]],
    "signal-channels": [[2, 8, 14, 20, 26, 32]],
    "volume": [[[[52, 60], [76, 84]], [[124, 132], [148, 156]]]],
    "matrix": [[[303, 348], [483, 528]]],
    "transposed": [[[0, 0, 1], [0, 4, 6], [4, 12, 9]]],
    "transposed-stride": [[[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]]],
    "transposed-padding": [[[4]]],
    "checkerboard": [np.outer(COVERED, COVERED).tolist()],
    "even-coverage": [np.outer(EVENLY, EVENLY).tolist()],
    "max-pool": [[[4, 8], [9, 7]]],
    "average-pool": [[[2.5, 5.25], [4.75, 3]]],
    "pool-padding": [[[5, 7], [13, 15]]],
}


def both(value: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return (value, value), (value, value)


def test_every_example_has_its_numbers_here() -> None:
    assert list(examples.EXAMPLES) == list(GOLDEN)
    assert next(iter(examples.EXAMPLES)) == examples.START


@pytest.mark.parametrize("name", GOLDEN)
def test_output(name: str) -> None:
    document = examples.EXAMPLES[name]()
    assert torch_output(document).tolist() == GOLDEN[name]
    assert traced_output(document).tolist() == GOLDEN[name]
    view = clamped(ViewState(), document)
    first = (0,) * document.layer.rank
    assert view == ViewState(cursor=Cursor(0, first), source=first)
    computed = evaluate(document, torch.device("cpu"))
    assert isinstance(computed, Evaluated)
    assert computed.output.tolist() == GOLDEN[name]


def test_sections_hold_examples_once() -> None:
    listed = [name for section in examples.SECTIONS.values() for name in section]
    assert len(set(listed)) == len(listed)
    assert set(listed) < set(examples.EXAMPLES)


@pytest.mark.parametrize(
    ("name", "layer", "side", "expected"),
    [
        ("first", examples.layer_of(2, Kind.MAX_POOL), 2, [[4, 5], [7, 8]]),
        ("first", examples.layer_of(2, Kind.AVERAGE_POOL), 2, [[2, 3], [5, 6]]),
        ("pool-padding", examples.layer_of(2, Kind.MAX_POOL, 3), (3, 3), [[10]]),
        (
            "pool-padding",
            replace(examples.layer_of(2, Kind.MAX_POOL), stride=(2, 3), padding=((0, 0), (1, 1))),
            (2, 3),
            [[5, 7], [13, 15]],
        ),
    ],
)
def test_pooling_with_other_parameters(
    name: str, layer: LayerSpec, side: int | tuple[int, int], expected: list[list[int]]
) -> None:
    weight = frozen(np.ones((1, 1, *np.broadcast_to(side, 2))))
    document = replace(examples.EXAMPLES[name](), layer=layer, weight=weight)
    assert torch_output(document).tolist() == [expected]


@pytest.mark.parametrize(
    ("name", "layer", "expected"),
    [
        (
            "first",
            LayerSpec(padding=both(1)),
            [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]],
        ),
        ("first", LayerSpec(flipped=True), [[5, 11], [23, 29]]),
        ("lecture", LayerSpec(stride=(2, 2)), [[211, 262], [251, 169]]),
        ("diagonal", LayerSpec(stride=(2, 2)), [[3, -3], [-3, 0]]),
        ("diagonal", LayerSpec(stride=(3, 3)), [[3, -1], [3, -1]]),
    ],
)
def test_output_with_other_parameters(name: str, layer: LayerSpec, expected: list[list[int]]) -> None:
    document = replace(examples.EXAMPLES[name](), layer=layer)
    assert torch_output(document).tolist() == [expected]
    assert traced_output(document).tolist() == [expected]


def test_same_padding_on_the_lecture_example() -> None:
    lecture = examples.lecture()
    padded = torch_output(layers.set_padding(lecture, layers.same_padding(lecture)))
    assert padded.shape == (1, 5, 5)
    assert padded[0, 0].tolist() == [91, 168, 224, 215, 127]


def test_the_edge_detector_sees_vertical_edges_only() -> None:
    document = examples.edge()
    turned = frozen(np.swapaxes(document.signal.values, 1, 2))
    lying = replace(document, signal=replace(document.signal, values=turned))
    assert not torch_output(lying).any()


def test_an_input_is_drawn_from_black_to_its_largest_value() -> None:
    def limits(document: Document) -> tuple[float, float]:
        return document.signal.low, document.signal.high

    assert limits(examples.diagonal()) == (0, 1)
    assert limits(examples.ramp()) == (0, 25)
    assert limits(examples.document_of([[[-3, 0.5]]], [[[[1]]]])) == (-3, 1)


def test_colors_and_bias_of_a_document() -> None:
    one, three, four = (examples.document_of(np.zeros((n, 2, 2)), np.zeros((2, n, 1, 1))) for n in (1, 3, 4))
    assert [made.signal.color for made in (one, three, four)] == [Color.GRAY, Color.RGB, Color.STACK]
    assert one.bias.tolist() == [0, 0]
    assert examples.document_of([[[1]]], [[[[1]]]], bias=[2.5]).bias.tolist() == [2.5]


@pytest.mark.parametrize(("planes", "color"), [(1, Color.GRAY), (3, Color.RGB)])
def test_a_photograph_keeps_its_size_under_sobel(planes: int, color: Color) -> None:
    photograph = Signal(frozen(np.arange(planes * 20).reshape(planes, 4, 5)), color, 0, 255, "cat.png")
    document = examples.photograph(photograph)
    assert document.signal is photograph
    assert geometry.output_shape(document) == (4, 5)
    for kernel in document.weight[0]:
        np.testing.assert_array_equal(kernel, preset("sobel_x"))
