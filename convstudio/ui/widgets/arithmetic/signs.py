"""Where an equation may say "=", and the signs between the parts of a sum.

Numbers are shown as `numerals.cell_text` prints them. A sign is "=" only where the printed numbers before it give
the printed number after it exactly and none of them was rounded; otherwise it is "≈".
"""

from collections.abc import Iterable
from decimal import Context, Decimal
from functools import reduce
from typing import Final

from convstudio.core import numerals
from convstudio.core.numerals import MINUS

_DECIMAL: Final = Context(prec=120)
"""Adds and multiplies printed float32 numbers without rounding: they span 1e38 to 1e−45."""


def product_sign(value: float, weight: float, product: float) -> str:
    """Return "=" where the printed factors give the printed `product` and none was rounded, else "≈"."""
    parts = (value, weight, product)
    if product == 0 and 0 in parts[:2]:
        return "="  # nothing times whatever was rounded is nothing
    if not all(map(numerals.is_exact, parts)):
        return "≈"
    one, other, result = map(_printed, parts)
    return "=" if _DECIMAL.multiply(one, other) == result else "≈"


def sum_sign(parts: Iterable[float], total: float) -> str:
    """Return "=" where the printed `parts` add up to the printed `total` and none was rounded, else "≈"."""
    return mean_sign(parts, 1, total)


def mean_sign(parts: Iterable[float], divisor: int, mean: float) -> str:
    """Return "=" where the printed `parts` over `divisor` are the printed `mean` and none was rounded, else "≈"."""
    numbers = (*parts, mean)
    if not all(map(numerals.is_exact, numbers)):
        return "≈"
    *printed, last = map(_printed, numbers)
    return (
        "=" if reduce(_DECIMAL.add, printed, Decimal(0)) == _DECIMAL.multiply(last, Decimal(divisor)) else "≈"
    )


def maximum_sign(parts: Iterable[float], largest: float) -> str:
    """Return "=" where the largest of `parts` is printed as `largest` and neither was rounded, else "≈".

    The maximum of nothing is -∞.
    """
    found = max(parts, default=None)
    if found is None:
        return "=" if largest == float("-inf") else "≈"
    return sum_sign((found,), largest)


def added(value: float, *, first: bool) -> tuple[str, str]:
    """Return the sign and the amount with which `value` joins a sum: ("+", "2"), ("−", "2"); first "" and "−2"."""
    text = numerals.cell_text(value)
    if first:
        return "", text
    return ("−", text.removeprefix(MINUS)) if text.startswith(MINUS) else ("+", text)


def _printed(value: float) -> Decimal:
    """Return the number that `cell_text` prints."""
    return Decimal(numerals.cell_text(value).replace(MINUS, "-"))
