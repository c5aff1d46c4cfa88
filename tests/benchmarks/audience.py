"""What a second window for an audience adds to an edit, from the change until every window is painted.

Compared is the time that the painting thread is busy: on the clock, other processes would count as well.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from statistics import fmean, median

from convstudio.core.document import Document
from convstudio.ui.lecture.audience import BREATH, AudienceWindow
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.lens import WindowLens
from tests.benchmarks.documents import edit_kernel, square
from tests.benchmarks.program import PaintWatch, Program, running
from tests.benchmarks.table import Row

LIMIT = 1.3
"""Times as long as with the lecturer's window alone, of the same size."""

EDITS = 16
"""With each number of windows, in each run."""

REST = BREATH + 10
"""Milliseconds between two edits by themselves; in a drag there are none."""

SIDES = (6, 16, 32)
"""Of input and output."""

WINDOWS = ((1280, 720), (1920, 1080))


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of an edit: of the thread that paints, and on the clock."""

    busy: float
    clock: float


def measure(runs: int) -> Iterator[Row]:
    """Edit kernels with one window and with two, by turns."""
    for size in WINDOWS:
        for side in SIDES:
            with running(size) as program:
                program.show(square(side))
                for rest in (REST, 0):
                    yield _row(program, side, size, runs, rest)


def _row(program: Program, side: int, size: tuple[int, int], runs: int, rest: int) -> Row:
    alone: list[Cost] = []
    both: list[Cost] = []
    _edits(program, 6, None, rest)
    for _ in range(runs):
        alone += _edits(program, EDITS, None, rest)
        window = _opened(program, size)
        painted = _Painted(program, window)
        _edits(program, 3, painted, rest)
        both += _edits(program, EDITS, painted, rest)
        window.close()
        program.idle(REST)
    one, two = fmean(cost.busy for cost in alone), fmean(cost.busy for cost in both)
    if rest:
        one, two = median(cost.busy for cost in alone), median(cost.busy for cost in both)
    clock = tuple(median(cost.clock for cost in costs) for costs in (alone, both))
    return Row(
        f"audience: {'edit' if rest else 'drag'} of {side}×{side}, both windows {size[0]}×{size[1]}",
        two / one,
        LIMIT,
        "×",
        f"{one:.1f} ms of painting thread alone, {two:.1f} with the audience's; "
        f"on the clock {clock[0]:.1f} and {clock[1]:.1f}",
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


def _edits(program: Program, count: int, painted: _Painted | None, rest: int) -> list[Cost]:
    """Make edits one after another; each ends when it is painted, in a drag when the lecturer sees it."""
    costs = []
    for number in range(1, count + 1):
        began, busy = time.perf_counter(), time.thread_time()
        program.latency(partial(edit_kernel, program, number))
        if painted is not None and rest:
            program.wait(lambda: painted.document is program.studio.store.document)
        costs.append(Cost((time.thread_time() - busy) * 1000, (time.perf_counter() - began) * 1000))
        if rest:
            program.idle(rest)
    return costs
