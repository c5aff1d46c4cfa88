"""The equation of one output value: what it says, and where it may say "="."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import numerals
from convstudio.core.document import Document
from convstudio.core.numerals import MINUS, cell_text
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.ui.widgets.arithmetic.composing import equation_of
from convstudio.ui.widgets.arithmetic.equation import Equation, Term, added, plain_text, sum_sign
from tests.strategies import documents

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


def labels(document: Document) -> list[str]:
    return [str(number) for number in range(int(np.prod(document.kernel_size)))]


@given(documents(possible=True), st.data())
def test_an_equation_has_the_terms_of_its_trace(document: Document, data: st.DataObject) -> None:
    shape = geometry.output_shape(document)
    position = data.draw(st.tuples(*(st.integers(0, side - 1) for side in shape)))
    traced = trace(document, 0, position)
    names = [f"channel {part.channel}" for part in traced.channels]
    channel = data.draw(st.integers(0, len(names) - 1))
    marks = labels(document)
    equation = equation_of(traced, channel, marks, [None] * len(marks), names, 3.0, several_outputs=True)
    assert equation.position == f"Y[0, {position[0]}, {position[1]}]"
    part = traced.channels[channel]
    for row in range(document.kernel_size[0]):
        assert [cell.value for cell in equation.terms[row]] == part.inputs[row].tolist()
        assert [cell.weight for cell in equation.terms[row]] == part.weights[row].tolist()
        assert [cell.product for cell in equation.terms[row]] == part.products[row].tolist()
        assert [cell.padded for cell in equation.terms[row]] == part.padded[row].tolist()
    assert [cell.label for row in equation.terms for cell in row] == marks
    assert sum(equation.row_sums) == pytest.approx(equation.subtotal)
    total = equation.subtotal + (equation.rest or 0) + equation.bias
    assert total == pytest.approx(traced.total)
    assert equation.channel_label == (names[channel] if len(names) > 1 else "")
    together = equation_of(traced, None, marks, [None] * len(marks), names, 3.0, several_outputs=False)
    assert together.shows_channels == (len(names) > 1)
    assert together.position == f"Y[{position[0]}, {position[1]}]"
    assert together.subtotal + together.bias == pytest.approx(traced.total)


def equation(*values: float, bias: float = 0.0, result: float | None = 1.0) -> Equation:
    row = tuple(term(value, -1) for value in values)
    total = -sum(values)
    return Equation("Y[1, 1]", (row,), (total,), total, bias, result)


def test_the_result_is_the_layers_own_even_where_the_terms_say_otherwise() -> None:
    assert equation(1, 2, result=-3.0).result_sign == "="
    assert equation(1, 2, result=-2.9).result_sign == "≈"
    assert equation(1, 2, result=-2.9).result_text == "−2.9"
    assert equation(1, 2, bias=1.0, result=-2.0).result_sign == "="
    assert equation(1 / 3, 2 / 3, result=-1.0).result_sign == "≈"
    assert (equation(1, result=None).result_sign, equation(1, result=None).result_text) == ("=", "…")


def test_the_whole_equation_on_one_line() -> None:
    assert (
        plain_text(equation(1, -2, result=1.0), "bias", "others") == "Y[1, 1]: 1×(−1) − 2×(−1) + bias 0 = 1"
    )
    several = Equation("Y[0]", ((term(1, 2),),), (2.0,), 2.0, -1.0, 6.0, "R", (("G", 2.0), ("B", 3.0)))
    assert plain_text(several, "bias", "other channels") == "Y[0]: 1×2 + other channels 5 + bias −1 = 6"
    channels = Equation("Y[0]", (), (), 5.0, 0.0, None, "", (("G", 2.0), ("B", 3.0)))
    assert plain_text(channels, "bias", "other channels") == "Y[0]: G 2 + B 3 + bias 0 = …"
