import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Slot
from pytestqt.qtbot import QtBot

from convstudio.app.latest import Latest, Turn


class Gate:
    """A job that says when it starts and waits until it may go on."""

    def __init__(self) -> None:
        self.started: list[int] = []
        self.cancelled: list[int] = []
        self.begun = threading.Semaphore(0)
        self.open = threading.Semaphore(0)

    def __call__(self, request: int, turn: Turn) -> None:
        self.started.append(request)
        self.begun.release()
        assert self.open.acquire(timeout=10)
        if turn.stopped():
            self.cancelled.append(request)
        if request < 0:
            raise ValueError(f"no {request}")
        turn.progress(0.5)
        turn.emit(request)

    def wait(self) -> None:
        """Return when another job has begun."""
        assert self.begun.acquire(timeout=10)


class Receiver(QObject):
    """Receives on the GUI thread."""

    def __init__(self, latest: Latest[int]) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[str] = []
        self.progress: list[float] = []
        self.threads: set[threading.Thread] = set()
        latest.ready.connect(self.on_ready)
        latest.failed.connect(self.on_failed)
        latest.progress.connect(self.on_progress)

    @Slot(object)
    def on_ready(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.current_thread())

    @Slot(object)
    def on_failed(self, error: Exception) -> None:
        self.errors.append(str(error))
        self.threads.add(threading.current_thread())

    @Slot(float)
    def on_progress(self, share: float) -> None:
        self.progress.append(share)
        self.threads.add(threading.current_thread())


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def latest(qapp: object, gate: Gate) -> Iterator[Latest[int]]:
    made = Latest(gate, "gate")
    yield made
    gate.open.release(100)
    made.close()


@pytest.fixture
def receiver(latest: Latest[int]) -> Receiver:
    return Receiver(latest)


def idle(latest: Latest[int]) -> Callable[[], bool]:
    return lambda: not latest.busy


def test_the_newest_wins(qtbot: QtBot, latest: Latest[int], gate: Gate, receiver: Receiver) -> None:
    latest.submit(0)
    gate.wait()
    for request in range(1, 300):
        latest.submit(request)
    assert latest.busy
    gate.open.release(300)
    qtbot.waitUntil(lambda: receiver.results == [0, 299])
    qtbot.waitUntil(idle(latest))
    # What ran was finished, what waited was replaced.
    assert gate.started == [0, 299]
    assert gate.cancelled == []
    assert receiver.progress == [0.5, 0.5]


def test_results_arrive_on_the_gui_thread(
    qtbot: QtBot, latest: Latest[int], gate: Gate, receiver: Receiver
) -> None:
    gate.open.release(2)
    latest.submit(-1)
    qtbot.waitUntil(lambda: len(receiver.errors) == 1)
    latest.submit(1)
    qtbot.waitUntil(lambda: receiver.results == [1])
    assert receiver.threads == {threading.main_thread()}


@pytest.mark.parametrize("cancel", [False, True])
def test_a_running_job_is_cancelled_only_on_demand(
    cancel: bool, qtbot: QtBot, latest: Latest[int], gate: Gate, receiver: Receiver
) -> None:
    latest.submit(1)
    gate.wait()
    latest.submit(2, cancel=cancel)
    gate.open.release(2)
    qtbot.waitUntil(lambda: receiver.results == [1, 2])
    assert gate.cancelled == ([1] if cancel else [])


def test_cancelling_when_nothing_runs_spares_the_next(
    qtbot: QtBot, latest: Latest[int], gate: Gate, receiver: Receiver
) -> None:
    latest.stop()
    latest.submit(1, cancel=True)
    gate.open.release()
    qtbot.waitUntil(lambda: receiver.results == [1])
    assert gate.cancelled == []


def test_stop_cancels_what_runs_and_forgets_what_waits(
    qtbot: QtBot, latest: Latest[int], gate: Gate, receiver: Receiver
) -> None:
    latest.submit(1)
    gate.wait()
    latest.submit(2)
    latest.stop()
    gate.open.release()
    qtbot.waitUntil(idle(latest))
    assert gate.cancelled == gate.started == [1]
    latest.submit(3)
    gate.open.release()
    qtbot.waitUntil(lambda: receiver.results == [1, 3])
    assert gate.cancelled == [1]


def test_a_failing_job_is_reported_and_the_thread_lives_on(
    qtbot: QtBot,
    latest: Latest[int],
    gate: Gate,
    receiver: Receiver,
    caplog: pytest.LogCaptureFixture,
) -> None:
    gate.open.release(2)
    latest.submit(-5)
    qtbot.waitUntil(lambda: receiver.errors == ["no -5"])
    assert "a background job failed" in caplog.text
    latest.submit(6)
    qtbot.waitUntil(lambda: receiver.results == [6])


def test_closing_waits_for_a_busy_job(qapp: object) -> None:
    begun = threading.Event()
    seen: list[str] = []

    def job(request: int, turn: Turn) -> None:
        begun.set()
        while not turn.stopped():
            pass
        seen.append("stopped")
        turn.emit(request)

    busy = Latest(job, "busy")
    receiver = Receiver(busy)
    busy.submit(1)
    assert begun.wait(10)
    busy.submit(2)
    busy.close()
    assert seen == ["stopped"]
    busy.close()  # once more does no harm
    busy.submit(3)
    QCoreApplication.processEvents()
    assert receiver.results == []
    assert seen == ["stopped"]


def test_a_job_may_emit_better_and_better_results(qtbot: QtBot) -> None:
    def job(request: int, turn: Turn) -> None:
        turn.emit(request)
        turn.emit(request * 10)

    latest = Latest(job, "twice")
    receiver = Receiver(latest)
    latest.submit(4)
    qtbot.waitUntil(lambda: receiver.results == [4, 40])
    latest.close()


def test_a_job_knows_that_something_newer_waits(qtbot: QtBot) -> None:
    begun, submitted = threading.Semaphore(0), threading.Semaphore(0)
    outdated: list[tuple[int, bool, bool, object]] = []

    def job(request: int, turn: Turn) -> None:
        begun.release()
        assert submitted.acquire(timeout=10)
        outdated.append((request, turn.outdated(), turn.stopped(), turn.newer()))
        turn.emit(request)

    latest = Latest(job, "outdated")
    receiver = Receiver(latest)
    latest.submit(1)
    assert begun.acquire(timeout=10)
    latest.submit(2)
    submitted.release()
    assert begun.acquire(timeout=10)
    submitted.release()
    qtbot.waitUntil(lambda: receiver.results == [1, 2])
    latest.submit(3)
    assert begun.acquire(timeout=10)
    latest.stop()
    submitted.release()
    qtbot.waitUntil(idle(latest))
    latest.close()
    assert outdated == [(1, True, False, 2), (2, False, False, None), (3, True, True, None)]
