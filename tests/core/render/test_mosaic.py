import math
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Color, FloatArray, Signal, frozen
from convstudio.core.render import mosaic, raster
from convstudio.core.render.gallery import GalleryLook, shown_values
from convstudio.core.view_state import Scale
from tests.strategies import float_arrays

PAINTABLE_ROWS: Final = 32767
"""Largest side of a QPixmap."""

looks = st.builds(GalleryLook, st.sampled_from(tuple(Scale)), st.booleans(), st.booleans())
shapes = st.tuples(st.integers(1, 4), st.integers(1, 9), st.integers(1, 9))


def by_loops(plane: FloatArray, factor: int) -> list[list[float]]:
    rows, columns = plane.shape
    return [
        [
            float(plane[i : i + factor, j : j + factor].astype(np.float64).mean())
            for j in range(0, columns, factor)
        ]
        for i in range(0, rows, factor)
    ]


def of_sizes(*planes: list[list[float]]) -> FloatArray:
    return np.array(planes, dtype=np.float32)


@given(st.integers(1, limits.CHANNELS), st.integers(1, 8192), st.integers(1, 8192))
def test_a_tile_is_as_large_as_it_is_seen_and_can_be_painted(count: int, rows: int, columns: int) -> None:
    factor = mosaic.tile_factor(count, rows, columns)
    side = math.ceil(max(rows, columns) / factor)
    seen = math.sqrt(mosaic.SCREEN_PIXELS / count)
    assert factor.bit_count() == 1
    assert factor == 1 or side >= seen
    assert side <= 2 * seen
    assert math.ceil(rows / factor) * count <= PAINTABLE_ROWS


@pytest.mark.parametrize(
    ("count", "side", "factor"), [(64, 512, 4), (64, 224, 2), (256, 2048, 32), (1, 512, 1), (3, 6, 1)]
)
def test_usual_tiles(count: int, side: int, factor: int) -> None:
    assert mosaic.tile_factor(count, side, side) == factor


@given(shapes.flatmap(float_arrays), st.integers(1, 12))
def test_a_pixel_is_the_mean_of_its_block(planes: FloatArray, factor: int) -> None:
    means = mosaic.block_means(planes, factor)
    assert means.dtype == np.float32
    np.testing.assert_allclose(means, [by_loops(plane, factor) for plane in planes], rtol=1e-6, atol=1e-7)
    signals, volumes = planes[:, 0], np.stack((planes, 2 * planes), axis=1)
    first = mosaic.block_means(planes[:, :1], factor)[:, 0]
    np.testing.assert_array_equal(mosaic.block_means(signals, factor), first)
    both = np.stack((means, mosaic.block_means(2 * planes, factor)), axis=1)
    np.testing.assert_array_equal(mosaic.block_means(volumes, factor), both)


@given(shapes.flatmap(float_arrays), looks)
def test_what_is_shown(maps: FloatArray, look: GalleryLook) -> None:
    expected = np.where(maps > 0, maps, 0) if look.rectified else maps
    np.testing.assert_array_equal(shown_values(maps, look), np.abs(expected) if look.magnitude else expected)


@given(shapes.flatmap(float_arrays), looks)
def test_tiles_are_the_quantised_means(maps: FloatArray, look: GalleryLook) -> None:
    means = shown_values(maps, look)
    tiles = mosaic.map_tiles(means, 1, look)
    assert tiles.pixels.shape == means.shape
    assert tiles.signed != look.magnitude
    assert tiles.clipped.tolist() == [False] * len(maps)
    assert not tiles.clipped.flags.writeable
    assert not tiles.pixels.flags.writeable
    for number, plane in enumerate(means):
        limit = float(np.abs(means if look.scale is Scale.SHARED else plane).max()) or 1.0
        assert (tiles.low[number], tiles.high[number]) == (0 if look.magnitude else -limit, limit)
        exact = 255 * plane / limit if look.magnitude else 128 + 127 * plane / limit
        assert np.abs(tiles.pixels[number] - exact).max() <= 0.501


def test_one_range_or_one_each() -> None:
    maps = of_sizes([[1, -1]], [[2, 4]], [[0, 0]])
    shared = mosaic.map_tiles(maps, 1, GalleryLook())
    assert shared.pixels.tolist() == [[[160, 96]], [[192, 255]], [[128, 128]]]
    assert (shared.low.tolist(), shared.high.tolist()) == ([-4, -4, -4], [4, 4, 4])
    each = mosaic.map_tiles(maps, 1, GalleryLook(Scale.PER_MAP))
    assert each.pixels.tolist() == [[[255, 1]], [[192, 255]], [[128, 128]]]
    assert each.high.tolist() == [1, 4, 1]


