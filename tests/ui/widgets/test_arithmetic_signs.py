"""An equation says "=" only where it is true of the printed numbers."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import numerals
from convstudio.core.numerals import MINUS, cell_text
from convstudio.ui.widgets.arithmetic.equation import Term
from convstudio.ui.widgets.arithmetic.signs import added, maximum_sign, mean_sign, sum_sign

finite = st.floats(width=32, allow_nan=False, allow_infinity=False)
short = st.sampled_from((0.0, 1.0, -1.0, 2.0, 0.5, -0.25, 0.1, 0.2, 1 / 3, 12345.0, 1e-9))


def printed(value: float) -> Fraction:
    return Fraction(cell_text(value).replace(MINUS, "-"))


def term(value: float, weight: float) -> Term:
    return Term("a", None, value, weight, float(np.float32(value) * np.float32(weight)))


@given(short | finite, short | finite)
def test_a_product_says_equal_only_where_the_printed_numbers_are(value: float, weight: float) -> None:
    with np.errstate(over="ignore", under="ignore"):
        one = term(value, weight)
    exact = all(map(numerals.is_exact, (one.value, one.weight, one.product)))
    true = exact and printed(one.value) * printed(one.weight) == printed(one.product)
    true |= 0 in (value, weight)  # even where the other factor is rounded
    assert one.sign == ("=" if true else "≈")


@given(st.lists(short | finite, max_size=6), short | finite)
def test_a_sum_says_equal_only_where_the_printed_numbers_are(parts: list[float], wrong: float) -> None:
    for total in (sum(parts), wrong):
        exact = all(map(numerals.is_exact, (*parts, total)))
        true = exact and sum(map(printed, parts)) == printed(total)
        assert sum_sign(parts, total) == ("=" if true else "≈")


def test_known_signs() -> None:
    assert term(1, -1).sign == "="
    assert term(0.5, 0.25).sign == "="
    assert term(1 / 9, 9).sign == "≈"
    assert term(0, 1 / 9).sign == "="
    assert term(1.1, 1.1).sign == "="  # 1.21 is the nearest float32 to the product
    assert sum_sign((0.1, 0.2), 0.3) == "="
    assert sum_sign((1 / 3, 1 / 3, 1 / 3), 1.0) == "≈"
    assert sum_sign((1e30, 1.0), 1e30) == "≈"


@pytest.mark.parametrize(
    ("value", "first", "wanted"),
    [(2, False, ("+", "2")), (-2, False, ("−", "2")), (-2, True, ("", "−2")), (-0.0, False, ("+", "0"))],
)
def test_a_negative_part_is_subtracted(value: float, first: bool, wanted: tuple[str, str]) -> None:
    assert added(value, first=first) == wanted


def test_signs_of_maxima_and_means() -> None:
    assert maximum_sign((1, 2), 2) == "="
    assert maximum_sign((1 / 3, 0), float(np.float32(1 / 3))) == "≈"
    assert (maximum_sign((), -np.inf), maximum_sign((), 0.0)) == ("=", "≈")
    assert mean_sign((1, 4, 3, 2), 4, 2.5) == "="
    assert mean_sign((1, 1, 0), 3, 2 / 3) == "≈"
    assert mean_sign((1, 4), 4, 2.5) == "≈"
