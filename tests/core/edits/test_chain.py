import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.document import Document
from convstudio.core.edits import chain as edits
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES
from convstudio.core.kind import Kind
from tests.chains import chains


def with_chain(chain: Chain) -> Document:
    return edits.set_chain(EXAMPLES["first"](), chain)


LAYERS = tuple(ChainLayer(kernel=size) for size in (1, 2, 3))


def kernels(document: Document) -> list[int]:
    return [layer.kernel for layer in document.chain]


def test_a_layer_is_set_added_removed_and_moved() -> None:
    document = with_chain(LAYERS)
    assert kernels(edits.set_layer(document, 1, ChainLayer(kernel=5))) == [1, 5, 3]
    assert kernels(edits.add_layer(document, 1, ChainLayer(kernel=5))) == [1, 5, 2, 3]
    assert kernels(edits.add_layer(document, 3, ChainLayer(kernel=5))) == [1, 2, 3, 5]
    assert kernels(edits.remove_layer(document, 0)) == [2, 3]
    assert kernels(edits.move_layer(document, 0, 2)) == [2, 3, 1]
    assert kernels(edits.move_layer(document, 2, -1)) == [1, 3, 2]


def test_what_changes_nothing_is_the_same_document() -> None:
    document = with_chain(LAYERS)
    assert edits.set_chain(document, LAYERS) is document
    assert edits.set_layer(document, 1, LAYERS[1]) is document
    assert edits.move_layer(document, 2, 1) is document


def test_the_rest_of_the_document_stays() -> None:
    document = EXAMPLES["first"]()
    changed = edits.add_layer(document, 0, ChainLayer(kernel=5))
    assert changed.weight is document.weight
    assert changed.signal is document.signal


def test_at_least_one_layer_and_no_more_than_the_cap() -> None:
    full = with_chain((ChainLayer(),) * limits.CHAIN_LAYERS)
    with pytest.raises(StudioError) as added:
        edits.add_layer(full, 0, ChainLayer())
    with pytest.raises(StudioError) as removed:
        edits.remove_layer(with_chain(LAYERS[:1]), 0)
    for caught in (added, removed):
        assert caught.value.code is Code.OUT_OF_RANGE


@pytest.mark.parametrize("index", [-1, 3])
def test_a_layer_that_is_not_there(index: int) -> None:
    with pytest.raises(StudioError) as caught:
        edits.set_layer(with_chain(LAYERS), index, ChainLayer())
    assert caught.value.code is Code.OUT_OF_RANGE


def test_a_layer_that_pools_begins_with_the_defaults() -> None:
    document = with_chain((ChainLayer(kernel=2, padding=2, dilation=3),))
    pooled = edits.set_kind(document, 0, Kind.MAX_POOL)
    assert pooled.chain == (ChainLayer(Kind.MAX_POOL, kernel=2, stride=2),)
    assert edits.set_kind(pooled, 0, Kind.AVERAGE_POOL).chain[0].stride == 2
    assert edits.set_kind(pooled, 0, Kind.MAX_POOL) is pooled


@given(chains(longest=limits.CHAIN_LAYERS), st.data())
def test_moving_there_and_back_gives_what_there_was(chain: Chain, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(chain) - 1))
    target = data.draw(st.integers(0, len(chain) - 1))
    moved = edits.move_layer(with_chain(chain), index, target - index)
    assert edits.move_layer(moved, target, index - target).chain == chain
