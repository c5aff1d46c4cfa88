import functools
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from convstudio.app.worker import Worker


@pytest.fixture
def worker(qapp: object) -> Iterator[Worker]:
    made = Worker("files")
    yield made
    made.close()


def returning(value: int) -> Callable[[], int]:
    return lambda: value


def failing() -> int:
    raise OSError("the disk is full")


def test_one_after_another(qtbot: QtBot, worker: Worker) -> None:
    done: list[int] = []
    for number in range(100):
        worker.run(returning(number), done.append)
    qtbot.waitUntil(lambda: worker.idle)
    assert done == list(range(100))


def test_jobs_run_elsewhere_and_callbacks_here(qtbot: QtBot, worker: Worker) -> None:
    ran: list[threading.Thread] = []
    called: list[threading.Thread] = []

    def note(_outcome: object) -> None:
        called.append(threading.current_thread())

    worker.run(lambda: ran.append(threading.current_thread()), note)
    worker.run(failing, None, note)
    qtbot.waitUntil(lambda: worker.idle)
    assert called == [threading.main_thread()] * 2
    assert ran[0].name == "files"
    assert ran[0] is not threading.main_thread()


def test_an_exception_goes_to_its_callback(
    qtbot: QtBot, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[str] = []
    done: list[int] = []
    worker.run(failing, done.append, lambda error: errors.append(str(error)))
    worker.run(returning(1), done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert errors == ["the disk is full"]
    assert not caplog.records


def test_an_exception_nobody_expects_goes_to_the_log(
    qtbot: QtBot, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    worker.run(failing)
    qtbot.waitUntil(lambda: worker.idle)
    assert "the disk is full" in caplog.text


def test_idle_is_announced_when_it_changes(qtbot: QtBot, worker: Worker) -> None:
    said: list[bool] = []
    worker.idle_changed.connect(said.append)
    assert worker.idle
    held = threading.Event()
    worker.run(held.wait)
    worker.run(returning(2))
    assert not worker.idle
    assert said == [False]
    held.set()
    with qtbot.waitSignal(worker.idle_changed):
        pass
    assert worker.idle
    assert said == [False, True]


def test_a_callback_may_queue_more(qtbot: QtBot, worker: Worker) -> None:
    done: list[int] = []

    def more(value: int) -> None:
        done.append(value)
        if value < 3:
            worker.run(returning(value + 1), more)

    worker.run(returning(0), more)
    qtbot.waitUntil(lambda: done == [0, 1, 2, 3])
    qtbot.waitUntil(lambda: worker.idle)


def test_closing_finishes_what_is_queued_and_delivers_nothing(qapp: object) -> None:
    worker = Worker("files")
    held, begun = threading.Event(), threading.Event()
    saved: list[int] = []
    delivered: list[object] = []
    worker.run(returning(1), delivered.append)
    worker.run(begun.set, delivered.append)
    assert begun.wait(10)  # so the first result is on its way already
    worker.run(held.wait, delivered.append)
    for number in range(20):
        worker.run(functools.partial(saved.append, number), delivered.append)
    timer = threading.Timer(0, held.set)
    timer.start()
    worker.close()
    timer.join()
    assert saved == list(range(20))
    QCoreApplication.processEvents()
    assert delivered == []
