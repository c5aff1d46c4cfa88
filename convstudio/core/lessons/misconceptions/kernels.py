"""What people take for turning a kernel by 180°, and for its dimensions."""

from dataclasses import replace
from typing import Final

import numpy as np

from convstudio.core.document import FloatArray, frozen
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number


def mirrored_for_turned(scene: Scene, measure: Measure) -> Answer:
    """Swap left and right where the kernel is to be turned: half of the turn."""
    return _instead(scene, measure, np.flip(scene.document.weight, -1))


def transposed_for_turned(scene: Scene, measure: Measure) -> Answer:
    """Exchange rows and columns where the kernel, a square one, is to be turned."""
    return _instead(scene, measure, np.swapaxes(scene.document.weight, -1, -2))


def not_turned(scene: Scene, measure: Measure) -> Answer:
    """Leave the kernel as it is where it is to be turned."""
    return _instead(scene, measure, scene.document.weight)


def _instead(scene: Scene, measure: Measure, wanted: FloatArray) -> Answer:
    """Return what is measured if turning the kernels made `wanted` of them."""
    spatial = tuple(range(2, wanted.ndim))
    document = replace(scene.document, weight=frozen(np.flip(wanted, spatial)))
    return measure(replace(scene, document=document))


def axes_of_filter(scene: Scene, _measure: Measure) -> Answer:
    """Count the axes of a filter, its channels among them."""
    return number(scene.document.weight.ndim - 1)


def axes_of_weights(scene: Scene, _measure: Measure) -> Answer:
    """Count the axes of the whole array of weights."""
    return number(scene.document.weight.ndim)


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "mirrored_for_turned": mirrored_for_turned,
    "transposed_for_turned": transposed_for_turned,
    "not_turned": not_turned,
    "axes_of_filter": axes_of_filter,
    "axes_of_weights": axes_of_weights,
}
"""Name → what somebody answers who believes it."""
