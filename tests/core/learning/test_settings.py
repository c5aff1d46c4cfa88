import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.core.learning.settings import Settings, parse_rate


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("0.03", 0.03),
        (" +1e\N{MINUS SIGN}3 ", 0.001),
        ("0,5", 0.5),
        ("1/4", 0.25),
        ("1/30", 1 / 30),
        ("1 \N{FRACTION SLASH} 30", 1 / 30),
        ("\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH SOLIDUS}3\N{ZERO WIDTH NO-BREAK SPACE}", 1 / 3),
        ("0.0333333333", 0.0333333333),
    ],
)
def test_a_rate_is_the_decimal_that_was_typed(text: str, rate: float) -> None:
    assert parse_rate(text) == rate


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0", Code.OUT_OF_RANGE),
        ("-0.03", Code.OUT_OF_RANGE),
        ("1e10", Code.OUT_OF_RANGE),
        ("fast", Code.NOT_A_NUMBER),
        ("", Code.NOT_A_NUMBER),
        ("nan", Code.NOT_FINITE),
        ("1/0", Code.DIVISION_BY_ZERO),
    ],
)
def test_rates_that_are_none_are_refused(text: str, code: Code) -> None:
    with pytest.raises(StudioError) as refused:
        parse_rate(text)
    assert refused.value.code is code


@given(st.floats())
def test_every_rate_is_in_range_or_refused(rate: float) -> None:
    low, high = limits.LEARNING_RATE
    if low <= rate <= high:
        assert Settings(learning_rate=rate).learning_rate == rate
    else:
        with pytest.raises(StudioError) as refused:
            Settings(learning_rate=rate)
        assert refused.value.values["name"] == "learning_rate"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("momentum", {"momentum": 1.0}),
        ("weight_decay", {"weight_decay": -0.1}),
        ("batch_size", {"batch_size": 0}),
        ("steps", {"steps": 0}),
        ("epsilon", {"epsilon": math.nan}),
    ],
)
def test_other_numbers_out_of_range_are_refused_by_name(name: str, values: dict[str, float]) -> None:
    with pytest.raises(StudioError) as refused:
        Settings(**values)  # type: ignore[arg-type]  # wrong values are the test
    assert refused.value.code is Code.OUT_OF_RANGE
    assert refused.value.values["name"] == name
