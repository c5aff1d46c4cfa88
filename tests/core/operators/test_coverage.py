"""How often outputs are hit, held to torch's transposed layer on ones."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.coverage import coverage, most_terms
from tests import oracles

MODULES: tuple[Callable[..., torch.nn.Module], ...] = (
    torch.nn.ConvTranspose1d,
    torch.nn.ConvTranspose2d,
    torch.nn.ConvTranspose3d,
)


def layer_of(
    side: int, kernel: int, stride: int, dilation: int = 1, padding: int = 0, rank: int = 2
) -> Document:
    spec = LayerSpec(
        kind=Kind.TRANSPOSED,
        stride=(stride,) * rank,
        dilation=(dilation,) * rank,
        padding=((padding, padding),) * rank,
    )
    return oracles.make(np.zeros((1, *(side,) * rank)), np.zeros((1, 1, *(kernel,) * rank)), layer=spec)


few = st.integers(1, 4)
layers = st.builds(
    layer_of, st.integers(1, 5), few, few, st.integers(1, 3), st.integers(0, 2), rank=st.integers(1, 3)
)


def possible(document: Document) -> bool:
    try:
        return bool(geometry.output_shape(document))
    except ShapeError:
        return False


@given(layers.filter(possible))
def test_coverage_is_torchs_layer_on_ones(document: Document) -> None:
    layer, rank = document.layer, document.layer.rank
    module = MODULES[rank - 1](
        1,
        1,
        document.kernel_size,
        stride=layer.stride,
        padding=tuple(before for before, _ in layer.padding),
        dilation=layer.dilation,
        bias=False,
    )
    module.load_state_dict({"weight": torch.ones(1, 1, *document.kernel_size)})
    expected = module(torch.ones(1, 1, *document.signal.spatial))[0, 0].detach().numpy()
    found = coverage(document)
    np.testing.assert_array_equal(found.counts, expected)
    assert found.counts.max() <= math.prod(most_terms(document)) <= found.high


@given(few, few, st.integers(1, 3))
def test_inside_lies_what_is_said(kernel: int, stride: int, dilation: int) -> None:
    side = 3 * 4 * 3  # so long that most of it is inside
    document = layer_of(side, kernel, stride, dilation, rank=1)
    found, span = coverage(document), dilation * (kernel - 1) + 1
    inside = found.counts[span : len(found.counts) - span]
    assert (inside.min(), inside.max()) == (found.low, found.high)
    assert found.even == (found.low == found.high)


@given(layers.filter(possible))
def test_the_cure_makes_it_even(document: Document) -> None:
    found = coverage(document)
    if found.even:
        assert found.cure is None
    if found.cure is None:
        return
    cured = oracles.make(document.signal.values, np.zeros((1, 1, *found.cure)), layer=document.layer)
    assume(possible(cured))
    assert coverage(cured).even
    assert coverage(cured).low > 0


def test_in_a_small_map_each_output_gathers_at_most_four_products() -> None:
    assert most_terms(layer_of(2, 3, 1)) == (2, 2)
    assert most_terms(layer_of(4, 3, 2)) == (2, 2)
    assert most_terms(layer_of(4, 3, 3)) == (1, 1)


def test_the_checkerboard_of_the_lecture() -> None:
    found = coverage(layer_of(4, 3, 2))
    assert found.counts[0].tolist() == [1, 1, 2, 1, 2, 1, 2, 1, 1]
    assert (found.counts.max(), found.low, found.high, found.even) == (4, 1, 4, False)
    assert found.cure == (4, 4)
    even = coverage(layer_of(4, 4, 2))
    assert even.counts[2].tolist() == [2, 2, 4, 4, 4, 4, 4, 4, 2, 2]
    assert even.counts[0].tolist() == [1, 1, 2, 2, 2, 2, 2, 2, 1, 1]
    assert (even.even, even.cure) == (True, None)


@pytest.mark.parametrize(
    ("kernel", "stride", "dilation", "cure"),
    [
        (4, 3, 1, (3, 3)),
        (5, 3, 1, (6, 6)),
        (1, 2, 1, (2, 2)),
        (3, 2, 2, None),
        (3, 12, 1, None),
        (1, 11, 1, (11, 11)),
    ],
)
def test_the_nearest_kernel_size(
    kernel: int, stride: int, dilation: int, cure: tuple[int, int] | None
) -> None:
    assert coverage(layer_of(3, kernel, stride, dilation)).cure == cure


def test_axes_are_cured_each_by_itself() -> None:
    document = layer_of(4, 4, 2)
    uneven = replace(document, layer=replace(document.layer, stride=(2, 3)))
    assert coverage(uneven).cure == (4, 3)
