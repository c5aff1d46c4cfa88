from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import examples, limits
from convstudio.core.document import Document, PaddingMode
from convstudio.core.edits import layer
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators import geometry
from tests.strategies import documents


@given(documents(), st.tuples(st.integers(1, limits.STRIDE), st.integers(1, limits.STRIDE)))
def test_the_stride_changes_alone(document: Document, stride: tuple[int, int]) -> None:
    changed = layer.set_stride(document, stride)
    assert changed.layer.stride == stride
    assert layer.set_stride(changed, document.layer.stride).layer == document.layer
    assert changed.weight is document.weight
    assert changed.signal is document.signal


@given(documents(), st.tuples(st.integers(1, limits.DILATION), st.integers(1, limits.DILATION)))
def test_the_dilation_changes_alone(document: Document, dilation: tuple[int, int]) -> None:
    changed = layer.set_dilation(document, dilation)
    assert changed.layer.dilation == dilation
    assert layer.set_dilation(changed, document.layer.dilation).layer == document.layer


@given(documents())
def test_what_is_so_already_is_the_same_document(document: Document) -> None:
    spec = document.layer
    assert layer.set_stride(document, spec.stride) is document
    assert layer.set_dilation(document, spec.dilation) is document
    assert layer.set_padding(document, spec.padding) is document
    assert layer.set_padding_mode(document, spec.padding_mode) is document
    assert layer.set_flipped(document, spec.flipped) is document


@given(documents(modes=[PaddingMode.ZEROS]))
def test_paddings_by_name_keep_their_promise(document: Document) -> None:
    plain = layer.set_stride(document, (1, 1))
    sizes = document.signal.spatial
    assert geometry.output_shape(layer.set_padding(plain, layer.same_padding(plain))) == sizes
    full = geometry.output_shape(layer.set_padding(plain, layer.full_padding(plain)))
    spans = [axis.span for axis in geometry.axes(plain)]
    assert full == tuple(size + span - 1 for size, span in zip(sizes, spans, strict=True))
    padded = [axis.padded for axis in geometry.axes(layer.set_padding(plain, layer.valid_padding(plain)))]
    assert padded == list(sizes)


@pytest.mark.parametrize(
    ("edit", "values"),
    [
        (layer.set_stride, (0, 1)),
        (layer.set_stride, (1, limits.STRIDE + 1)),
        (layer.set_dilation, (1, 0)),
        (layer.set_padding, ((0, -1), (0, 0))),
        (layer.set_padding, ((0, 0), (limits.PADDING + 1, 0))),
    ],
)
def test_beyond_the_caps_is_refused(edit: Callable[[Document, object], Document], values: object) -> None:
    with pytest.raises(StudioError) as refused:
        edit(examples.diagonal(), values)
    assert refused.value.code is Code.OUT_OF_RANGE
