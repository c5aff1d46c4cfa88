import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import examples
from convstudio.core.document import Document, PaddingMode
from convstudio.core.edits import layer
from convstudio.core.errors import Code, ShapeError, StudioError
from convstudio.core.operators import geometry
from tests.oracles import MODULES
from tests.strategies import documents, layer_edits

any_rank = st.integers(1, 3).flatmap(documents)


@given(any_rank, st.data())
def test_an_edit_changes_the_layer_alone(document: Document, data: st.DataObject) -> None:
    before = document.layer
    _, edit = data.draw(layer_edits(document))
    changed = document
    with contextlib.suppress(StudioError):
        changed = edit(document)
    assert document.layer is before
    assert changed.signal is document.signal
    assert changed.weight is document.weight
    assert changed.bias is document.bias
    assert (changed is document) == (changed.layer == before)


def test_each_parameter() -> None:
    document = examples.lecture()
    assert layer.set_stride(document, (2, 3)).layer.stride == (2, 3)
    assert layer.set_dilation(document, (2, 1)).layer.dilation == (2, 1)
    assert layer.set_padding(document, ((0, 1), (2, 3))).layer.padding == ((0, 1), (2, 3))
    assert layer.set_padding_mode(document, PaddingMode.REFLECT).layer.padding_mode is PaddingMode.REFLECT
    assert layer.set_flipped(document, True).layer.flipped


def test_parameters_are_one_for_each_axis() -> None:
    with pytest.raises(StudioError) as refusal:
        layer.set_stride(examples.lecture(), (1,))
    assert refusal.value.code is Code.RANK_MISMATCH


def test_an_impossible_geometry_is_a_document() -> None:
    changed = layer.set_dilation(examples.first(), (3, 3))
    with pytest.raises(ShapeError):
        geometry.output_shape(changed)


@given(any_rank)
def test_no_padding(document: Document) -> None:
    padded = layer.set_padding(document, layer.valid_padding(document))
    assert padded.layer.padding == ((0, 0),) * document.layer.rank


@given(any_rank)
def test_same_padding_is_that_of_torch(document: Document) -> None:
    plain = layer.set_padding_mode(layer.set_stride(document, (1,) * document.layer.rank), PaddingMode.ZEROS)
    padded = layer.set_padding(plain, layer.same_padding(plain))
    assert geometry.output_shape(padded) == document.signal.spatial
    module = MODULES[document.layer.rank](
        1, 1, document.kernel_size, padding="same", dilation=document.layer.dilation
    )
    sides = vars(module)["_reversed_padding_repeated_twice"]  # (before, after), the last axis first
    pairs = list(zip(sides[::2], sides[1::2], strict=True))[::-1]
    assert list(padded.layer.padding) == pairs


@given(any_rank)
def test_full_padding_counts_every_overlap(document: Document) -> None:
    plain = layer.set_padding_mode(layer.set_stride(document, (1,) * document.layer.rank), PaddingMode.ZEROS)
    padded = layer.set_padding(plain, layer.full_padding(plain))
    expected = tuple(axis.in_size + axis.span - 1 for axis in geometry.axes(padded))
    assert geometry.output_shape(padded) == expected
