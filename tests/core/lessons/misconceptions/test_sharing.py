"""Wrong answers about counts of weights and receptive fields, and about shifts."""

from dataclasses import replace

import numpy as np
import pytest

from convstudio.core.chain import ChainLayer
from convstudio.core.document import Document, LayerSpec
from convstudio.core.kind import Kind
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import ViewState
from tests.oracles import make


def _wrong(name: str, measure: str, document: Document) -> tuple[float, ...]:
    return MISCONCEPTIONS[name](Scene(document, ViewState()), MEASURES[measure]).numbers


@pytest.mark.parametrize(
    ("name", "expected"),
    [("weight_per_input", 16), ("inputs_and_outputs", 32), ("weights_per_place", 9 * 16)],
)
def test_counts_of_a_layer_that_keeps_four_by_four(name: str, expected: int) -> None:
    document = make(np.ones((1, 4, 4)), np.ones((1, 1, 3, 3)), layer=LayerSpec(padding=((1, 1), (1, 1))))
    assert _wrong(name, "fully_connected", document) == (expected,)
    scene = Scene(document, ViewState())
    assert MEASURES["fully_connected"](scene).numbers == (256,)
    assert MEASURES["translated"](scene).numbers == (49,)


def test_biases_of_two_planes_and_three_filters() -> None:
    document = make(np.ones((2, 3, 3)), np.ones((3, 2, 2, 2)), np.ones(3))
    assert _wrong("biases_of_kernels", "biases", document) == (6,)
    assert _wrong("biases_of_planes", "biases", document) == (2,)
    assert _wrong("one_bias_for_all", "biases", document) == (1,)


def test_a_stride_makes_the_layers_above_see_further() -> None:
    chain = (ChainLayer(kernel=5), ChainLayer(Kind.MAX_POOL, 2, 2), ChainLayer(kernel=5))
    document = replace(make(np.ones((1, 30, 30)), np.ones((1, 1, 3, 3))), chain=chain)
    assert _wrong("strides_ignored", "field_size", document) == (10,)
    assert _wrong("last_layer_counted", "chain_weights", document) == (25,)
    assert _wrong("square_of_field", "chain_weights", document) == (196,)
    assert MEASURES["field_size"](Scene(document, ViewState())).numbers == (14,)
    assert MEASURES["chain_weights"](Scene(document, ViewState())).numbers == (25 + 25,)


def test_a_pattern_is_expected_where_it_was() -> None:
    moved = make([[[0, 0, 1, 2, 0, 0]]], [[[[1, 1]]]])
    assert _wrong("output_stays", "output_map", moved) == (1, 3, 2, 0, 0)
    assert MEASURES["output_map"](Scene(moved, ViewState())).numbers == (0, 1, 3, 2, 0)
