import contextlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec, Signal, frozen
from convstudio.core.edits import channels, kernel, kind, planes, signal
from convstudio.core.edits.learned import use_weights
from convstudio.core.errors import Code, ShapeError, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import traced_output
from tests.oracles import make
from tests.strategies import any_documents

every = any_documents(possible=False, max_side=5)


@given(every, every)
def test_any_signal_goes_into_any_document(document: Document, other: Document) -> None:
    changed = signal.replace_input(document, other.signal)
    assert changed.signal is other.signal
    assert changed.layer.rank == changed.weight.ndim - 2 == len(other.signal.spatial)
    assert len(changed.weight) == len(document.weight)
    with contextlib.suppress(ShapeError):
        geometry.output_shape(changed)


@given(every, every)
def test_axes_come_and_go_at_the_front(document: Document, other: Document) -> None:
    changed = signal.replace_input(document, other.signal)
    common = min(other.layer.rank, document.layer.rank)
    assert changed.kernel_size[-common:] == document.kernel_size[-common:]
    for name in ("stride", "padding", "dilation", "output_padding"):
        assert getattr(changed.layer, name)[-common:] == getattr(document.layer, name)[-common:]


@given(every, st.integers(1, 4), st.integers(1, 4))
def test_up_and_down_again_is_the_same_layer(document: Document, rows: int, slices: int) -> None:
    spatial = document.signal.spatial
    if len(spatial) == 3:
        return
    larger = (slices, rows, *spatial)[-3:]
    volume = replace(document.signal, values=frozen(np.zeros((document.in_channels, *larger))))
    back = signal.replace_input(signal.replace_input(document, volume), document.signal)
    assert back.layer == document.layer
    np.testing.assert_array_equal(back.weight, document.weight)


def volume_of(depth: int) -> Signal:
    return Signal(frozen(np.zeros((1, depth, 6, 6))))


@pytest.mark.parametrize(
    ("side", "depth", "expected"), [(3, 3, 3), (3, 2, 1), (2, 2, 2), (5, 9, 3), (1, 9, 1), (5, 1, 1)]
)
def test_a_kernel_of_pictures_is_the_middle_slice_of_one_of_volumes(
    side: int, depth: int, expected: int
) -> None:
    weight = np.arange(1.0, side * side + 1).reshape(1, 1, side, side)
    changed = signal.replace_input(make(np.zeros((1, 6, 6)), weight), volume_of(depth))
    assert changed.kernel_size == (expected, side, side)
    middle = (expected - 1) // 2
    np.testing.assert_array_equal(changed.weight[:, :, middle], weight)
    assert np.count_nonzero(changed.weight) == side * side


def test_same_padding_stays_same_and_the_first_axis_is_taken_as_an_example() -> None:
    layer = LayerSpec((2, 1), ((2, 2), (0, 0)))
    document = make(np.zeros((1, 6, 6)), np.ones((1, 1, 5, 3)), layer=layer)
    changed = signal.replace_input(document, volume_of(4))
    assert changed.layer.stride == (2, 2, 1)
    assert changed.layer.padding == ((1, 1), (2, 2), (0, 0))


def test_a_flat_volume_is_worked_on_slice_by_slice() -> None:
    layer = LayerSpec((2, 2), ((1, 1), (1, 1)), (2, 2), kind=Kind.TRANSPOSED, output_padding=(1, 1))
    document = make(np.zeros((1, 6, 6)), np.ones((1, 1, 3, 3)), layer=layer)
    changed = signal.replace_input(document, volume_of(1)).layer
    first = [changed.stride[0], changed.padding[0], changed.dilation[0], changed.output_padding[0]]
    assert first == [1, (0, 0), 1, 0]


def test_a_pool_of_pictures_pools_a_volume_by_its_kernel() -> None:
    pooled = kind.set_kind(make(np.zeros((1, 6, 6)), np.ones((1, 1, 5, 5))), Kind.MAX_POOL)
    changed = signal.replace_input(pooled, volume_of(7))
    assert changed.kernel_size == changed.layer.stride == (3, 5, 5)


@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("found", [1, 2, 3])
def test_a_kernel_of_another_dimension_is_refused(rank: int, found: int) -> None:
    document = make(np.zeros((1, *[4] * rank)), np.ones((1, 1, *[2] * rank)))
    values = frozen(np.ones([2] * found))
    if found == rank:
        kernel.set_kernel(document, (0, 0), values)
        return
    with pytest.raises(StudioError) as refusal:
        kernel.set_kernel(document, (0, 0), values)
    assert refusal.value.code is Code.RANK_MISMATCH
    assert refusal.value.values == {"expected": rank, "found": found}
    with pytest.raises(StudioError) as refusal:
        use_weights(document, values[None, None], frozen([0.0]), 0)
    assert refusal.value.code is Code.RANK_MISMATCH


