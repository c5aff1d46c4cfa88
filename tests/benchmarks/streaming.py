"""A layer whose maps together are larger than what is kept: 256 maps of 2048×2048, 4.3 GB."""

import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.documents import edit_kernel, layered
from tests.benchmarks.memory import forget_peak, resident
from tests.benchmarks.program import Heartbeat, running
from tests.benchmarks.table import Row, percentile

MEGABYTE = 2**20

RESIDENT = 2048.0
"""MB that the whole program may have resident."""

LATE = 16.7
"""Milliseconds between two beats, at the 99th percentile."""

STOP = 300.0
"""Milliseconds until a stopped computation is at rest."""


def measure(_runs: int) -> Iterator[Row]:
    """Open the layer, change a weight, and stop a third computation."""
    status = Path("/proc/self/status")
    with running(lens="channels") as program:
        if status.is_file():
            forget_peak()
        heart = Heartbeat()
        started = time.perf_counter()
        heart.start()
        program.show(layered(2048, 256))
        program.wait(lambda: program.studio.computing.complete)
        seconds = time.perf_counter() - started
        edit_kernel(program, 1)
        program.settle(100)
        heart.stop()
        edit_kernel(program, 2)
        program.idle(500)
        stopping = time.perf_counter()
        program.studio.computing.stop()
        program.wait(lambda: not program.studio.computing._latest.busy)
        stopped = (time.perf_counter() - stopping) * 1000
        if status.is_file():
            peak = resident(status, "VmHWM") / MEGABYTE
            yield Row(
                "stream: 256 maps of 2048×2048, peak resident", peak, RESIDENT, "MB", f"{seconds:.1f} s"
            )
        yield Row(
            "stream: 256 maps of 2048×2048, heartbeat p99",
            percentile(heart.gaps, 0.99),
            LATE,
            "ms",
            f"worst {max(heart.gaps):.0f} ms",
        )
        yield Row("stream: 256 maps of 2048×2048, stop", stopped, STOP, "ms")
