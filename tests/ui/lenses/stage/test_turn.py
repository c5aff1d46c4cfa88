from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QElapsedTimer, QObject
from pytestqt.qtbot import QtBot

from convstudio.ui.lenses.stage.turn import BREATH, Turn


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    owner = QObject()
    yield owner
    owner.deleteLater()


def test_the_first_turn_comes_at_once_but_not_in_the_same_call(qtbot: QtBot, owner: QObject) -> None:
    turn, times = Turn(owner), list[int]()
    turn.came.connect(lambda: times.append(1))
    turn.want()
    turn.want()
    assert times == []
    qtbot.waitUntil(lambda: times == [1])


def test_wishes_in_a_row_make_few_turns_and_none_is_lost(qtbot: QtBot, owner: QObject) -> None:
    turn, clock, times = Turn(owner), QElapsedTimer(), list[int]()
    turn.came.connect(lambda: times.append(clock.elapsed()))
    clock.start()
    for _ in range(3):
        turn.want()
        assert turn.due
        qtbot.waitUntil(lambda: not turn.due)
    assert len(times) == 3
    assert all(later - earlier >= BREATH - 2 for earlier, later in pairwise(times))


def test_what_is_stopped_does_not_come(qtbot: QtBot, owner: QObject) -> None:
    turn, times = Turn(owner), list[int]()
    turn.came.connect(lambda: times.append(1))
    turn.want()
    turn.stop()
    later = Turn(owner)
    with qtbot.waitSignal(later.came):
        later.want()
    assert times == []
