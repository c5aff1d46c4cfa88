"""Stopping a long computation."""

import threading
import time
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.documents import edit_kernel, square
from tests.benchmarks.program import running
from tests.benchmarks.table import Row

LIMIT = 300.0
"""Milliseconds."""

BEFORE = 150
"""Milliseconds of computing before the stop."""


def measure(runs: int) -> Iterator[Row]:
    """Stop an 11×11 kernel on its way over 4096×4096; done is when the threads that compute are at rest."""
    with running() as program:
        program.show(square(4096, kernel=11))
        computing = program.studio.computing
        times, unfinished = [], 0
        for number in range(runs):
            edit_kernel(program, number)
            program.idle(BEFORE)
            unfinished += computing._latest.busy
            started = time.perf_counter()
            computing.stop()
            while computing._latest.busy or any(t.name.startswith("tile") for t in threading.enumerate()):
                program.idle(1)
            times.append((time.perf_counter() - started) * 1000)
        yield Row(
            "stop: 4096×4096, kernel 11×11",
            median(times),
            LIMIT,
            "ms",
            f"worst {max(times):.0f} ms; {unfinished} of {runs} runs were still computing",
        )
