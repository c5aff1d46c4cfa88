"""The worked examples that can be opened, each a whole document."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.operators.kernels import preset

FIRST_INPUT: Final = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
FIRST_KERNEL: Final = [[0, 1], [2, 3]]


def document_of(
    planes: npt.ArrayLike,
    weight: npt.ArrayLike,
    layer: LayerSpec | None = None,
    bias: Sequence[float] | None = None,
) -> Document:
    """Return a document for 2-D planes (C, H, W) and weights (O, C / groups, kH, kW).

    The input is drawn from black at min(0, smallest value) to white at max(1, largest value).
    """
    values, weights = frozen(planes), frozen(weight)
    color = {1: Color.GRAY, 3: Color.RGB}.get(values.shape[0], Color.STACK)
    signal = Signal(values, color, low=min(0.0, float(values.min())), high=max(1.0, float(values.max())))
    biases = frozen(np.zeros(weights.shape[0]) if bias is None else bias)
    return Document(signal, layer or LayerSpec(), weights, biases)


def diagonal() -> Document:
    """Return the diagonal detector: the two 3s of the output stand where the diagonal is."""
    planes = [
        [1, 0, 0, 0, 0, 1],
        [0, 1, 0, 0, 1, 0],
        [0, 0, 1, 1, 0, 0],
        [1, 0, 0, 0, 1, 0],
        [0, 1, 0, 0, 1, 0],
        [0, 0, 1, 0, 1, 0],
    ]
    return document_of([planes], [[preset("diagonal")]])


def two_filters() -> Document:
    """Return the diagonal detector with a second filter: two filters make two output channels."""
    first = diagonal()
    second = frozen([[-1, 1, -1]] * 3)
    return document_of(first.signal.values, [[preset("diagonal")], [second]])


def first() -> Document:
    """Return the first example: 3×3 and 2×2, small enough to do by hand."""
    return document_of([FIRST_INPUT], [[FIRST_KERNEL]])


def ramp() -> Document:
    """Return 1..25 under a vertical-edge detector: every output is −6, as a ramp has one slope."""
    return document_of([np.arange(1, 26).reshape(5, 5)], [[[[1, 0, -1]] * 3]])


def lecture() -> Document:
    """Return a 5×5 input under the kernel 1..9."""
    planes = [[3, 4, 6, 5, 7], [2, 4, 6, 8, 2], [1, 6, 7, 8, 4], [9, 7, 4, 6, 2], [3, 7, 5, 4, 1]]
    return document_of([planes], [[np.arange(1, 10).reshape(3, 3)]])


def edge() -> Document:
    """Return the edge detector: a black band on white under [1, −1]."""
    planes = np.ones((6, 8))
    planes[:, 2:6] = 0
    return document_of([planes], [[preset("difference")]])


def two_channels() -> Document:
    """Return two input channels under one filter: the products of both are summed."""
    planes, kernel = np.array(FIRST_INPUT), np.array(FIRST_KERNEL)
    return document_of([planes, planes + 1], [[kernel, kernel + 1]])


def three_filters() -> Document:
    """Return two input channels under three filters F, F + 1, F + 2."""
    base = two_channels()
    return document_of(base.signal.values, np.concatenate([base.weight + step for step in range(3)]))


def depthwise() -> Document:
    """Return two channels with a kernel each and groups = 2: the channels do not talk."""
    base = two_channels()
    weight = np.swapaxes(base.weight, 0, 1)
    return document_of(base.signal.values, weight, LayerSpec(groups=2))


def pointwise() -> Document:
    """Return two channels under 1×1 kernels: their sum, and their difference, which is 1 everywhere."""
    return document_of(two_channels().signal.values, [[[[1]], [[1]]], [[[-1]], [[1]]]])


def two_columns() -> Document:
    """Return four channels in two groups, the layout of AlexNet's two columns: each half has filters F and F + 1."""
    base = three_filters()
    planes, weight = base.signal.values, base.weight[:2]
    return document_of(
        np.concatenate([planes, planes + 2]), np.concatenate([weight, weight]), LayerSpec(groups=2)
    )


def photograph(signal: Signal) -> Document:
    """Return a photograph under Sobel's vertical-edge kernel, with the padding that keeps its size."""
    kernel = preset("sobel_x")
    weight = np.broadcast_to(kernel, (1, signal.channels, *kernel.shape))
    layer = LayerSpec(padding=((1, 1), (1, 1)))
    return Document(signal, layer, frozen(weight), frozen(np.zeros(1)))


EXAMPLES: Final[dict[str, Callable[[], Document]]] = {
    "diagonal": diagonal,
    "first": first,
    "ramp": ramp,
    "lecture": lecture,
    "edge": edge,
    "two-filters": two_filters,
    "two-channels": two_channels,
    "three-filters": three_filters,
    "depthwise": depthwise,
    "pointwise": pointwise,
    "two-columns": two_columns,
}
"""Identifier → example, in the order of the menu; the first is what the program starts with."""

PHOTOGRAPHS: Final = {
    "camera": "camera.png",
    "brick": "brick.png",
    "astronaut": "astronaut.png",
    "chelsea": "chelsea.png",
    "coffee": "coffee.png",
}
"""Identifier → file in resources/images."""

START: Final = "diagonal"
"""The example that the program starts with."""
