"""Ranges enclose what they are for, ticks are round, and thinned lines lose no peak."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.ui.widgets.plots import scales

NUMBERS = st.floats(-1e30, 1e30, allow_nan=False)
POSITIVE = st.floats(1e-30, 1e30)


@given(POSITIVE)
def test_a_length_is_enough_and_not_much_too_long(value: float) -> None:
    assert value * (1 - 1e-6) <= scales.round_up(value) <= 2 * value


@pytest.mark.parametrize("value", [0.0, -3.0, math.nan, math.inf])
def test_a_length_of_nothing_is_one(value: float) -> None:
    assert scales.round_up(value) == 1


@given(NUMBERS, NUMBERS)
def test_the_ends_of_an_axis_enclose_its_numbers(one: float, other: float) -> None:
    low, high = scales.around(min(one, other), max(one, other))
    assert low <= min(one, other)
    assert max(one, other) <= high
    assert low < high


@given(NUMBERS, NUMBERS, st.integers(2, 8))
def test_ticks_are_few_and_lie_on_the_axis(one: float, other: float, count: int) -> None:
    low, high = scales.around(min(one, other), max(one, other))
    places = [tick.place for tick in scales.ticks(low, high, count)]
    air = 1e-5 * (high - low)
    assert len(places) <= count + 1
    assert places == sorted(places)
    assert all(low - air <= place <= high + air for place in places)


def test_ticks_are_round() -> None:
    assert [tick.text for tick in scales.ticks(-1.5, 1.5, 6)] == [
        "−1.5",
        "−1",
        "−0.5",
        "0",
        "0.5",
        "1",
        "1.5",
    ]
    assert [tick.text for tick in scales.step_ticks(200_000, 4)] == [
        "0",
        "50,000",
        "100,000",
        "150,000",
        "200,000",
    ]
    assert [tick.text for tick in scales.step_ticks(2, 10)] == ["0", "1", "2"]


@given(POSITIVE, POSITIVE)
def test_decades_enclose_what_float32_can_hold(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    bottom, top = scales.decades(low, high)
    assert bottom <= math.log10(low) + 1e-6
    assert math.log10(high) - 1e-6 <= top
    assert (top - bottom) % scales.DECADES == 0
    assert len(scales.decade_ticks(bottom, top, 6)) <= 7


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=400), st.integers(5, 40))
def test_a_thinned_line_keeps_both_extremes_and_the_end(values: list[float], columns: int) -> None:
    y = np.array(values)
    x = np.arange(len(y), dtype=float)
    across, up = scales.thinned(x, y, 0.0, float(len(y)), columns)
    assert len(across) == len(up) <= max(2 * columns + 3, 1)
    assert (np.diff(across) >= 0).all()
    assert up.min() == y.min()
    assert up.max() == y.max()
    assert up[-1] == y[-1]


def test_only_what_is_seen_is_drawn() -> None:
    x = np.arange(10_000, dtype=float)
    across, _ = scales.thinned(x, x, 0.0, 50.0, 100)
    assert across[-1] <= 51


def test_a_series_ends_before_what_is_not_finite() -> None:
    (x, y), cut = scales.finite_part([0, 1, 2, 3], [1.0, 2.0, math.inf, 4.0])
    assert cut
    assert x.tolist() == [0, 1]
    assert y.tolist() == [1, 2]
    assert not scales.finite_part([0, 1], [1.0, 2.0])[1]
