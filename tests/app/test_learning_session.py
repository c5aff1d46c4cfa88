import itertools
import math
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from convstudio.app import learning_session, learning_thread
from convstudio.app.learning_mailbox import Mailbox, Moment
from convstudio.app.learning_session import LearningSession
from convstudio.app.learning_thread import FULL
from convstudio.core.document import Color, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import edge
from convstudio.core.learning import task as tasks
from convstudio.core.learning.frame import LearningFrame, Status
from convstudio.core.learning.run import Run
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.learning.task import Convolve, Task
from convstudio.core.operators.initialise import Scheme, random_weight
from convstudio.engine import learning_update
from convstudio.engine.learning import Learner

PATIENCE = 20_000
"""Milliseconds: other programs may be busy, and torch may be imported first."""


class Receiver(QObject):
    """Notes everything a session sends, and where."""

    def __init__(self, session: LearningSession) -> None:
        super().__init__()
        self.moments: list[Moment] = []
        self.runs: list[Run] = []
        self.errors: list[Exception] = []
        self.playing: list[bool] = []
        self.threads: set[threading.Thread] = set()
        session.framed.connect(self._on_framed)
        session.began.connect(self._on_began)
        session.failed.connect(self._on_failed)
        session.playing_changed.connect(self._on_playing)

    @property
    def frame(self) -> LearningFrame:
        return self.moments[-1].frame

    @property
    def steps(self) -> list[int]:
        return [moment.frame.step for moment in self.moments]

    @Slot(object)
    def _on_framed(self, moment: Moment) -> None:
        self.threads.add(threading.current_thread())
        self.moments.append(moment)

    @Slot(object)
    def _on_began(self, run: Run) -> None:
        self.runs.append(run)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.errors.append(error)

    @Slot(bool)
    def _on_playing(self, playing: bool) -> None:
        self.playing.append(playing)


class Bench:
    """A session, what it sent, and ways to wait for more."""

    def __init__(self, qtbot: QtBot, session: LearningSession) -> None:
        self.session, self.sent, self._qtbot = session, Receiver(session), qtbot

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE)

    def at_rest(self) -> None:
        """Wait until everything that was ordered is done, and nothing is learned."""
        self.until(lambda: not self.session._clock.isActive())

    def begin(self, settings: Settings | None = None) -> None:
        """Begin the edge example."""
        self.session.begin(tasks.edge, settings or Settings())
        self.at_rest()

    @property
    def loss(self) -> tuple[list[int], list[float]]:
        assert self.session.run is not None
        steps, values = self.session.run.loss.points(0)
        return steps.tolist(), values.tolist()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    session = LearningSession("cpu")
    yield Bench(qtbot, session)
    session.close()


def test_a_run_waits_at_its_start(bench: Bench) -> None:
    bench.begin()
    assert bench.sent.steps == [0]
    assert bench.session.run is bench.sent.runs[0]
    assert bench.session.moment is bench.sent.moments[-1]
    assert bench.loss[0] == [0]
    assert bench.sent.playing == []
    assert bench.sent.threads == {threading.main_thread()}


def test_steps_by_hand(bench: Bench) -> None:
    bench.begin()
    bench.session.step()
    bench.at_rest()
    assert bench.sent.frame.step == 1
    bench.session.step(10)
    bench.at_rest()
    assert bench.sent.frame.step == 11
    assert bench.loss[0] == list(range(12))
    assert bench.loss[1][-1] == np.float32(bench.sent.frame.loss)
    assert not bench.session.playing


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


def test_pause_and_go_on(bench: Bench) -> None:
    bench.begin()
    bench.session.set_pace(FULL)
    bench.session.play()
    bench.until(lambda: bench.sent.frame.step > 0)
    bench.session.pause()
    bench.at_rest()
    paused = bench.sent.frame
    assert paused.status is Status.RUNNING
    assert bench.session.run is not None
    assert bench.session.run.steps == paused.step
    bench.session.play()
    bench.until(lambda: bench.sent.frame.step > paused.step)
    assert len(bench.sent.runs) == 1
    assert bench.sent.playing == [True, False, True]


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


