"""What a kernel answers to a patch."""

from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.document import frozen
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene


def plain_sum(scene: Scene, measure: Measure) -> Answer:
    """Add up what lies under the window, whatever the weights."""
    return measure(_weighted(scene, np.ones_like(scene.document.weight)))


def absolute(scene: Scene, measure: Measure) -> Answer:
    """Take the size of the answer and drop its sign."""
    right = measure(scene)
    return Answer(tuple(map(abs, right.numbers)), right.shape)


def grows_by_row(scene: Scene, measure: Measure) -> Answer:
    """Let the answer grow with the brightness from row to row: 1, 3, 5 … times the first one.

    It is what widely copied notes print for the ramp 1..25 under [1, 0, −1]: −6, −18, −30.
    """
    right = measure(scene)
    return Answer(tuple((2 * row + 1) * right.numbers[0] for row in range(len(right.numbers))), right.shape)


def kernel_transposed(scene: Scene, measure: Measure) -> Answer:
    """Expect the kernel to answer to edges of the other direction: those that its transpose finds."""
    return measure(_weighted(scene, np.swapaxes(scene.document.weight, -1, -2)))


def mirrored(scene: Scene, measure: Measure) -> Answer:
    """Expect the kernel to answer to the mirror image of its pattern, left and right exchanged."""
    return measure(_weighted(scene, scene.document.weight[..., ::-1]))


def mirrored_too(scene: Scene, measure: Measure) -> Answer:
    """Count the mirror image of the pattern with the pattern itself."""
    right, mirror = measure(scene), mirrored(scene, measure)
    both = np.add(right.numbers, mirror.numbers)
    return Answer(tuple(both.tolist()), right.shape)


def _weighted(scene: Scene, weight: npt.NDArray[np.float32]) -> Scene:
    """Return the scene with other weights."""
    return replace(scene, document=replace(scene.document, weight=frozen(weight)))


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "plain_sum": plain_sum,
    "absolute": absolute,
    "grows_by_row": grows_by_row,
    "kernel_transposed": kernel_transposed,
    "mirrored": mirrored,
    "mirrored_too": mirrored_too,
}
"""Name → what somebody answers who believes it."""