def test_one_row_of_numbers_is_a_kernel_of_one_dimension() -> None:
    document = make(np.zeros((1, 4)), np.ones((1, 1, 2)))
    np.testing.assert_array_equal(
        kernel.set_kernel(document, (0, 0), frozen([[1.0, 0.0, -1.0]])).weight, [[[1, 0, -1]]]
    )


@pytest.mark.parametrize("rank", [1, 3])
def test_a_bank_of_pictures_is_refused_elsewhere(rank: int) -> None:
    document = make(np.zeros((1, *[4] * rank)), np.ones((1, 1, *[2] * rank)))
    with pytest.raises(StudioError) as refusal:
        channels.apply_bank(document, "gabor")
    assert refusal.value.code is Code.RANK_MISMATCH
    assert channels.apply_bank(document, "random").kernel_size == document.kernel_size


def test_transposing_exchanges_the_last_two_axes() -> None:
    row = make(np.zeros((1, 4)), np.ones((1, 1, 2)))
    assert kernel.transpose(row, (0, 0)) is row
    for size in ((2, 3, 3), (2, 3, 2)):
        weight = np.random.default_rng(0).random((2, 1, *size), dtype=np.float32)
        changed = kernel.transpose(make(np.zeros((1, 4, 4, 4)), weight), (0, 0)).weight
        np.testing.assert_array_equal(changed[0, 0], np.swapaxes(weight[0, 0], 1, 2))
        other = weight[1, 0] if size[1] == size[2] else np.swapaxes(weight[1, 0], 1, 2)
        np.testing.assert_array_equal(changed[1, 0], other)


@given(every, st.data())
def test_painting_and_filling_in_any_dimension(document: Document, data: st.DataObject) -> None:
    cell = tuple(data.draw(st.integers(0, side - 1)) for side in document.signal.spatial)
    painted = signal.paint_cells(document, [cell, tuple(99 for _ in cell)], 7.0, [0])
    assert painted.signal.values[(0, *cell)] == 7
    filled = signal.fill(document, cell, 9.0, 0, [0])
    changed = np.argwhere(filled.signal.values != document.signal.values)
    assert all(place[0] == 0 for place in changed)
    if document.layer.rank == 3:
        assert {place[1] for place in changed.tolist()} <= {cell[0]}
    assert filled.signal.values[(0, *cell)] == 9


def test_a_row_of_equal_numbers_is_filled() -> None:
    document = make([[1.0, 0.0, 0.0, 1.0, 0.0]], [[[1.0]]])
    np.testing.assert_array_equal(signal.fill(document, (2,), 5.0, 0).signal.values, [[1, 5, 5, 1, 0]])


@given(every, st.integers(-3, 3), st.integers(-3, 3), st.booleans())
def test_shifting_in_any_dimension(document: Document, rows: int, columns: int, wraps: bool) -> None:
    moved = planes.shift(document, rows, columns, wraps=wraps)
    values = document.signal.values
    if wraps:
        axes, distances = ((-1,), (columns,)) if values.ndim == 2 else ((-2, -1), (rows, columns))
        np.testing.assert_array_equal(moved.signal.values, np.roll(values, distances, axes))
    else:
        assert moved.signal.values.shape == values.shape


@pytest.mark.parametrize("size", [(5,), (2, 5), (3, 2, 5)])
def test_resizing_in_any_dimension(size: tuple[int, ...]) -> None:
    document = make(np.ones((1, *[3] * len(size))), np.ones((1, 1, *[1] * len(size))))
    resized = signal.resize_input(document, *size)
    assert resized.signal.spatial == size
    assert resized.signal.values.sum() == np.prod([min(side, 3) for side in size])
    assert traced_output(resized).shape == (1, *size)
    with pytest.raises(StudioError) as refusal:
        signal.resize_input(document, 0, *size[1:])
    assert refusal.value.values["name"] == ("columns", "rows", "slices")[len(size) - 1]


def test_an_output_padding_goes_with_the_dilation_that_allowed_it() -> None:
    layer = LayerSpec((1, 1), dilation=(4, 4), kind=Kind.TRANSPOSED, output_padding=(3, 0))
    picture = make(np.zeros((1, 9, 9)), np.ones((1, 1, 3, 3)), layer=layer)
    volume = signal.replace_input(picture, Signal(frozen(np.zeros((1, 4, 9, 9)))))
    assert volume.layer.dilation == (1, 4, 4)
    assert volume.layer.output_padding == (0, 3, 0)
    geometry.output_shape(volume)
