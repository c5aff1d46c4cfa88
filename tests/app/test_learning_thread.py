import itertools
import threading

import pytest
from pytestqt.qtbot import QtBot

from convstudio.app.learning_mailbox import Mailbox
from convstudio.app.learning_session import LearningSession
from convstudio.app.learning_thread import FULL
from convstudio.core.learning.frame import LearningFrame, Status
from convstudio.core.learning.settings import Settings
from convstudio.core.learning.task import Task
from convstudio.engine.learning import Learner
from tests.app.learning_bench import Bench


def test_at_a_slow_pace_every_step_is_sent(bench: Bench) -> None:
    bench.begin(Settings(steps=20))
    bench.session.set_pace(30.0)
    bench.session.play()
    bench.at_rest()
    assert bench.sent.steps == list(range(21))


def test_a_pace_is_kept_and_can_be_changed_while_playing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    wait = Mailbox.wait

    def noted(self: Mailbox, due: float) -> bool:
        waits.append(due)
        return wait(self, due)

    monkeypatch.setattr(Mailbox, "wait", noted)
    bench.begin()
    bench.session.set_pace(5.0)
    bench.session.play()
    bench.until(lambda: bench.sent.frame.step >= 3)
    gaps = [other - one for one, other in itertools.pairwise(waits)]
    assert (
        min(gaps) >= 0.1 - 1e-9
    )  # a step that was late is followed by the next a little sooner, never at once
    bench.session.set_pace(1.0)
    bench.session.set_pace(FULL)
    bench.until(lambda: bench.sent.frame.step > 500)
    assert bench.session.playing


def test_a_speed_is_shown_only_while_playing(bench: Bench) -> None:
    bench.begin()
    bench.session.set_pace(FULL)
    bench.session.play()
    bench.until(lambda: bench.sent.frame.steps_per_second > 0)
    bench.session.pause()
    bench.at_rest()
    assert bench.sent.frame.steps_per_second == 0
    bench.session.step(3)
    bench.at_rest()
    assert bench.sent.frame.steps_per_second == 0


def test_stop_is_honored_within_one_step(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    entered, go_on = threading.Semaphore(0), threading.Semaphore(0)
    step = Learner.step

    def gated(self: Learner) -> float:
        entered.release()
        assert go_on.acquire(timeout=20)
        return step(self)

    bench.begin()
    monkeypatch.setattr(Learner, "step", gated)
    bench.session.set_pace(FULL)
    bench.session.play()
    for _ in range(5):
        go_on.release()
        assert entered.acquire(timeout=20)
    assert entered.acquire(timeout=20)  # it is in step 6
    bench.session.stop()
    go_on.release(100)
    bench.at_rest()
    assert bench.sent.frame.step == 6
    assert bench.sent.frame.status is Status.STOPPED
    assert not bench.session.playing


def test_an_unexpected_error_is_sent_and_the_thread_lives_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bench.begin()
    with monkeypatch.context() as broken:
        broken.setattr(Learner, "step", lambda _self: 1 / 0)
        bench.session.play()
        bench.at_rest()
    assert isinstance(bench.sent.errors[0], ZeroDivisionError)
    assert "learning failed" in caplog.text
    assert not bench.session.playing
    bench.session.step()
    bench.at_rest()
    assert bench.sent.frame.step == 1


def test_what_pictures_need_is_made_on_the_thread(qtbot: QtBot) -> None:
    threads: set[str] = set()

    def prepare(task: Task, frame: LearningFrame) -> object:
        threads.add(threading.current_thread().name)
        return task.weights, frame.step

    session = LearningSession("cpu", prepare)
    bench = Bench(qtbot, session)
    bench.begin()
    session.refresh()
    bench.at_rest()
    assert [moment.prepared for moment in bench.sent.moments] == [(2, 0), (2, 0)]
    assert threads == {"learning"}
    session.close()


def test_another_way_to_prepare_counts_at_once(qtbot: QtBot) -> None:
    session = LearningSession("cpu", lambda _task, _frame: "first")
    bench = Bench(qtbot, session)
    bench.begin()
    session.set_prepare(lambda _task, frame: f"second {frame.step}")
    bench.at_rest()
    session.set_prepare(None)
    bench.at_rest()
    assert [moment.prepared for moment in bench.sent.moments] == ["first", "second 0", None]
    session.close()


@pytest.mark.parametrize("pace", [1.0, FULL])
def test_closing_while_it_learns_leaves_no_thread(qtbot: QtBot, pace: float) -> None:
    session = LearningSession("cpu")
    bench = Bench(qtbot, session)
    bench.begin()
    session.set_pace(pace)
    session.play()
    bench.until(lambda: bench.sent.frame.step > 0)
    session.close()
    sent = len(bench.sent.moments)
    assert not any(thread.name == "learning" for thread in threading.enumerate())
    qtbot.wait(1)
    assert len(bench.sent.moments) == sent
