"""What a second window for an audience adds to an edit: from the change until every window is painted."""

import time
from collections.abc import Iterator
from functools import partial
from statistics import median

from convstudio.core.document import Document
from convstudio.ui.lecture.audience import AudienceWindow
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.lens import WindowLens
from tests.benchmarks.documents import edit_kernel, square
from tests.benchmarks.program import PaintWatch, Program, running
from tests.benchmarks.table import Row

LIMIT = 1.3
"""Times as long as with the lecturer's window alone, of the same size."""

EDITS = 24
"""With each number of windows, in each run."""

REST = 20
"""Milliseconds between two edits."""

SIDES = (6, 16, 32)
"""Of input and output."""

WINDOWS = ((1280, 720), (1920, 1080))


def measure(runs: int) -> Iterator[Row]:
    """Edit kernels with one window and with two, by turns."""
    for size in WINDOWS:
        for side in SIDES:
            with running(size) as program:
                program.show(square(side))
                yield _row(program, side, size, runs)


def _row(program: Program, side: int, size: tuple[int, int], runs: int) -> Row:
    alone: list[float] = []
    both: list[float] = []
    _edits(program, 6, None)
    for _ in range(runs):
        alone += _edits(program, EDITS, None)
        window = _opened(program, size)
        painted = _Painted(program, window)
        _edits(program, 3, painted)
        both += _edits(program, EDITS, painted)
        window.close()
        program.idle(REST)
    one, two = median(alone), median(both)
    return Row(
        f"audience: edit of {side}×{side}, both windows {size[0]}×{size[1]}",
        two / one,
        LIMIT,
        "×",
        f"{one:.1f} ms alone, {two:.1f} ms with the audience's",
    )


def _opened(program: Program, size: tuple[int, int]) -> AudienceWindow:
    control = program.studio.window.audience
    control.set_shown(True)
    window = control.window
    assert window is not None
    window.showNormal()
    window.resize(*size)
    program.settle()
    return window


class _Painted:
    """Notes which document the audience sees."""

    def __init__(self, program: Program, window: AudienceWindow) -> None:
        self._program = program
        self.document: Document | None = None
        assert isinstance(window.lens, WindowLens)
        PaintWatch(window.lens.stage.grid(Pane.OUTPUT), self._on_painted)

    def _on_painted(self) -> None:
        frame = self._program.studio.computing.frame
        self.document = None if frame is None else frame.result.document


def _edits(program: Program, count: int, painted: _Painted | None) -> list[float]:
    """Return the milliseconds from each of `count` edits until nothing is left to paint."""
    times = []
    for number in range(1, count + 1):
        started = time.perf_counter()
        program.latency(partial(edit_kernel, program, number))
        if painted is not None:
            program.wait(lambda: painted.document is program.studio.store.document)
        times.append((time.perf_counter() - started) * 1000)
        program.idle(REST)
    return times
