"""Numbers to text, in one place.

A value is a float32; what is read off the wall must be true to it. A cell shows it exactly where that is short
and otherwise rounded, with its trailing zeros (0.500 is rounded, 0.5 is not); the tooltip shows all digits. The
minus sign is U+2212, as wide as a plus, and a negative zero is just 0.
"""

import math
from ctypes import c_float
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

MINUS: Final = "\N{MINUS SIGN}"

_SHORT: Final = 6
"""Characters, without the sign, that an exact decimal such as 0.0625 may take in a cell."""

_CACHED: Final = 1 << 14
"""Texts kept: four grids of 64 × 64 different values, about 4 MB."""

_MILLION: Final = 1_000_000
"""Beyond it, the digits in front have no say in which plural a number takes."""

_BRIEF: Final = 4
"""Characters that always have room in a cell with digits."""


def cell_text(value: float | np.float32) -> str:
    """Return `value` as a grid cell shows it: at most 7 characters and a sign (8 where the exponent has two digits).

    Whole numbers up to 99999 and decimals of at most four digits are exact (−6, 0.25, 0.0625). Anything else has
    three significant digits (0.111, 12.0, 1.23e−5, 1.23e7), except that a whole part of up to five digits is never
    cut (12346, not 1.23e4). Infinities and NaN, which an overflowing layer computes, read ∞, −∞ and NaN.

    Parameters
    ----------
    value : float or numpy.float32
        A float32, or a number to be rounded to one.
    """
    return _shortened(value)[0]


def brief_text(value: float | np.float32) -> str:
    """Return `value` for a cell that has no room for `cell_text`: one or two digits, rounded.

    Parameters
    ----------
    value : float or numpy.float32
        A float32, or a number to be rounded to one.
    """
    text = cell_text(value)
    magnitude = abs(float(value))
    if len(text) <= _BRIEF or not math.isfinite(magnitude):
        return text
    if 0.005 <= magnitude < 99.5:
        short = f"{magnitude:.{2 if magnitude < 0.095 else 1 if magnitude < 9.95 else 0}f}"
    else:
        mantissa, exponent = f"{magnitude:.0e}".split("e")
        short = f"{mantissa}e{_signed(int(exponent))}"
    return MINUS + short if value < 0 else short


def cell_texts(values: npt.NDArray[np.float32], most: int) -> list[str]:
    """Return `cell_text` of each value, or where that is longer than `most` characters, `brief_text`.

    Fractions of usual sizes are looked up all at once: one by one, 64 × 64 would take longer than a picture may.

    Parameters
    ----------
    values : ndarray of float32
        Shape (N,).
    most : int
        ≥ 0.
    """
    magnitude = np.abs(values)
    small = magnitude < 1
    # Those that are rounded, to three digits; a short decimal is written as it is.
    usual = (magnitude >= 0.1) & (magnitude < 9.95) & (~small | (magnitude < 0.9995))
    exact = magnitude.astype(np.float64)
    usual &= (np.rint(exact * 1e4) / 1e4).astype(np.float32) != magnitude
    length = 4 + small.astype(np.intp) + (values < 0)
    places = np.where(length > max(most, _BRIEF), 1, 2 + small)
    texts = np.empty(len(values), dtype=np.object_)
    for digits in (1, 2, 3):
        chosen = usual & (places == digits)
        if chosen.any():
            unit = 10**digits
            steps = np.rint(values[chosen].astype(np.float64) * unit).astype(np.intp)
            texts[chosen] = _decimals(digits)[steps + 10 * unit]
    others = np.flatnonzero(~usual).tolist()
    for index, value in zip(others, values[others].tolist(), strict=True):
        text = cell_text(value)
        texts[index] = text if len(text) <= most else brief_text(value)
    shown: list[str] = texts.tolist()
    return shown


@cache
def _decimals(places: int) -> npt.NDArray[np.object_]:
    """Return the texts of all numbers of so many places above −10 and below 10, −10 first."""
    unit = 10**places
    texts = [f"{abs(step) / unit:.{places}f}" for step in range(-10 * unit, 10 * unit)]
    signed = [MINUS + text if index < 10 * unit else text for index, text in enumerate(texts)]
    return np.array(signed, dtype=np.object_)


def is_exact(value: float | np.float32) -> bool:
    """Return whether `cell_text` loses nothing: its text read back as a float32 is `value`.

    False for infinities and NaN.
    """
    return _shortened(value)[1]


