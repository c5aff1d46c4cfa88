import threading

import pytest

from convstudio.app import learning_thread
from convstudio.core.learning.settings import Optimizer
from convstudio.engine import learning_update
from tests.app.learning_bench import Bench


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
