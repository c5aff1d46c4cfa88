"""How much padding it takes."""

from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, numbers
from convstudio.core.operators import geometry


def same_padding(scene: Scene) -> Answer:
    """Return the padding (before, after) along the last axis that keeps the size at stride 1."""
    document = scene.document
    return numbers(geometry.same_padding(document.kernel_size[-1], document.layer.dilation[-1]))


MEASURES: Final[dict[str, Measure]] = {
    "same_padding": same_padding,
}
"""Name → what it measures."""
