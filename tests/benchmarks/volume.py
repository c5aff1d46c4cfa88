"""Editing a kernel over a volume of 16×64×64, against torch's bare convolution."""

import time
from collections.abc import Iterator
from statistics import median

import torch

from convstudio.core.document import Document
from convstudio.core.edits.kernel import set_weight
from convstudio.core.render.frame import Look
from convstudio.engine.renderer import Renderer
from tests.benchmarks.bare import WARM, convolved, measure_edits
from tests.benchmarks.documents import padded
from tests.benchmarks.program import running
from tests.benchmarks.table import Row, percentile

SHAPE = (16, 64, 64)

ALLOWANCE = 15.0
"""Milliseconds beyond the bare convolution."""

EDITS = 20
"""In each run."""

REST = 50
"""Milliseconds between two edits."""


def measure(runs: int) -> Iterator[Row]:
    """Render the volume by itself, then edit it in the window."""
    document = padded(SHAPE)
    yield _rendered(document, runs)
    with running() as program:
        program.show(document)
        edits = measure_edits(program, document, runs * EDITS, REST)
    yield _row("painted", edits.output, edits.bare, f"; whole window {median(edits.window):.1f} ms")


def _rendered(document: Document, runs: int) -> Row:
    """Render a changed kernel and convolve barely, in turn."""
    renderer = Renderer("cpu")
    rendered, bare = [], []
    for number in range(runs * EDITS + WARM):
        changed = set_weight(document, (0, 0), (1, 1, 1), float(number))
        started = time.perf_counter()
        renderer.render(changed, Look(0, 0), lambda: False, lambda _share: None)
        rendered.append((time.perf_counter() - started) * 1000)
        bare.append(convolved(document))
    return _row("frame", rendered[WARM:], bare[WARM:], "")


def _row(until: str, found: list[float], bare: list[float], notes: str) -> Row:
    return Row(
        f"edit: volume {'×'.join(map(str, SHAPE))}, 3×3×3, to {until}",
        median(found),
        median(bare) + ALLOWANCE,
        "ms",
        f"p95 {percentile(found, 0.95):.1f} ms; bare conv3d {median(bare):.1f} ms"
        f" ({torch.get_num_threads()} threads){notes}",
    )
