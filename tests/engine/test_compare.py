"""Comparisons against torch's own layers."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import examples
from convstudio.core.document import PaddingMode, frozen
from convstudio.core.edits.kind import set_kind
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators import counterparts, geometry
from convstudio.core.operators.counterparts import Way
from convstudio.engine.compare import Comparison, compare
from tests.oracles import torch_output
from tests.strategies import RANKS, documents


def compared(way: Way, name: str, plane: int = 0) -> Comparison:
    return compare(examples.EXAMPLES[name](), way, 0, plane, lambda: False)


@given(st.data(), st.sampled_from(RANKS), st.sampled_from([Kind.CONVOLUTION, Kind.TRANSPOSED]))
def test_the_way_back_has_the_transposed_matrix(data: st.DataObject, rank: int, kind: Kind) -> None:
    document = data.draw(
        documents(rank, kind=kind, possible=True, max_side=5, modes=[PaddingMode.ZEROS], max_stride=2)
    )
    there = torch_output(document) - document.bias.reshape(-1, *[1] * rank)
    seed = np.random.default_rng(0).standard_normal(there.shape)
    back = counterparts.way_back(document, frozen(seed))
    if geometry.output_shape(back) != document.signal.spatial:
        assert kind is Kind.TRANSPOSED  # output padding beyond the stride
        return
    # ⟨A x, y⟩ = ⟨x, Aᵀ y⟩
    left = float((there * seed).sum())
    right = float((document.signal.values.astype(np.float64) * torch_output(back)).sum())
    assert left == pytest.approx(right, rel=1e-3, abs=1e-2)


def test_there_and_back_is_not_what_there_was() -> None:
    made = compared(Way.ROUND_TRIP, "matrix")
    x, y, back = made.planes
    kernel = torch.arange(1.0, 10).reshape(1, 1, 3, 3)
    expected = F.conv_transpose2d(torch.tensor(y)[None], kernel)[0].numpy()
    assert y.tolist() == [[303, 348], [483, 528]]
    np.testing.assert_array_equal(back, expected)
    assert made.difference == np.abs(expected - x).max() > 1000


def test_groups_and_planes_find_their_way_back() -> None:
    document = examples.EXAMPLES["two-columns"]()
    made = compare(document, Way.ROUND_TRIP, 2, 3, lambda: False)
    y = torch.tensor(torch_output(document))
    expected = F.conv_transpose2d(y[None], torch.tensor(document.weight), groups=2)[0]
    np.testing.assert_array_equal(made.planes[2], expected[3])
    np.testing.assert_array_equal(made.planes[1], y[2])


def test_a_transposed_layer_goes_the_other_way() -> None:
    made = compared(Way.ROUND_TRIP, "transposed")
    assert made.planes[1].tolist() == [[0, 0, 1], [0, 4, 6], [4, 12, 9]]
    assert made.planes[2].shape == (2, 2)


@given(st.sampled_from(RANKS), st.integers(0, 99))
def test_linear_stamps_are_resize_then_convolve(rank: int, seed: int) -> None:
    """[1, 1] ∗ [1, 2, 1] / 4 = [1, 3, 3, 1] / 4: one and the same."""
    plane = frozen(np.random.default_rng(seed).integers(0, 9, (4,) * rank))
    document = examples.document_of(plane[None], np.ones((1, 1, *(1,) * rank)))
    made = compare(document, Way.LINEAR, 0, 0, lambda: False)
    assert made.planes[1].shape == made.planes[2].shape == (8,) * rank
    np.testing.assert_allclose(made.planes[1], made.planes[2], rtol=1e-5, atol=1e-5)
    assert made.difference < 1e-5


@given(st.integers(1, 5), st.integers(1, 5))
def test_any_kernel_doubles_the_size(rows: int, columns: int) -> None:
    document = examples.document_of([np.ones((3, 4))], [[np.ones((rows, columns))]])
    made = compare(document, Way.KERNEL, 0, 0, lambda: False)
    assert made.planes[1].shape == made.planes[2].shape == (6, 8)


def test_the_checkerboard_is_the_stamps_alone() -> None:
    document = examples.document_of([np.ones((6, 6))], [[np.ones((3, 3))]])
    stamped, resized = compare(document, Way.KERNEL, 0, 0, lambda: False).planes[1:]
    assert len(np.unique(stamped[3:-3, 3:-3])) == 3  # 1, 2 and 4
    assert len(np.unique(resized[3:-3, 3:-3])) == 1


def test_pooling_has_no_way_back() -> None:
    with pytest.raises(StudioError) as caught:
        compare(set_kind(examples.first(), Kind.MAX_POOL), Way.ROUND_TRIP, 0, 0, lambda: False)
    assert caught.value.code is Code.NO_WAY_BACK
