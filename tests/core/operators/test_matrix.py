"""The matrix of a layer does what torch's layer does, and its transpose what torch's transposed layer does."""

import math
import operator
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pytest
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec, PaddingMode
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators.matrix import LayerMatrix, has_matrix
from convstudio.core.operators.torch_weight import torch_weight
from convstudio.core.operators.weight_sharing import connected_weights, distances, shared_weights
from tests.oracles import make
from tests.strategies import MODES, possible_documents

TORCH_MODES: Final = {"zeros": "constant"}
LINEAR: Final = tuple(kind for kind in Kind if kind is not Kind.MAX_POOL)


@st.composite
def linear_documents(draw: st.DrawFn) -> Document:
    """Possible layers of every kind that has a matrix, small enough to write its matrix out."""
    rank, kind = draw(st.integers(1, 3)), draw(st.sampled_from(LINEAR))
    sizes = {1: 8, 2: 5, 3: 3}
    modes = MODES if kind is Kind.CONVOLUTION else (PaddingMode.ZEROS,)
    document = draw(possible_documents(rank, max_side=sizes[rank], max_kernel=3, max_groups=2, modes=modes))
    layer = replace(document.layer, kind=kind)
    if kind is Kind.TRANSPOSED:
        most = [max(s, d) - 1 for s, d in zip(layer.stride, layer.dilation, strict=True)]
        layer = replace(layer, output_padding=tuple(draw(st.integers(0, m)) for m in most))
    if kind is Kind.AVERAGE_POOL:
        halves = [kernel // 2 for kernel in document.kernel_size]
        padding = tuple((p, p) for p in (draw(st.integers(0, half)) for half in halves))
        ceil, including = draw(st.booleans()), draw(st.booleans())
        layer = replace(layer, padding=padding, ceil_mode=ceil, count_include_pad=including)
    return replace(document, layer=layer)


def matrix_of(document: Document) -> LayerMatrix | None:
    try:
        return LayerMatrix.of(document)
    except ShapeError:
        return None


def flattened(document: Document) -> npt.NDArray[np.float64]:
    return document.signal.values.reshape(-1).astype(np.float64)


def doubled(values: npt.ArrayLike) -> torch.Tensor:
    return torch.tensor(np.asarray(values).tolist(), dtype=torch.float64)


def oracle(document: Document) -> npt.NDArray[np.float64]:
    """Return what torch makes of the input, without the bias, in double precision."""
    layer, rank = document.layer, document.layer.rank
    x = doubled(document.signal.values)[None]
    sides = [side for pair in layer.padding[::-1] for side in pair]
    if layer.kind is Kind.AVERAGE_POOL:
        pool = {1: F.avg_pool1d, 2: F.avg_pool2d, 3: F.avg_pool3d}[rank]
        half = tuple(before for before, _ in layer.padding)
        output = pool(x, document.kernel_size, layer.stride, half, layer.ceil_mode, layer.count_include_pad)
    elif layer.kind is Kind.TRANSPOSED:
        stamp = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}[rank]
        weight = doubled(torch_weight(document))
        weight = weight.flip(tuple(range(2, 2 + rank))) if layer.flipped else weight
        # Uneven padding is cut off afterwards; what output_padding uncovers beyond the stamps holds nothing.
        full = stamp(x, weight, None, layer.stride, 0, 0, layer.groups, layer.dilation)
        ends = [extra - after for extra, (_, after) in zip(layer.output_padding, layer.padding, strict=True)]
        starts = [-before for before, _ in layer.padding]
        output = F.pad(full, [side for pair in zip(starts[::-1], ends[::-1], strict=True) for side in pair])
    else:
        mode = layer.padding_mode.value
        padded = F.pad(x, sides, mode=TORCH_MODES.get(mode, mode))
        weight = doubled(document.effective_weight())
        convolve = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}[rank]
        output = convolve(padded, weight, None, layer.stride, 0, layer.dilation, layer.groups)
    return output[0].numpy().reshape(-1)


