import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import FloatArray
from convstudio.core.render import counting
from convstudio.core.render.gallery import BINS
from tests.strategies import float_arrays

shapes = st.tuples(st.integers(1, 4), st.integers(1, 9), st.integers(1, 9))


@given(shapes.flatmap(float_arrays), st.booleans())
def test_statistics_are_torch_s(maps: FloatArray, rectified: bool) -> None:
    found = counting.statistics(maps, rectified=rectified)
    values = torch.tensor(maps.tolist()).flatten(1)
    values = torch.relu(values) if rectified else values
    for ours, theirs in (
        (found.minimum, values.amin(1)),
        (found.maximum, values.amax(1)),
        (found.mean, values.mean(1)),
        (found.variance, values.var(1, correction=0)),
        (found.positive, (values > 0).float().mean(1)),
    ):
        np.testing.assert_allclose(ours, theirs.numpy(), rtol=1e-5, atol=1e-6)


def test_a_map_without_numbers_keeps_its_own() -> None:
    maps = np.array([[[np.nan, 1]], [[np.inf, 1]], [[2, 2]]], dtype=np.float32)
    found = counting.statistics(maps)
    assert np.isnan([found.minimum[0], found.mean[0], found.variance[0], found.variance[1]]).all()
    assert (found.maximum[1], found.mean[1]) == (np.inf, np.inf)
    assert (found.mean[2], found.variance[2]) == (2, 0)
    assert found.positive.tolist() == [0.5, 1, 1]


@given(st.tuples(st.integers(1, 9), st.integers(1, 9)).flatmap(float_arrays), st.booleans())
def test_every_value_is_in_one_bin(plane: FloatArray, rectified: bool) -> None:
    found = counting.histogram(plane, rectified=rectified)
    values = np.maximum(plane, 0) if rectified else plane
    assert found.counts.shape == (BINS,)
    assert found.edges.shape == (BINS + 1,)
    assert found.counts.sum() == plane.size
    assert (np.diff(found.edges) > 0).all()
    if values.min() < values.max():
        assert (found.edges[0], found.edges[-1]) == (values.min(), values.max())
    for number in range(BINS):
        low, high = found.edges[number : number + 2]
        last = number == BINS - 1
        inside = (values >= low) & ((values <= high) if last else (values < high))
        assert found.counts[number] == inside.sum()


@pytest.mark.parametrize("value", [0.0, 5.0, -3.0])
def test_equal_values_are_in_the_middle(value: float) -> None:
    found = counting.histogram(np.full((3, 4), value, dtype=np.float32))
    assert (found.edges[0], found.edges[-1]) == (value - 0.5, value + 0.5)
    assert found.counts[BINS // 2] == 12


def test_values_that_are_no_numbers_are_not_counted() -> None:
    found = counting.histogram(np.array([[np.nan, np.inf, -np.inf, 1, 2]], dtype=np.float32))
    assert found.counts.sum() == 2
    assert (found.edges[0], found.edges[-1]) == (1, 2)
    assert counting.histogram(np.full((2, 2), np.nan, dtype=np.float32)).counts.sum() == 0


def test_extremes_of_float32_have_bins() -> None:
    found = counting.histogram(np.array([[-3e38, 3e38, 0]], dtype=np.float32))
    assert found.counts.sum() == 3
    assert found.counts[0] == found.counts[-1] == 1
    huge = counting.histogram(np.full((2, 2), -3e38, dtype=np.float32))
    assert huge.counts.sum() == 4
    assert (np.diff(huge.edges) > 0).all()


def test_a_large_map_is_counted_whole() -> None:
    plane = np.random.default_rng(0).standard_normal((700, 800)).astype(np.float32)
    found = counting.histogram(plane)
    np.testing.assert_array_equal(found.counts, np.histogram(plane.astype(np.float64), BINS)[0])
