import itertools
import math
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.engine import tiles
from tests.oracles import loop_output, make
from tests.strategies import any_documents

small = any_documents(max_side=5)
sliding = any_documents((Kind.CONVOLUTION, Kind.MAX_POOL, Kind.AVERAGE_POOL), max_side=5)


def assert_fits(document: Document, channels: range) -> None:
    """Assert that a block of channels is some whole groups, or lies within one."""
    per_group = document.out_channels // document.groups
    whole = channels.start % per_group == channels.stop % per_group == 0
    assert whole or channels[0] // per_group == channels[-1] // per_group


@given(small, st.integers(1, 200), st.integers(1, 500))
def test_tiles_cover_the_output_once(document: Document, values: int, products: int) -> None:
    shape = geometry.output_shape(document)
    with mock.patch.multiple(tiles, TILE_VALUES=values, TILE_PRODUCTS=products):
        plan = tiles.plan(document, shape)
    number = tiles.cut_axis(shape)
    found = [pair for tile in plan for pair in itertools.product(tile.channels, tile.rows)]
    assert sorted(found) == list(itertools.product(range(document.out_channels), range(shape[number])))
    across = int(np.prod(shape)) // shape[number] * tiles.cost(document)
    for tile in plan:
        assert_fits(document, tile.channels)
        # The least there is, one row of one channel, may be too much; nothing else is.
        least = len(tile.channels) == len(tile.rows) == 1
        assert least or len(tile.channels) * len(tile.rows) * across <= products


@given(sliding)
@settings(max_examples=60)
def test_rows_of_a_tile_are_padded_along_the_cut_axis(document: Document) -> None:
    shape = geometry.output_shape(document)
    number = tiles.cut_axis(shape)
    axis = geometry.window_axes(document)[number]
    with mock.patch.multiple(tiles, TILE_VALUES=1, TILE_PRODUCTS=1):
        for tile in tiles.plan(document, shape):
            cells = range(axis.start(tile.rows[0]), axis.start(tile.rows[-1]) + axis.span)
            rows = tiles.padded_rows(document, tile.channels, number, cells, 7.0)
            planes = tiles.planes_of(document, tile.channels)
            sources = [axis.source(i) for i in cells]
            assert rows.flags.writeable
            assert rows.shape[0] == len(planes)
            for index, source in enumerate(sources):
                found = np.take(rows, index, axis=number + 1)
                if source is None:
                    assert (found == 7).all()
                else:
                    expected = np.take(document.signal.values, source, axis=number + 1)[
                        planes.start : planes.stop
                    ]
                    np.testing.assert_array_equal(found, expected)


def test_a_photograph_is_cut_into_slabs_that_fit_the_cache() -> None:
    document = make(np.zeros((1, 2048, 2048)), np.zeros((1, 1, 11, 11)))
    shape = geometry.output_shape(document)
    assert not tiles.is_small(document, shape)
    plan = tiles.plan(document, shape)
    assert 10 <= len(plan) <= 40
    assert all(len(tile.rows) * 2048 <= tiles.TILE_VALUES for tile in plan)


def test_a_long_halo_is_not_read_again_and_again() -> None:
    layer = LayerSpec(dilation=(32, 1))
    document = make(np.zeros((1, 2048, 1024)), np.zeros((1, 1, 11, 3)), layer=layer)
    plan = tiles.plan(document, geometry.output_shape(document))
    assert min(len(tile.rows) for tile in plan) >= 250


def test_a_large_stride_reads_a_tile_s_worth_of_input() -> None:
    document = make(np.zeros((1, 2048, 2048)), np.zeros((1, 1, 3, 3)), layer=LayerSpec(stride=(8, 8)))
    assert len(tiles.plan(document, geometry.output_shape(document))) >= 16


@given(any_documents(max_side=5), st.integers(1, 2000))
def test_blocks_of_channels_make_the_layer(document: Document, block_bytes: int) -> None:
    shape = geometry.output_shape(document)
    with mock.patch.object(tiles, "BLOCK_BYTES", block_bytes):
        blocks = tiles.blocks(document, shape)
    assert [channel for block in blocks for channel in block] == list(range(document.out_channels))
    output = loop_output(document)[0]
    for block in blocks:
        assert_fits(document, block)
        assert len(block) == 1 or len(block) * 4 * math.prod(shape) <= block_bytes
        part = tiles.part(document, block)
        assert part.out_channels == len(block)
        np.testing.assert_array_equal(loop_output(part)[0], output[block.start : block.stop])


def test_a_part_shares_what_it_can() -> None:
    document = make(np.zeros((3, 4, 4)), np.zeros((5, 3, 2, 2)))
    assert tiles.part(document, range(5)) is document
    assert tiles.part(document, range(1, 3)).signal is document.signal


def test_whole_groups_stay_together() -> None:
    document = make(np.zeros((8, 4, 4)), np.zeros((16, 1, 2, 2)), layer=LayerSpec(groups=8))
    with mock.patch.object(tiles, "BLOCK_BYTES", 5 * 4 * 9):
        blocks = tiles.blocks(document, (3, 3))
    assert [len(block) for block in blocks] == [4, 4, 4, 4]
    part = tiles.part(document, blocks[1])
    assert (part.in_channels, part.layer.groups, part.out_channels) == (2, 2, 4)
    assert tiles.planes_of(document, blocks[1]) == range(2, 4)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("stride", [1, 4])
def test_tiles_of_every_kind_are_neither_many_nor_large(kind: Kind, stride: int) -> None:
    layer = LayerSpec(stride=(stride, stride), kind=kind)
    document = make(np.zeros((1, 1024, 1024)), np.zeros((1, 1, 5, 5)), layer=layer)
    shape = geometry.output_shape(document)
    plan = tiles.plan(document, shape)
    values = max(math.prod(shape), 2**20)
    assert values / tiles.TILE_VALUES <= len(plan) <= 4 * values / tiles.TILE_VALUES
