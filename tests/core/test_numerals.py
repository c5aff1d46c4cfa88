"""Numbers to text: short, true to the float32, and never "-0"."""

import math
import re

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convstudio.core.numerals import (
    MINUS,
    brief_text,
    bytes_text,
    cell_text,
    cell_texts,
    count_text,
    duration_text,
    full_text,
    input_text,
    is_exact,
)

finite = st.floats(width=32, allow_nan=False, allow_infinity=False)


def read(text: str) -> np.float32:
    return np.float32(float(text.replace(MINUS, "-")))


@pytest.mark.parametrize(
    ("value", "text", "exact"),
    [
        (0.0, "0", True),
        (-0.0, "0", True),
        (-6.0, "−6", True),
        (19, "19", True),
        (255.0, "255", True),
        (-1024.0, "−1024", True),
        (12345.0, "12345", True),
        (99999.0, "99999", True),
        (0.25, "0.25", True),
        (1.5, "1.5", True),
        (-0.5, "−0.5", True),
        (0.1, "0.1", True),
        (0.0625, "0.0625", True),
        (0.1875, "0.1875", True),
        (12.25, "12.25", True),
        (0.001, "0.001", True),
        (1 / 9, "0.111", False),
        (-1 / 9, "−0.111", False),
        (2 / 3, "0.667", False),
        (0.03125, "0.0312", False),
        (12.34567, "12.3", False),
        (12.0001, "12.0", False),
        (99.9999, "100", False),
        (0.500001, "0.500", False),
        (123.4567, "123", False),
        (1234.567, "1235", False),
        (12345.67, "12346", False),
        (99999.9, "1.00e5", False),
        (100000.0, "1e5", True),
        (123456.0, "1.23e5", False),
        (-123000.0, "−1.23e5", True),
        (16777216.0, "1.68e7", False),
        (1 / 2048, "4.88e−4", False),
        (0.0001, "1e−4", True),
        (-1.234e-7, "−1.23e−7", False),
        (3.4028235e38, "3.40e38", False),
        (-1.4e-45, "−1.4e−45", True),
        (1e-60, "0", True),
        (float("inf"), "∞", False),
        (-1e300, "−∞", False),
        (float("nan"), "NaN", False),
    ],
)
def test_a_cell_shows_short_numbers_exactly_and_others_rounded(value: float, text: str, exact: bool) -> None:
    assert cell_text(value) == text
    assert is_exact(value) is exact


def test_numpy_scalars_read_like_python_floats() -> None:
    assert cell_text(np.float32(-1 / 9)) == cell_text(-1 / 9) == "−0.111"
    assert full_text(np.float32(0.1)) == full_text(0.1) == "0.1"


@given(finite)
@example(99999.5)
@example(999.96)
@example(0.00099996)
@example(0.000999999)
@example(99999.99)
@example(9.9999e37)
def test_a_cell_is_short_keeps_its_sign_and_rounds_by_half_a_percent_at_most(value: float) -> None:
    text = cell_text(value)
    assert re.fullmatch(r"−?(\d{1,5}|\d{1,3}\.\d{1,5}|\d(\.\d{1,2})?e−?\d{1,2})", text), text
    assert len(text.removeprefix(MINUS)) <= 8
    assert text.startswith(MINUS) == (value < 0)
    shown = float(text.replace(MINUS, "-"))
    assert abs(shown - value) <= 0.005 * abs(value) + 1e-45
    assert is_exact(value) == (np.float32(shown) == np.float32(value))


@given(finite)
@example(16777217.0)
@example(123456792.0)
@example(3.4028235e38)
@example(1e-45)
def test_all_digits_give_the_same_float32_back(value: float) -> None:
    expected = np.float32(value) + np.float32(0)  # -0 is 0
    for text in (full_text(value), input_text(value)):
        assert read(text).tobytes() == expected.tobytes()
    assert "-" not in full_text(value)
    assert MINUS not in input_text(value)
    assert not re.search(r"\.$|\.e|e\+|e0\d|^−0$", full_text(value))


