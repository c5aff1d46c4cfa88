"""A layer whose maps together are larger than what is kept: 256 maps of 2048×2048, 4.3 GB."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.documents import edit_kernel, layered
from tests.benchmarks.memory import forget_peak, resident
from tests.benchmarks.program import Heartbeat, Program, running
from tests.benchmarks.table import Row, percentile

MEGABYTE = 2**20

RESIDENT = 2048.0
"""MB that the whole program may have resident."""

LATE = 16.7
"""Milliseconds between two beats, at the 99th percentile."""

STOP = 300.0
"""Milliseconds until a stopped computation is at rest."""


SWITCHES = 4
"""Other maps that are looked at, in each run."""


def measure(runs: int) -> Iterator[Row]:
    """Open the layer, change a weight, look at some maps, and stop a third computation."""
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
        yield _switches(program, runs)
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


def _switches(program: Program, runs: int) -> Row:
    """Enlarge one map after another: each is computed anew, as only the last one was kept."""
    lens = program.studio.window.entries["channels"].lens
    lens._enlarge()
    program.settle(200)
    times = []
    for _ in range(runs * SWITCHES):
        times.append(program.painting(partial(lens._on_moved, 1)))
        program.settle()
    lens._show_board()
    program.settle()
    return Row(
        "stream: 256 maps of 2048×2048, next map enlarged, to painted",
        median(times),
        None,
        "ms",
        f"p95 {percentile(times, 0.95):.1f} ms",
    )
