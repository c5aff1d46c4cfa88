"""Sizes, and where windows stand."""

import math
from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers
from convstudio.core.operators import geometry


def output_size(scene: Scene) -> Answer:
    """Return the size of an output map along each axis."""
    return numbers(geometry.output_shape(scene.document))


def output_shape(scene: Scene) -> Answer:
    """Return channels and size of the output, as torch's shape of it without the batch."""
    return numbers((scene.document.out_channels, *geometry.output_shape(scene.document)))


def output_side(scene: Scene) -> Answer:
    """Return the size of an output map along its last axis."""
    return number(geometry.output_shape(scene.document)[-1])


def windows(scene: Scene) -> Answer:
    """Return in how many places the window stands."""
    return number(math.prod(geometry.output_shape(scene.document)))


def span(scene: Scene) -> Answer:
    """Return how many cells the window spans along the last axis, the gaps of dilation counted."""
    return number(geometry.axes(scene.document)[-1].span)


def unvisited(scene: Scene) -> Answer:
    """Return how many cells along each axis no window ever visits, padding counted."""
    return numbers([int((~axis.visited()).sum()) for axis in geometry.axes(scene.document)])


MEASURES: Final[dict[str, Measure]] = {
    "output_size": output_size,
    "output_shape": output_shape,
    "output_side": output_side,
    "windows": windows,
    "span": span,
    "unvisited": unvisited,
}
"""Name → what it measures."""
