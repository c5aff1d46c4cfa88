"""Arrays as Python literals: the numbers of the code mirror, readable and exact.

A number is written with the fewest digits that come back as the same float32, integers without a point,
and the rows of an array stand under each other in columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from convstudio.core.document import FloatArray

WIDTH: Final = 88
"""Longest line of generated code, in characters."""

WRITTEN_INPUT: Final = 64 * 64
"""Most input values that are written out; a larger input is left for the reader to load."""

WRITTEN_WEIGHTS: Final = 2**13
"""Most weights that are written out."""

ALIGNED: Final = 6
"""Longest number that is put under its neighbours; longer ones would leave more gaps than numbers."""

EXACT_INTEGER: Final = 2.0**24
"""Below this, float32 holds every integer."""


@dataclass(frozen=True, slots=True)
class Source:
    """Generated code.

    Attributes
    ----------
    text : str
        Python, ending with a newline, no line longer than WIDTH.
    stand_ins : tuple of str
        Names of the variables ("x", "w", "weight") that hold random numbers because there are too many real
        ones to write; empty where running the text gives the layer's own output.
    """

    text: str
    stand_ins: tuple[str, ...] = ()


def number(value: np.float32) -> str:
    """Return `value` as the shortest Python literal that rounds back to the same float32.

    Parameters
    ----------
    value : float32
        Finite.
    """
    double = float(value)
    if double.is_integer() and abs(double) < EXACT_INTEGER:
        return "-0.0" if double == 0 and np.signbit(value) else str(int(double))
    text = str(value)
    # Python reads the text as a double first: where rounding twice would go astray, all digits are written.
    return text if np.float32(float(text)) == value else repr(double)


def all_integers(values: FloatArray) -> bool:
    """Return whether torch.tensor would make integers of the literal of `values`."""
    integer = (np.trunc(values) == values) & (np.abs(values) < EXACT_INTEGER)
    return bool(np.all(integer & ~((values == 0) & np.signbit(values))))


def array(values: FloatArray, indent: int = 0) -> str:
    """Return `values` as nested lists.

    Parameters
    ----------
    values : FloatArray
        At least one axis; finite.
    indent : int
        Column the first bracket stands in; the following lines are aligned with it.
    """
    texts = [number(value) for value in values.ravel()]
    column = max(map(len, texts))
    if column <= ALIGNED:
        texts = [text.rjust(column) for text in texts]
    return _nested(texts, values.shape, indent, column)


def _nested(texts: Sequence[str], shape: tuple[int, ...], indent: int, column: int) -> str:
    """Return the literal of `texts` in `shape`, broken between rows and, where too long, within them."""
    pad = "\n" + " " * (indent + 1)
    if len(shape) == 1:
        # Two columns are left for the brackets and commas that follow outer lists.
        per_line = max(1, (WIDTH - indent - 1 - 2 * 5) // (column + 2))
        lines = [", ".join(texts[i : i + per_line]) for i in range(0, len(texts), per_line)]
        return "[" + ("," + pad).join(lines) + "]"
    step = len(texts) // shape[0]
    parts = [_nested(texts[i : i + step], shape[1:], indent + 1, column) for i in range(0, len(texts), step)]
    return "[" + ("," + pad).join(parts) + "]"
