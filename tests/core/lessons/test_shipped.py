"""The lessons that come with the program: whole, true, and the same in every language."""

from functools import lru_cache

import numpy as np
import pytest

from convstudio.app.lesson_files import load
from convstudio.app.lesson_listing import Listed, shipped
from convstudio.core.document import Document
from convstudio.core.lessons.lesson import PICKED, Lesson, Step
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.verdict import Grade, judge, same
from convstudio.core.operators.trace import traced_output
from convstudio.ui.messages.mistakes import SENTENCES
from tests.oracles import torch_output

LESSONS = {listed.identifier: listed for listed in shipped()}
LANGUAGES = {"en", "zh_CN"}
TORCH_CELLS = 4096
"""Outputs of a layer that are worked out one by one at most, to be held against torch's."""


@lru_cache
def lesson(identifier: str) -> Lesson:
    return load(LESSONS[identifier].path)


STEPS = [
    pytest.param(identifier, number, id=f"{identifier}-{number + 1}")
    for identifier, listed in LESSONS.items()
    for number in range((listed.path / "lesson.yaml").read_text(encoding="utf-8").count("\n  - id:"))
]


def test_the_whole_course_is_there() -> None:
    assert list(LESSONS) == [
        "stamp",
        "edges",
        "size",
        "channels",
        "correlation",
        "dimensions",
        "matrix",
        "transposed",
        "pooling",
        "why",
        "learning",
        "misconceptions",
    ]


@pytest.mark.parametrize("listed", LESSONS.values(), ids=list(LESSONS))
def test_a_lesson_asks_enough_and_speaks_both_languages(listed: Listed) -> None:
    found = lesson(listed.identifier)
    assert set(found.texts) == LANGUAGES
    assert 6 <= len(found.steps) <= 16
    assert sum(step.question is not None for step in found.steps) >= 3
    assert {len(text.steps) for text in found.texts.values()} == {len(found.steps)}
    for text in found.texts.values():
        assert text.title
        assert text.summary
    for language in LANGUAGES:
        assert listed.title(language) == found.texts[language].title


@pytest.mark.parametrize(("identifier", "number"), STEPS)
def test_texts_of_a_step_have_the_same_parts(identifier: str, number: int) -> None:
    texts = [text.steps[number] for text in lesson(identifier).texts.values()]
    for part in ("title", "body", "question", "reveal", "notes"):
        assert len({bool(getattr(text, part)) for text in texts}) == 1, part
    assert len({frozenset(text.options) for text in texts}) == 1
    chinese = lesson(identifier).texts["zh_CN"].steps[number]
    assert any("\u4e00" <= character <= "\u9fff" for character in chinese.body)


@pytest.mark.parametrize(("identifier", "number"), STEPS)
def test_a_question_has_one_right_answer_and_mistakes_with_names(identifier: str, number: int) -> None:
    question = lesson(identifier).steps[number].question
    if question is None:
        assert lesson(identifier).texts["en"].steps[number].question == ""
        return
    assert judge(question, question.answer).grade is Grade.RIGHT
    for option in question.options:
        assert option.right == same(option.answer, question.answer)
        assert option.mistake == "" or option.mistake in SENTENCES
        if not option.right:
            assert judge(question, option.answer).grade is Grade.WRONG
            assert judge(question, option.answer).mistake == option.mistake
    assert sum(option.right for option in question.options) == (question.how in PICKED)


@pytest.mark.parametrize(("identifier", "number"), STEPS)
def test_what_a_step_computes_is_what_torch_computes(identifier: str, number: int) -> None:
    step = lesson(identifier).steps[number]
    for document in _documents(step):
        expected = torch_output(document)
        if expected.size > TORCH_CELLS:
            continue
        np.testing.assert_allclose(traced_output(document), expected, rtol=1e-5, atol=1e-5)


def _documents(step: Step) -> list[Document]:
    return [step.document] if step.goal is None else [step.document, step.goal.solution]


def test_every_misconception_has_its_sentence() -> None:
    assert set(SENTENCES) == set(MISCONCEPTIONS)
