"""Refusals and notices as sentences: what is wrong, with its numbers, and what to do about it.

The tables hold the English sentences, marked for the translators; they are translated when they are said, so that
a change of language needs no restart.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.errors import Code, StudioError, Value
from convstudio.core.lessons.permissions import Part
from convstudio.core.operators import wiring
from convstudio.ui.messages import (
    along_axis,
    errors_of_files,
    errors_of_layers,
    errors_of_learning,
    errors_of_numbers,
    lessons,
)

_SENTENCES: Final[Mapping[Code, object]] = {
    **errors_of_layers.SENTENCES,
    **errors_of_numbers.SENTENCES,
    **errors_of_files.SENTENCES,
    **errors_of_learning.SENTENCES,
    **lessons.SENTENCES,
}
"""Code → what is said; `_template` knows the cases of which more is said."""

_BYTES: Final = {
    Code.OUTPUT_TOO_LARGE: ("needed", "available"),
    Code.OUT_OF_MEMORY: ("needed",),
    Code.INPUT_TOO_LARGE: ("needed", "limit"),
    Code.FILE_TOO_LARGE: ("found", "limit"),
    Code.SESSION_TOO_LARGE: ("found", "limit"),
    Code.LESSON_TOO_LARGE: ("found", "limit"),
}
"""Code → its values that are amounts of memory."""


def sentence(error: StudioError) -> str:
    """Return what `error` says to the user, in one sentence of the present language.

    Parameters
    ----------
    error : StudioError
        With the values that `Code` documents.

    Returns
    -------
    str
        Plain text: names of files in it may hold any character, so it is to be shown without markup.
    """
    template = QCoreApplication.translate("messages", str(_template(error)))
    values = {name: _said(error.code, name, value) for name, value in error.values.items()}
    if error.code is Code.GROUPS_DO_NOT_DIVIDE:
        channels = int(error.values["in_channels"]), int(error.values["out_channels"])
        values["divisors"] = ", ".join(map(str, wiring.divisors(*channels)))
    if error.code is Code.LESSON_WRONG_TYPE:
        values["expected"] = lessons.expected_words(str(error.values["expected"]))
    if error.code is Code.LESSON_IMPOSSIBLE:
        values["why"] = sentence(_reason(error))
    return template.format(**values)


def _template(error: StudioError) -> object:
    """Return the sentence for the very case, its placeholders not yet filled."""
    code, values = error.code, error.values
    if (along := along_axis.template(error)) is not None:
        return along
    if code is Code.LESSON_LOCKED:
        return lessons.LOCKED[Part(str(values["part"]))]
    if code is Code.OUT_OF_RANGE and values["name"] in errors_of_numbers.OUT_OF_RANGE:
        return errors_of_numbers.OUT_OF_RANGE[values["name"]]
    if code in errors_of_numbers.EMPTY_TEXT and not values["text"]:
        return errors_of_numbers.EMPTY_TEXT[code]
    return _SENTENCES[code]


def _reason(error: StudioError) -> StudioError:
    """Return what makes the layer of a lesson impossible, as the error it is."""
    values = {name.removeprefix("why_"): value for name, value in error.values.items() if name[:4] == "why_"}
    return StudioError(Code(str(error.values["reason"])), **values)


def _said(code: Code, name: str, value: Value) -> str:
    """Return one value as it stands in a sentence."""
    if isinstance(value, str):
        return value
    if name in _BYTES.get(code, ()):
        return numerals.bytes_text(int(value))
    if code in (Code.IMAGE_TOO_LARGE, Code.EXPORT_TOO_LARGE, Code.FRAMES_TOO_LARGE) and name == "limit":
        return str(round(value / 1e6))
    if isinstance(value, float):
        return numerals.full_text(value)
    return str(value).replace("-", numerals.MINUS)
