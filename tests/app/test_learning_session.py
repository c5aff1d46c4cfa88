import math
import threading
from functools import partial

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from convstudio.app import learning_session
from convstudio.app.learning_session import LearningSession
from convstudio.app.learning_thread import FULL
from convstudio.core.document import Color, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import edge
from convstudio.core.learning import task as tasks
from convstudio.core.learning.frame import Status
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.operators.initialise import Scheme, random_weight
from tests.app.learning_bench import Bench


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


def test_a_device_that_is_not_there_is_said_once(qtbot: QtBot) -> None:
    session = LearningSession("cuda:99")
    bench = Bench(qtbot, session)
    bench.begin()
    bench.begin()
    assert [str(error) for error in bench.sent.errors] == ["device_missing(device='cuda:99')"]
    assert bench.sent.frame.device == "CPU"
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
