"""The ways of answering, by themselves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from convstudio.core import limits
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import number
from convstudio.ui.lessons.questions.choice import ChoiceAsker, VoteAsker
from convstudio.ui.lessons.questions.map import MapAsker
from convstudio.ui.theme import LIGHT


@pytest.mark.parametrize("asker", [ChoiceAsker, VoteAsker])
def test_as_many_answers_are_offered_as_a_lesson_may_have(
    qtbot: QtBot, asker: type[ChoiceAsker | VoteAsker]
) -> None:
    options = [(number(value), str(value)) for value in range(limits.LESSON_OPTIONS)]
    made = asker(options)
    qtbot.addWidget(made)
    if isinstance(made, VoteAsker):
        made.counts[-1].setValue(3)
    else:
        made.buttons[-1].click()
    assert made.answer() == number(limits.LESSON_OPTIONS - 1)
    made.show_right(number(0))
    assert not made.isEnabled()


def test_a_tie_is_no_majority(qtbot: QtBot) -> None:
    made = VoteAsker([(number(value), f"option {value}") for value in range(3)])
    qtbot.addWidget(made)
    made.show()
    ready: list[bool] = []
    made.ready_changed.connect(ready.append)
    assert made.answer() is None
    assert not made.tie.isVisible()
    made.counts[0].setValue(4)
    assert made.answer() == number(0)
    made.counts[2].setValue(4)
    assert made.answer() is None
    assert made.tie.isVisible()
    assert made.tie.text() == "No majority: A, C have equally many hands."
    assert [bar.share for bar in made.bars] == [0.5, 0.0, 0.5]
    made.counts[2].setValue(5)
    assert made.answer() == number(2)
    assert not made.tie.isVisible()
    assert ready == [True, False, True]


@pytest.mark.parametrize("size", [13, 22])
@pytest.mark.parametrize("shape", [(2, 2), (1, 3), (3, 1), (4, 5), (8, 3)])
def test_a_map_has_all_its_lines(qtbot: QtBot, shape: tuple[int, int], size: int) -> None:
    """The grid ends with the line after its last cells, within the width that there is."""
    made = MapAsker(shape)
    qtbot.addWidget(made)
    made.set_theme(replace(LIGHT, text=size))
    made.fit(240)
    made.show()
    assert made.grid.width() <= 240
    right, bottom = made.grid.width() - 1, made.grid.height() - 1
    camera, (left, top) = made.grid.camera, made.grid.camera.origin
    assert (left + shape[1] * camera.scale, top + shape[0] * camera.scale) == (right, bottom)
    picture = made.grid.grab().toImage()
    line = LIGHT.color("strong_border").rgb()
    assert {picture.pixel(right, y) for y in range(bottom)} == {line}
    assert {picture.pixel(x, bottom) for x in range(right)} == {line}


def test_a_number_is_typed_within_its_cell(qtbot: QtBot) -> None:
    made = MapAsker((2, 2))
    qtbot.addWidget(made)
    made.fit(240)
    made.show()
    made.grid.edit_cell((0, 1))
    line = made.grid.findChild(QLineEdit)
    assert line is not None
    assert made.grid.rect().contains(line.geometry())
    assert {
        made.grid.cell_at(QPointF(x, line.geometry().center().y()))
        for x in (line.x() + 1, line.geometry().right())
    } == {(0, 1)}


def test_a_map_says_how_it_is_filled_until_it_is_answered(qtbot: QtBot) -> None:
    made = MapAsker((2, 2))
    qtbot.addWidget(made)
    assert made.hint.text()
    assert not made.hint.isHidden()
    made.show_right(Answer((1.0, 2.0, 3.0, 4.0), (2, 2)))
    assert made.hint.isHidden()


def test_what_was_drawn_wrong_is_outlined_in_the_right_map(qtbot: QtBot) -> None:
    made = MapAsker((2, 2))
    qtbot.addWidget(made)
    made.grid.typed.emit((0, 0), 1.0)
    made.grid.typed.emit((1, 0), 9.0)
    made.show_right(Answer((1.0, 0.0, 3.0, 4.0), (2, 2)))
    picture = made.grid.picture
    assert picture is not None
    assert picture.numbers().tolist() == [[1, 0], [3, 4]]
    assert made.grid.overlay.linked == ((1, 0), (1, 1))


def test_a_map_that_was_not_drawn_has_nothing_outlined(qtbot: QtBot) -> None:
    made = MapAsker((2, 2))
    qtbot.addWidget(made)
    made.show_right(Answer((1.0, 0.0, 3.0, 4.0), (2, 2)))
    assert made.grid.overlay.linked == ()
