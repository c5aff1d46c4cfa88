import itertools
from unittest import mock

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document, FloatArray
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators import geometry
from convstudio.core.render import counting, mosaic
from convstudio.core.render.gallery import GalleryLook, Statistics, shown_values
from convstudio.core.view_state import Scale
from convstudio.engine import gallery, tiles
from tests import oracles
from tests.strategies import any_documents, float_arrays

CPU = torch.device("cpu")

looks = st.builds(GalleryLook, st.sampled_from(tuple(Scale)), st.booleans(), st.booleans())
shapes = st.tuples(st.integers(1, 4), st.integers(1, 20), st.integers(1, 20))
maps_of_any_size = shapes.flatmap(float_arrays)


def never() -> bool:
    return False


def assert_close(found: Statistics, expected: Statistics) -> None:
    np.testing.assert_allclose(found.minimum, expected.minimum, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(found.maximum, expected.maximum, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(found.mean, expected.mean, rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(found.variance, expected.variance, rtol=1e-5, atol=1e-6)
    np.testing.assert_array_equal(found.positive, expected.positive)


@settings(max_examples=60)
@given(maps_of_any_size, st.sampled_from((1, 2, 3, 4, 8)), looks, st.integers(1, 60))
def test_blocks_are_those_of_numpy(maps: FloatArray, factor: int, look: GalleryLook, band: int) -> None:
    with mock.patch.object(gallery, "_BAND_VALUES", band):
        found = gallery.pooled(maps, factor, look, never)
    expected = mosaic.block_means(shown_values(maps, look), factor)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)
    one, other = (mosaic.map_tiles(means, factor, look) for means in (found, expected))
    assert np.abs(one.pixels.astype(int) - other.pixels).max() <= 1


@settings(max_examples=60)
@given(maps_of_any_size, st.booleans(), st.integers(1, 60))
def test_statistics_are_those_of_torch(maps: FloatArray, rectified: bool, band: int) -> None:
    with mock.patch.object(gallery, "_BAND_VALUES", band):
        found = gallery.counted(maps, GalleryLook(rectified=rectified), never)
    assert_close(found, counting.statistics(maps, rectified=rectified))
    values = torch.tensor(maps.tolist()).flatten(1)
    values = torch.relu(values) if rectified else values
    np.testing.assert_allclose(found.variance, values.var(1, correction=0), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(found.mean, values.mean(1), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("look", [GalleryLook(), GalleryLook(rectified=True), GalleryLook(magnitude=True)])
@pytest.mark.parametrize("factor", [2, 3, 8])
def test_values_near_the_end_of_float32(look: GalleryLook, factor: int) -> None:
    signs = np.random.default_rng(factor).choice([-3e38, -1, 2e38, 3e38], (3, 13, 21))
    maps = np.concatenate([signs, np.full((1, 13, 21), 3e38)]).astype(np.float32)
    with mock.patch.object(gallery, "_BAND_VALUES", 100):
        found = gallery.pooled(maps, factor, look, never)
        numbers = gallery.counted(maps, look, never)
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    expected = mosaic.block_means(shown_values(maps, look), factor)
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e32)
    reference = counting.statistics(maps, rectified=look.rectified)
    np.testing.assert_allclose(numbers.mean, reference.mean, rtol=1e-6)
    assert np.isfinite(numbers.variance).all()
    np.testing.assert_allclose(numbers.variance, reference.variance, rtol=1e-6, atol=1e64)


def test_a_constant_map_does_not_vary() -> None:
    maps = np.full((1, 700, 800), 0.1, dtype=np.float32)
    found = gallery.counted(maps, GalleryLook(), never)
    assert found.mean[0] == pytest.approx(0.1, rel=1e-7)
    assert found.variance[0] == pytest.approx(0, abs=1e-20)
    assert found.positive[0] == 1


def test_a_map_without_numbers_keeps_its_own() -> None:
    maps = np.array([[[np.nan, 1]], [[np.inf, 1]], [[2, 2]]], dtype=np.float32)
    found, expected = gallery.counted(maps, GalleryLook(), never), counting.statistics(maps)
    for name in Statistics.__slots__:
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name))
    means = gallery.pooled(maps, 2, GalleryLook(rectified=True), never)
    assert np.isnan(means[0])
    assert means[1:].ravel().tolist() == [np.inf, 2]


@settings(max_examples=40)
@given(any_documents(max_side=6), looks, st.sampled_from((1, 2, 4)), st.integers(1, 400))
def test_maps_that_pass_give_what_maps_that_stay_do(
    document: Document, look: GalleryLook, factor: int, block_bytes: int
) -> None:
    shape = geometry.output_shape(document)
    told: list[float] = []
    with mock.patch.object(tiles, "BLOCK_BYTES", block_bytes):
        means, statistics = gallery.streamed(document, shape, factor, look, CPU, never, told.append)
    maps = oracles.torch_output(document)
    np.testing.assert_allclose(
        means, mosaic.block_means(shown_values(maps, look), factor), rtol=1e-4, atol=1e-5
    )
    expected = counting.statistics(maps, rectified=look.rectified)
    np.testing.assert_allclose(statistics.minimum, expected.minimum, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(statistics.maximum, expected.maximum, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(statistics.mean, expected.mean, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(statistics.variance, expected.variance, rtol=1e-3, atol=1e-5)
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.parametrize("patience", [0, 1, 5])
def test_it_is_stopped_between_blocks_and_within(patience: int) -> None:
    document = oracles.make(np.ones((3, 20, 20)), np.ones((8, 3, 3, 3)))
    asked = itertools.count()

    def stop() -> bool:
        return next(asked) >= patience

    with mock.patch.object(tiles, "BLOCK_BYTES", 18 * 18 * 4 * 2), pytest.raises(StudioError) as refusal:
        gallery.streamed(document, (18, 18), 2, GalleryLook(), CPU, stop, lambda _share: None)
    assert refusal.value.code is Code.STOPPED
    with pytest.raises(StudioError):
        gallery.pooled(np.ones((9, 4, 4), np.float32), 2, GalleryLook(), lambda: True)
    with pytest.raises(StudioError):
        gallery.counted(np.ones((9, 4, 4), np.float32), GalleryLook(), lambda: True)
