"""Every step of every shipped lesson, through the widgets, in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication

from convstudio.app.lesson_files import load
from convstudio.app.lesson_listing import Listed, shipped
from convstudio.app.lesson_player import Phase
from convstudio.core.lessons.lesson import Answer, How, Lesson, Question
from convstudio.core.lessons.verdict import Grade, judge, same
from convstudio.ui.lessons.panel import LessonPanel
from convstudio.ui.lessons.questions.cell import CellAsker
from convstudio.ui.lessons.questions.choice import ChoiceAsker, VoteAsker
from convstudio.ui.lessons.questions.map import MapAsker
from convstudio.ui.lessons.questions.numbers import NumbersAsker
from convstudio.ui.lessons.questions.view import SIGNS
from tests.ui.bench import Bench

LANGUAGES = ("en", "zh_CN")


def fill(panel: LessonPanel, question: Question, answer: Answer) -> None:
    """Answer with the widgets that the panel shows."""
    asker = panel.question.asker
    match asker:
        case NumbersAsker():
            for field, value in zip(asker.fields, answer.numbers, strict=True):
                field.setText(repr(value))
        case ChoiceAsker():
            offered = [option.answer for option in question.options]
            asker.buttons[next(i for i, each in enumerate(offered) if same(each, answer))].click()
        case VoteAsker():
            offered = [option.answer for option in question.options]
            asker.counts[next(i for i, each in enumerate(offered) if same(each, answer))].setValue(7)
        case CellAsker():
            panel.question.take_cell(tuple(int(index) for index in answer.numbers))
        case MapAsker():
            rows, columns = answer.shape
            for number, value in enumerate(answer.numbers):
                asker.grid.typed.emit(divmod(number, columns), value)
            assert rows * columns == len(answer.numbers)
        case _:
            raise AssertionError(f"nothing answers {question.how}")
    assert panel.question.ready


def give(panel: LessonPanel, question: Question, answer: Answer) -> None:
    """Answer, and send it."""
    fill(panel, question, answer)
    panel.foot.onward.click()


def wrong_answer(question: Question) -> Answer:
    """Return an answer that is not right, one that somebody offers if there is any."""
    for option in question.options:
        if not option.right and option.answer.shape == question.answer.shape:
            return option.answer
    changed = tuple(value + 2.0 * abs(value) + 3.0 for value in question.answer.numbers)
    if question.how is How.CELL:
        changed = tuple(value + 3.0 for value in question.answer.numbers)
    return Answer(changed, question.answer.shape)


def walk(bench: Bench, lesson: Lesson, language: str) -> None:
    """Go through all steps as a student does, first wrong, then right."""
    panel, player = bench.window.lessons.panel, bench.window.lessons.player
    texts = lesson.texts[language]
    for number, step in enumerate(lesson.steps):
        bench.settle()
        assert player.index == number
        assert panel.title.text() == texts.title
        assert panel.text.toPlainText()
        question = step.question
        assert panel.question.isHidden() == (question is None)
        if question is not None:
            for answer in (wrong_answer(question), question.answer):
                player.reset()
                give(panel, question, answer)
                expected = judge(question, answer).grade
                assert panel.question.verdict.text().startswith(SIGNS[expected])
                assert (expected is Grade.RIGHT) == (answer is question.answer)
                assert player.phase is Phase.REVEALED
        if step.goal is not None:
            assert not player.done
            bench.store.lock(frozenset())
            bench.store.visit(step.goal.solution, step.view)
            assert player.done
        player.forward()
        QCoreApplication.processEvents()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("listed", shipped(), ids=lambda listed: listed.identifier)
def test_every_step_is_reached_and_answered(
    listed: Listed, language: str, make_bench: Callable[..., Bench]
) -> None:
    bench = make_bench(language=language)
    bench.settle()
    lesson = load(listed.path)
    bench.window.lessons.player.open(lesson)
    walk(bench, lesson, language)
    assert bench.window.lessons.player.is_last
    own = bench.store.own_document
    bench.window.lessons.player.leave()
    assert bench.document is own


@pytest.mark.parametrize(
    ("lesson", "step"), [("stamp", 1), ("stamp", 3), ("stamp", 4), ("stamp", 8), ("edges", 4)]
)
def test_another_language_keeps_what_is_answered(bench: Bench, lesson: str, step: int) -> None:
    lessons = bench.window.lessons
    lessons.open_step(lesson, str(step))
    bench.settle()
    asked = lessons.player.step
    assert asked is not None
    assert asked.question is not None
    wrong = wrong_answer(asked.question)
    fill(lessons.panel, asked.question, wrong)
    bench.window.language.speak("zh_CN")
    asker = lessons.panel.question.asker
    assert asker is not None
    given = asker.answer()
    assert given is not None
    assert same(given, wrong)
    lessons.player.forward()
    assert lessons.player.verdict is not None
    assert lessons.player.verdict.grade is not Grade.RIGHT
    lessons.player.reset()
    asker = lessons.panel.question.asker
    assert asker is not None
    assert asker.answer() is None
