"""Text to numbers: what is typed into a cell, and what is pasted as a grid.

Nothing is evaluated. Every text either gives finite float32 numbers or a StudioError that says where it fails, in
time linear in its length.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from ctypes import c_float
from itertools import accumulate, groupby
from math import isfinite
from typing import Final, TypeAlias

import numpy as np

from convstudio.core import limits
from convstudio.core.document import FloatArray
from convstudio.core.errors import Code, StudioError

_NUMBER_CHARACTERS: Final = 400
"""Longest text of one number; the smallest float32 written without an exponent has 151 characters."""

_QUOTED_CHARACTERS: Final = 40
"""What an error repeats of the text it refuses."""

_OVERFLOW: Final = 2.0**128 - 2.0**103
"""Smallest number that rounds to infinity in float32."""

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}\N{FULLWIDTH HYPHEN-MINUS}\N{SMALL HYPHEN-MINUS}", "-"),
        **dict.fromkeys("\N{FRACTION SLASH}\N{DIVISION SLASH}\N{FULLWIDTH SOLIDUS}", "/"),
        **dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}", " "),
        "\N{FULLWIDTH PLUS SIGN}": "+",
        "\N{FULLWIDTH FULL STOP}": ".",
        "\N{FULLWIDTH COMMA}": ",",
        "\N{FULLWIDTH SEMICOLON}": ";",
        "\N{FULLWIDTH LEFT SQUARE BRACKET}": "[",
        "\N{FULLWIDTH RIGHT SQUARE BRACKET}": "]",
        "\N{ZERO WIDTH NO-BREAK SPACE}": None,
        **{chr(ord("\N{FULLWIDTH DIGIT ZERO}") + digit): str(digit) for digit in range(10)},
    }
)
"""Signs and digits as books and Chinese keyboards have them, to ASCII."""

_DECIMAL = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_FRACTION = re.compile(rf"({_DECIMAL})(?:\s*/\s*({_DECIMAL}))?")
_SIMPLE = re.compile(r"[0-9eE.+-]*")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_OPENING = re.compile(r"(?:[A-Za-z_][\w.]*+\s*+=)?\s*+([A-Za-z_][\w.]*+\s*+\()?\s*+(?=[\[({])")
_CALL_END = re.compile(r"\s*+(?:,[^\[\](){}]*+)?\)[\s,;]*+")
_BRACKET = re.compile(r"([\[\]])")
_STEP: Final = {"[": 1, "]": -1}
_TO_SQUARE = str.maketrans("(){}", "[][]")

_Volumes: TypeAlias = list[list[list[str]]]
"""Texts of rows, by plane, by volume."""


def parse_number(text: str) -> float:
    """Return the number typed into a cell, rounded to float32.

    Whole numbers, decimals (also with a decimal comma, unless it could separate thousands, as in 1,234), an exponent
    (1e-3), fractions (1/9), with any usual minus sign and surrounding spaces.

    Parameters
    ----------
    text : str
        What was typed.

    Returns
    -------
    float
        Finite, and exactly a float32; never -0.

    Raises
    ------
    StudioError
        NOT_A_NUMBER, NOT_FINITE (nan, inf, or too large for float32) or DIVISION_BY_ZERO, with the text.
    """
    plain = text.translate(_PLAIN).strip()
    if plain.count(",") == 1 and "." not in plain and not _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", ".")
    return _number(plain)


def parse_grid(text: str, rank: int = 2) -> FloatArray:
    """Return the numbers of a pasted text as a grid.

    Understood are nested brackets as Python, numpy and torch print them (with commas or spaces, alone or inside
    ``tensor(…)``, ``array(…, dtype=…)``), and lines of numbers separated by tabs (spreadsheets), semicolons, commas
    or spaces. A decimal comma is understood between tabs and semicolons. Fractions are numbers.

    Parameters
    ----------
    text : str
        At most `limits.PASTED_CHARACTERS` characters.
    rank : int
        Number of spatial axes that the numbers are for: with three, brackets may have one level more, and empty
        lines part slices.

    Returns
    -------
    FloatArray
        Finite, of shape (H, W), or (C, H, W) for three levels of brackets; one row or number gives (1, W). Of four
        levels the first, a batch of one, is dropped. For a volume four levels give (C, D, H, W), and the batch is the
        fifth; slices of lines give (D, H, W).

    Raises
    ------
    StudioError
        PASTE_TOO_LONG, PASTE_EMPTY, PASTE_UNBALANCED, PASTE_TOO_DEEP, PASTE_PLANES_RAGGED, PASTE_VOLUMES_RAGGED for
        the text as a whole; PASTE_RAGGED or PASTE_NOT_A_NUMBER with the row and column (from 1, counted through all
        planes) of the first fault; NOT_FINITE or DIVISION_BY_ZERO with the number.
    """
    if len(text) > limits.PASTED_CHARACTERS:
        raise StudioError(Code.PASTE_TOO_LONG, limit=limits.PASTED_CHARACTERS)
    plain = text.translate(_PLAIN)
    stripped = plain.strip()
    if not stripped:
        raise StudioError(Code.PASTE_EMPTY)
    opening = _OPENING.match(stripped)
    if opening is None:
        values = _grid(_delimited_rows(plain))
        return _sliced(values, plain) if rank == 3 else values
    return _stacked(*_nested(_bracketed(stripped, opening), max(rank, 2)), rank)


def _number(text: str) -> float:
    """Return a decimal or a fraction in ASCII."""
    match = _FRACTION.fullmatch(text) if len(text) <= _NUMBER_CHARACTERS else None
    if match is None:
        code = Code.NOT_FINITE if _NOT_FINITE.fullmatch(text) else Code.NOT_A_NUMBER
        raise StudioError(code, text=_quoted(text))
    value = float(match[1])
    if match[2] is not None:
        divisor = float(match[2])
        if divisor == 0:
            raise StudioError(Code.DIVISION_BY_ZERO, text=_quoted(text))
        value /= divisor
    rounded = c_float(value).value
    if not isfinite(rounded):
        raise StudioError(Code.NOT_FINITE, text=_quoted(text))
    return rounded + 0.0  # -0 + 0 is 0


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTED_CHARACTERS else text[: _QUOTED_CHARACTERS - 1] + "…"


def _grid(rows: Iterable[list[str]]) -> FloatArray:
    """Return rows of texts as an array of shape (H, W)."""
    values: list[float] = []
    height = width = 0
    for tokens in rows:
        height += 1
        values += _row(tokens, height)
        if height == 1:
            width = len(tokens)
        if len(tokens) != width:
            raise StudioError(Code.PASTE_RAGGED, row=height, found=len(tokens), expected=width)
    if not values:
        raise StudioError(Code.PASTE_EMPTY)
    return np.array(values, dtype=np.float32).reshape(height, width) + np.float32(0)  # -0 + 0 is 0


def _stacked(volumes: _Volumes, levels: int, rank: int) -> FloatArray:
    """Return the rows within `levels` of brackets as a plane, as planes, or as volumes of a signal of `rank` axes."""
    planes = [plane for volume in volumes for plane in volume]
    values = _grid(_row_tokens(row) for plane in planes for row in plane)
    if levels < 3:
        return values
    for number, plane in enumerate(planes, start=1):
        if len(plane) != len(planes[0]):
            raise StudioError(
                Code.PASTE_PLANES_RAGGED, plane=number, found=len(plane), expected=len(planes[0])
            )
    for number, volume in enumerate(volumes, start=1):
        if len(volume) != len(volumes[0]):
            raise StudioError(
                Code.PASTE_VOLUMES_RAGGED, channel=number, found=len(volume), expected=len(volumes[0])
            )
    values = values.reshape(len(planes), -1, values.shape[1])
    return values.reshape(len(volumes), -1, *values.shape[1:]) if rank == 3 and levels > 3 else values


def _row(tokens: list[str], row: int) -> list[float]:
    """Return the numbers of a row; `row` is its own number, for an error."""
    if _SIMPLE.fullmatch("".join(tokens)):  # ten times faster, and nearly every row
        with suppress(ValueError):
            values = list(map(float, tokens))
            if max(map(abs, values), default=0.0) < _OVERFLOW:
                return values
    return [_cell(token, row, column) for column, token in enumerate(tokens, start=1)]


def _cell(token: str, row: int, column: int) -> float:
    """Return one number of a grid."""
    try:
        return _number(token)
    except StudioError as error:
        if error.code is not Code.NOT_A_NUMBER:
            raise
        raise StudioError(Code.PASTE_NOT_A_NUMBER, row=row, column=column, text=_quoted(token)) from None


def _row_tokens(row: str, separator: str = ",") -> list[str]:
    """Return the texts of a row: between separators, of which the last may end it, else between spaces."""
    if separator not in row:
        return row.split()
    tokens = [token.strip() for token in row.split(separator)]
    return tokens if tokens[-1] else tokens[:-1]


def _delimited_rows(text: str) -> Iterable[list[str]]:
    """Return the texts of each line of a spreadsheet, of CSV, or of numbers between spaces."""
    separator = next((mark for mark in "\t;" if mark in text), ",")
    if separator != "," and _has_decimal_commas(text, separator):
        text = text.replace(",", ".")
    lines = (line.strip(" ") for line in text.splitlines())
    return (_row_tokens(line, separator) for line in lines if line)


def _sliced(values: FloatArray, text: str) -> FloatArray:
    """Return the rows of all lines of `text` as the slices that empty lines part; of a single one as they are."""
    filled = (bool(line.strip(" ")) for line in text.splitlines())
    heights = [len(list(lines)) for rows, lines in groupby(filled) if rows]
    if len(heights) == 1:
        return values
    for number, height in enumerate(heights, start=1):
        if height != heights[0]:
            raise StudioError(Code.PASTE_PLANES_RAGGED, plane=number, found=height, expected=heights[0])
    return values.reshape(len(heights), heights[0], -1)


def _has_decimal_commas(text: str, separator: str) -> bool:
    """Return whether commas are decimal: no point anywhere, and one of them cannot separate thousands."""
    if "." in text or "," not in text:
        return False
    tokens = (token.strip() for line in text.splitlines() for token in line.split(separator))
    return any("," in token and not _THOUSANDS.fullmatch(token) for token in tokens)


def _bracketed(text: str, opening: re.Match[str]) -> str:
    """Return the brackets of a text, all of them square, without what a call or an assignment has around them."""
    last = max(text.rfind(bracket) for bracket in "])}")
    if opening[1]:  # tensor( … ): its own bracket is the last one
        last = max(text.rfind(bracket, opening.end(), last) for bracket in "])}")
    body, rest = text[opening.end() : last + 1], text[last + 1 :]
    proper = _CALL_END.fullmatch(rest) if opening[1] else not rest.strip(" \t\r\n,;")
    if last < opening.end() or not proper:
        raise StudioError(Code.PASTE_UNBALANCED)
    body = body.translate(_TO_SQUARE)
    if body.count("[") == 1 and ";" in body:  # [0 1; 2 3]
        return f"[{body.rstrip('] ;')}]]".replace(";", "][")
    return body


def _nested(text: str, rank: int) -> tuple[_Volumes, int]:
    """Return the texts of the innermost brackets, by plane and volume, and the number of levels of brackets.

    The first bracket that closes is on the innermost level; all text must be on that level. One level more than
    planes (`rank` 2) or volumes (3) of several channels have may stand around them, a batch of one.
    """
    parts = _BRACKET.split(text)  # texts at even indices, brackets between them
    depths = list(accumulate(_STEP.get(part, 0) for part in parts))
    if min(depths) < 0 or depths[-1]:
        raise StudioError(Code.PASTE_UNBALANCED)
    if 0 in depths[1:-2]:  # several brackets, and none around them all
        return _nested(f"[{text}]", rank)
    volumes: _Volumes = [[[]]]
    levels = depths[parts.index("]") - 1]
    for index in range(2, len(parts) - 2, 2):
        around, part, outside = parts[index - 1] + parts[index + 1], parts[index], levels - depths[index]
        if around == "[]" and not outside:
            volumes[-1][-1].append(part)
        elif around == "[]" or part.strip(" ,;\t\r\n"):
            raise StudioError(Code.PASTE_UNBALANCED)
        elif around == "][" and outside == 2:
            volumes[-1].append([])
        elif around == "][" and outside > rank:
            raise StudioError(Code.PASTE_TOO_DEEP, depth=levels)
        elif around == "][" and outside == 3:
            volumes.append([[]])
    if levels > rank + 2:
        raise StudioError(Code.PASTE_TOO_DEEP, depth=levels)
    return volumes, levels
