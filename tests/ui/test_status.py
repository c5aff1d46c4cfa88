"""The status bar says where and how fast was computed, and lets what takes long be stopped."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from convstudio.app.compute import Request
from convstudio.app.latest import Turn
from convstudio.core import examples
from convstudio.core.edits.kind import set_kind
from convstudio.core.edits.names import EditName
from convstudio.core.errors import Code, ShapeError, StudioError
from convstudio.core.kind import Kind
from convstudio.core.render.frame import Frame, frame_of
from convstudio.core.result import Evaluated, Impossible
from convstudio.engine import pictures
from convstudio.engine.device import choose
from convstudio.engine.evaluate import evaluate
from convstudio.ui import application
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.ui.bench import CTRL, Bench


class SlowJob:
    """A stand-in for the compute job: what it is told to hold is computed only when it is let go, or stopped."""

    def __init__(self) -> None:
        self.holds = False
        self.go = threading.Event()
        self.shares: list[float] = [0.25]

    def __call__(self, request: Request, turn: Turn) -> None:
        if self.holds:
            for share in self.shares:
                turn.progress(share)
            while not self.go.wait(0.005) and not turn.stopped():
                pass
            if turn.stopped():
                result: Impossible | Evaluated = Impossible(request.document, StudioError(Code.STOPPED))
                turn.emit(frame_of(result, request.look))
                return
        turn.emit(frame_of(evaluate(request.document, choose("cpu")), request.look))


@pytest.fixture
def job(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowJob]:
    job = SlowJob()
    monkeypatch.setattr(application, "Compute", lambda *_: job)
    yield job
    job.go.set()


def device_frame(bench: Bench, device: str, seconds: float, notice: Code | None = None) -> Frame:
    """Return a frame of the present document as if it had been computed elsewhere."""
    frame = bench.frame
    assert isinstance(frame.result, Evaluated)
    return replace(frame, result=Evaluated(bench.document, frame.result.output, device, seconds, notice))


def texts(bench: Bench) -> list[str]:
    status = bench.window.status
    return [label.text() for label in (status.device, status.time, status.weights)]


def test_device_time_and_weights(bench: Bench) -> None:
    device, taken, weights = texts(bench)
    assert device == "CPU"
    assert taken.endswith(("ms", "µs"))
    assert weights == "9 weights, 1 bias"
    bench.open("three-filters")
    assert texts(bench)[2] == "24 weights, 3 biases"
    bench.store.apply(EditName.KIND, set_kind, Kind.MAX_POOL)
    bench.settle()
    assert texts(bench)[2] == "no weights"


def test_a_graphics_card_is_named(bench: Bench) -> None:
    bench.window.status._on_framed(device_frame(bench, "CUDA:0 NVIDIA H100", 0.0123))
    assert texts(bench)[:2] == ["CUDA:0 NVIDIA H100", "12 ms"]


def test_the_first_picture_is_numpy_s(bench: Bench) -> None:
    bench.window.status._on_framed(device_frame(bench, "numpy", 0.0))
    assert texts(bench)[:2] == ["numpy, while torch is loading", ""]


def test_a_fall_back_to_the_cpu_is_said(bench: Bench) -> None:
    """In the bar as long as it holds; as a sentence when it begins, and not again at every edit."""
    frame = device_frame(bench, "CPU", 0.01, Code.CUDA_FELL_BACK)
    bench.computing.framed.emit(frame)
    assert texts(bench)[0] == "CPU, as the graphics card is full"
    assert "too little memory" in bench.window.notice.text
    bench.window.notice.dismiss()
    bench.computing.framed.emit(frame)
    assert bench.window.notice.text == ""
    bench.computing.framed.emit(device_frame(bench, "CUDA:0", 0.01))
    assert texts(bench)[0] == "CUDA:0"
    bench.computing.framed.emit(frame)
    assert "too little memory" in bench.window.notice.text


def test_an_impossible_layer_has_no_output(bench: Bench) -> None:
    error = ShapeError(Code.KERNEL_TOO_LARGE, axis=0, span=5, padded=3)
    frame = replace(bench.frame, result=Impossible(bench.document, error), output=None)
    bench.window.status._on_framed(frame)
    assert texts(bench)[1] == "no output"


def test_a_slow_computation_shows_progress_and_can_be_stopped(
    make_bench: Callable[..., Bench], job: SlowJob
) -> None:
    bench = make_bench()
    bench.settle()
    status = bench.window.status
    output = bench.shown_output()
    assert not status.progress.isVisible()
    assert not status.stop.isVisible()
    job.holds = True
    bench.type_into(Pane.KERNEL, (0, 0), "4")
    edited = bench.document
    assert not status.progress.isVisible()  # not at once: short work must not flicker
    bench.qtbot.waitUntil(lambda: status.progress.isVisible() and status.stop.isVisible())
    assert status.progress.accessibleName()
    # The window answers while it computes.
    bench.click(Pane.OUTPUT, (2, 2))
    assert bench.store.view.cursor.position == (2, 2)
    bench.push(status.stop)
    bench.qtbot.waitUntil(lambda: not status.progress.isVisible())
    assert not status.stop.isVisible()
    assert bench.window.notice.text.startswith("Stopped.")
    assert bench.document is edited
    assert bench.shown(Pane.OUTPUT).tolist() == output  # the last picture stays
    job.holds = False
    bench.key(Qt.Key.Key_Return, CTRL)
    assert bench.shown_output() == torch_output(edited)[0].tolist()


def test_progress_is_shown_and_ends_with_the_result(make_bench: Callable[..., Bench], job: SlowJob) -> None:
    bench = make_bench()
    bench.settle()
    job.holds = True
    bench.store.apply(EditName.EXAMPLE, lambda _: examples.lecture())
    progress = bench.window.status.progress
    bench.qtbot.waitUntil(progress.isVisible)
    bench.computing.progressed.emit(0.4)
    assert progress.value() == 400
    assert progress.maximum() == 1000
    job.go.set()
    bench.settle()
    assert not progress.isVisible()
    assert bench.shown_output() == torch_output(bench.document)[0].tolist()


def test_ctrl_period_stops(make_bench: Callable[..., Bench], job: SlowJob) -> None:
    bench = make_bench()
    bench.settle()
    job.holds = True
    bench.store.apply(EditName.EXAMPLE, lambda _: examples.lecture())
    bench.key(Qt.Key.Key_Period, CTRL)
    assert bench.window.notice.text.startswith("Stopped.")
    job.holds = False
    bench.store.undo()
    bench.settle()
    assert bench.window.notice.text == ""


def test_closing_while_it_computes(make_bench: Callable[..., Bench], job: SlowJob) -> None:
    """The thread is told to stop, and the program ends at once."""
    bench = make_bench()
    bench.settle()
    job.holds = True
    bench.store.apply(EditName.EXAMPLE, lambda _: examples.lecture())
    started = time.monotonic()
    with bench.qtbot.waitSignal(bench.studio.finished):
        bench.window.close()
    bench.studio.close()
    assert time.monotonic() - started < 30  # it would wait for ever, if it waited


def test_a_picture_that_takes_long_to_read_can_be_given_up(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slow.png"
    Image.fromarray(np.zeros((4, 4), np.uint8)).save(path)
    inspect = pictures.inspect

    def slow(source: Path | bytes, name: str, stop: Callable[[], bool]) -> pictures.PictureInfo:
        while not stop():
            time.sleep(0.005)
        return inspect(source, name, stop)

    monkeypatch.setattr(pictures, "inspect", slow)
    before = bench.document
    bench.window.opening.open_path(path)
    status = bench.window.status
    bench.qtbot.waitUntil(status.stop.isVisible)
    assert status.progress.maximum() == 0  # how long it takes is not known
    bench.push(status.stop)
    bench.qtbot.waitUntil(lambda: bench.studio.worker.idle)
    assert not status.stop.isVisible()
    assert bench.window.notice.text != ""
    assert bench.window.importing.dialog is None
    assert bench.document is before
