"""The worked examples that can be opened, each a whole document."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document, LayerSpec, Signal, frozen
from convstudio.core.edits.inputs import plain_color
from convstudio.core.kind import Kind
from convstudio.core.operators.kernels import preset

FIRST_INPUT: Final = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
FIRST_KERNEL: Final = [[0, 1], [2, 3]]


def document_of(
    planes: npt.ArrayLike,
    weight: npt.ArrayLike,
    layer: LayerSpec | None = None,
    bias: Sequence[float] | None = None,
) -> Document:
    """Return a document for planes (C, *spatial) and weights (O, C / groups, *kernel_size).

    Where no layer is given it is a convolution of stride 1 without padding. Three planes of a picture are red, green
    and blue; those of a signal or a volume are just three. The input is drawn from black at min(0, smallest value) to
    white at max(1, largest value).
    """
    values, weights = frozen(planes), frozen(weight)
    color = plain_color(values.shape[0], values.ndim - 1)
    signal = Signal(values, color, low=min(0.0, float(values.min())), high=max(1.0, float(values.max())))
    biases = frozen(np.zeros(weights.shape[0]) if bias is None else bias)
    return Document(signal, layer or layer_of(values.ndim - 1), weights, biases)


def layer_of(rank: int, kind: Kind = Kind.CONVOLUTION, stride: int = 1, padding: int = 0) -> LayerSpec:
    """Return a layer with the same stride and padding along each of `rank` axes."""
    return LayerSpec(
        stride=(stride,) * rank, padding=((padding, padding),) * rank, dilation=(1,) * rank, kind=kind
    )


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


def line() -> Document:
    """Return a signal of one dimension: the numbers 0 to 6 under [1, 2]."""
    return document_of([np.arange(7)], [[[1, 2]]])


def three_lines() -> Document:
    """Return a signal of three channels under one filter, a kernel for each."""
    return document_of([np.arange(7) + step for step in range(3)], [[[1, 2], [3, 4], [-1, -3]]])


def volume() -> Document:
    """Return the numbers 0 to 26 as three slices, under a cube of ones."""
    return document_of([np.arange(27).reshape(3, 3, 3)], [[preset("ones", 3)]])


def as_matrix() -> Document:
    """Return a 4×4 input under a 3×3 kernel: as a matrix, four rows of nine weights among sixteen columns."""
    return document_of([np.arange(16).reshape(4, 4)], [[np.arange(1, 10).reshape(3, 3)]])


def transposed(stride: int = 1, padding: int = 0) -> Document:
    """Return a transposed convolution: each value of a 2×2 input stamps the kernel into the output."""
    layer = layer_of(2, Kind.TRANSPOSED, stride, padding)
    return document_of([FIRST_KERNEL], [[FIRST_KERNEL]], layer)


def checkerboard(side: int = 3) -> Document:
    """Return ones stamped with ones, two cells apart: the output counts how often each of its cells is hit."""
    return document_of([np.ones((4, 4))], [[np.ones((side, side))]], layer_of(2, Kind.TRANSPOSED, 2))


def pooled(kind: Kind) -> Document:
    """Return a 4×4 input pooled two by two."""
    planes = [[1, 4, 2, 8], [3, 2, 5, 6], [9, 1, 7, 0], [4, 5, 3, 2]]
    return document_of([planes], [[np.ones((2, 2))]], layer_of(2, kind, 2))


def pooled_with_padding() -> Document:
    """Return 0..15 under a 3×3 max pooling with padding 1 and stride 2."""
    return document_of([np.arange(16).reshape(4, 4)], [[np.ones((3, 3))]], layer_of(2, Kind.MAX_POOL, 2, 1))


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
    "signal": line,
    "signal-channels": three_lines,
    "volume": volume,
    "matrix": as_matrix,
    "transposed": transposed,
    "transposed-stride": partial(transposed, 2),
    "transposed-padding": partial(transposed, 1, 1),
    "checkerboard": checkerboard,
    "even-coverage": partial(checkerboard, 4),
    "max-pool": partial(pooled, Kind.MAX_POOL),
    "average-pool": partial(pooled, Kind.AVERAGE_POOL),
    "pool-padding": pooled_with_padding,
}
"""Identifier → example, in the order of the menu; the first is what the program starts with."""

SECTIONS: Final = {
    "dimensions": ("signal", "signal-channels", "volume", "matrix"),
    "transposed": (
        "transposed",
        "transposed-stride",
        "transposed-padding",
        "checkerboard",
        "even-coverage",
    ),
    "pooling": ("max-pool", "average-pool", "pool-padding"),
}
"""Section of the menu → the examples in it; those in none, on convolution, stand in the menu itself."""

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
