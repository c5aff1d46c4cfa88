"""From a step of the window to everything painted that moves with it."""

from collections.abc import Iterator
from functools import partial
from statistics import median

from tests.benchmarks.documents import square
from tests.benchmarks.program import running
from tests.benchmarks.table import Row, percentile

LIMIT = 16.7
"""Milliseconds: one picture at 60 Hz."""

STEPS = 60
"""In each run."""

REST = 10
"""Milliseconds between two steps."""


def measure(runs: int) -> Iterator[Row]:
    """Move the cursor along the output."""
    with running() as program:
        for side, kernel in ((16, 3), (32, 3), (16, 11)):
            program.show(square(side, kernel=kernel))
            store = program.studio.store
            times = []
            for step in range(1, runs * STEPS + 1):
                position = (step // side % side, step % side)
                times.append(program.painting(partial(store.set_cursor, position)))
                program.idle(REST)
            yield Row(
                f"step: {side}×{side}, kernel {kernel}×{kernel}",
                median(times),
                LIMIT,
                "ms",
                f"whole window; p95 {percentile(times, 0.95):.1f} ms",
            )