@settings(max_examples=60)
@given(linear_documents())
def test_the_matrix_times_the_input_is_the_output(document: Document) -> None:
    matrix = matrix_of(document)
    pools = document.layer.kind is Kind.AVERAGE_POOL
    # Of volumes, torch pools none with a side less than the kernel's, whatever its padding.
    assume(
        not pools
        or document.layer.rank < 3
        or all(map(operator.ge, document.signal.spatial, document.kernel_size))
    )
    if matrix is not None:
        np.testing.assert_allclose(matrix.times(flattened(document)), oracle(document), rtol=1e-9, atol=1e-9)


@settings(max_examples=30)
@given(linear_documents(), st.integers(0, 2**32 - 1))
def test_its_transpose_is_the_gradient_of_the_layer(document: Document, seed: int) -> None:
    """Aᵀ · g is what torch's backward pass makes of g, whatever the layer."""
    matrix = matrix_of(document)
    if matrix is None or document.layer.kind is not Kind.CONVOLUTION:
        return
    vector = np.random.default_rng(seed).standard_normal(matrix.shape[0])
    layer = document.layer
    x = torch.zeros((1, *document.signal.values.shape), dtype=torch.float64, requires_grad=True)
    mode = layer.padding_mode.value
    sides = [side for pair in layer.padding[::-1] for side in pair]
    convolve = {1: F.conv1d, 2: F.conv2d, 3: F.conv3d}[layer.rank]
    y = convolve(
        F.pad(x, sides, mode=TORCH_MODES.get(mode, mode)),
        doubled(document.effective_weight()),
        None,
        layer.stride,
        0,
        layer.dilation,
        layer.groups,
    )
    (gradient,) = torch.autograd.grad(y, x, doubled(vector).reshape(y.shape))
    np.testing.assert_allclose(
        matrix.transposed_times(vector), gradient.numpy().reshape(-1), rtol=1e-9, atol=1e-9
    )


@settings(max_examples=30)
@given(st.data())
def test_its_transpose_is_torchs_transposed_layer(data: st.DataObject) -> None:
    """The same weights, read as torch.nn.ConvTranspose reads them, give the transposed matrix."""
    rank = data.draw(st.integers(1, 3))
    side = {1: 8, 2: 5, 3: 3}[rank]
    document = data.draw(
        possible_documents(
            rank, max_side=side, max_kernel=3, max_groups=2, modes=(PaddingMode.ZEROS,), flipped=False
        )
    )
    layer = document.layer
    padding = tuple((before, before) for before, _ in layer.padding)
    document = replace(document, layer=replace(layer, padding=padding))
    matrix = matrix_of(document)
    if matrix is None:
        return
    vector = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1))).standard_normal(matrix.shape[0])
    sizes = [
        (out - 1) * stride - 2 * before + dilation * (kernel - 1) + 1
        for out, stride, (before, _), dilation, kernel in zip(
            matrix.output_shape, layer.stride, padding, layer.dilation, document.kernel_size, strict=True
        )
    ]
    missing = [size - own for size, own in zip(document.signal.spatial, sizes, strict=True)]
    stamp = {1: F.conv_transpose1d, 2: F.conv_transpose2d, 3: F.conv_transpose3d}[rank]
    if any(m >= max(s, d) for m, s, d in zip(missing, layer.stride, layer.dilation, strict=True)):
        return  # no output_padding that torch takes gives this size
    x = stamp(
        doubled(vector).reshape(1, document.out_channels, *matrix.output_shape),
        doubled(document.weight),
        None,
        layer.stride,
        tuple(before for before, _ in padding),
        tuple(missing),
        layer.groups,
        layer.dilation,
    )
    np.testing.assert_allclose(
        matrix.transposed_times(vector), x[0].numpy().reshape(-1), rtol=1e-9, atol=1e-9
    )


