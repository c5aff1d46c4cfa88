"""Comparisons of two layers by what they compute."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from convstudio.core.document import Document, FloatArray
from convstudio.core.operators.counterparts import (
    Way,
    linear_kernel,
    resized_then_convolved,
    smooth_kernel,
    stamped_twice_as_large,
    way_back,
)
from convstudio.core.result import Evaluated
from convstudio.engine.evaluate import evaluate


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Three planes side by side.

    Attributes
    ----------
    way : Way
        ROUND_TRIP: an input plane, an output map of the layer, and the input plane that the transposed layer gives
        back. LINEAR and KERNEL: an input plane; it twice as large by stamps; and by resizing, then convolving.
    planes : tuple of FloatArray
        Each of shape (*spatial).
    difference : float
        The largest difference between the first and the last of a round trip, or else between the last two.
    """

    way: Way
    planes: tuple[FloatArray, FloatArray, FloatArray]
    difference: float


def compare(document: Document, way: Way, channel: int, plane: int, stop: Callable[[], bool]) -> Comparison:
    """Compute a comparison on the CPU.

    Parameters
    ----------
    document : Document
        Whose layer it is about.
    way : Way
        What is compared; KERNEL takes the kernel between `plane` and `channel`.
    channel : int
        The output map that is shown.
    plane : int
        The input plane that is shown, one of those that feed the map.
    stop : callable
        Asked between tiles.

    Raises
    ------
    StudioError
        What stands in the way of a layer's result; as `way_back` does.
    """
    shown = document.signal.values[plane]
    if way is Way.ROUND_TRIP:
        output = _output(document, stop)
        back = _output(way_back(document, output), stop)[plane]
        # Where a transposed layer is the one there, it may come back a cell larger.
        back = np.ascontiguousarray(back[tuple(slice(size) for size in shown.shape)])
        return Comparison(way, (shown, output[channel], back), _difference(shown, back))
    stamp, smooth = linear_kernel(shown.ndim), smooth_kernel(shown.ndim)
    if way is Way.KERNEL:
        stamp = smooth = document.effective_weight()[channel, plane - document.input_planes(channel).start]
    large = _output(stamped_twice_as_large(shown, stamp), stop)[0]
    resized = _output(resized_then_convolved(shown, smooth), stop)[0]
    return Comparison(way, (shown, large, resized), _difference(large, resized))


def _output(document: Document, stop: Callable[[], bool]) -> FloatArray:
    result = evaluate(document, torch.device("cpu"), stop)
    if not isinstance(result, Evaluated):
        raise result.error
    return result.output


def _difference(one: FloatArray, other: FloatArray) -> float:
    return float(np.abs(np.subtract(one, other, dtype=np.float64)).max())
