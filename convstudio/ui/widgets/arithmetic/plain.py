"""An equation on one line, in plain text."""

import itertools
from collections.abc import Iterator

from convstudio.core import numerals
from convstudio.core.numerals import MINUS
from convstudio.ui.widgets.arithmetic.equation import Equation, Form


def plain_text(equation: Equation, bias: str, others: str) -> str:
    """Return the whole equation on one line, for screen readers: "1×1 + 0×(−1) + bias 0 = 1".

    Parameters
    ----------
    equation : Equation
        What to write.
    bias, others : str
        The words for the bias and for the other channels together.
    """
    spell = {
        Form.SUM: _plain_sum,
        Form.MAXIMUM: _plain_maximum,
        Form.MEAN: _plain_mean,
    }
    if equation.form is Form.STAMP:
        stamped = ", ".join(_plain_stamp(equation))
        said = f"{equation.position} {equation.result_sign} {equation.result_text}: {stamped}"
    else:
        text = spell[equation.form](equation, bias, others)
        said = f"{equation.position}: {text} {equation.result_sign} {equation.result_text}"
    return "; ".join((said, *equation.notes))


def _plain_sum(equation: Equation, bias: str, others: str) -> str:
    parts = [
        f"{numerals.cell_text(term.value)}×{_enclosed(numerals.cell_text(term.weight))}"
        for term in itertools.chain(*equation.terms)
    ]
    if equation.shows_channels:
        parts = [f"{name} {equation.sum_text(value)}" for name, value in equation.others]
    if equation.rest is not None:
        parts.append(f"{others} {equation.sum_text(equation.rest)}")
    parts.append(f"{bias} {numerals.cell_text(equation.bias)}")
    return _joined(parts)


def _plain_maximum(equation: Equation, _bias: str, _others: str) -> str:
    values = (numerals.cell_text(term.value) for row in equation.terms for term in row)
    return f"max({', '.join(values)})"


def _plain_mean(equation: Equation, _bias: str, _others: str) -> str:
    return f"({_joined([numerals.cell_text(term.value) for term in equation.counted])}) / {equation.divisor}"


def _plain_stamp(equation: Equation) -> Iterator[str]:
    """Yield each product of a stamp and where it goes, which is nowhere for those that are cut off."""
    for term in itertools.chain(*equation.terms):
        value, weight = numerals.cell_text(term.value), _enclosed(numerals.cell_text(term.weight))
        place = f"Y[{term.target}]" if term.used else "∅"
        yield f"{value}×{weight} {term.sign} {numerals.cell_text(term.product)} → {place}"


def _joined(parts: list[str]) -> str:
    """Return parts of a sum on one line; a negative one is subtracted."""
    return parts[0] + "".join(
        f" − {part.removeprefix(MINUS)}" if part.startswith(MINUS) else f" + {part}" for part in parts[1:]
    )


def _enclosed(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text
