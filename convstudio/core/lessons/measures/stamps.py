"""Transposed convolution: how often outputs are hit."""

from typing import Final

from convstudio.core.kind import Kind
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers, truth
from convstudio.core.operators.coverage import Coverage, coverage


def _hits(scene: Scene) -> Coverage:
    """Return how often outputs are hit; no other layer stamps."""
    if scene.document.layer.kind is not Kind.TRANSPOSED:
        raise ValueError("nothing is stamped")
    return coverage(scene.document)


def hits(scene: Scene) -> Answer:
    """Return how many products the output of a transposed convolution under the cursor gathers."""
    return number(int(_hits(scene).counts[scene.view.cursor.position]))


def most_hits(scene: Scene) -> Answer:
    """Return the most products that an output of a transposed convolution gathers."""
    return number(int(_hits(scene).counts.max()))


def hits_map(scene: Scene) -> Answer:
    """Return how many products every output of a transposed convolution gathers."""
    return numbers(coverage(scene.document).counts)


def hits_along(scene: Scene) -> Answer:
    """Return how many products each output gathers along the last axis, in the row of the cursor."""
    return numbers(_hits(scene).counts[scene.view.cursor.position[:-1]])


def even_kernel(scene: Scene) -> Answer:
    """Return the size of a kernel, along the last axis, that hits all outputs evenly: the nearest to the present."""
    document = scene.document
    return number((_hits(scene).cure or document.kernel_size)[-1])


def evenly_hit(scene: Scene) -> Answer:
    """Return whether all outputs of a transposed convolution gather the same away from the border."""
    return truth(_hits(scene).even)


MEASURES: Final[dict[str, Measure]] = {
    "hits": hits,
    "most_hits": most_hits,
    "hits_map": hits_map,
    "hits_along": hits_along,
    "even_kernel": even_kernel,
    "evenly_hit": evenly_hit,
}
"""Name → what it measures."""
