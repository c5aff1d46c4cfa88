"""Editing a kernel over a photograph of 512×512, against torch's bare convolution."""

import time
from collections.abc import Iterator
from functools import partial
from statistics import median

import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core.document import Document
from tests.benchmarks.documents import edit_kernel, square
from tests.benchmarks.program import running
from tests.benchmarks.table import Row, percentile

ALLOWANCE = 10.0
"""Milliseconds beyond the bare convolution."""

EDITS = 20
"""In each run."""

REST = 30
"""Milliseconds between two edits."""


def measure(runs: int) -> Iterator[Row]:
    """Edit, and convolve barely, in turn."""
    document = square(512)
    with running() as program:
        program.show(document)
        bare, output, window = [], [], []
        for number in range(runs * EDITS + 5):
            latency = program.latency(partial(edit_kernel, program, number))
            program.idle(REST)
            output.append(latency.output)
            window.append(latency.window)
            bare.append(_bare(document))
        threads = torch.get_num_threads()
    bare, output, window = bare[5:], output[5:], window[5:]
    yield Row(
        "edit: photograph 512×512",
        median(output),
        median(bare) + ALLOWANCE,
        "ms",
        f"p95 {percentile(output, 0.95):.1f} ms; whole window {median(window):.1f} ms;"
        f" bare conv2d {median(bare):.1f} ms ({threads} threads)",
    )


def _bare(document: Document) -> float:
    """Return the milliseconds of one convolution of the document, as a user's own script has it."""
    values, weight = (torch.from_numpy(array.copy()) for array in (document.signal.values, document.weight))
    with torch.inference_mode():
        started = time.perf_counter()
        F.conv2d(values.unsqueeze(0), weight, padding=(1, 1))
        return (time.perf_counter() - started) * 1000
