"""Receptive fields of a chain of layers."""

from typing import Final

from convstudio.core.document import Document
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number
from convstudio.core.operators import receptive_field


def field_size(scene: Scene) -> Answer:
    """Return the side of what a unit of the last layer of the chain sees of the input."""
    return number(_deepest(scene.document).field)


def field_jump(scene: Scene) -> Answer:
    """Return how many input cells lie between what two neighbors of the last layer of the chain see."""
    return number(_deepest(scene.document).jump)


def chain_weights(scene: Scene) -> Answer:
    """Return how many weights the chain has from one plane to one map, layer by layer: pooling has none."""
    return number(sum(layer.kernel**2 for layer in scene.document.chain if layer.kind.weighted))


def _deepest(document: Document) -> receptive_field.Stage:
    """Return the last map of the chain over an input that is large enough for any; sizes do not matter here."""
    return receptive_field.stages(document.chain, (4096,))[-1]


MEASURES: Final[dict[str, Measure]] = {
    "field_size": field_size,
    "field_jump": field_jump,
    "chain_weights": chain_weights,
}
"""Name → what it measures."""
