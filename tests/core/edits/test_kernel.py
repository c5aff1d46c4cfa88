import contextlib
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convstudio.core import examples, limits
from convstudio.core.document import Document, arrays, frozen
from convstudio.core.edits import kernel
from convstudio.core.edits.kind import set_kind
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.initialise import Scheme
from convstudio.core.view_state import COMPOSITE, Cursor, ViewState
from tests.oracles import make, torch_output
from tests.strategies import RANKS, documents, kernel_edits, seeds

sides = st.integers(1, limits.KERNEL_SIDE)
TORCH: dict[Scheme, Callable[[torch.Tensor], torch.Tensor]] = {
    Scheme.UNIFORM: lambda weight: torch.nn.init.uniform_(weight, -1, 1),
    Scheme.XAVIER_UNIFORM: torch.nn.init.xavier_uniform_,
    Scheme.KAIMING_UNIFORM: torch.nn.init.kaiming_uniform_,
}


def of(*rows: list[float]) -> Document:
    return make([[[1]]], [[rows]])


def weight_of(document: Document) -> list[list[float]]:
    values: list[list[float]] = document.weight[0, 0].tolist()
    return values


@given(documents(wild=True), st.data())
def test_an_edit_leaves_its_document_alone(document: Document, data: st.DataObject) -> None:
    before = [array.tobytes() for array in arrays(document)]
    _, edit = data.draw(kernel_edits(document))
    changed = document
    with contextlib.suppress(StudioError):
        changed = edit(document)
    assert [array.tobytes() for array in arrays(document)] == before
    assert changed.signal is document.signal
    assert changed.layer is document.layer
    # What equals the old array is the old array, and a document without a change the old document.
    for old, new in ((document.weight, changed.weight), (document.bias, changed.bias)):
        assert (new is old) == np.array_equal(new, old)
    assert (changed is document) == (changed.weight is document.weight and changed.bias is document.bias)


@given(documents(), st.data(), st.floats(-9, 9, width=32))
def test_one_weight(document: Document, data: st.DataObject, value: float) -> None:
    index = tuple(data.draw(st.integers(0, side - 1)) for side in document.weight.shape)
    changed = kernel.set_weight(document, (index[0], index[1]), index[2:], value)
    expected = np.array(document.weight)
    expected[index] = value
    np.testing.assert_array_equal(changed.weight, expected)


@pytest.mark.parametrize("value", [float("nan"), float("-inf"), 1e39])
def test_only_finite_weights(value: float) -> None:
    with pytest.raises(StudioError) as refusal:
        kernel.set_weight(of([1]), (0, 0), (0, 0), value)
    assert refusal.value.code is Code.NOT_FINITE
    with pytest.raises(StudioError) as refusal:
        kernel.set_bias(of([1]), 0, value)
    assert refusal.value.code is Code.NOT_FINITE


