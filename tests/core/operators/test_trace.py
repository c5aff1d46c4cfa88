import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace, traced_output
from tests import oracles
from tests.strategies import possible_documents

small = st.integers(1, 3).flatmap(
    lambda rank: possible_documents(rank, max_side=5 if rank < 3 else 3, max_kernel=3)
)


@given(small, st.data())
def test_terms_are_those_of_the_window(document: Document, data: st.DataObject) -> None:
    shape = geometry.output_shape(document)
    channel = data.draw(st.integers(0, document.out_channels - 1))
    position = tuple(data.draw(st.integers(0, size - 1)) for size in shape)
    found = trace(document, channel, position)
    assert [part.channel for part in found.channels] == list(document.input_planes(channel))
    padded = np.pad(
        document.signal.values,
        ((0, 0), *document.layer.padding),
        mode=oracles.NUMPY_MODES[document.layer.padding_mode.value],  # type: ignore[call-overload]  # the stub wants a literal
    )
    for plane, part in enumerate(found.channels):
        np.testing.assert_array_equal(part.weights, document.weight[channel, plane])
        np.testing.assert_array_equal(part.products, part.inputs * part.weights)
        for index in np.ndindex(*document.kernel_size):
            cell = part.positions[(slice(None), *index)]
            place = tuple(c + before for c, (before, _) in zip(cell, document.layer.padding, strict=True))
            assert part.inputs[index] == padded[(part.channel, *place)]
            real = all(0 <= c < size for c, size in zip(cell, document.signal.spatial, strict=True))
            assert part.padded[index] == (not real)
        assert part.subtotal == pytest.approx(float(part.row_sums.sum()), rel=1e-12, abs=1e-12)


@given(small)
@settings(max_examples=60)
def test_traces_sum_to_the_output(document: Document) -> None:
    exact, weight_of_terms = oracles.loop_output(document)
    found = traced_output(document)
    assert found.dtype == np.float32
    assert not found.flags.writeable
    # Added in double precision: one rounding to float32, of the result.
    np.testing.assert_array_less(np.abs(found - exact), weight_of_terms * 2.0**-23 + 1e-30)
    torch_bound = oracles.rounding_bound(document, weight_of_terms)
    assert (np.abs(oracles.torch_output(document) - found) <= torch_bound).all()


def test_first_window_of_the_first_example() -> None:
    document = oracles.make([[[0, 1, 2], [3, 4, 5], [6, 7, 8]]], [[[[0, 1], [2, 3]]]])
    found = trace(document, 0, (0, 0))
    assert found.channels[0].products.tolist() == [[0, 1], [6, 12]]
    assert found.channels[0].row_sums.tolist() == [1, 18]
    assert found.total == 19


def test_a_turned_kernel_keeps_its_own_arrangement() -> None:
    layer = LayerSpec(flipped=True)
    document = oracles.make([[[0, 1, 2], [3, 4, 5], [6, 7, 8]]], [[[[0, 1], [2, 3]]]], layer=layer)
    part = trace(document, 0, (0, 0)).channels[0]
    assert part.weights.tolist() == [[0, 1], [2, 3]]
    assert part.inputs.tolist() == [[4, 3], [1, 0]]
    assert part.positions[:, 0, 0].tolist() == [1, 1]


@pytest.mark.parametrize("position", [(-1, 0), (0, 2)])
def test_no_window_there(position: tuple[int, int]) -> None:
    document = oracles.make([[[0, 1, 2], [3, 4, 5], [6, 7, 8]]], [[[[0, 1], [2, 3]]]])
    with pytest.raises(IndexError, match="outside"):
        trace(document, 0, position)
