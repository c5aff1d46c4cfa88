"""The largest type in which a term or a row sum fits its tile."""

import math
from typing import Final

from convstudio.ui.widgets.arithmetic.faces import Faces

EDGE: Final = 5.0
"""Width of the coloured left edge of a tile."""

PAD: Final = 3.0
"""Pixels between a tile's frame and its text, left and right."""

LABEL_GAP: Final = 6.0
"""Pixels between the label of a term and its text."""

CHEVRON: Final = 13.0
"""Pixels at the right of a sum for the mark that it opens."""

_SURE: Final = 1.03
"""Advances at small sizes may be rounded up to whole pixels."""

_UNIT: Final = 100
"""Pixels of the type in which widths are compared; they grow in proportion."""


def fit_term(
    faces: Faces,
    size: tuple[float, float],
    label: tuple[str, int],
    texts: tuple[str, str, str, str],
    largest: int,
    lines: tuple[int, ...] = (1, 2, 3),
    target: str = "",
) -> tuple[int, int]:
    """Return the size of type, and on how many lines, a term is best set.

    Parameters
    ----------
    faces : Faces
        The type.
    size : (float, float)
        Width and height of the tile.
    label : (str, int)
        The label that stands on the last line, and its size where the term is not smaller still.
    texts : (str, str, str, str)
        Value, weight, sign, product; of a lone value, which stands on one line, the others are empty.
    largest : int
        The largest type wanted.
    lines : tuple of int
        The numbers of lines to try; of equal ones the first is taken.
    target : str
        What is said after the product, and not in bold as the product is.
    """
    if not texts[1]:
        return fit_value(faces, size, label, texts[0], largest), 1
    line = faces.line(_UNIT)
    width, height = size[0] - EDGE - 2 * PAD, size[1] - 2
    kept = label_width(faces, *label)
    widths = _line_widths(faces, texts, target)
    best = (1, lines[0])
    for count in lines:
        above, last = widths[count]
        # Beside a label of its own size, or beside one of the size that labels have.
        beside = max(width - kept, 0.0) / last
        if beside < label[1] / _UNIT:
            beside = max(width - LABEL_GAP, 0.0) / (faces.width(label[0], _UNIT) + last)
        scale = min(beside, width / max(above, 1.0)) / _SURE
        fitting = math.floor(min(_UNIT * scale, _UNIT * height / (count * line), largest))
        if fitting > best[0]:
            best = (fitting, count)
    return best


def _line_widths(
    faces: Faces, texts: tuple[str, str, str, str], target: str
) -> dict[int, tuple[float, float]]:
    """Return, by the number of lines, how wide a term's upper lines are at most, and how wide its last one."""
    value, weight, sign = (faces.width(text, _UNIT) for text in texts[:3])
    product = faces.width(texts[3], _UNIT, True) + faces.width(target, _UNIT)
    times, space = faces.width("×", _UNIT), faces.width(" ", _UNIT)
    answer = sign + space + product
    factors = value + times + weight + 2 * space
    return {
        1: (0.0, factors + space + answer),
        2: (factors, answer),
        3: (max(value, times + space + weight), answer),
    }


def fit_value(
    faces: Faces, size: tuple[float, float], label: tuple[str, int], text: str, largest: int
) -> int:
    """Return the size of type in which a lone value is best set beside its label; see `fit_term`."""
    width, height = size[0] - EDGE - 2 * PAD, size[1] - 2
    own = faces.width(text, _UNIT, True)
    beside = max(width - label_width(faces, *label), 0.0) / own
    if beside < label[1] / _UNIT:
        beside = max(width - LABEL_GAP, 0.0) / (faces.width(label[0], _UNIT) + own)
    fitting = min(_UNIT * beside / _SURE, _UNIT * height / faces.line(_UNIT), largest)
    return max(math.floor(fitting), 1)


def label_width(faces: Faces, label: str, size: int) -> float:
    """Return the width kept free for a label in type of `size`."""
    return faces.width(label, size) + LABEL_GAP if label else 0.0


def fit_sum(
    faces: Faces, size: tuple[float, float], caption: str, sign: str, number: str, largest: int
) -> tuple[int, int]:
    """Return the size of type, and on how many lines, a row sum is best set: its caption, sign and number.

    Parameters
    ----------
    faces : Faces
        The type.
    size : (float, float)
        Width and height of the tile.
    caption, sign, number : str
        The words; the sign is such as "Σ =", and the number is bold.
    largest : int
        The largest type wanted.
    """
    line, head = faces.line(_UNIT), faces.width(f"{caption} ", _UNIT)
    answer = faces.width(f"{sign} ", _UNIT) + faces.width(number, _UNIT, True)
    width, height = size[0] - EDGE - 2 * PAD - CHEVRON, size[1] - 2
    best = (1, 1)
    for count, widest in ((1, head + answer), (2, max(head, answer))):
        fitting = math.floor(min(_UNIT * width / widest / _SURE, _UNIT * height / (count * line), largest))
        if fitting > best[0]:
            best = (fitting, count)
    return best


def sum_box(faces: Faces, caption: str, sign: str, number: str, size: int) -> tuple[float, float]:
    """Return the width and height that a row sum on one line in type of `size` needs."""
    width = faces.width(f"{caption} {sign} ", size) + faces.width(number, size, True)
    return width * _SURE + EDGE + 2 * PAD + CHEVRON + 1, faces.line(size) + 3


def term_box(faces: Faces, number: str, size: int) -> tuple[float, float]:
    """Return the size beyond which a tile of a term in type of `size` is only empty: two lines of wide numbers."""
    return faces.width(f"{number} × {number}", size) * _SURE + EDGE + 2 * PAD, 2 * faces.line(size) + 8
