"""The event loop while a picture of 4096×4096 is computed."""

from collections.abc import Iterator
from functools import partial
from statistics import median

from tests.benchmarks.documents import edit_kernel, square
from tests.benchmarks.program import Heartbeat, running
from tests.benchmarks.table import Row, percentile

LIMIT = 16.7
"""Milliseconds between two beats, at the 99th percentile."""

SIDE = 4096

EDITS = 6
"""In each run."""

REST = 100
"""Milliseconds between two edits, in which nobody listens."""


def measure(runs: int) -> Iterator[Row]:
    """Edit the kernel and listen to the event loop until the output is painted."""
    with running() as program:
        for kernel in (3, 11):
            program.show(square(SIDE, kernel=kernel))
            gaps: list[float] = []
            times: list[float] = []
            for number in range(runs * EDITS if kernel == 3 else runs):
                heart = Heartbeat()
                heart.start()
                times.append(program.latency(partial(edit_kernel, program, number)).output)
                heart.stop()
                gaps += heart.gaps
                program.idle(REST)
            yield Row(
                f"heartbeat: {SIDE}×{SIDE}, kernel {kernel}×{kernel}, p99",
                percentile(gaps, 0.99),
                LIMIT,
                "ms",
                f"worst {max(gaps):.0f} ms, median {median(gaps):.1f} of {len(gaps)};"
                f" edit to output {median(times):.0f} ms",
            )
