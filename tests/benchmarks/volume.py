"""Editing a kernel over a volume of 16×64×64, against torch's bare convolution."""

import time
from collections.abc import Iterator
from functools import partial
from statistics import median

import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core.document import Document
from convstudio.core.edits.kernel import set_weight
from convstudio.core.render.frame import Look
from convstudio.engine.renderer import Renderer
from tests.benchmarks.documents import edit_kernel, padded
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
        bare, output, window = [], [], []
        for number in range(runs * EDITS + 5):
            latency = program.latency(partial(edit_kernel, program, number))
            program.idle(REST)
            output.append(latency.output)
            window.append(latency.window)
            bare.append(_bare(document))
    yield _row("painted", output[5:], bare[5:], f"; whole window {median(window[5:]):.1f} ms")


def _rendered(document: Document, runs: int) -> Row:
    """Render a changed kernel and convolve barely, in turn."""
    renderer = Renderer("cpu")
    rendered, bare = [], []
    for number in range(runs * EDITS + 5):
        changed = set_weight(document, (0, 0), (1, 1, 1), float(number))
        started = time.perf_counter()
        renderer.render(changed, Look(0, 0), lambda: False, lambda _share: None)
        rendered.append((time.perf_counter() - started) * 1000)
        bare.append(_bare(document))
    return _row("frame", rendered[5:], bare[5:], "")


def _row(until: str, found: list[float], bare: list[float], notes: str) -> Row:
    return Row(
        f"edit: volume {'×'.join(map(str, SHAPE))}, 3×3×3, to {until}",
        median(found),
        median(bare) + ALLOWANCE,
        "ms",
        f"p95 {percentile(found, 0.95):.1f} ms; bare conv3d {median(bare):.1f} ms"
        f" ({torch.get_num_threads()} threads){notes}",
    )


def _bare(document: Document) -> float:
    """Return the milliseconds of one convolution of the document, as a user's own script has it."""
    values, weight = (torch.from_numpy(array.copy()) for array in (document.signal.values, document.weight))
    with torch.inference_mode():
        started = time.perf_counter()
        F.conv3d(values.unsqueeze(0), weight, padding=(1, 1, 1))
        return (time.perf_counter() - started) * 1000
