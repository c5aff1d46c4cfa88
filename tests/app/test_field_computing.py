import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from convstudio.app import field_computing
from convstudio.app.field_computing import FieldComputing, FieldFrame, FieldJob, FieldRequest
from convstudio.app.latest import Turn
from convstudio.core.document import Color, Signal
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.chains import CHAINS
from convstudio.core.operators.receptive_field import stages
from convstudio.core.render.raster import gray_raster
from convstudio.core.view_state import COMPOSITE

IMAGE = Signal(np.random.default_rng(0).random((1, 20, 20), dtype=np.float32))
COLORED = Signal(np.random.default_rng(1).random((3, 20, 20), dtype=np.float32), Color.RGB)
MAPS = stages(CHAINS["three"], (20, 20))


def request(
    unit: tuple[int, ...] = (5, 5), signal: Signal = IMAGE, *, effective: bool = True
) -> FieldRequest:
    return FieldRequest(signal, COMPOSITE if signal is COLORED else 0, MAPS, unit, effective)


class Gate:
    """A job that waits for the test; it notices a stop as the real one does."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Semaphore(0), threading.Semaphore(0)
        self.error: Exception | None = None

    def __call__(self, asked: FieldRequest, turn: Turn) -> None:
        self.begun.release()
        while not self.open.acquire(timeout=0.001):
            if turn.stopped():
                raise StudioError(Code.STOPPED)
        if self.error is not None:
            raise self.error
        picture = gray_raster(asked.signal.values[0], 0, 1)
        turn.emit(FieldFrame(asked, picture, complete=True))


class Frames:
    """What a job emits."""

    def __init__(self) -> None:
        self.all: list[FieldFrame] = []

    def add(self, frame: object) -> None:
        assert isinstance(frame, FieldFrame)
        self.all.append(frame)


class Desk:
    """A FieldComputing and what it says."""

    def __init__(self, owner: QObject, gate: Gate | None = None) -> None:
        self.computing = FieldComputing(owner, gate)
        self.frames: list[FieldFrame] = []
        self.errors: list[Exception] = []
        self.computing.framed.connect(self.frames.append)
        self.computing.failed.connect(self.errors.append)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def gated(qapp: QObject, gate: Gate) -> Iterator[Desk]:
    owner = QObject()
    desk = Desk(owner, gate)
    yield desk
    desk.computing.close()


@pytest.fixture
def real(qapp: QObject) -> Iterator[Desk]:
    owner = QObject()
    desk = Desk(owner)
    yield desk
    desk.computing.close()


def test_the_picture_comes_first_and_the_average_gets_better(
    qtbot: QtBot, real: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(field_computing, "PATIENCE", 1e9)
    asked = request()
    real.computing.submit(asked)
    qtbot.waitUntil(lambda: real.computing.settled, timeout=20_000)
    first, *_, last = real.frames
    assert first.field is None
    assert first.picture.size == (20, 20)
    assert last.complete
    assert last.field is not None
    assert last.field.networks == field_computing.NETWORKS
    assert last.field.values.shape == (7, 7)
    assert last.heat is not None
    assert last.heat.levels[0].max() == 255
    assert last.middle is not None


def test_without_the_effective_field_the_picture_is_all(qtbot: QtBot, real: Desk) -> None:
    real.computing.submit(request(signal=COLORED, effective=False))
    qtbot.waitUntil(lambda: real.computing.settled, timeout=20_000)
    (frame,) = real.frames
    assert frame.picture.levels[0].shape == (20, 20, 3)
    assert frame.field is None


def test_the_picture_of_an_input_is_made_once() -> None:
    job, frames = FieldJob(), Frames()
    turn = Turn(frames.add, lambda: False, lambda: True, lambda: None, lambda _: None)
    for unit in ((1, 1), (2, 2)):
        job(request(unit), turn)
    assert frames.all[0].picture is frames.all[1].picture


def test_one_that_is_outdated_is_content_with_what_it_has() -> None:
    frames = Frames()
    turn = Turn(frames.add, lambda: False, lambda: len(frames.all) > 1, lambda: None, lambda _: None)
    FieldJob()(request(), turn)
    assert [frame.field is None for frame in frames.all] == [True, False]
    assert not frames.all[-1].complete


def test_only_the_newest_of_those_that_wait_is_computed(qtbot: QtBot, gated: Desk, gate: Gate) -> None:
    for column in range(4):
        gated.computing.submit(request((1, column)))
        if column == 0:
            assert gate.begun.acquire(timeout=10)
    gate.open.release(2)
    qtbot.waitUntil(lambda: gated.computing.settled)
    assert [frame.request.unit for frame in gated.frames] == [(1, 0), (1, 3)]


def test_what_belongs_to_another_input_is_given_up(qtbot: QtBot, gated: Desk, gate: Gate) -> None:
    gated.computing.submit(request())
    assert gate.begun.acquire(timeout=10)
    gated.computing.submit(request(signal=COLORED))
    assert gate.begun.acquire(timeout=10)
    gate.open.release()
    qtbot.waitUntil(lambda: gated.computing.settled)
    assert [frame.request.signal for frame in gated.frames] == [COLORED]
    assert not gated.errors


def test_stop_gives_up_quietly(qtbot: QtBot, gated: Desk, gate: Gate) -> None:
    gated.computing.submit(request())
    assert gate.begun.acquire(timeout=10)
    gated.computing.stop()
    assert gated.computing.settled
    gated.computing.submit(request((2, 2)))
    assert gate.begun.acquire(timeout=10)
    gate.open.release()
    qtbot.waitUntil(lambda: bool(gated.frames))
    assert gated.frames[0].request.unit == (2, 2)
    assert not gated.errors


def test_an_error_is_told(qtbot: QtBot, gated: Desk, gate: Gate) -> None:
    gate.error = StudioError(Code.OUTPUT_TOO_LARGE, needed=2, available=1)
    gated.computing.submit(request())
    gate.open.release()
    qtbot.waitUntil(lambda: bool(gated.errors))
    assert gated.errors == [gate.error]
    assert gated.computing.settled


def test_stop_and_close_before_anything_was_asked(qapp: QObject) -> None:
    owner = QObject()
    computing = FieldComputing(owner)
    computing.stop()
    assert computing.settled
    computing.close()


def test_a_slow_one_is_not_averaged_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(field_computing, "PATIENCE", -1.0)
    frames = Frames()
    FieldJob()(request(), Turn(frames.add, lambda: False, lambda: False, lambda: None, lambda _: None))
    last = frames.all[-1]
    assert last.complete
    assert last.field is not None
    assert last.field.networks == 1


def test_requests_for_the_same_are_the_same() -> None:
    assert request().same_as(request())
    assert not request().same_as(request((1, 1)))
    assert not request().same_as(request(effective=False))