@given(st.integers(0, 2**32 - 1))
def test_any_bit_pattern_has_a_text(bits: int) -> None:
    value = float(np.uint32(bits).view(np.float32))
    assert cell_text(value)
    assert full_text(value)
    if np.isfinite(value):
        assert read(full_text(value)) == np.float32(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.0, "0"),
        (1 / 9, "0.11111111"),
        (-1 / 3, "−0.33333334"),
        (16777216.0, "16777216"),
        (1234.567, "1234.567"),
        (1e9, "1e9"),
        (-1.5e-6, "−1.5e−6"),
        (0.0001, "0.0001"),
        (float("-inf"), "−∞"),
    ],
)
def test_all_digits(value: float, text: str) -> None:
    assert full_text(value) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1.0 KB"),
        (1536, "1.5 KB"),
        (512 * 2**20, "512 MB"),
        (2**20 - 1, "1.0 MB"),
        (int(2.1 * 2**30), "2.1 GB"),
        (3 * 2**40, "3.0 TB"),
        (5000 * 2**40, "5000 TB"),
    ],
)
def test_bytes(count: int, text: str) -> None:
    assert bytes_text(count) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.0, "0.00 ms"),
        (3e-5, "0.03 ms"),
        (0.000999, "1.0 ms"),
        (0.0012, "1.2 ms"),
        (0.012, "12 ms"),
        (0.9999, "1.0 s"),
        (1.2, "1.2 s"),
        (9.99, "10 s"),
        (99.4, "99 s"),
        (125.0, "2 min 5 s"),
    ],
)
def test_durations(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0"), (999, "999"), (1000, "1,000"), (1234567890, "1,234,567,890")]
)
def test_counts_are_grouped_by_thousands(count: int, text: str) -> None:
    assert count_text(count) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.25, "0.25"),
        (-6, "−6"),
        (-0.0128, "−0.01"),
        (0.9906, "1.0"),
        (-0.4199, "−0.4"),
        (-12.345, "−12"),
        (123456, "1e5"),
        (-0.00123, "−1e−3"),
        (-99.7, "−1e2"),
        (-3.14159, "−3.1"),
        (float("inf"), "∞"),
    ],
)
def test_brief_numbers_have_one_or_two_digits(value: float, text: str) -> None:
    assert brief_text(value) == text


@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_a_brief_number_is_near_and_never_a_false_zero(value: float) -> None:
    text = brief_text(value)
    read = float(text.replace(MINUS, "-"))
    assert (read == 0) == (value == 0)
    assert math.isclose(read, value, rel_tol=0.5)
    assert len(text) <= 7


@given(
    st.lists(
        finite
        | st.floats(-10, 10, width=32)
        | st.integers(-99_999, 99_999).map(lambda count: count / 10_000)
        | st.sampled_from([math.inf, -math.inf, math.nan]),
        max_size=30,
    ),
    st.integers(0, 8),
)
def test_many_cells_say_what_each_says(numbers: list[float], most: int) -> None:
    values = np.array(numbers, dtype=np.float32)
    assert cell_texts(values, most) == [in_cell(value, most) for value in values.tolist()]


@pytest.mark.parametrize("most", range(9))
def test_many_cells_say_what_each_says_where_rounding_turns(most: int) -> None:
    turns = np.array([0.1, 0.15, 0.9995, 1, 1.005, 1.95, 9.945, 9.95, 9.995, 10], dtype=np.float32)
    around = [turns, np.nextafter(turns, np.float32(0)), np.nextafter(turns, np.float32(99))]
    values = np.concatenate([*around, *(-each for each in around)])
    assert cell_texts(values, most) == [in_cell(value, most) for value in values.tolist()]


def in_cell(value: float, most: int) -> str:
    text = cell_text(value)
    return text if len(text) <= most else brief_text(value)
