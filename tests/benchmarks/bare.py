"""Edits of a kernel, each beside torch's bare convolution of the same layer."""

import time
from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core.document import Document
from tests.benchmarks.documents import edit_kernel
from tests.benchmarks.program import Program

CONVOLUTIONS: Final[dict[int, Callable[..., torch.Tensor]]] = {2: F.conv2d, 3: F.conv3d}

WARM: Final = 5
"""Edits that are not counted: the first ones find nothing ready."""


class Edits(NamedTuple):
    """Milliseconds of each edit: to the painted output, to the whole window, and of the bare convolution."""

    output: list[float]
    window: list[float]
    bare: list[float]


def measure_edits(program: Program, document: Document, count: int, rest: int) -> Edits:
    """Edit the kernel of the document that is shown, rest for some milliseconds, and convolve barely, in turn."""
    output, window, bare = [], [], []
    for number in range(count + WARM):
        latency = program.latency(partial(edit_kernel, program, number))
        program.idle(rest)
        output.append(latency.output)
        window.append(latency.window)
        bare.append(convolved(document))
    return Edits(output[WARM:], window[WARM:], bare[WARM:])


def convolved(document: Document) -> float:
    """Return the milliseconds of one convolution of the document, as a user's own script has it."""
    values, weight = (torch.from_numpy(array.copy()) for array in (document.signal.values, document.weight))
    padding = [before for before, _ in document.layer.padding]
    with torch.inference_mode():
        started = time.perf_counter()
        CONVOLUTIONS[document.layer.rank](values.unsqueeze(0), weight, padding=padding)
        return (time.perf_counter() - started) * 1000
