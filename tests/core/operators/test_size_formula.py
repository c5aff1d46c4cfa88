"""The size formula as it is typeset says what geometry computes."""

import math
import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.operators.expression import (
    Ceil,
    Floor,
    Fraction,
    Role,
    Row,
    Text,
    integer,
    plain,
    symbol,
)
from convstudio.core.operators.size_formula import Stage, quotient, size_formula
from convstudio.core.operators.transposed_axis import TransposedAxis
from convstudio.core.operators.window_axis import Axis

FIELDS: Final = {
    "in_size": st.integers(1, 40),
    "kernel": st.integers(1, 11),
    "stride": st.integers(1, 9),
    "before": st.integers(0, 6),
    "after": st.integers(0, 6),
    "dilation": st.integers(1, 5),
}
AXES = st.builds(Axis, ceil=st.booleans(), **FIELDS)
STAMPS = st.builds(TransposedAxis, output_padding=st.integers(0, 4), **FIELDS)


def value(step: str) -> float:
    """Compute one step of a formula from what is written."""
    text = step.removeprefix(" = ").replace("−", "-").replace("·", "*")
    text = text.replace("⌊", "math.floor(").replace("⌋", ")")
    text = text.replace("⌈", "math.ceil(").replace("⌉", ")")
    # A cut-off quotient: its floor is that of a number a little larger in size.
    text = re.sub(r"(\d)…", r"\g<1>5", text)
    return float(eval(text, {"math": math}))  # noqa: S307 - digits and operators written by the code under test


@given(AXES | STAMPS)
def test_every_step_with_numbers_has_the_value_of_its_stage(axis: Axis | TransposedAxis) -> None:
    for stage in size_formula(axis):
        assert plain(stage.steps[0]) == "out"
        for step in stage.steps[2:]:
            assert value(plain(step)) == stage.size


@given(AXES | STAMPS)
def test_symbols_with_their_numbers_put_in_give_the_same_size(axis: Axis | TransposedAxis) -> None:
    numbers = {
        "op": axis.output_padding if isinstance(axis, TransposedAxis) else 0,
        "in": axis.in_size,
        "k": axis.kernel,
        "s": axis.stride,
        "d": axis.dilation,
        "p₁": axis.before,
        "p₂": axis.after,
        "p": axis.before,
    }
    for stage in size_formula(axis):
        text = plain(stage.steps[1]).replace("2p", "2·p").replace("d(", "d·(").replace(")s", ")·s")
        for name, number in numbers.items():
            text = text.replace(name, str(number))
        assert value(text) == stage.size


@given(AXES)
def test_the_last_stage_is_the_size_of_the_axis(axis: Axis) -> None:
    kernel, stride, dilation = size_formula(axis)
    assert max(dilation.size, 0) == axis.size
    assert size_formula(axis, dilates=False) == (kernel, stride)
    if axis.dilation == 1:
        assert stride.size == dilation.size
        if axis.stride == 1 and axis.before == axis.after == 0 and axis.kernel <= axis.in_size:
            assert kernel.size == stride.size


def test_the_stages_in_words() -> None:
    stages = size_formula(Axis(in_size=6, kernel=3, stride=2, before=1, after=1))
    assert [stage.stage for stage in stages] == [Stage.KERNEL, Stage.STRIDE, Stage.DILATION]
    assert ["".join(map(plain, stage.steps)) for stage in stages] == [
        "out = in − k + 1 = 6 − 3 + 1 = 4",
        "out = ⌊(in + 2p − k) / s⌋ + 1 = ⌊(6 + 2·1 − 3) / 2⌋ + 1 = ⌊2.5⌋ + 1 = 2 + 1 = 3",
        "out = ⌊(in + 2p − d(k − 1) − 1) / s⌋ + 1 = ⌊(6 + 2·1 − 1·(3 − 1) − 1) / 2⌋ + 1 = ⌊2.5⌋ + 1 = 2 + 1 = 3",
    ]


@given(STAMPS)
def test_the_last_stage_of_stamps_is_the_size_of_the_axis(axis: TransposedAxis) -> None:
    kernel, stride, last = size_formula(axis)
    assert last.size == axis.size
    if axis.dilation == 1 and axis.output_padding == 0:
        assert stride.size == last.size
        if axis.stride == 1 and axis.before == axis.after == 0:
            assert kernel.size == last.size


def test_stamps_in_words() -> None:
    stages = size_formula(TransposedAxis(4, 3, stride=2, before=1, after=1, output_padding=1))
    assert [stage.stage for stage in stages] == [Stage.KERNEL, Stage.STRIDE, Stage.OUTPUT_PADDING]
    assert ["".join(map(plain, stage.steps)) for stage in stages] == [
        "out = in − 1 + k = 4 − 1 + 3 = 6",
        "out = (in − 1)s − 2p + k = (4 − 1)·2 − 2·1 + 3 = 7",
        "out = (in − 1)s − 2p + d(k − 1) + op + 1 = (4 − 1)·2 − 2·1 + 1·(3 − 1) + 1 + 1 = 8",
    ]


def test_the_ceiling_in_words() -> None:
    stage = size_formula(Axis(in_size=6, kernel=3, stride=2, pools=True, ceil=True))[1]
    assert (
        "".join(map(plain, stage.steps))
        == "out = ⌈(in + 2p − k) / s⌉ + 1 = ⌈(6 + 2·0 − 3) / 2⌉ + 1 = ⌈1.5⌉ + 1 = 2 + 1 = 3"
    )


def test_a_last_window_that_starts_in_the_padding_is_taken_off() -> None:
    axis = Axis(in_size=5, kernel=2, stride=3, after=1, pools=True, ceil=True)
    stage = size_formula(axis)[1]
    assert stage.size == axis.size == 2
    assert "".join(map(plain, stage.steps[3:])) == " = ⌈1.33…⌉ + 1 − 1 = 2 + 1 − 1 = 2"


def test_different_ends_are_added_apart() -> None:
    stage = size_formula(Axis(in_size=6, kernel=4, before=1, after=2))[1]
    assert plain(stage.steps[1]) == " = ⌊(in + p₁ + p₂ − k) / s⌋ + 1"
    assert plain(stage.steps[2]) == " = ⌊(6 + 1 + 2 − 4) / 1⌋ + 1"


@pytest.mark.parametrize(
    ("room", "stride", "text"),
    [
        (5, 2, "2.5"),
        (6, 2, "3"),
        (5, 3, "1.66…"),
        (1, 8, "0.12…"),
        (7, 4, "1.75"),
        (299, 300, "0.99…"),
        (-1, 2, "−0.5"),
    ],
)
def test_a_quotient_is_exact_or_cut(room: int, stride: int, text: str) -> None:
    assert quotient(room, stride) == text


def test_the_result_is_marked() -> None:
    last = size_formula(Axis(in_size=3, kernel=2))[2].steps[-1]
    assert isinstance(last, Row)
    assert last.items[-1] == Text("2", Role.RESULT)


def test_plain_text_of_each_kind() -> None:
    assert plain(Floor(Fraction(Row((symbol("a"), integer(-2))), integer(3)))) == "⌊(a−2) / 3⌋"
    assert plain(Ceil(symbol("a"))) == "⌈a⌉"
