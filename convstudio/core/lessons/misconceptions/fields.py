"""Receptive fields."""

from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.measures.fields import field_size
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number


def kernel_is_field(scene: Scene, _measure: Measure) -> Answer:
    """Take the kernel of the last layer for the receptive field."""
    return number(scene.document.chain[-1].kernel)


def fields_add(scene: Scene, _measure: Measure) -> Answer:
    """Add the kernels of the layers up."""
    return number(sum(layer.kernel for layer in scene.document.chain))


def strides_ignored(scene: Scene, _measure: Measure) -> Answer:
    """Let every layer add its kernel less 1, as if the layers below had no stride."""
    chain = scene.document.chain
    return number(1 + sum(layer.dilation * (layer.kernel - 1) for layer in chain))


def last_layer_counted(scene: Scene, _measure: Measure) -> Answer:
    """Count the weights of the last layer alone."""
    return number(scene.document.chain[-1].kernel ** 2)


def square_of_field(scene: Scene, _measure: Measure) -> Answer:
    """Count a weight for every cell of the receptive field, as one large kernel has."""
    return number(field_size(scene).numbers[0] ** 2)


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "kernel_is_field": kernel_is_field,
    "fields_add": fields_add,
    "last_layer_counted": last_layer_counted,
    "square_of_field": square_of_field,
    "strides_ignored": strides_ignored,
}
"""Name → what somebody answers who believes it."""