@pytest.mark.parametrize("scale", Scale)
def test_magnitudes_are_gray_from_zero(scale: Scale) -> None:
    look = GalleryLook(scale, magnitude=True)
    tiles = mosaic.map_tiles(shown_values(of_sizes([[0, -4], [1, 2]]), look), 1, look)
    assert tiles.pixels.tolist() == [[[0, 255], [64, 128]]]
    assert (tiles.low.tolist(), tiles.high.tolist()) == ([0], [4])


@pytest.mark.parametrize("look", [GalleryLook(Scale.PER_MAP), GalleryLook(Scale.PER_MAP, magnitude=True)])
def test_values_that_are_no_numbers_do_not_spoil_the_others(look: GalleryLook) -> None:
    maps = of_sizes([[np.nan, np.inf], [1, 2]], [[np.nan] * 2] * 2, [[3, 3]] * 2)
    tiles = mosaic.map_tiles(maps, 1, look)
    zero = 0 if look.magnitude else 128
    assert tiles.pixels[0].tolist() == [[zero, 255], [128 if look.magnitude else 192, 255]]
    assert tiles.pixels[1].tolist() == [[zero] * 2] * 2
    assert tiles.pixels[2].tolist() == [[255, 255]] * 2
    assert tiles.high.tolist() == [2, 1, 3]


def test_blocks_with_infinite_values() -> None:
    means = mosaic.block_means(of_sizes([[np.inf, 1, 2, 2], [-np.inf, 1, 2, 2]]), 2)
    assert np.isnan(means[0, 0, 0])
    assert means[0, 0, 1] == 2


@pytest.mark.parametrize("magnitude", [False, True])
def test_a_few_extremes_of_a_picture_do_not_leave_it_pale(magnitude: bool) -> None:
    maps = np.ones((2, 100, 100), dtype=np.float32)
    maps[0, 0, 0] = 1000
    tiles = mosaic.map_tiles(maps, 1, GalleryLook(magnitude=magnitude), robust=True)
    assert tiles.clipped.tolist() == [True, True]  # the range is that of both
    assert tiles.high[0] == tiles.high[1] < 20
    single = raster.magnitude_raster if magnitude else raster.signed_raster
    tall = single(maps.reshape(200, 100), robust=True)
    np.testing.assert_array_equal(tiles.pixels.reshape(200, 100), tall.levels[0])
    assert (tiles.low[0], tiles.high[0]) == (tall.low, tall.high)
    each = mosaic.map_tiles(maps, 1, GalleryLook(Scale.PER_MAP, magnitude=magnitude), robust=True)
    assert each.high[1] == 1
    assert each.clipped.tolist() == [True, False]


def test_input_planes_each_hold_their_values() -> None:
    values = frozen(of_sizes([[0, 0.5]], [[2, 1]], [[-1, 1]]))
    tiles = mosaic.input_tiles(Signal(values, Color.STACK))
    assert (tiles.factor, tiles.signed, tiles.clipped.tolist()) == (1, False, [False] * 3)
    assert (tiles.low.tolist(), tiles.high.tolist()) == ([0, 0, -1], [1, 2, 1])
    assert tiles.pixels.tolist() == [[[0, 128]], [[255, 128]], [[0, 255]]]


def test_a_large_input_is_averaged() -> None:
    plane = np.tile(np.array([[0, 1]], dtype=np.float32), (2000, 1000))
    tiles = mosaic.input_tiles(Signal(frozen(plane[np.newaxis])))
    assert (tiles.factor, tiles.pixels.shape) == (2, (1, 1000, 1000))
    assert (tiles.pixels == 128).all()


@given(st.tuples(*[st.integers(1, 4)] * 4).flatmap(float_arrays))
def test_kernels_share_one_range(weight: FloatArray) -> None:
    indices, limit = mosaic.kernel_indices(weight)
    assert indices.shape == weight.shape
    assert not indices.flags.writeable
    assert limit == (float(np.abs(weight).max()) or 1.0)
    assert np.abs(indices - (128 + 127 * weight / limit)).max() <= 0.501