def test_rewind_is_the_very_same_run_again(bench: Bench) -> None:
    bench.begin(Settings(Optimizer.ADAM, 0.05, steps=400))
    bench.session.set_pace(FULL)
    bench.session.play()
    bench.at_rest()
    first = bench.loss
    bench.session.rewind()
    bench.at_rest()
    assert bench.sent.frame.step == 0
    assert [run.number for run in bench.session.earlier] == [1]
    bench.session.play()
    bench.at_rest()
    assert bench.loss == first


def test_playing_a_run_that_ended_begins_anew(bench: Bench) -> None:
    bench.begin(Settings(steps=3))
    bench.session.set_pace(FULL)
    for runs in (1, 2):
        bench.session.play()
        bench.at_rest()
        assert bench.sent.frame.step == 3
        assert len(bench.sent.runs) == runs
    bench.session.step()
    bench.at_rest()
    assert bench.sent.frame.step == 3


def test_earlier_runs_of_the_same_task_are_kept(bench: Bench) -> None:
    bench.begin()
    for number in range(learning_session.EARLIER + 2):
        bench.session.step(5)
        bench.at_rest()
        bench.session.restart(Settings(learning_rate=0.001 * (number + 1)))
    bench.at_rest()
    assert [run.number for run in bench.session.earlier] == [3, 4, 5, 6, 7]
    assert all(run.steps == 5 for run in bench.session.earlier)
    bench.session.restart(Settings())  # a run without steps is nothing to compare with
    bench.at_rest()
    assert [run.number for run in bench.session.earlier] == [3, 4, 5, 6, 7]
    bench.begin()
    assert bench.session.earlier == ()


@pytest.mark.parametrize("drawn", [Settings(seed=7), Settings(scheme=Scheme.KAIMING_UNIFORM)])
def test_a_start_that_was_given_stays_until_another_is_drawn(bench: Bench, drawn: Settings) -> None:
    start = (frozen([[[[0.25, 0.5]]]]), frozen([0]))
    bench.session.begin(tasks.edge, Settings(), start)
    bench.session.restart(Settings(learning_rate=0.01))
    bench.at_rest()
    assert bench.sent.frame.weight.ravel().tolist() == [0.25, 0.5]
    bench.session.restart(drawn)
    bench.at_rest()
    expected = random_weight(drawn.scheme, (1, 1, 1, 2), drawn.seed)
    np.testing.assert_array_equal(bench.sent.frame.weight, expected)


def test_a_change_of_the_rate_is_marked(bench: Bench) -> None:
    bench.begin()
    bench.session.step(4)
    bench.at_rest()
    bench.session.set_rate(0.01)
    bench.session.step()
    bench.at_rest()
    assert bench.session.run is not None
    assert bench.session.run.marks == [(4, 0.01)]
    assert bench.sent.frame.rate == 0.01
    with pytest.raises(StudioError):
        bench.session.set_rate(math.nan)
    bench.session.rewind()
    bench.at_rest()
    assert bench.session.run.settings.learning_rate == 0.01
    assert bench.session.run.marks == []


def test_above_the_stable_rate_it_diverges_and_keeps_everything(bench: Bench) -> None:
    start = (frozen([[[[0.3, 0.5]]]]), frozen([0]))
    bench.session.begin(tasks.edge, Settings(learning_rate=0.04), start)
    bench.session.set_pace(FULL)
    bench.session.play()
    bench.at_rest()
    frame = bench.sent.frame
    assert frame.status is Status.DIVERGED
    assert bench.session.run is not None
    assert bench.session.run.steps == frame.step
    bench.session.rewind()
    bench.at_rest()
    assert bench.sent.frame.weight.ravel().tolist() == start[0].ravel().tolist()


