"""Padding, stride, dilation, and what they make of the size."""

from typing import Final

import numpy as np

from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene, numbers, with_layer
from convstudio.core.operators import geometry


def without_padding(scene: Scene, measure: Measure) -> Answer:
    """Forget the padding."""
    return measure(with_layer(scene, padding=((0, 0),) * scene.document.layer.rank))


def padding_on_one_side(scene: Scene, measure: Measure) -> Answer:
    """Count the padding once along each axis, not on both sides."""
    padding = tuple((before, 0) for before, _ in scene.document.layer.padding)
    return measure(with_layer(scene, padding=padding))


def without_stride(scene: Scene, measure: Measure) -> Answer:
    """Forget the stride."""
    return measure(with_layer(scene, stride=(1,) * scene.document.layer.rank))


def without_dilation(scene: Scene, measure: Measure) -> Answer:
    """Forget the dilation."""
    return measure(with_layer(scene, dilation=(1,) * scene.document.layer.rank))


def dilation_as_stride(scene: Scene, measure: Measure) -> Answer:
    """Take the dilation for the stride."""
    layer = scene.document.layer
    return measure(with_layer(scene, dilation=layer.stride, stride=layer.dilation))


def rounded_up(scene: Scene, _measure: Measure) -> Answer:
    """Round the size up where the quotient is not whole."""
    return numbers([-(-room // stride) + 1 for room, stride in _quotients(scene.document)])


def not_rounded(scene: Scene, _measure: Measure) -> Answer:
    """Leave the quotient as it is, as if there could be half a window."""
    return numbers([room / stride + 1 for room, stride in _quotients(scene.document)])


def _quotients(document: Document) -> list[tuple[int, int]]:
    """Return for each axis the cells that the window can move over, and its stride."""
    return [
        (axis.in_size + axis.before + axis.after - axis.span, axis.stride)
        for axis in geometry.window_axes(document)
    ]


def as_large_as_input(scene: Scene, _measure: Measure) -> Answer:
    """Believe that the output is as large as the input."""
    return numbers(scene.document.signal.spatial)


def swapped(scene: Scene, measure: Measure) -> Answer:
    """Take rows for columns."""
    right = measure(scene)
    return numbers(np.reshape(right.numbers, right.shape).T if len(right.shape) == 2 else right.numbers[::-1])


def size_formula_of_convolution(scene: Scene, measure: Measure) -> Answer:
    """Take a transposed convolution for a convolution."""
    return measure(with_layer(scene, kind=Kind.CONVOLUTION, output_padding=()))


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "without_padding": without_padding,
    "padding_on_one_side": padding_on_one_side,
    "without_stride": without_stride,
    "without_dilation": without_dilation,
    "dilation_as_stride": dilation_as_stride,
    "rounded_up": rounded_up,
    "not_rounded": not_rounded,
    "as_large_as_input": as_large_as_input,
    "swapped": swapped,
    "size_formula_of_convolution": size_formula_of_convolution,
}
"""Name → what somebody answers who believes it."""
