"""What decides where the tiles of an equation lie: never its digits."""

import re
from dataclasses import dataclass

from convstudio.ui.widgets.arithmetic.equation import Equation, Form
from convstudio.ui.widgets.arithmetic.words import Captions

_DIGIT = re.compile(r"\d|−")
"""Indices as wide as each other leave tiles where they are."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the tiles must hold.

    Attributes
    ----------
    rows, columns : int
        Shape of the kernel; columns is 0, and rows the number of channels, where the tiles are channels.
    label : str
        The widest label of a term.
    caption : str
        The widest caption of a row or channel.
    several : bool
        Whether other channels are added to the sum.
    lone : bool
        Whether a term is a value alone, rather than a product.
    target : str
        The widest of what is said after a product.
    sign : str
        The widest of what stands before the sum of a row.
    """

    rows: int
    columns: int
    label: str
    caption: str
    several: bool
    lone: bool = False
    target: str = ""
    sign: str = "Σ ≈"

    def texts(self, number: str, sign: str) -> tuple[str, str, str, str]:
        """Return a term of numbers that look like the one given: value, weight, sign and product."""
        return (number, "", "", "") if self.lone else (number, number, sign, number)


def shape_of(equation: Equation, captions: Captions) -> Shape:
    """Return what decides where the tiles lie."""
    if equation.shows_channels:
        names = [name for name, _ in equation.others]
        return Shape(len(names), 0, "", max(names, key=len), several=False)
    rows, columns = equation.shape
    terms = [term for row in equation.terms for term in row]
    label = max((term.label for term in terms), key=len, default="")
    widest = max(
        (captions.row_caption(equation.row_name(row)) for row in range(len(equation.terms))), key=len
    )
    target = max((term.target for term in terms), key=len, default="")
    return Shape(
        rows,
        columns,
        label,
        widest,
        several=bool(equation.others),
        lone=equation.form in (Form.MAXIMUM, Form.MEAN),
        sign="max ≈" if equation.form is Form.MAXIMUM else "Σ ≈",
        target=f" → Y[{_DIGIT.sub('0', target)}]" if target else "",
    )
