import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from convstudio.app.learning_mailbox import Moment
from convstudio.app.learning_session import LearningSession
from convstudio.app.learning_thread import FULL
from convstudio.core.learning import task as tasks
from convstudio.core.learning.frame import Status
from convstudio.core.learning.settings import Settings
from convstudio.core.learning.task import Convolve, Task
from convstudio.engine.learning import Learner
from tests.app.learning_bench import Bench


def test_full_speed_sends_the_newest_and_drops_no_number(bench: Bench) -> None:
    bench.begin(Settings(steps=5000))
    bench.session.set_pace(FULL)
    bench.session.play()
    assert bench.session.playing
    bench.at_rest()
    assert bench.sent.frame.status is Status.FINISHED
    assert bench.sent.frame.step == 5000
    assert len(bench.sent.moments) < 5000
    assert bench.sent.steps == sorted(bench.sent.steps)
    assert bench.session.run is not None
    assert len(bench.session.run.loss) == len(bench.session.run.weights) == 5001
    assert bench.sent.playing == [True, False]


def test_the_curves_have_the_step_of_the_moment_that_is_sent(bench: Bench) -> None:
    lengths: list[tuple[int, int]] = []

    def note(moment: Moment) -> None:
        assert bench.session.run is not None
        lengths.append((moment.frame.step, bench.session.run.steps))

    bench.session.framed.connect(note)
    bench.begin(Settings(steps=2000))
    bench.session.set_pace(FULL)
    bench.session.play()
    bench.at_rest()
    assert all(step == steps for step, steps in lengths)


def test_a_busy_gui_thread_loses_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    step = Learner.step

    def counted(self: Learner) -> float:
        loss = step(self)
        if self.status is Status.FINISHED:
            over.set()
        return loss

    monkeypatch.setattr(Learner, "step", counted)
    bench.begin(Settings(steps=3000))
    bench.session.set_pace(FULL)
    bench.session.play()
    assert over.wait(20)  # meanwhile nobody looks into the mailbox
    bench.at_rest()
    assert bench.session.run is not None
    assert bench.session.run.steps == 3000
    assert bench.sent.steps[-1] == 3000
    assert len(bench.sent.steps) <= 4


def test_closing_forgets_what_was_ordered(qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    asked: list[int] = []

    def slow(convolve: Convolve) -> Task:
        asked.append(1)
        begun.set()
        assert go_on.wait(20)
        return tasks.edge(convolve)

    session = LearningSession("cpu")
    session.begin(slow, Settings())
    session.begin(slow, Settings())
    assert begun.wait(20)
    closing = threading.Thread(target=session._orders.close)
    closing.start()
    while not session._orders._mailbox.closed:
        time.sleep(0)
    go_on.set()
    closing.join(20)
    session.close()
    assert asked == [1]
