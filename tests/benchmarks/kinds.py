"""From a changed parameter to the painted output, for each kind of layer, with numbers on."""

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from convstudio.core.edits.layer import set_padding
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from tests.benchmarks.documents import edit_kernel, square
from tests.benchmarks.edits import EDITS, LIMITS, REST, WINDOWS
from tests.benchmarks.program import Latency, Program, running
from tests.benchmarks.table import Row, percentile

Edit = Callable[[Program, int], None]


def measure(runs: int) -> Iterator[Row]:
    """Edit kernels where there are any, and the padding, which changes the size."""
    for side, limit in LIMITS.items():
        with running(WINDOWS[-1]) as program:
            for kind in Kind:
                program.show(square(side, kind=kind))
                what = f"edit: {kind.value.replace('_', ' ')} {side}×{side}"
                if kind.weighted:
                    yield _row(program, f"{what}, weight", edit_kernel, limit, runs)
                yield _row(program, f"{what}, padding", _pad, limit, runs)


def _row(program: Program, what: str, edit: Edit, limit: float, runs: int) -> Row:
    latencies: list[Latency] = []
    for number in range(1, runs * EDITS + 10):
        latencies.append(program.latency(partial(edit, program, number)))
        program.idle(REST)
    latencies = latencies[9:]
    output = [latency.output for latency in latencies]
    window = [latency.window for latency in latencies]
    digits = "digits" if program.numbered else f"cells of {program.output.camera.scale:.0f} px: no digits"
    return Row(
        what,
        median(output),
        limit,
        "ms",
        f"p95 {percentile(output, 0.95):.1f} ms; whole window {median(window):.1f} ms; {digits}",
    )


def _pad(program: Program, number: int) -> None:
    """Take the padding at one end away, or bring it back."""
    program.studio.store.apply(EditName.PADDING, set_padding, ((1, 1), (1, number % 2)))
