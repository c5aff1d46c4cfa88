"""Steps a second of a run at full pace that is watched, against the plain loop."""

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import TypeVar

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from convstudio.app.learning_session import LearningSession
from convstudio.app.learning_thread import FULL
from convstudio.core.document import Color, Document, LayerSpec, Signal
from convstudio.core.learning import task as tasks
from convstudio.core.learning.settings import Settings
from convstudio.core.learning.task import Make, Task
from convstudio.core.operators.initialise import Scheme, random_weight
from convstudio.engine import learning
from tests.benchmarks.table import Row

SECONDS = 0.7
"""Each way of running is measured for so long before the other one has its turn."""

TURNS = 3
"""Turns of a run: other programs disturb now the one and now the other."""

Made = TypeVar("Made")


def measure(runs: int) -> Iterator[Row]:
    """Let both run in turn."""
    application = QCoreApplication.instance() or QCoreApplication([])
    for what, make, rate, share in (
        ("6×8, kernel 1×2", tasks.edge, 0.03, 0.9),
        ("256×256, kernel 3×3", partial(tasks.of_document, _document((1, 256, 256), 1, 3)), 1e-6, 0.95),
        (
            "RGB 512×512, 8 filters 7×7",
            partial(tasks.of_document, _document((3, 512, 512), 8, 7)),
            1e-8,
            0.95,
        ),
    ):
        task = make(learning.convolve)
        settings = Settings(learning_rate=rate)
        plain, watched, frames = [], [], []
        for _ in range(TURNS * runs):
            plain.append(on_a_thread(partial(plain_loop, task, settings)))
            steps, shown = _watched(make, settings)
            watched.append(steps)
            frames.append(shown)
        yield Row(
            f"learning: {what}",
            median(theirs / ours for ours, theirs in zip(watched, plain, strict=True)),
            1 / share,
            "×",
            f"time of a step, to the plain loop's; {median(watched):.0f} steps/s of {median(plain):.0f},"
            f" {median(frames):.0f} frames/s",
        )
    application.processEvents()


def _document(shape: tuple[int, int, int], filters: int, side: int) -> Document:
    values = np.random.default_rng(0).random(shape, dtype=np.float32)
    weight = random_weight(Scheme.UNIFORM, (filters, shape[0], side, side), 1)
    color = Color.RGB if shape[0] == 3 else Color.GRAY
    return Document(Signal(values, color), LayerSpec(), weight, np.zeros(filters, dtype=np.float32))


def plain_loop(task: Task, settings: Settings) -> float:
    """Return the steps a second of the loop as it stands in a textbook."""
    x, y = torch.tensor(task.inputs), torch.tensor(task.targets)
    start = random_weight(settings.scheme, task.weight_shape, settings.seed)
    w = torch.tensor(start, requires_grad=True)
    lr, steps = settings.learning_rate, 0
    with learning.threads(task):
        started = time.perf_counter()
        while time.perf_counter() < started + SECONDS:
            for _ in range(10 if w.numel() < 10 else 1):
                loss = ((F.conv2d(x, w) - y) ** 2).sum()
                w.grad = None
                loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
                with torch.no_grad():
                    w -= lr * w.grad  # type: ignore[operator]  # after backward() there is a gradient
                steps += 1
        return steps / (time.perf_counter() - started)


def _watched(make: Make, settings: Settings) -> tuple[float, float]:
    """Return the steps a second of a session whose frames are taken, and the frames a second."""
    frames: list[tuple[float, int]] = []
    session = LearningSession("cpu")
    session.framed.connect(lambda moment: frames.append((time.perf_counter(), moment.frame.step)))
    try:
        session.begin(make, settings)
        _wait(lambda: bool(frames))
        session.set_pace(FULL)
        session.play()
        _wait(lambda: frames[-1][1] > 0)
        frames.clear()
        loop = QEventLoop()
        QTimer.singleShot(round(SECONDS * 1000), loop.quit)
        loop.exec()
        (started, first), *_, (ended, last) = frames
        return (last - first) / (ended - started), (len(frames) - 1) / (ended - started)
    finally:
        session.close()


def _wait(condition: Callable[[], bool]) -> None:
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def on_a_thread(job: Callable[[], Made]) -> Made:
    """Return what `job` returns on a thread like the session's."""
    results: list[Made] = []
    thread = threading.Thread(target=lambda: results.append(job()))
    thread.start()
    thread.join()
    return results[0]