def full_text(value: float | np.float32) -> str:
    """Return `value` with all its digits: a text that gives back the same float32.

    Whole numbers below 10⁹ are written out; others are the shortest decimal that rounds to the float32 (as numpy and
    torch print it), with an exponent below 10⁻⁴ and from 10⁹ on.

    Parameters
    ----------
    value : float or numpy.float32
        A float32, or a number to be rounded to one.
    """
    number = c_float(float(value)).value
    if not math.isfinite(number):
        return _not_finite(number)
    magnitude = abs(number)
    if magnitude < 1e9 and magnitude.is_integer():
        text = str(int(magnitude))
    elif c_float(1e-4).value <= magnitude < 1e9:
        text = np.format_float_positional(np.float32(magnitude), trim="-")
    else:
        mantissa, exponent = np.format_float_scientific(np.float32(magnitude), trim="-").split("e")
        text = f"{mantissa}e{_signed(int(exponent))}"
    return MINUS + text if number < 0 else text


def input_text(value: float | np.float32) -> str:
    """Return `value` as an editor offers it for typing: all digits, and the minus sign that a keyboard has."""
    return full_text(value).replace(MINUS, "-")


def stepped(value: float, steps: int, *, fine: bool) -> float:
    """Return `value` some steps of 1, or where `fine` of 0.1, further, rounded to float32.

    Added in decimals, so that 0.1 three times gives 0.3, and a step forth and one back give what there was.
    """
    total = Decimal(input_text(value)) + steps * Decimal("0.1" if fine else "1")
    return c_float(float(total)).value


def count_text(count: int) -> str:
    """Return how many there are of something, by thousands: "1,234,567"."""
    return f"{count:,}"


def plural_of(count: int) -> int:
    """Return a number with the plural of `count` in every language, small enough for an int of C."""
    return count if count < _MILLION else _MILLION + count % _MILLION


def bytes_text(count: int) -> str:
    """Return an amount of memory or the size of a file, such as "2.1 GB".

    Parameters
    ----------
    count : int
        Bytes, ≥ 0. As for memory modules, 1 KB is 1024 bytes.
    """
    if count < 1024:
        return f"{count} B"
    amount, units = count / 1024, ["TB", "GB", "MB", "KB"]
    while amount >= 1023.5 and len(units) > 1:
        amount /= 1024
        units.pop()
    return f"{amount:.1f} {units[-1]}" if amount < 9.95 else f"{amount:.0f} {units[-1]}"


def duration_text(seconds: float) -> str:
    """Return a time taken, such as "0.03 ms", "12 ms", "1.2 s" or "2 min 5 s".

    Parameters
    ----------
    seconds : float
        Finite, ≥ 0.
    """
    milliseconds = seconds * 1000
    if milliseconds < 0.995:
        return f"{milliseconds:.2f} ms"
    if milliseconds < 9.95:
        return f"{milliseconds:.1f} ms"
    if milliseconds < 999.5:
        return f"{milliseconds:.0f} ms"
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    return f"{whole} s" if whole < 100 else f"{whole // 60} min {whole % 60} s"


@lru_cache(maxsize=_CACHED)
def _shortened(value: float | np.float32) -> tuple[str, bool]:
    """Return the text of a cell and whether it is exact."""
    number = c_float(float(value)).value
    magnitude = abs(number)
    if magnitude < 1e5 and number.is_integer():
        return _signed(int(number)), True
    if not math.isfinite(number):
        return _not_finite(number), False
    text, exact = _positional(magnitude) if 1e-3 <= magnitude < 99999.5 else _scientific(magnitude)
    return (MINUS + text if number < 0 else text), exact


def _positional(magnitude: float) -> tuple[str, bool]:
    """Return a magnitude in [0.001, 99999.5), not a whole number, without an exponent."""
    if magnitude < 1000:  # beyond, four digits are a whole number
        text = f"{magnitude:.4g}"
        if len(text) <= _SHORT and c_float(float(text)).value == magnitude:
            return text, True
    if magnitude >= 100:
        return f"{magnitude:.0f}", False
    text = f"{magnitude:#.3g}"
    return text.removesuffix("."), c_float(float(text)).value == magnitude


def _scientific(magnitude: float) -> tuple[str, bool]:
    """Return a magnitude with three digits and an exponent."""
    text = f"{magnitude:.2e}"
    exact = c_float(float(text)).value == magnitude
    mantissa, exponent = text.split("e")
    if exact:
        mantissa = mantissa.rstrip("0").removesuffix(".")
    return f"{mantissa}e{_signed(int(exponent))}", exact


def _signed(number: int) -> str:
    return f"{MINUS}{-number}" if number < 0 else str(number)


def _not_finite(number: float) -> str:
    if math.isnan(number):
        return "NaN"
    return f"{MINUS}∞" if number < 0 else "∞"
