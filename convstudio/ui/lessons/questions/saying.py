"""Answers as texts."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from convstudio.core import numerals
from convstudio.core.lessons.lesson import Answer, How, Question

_FIGURE: Final = re.compile(r"!+\[")

SIZES: Final = ("output_size", "output_shape", "weight_shape", "matrix_shape")
"""Measures that are read as a × b."""


def separator(question: Question) -> str:
    """Return what stands between the numbers of an answer."""
    return "×" if question.measure in SIZES else ","


def answer_text(question: Question, answer: Answer) -> str:
    """Return an answer to `question` as it is read: 19, 4 × 4, (1, 2), or rows of numbers."""
    if answer.word:
        return answer.word
    texts = [numerals.full_text(np.float32(value)) for value in answer.numbers]
    if len(answer.shape) == 2:
        columns = answer.shape[1]
        return "; ".join(" ".join(texts[at : at + columns]) for at in range(0, len(texts), columns))
    if question.how is How.CELL:
        return cell_text(texts)
    return (" × " if separator(question) == "×" else ", ").join(texts)


def said_text(question: Question, answer: Answer, options: Mapping[str, str]) -> str:
    """Return an answer as its author says it among `options`, in Markdown, or else as it is read."""
    return options.get(answer.word) or answer_text(question, answer)


def cell_text(indices: Iterable[str]) -> str:
    """Return the indices of a cell as they are read: (1, 2)."""
    return f"({', '.join(indices)})"


def without_figures(text: str) -> str:
    """Return Markdown with links in place of figures, for what would load one from wherever its name leads."""
    return _FIGURE.sub("[", text)


def without_markup(text: str) -> str:
    """Return Markdown without figures, in which HTML is shown as written: what a teacher wrote is text."""
    return without_figures(text).replace("<", "&lt;")
