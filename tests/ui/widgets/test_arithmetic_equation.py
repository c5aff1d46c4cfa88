"""The equation of one output value, and what it says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Document
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.ui.widgets.arithmetic.composing import equation_of
from convstudio.ui.widgets.arithmetic.equation import Equation, Term
from convstudio.ui.widgets.arithmetic.plain import plain_text
from tests.strategies import documents


def term(value: float, weight: float) -> Term:
    return Term("a", None, value, weight, float(np.float32(value) * np.float32(weight)))


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
