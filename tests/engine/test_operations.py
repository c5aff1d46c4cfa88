import itertools
from dataclasses import replace
from typing import Any
from unittest import mock

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec
from convstudio.core.errors import Code, ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.result import Evaluated, Impossible
from convstudio.engine import evaluate as engine
from convstudio.engine import operations, tiles
from tests import oracles
from tests.oracles import make
from tests.strategies import KINDS, any_documents

CPU = torch.device("cpu")

SMALL = [[0, 1], [2, 3]]
FIRST = np.arange(9).reshape(3, 3)
SIXTEEN = np.arange(16).reshape(4, 4)
POOLED = [[1, 4, 2, 8], [3, 2, 5, 6], [9, 1, 7, 0], [4, 5, 3, 2]]


def layer(kind: Kind, stride: tuple[int, ...], padding: tuple[int, ...], **options: Any) -> LayerSpec:
    """Return a layer with symmetric padding."""
    spec = LayerSpec(stride, tuple((side, side) for side in padding), (1,) * len(stride), kind=kind)
    return replace(spec, **options)


def pool(
    values: npt.ArrayLike,
    kernel: tuple[int, ...],
    kind: Kind,
    stride: tuple[int, ...],
    padding: tuple[int, ...] = (0, 0),
    **options: Any,
) -> Document:
    return make(
        np.asarray(values)[np.newaxis],
        np.zeros((1, 1, *kernel)),
        layer=layer(kind, stride, padding, **options),
    )


def computed(document: Document) -> npt.NDArray[np.float32]:
    result = engine.evaluate(document, CPU)
    assert isinstance(result, Evaluated)
    return result.output


@pytest.mark.parametrize(
    ("stride", "padding", "expected"),
    [
        (1, 0, [[0, 0, 1], [0, 4, 6], [4, 12, 9]]),
        (2, 0, [[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]]),
        (1, 1, [[4]]),
    ],
)
def test_stamps_of_the_curriculum(stride: int, padding: int, expected: list[list[int]]) -> None:
    document = make([SMALL], [[SMALL]], layer=layer(Kind.TRANSPOSED, (stride,) * 2, (padding,) * 2))
    assert computed(document).tolist() == [expected]


@pytest.mark.parametrize(
    ("kernel", "row"), [(3, [1, 1, 2, 1, 2, 1, 2, 1, 1]), (4, [1, 1, 2, 2, 2, 2, 2, 2, 1, 1])]
)
def test_ones_show_how_stamps_overlap(kernel: int, row: list[int]) -> None:
    document = make(
        np.ones((1, 4, 4)), np.ones((1, 1, kernel, kernel)), layer=layer(Kind.TRANSPOSED, (2, 2), (0, 0))
    )
    np.testing.assert_array_equal(computed(document)[0], np.outer(row, row))


def test_what_no_stamp_reaches_is_the_bias() -> None:
    spec = layer(Kind.TRANSPOSED, (3,), (0,), output_padding=(2,))
    assert computed(make([[1, 2]], [[[1]]], [5], spec)).tolist() == [[6, 5, 5, 7, 5, 5]]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (pool(POOLED, (2, 2), Kind.MAX_POOL, (2, 2)), [[4, 8], [9, 7]]),
        (pool(POOLED, (2, 2), Kind.AVERAGE_POOL, (2, 2)), [[2.5, 5.25], [4.75, 3]]),
        (pool(FIRST, (2, 2), Kind.MAX_POOL, (1, 1)), [[4, 5], [7, 8]]),
        (pool(FIRST, (2, 2), Kind.AVERAGE_POOL, (1, 1)), [[2, 3], [5, 6]]),
        (pool(SIXTEEN, (3, 3), Kind.MAX_POOL, (3, 3)), [[10]]),
        (pool(SIXTEEN, (3, 3), Kind.MAX_POOL, (2, 2), (1, 1)), [[5, 7], [13, 15]]),
        (pool(SIXTEEN, (2, 3), Kind.MAX_POOL, (2, 3), (0, 1)), [[5, 7], [13, 15]]),
        (pool([[-1, -2]], (1, 2), Kind.MAX_POOL, (1, 1), (0, 1)), [[-1, -1, -2]]),
        (pool([[4, 8]], (1, 2), Kind.AVERAGE_POOL, (1, 1), (0, 1)), [[2, 6, 4]]),
        (
            pool([[4, 8]], (1, 2), Kind.AVERAGE_POOL, (1, 1), (0, 1), count_include_pad=False),
            [[4, 6, 8]],
        ),
        (pool([[3, 6, 9]], (1, 2), Kind.AVERAGE_POOL, (1, 2), ceil_mode=True), [[4.5, 9]]),
        (pool([[3]], (1, 3), Kind.MAX_POOL, (1, 4), ceil_mode=True), [[3]]),
    ],
)
def test_pools_of_the_curriculum(document: Document, expected: list[list[float]]) -> None:
    assert computed(document).tolist() == [expected]


def test_a_window_over_padding_alone_has_no_maximum() -> None:
    document = pool([5, 6], (2,), Kind.MAX_POOL, (1,), (1,), dilation=(3,))
    assert computed(document).tolist() == [[-np.inf]]
    assert oracles.torch_output(document).tolist() == [[-np.inf]]


def test_a_window_averages_a_volume_only_where_it_fits_in_without_padding() -> None:
    """So torch has it for three axes, and for no others."""
    document = pool([[[3], [5]]], (1, 3, 1), Kind.AVERAGE_POOL, (1, 1, 1), (0, 1, 0))
    with pytest.raises(RuntimeError, match="smaller than kernel size"):
        oracles.torch_output(document)
    result = engine.evaluate(document, CPU)
    assert isinstance(result, Impossible)
    assert result.error.values == {"axis": 1, "span": 3, "size": 2, "axes": 3}
    picture = pool([[3], [5]], (3, 1), Kind.AVERAGE_POOL, (1, 1), (1, 0), count_include_pad=False)
    assert computed(picture).tolist() == [[[4], [4]]]


