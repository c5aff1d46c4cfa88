import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import FloatArray
from convstudio.core.learning.curve import Curve
from tests.strategies import seeds


def curve_of(values: FloatArray, cuts: list[int], capacity: int = 16, exact: int = 10) -> Curve:
    curve = Curve(values.shape[1], capacity, exact)
    for part in np.split(values, sorted(cuts)):
        curve.extend(part)
    return curve


@given(seeds(), st.integers(0, 2000), st.lists(st.integers(0, 2000), max_size=20))
def test_ends_and_extremes_are_kept_whatever_the_length(seed: int, length: int, cuts: list[int]) -> None:
    values = np.random.default_rng(seed).standard_normal((length, 2)).astype(np.float32)
    curve = curve_of(values, [min(cut, length) for cut in cuts])
    assert len(curve) == length
    for series in range(2):
        steps, kept = curve.points(series)
        assert len(steps) <= 10 + 3 * 16 + 1
        assert steps[:10].tolist() == list(range(min(length, 10)))
        assert (np.diff(steps) > 0).all()
        np.testing.assert_array_equal(kept, values[steps, series])
        if length:
            assert (steps[0], steps[-1]) == (0, length - 1)
            assert (kept.min(), kept.max()) == (values[:, series].min(), values[:, series].max())
        if length <= 10 + 16:
            assert len(steps) == length


@given(seeds(), st.integers(0, 500), st.lists(st.integers(0, 500), max_size=20))
def test_it_does_not_matter_how_steps_are_handed_over(seed: int, length: int, cuts: list[int]) -> None:
    values = np.random.default_rng(seed).standard_normal((length, 1)).astype(np.float32)
    one, other = curve_of(values, []), curve_of(values, [min(cut, length) for cut in cuts])
    for mine, theirs in zip(one.points(0), other.points(0), strict=True):
        np.testing.assert_array_equal(mine, theirs)


@given(seeds(), st.integers(0, 300))
def test_a_path_has_both_weights_of_the_same_step(seed: int, length: int) -> None:
    values = np.random.default_rng(seed).standard_normal((length, 3)).astype(np.float32)
    steps, along, across = curve_of(values, []).path(2, 0)
    np.testing.assert_array_equal(along, values[steps, 2])
    np.testing.assert_array_equal(across, values[steps, 0])
    assert (np.diff(steps) > 0).all()
    if length:
        assert (steps[0], steps[-1]) == (0, length - 1)


def test_a_zigzag_at_the_beginning_is_kept_however_long_the_run() -> None:
    steps = np.arange(12_001)
    decayed = np.exp(-steps / 50)
    values = np.column_stack([decayed, decayed * (-1) ** steps]).astype(np.float32)
    curve = Curve(2)
    curve.extend(values)
    kept, along, across = curve.path(0, 1)
    np.testing.assert_array_equal(kept[:500], steps[:500])
    np.testing.assert_array_equal(np.column_stack([along, across])[:500], values[:500])
    assert kept[-1] == 12_000
    np.testing.assert_array_equal(curve.points(1)[0][:500], steps[:500])


def test_a_million_steps_take_no_more_memory_than_none() -> None:
    curve = Curve(3)
    before = curve.nbytes
    block = np.random.default_rng(0).standard_normal((1000, 3)).astype(np.float32)
    block[17, 1] = 99
    for _ in range(1000):
        curve.extend(block)
    assert len(curve) == 1_000_000
    assert curve.nbytes == before < 100_000
    steps, values = curve.points(1)
    assert len(steps) < 2000
    assert values.max() == 99
