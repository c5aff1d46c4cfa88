import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.document import Document
from convstudio.core.edits import chain as edits
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES
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
    for edit in (
        lambda: edits.add_layer(full, 0, ChainLayer()),
        lambda: edits.remove_layer(with_chain(LAYERS[:1]), 0),
        lambda: edits.set_layer(full, limits.CHAIN_LAYERS, ChainLayer()),
        lambda: edits.remove_layer(full, -1),
    ):
        with pytest.raises(StudioError) as caught:
            edit()
        assert caught.value.code is Code.OUT_OF_RANGE


@given(chains(longest=limits.CHAIN_LAYERS), st.data())
def test_moving_there_and_back_gives_what_there_was(chain: Chain, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(chain) - 1))
    target = data.draw(st.integers(0, len(chain) - 1))
    moved = edits.move_layer(with_chain(chain), index, target - index)
    assert edits.move_layer(moved, target, index - target).chain == chain
