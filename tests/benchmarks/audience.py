"""What a window for an audience adds to an edit: until the lecturer sees it, and until every window is painted.

For the latter the time is compared that the painting thread is busy: on the clock, other processes would count too.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from statistics import fmean, median

from convstudio.core.document import Document
from convstudio.ui.lecture.audience import AudienceWindow
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.turn import BREATH
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
    """Milliseconds of an edit.

    Attributes
    ----------
    busy : float
        Of the thread that paints, until every window is painted.
    clock : float
        The same on the clock.
    seen : float
        On the clock, until the lecturer's output is painted.
    """

    busy: float
    clock: float
    seen: float


def measure(runs: int) -> Iterator[Row]:
    """Edit kernels with one window and with two, by turns."""
    for size in WINDOWS:
        for side in SIDES:
            with running(size) as program:
                program.show(square(side))
                for rest in (REST, 0):
                    yield from _rows(program, side, size, runs, rest)


def _rows(program: Program, side: int, size: tuple[int, int], runs: int, rest: int) -> Iterator[Row]:
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
    what = f"{'edit' if rest else 'drag'} of {side}×{side}, {size[0]}×{size[1]}"
    yield Row(
        f"audience: {what}, both windows painted",
        two / one,
        LIMIT,
        "×",
        f"{one:.1f} ms of painting thread alone, {two:.1f} with the audience's; "
        f"on the clock {clock[0]:.1f} and {clock[1]:.1f}",
    )
    seen = tuple(median(cost.seen for cost in costs) for costs in (alone, both))
    yield Row(
        f"audience: {what}, the lecturer sees it",
        seen[1] / seen[0],
        LIMIT,
        "×",
        f"on the clock {seen[0]:.1f} ms alone, {seen[1]:.1f} with the audience's",
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
        seen = program.latency(partial(edit_kernel, program, number)).output
        if painted is not None and rest:
            program.wait(lambda: painted.document is program.studio.store.document)
        ended = time.thread_time(), time.perf_counter()
        costs.append(Cost((ended[0] - busy) * 1000, (ended[1] - began) * 1000, seen))
        if rest:
            program.idle(rest)
    return costs
