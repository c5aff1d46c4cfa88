"""Comparing an answer that was given with the right one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from convstudio.core.lessons.lesson import Answer, How, Question

NEAR: Final = 0.1
"""A number is near when it is off by no more than this share of the right one."""

MOSTLY: Final = 0.75
"""Several numbers are near when so many of them are right."""


class Grade(StrEnum):
    """How good an answer is."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of an answer.

    Attributes
    ----------
    grade : Grade
        How good it is.
    mistake : str
        Name of the misconception that leads to it; empty where none is known.
    """

    grade: Grade
    mistake: str = ""


def same(one: Answer, other: Answer) -> bool:
    """Return whether two answers say the same, in float32."""
    return (
        one.word == other.word
        and one.shape == other.shape
        and bool(np.allclose(one.numbers, other.numbers, rtol=1e-6, atol=1e-6))
    )


def judge(question: Question, given: Answer) -> Verdict:
    """Return what to say of an answer to `question`."""
    right = question.answer
    if same(given, right):
        return Verdict(Grade.RIGHT)
    mistake = next((each.mistake for each in question.options if same(given, each.answer)), "")
    near = not mistake and given.shape == right.shape and not right.word and _is_near(question, given)
    return Verdict(Grade.NEAR if near else Grade.WRONG, mistake)


def _is_near(question: Question, given: Answer) -> bool:
    found, right = np.array(given.numbers), np.array(question.answer.numbers)
    if question.how is How.CELL:
        return bool(np.abs(found - right).max(initial=0) <= 1)
    if question.how is How.NUMBER:
        return bool(abs(found[0] - right[0]) <= NEAR * abs(right[0]))
    if question.how in (How.NUMBERS, How.MAP):
        return bool(np.isclose(found, right, rtol=1e-6, atol=1e-6).mean() >= MOSTLY)
    return False
