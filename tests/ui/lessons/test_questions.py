"""The ways of answering, by themselves."""

import pytest
from pytestqt.qtbot import QtBot

from convstudio.core import limits
from convstudio.core.lessons.scene import number
from convstudio.ui.lessons.questions.choice import ChoiceAsker, VoteAsker


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
