"""What padding is filled with, and how much of it keeps the size."""

from typing import Final

from convstudio.core.document import PaddingMode
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene, numbers, with_layer


def zeros_padded(scene: Scene, measure: Measure) -> Answer:
    """Pad with zeros whatever the mode."""
    return measure(with_layer(scene, padding_mode=PaddingMode.ZEROS))


def border_repeated(scene: Scene, measure: Measure) -> Answer:
    """Take the last cell again: mode replicate."""
    return measure(with_layer(scene, padding_mode=PaddingMode.REPLICATE))


def wrapped(scene: Scene, measure: Measure) -> Answer:
    """Go on at the other end: mode circular."""
    return measure(with_layer(scene, padding_mode=PaddingMode.CIRCULAR))


def half_a_cell(scene: Scene, _measure: Measure) -> Answer:
    """Halve what is needed along the last axis, as if there could be half a cell."""
    return numbers([_needed(scene) / 2] * 2)


def same_rounded_down(scene: Scene, _measure: Measure) -> Answer:
    """Round half of what is needed along the last axis down, on both sides."""
    return numbers([_needed(scene) // 2] * 2)


def same_rounded_up(scene: Scene, _measure: Measure) -> Answer:
    """Round half of what is needed along the last axis up, on both sides."""
    return numbers([-(-_needed(scene) // 2)] * 2)


def _needed(scene: Scene) -> int:
    """Return how many padded cells along the last axis keep its size at stride 1."""
    document = scene.document
    return document.layer.dilation[-1] * (document.kernel_size[-1] - 1)


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "zeros_padded": zeros_padded,
    "border_repeated": border_repeated,
    "wrapped": wrapped,
    "half_a_cell": half_a_cell,
    "same_rounded_down": same_rounded_down,
    "same_rounded_up": same_rounded_up,
}
"""Name → what somebody answers who believes it."""
