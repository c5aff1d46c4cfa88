"""Editing a kernel over a photograph of 512×512, against torch's bare convolution."""

from collections.abc import Iterator
from statistics import median

import torch

from tests.benchmarks.bare import measure_edits
from tests.benchmarks.documents import square
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
        edits = measure_edits(program, document, runs * EDITS, REST)
        threads = torch.get_num_threads()
    yield Row(
        "edit: photograph 512×512",
        median(edits.output),
        median(edits.bare) + ALLOWANCE,
        "ms",
        f"p95 {percentile(edits.output, 0.95):.1f} ms; whole window {median(edits.window):.1f} ms;"
        f" bare conv2d {median(edits.bare):.1f} ms ({threads} threads)",
    )
