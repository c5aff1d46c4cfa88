"""From an edit of a weight to its matrix on the screen."""

import time
from collections.abc import Iterator
from statistics import median

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent

from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.operators.matrix import LayerMatrix
from convstudio.core.render.matrix import matrix_picture
from convstudio.ui.widgets.matrix.view import MatrixView
from tests.benchmarks.documents import SEED, edit_kernel
from tests.benchmarks.program import Program, running
from tests.benchmarks.table import Row, percentile

LIMIT = 16.7
"""Milliseconds: one picture at 60 Hz."""

EDITS = 30
"""In each run."""

REST = 10
"""Milliseconds between two edits."""


class MatrixClock(QObject):
    """Notes when a matrix was painted, and of what.

    Parameters
    ----------
    program : Program
        Its Matrix lens is in front.
    """

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._lens = program.studio.window.entries["matrix"].lens
        self._view: MatrixView = self._lens.panel.front
        self._program = program
        self.painted: Document | None = None
        self.at = 0.0
        self._view.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QPaintEvent):
            return False
        self._view.paintEvent(event)
        self.at = time.perf_counter()
        matrix = self._lens.presenter.matrix
        self.painted = None if matrix is None else matrix.document
        return True

    def latency(self, number: int) -> float:
        """Change a weight; return the milliseconds until the matrix was painted."""
        started = time.perf_counter()
        edit_kernel(self._program, number)
        wanted = self._program.studio.store.document
        self._program.wait(lambda: self.painted is wanted)
        return (self.at - started) * 1000

    def redrawing(self) -> float:
        """Make the matrix of the newest frame again and paint it; return the milliseconds that takes."""
        frame = self._program.studio.computing.frame
        self._lens.presenter.set_active(False)  # it forgets the matrix
        started = time.perf_counter()
        self._lens.presenter.set_active(True)
        self._view.repaint()
        assert frame is self._program.studio.computing.frame
        return (time.perf_counter() - started) * 1000


def measure(runs: int) -> Iterator[Row]:
    """Change one weight after the other while the matrix is looked at; then make the picture of a large one."""
    for size in ((1280, 720), (1920, 1080)):
        with running(size, lens="matrix") as program:
            program.show(_plain(32))
            clock = MatrixClock(program)
            times, own = [], []
            for number in range(1, runs * EDITS + 1):
                times.append(clock.latency(number))
                own.append(clock.redrawing())
                program.idle(REST)
            where = f"{size[0]}×{size[1]}"
            yield Row(
                f"matrix: 900×1024, redrawn, {where}",
                median(own),
                LIMIT,
                "ms",
                f"made anew from a frame and painted; p95 {percentile(own, 0.95):.1f} ms",
            )
            yield Row(
                f"matrix: 900×1024, a weight changed, {where}",
                median(times),
                LIMIT,
                "ms",
                f"from the edit until it is painted, stage and arithmetic too; p95 {percentile(times, 0.95):.1f} ms",
            )
    yield from _pictures(runs)


def _pictures(runs: int) -> Iterator[Row]:
    for side, limit in ((32, LIMIT), (64, None)):
        matrix = LayerMatrix.of(_plain(side, padding=int(side == 64)))
        times = []
        for _ in range(runs * 3 + 1):
            started = time.perf_counter()
            matrix_picture(matrix)
            times.append((time.perf_counter() - started) * 1000)
        rows, columns = matrix.shape
        yield Row(f"matrix: picture of {rows}×{columns}", median(times[1:]), limit, "ms", "core alone")


def _plain(side: int, *, padding: int = 0) -> Document:
    generator = np.random.default_rng(SEED)
    values = generator.random((1, side, side), dtype=np.float32)
    weight = np.rint(generator.normal(0, 2, (1, 1, 3, 3)))
    layer = LayerSpec(padding=((padding, padding),) * 2)
    return Document(Signal(values, Color.GRAY), layer, frozen(weight), frozen(np.zeros(1)))