def test_a_task_that_cannot_be_is_refused_and_the_old_one_stays(bench: Bench) -> None:
    bench.begin()
    target = Signal(np.zeros((1, 3, 3), dtype=np.float32))
    pair = tasks.of_pair
    document = edge()
    bench.session.begin(lambda _convolve: pair(document.signal, target, document), Settings())
    bench.at_rest()
    (error,) = bench.sent.errors
    assert isinstance(error, StudioError)
    assert error.code is Code.TARGET_SIZE
    bench.session.step()
    bench.at_rest()
    assert bench.sent.frame.step == 1


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


def test_a_device_that_is_not_there_is_said_once(qtbot: QtBot) -> None:
    session = LearningSession("cuda:99")
    bench = Bench(qtbot, session)
    bench.begin()
    bench.begin()
    assert [str(error) for error in bench.sent.errors] == ["device_missing(device='cuda:99')"]
    assert bench.sent.frame.device == "CPU"
    session.close()


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


def test_orders_without_a_task_do_nothing(bench: Bench) -> None:
    for order in (
        bench.session.play,
        bench.session.pause,
        bench.session.step,
        bench.session.stop,
        bench.session.rewind,
        bench.session.refresh,
        partial(bench.session.set_rate, 0.1),
        partial(bench.session.restart, Settings()),
    ):
        order()
        bench.at_rest()
        assert not bench.session.playing
    assert bench.sent.moments == []
    assert bench.sent.errors == []


def test_a_stack_is_learned_in_batches(bench: Bench) -> None:
    signal = Signal(np.random.default_rng(0).random((6, 8, 8), dtype=np.float32), Color.STACK)
    make = partial(tasks.of_stack, signal, [[1.0, -1.0]], edge().layer)
    bench.session.begin(make, Settings(batch_size=2, loss=Loss.MEAN_SQUARES, learning_rate=0.5))
    bench.session.step(400)
    bench.at_rest()
    np.testing.assert_allclose(bench.sent.frame.weight.ravel(), [1, -1], atol=0.01)


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
    closing = threading.Thread(target=session._thread.close)
    closing.start()
    while not session._thread._mailbox.closed:
        time.sleep(0)
    go_on.set()
    closing.join(20)
    session.close()
    assert asked == [1]


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


def test_warming_up_says_nothing(bench: Bench) -> None:
    bench.session.warm_up()
    bench.at_rest()
    assert bench.sent.moments == []
    assert bench.sent.errors == []


def test_optimizers_are_warmed_up_while_steps_are_taken(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered, go_on = threading.Semaphore(0), threading.Semaphore(0)
    done: list[object] = []

    def gated(optimizer: Optimizer, _device: object) -> None:
        entered.release()
        assert go_on.acquire(timeout=20)
        done.append(optimizer)

    monkeypatch.setattr(learning_update, "warm_up", gated)
    monkeypatch.setattr(learning_thread, "_REST", 0.0)
    bench.begin()  # is shown before
    assert bench.sent.steps == [0]
    assert entered.acquire(timeout=20)
    bench.session.step(3)
    bench.at_rest()
    assert bench.sent.steps[-1] == 3
    assert done == []
    go_on.release(len(Optimizer))
    bench.until(lambda: done == list(Optimizer))
    assert bench.sent.errors == []


def test_the_rate_is_that_of_the_next_step_whoever_sets_it(bench: Bench) -> None:
    session = bench.session
    told: list[float] = []
    session.rate_changed.connect(told.append)
    bench.begin()
    session.set_rate(0.02)
    assert (session.rate, told) == (0.02, [0.02])
    bench.session.step(2)
    bench.at_rest()
    session.stop()
    bench.at_rest()
    session.set_rate(0.01)  # the run that has ended keeps its own
    bench.at_rest()
    assert session.rate == 0.01
    assert bench.sent.moments[-1].frame.rate == 0.02
    session.rewind()
    session.set_rate(0.005)
    bench.at_rest()
    assert session.rate == bench.sent.moments[-1].frame.rate == 0.005
    with pytest.raises(StudioError):
        session.set_rate(-1)
    assert told == [0.02, 0.01, 0.005]
