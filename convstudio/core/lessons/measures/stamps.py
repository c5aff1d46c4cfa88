"""Transposed convolution: how often outputs are hit."""

from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, truth
from convstudio.core.operators.coverage import coverage


def hits(scene: Scene) -> Answer:
    """Return how many products the output of a transposed convolution under the cursor gathers."""
    return number(int(coverage(scene.document).counts[scene.view.cursor.position]))


def most_hits(scene: Scene) -> Answer:
    """Return the most products that an output of a transposed convolution gathers."""
    return number(int(coverage(scene.document).counts.max()))


def evenly_hit(scene: Scene) -> Answer:
    """Return whether all outputs of a transposed convolution gather the same away from the border."""
    return truth(coverage(scene.document).even)


MEASURES: Final[dict[str, Measure]] = {
    "hits": hits,
    "most_hits": most_hits,
    "evenly_hit": evenly_hit,
}
"""Name → what it measures."""
