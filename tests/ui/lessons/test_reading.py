"""What is asked stays in sight, whatever else stands in the column."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from convstudio.app.lesson_player import Phase
from convstudio.core.lessons.verdict import Grade
from convstudio.ui.lessons.panel import LessonPanel
from convstudio.ui.lessons.questions.choice import ChoiceAsker
from convstudio.ui.lessons.questions.map import MapAsker
from tests.ui.bench import Bench

TALL = [("010-stamp", 2), ("040-channels", 11), ("070-matrix", 5), ("080-transposed", 2), ("090-pooling", 6)]
"""Steps that ask for a map, or for much."""


def place(widget: QWidget, within: QWidget) -> QRect:
    """Return the pixels of a widget in another one."""
    return QRect(widget.mapTo(within, QPoint()), widget.size())


def whole(panel: LessonPanel) -> bool:
    """Return whether question, what answers it, and the buttons are seen whole."""
    asker, seen = panel.question.asker, panel.reading.asked.viewport()
    assert asker is not None
    assert panel.question.isVisible()
    parts = [panel.question.question, asker]
    return all(seen.rect().contains(place(part, seen)) for part in parts) and all(
        panel.rect().contains(place(button, panel)) and not button.visibleRegion().isEmpty()
        for button in (panel.foot.onward, *panel.foot.buttons)
    )


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_what_is_asked_is_seen_whole(
    make_bench: Callable[..., Bench], size: tuple[int, int], language: str
) -> None:
    bench = make_bench(size=size, language=language)
    lessons = bench.window.lessons
    for noted in (False, True):
        lessons.actions.notes.setChecked(noted)
        for name, index in TALL:
            path = next(each.path for each in lessons.listed if each.path.name == name)
            lessons.open_at(path, index)
            bench.settle()
            bench.qtbot.waitUntil(lambda: whole(lessons.panel))
            area, lecturer = lessons.panel.reading.area, lessons.panel.lecturer
            assert area.height() >= area.minimumHeight() > 0
            assert lecturer.isVisible() is noted
            assert lecturer.notes.isVisible() is noted


def test_the_notes_take_the_room_that_is_left(teach: Callable[..., Bench]) -> None:
    bench = teach(size=(1280, 720))
    lessons = bench.window.lessons
    lessons.actions.notes.setChecked(True)
    path = next(each.path for each in lessons.listed if each.path.name == "010-stamp")
    lessons.open_at(path, 2)
    bench.settle()
    panel = lessons.panel
    bench.qtbot.waitUntil(lambda: whole(panel))
    few = panel.lecturer.notes.height()
    bench.window.resize(1280, 1000)
    bench.qtbot.waitUntil(lambda: panel.lecturer.notes.height() > few)
    bar = panel.lecturer.notes.verticalScrollBar()
    bench.qtbot.waitUntil(lambda: bar.maximum() == 0)
    asker = panel.question.asker
    assert isinstance(asker, MapAsker)


def test_the_main_button_answers_as_soon_as_there_is_an_answer(taught: Bench) -> None:
    panel, player = taught.window.lessons.panel, taught.window.lessons.player
    taught.key(Qt.Key.Key_PageDown)
    assert panel.foot.onward.text() == "Show the answer"
    assert panel.foot.onward.property("role") != "primary"
    asker = panel.question.asker
    assert isinstance(asker, ChoiceAsker)
    asker.buttons[1].click()
    assert panel.foot.onward.text() == "Answer"
    assert panel.foot.onward.property("role") == "primary"
    taught.push(panel.foot.onward)
    assert player.verdict is not None
    assert player.verdict.grade is Grade.RIGHT
    assert panel.foot.onward.text() == "Next"


def test_what_is_said_of_an_answer_comes_into_sight(teach: Callable[..., Bench]) -> None:
    bench = teach(size=(1280, 720))
    lessons = bench.window.lessons
    lessons.actions.notes.setChecked(True)
    path = next(each.path for each in lessons.listed if each.path.name == "040-channels")
    lessons.open_at(path, 4)
    bench.settle()
    lessons.player.reveal()
    panel = lessons.panel
    seen = panel.reading.asked.viewport()
    bench.qtbot.waitUntil(lambda: seen.rect().contains(place(panel.question.right, seen)))
    lessons.player.forward()
    bench.settle()
    bench.qtbot.waitUntil(lambda: seen.rect().contains(place(panel.question.heading, seen).topLeft()))


def test_enter_answers_a_choice_and_tab_comes_from_a_map_to_the_button(
    make_bench: Callable[..., Bench],
) -> None:
    bench = make_bench(size=(1280, 720))
    lessons = bench.window.lessons
    for name, index in (("070-matrix", 4), ("010-stamp", 2)):
        path = next(each.path for each in lessons.listed if each.path.name == name)
        lessons.open_at(path, index)
        bench.settle()
        asker = lessons.panel.question.asker
        if isinstance(asker, ChoiceAsker):
            asker.buttons[1].setFocus()
            bench.key(Qt.Key.Key_Space)
            assert asker.answer() is not None
            bench.key(Qt.Key.Key_Return)
            assert lessons.player.phase is Phase.REVEALED
        else:
            assert isinstance(asker, MapAsker)
            asker.grid.setFocus()
            reached = []
            for _ in range(2):
                bench.key(Qt.Key.Key_Tab)
                reached.append(bench.window.focusWidget())
            assert asker.isAncestorOf(reached[0])
            assert reached[1] is lessons.panel.foot.onward or asker.isAncestorOf(reached[1])