@settings(max_examples=30)
@given(linear_documents(), st.data())
def test_every_part_is_a_part_of_the_whole(document: Document, data: st.DataObject) -> None:
    matrix = matrix_of(document)
    if matrix is None:
        return
    rows, columns = matrix.shape
    every = range(rows), range(columns)
    whole = matrix.entries().dense(*every)
    row, column = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    np.testing.assert_array_equal(matrix.row(row).dense(range(row, row + 1), every[1])[0], whole[row])
    part = matrix.column(column).dense(every[0], range(column, column + 1))
    np.testing.assert_array_equal(part[:, 0], whole[:, column])
    across = range(column, data.draw(st.integers(column + 1, columns)))
    down = range(row, data.draw(st.integers(row + 1, rows)))
    block = whole[down.start : down.stop, across.start : across.stop]
    np.testing.assert_array_equal(matrix.block(down, across).dense(down, across), block)


@settings(max_examples=30)
@given(linear_documents())
def test_cells_are_counted_without_building(document: Document) -> None:
    matrix = matrix_of(document)
    if matrix is None:
        return
    entries = matrix.entries()
    summed, counts = entries.summed()
    assert (
        matrix.filled
        == len(summed)
        == len(set(zip(entries.rows.tolist(), entries.columns.tolist(), strict=True)))
    )
    assert counts.sum() == len(entries)
    assert matrix.folded == bool((counts > 1).any())
    np.testing.assert_array_equal(
        summed.dense(range(matrix.shape[0]), range(matrix.shape[1])),
        entries.dense(range(matrix.shape[0]), range(matrix.shape[1])),
    )
    if not matrix.folded:
        assert matrix.zeros == int((entries.values == 0).sum())


@settings(max_examples=30)
@given(linear_documents())
def test_entries_name_their_weights(document: Document) -> None:
    matrix = matrix_of(document)
    if matrix is None:
        return
    entries = matrix.entries()
    for row, column, weight, value in list(
        zip(
            entries.rows.tolist(),
            entries.columns.tolist(),
            entries.weights.tolist(),
            entries.values,
            strict=True,
        )
    )[:40]:
        channel, plane, *_kernel = matrix.weight_of(weight)
        assert matrix.output_of(row)[0] == channel
        assert document.input_planes(channel)[plane] == matrix.input_of(column)[0]
        assert matrix.row_of(channel, matrix.output_of(row)[1:]) == row
        assert matrix.column_of(matrix.input_of(column)[0], matrix.input_of(column)[1:]) == column
        if document.layer.kind.weighted:
            assert document.weight[matrix.weight_of(weight)] == value


@settings(max_examples=30)
@given(linear_documents())
def test_shared_weights_are_as_many_as_there_are_distances(document: Document) -> None:
    matrix = matrix_of(document)
    if matrix is None:
        return
    rows, columns = matrix.shape
    parts = np.broadcast_arrays(*distances(matrix, np.arange(rows), np.arange(columns)))
    kinds = np.unique(np.stack([part.ravel() for part in parts]), axis=1)
    assert kinds.shape[1] == shared_weights(matrix)
    assert connected_weights(matrix) == rows * columns


def test_a_kernel_keeps_its_distance() -> None:
    """With zeros for padding every weight stands at one distance, wherever it stands."""
    document = make(
        np.ones((1, 5, 6)), np.arange(9).reshape(1, 1, 3, 3), layer=LayerSpec(padding=((1, 1), (1, 1)))
    )
    matrix = LayerMatrix.of(document)
    entries = matrix.entries()
    parts = np.broadcast_arrays(*distances(matrix, np.arange(matrix.shape[0]), np.arange(matrix.shape[1])))
    for entry in range(len(entries)):
        place = tuple(int(part[entries.rows[entry], entries.columns[entry]]) for part in parts)
        assert place == (0, 0, *matrix.weight_of(int(entries.weights[entry]))[2:])


def test_the_course_example_is_4_by_16_with_36_weights() -> None:
    document = make(np.arange(16).reshape(1, 4, 4), np.arange(1, 10).reshape(1, 1, 3, 3))
    matrix = LayerMatrix.of(document)
    assert (matrix.shape, matrix.filled, matrix.zeros, matrix.folded) == ((4, 16), 36, 0, False)
    assert matrix.entries().dense(range(4), range(16)).tolist() == [
        [1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0, 0],
        [0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0],
        [0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0],
        [0, 0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9],
    ]


