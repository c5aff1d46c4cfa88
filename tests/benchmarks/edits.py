"""From a changed kernel cell to the painted output, with numbers on."""

from collections.abc import Iterator
from functools import partial
from statistics import median

from tests.benchmarks.documents import edit_kernel, square
from tests.benchmarks.program import Latency, Program, running
from tests.benchmarks.table import Row, percentile

LIMITS = {16: 10.0, 32: 16.7}
"""Side of input and output → milliseconds."""

EDITS = 30
"""In each run."""

REST = 20
"""Milliseconds between two edits."""

WINDOWS = ((1280, 720), (1920, 1080))
"""The first in which the output has room for digits is taken."""


def measure(runs: int) -> Iterator[Row]:
    """Edit kernels over small inputs of fractions, and of 0 and 1."""
    for side, limit in LIMITS.items():
        for size in WINDOWS:
            with running(size) as program:
                program.show(square(side))
                if not program.numbered and size != WINDOWS[-1]:
                    yield _row(program, side, limit, runs, size, binary=False)
                    continue
                for binary in (False, True):
                    yield _row(program, side, limit, runs, size, binary=binary)
                break


def _row(program: Program, side: int, limit: float, runs: int, size: tuple[int, int], *, binary: bool) -> Row:
    program.show(square(side, binary=binary))
    latencies: list[Latency] = []
    for number in range(1, runs * EDITS + 10):
        latencies.append(program.latency(partial(edit_kernel, program, number, whole=binary)))
        program.idle(REST)
    latencies = latencies[9:]
    output = [latency.output for latency in latencies]
    window = [latency.window for latency in latencies]
    digits = "digits" if program.numbered else f"cells of {program.output.camera.scale:.0f} px: no digits"
    return Row(
        f"edit: {side}×{side} {'0 and 1' if binary else 'fractions'}, {size[0]}×{size[1]}",
        median(output),
        limit,
        "ms",
        f"p95 {percentile(output, 0.95):.1f} ms; whole window {median(window):.1f} ms; {digits}",
    )
