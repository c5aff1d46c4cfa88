import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from convstudio.app.compute import Compute, Request
from convstudio.app.computing import Computing, as_error
from convstudio.app.latest import Turn
from convstudio.app.store import Store
from convstudio.core import examples, limits
from convstudio.core.document import Document
from convstudio.core.edits import kernel, layer, signal
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.trace import traced_output
from convstudio.core.render.frame import Frame, frame_of
from convstudio.core.result import Evaluated, Impossible, Result
from convstudio.core.view_state import Cursor, GalleryView, Order, Scale, ViewState
from convstudio.engine import gallery
from tests.oracles import torch_output

PATIENCE = 20_000
"""Milliseconds, for torch to be imported on a busy machine."""


class Gate:
    """A job whose every step the test allows; it notices a stop as the real one does."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.begun = threading.Semaphore(0)
        self.open = threading.Semaphore(0)
        self.always_open = False
        self.fails = False

    def __call__(self, request: Request, turn: Turn) -> None:
        self.documents.append(request.document)
        self.begun.release()
        while not (self.always_open or turn.stopped() or self.open.acquire(timeout=0.001)):
            pass
        if self.fails:
            raise ZeroDivisionError("by nothing")
        result: Result
        if turn.stopped():
            result = Impossible(request.document, StudioError(Code.STOPPED))
        else:
            turn.progress(1.0)
            result = Evaluated(request.document, traced_output(request.document), "fake", 0.0)
        turn.emit(frame_of(result, request.look))

    def wait(self) -> None:
        """Return when another job has begun."""
        assert self.begun.acquire(timeout=10)


class Recorder:
    """Writes down what a Computing says."""

    def __init__(self, computing: Computing) -> None:
        self.frames: list[Frame] = []
        self.slow: list[bool] = []
        self.stopped = 0
        self.errors: list[Exception] = []
        computing.framed.connect(self.frames.append)
        computing.slow_changed.connect(self.slow.append)
        computing.stopped.connect(self.on_stopped)
        computing.failed.connect(self.errors.append)

    def on_stopped(self) -> None:
        self.stopped += 1


Start = Callable[..., Computing]


@pytest.fixture
def store() -> Store:
    return Store(examples.diagonal(), ViewState())


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def start(qapp: object, store: Store) -> Iterator[Start]:
    """Start to compute a store by a job, and close in the end; slow is what takes longer than `slow_after` ms."""
    every: list[Computing] = []

    def make(job: Gate | Compute, slow_after: int = 60_000) -> Computing:
        computing = Computing(store, job)
        computing._clock.setInterval(slow_after)
        every.append(computing)
        return computing

    yield make
    for computing in every:
        computing.close()


def bias(store: Store, value: float) -> Document:
    assert store.apply(EditName.BIAS, kernel.set_bias, 0, value)
    return store.document


def output(computing: Computing) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    assert computing.frame is not None
    assert isinstance(computing.frame.result, Evaluated)
    return computing.frame.result.output


def test_every_change_ends_with_the_output_of_torch(qtbot: QtBot, store: Store, start: Start) -> None:
    computing = start(Compute("cpu"))
    seen: list[Frame] = []
    computing.framed.connect(seen.append)

    def finished() -> bool:
        frame = computing.frame
        early = frame is not None and isinstance(frame.result, Evaluated) and frame.result.device == "numpy"
        return computing.current and not early

    changes: list[Callable[[], object]] = [
        lambda: None,
        lambda: store.apply(EditName.KERNEL_TURN, kernel.turn, (0, 0)),
        lambda: store.apply(EditName.PADDING, layer.set_padding, ((1, 2), (0, 1))),
        lambda: store.apply(EditName.INPUT_RANDOM, signal.randomise, 3),
        lambda: store.apply(EditName.INPUT_RESIZE, signal.resize_input, 9, 4),
        store.undo,
        lambda: store.open(examples.three_filters(), ViewState(cursor=Cursor(2, (0, 0)))),
    ]
    for change in changes:
        change()
        qtbot.waitUntil(finished, timeout=PATIENCE)
        np.testing.assert_array_equal(output(computing), torch_output(store.document))
    assert all(frame.result.document is not None for frame in seen)
    assert computing.frame is seen[-1]


def test_rapid_edits_are_conflated_and_end_with_the_last(qtbot: QtBot, store: Store, start: Start) -> None:
    computing = start(Compute("cpu"))
    recorder = Recorder(computing)
    qtbot.waitUntil(lambda: computing.current, timeout=PATIENCE)
    shown: list[float] = []
    computing.framed.connect(lambda frame: shown.append(float(frame.result.document.bias[0])))
    for value in range(1, 301):
        bias(store, value)
    qtbot.waitUntil(lambda: computing.current, timeout=PATIENCE)
    np.testing.assert_array_equal(output(computing), torch_output(store.document))
    assert shown == sorted(shown)
    assert shown[-1] == 300
    assert recorder.stopped == 0
    assert not recorder.errors


def test_what_runs_is_shown_and_what_waits_replaced(
    qtbot: QtBot, store: Store, start: Start, gate: Gate
) -> None:
    computing = start(gate)
    recorder = Recorder(computing)
    gate.wait()
    first = store.document
    for value in range(1, 301):
        bias(store, value)
    gate.open.release(2)
    qtbot.waitUntil(lambda: computing.current)
    assert [frame.result.document for frame in recorder.frames] == [first, store.document]
    assert gate.documents == [first, store.document]


def test_another_size_cancels_what_runs(qtbot: QtBot, store: Store, start: Start, gate: Gate) -> None:
    computing = start(gate)
    recorder = Recorder(computing)
    gate.wait()
    store.apply(EditName.INPUT_RESIZE, signal.resize_input, 5, 5)
    gate.wait()
    store.undo()  # the document whose computation was cancelled is the present one again
    gate.wait()
    gate.open.release()
    qtbot.waitUntil(lambda: computing.current)
    assert len(gate.documents) == 3
    assert [frame.result.document for frame in recorder.frames] == [store.document]
    assert recorder.stopped == 0


def test_another_channel_is_another_frame(qtbot: QtBot, store: Store, start: Start, gate: Gate) -> None:
    gate.always_open = True
    store.open(examples.two_filters(), ViewState())
    computing = start(gate)
    qtbot.waitUntil(lambda: computing.current)
    store.set_cursor((2, 2))
    assert computing.current  # only the cursor moved: the picture is the same
    store.set_view(replace(store.view, cursor=Cursor(1, (2, 2))))
    assert not computing.current
    qtbot.waitUntil(lambda: computing.current)
    assert computing.frame is not None
    assert computing.frame.look.out_channel == 1


def test_stopping_takes_effect_and_refresh_recovers(
    qtbot: QtBot, store: Store, start: Start, gate: Gate
) -> None:
    computing = start(gate, slow_after=0)
    recorder = Recorder(computing)
    gate.wait()
    qtbot.waitUntil(lambda: recorder.slow == [True])
    computing._clock.setInterval(60_000)
    computing.stop()
    assert (recorder.stopped, recorder.slow) == (1, [True, False])
    qtbot.waitUntil(lambda: not computing._latest.busy)
    QCoreApplication.processEvents()
    assert computing.frame is None
    assert not computing._clock.isActive()
    computing.refresh()
    gate.open.release()
    qtbot.waitUntil(lambda: computing.current)
    assert gate.documents == [store.document] * 2
    computing.stop()  # nothing to stop
    assert recorder.stopped == 1


def test_stopping_forgets_what_waits(qtbot: QtBot, store: Store, start: Start, gate: Gate) -> None:
    computing = start(gate, slow_after=0)
    recorder = Recorder(computing)
    gate.wait()
    bias(store, 1)
    qtbot.waitUntil(lambda: recorder.slow == [True])
    computing.stop()
    assert (recorder.stopped, recorder.slow) == (1, [True, False])
    qtbot.waitUntil(lambda: not computing._latest.busy)
    assert len(gate.documents) == 1
    bias(store, 2)
    gate.open.release()
    qtbot.waitUntil(lambda: computing.current)
    assert [frame.result.document for frame in recorder.frames] == [store.document]


def test_a_quick_job_is_never_called_slow(qtbot: QtBot, store: Store, start: Start, gate: Gate) -> None:
    gate.always_open = True
    computing = start(gate)
    recorder = Recorder(computing)
    for value in range(1, 20):
        bias(store, value)
        qtbot.waitUntil(lambda: computing.current)
        assert not computing._clock.isActive()
    assert recorder.slow == []


def test_a_slow_job_says_so_until_it_ends(qtbot: QtBot, store: Store, start: Start, gate: Gate) -> None:
    computing = start(gate, slow_after=0)
    recorder = Recorder(computing)
    gate.wait()
    qtbot.waitUntil(lambda: recorder.slow == [True])
    with qtbot.waitSignals([computing.progressed, computing.framed], order="strict"):
        gate.open.release()
    assert recorder.slow == [True, False]
    assert not computing._clock.isActive()


def test_each_job_is_timed_by_itself(qtbot: QtBot, store: Store, start: Start, gate: Gate) -> None:
    computing = start(gate, slow_after=0)
    recorder = Recorder(computing)
    gate.wait()
    bias(store, 1)
    qtbot.waitUntil(lambda: recorder.slow == [True])
    computing._clock.setInterval(60_000)
    gate.open.release()  # the old document's job ends, and the new one's begins
    qtbot.waitUntil(lambda: recorder.slow == [True, False])
    assert not computing.current
    assert computing._clock.isActive()
    gate.open.release()
    qtbot.waitUntil(lambda: computing.current)
    assert not computing._clock.isActive()
    assert recorder.slow == [True, False]


def test_a_failure_is_reported_and_the_next_change_computed(
    qtbot: QtBot, store: Store, start: Start, gate: Gate
) -> None:
    gate.fails = gate.always_open = True
    computing = start(gate)
    recorder = Recorder(computing)
    qtbot.waitUntil(lambda: len(recorder.errors) == 1)
    assert as_error(recorder.errors[0]).values == {"reason": "by nothing"}
    assert not computing._clock.isActive()
    gate.fails = False
    bias(store, 1)
    qtbot.waitUntil(lambda: computing.current)


def test_errors_can_be_said() -> None:
    known = StudioError(Code.DEVICE_MISSING, device="cuda:7")
    assert as_error(known) is known
    unknown = as_error(KeyError())
    assert (unknown.code, unknown.values) == (Code.INTERNAL, {"reason": "KeyError()"})


def test_closing_while_computing(qapp: object, store: Store, gate: Gate) -> None:
    computing = Computing(store, gate)
    recorder = Recorder(computing)
    gate.wait()
    bias(store, 1)
    computing.close()
    assert not computing._clock.isActive()
    QCoreApplication.processEvents()
    assert recorder.frames == []
    assert len(gate.documents) == 1
    assert recorder.stopped == 0


def test_maps_that_pass_give_way_to_an_edit_in_silence(
    qtbot: QtBot, store: Store, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    computing = start(Compute("cpu"))
    recorder = Recorder(computing)
    qtbot.waitUntil(lambda: computing.complete and not computing._latest.busy, timeout=PATIENCE)
    begun, streamed, calls = threading.Semaphore(0), gallery.streamed, itertools.count(1)

    def held(document: Document, *arguments: Any) -> object:
        begun.release()
        stop: Callable[[], bool] = arguments[4]
        ends_by_itself = next(calls) == 2
        while not (ends_by_itself or stop()):
            pass
        return streamed(document, *arguments)

    monkeypatch.setattr(gallery, "streamed", held)
    monkeypatch.setattr(limits, "RESULT_BYTES", 1)
    recorder.frames.clear()
    store.open(examples.three_filters(), ViewState(lens="channels"))
    assert begun.acquire(timeout=10)
    bias(store, 3)
    qtbot.waitUntil(lambda: computing.complete, timeout=PATIENCE)
    assert {frame.result.document for frame in recorder.frames} == {store.document}
    assert recorder.stopped == 0
    # The user's own Stop still says so.
    bias(store, 4)
    assert begun.acquire(timeout=10)  # that of the last edit
    assert begun.acquire(timeout=10)
    computing.stop()
    qtbot.waitUntil(lambda: not computing._latest.busy)
    QCoreApplication.processEvents()
    assert recorder.stopped == 1
    assert not computing.current


def test_the_channels_lens_has_galleries(qtbot: QtBot, store: Store, start: Start) -> None:
    store.open(
        examples.document_of(np.ones((1, 400, 400)), np.ones((1, 1, 3, 3))), ViewState(lens="channels")
    )
    computing = start(Compute("cpu"))
    qtbot.waitUntil(lambda: computing.complete, timeout=PATIENCE)
    assert computing.frame is not None
    assert computing.frame.gallery is not None
    seen: list[bool] = []
    computing.framed.connect(lambda _frame: seen.append(computing.complete))
    for view in (GalleryView(rectified=True), GalleryView(rectified=True, scale=Scale.PER_MAP)):
        store.set_view(replace(store.view, gallery=view))
        assert not computing.current
        assert not computing.complete
        qtbot.waitUntil(lambda: computing.complete, timeout=PATIENCE)
        assert computing.frame.gallery.look.rectified
    assert seen == [False, True] * 2
    # What does not show in the pictures of the maps is no reason to make them again.
    store.set_view(replace(store.view, gallery=replace(view, order=Order.MEAN, wraps=False)))
    assert computing.complete
    store.set_view(replace(store.view, lens="window"))
    qtbot.waitUntil(lambda: computing.complete, timeout=PATIENCE)
    assert computing.frame.gallery is None
