"""The equation of one output value as plain values, and where it may say "=".

Numbers are shown as `numerals.cell_text` prints them. A sign is "=" only where the printed numbers before it give
the printed number after it exactly and none of them was rounded; otherwise it is "≈". The result is never computed
here: it is the layer's own value.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import reduce
from typing import Final

from convstudio.core import numerals
from convstudio.core.numerals import MINUS
from convstudio.core.operators.trace import Trace

PENDING: Final = "…"
"""Stands for a result that is still being computed."""

_DECIMAL: Final = Context(prec=120)
"""Adds and multiplies printed float32 numbers without rounding: they span 1e38 to 1e−45."""


@dataclass(frozen=True, slots=True)
class Term:
    """One product.

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
    """

    label: str
    color: str | None
    value: float
    weight: float
    product: float
    padded: bool = False

    @property
    def sign(self) -> str:
        """The sign before the product, "=" or "≈"."""
        parts = (self.value, self.weight, self.product)
        if self.product == 0 and 0 in parts[:2]:
            return "="  # nothing times whatever was rounded is nothing
        if not all(map(numerals.is_exact, parts)):
            return "≈"
        value, weight, product = map(_printed, parts)
        return "=" if _DECIMAL.multiply(value, weight) == product else "≈"


@dataclass(frozen=True, slots=True)
class Equation:
    """How one output value comes about.

    Attributes
    ----------
    position : str
        The output value, such as "Y[1, 1]", with the channel first where there are several.
    terms : tuple of tuple of Term
        The products of the channel that is shown, in the kernel's arrangement; empty where all channels are
        shown at once, each as its subtotal.
    row_sums : tuple of float
        Sum of each row of `terms`.
    subtotal : float
        Sum of all `terms`, or of all channels where those are shown.
    bias : float
        What is added last.
    result : float or None
        The layer's own value; None while it is being computed.
    channel_label : str
        Name of the channel shown; empty where there is only one.
    others : tuple of (str, float)
        Name and subtotal of the channels whose products are not shown.
    """

    position: str
    terms: tuple[tuple[Term, ...], ...]
    row_sums: tuple[float, ...]
    subtotal: float
    bias: float
    result: float | None
    channel_label: str = ""
    others: tuple[tuple[str, float], ...] = ()

    @property
    def shows_channels(self) -> bool:
        """Whether the parts are whole channels."""
        return not self.terms

    @property
    def parts(self) -> tuple[float, ...]:
        """What adds up to `subtotal`: channels, rows, or the products of a single row."""
        if self.shows_channels:
            return tuple(value for _, value in self.others)
        if len(self.terms) == 1:
            return tuple(term.product for term in self.terms[0])
        return self.row_sums

    @property
    def rest(self) -> float | None:
        """Sum of the channels whose products are not shown; None where there are none."""
        if self.shows_channels or not self.others:
            return None
        return sum(value for _, value in self.others)

    def row_sign(self, row: int) -> str:
        """Return the sign between the products of `row` and its sum."""
        return sum_sign((term.product for term in self.terms[row]), self.row_sums[row])

    @property
    def subtotal_sign(self) -> str:
        """The sign between `parts` and `subtotal`."""
        return sum_sign(self.parts, self.subtotal)

    @property
    def result_sign(self) -> str:
        """The sign before the result: "=" only where every step on the way to it is exact too."""
        if self.result is None:
            return "="
        steps = [term.sign for row in self.terms for term in row]
        steps += [self.row_sign(row) for row in range(len(self.terms))]
        rest = () if self.rest is None else (self.rest,)
        steps += [self.subtotal_sign, sum_sign((self.subtotal, *rest, self.bias), self.result)]
        return "≈" if "≈" in steps else "="

    @property
    def result_text(self) -> str:
        """The result as it is printed."""
        return PENDING if self.result is None else numerals.cell_text(self.result)


def equation_of(
    trace: Trace,
    channel: int | None,
    labels: Sequence[str],
    colors: Sequence[str | None],
    channel_names: Sequence[str],
    result: float | None,
    *,
    several_outputs: bool,
) -> Equation:
    """Return the equation of a traced output value.

    Parameters
    ----------
    trace : Trace
        The products.
    channel : int or None
        Index in `trace.channels` of the channel whose products are shown; None shows all channels as subtotals.
    labels, colors : sequence
        Identity of each kernel cell in row-major order.
    channel_names : sequence of str
        What to call each of `trace.channels`.
    result : float or None
        The layer's own value; None while it is being computed.
    several_outputs : bool
        Whether the position names the output channel.
    """
    index = ((trace.out_channel,) if several_outputs else ()) + trace.position
    position = f"Y[{', '.join(map(str, index))}]"
    sums = tuple((name, part.subtotal) for name, part in zip(channel_names, trace.channels, strict=True))
    if channel is None and len(sums) > 1:
        return Equation(position, (), (), sum(value for _, value in sums), trace.bias, result, "", sums)
    shown = trace.channels[channel or 0]
    columns = shown.products.shape[-1]
    cells = [
        Term(*cell)
        for cell in zip(
            labels,
            colors,
            shown.inputs.ravel().tolist(),
            shown.weights.ravel().tolist(),
            shown.products.ravel().tolist(),
            shown.padded.ravel().tolist(),
            strict=True,
        )
    ]
    return Equation(
        position,
        tuple(tuple(cells[first : first + columns]) for first in range(0, len(cells), columns)),
        tuple(shown.row_sums.ravel().tolist()),
        shown.subtotal,
        trace.bias,
        result,
        channel_names[channel or 0] if len(sums) > 1 else "",
        tuple(named for number, named in enumerate(sums) if number != (channel or 0)),
    )


def sum_sign(parts: Iterable[float], total: float) -> str:
    """Return "=" where the printed `parts` add up to the printed `total` and none was rounded, else "≈"."""
    numbers = (*parts, total)
    if not all(map(numerals.is_exact, numbers)):
        return "≈"
    *printed, last = map(_printed, numbers)
    return "=" if reduce(_DECIMAL.add, printed, Decimal(0)) == last else "≈"


def added(value: float, *, first: bool) -> tuple[str, str]:
    """Return the sign and the amount with which `value` joins a sum: ("+", "2"), ("−", "2"); first "" and "−2"."""
    text = numerals.cell_text(value)
    if first:
        return "", text
    return ("−", text.removeprefix(MINUS)) if text.startswith(MINUS) else ("+", text)


def plain_text(equation: Equation, bias: str, others: str) -> str:
    """Return the whole equation on one line, for screen readers: "1×1 + 0×(−1) + bias 0 = 1".

    Parameters
    ----------
    equation : Equation
        What to write.
    bias, others : str
        The words for the bias and for the other channels together.
    """
    parts = [
        f"{numerals.cell_text(term.value)}×{_enclosed(numerals.cell_text(term.weight))}"
        for row in equation.terms
        for term in row
    ]
    if equation.shows_channels:
        parts = [f"{name} {numerals.cell_text(value)}" for name, value in equation.others]
    if equation.rest is not None:
        parts.append(f"{others} {numerals.cell_text(equation.rest)}")
    parts.append(f"{bias} {numerals.cell_text(equation.bias)}")
    joined = parts[0] + "".join(
        f" − {part.removeprefix(MINUS)}" if part.startswith(MINUS) else f" + {part}" for part in parts[1:]
    )
    return f"{equation.position}: {joined} {equation.result_sign} {equation.result_text}"


def _enclosed(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text


def _printed(value: float) -> Decimal:
    """Return the number that `cell_text` prints."""
    return Decimal(numerals.cell_text(value).replace(MINUS, "-"))
