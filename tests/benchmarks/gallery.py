"""The Channels lens with 64 maps: editing a weight, painting, and looking at another map."""

import time
from collections.abc import Iterator
from functools import partial
from statistics import median

import torch

from convstudio.core.document import Document
from convstudio.core.render.frame import Frame
from tests.benchmarks.bare import measure_edits
from tests.benchmarks.documents import edit_kernel, layered
from tests.benchmarks.program import Program, running
from tests.benchmarks.table import Row, percentile

ALLOWANCE = 20.0
"""Milliseconds beyond the bare convolution."""

PICTURE = 16.7
"""Milliseconds of one picture of the screen."""

UPDATE = 6.0
"""Milliseconds that a gallery of 64 maps of 224×224 may cost the GUI thread."""

EDITS = 10
"""In each run."""

REST = 150
"""Milliseconds between two edits, in which the statistics are counted."""


def measure(runs: int) -> Iterator[Row]:
    """Edit, switch and repaint."""
    with running(lens="channels") as program:
        document = layered(512, 64)
        program.show(document)
        yield _edits(program, document, runs)
        yield _switches(program, runs)
    with running(lens="channels") as program:
        program.show(layered(224, 64))
        yield _updates(program, runs)


def _edits(program: Program, document: Document, runs: int) -> Row:
    """Edit a weight and convolve barely, in turn."""
    edits = measure_edits(program, document, runs * EDITS, REST)
    return Row(
        "gallery: 64 maps of 512×512, weight to painted",
        median(edits.output),
        median(edits.bare) + ALLOWANCE,
        "ms",
        f"p95 {percentile(edits.output, 0.95):.1f} ms; bare conv2d {median(edits.bare):.1f} ms"
        f" ({torch.get_num_threads()} threads)",
    )


def _switches(program: Program, runs: int) -> Row:
    lens = program.studio.window.entries["channels"].lens
    lens._enlarge()
    program.settle(200)
    times = []
    for _ in range(runs * EDITS):
        times.append(program.painting(partial(lens._on_moved, 1)))
        program.settle(50)
    return Row(
        "gallery: next map of 64, enlarged, to painted",
        median(times),
        PICTURE,
        "ms",
        f"p95 {percentile(times, 0.95):.1f} ms",
    )


def _updates(program: Program, runs: int) -> Row:
    """Send two frames in turn; what is timed is all that follows on the GUI thread, up to everything painted."""
    computing, board, frames = (
        program.studio.computing,
        program.studio.window.entries["channels"].lens.board,
        [],
    )
    for number in range(2):
        edit_kernel(program, number)
        program.settle(REST)
        frame = computing.frame
        assert isinstance(frame, Frame)
        frames.append(frame)
    times = []
    for number in range(runs * EDITS + 3):
        started = time.perf_counter()
        computing.framed.emit(frames[number % 2])
        program.application.processEvents()
        times.append((time.perf_counter() - started) * 1000)
    times = times[3:]
    return Row(
        "gallery: 64 maps of 224×224, update on the GUI thread",
        median(times),
        UPDATE,
        "ms",
        f"p95 {percentile(times, 0.95):.1f} ms; board of {board.width()}×{board.height()} pixels",
    )
