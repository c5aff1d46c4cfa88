"""Where the window stands, and what it covers."""

import math
from typing import Final

import numpy as np

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number, numbers, with_layer
from convstudio.core.operators import geometry


def one_per_cell(scene: Scene, _measure: Measure) -> Answer:
    """Count a window for every cell of the input."""
    return number(math.prod(scene.document.signal.spatial))


def side_by_side(scene: Scene, measure: Measure) -> Answer:
    """Lay the windows side by side, as if they could not overlap."""
    return measure(with_layer(scene, stride=scene.document.kernel_size))


def one_short(scene: Scene, measure: Measure) -> Answer:
    """Count the moves of the window, and forget the place it starts from."""
    right = measure(scene)
    return Answer(tuple(size - 1 for size in right.numbers), right.shape)


def first_outputs(scene: Scene, measure: Measure) -> Answer:
    """Expect the larger stride to keep the first values of the map, rather than every second one, or third."""
    right = measure(scene)
    near = measure(with_layer(scene, stride=(1,) * scene.document.layer.rank))
    corner = tuple(map(slice, right.shape))
    return numbers(np.reshape(near.numbers, near.shape)[corner])


def nothing_lost(_scene: Scene, _measure: Measure) -> Answer:
    """Believe that the windows come to every cell."""
    return number(0)


def corner_twice(scene: Scene, _measure: Measure) -> Answer:
    """Count lost rows and lost columns, and the cells that are in both twice."""
    sides = scene.document.signal.spatial
    lost = [int((~axis.visited()[: axis.in_size]).sum()) for axis in geometry.axes(scene.document)]
    return number(sum(count * math.prod(sides) // side for count, side in zip(lost, sides, strict=True)))


def span_multiplied(scene: Scene, _measure: Measure) -> Answer:
    """Take dilation times kernel size for the span, as if a gap followed the last weight too."""
    document = scene.document
    return number(document.kernel_size[-1] * document.layer.dilation[-1])


def gaps_weighted(scene: Scene, _measure: Measure) -> Answer:
    """Count a weight for every cell that the window spans, the gaps of dilation too."""
    return number(math.prod(axis.span for axis in geometry.axes(scene.document)))


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "one_per_cell": one_per_cell,
    "side_by_side": side_by_side,
    "one_short": one_short,
    "first_outputs": first_outputs,
    "nothing_lost": nothing_lost,
    "corner_twice": corner_twice,
    "span_multiplied": span_multiplied,
    "gaps_weighted": gaps_weighted,
}
"""Name → what somebody answers who believes it."""
