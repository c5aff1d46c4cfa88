"""What was learned, in the document."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec, frozen
from convstudio.core.edits.kernel import resize_kernel
from convstudio.core.edits.kind import set_kind
from convstudio.core.edits.layer import set_flipped
from convstudio.core.edits.learned import use_weights
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from tests.oracles import make, torch_output
from tests.strategies import any_documents


@given(any_documents((Kind.CONVOLUTION, Kind.TRANSPOSED)), st.booleans())
def test_what_was_learned_makes_the_target_again(document: Document, flipped: bool) -> None:
    """Whichever way the document turns its kernels, they slide as they were learned."""
    other = replace(
        set_flipped(document, flipped),
        weight=frozen(np.zeros_like(document.weight)),
        bias=frozen(np.zeros_like(document.bias)),
    )
    learned = (document.effective_weight(), document.bias, 0)
    used = use_weights(other, *learned)
    assert used.layer.flipped == flipped
    np.testing.assert_allclose(torch_output(used), torch_output(document), rtol=1e-4, atol=1e-4)
    assert use_weights(used, *learned) is used


@pytest.mark.parametrize("kind", [Kind.MAX_POOL, Kind.AVERAGE_POOL])
def test_pooling_has_no_use_for_weights(kind: Kind) -> None:
    document = set_kind(make(np.zeros((1, 4, 4)), np.ones((1, 1, 2, 2))), kind)
    with pytest.raises(StudioError) as refused:
        use_weights(document, document.weight, document.bias, 0)
    assert refused.value.code is Code.NOTHING_TO_LEARN


def test_several_filters_take_the_place_of_all() -> None:
    document = make(np.zeros((2, 7, 7)), np.ones((1, 2, 2, 2)), [3.0])
    weight = frozen(np.arange(54).reshape(3, 2, 3, 3))
    used = use_weights(document, weight, frozen([1, 2, 3]), 0)
    np.testing.assert_array_equal(used.weight, weight)
    np.testing.assert_array_equal(used.bias, [1, 2, 3])
    assert used.signal is document.signal


def test_one_filter_takes_the_place_of_the_selected_one() -> None:
    document = make(np.zeros((2, 7, 7)), np.arange(16).reshape(2, 2, 2, 2), [3.0, 4.0])
    weight = frozen(np.arange(18).reshape(1, 2, 3, 3))
    used = use_weights(document, weight, frozen([9]), 1)
    np.testing.assert_array_equal(used.weight[1], weight[0])
    np.testing.assert_array_equal(used.weight[0], resize_kernel(document, (3, 3)).weight[0])
    np.testing.assert_array_equal(used.bias, [3, 9])


def test_a_single_kernel_goes_into_each_plane() -> None:
    used = use_weights(make(np.ones((3, 6, 6)), np.ones((1, 3, 2, 2))), frozen([[[[1, -1]]]]), frozen([0]), 0)
    np.testing.assert_array_equal(used.weight, [[[[1, -1]]] * 3])


@pytest.mark.parametrize(("groups", "found", "expected"), [(1, 3, 2), (2, 6, 2)])
def test_it_is_refused_where_the_input_has_other_planes(groups: int, found: int, expected: int) -> None:
    document = make(np.ones((2, 4, 4)), np.ones((2, 2 // groups, 2, 2)), layer=LayerSpec(groups=groups))
    with pytest.raises(StudioError) as refused:
        use_weights(document, frozen(np.ones((2, 3, 2, 2))), frozen([0, 0]), 0)
    assert refused.value.code is Code.LEARNED_CHANNELS
    assert refused.value.values == {"found": found, "expected": expected}


def test_the_number_of_filters_has_to_suit_the_groups() -> None:
    document = make(np.ones((2, 4, 4)), np.ones((2, 1, 2, 2)), layer=LayerSpec(groups=2))
    with pytest.raises(StudioError) as refused:
        use_weights(document, frozen(np.ones((3, 1, 2, 2))), frozen([0, 0, 0]), 0)
    assert refused.value.code is Code.GROUPS_DO_NOT_DIVIDE