def test_a_signal_of_seven_under_two_weights() -> None:
    document = make(np.arange(7).reshape(1, 7), [[[1, 2]]])
    matrix = LayerMatrix.of(document)
    assert (matrix.shape, matrix.filled) == ((6, 7), 12)
    assert matrix.times(flattened(document)).tolist() == [2, 5, 8, 11, 14, 17]


def test_a_stamp_is_the_transposed_matrix() -> None:
    layer = LayerSpec(kind=Kind.TRANSPOSED)
    stamped = LayerMatrix.of(make([[[0, 1], [2, 3]]], [[[[0, 1], [2, 3]]]], layer=layer))
    assert stamped.shape == (9, 4)
    assert stamped.times(np.arange(4.0)).tolist() == [0, 0, 1, 0, 4, 6, 4, 12, 9]
    slid = LayerMatrix.of(make(np.zeros((1, 3, 3)), [[[[0, 1], [2, 3]]]]))
    np.testing.assert_array_equal(
        stamped.entries().dense(range(9), range(4)), slid.entries().dense(range(4), range(9)).T
    )


def test_a_mirrored_cell_gathers_two_weights() -> None:
    layer = LayerSpec(stride=(1,), padding=((1, 0),), dilation=(1,), padding_mode=PaddingMode.REFLECT)
    matrix = LayerMatrix.of(make([[1, 2, 3]], [[[1, 2, 4]]], layer=layer))
    assert matrix.folded
    assert matrix.filled == 5
    assert matrix.entries().dense(range(2), range(3)).tolist() == [[2, 5, 0], [1, 2, 4]]


@pytest.mark.parametrize(("including", "share"), [(True, 1 / 9), (False, 1 / 4)])
def test_a_mean_divides_by_the_cells_it_counts(including: bool, share: float) -> None:
    layer = LayerSpec(
        stride=(2, 2), padding=((1, 1), (1, 1)), kind=Kind.AVERAGE_POOL, count_include_pad=including
    )
    matrix = LayerMatrix.of(make(np.ones((1, 4, 4)), np.zeros((1, 1, 3, 3)), layer=layer))
    corner = matrix.row(0)
    assert corner.values.tolist() == pytest.approx([share] * 4)
    assert matrix.zeros == 0


def test_a_maximum_has_no_matrix() -> None:
    document = make(np.ones((1, 4, 4)), np.ones((1, 1, 2, 2)), layer=LayerSpec(kind=Kind.MAX_POOL))
    assert not has_matrix(document)
    assert all(has_matrix(replace(document, layer=replace(document.layer, kind=kind))) for kind in LINEAR)


def test_a_kernel_that_does_not_fit_has_none() -> None:
    with pytest.raises(ShapeError):
        LayerMatrix.of(make(np.ones((1, 2, 2)), np.ones((1, 1, 3, 3))))


def test_one_block_of_a_huge_matrix_is_cheap() -> None:
    document = make(
        np.zeros((1, 1024, 1024)), np.ones((1, 1, 3, 3)), layer=LayerSpec(padding=((1, 1), (1, 1)))
    )
    matrix = LayerMatrix.of(document)
    assert matrix.shape == (2**20, 2**20)
    assert matrix.filled == (1024 * 3 - 2) ** 2
    assert len(matrix.row(1024 * 512 + 512)) == len(matrix.column(1024 * 512 + 512)) == 9


def test_what_sharing_saves_on_a_picture_of_32_by_32() -> None:
    document = make(np.zeros((1, 32, 32)), np.ones((1, 1, 3, 3)), layer=LayerSpec(padding=((1, 1), (1, 1))))
    matrix = LayerMatrix.of(document)
    assert connected_weights(matrix) == 1_048_576
    assert shared_weights(matrix) == 63 * 63
    assert math.prod(document.weight.shape) == 9