@given(any_documents((Kind.MAX_POOL, Kind.AVERAGE_POOL)), st.data())
def test_pooling_does_not_look_at_what_it_does_not_know(document: Document, data: st.DataObject) -> None:
    other = data.draw(
        any_documents((Kind.CONVOLUTION,), (document.layer.rank,), max_groups=1, max_channels_per_group=1)
    )
    plain = Document(
        document.signal,
        LayerSpec(
            document.layer.stride,
            document.layer.padding,
            document.layer.dilation,
            kind=document.layer.kind,
            ceil_mode=document.layer.ceil_mode,
            count_include_pad=document.layer.count_include_pad,
        ),
        np.full((1, document.in_channels, *document.kernel_size), other.weight.flat[0]),
        other.bias[:1],
    )
    np.testing.assert_array_equal(computed(plain), computed(document))


@given(any_documents((Kind.TRANSPOSED,), max_padding=0))
def test_a_border_is_cut_off_what_all_stamps_make(document: Document) -> None:
    whole = computed(document)
    removed = tuple((0, min(size - 1, 1)) for size in whole.shape[1:])
    kept = (
        slice(None),
        *(slice(0, size - after) for size, (_, after) in zip(whole.shape[1:], removed, strict=True)),
    )
    found = computed(replace(document, layer=replace(document.layer, padding=removed)))
    bound = 2 * oracles.rounding_bound(document, oracles.loop_output(document)[1][kept])
    assert (np.abs(found.astype(np.float64) - whole[kept]) <= bound).all()


@given(any_documents(), st.data())
def test_every_tile_is_that_part_of_the_whole(document: Document, data: st.DataObject) -> None:
    """Along every axis, not only along the longest."""
    shape = geometry.output_shape(document)
    number = data.draw(st.integers(0, len(shape) - 1))
    start = data.draw(st.integers(0, shape[number] - 1))
    rows = range(start, data.draw(st.integers(start + 1, shape[number])))
    with torch.inference_mode():
        operation = operations.operation(document, CPU)
        whole = operation.whole().numpy()
        exact, weight_of_terms = oracles.loop_output(document)
        bound = 2 * oracles.rounding_bound(document, weight_of_terms)
        for channels in tiles.blocks(document, shape):
            found = operation.tile(tiles.Tile(channels, rows), number).numpy()
            place = (
                slice(channels.start, channels.stop),
                *[slice(None)] * number,
                slice(rows.start, rows.stop),
            )
            assert found.shape == whole[place].shape
            with np.errstate(invalid="ignore"):  # a maximum of nothing but padding is -∞
                near = np.abs(found.astype(np.float64) - exact[place]) <= bound[place]
            assert (near | (found == exact[place])).all()


@pytest.mark.parametrize("kind", KINDS)
def test_an_impossible_layer_is_refused(kind: Kind) -> None:
    padding = (30, 30) if kind is Kind.TRANSPOSED else (0, 0)
    document = make(np.ones((1, 2, 2)), np.ones((1, 1, 5, 5)), layer=layer(kind, (1, 1), padding))
    with pytest.raises(ShapeError):
        operations.operation(document, CPU)


LARGE = {1: (700_000,), 2: (900, 800), 3: (40, 120, 130)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rank", LARGE)
def test_large_layers_are_torch_s_and_can_be_stopped(kind: Kind, rank: int) -> None:
    values = np.random.default_rng(rank).integers(0, 256, (1, *LARGE[rank]))
    spec = layer(kind, (2,) + (1,) * (rank - 1), (1,) * rank)
    document = make(values, np.arange(3**rank).reshape(1, 1, *(3,) * rank), [0.5], spec)
    shape = geometry.output_shape(document)
    assert not tiles.is_small(document, shape)
    assert len(tiles.plan(document, shape)) > 1
    np.testing.assert_allclose(computed(document), oracles.torch_output(document), rtol=1e-6)
    asked, told = itertools.count(), list[float]()
    stopped = engine.evaluate(document, CPU, lambda: next(asked) >= 2, told.append)
    assert isinstance(stopped, Impossible)
    assert stopped.error.code is Code.STOPPED
    assert len(told) <= 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("side", [16, 90, 128])
@pytest.mark.parametrize("groups", [1, 2])
def test_a_script_of_the_user_s_prints_the_same_bits(kind: Kind, side: int, groups: int) -> None:
    random = np.random.default_rng(side)
    spec = layer(kind, (2, 2), (1, 1), groups=groups)
    weight = random.standard_normal((4, 4 // groups, 3, 3))
    document = make(random.random((4, side, side)), weight, random.random(4), spec)
    module = oracles.torch_module(document, (1, 1), spec.padding_mode)
    with torch.no_grad():
        expected = module(torch.tensor(document.signal.values.tolist())[None])[0]
    np.testing.assert_array_equal(computed(document), expected.numpy())


def test_a_pooling_layer_keeps_as_many_maps_as_it_has_planes() -> None:
    document = make(
        np.zeros((256, 8, 8)), np.zeros((1, 256, 2, 2)), layer=layer(Kind.MAX_POOL, (2, 2), (0, 0))
    )
    assert engine.keeps_all(document, (1024, 256))
    assert not engine.keeps_all(document, (1024, 1024))
    assert engine.needed_bytes(document, (1024, 256)) > 256 * 1024 * 256 * 4
    with mock.patch.object(tiles, "BLOCK_BYTES", 4 * 2**20):
        assert len(tiles.blocks(document, (512, 512))) == 64  # four at a time, though each is alone