@given(documents(), sides, sides)
def test_resizing_keeps_the_middle(document: Document, rows: int, columns: int) -> None:
    resized = kernel.resize_kernel(document, (rows, columns))
    assert resized.kernel_size == (rows, columns)
    old, new = document.weight, resized.weight
    for index in np.ndindex(*new.shape):
        place = tuple(
            i + (abs(was - side) // 2 if was > side else -(abs(was - side) // 2))
            for i, side, was in zip(index[2:], new.shape[2:], old.shape[2:], strict=True)
        )
        inside = all(0 <= i < was for i, was in zip(place, old.shape[2:], strict=True))
        assert new[index] == (old[(*index[:2], *place)] if inside else 0)


@given(documents(), sides, sides)
def test_growing_has_a_way_back(document: Document, rows: int, columns: int) -> None:
    rows, columns = map(max, document.kernel_size, (rows, columns))
    grown = kernel.resize_kernel(document, (rows, columns))
    back = kernel.resize_kernel(grown, document.kernel_size)
    np.testing.assert_array_equal(back.weight, document.weight)


def test_the_middle_of_odd_and_even_kernels() -> None:
    assert weight_of(kernel.resize_kernel(of([5]), (3, 3))) == [[0, 0, 0], [0, 5, 0], [0, 0, 0]]
    assert weight_of(kernel.resize_kernel(of([5]), (2, 2))) == [[5, 0], [0, 0]]
    assert weight_of(kernel.resize_kernel(of([1, 2, 3]), (1, 1))) == [[2]]
    assert weight_of(kernel.resize_kernel(of([1, 2, 3]), (1, 2))) == [[1, 2]]


@given(documents(), sides, sides)
def test_stretching_repeats_the_border(document: Document, rows: int, columns: int) -> None:
    stretched = kernel.stretch_kernel(document, (rows, columns))
    resized = kernel.resize_kernel(document, (rows, columns))
    old = document.kernel_size
    assert stretched.layer == resized.layer
    for index in np.ndindex(rows, columns):
        # Where a new cell is cut from the old kernel, or the nearest cell of it.
        source = tuple(
            min(max(i - (new - was) // 2 if new > was else i + (was - new) // 2, 0), was - 1)
            for i, new, was in zip(index, (rows, columns), old, strict=True)
        )
        np.testing.assert_array_equal(stretched.weight[(..., *index)], document.weight[(..., *source)])
    if rows <= old[0] and columns <= old[1]:
        np.testing.assert_array_equal(stretched.weight, resized.weight)


def test_a_checkerboard_is_cured_by_stretching_its_kernel() -> None:
    cured = kernel.stretch_kernel(examples.EXAMPLES["checkerboard"](), (4, 4))
    even = examples.EXAMPLES["even-coverage"]()
    np.testing.assert_array_equal(cured.weight, even.weight)
    assert cured.layer == even.layer


@pytest.mark.parametrize("size", [(0, 3), (3, limits.KERNEL_SIDE + 1)])
def test_sizes_beyond_the_cap_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(StudioError) as refusal:
        kernel.resize_kernel(of([1]), size)
    assert refusal.value.code is Code.OUT_OF_RANGE
    with pytest.raises(StudioError) as refusal:
        kernel.set_kernel(of([1]), (0, 0), frozen(np.zeros(size)))
    assert refusal.value.code is Code.OUT_OF_RANGE


@given(documents(), st.data(), st.tuples(sides, sides))
def test_a_preset_replaces_one_kernel(document: Document, data: st.DataObject, size: tuple[int, int]) -> None:
    which = tuple(data.draw(st.integers(0, side - 1)) for side in document.weight.shape[:2])
    values = frozen(np.arange(1, size[0] * size[1] + 1).reshape(size))
    changed = kernel.set_kernel(document, (which[0], which[1]), values)
    resized = kernel.resize_kernel(document, size)
    for index in np.ndindex(*document.weight.shape[:2]):
        np.testing.assert_array_equal(
            changed.weight[index], values if index == which else resized.weight[index]
        )


@pytest.mark.parametrize("scheme", TORCH)
@settings(max_examples=30)
@given(document=documents(), seed=seeds())
def test_random_weights_lie_within_the_bounds_of_torch(scheme: Scheme, document: Document, seed: int) -> None:
    drawn = kernel.randomise(document, (0, 0), scheme, seed)
    # The largest of 5000 draws of torch's, within 1 % of its bound.
    shape = document.weight.shape
    weights = [TORCH[scheme](torch.empty(shape)).abs().max() for _ in range(5000 // document.weight.size + 1)]
    assert np.abs(drawn.weight[0, 0]).max() <= 1.01 * max(map(float, weights))
    again = kernel.randomise(document, (0, 0), scheme, seed)
    np.testing.assert_array_equal(again.weight, drawn.weight)
    others = np.ones(shape[:2], dtype=bool)
    others[0, 0] = False
    np.testing.assert_array_equal(drawn.weight[others], document.weight[others])


@given(documents(wild=True))
def test_normalised_weights_sum_to_one(document: Document) -> None:
    weights = kernel.normalise(document, (0, 0)).weight[0, 0].astype(np.float64)
    if not document.weight[0, 0].any():
        assert not weights.any()
        return
    # Sums of up to 16 rounded weights; where positive ones nearly cancel negative ones, they are large.
    rounding = 16 * 2.0**-24 * np.abs(weights).sum() + 1e-7
    assert min(abs(weights.sum() - 1), abs(np.abs(weights).sum() - 1)) <= rounding


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[1.0, 3.0]], [[0.25, 0.75]]),
        ([[-1.0, -3.0]], [[0.25, 0.75]]),
        ([[1.0, -1.0]], [[0.5, -0.5]]),
        ([[0.0, 0.0]], [[0.0, 0.0]]),
        ([[3e38, 3e38]], [[0.5, 0.5]]),
        ([[1e-44, 1e-44]], [[0.5, 0.5]]),
    ],
)
def test_normalising(rows: list[list[float]], expected: list[list[float]]) -> None:
    assert weight_of(kernel.normalise(of(*rows), (0, 0))) == expected


@given(documents())
def test_transposing(document: Document) -> None:
    rows, columns = document.kernel_size
    turned = kernel.transpose(document, (0, 0))
    assert turned.kernel_size == (columns, rows)
    np.testing.assert_array_equal(turned.weight[0, 0], document.weight[0, 0].T)
    others = np.swapaxes(document.weight, -1, -2) if rows != columns else document.weight
    np.testing.assert_array_equal(turned.weight[1:], others[1:])
    np.testing.assert_array_equal(kernel.transpose(turned, (0, 0)).weight, document.weight)


@given(documents())
def test_turning_by_180_degrees(document: Document) -> None:
    turned = kernel.turn(document, (0, 0))
    np.testing.assert_array_equal(turned.weight[0, 0], document.weight[0, 0, ::-1, ::-1])
    np.testing.assert_array_equal(turned.weight[1:], document.weight[1:])
    np.testing.assert_array_equal(kernel.turn(turned, (0, 0)).weight, document.weight)


def test_turning_the_first_kernel() -> None:
    assert weight_of(kernel.turn(examples.first(), (0, 0))) == [[3, 2], [1, 0]]


@given(documents(), st.floats(-9, 9, width=32))
def test_one_bias(document: Document, value: float) -> None:
    last = document.out_channels - 1
    changed = kernel.set_bias(document, last, value)
    assert changed.weight is document.weight
    assert changed.bias.tolist() == [*document.bias[:last].tolist(), value]


@given(st.data(), st.sampled_from(RANKS), st.booleans())
def test_no_filter_of_unit_size_answers_more_than_the_matched_one(
    data: st.DataObject, rank: int, flipped: bool
) -> None:
    document = data.draw(documents(rank, max_side=6, possible=True, flipped=flipped))
    places = tuple(data.draw(st.integers(0, size - 1)) for size in geometry.output_shape(document))
    channel = data.draw(st.integers(0, document.out_channels - 1))
    try:
        changed = kernel.match_window(document, channel, places)
    except StudioError:
        assume(False)
    without_bias = kernel.set_bias(changed, channel, 0)
    best = torch_output(without_bias)[(channel, *places)]
    taken = changed.weight[channel].astype(np.float64)
    assert np.sqrt(np.square(taken).sum()) == pytest.approx(1, rel=1e-5)
    others = np.random.default_rng(1).standard_normal((5, *taken.shape))
    for other in others:
        rival = np.array(changed.weight)
        rival[channel] = other / np.sqrt(np.square(other).sum())
        answer = torch_output(replace(without_bias, weight=frozen(rival)))[(channel, *places)]
        assert answer <= best * (1 + 1e-4) + 1e-5
    kept = [number for number in range(document.out_channels) if number != channel]
    np.testing.assert_array_equal(changed.weight[kept], document.weight[kept])


@pytest.mark.parametrize("kind", [Kind.TRANSPOSED, Kind.MAX_POOL, Kind.AVERAGE_POOL])
def test_only_a_convolution_has_a_window_to_copy(kind: Kind) -> None:
    with pytest.raises(StudioError) as caught:
        kernel.match_window(set_kind(examples.first(), kind), 0, (0, 0))
    assert caught.value.code is Code.NOTHING_TO_MATCH


def test_a_matched_filter_finds_its_piece() -> None:
    line = examples.document_of([[0, 0, 3, 4, 0, 0, 0]], [[[1, 1]]])
    assert kernel.match_window(line, 0, (2,)).weight.tolist() == [[[np.float32(0.6), np.float32(0.8)]]]
    assert torch_output(kernel.match_window(line, 0, (2,))).max() == 5


def test_a_causal_average_knows_nothing_of_what_comes() -> None:
    line = examples.document_of([[3, 6, 9, 0, 0]], [[[1, 0]]])
    changed = kernel.causal_average(line, [(0, 0)], 3)
    assert changed.layer.padding == ((2, 0),)
    np.testing.assert_allclose(torch_output(changed), [[1, 3, 6, 5, 3]], rtol=1e-6)
    later = replace(changed, signal=replace(changed.signal, values=frozen([[3, 6, 9, 0, 8]])))
    np.testing.assert_array_equal(torch_output(later)[0, :4], torch_output(changed)[0, :4])


def test_planes_are_counted_within_the_group() -> None:
    document = examples.depthwise()
    view = ViewState(cursor=Cursor(1, (0, 0)), in_channel=document.input_planes(1).start)
    assert kernel.edited_kernels(document, view) == ((1, 0),)
    assert kernel.edited_kernels(document, replace(view, in_channel=COMPOSITE)) == ((1, 0),)
