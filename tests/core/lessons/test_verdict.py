"""Right, near, or wrong with the misconception named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.lessons.lesson import Answer, How, Option, Question
from convstudio.core.lessons.scene import number, numbers, word
from convstudio.core.lessons.verdict import Grade, judge

TURNED = Option(number(5), "turned")


@pytest.mark.parametrize(
    ("value", "grade", "mistake"),
    [
        (19, Grade.RIGHT, ""),
        (20, Grade.NEAR, ""),
        (17.2, Grade.NEAR, ""),
        (17, Grade.WRONG, ""),
        (5, Grade.WRONG, "turned"),
        (-19, Grade.WRONG, ""),
    ],
)
def test_a_number(value: float, grade: Grade, mistake: str) -> None:
    verdict = judge(Question(How.NUMBER, "output", number(19), (TURNED,)), number(value))
    assert (verdict.grade, verdict.mistake) == (grade, mistake)


def test_a_mistake_is_named_even_if_it_is_near() -> None:
    question = Question(How.NUMBER, "output", number(19), (Option(number(20), "averaged"),))
    assert judge(question, number(20)).mistake == "averaged"
    assert judge(question, number(20)).grade is Grade.WRONG


def test_several_numbers_are_near_when_most_are_right() -> None:
    question = Question(How.MAP, "output_map", numbers([[1, 2], [3, 4]]))
    assert judge(question, numbers([[1, 2], [3, 4]])).grade is Grade.RIGHT
    assert judge(question, numbers([[1, 2], [3, 5]])).grade is Grade.NEAR
    assert judge(question, numbers([[1, 2], [5, 5]])).grade is Grade.WRONG
    assert judge(question, numbers([1, 2, 3, 4])).grade is Grade.WRONG


def test_a_neighboring_cell_is_near() -> None:
    question = Question(How.CELL, "winner", numbers((2, 3)))
    assert judge(question, numbers((2, 3))).grade is Grade.RIGHT
    assert judge(question, numbers((1, 4))).grade is Grade.NEAR
    assert judge(question, numbers((0, 3))).grade is Grade.WRONG


def test_a_word_is_right_or_wrong() -> None:
    question = Question(How.CHOICE, "evenly_hit", word("no"))
    assert judge(question, word("no")).grade is Grade.RIGHT
    assert judge(question, word("yes")).grade is Grade.WRONG


@given(st.floats(-1e6, 1e6, width=32))
def test_what_is_right_is_right(value: float) -> None:
    right = Answer((value,))
    assert judge(Question(How.NUMBER, "output", right), right).grade is Grade.RIGHT
