"""Steps in the store: what is locked, hidden, asked, and the way back."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from convstudio.app.lesson_files import load
from convstudio.app.lesson_listing import Listed, shipped
from convstudio.app.lesson_player import LessonPlayer, Phase
from convstudio.app.store import Store
from convstudio.core.edits import kernel, layer
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES
from convstudio.core.lessons.lesson import Lesson
from convstudio.core.lessons.scene import number
from convstudio.core.lessons.verdict import Grade
from convstudio.core.view_state import Cursor, Hidden, start_view
from tests.core.lessons.lesson_files import STEPS, lesson_of


@pytest.fixture
def store(qapp: object) -> Store:
    return Store(EXAMPLES["diagonal"](), start_view())


@pytest.fixture
def player(store: Store) -> LessonPlayer:
    return LessonPlayer(store)


@pytest.fixture
def lesson() -> Lesson:
    return lesson_of()


def test_a_lesson_leaves_the_own_document_as_it_was(
    store: Store, player: LessonPlayer, lesson: Lesson, qtbot: QtBot
) -> None:
    store.apply(EditName.STRIDE, layer.set_stride, (2, 2))
    own, view = store.document, store.view
    player.open(lesson, 2)
    assert store.document is not own
    assert store.own_document is own
    assert store.apply(EditName.STRIDE, layer.set_stride, (2, 2))
    with qtbot.waitSignals([store.left, player.lesson_changed], timeout=0):
        player.leave()
    assert (store.document, store.view) == (own, view)
    assert player.lesson is None
    store.undo()
    assert store.document.layer.stride == (1, 1)


def test_opening_another_document_ends_the_lesson(store: Store, player: LessonPlayer, lesson: Lesson) -> None:
    player.open(lesson)
    other = EXAMPLES["edge"]()
    store.open(other, start_view())
    assert player.lesson is None
    assert not store.visiting
    assert store.apply(EditName.STRIDE, layer.set_stride, (2, 2))


def test_what_a_step_locks_is_refused_at_the_door(store: Store, player: LessonPlayer, lesson: Lesson) -> None:
    errors: list[StudioError] = []
    store.refused.connect(errors.append)
    player.open(lesson)
    before = store.document
    assert not store.apply(EditName.STRIDE, layer.set_stride, (2, 2))
    assert not store.apply_gesture(EditName.KERNEL_CELL, 1, kernel.set_weight, (0, 0), (0, 0), 5.0)
    assert store.document is before
    assert [(error.code, error.values["part"]) for error in errors] == [
        (Code.LESSON_LOCKED, "parameters"),
        (Code.LESSON_LOCKED, "kernel"),
    ]
    player.explore()
    assert store.apply(EditName.STRIDE, layer.set_stride, (2, 2))
    player.resume()
    assert store.document is before
    assert not store.apply(EditName.STRIDE, layer.set_stride, (2, 2))


def test_a_question_hides_until_it_is_answered(store: Store, player: LessonPlayer, lesson: Lesson) -> None:
    player.open(lesson, 1)
    assert player.phase is Phase.ASKING
    assert store.view.hidden == Hidden(output=True, cells=((0, 0),), result=True)
    assert player.answer(number(5)).mistake == "turned"
    assert str(player.phase) == Phase.REVEALED
    assert store.view.hidden == Hidden()
    player.reset()
    assert str(player.phase) == Phase.ASKING
    assert player.verdict is None
    assert player.answer(number(19)).grade is Grade.RIGHT


def test_the_cell_that_was_asked_for_is_looked_at_once(store: Store, player: LessonPlayer) -> None:
    steps = STEPS.replace("how: choice", "how: cell").replace("measure: output", "measure: largest_cell")
    steps = steps.replace("answer: 19", "answer: [1, 1]").replace("options: [turned, right, ", "mistakes: [")
    player.open(lesson_of(steps.replace("      mistakes: [matrix_product, 20]\n", "")), 1)
    player.explore()
    assert store.view.cursor.position == (0, 0)
    player.resume()
    player.reveal()
    assert store.view.cursor.position == (1, 1)
    store.set_view(replace(store.view, cursor=Cursor(0, (0, 1))))
    player.explore()
    assert store.view.cursor.position == (0, 1)


def test_the_clicker_reveals_before_it_goes_on(player: LessonPlayer, lesson: Lesson) -> None:
    player.open(lesson)
    seen: list[tuple[int, Phase]] = [(player.index, player.phase)]
    for _ in range(4):
        player.forward()
        seen.append((player.index, player.phase))
    assert seen == [
        (0, Phase.READING),
        (1, Phase.ASKING),
        (1, Phase.REVEALED),
        (2, Phase.READING),
        (2, Phase.READING),
    ]
    player.back()
    assert (player.index, player.phase) == (1, Phase.ASKING)


def test_a_goal_is_reached_by_the_students_own_hands(
    store: Store, player: LessonPlayer, lesson: Lesson
) -> None:
    player.open(lesson, 2)
    assert not player.done
    store.apply(EditName.PADDING, layer.set_padding, ((1, 0), (0, 1)))
    assert not player.done
    store.apply(EditName.PADDING, layer.set_padding, ((1, 1), (1, 1)))
    assert player.done
    store.undo()
    assert player.done  # it was reached


def test_a_lesson_written_anew_stays_at_its_step(player: LessonPlayer, lesson: Lesson) -> None:
    player.open(lesson, 2)
    player.reload(lesson_of())
    assert player.step is not None
    assert player.step.identifier == "pad"


@pytest.mark.parametrize("listed", shipped(), ids=lambda listed: listed.identifier)
def test_every_shipped_lesson_is_listed_by_title(listed: Listed) -> None:
    assert load(listed.path).text("en").title == listed.title("en")


def test_nothing_of_a_lesson_is_left_when_it_is_over(player: LessonPlayer, lesson: Lesson) -> None:
    player.open(lesson, 1)
    player.answer(number(18))
    player.explore()
    player.leave()
    assert (player.phase, player.verdict, player.given) == (Phase.READING, None, None)
    assert (player.index, player.exploring, player.done) == (0, False, False)


def test_a_gesture_ends_where_a_lesson_begins(store: Store, player: LessonPlayer, lesson: Lesson) -> None:
    store.apply(EditName.STRIDE, layer.set_stride, (2, 2))
    store.apply_gesture(EditName.PADDING, "drag", layer.set_padding, ((1, 1), (1, 1)))
    player.open(lesson)
    player.leave()
    store.apply_gesture(EditName.PADDING, "drag", layer.set_padding, ((2, 2), (2, 2)))
    store.undo()
    assert store.document.layer.padding == ((1, 1), (1, 1))
