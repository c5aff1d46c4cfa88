"""The equation of one output value as plain values.

Numbers are shown as `numerals.cell_text` prints them. The result is never computed here: it is the layer's own value.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from convstudio.core import numerals
from convstudio.ui.widgets.arithmetic.signs import maximum_sign, mean_sign, product_sign, sum_sign

PENDING: Final = "…"
"""Stands for a result that is still being computed."""

UNKNOWN: Final = "?"
"""Stands for what is to be predicted."""


class Form(StrEnum):
    """What is done with the terms."""

    SUM = "sum"
    """Products are added, and a bias."""
    MAXIMUM = "maximum"
    """The largest cell is taken."""
    MEAN = "mean"
    """Cells are added, and divided by their number."""
    STAMP = "stamp"
    """Each product goes into an output of its own."""


@dataclass(frozen=True)
class Term:
    """One product, or where the layer pools one cell; what follows from its attributes is worked out once.

    Attributes
    ----------
    label : str
        Identity of the kernel cell: its letter, or "row,column".
    color : str or None
        Its hue.
    value, weight, product : float
        Input, weight and their product, float32.
    padded : bool
        Whether the input cell lies in the padding.
    cell : tuple of int
        Index of the kernel cell.
    used : bool
        Whether it counts: not so a cell of -∞, one that a mean leaves out, or a product that falls on what the
        padding removes.
    target : str
        Where a stamp's product falls, such as "1, 2"; empty in other forms.
    winner : bool
        Whether it is the maximum.
    """

    label: str
    color: str | None
    value: float
    weight: float
    product: float
    padded: bool = False
    cell: tuple[int, ...] = ()
    used: bool = True
    target: str = ""
    winner: bool = False

    @cached_property
    def sign(self) -> str:
        """The sign before the product, "=" or "≈"."""
        return product_sign(self.value, self.weight, self.product)


@dataclass(frozen=True)
class Equation:
    """How one output value comes about, or what one input value is stamped into.

    What follows from its attributes is worked out once: it is written in every window.

    Attributes
    ----------
    position : str
        The output value, such as "Y[1, 1]", with the channel first where there are several; of a stamp the input
        value, such as "X[1, 0]".
    terms : tuple of tuple of Term
        The terms of the channel that is shown, in the kernel's arrangement, slice after slice where it has three
        axes; of a transposed convolution those alone whose stamps meet, perhaps none in the one row. Empty where
        all channels are shown at once, each as its subtotal.
    row_sums : tuple of float
        Sum of each row of `terms`; its maximum where the largest is taken.
    subtotal : float
        Sum of all `terms`, or of all channels where those are shown; of a maximum the largest.
    bias : float
        What is added last.
    result : float or None
        The layer's own value, or that which stamps; None while it is being computed.
    channel_label : str
        Name of the channel shown; empty where there is only one.
    others : tuple of (str, float)
        Name and subtotal of the channels whose products are not shown.
    form : Form
        What is done with the terms.
    divisor : int
        What a mean divides by.
    reserved : (int, int) or None
        Rows and columns of tiles to keep room for, where the number of terms changes from value to value.
    notes : tuple of str
        Sentences said beside the sum.
    concealed : bool
        Whether what the terms come to is not to be seen yet.
    """

    position: str
    terms: tuple[tuple[Term, ...], ...]
    row_sums: tuple[float, ...]
    subtotal: float
    bias: float
    result: float | None
    channel_label: str = ""
    others: tuple[tuple[str, float], ...] = ()
    form: Form = Form.SUM
    divisor: int = 1
    reserved: tuple[int, int] | None = None
    notes: tuple[str, ...] = ()
    concealed: bool = False

    @property
    def shows_channels(self) -> bool:
        """Whether the parts are whole channels."""
        return not self.terms

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of tiles to keep room for."""
        return self.reserved or (len(self.terms), len(self.terms[0]) if self.terms else 0)

    @cached_property
    def counted(self) -> tuple[Term, ...]:
        """The terms that are used."""
        return tuple(term for row in self.terms for term in row if term.used)

    @cached_property
    def parts(self) -> tuple[float, ...]:
        """What comes to `subtotal`: channels, rows, or the terms of a single row."""
        if self.shows_channels:
            return tuple(value for _, value in self.others)
        if len(self.terms) == 1:
            return tuple(term.product for term in self.counted)
        return self.row_sums

    @property
    def rest(self) -> float | None:
        """Sum of the channels whose products are not shown; None where there are none."""
        if self.shows_channels or not self.others:
            return None
        return sum(value for _, value in self.others)

    def place_of(self, cell: tuple[int, ...]) -> tuple[int, int] | None:
        """Return the (row, column) among `terms` of a kernel cell, or None where it has no term."""
        places = ((row, column) for row, terms in enumerate(self.terms) for column in range(len(terms)))
        return next((place for place in places if self.terms[place[0]][place[1]].cell == cell), None)

    def row_name(self, row: int) -> tuple[int, ...]:
        """Return the index of a row in the kernel: (row,), or (slice, row)."""
        return (self.terms[row] and self.terms[row][0].cell[:-1]) or (row,)

    def row_sign(self, row: int) -> str:
        """Return the sign between the terms of `row` and its sum, or its maximum."""
        products = [term.product for term in self.terms[row] if term.used]
        return (
            maximum_sign(products, self.row_sums[row])
            if self._picks
            else sum_sign(products, self.row_sums[row])
        )

    @property
    def _picks(self) -> bool:
        return self.form is Form.MAXIMUM

    @cached_property
    def subtotal_sign(self) -> str:
        """The sign between `parts` and `subtotal`."""
        return sum_sign(self.parts, self.subtotal)

    @cached_property
    def result_sign(self) -> str:
        """The sign before the result: "=" only where every step on the way to it is exact too."""
        if self.result is None or self.concealed:
            return "="
        if self.form is Form.STAMP:
            return sum_sign((self.result,), self.result)
        products = [term.product for term in self.counted]
        if self._picks:
            return maximum_sign(products, self.result)
        if self.form is Form.MEAN:
            return mean_sign(products, self.divisor, self.result)
        steps = [term.sign for row in self.terms for term in row]
        steps += [self.row_sign(row) for row in range(len(self.terms))]
        rest = () if self.rest is None else (self.rest,)
        steps += [self.subtotal_sign, sum_sign((self.subtotal, *rest, self.bias), self.result)]
        return "≈" if "≈" in steps else "="

    @property
    def result_text(self) -> str:
        """The result as it is printed."""
        if self.concealed:
            return UNKNOWN
        return PENDING if self.result is None else numerals.cell_text(self.result)

    def sum_text(self, value: float) -> str:
        """Return a sum on the way to the result as it is printed."""
        return UNKNOWN if self.concealed else numerals.cell_text(value)
