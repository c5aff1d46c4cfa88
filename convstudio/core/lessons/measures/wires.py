"""Kernels, and which planes they join with which maps."""

import math
from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers


def kernels(scene: Scene) -> Answer:
    """Return how many kernels the layer has: one for every plane of every filter."""
    return number(math.prod(scene.document.weight.shape[:2]))


def feeding_planes(scene: Scene) -> Answer:
    """Return the numbers of the input planes that the cursor's map is made of, from 0."""
    return numbers(list(scene.document.input_planes(scene.view.cursor.channel)))


MEASURES: Final[dict[str, Measure]] = {
    "kernels": kernels,
    "feeding_planes": feeding_planes,
}
"""Name → what it measures."""
