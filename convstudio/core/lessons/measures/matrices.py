"""The layer's matrix."""

from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers
from convstudio.core.operators.matrix import LayerMatrix
from convstudio.core.operators.weight_sharing import connected_weights


def matrix_shape(scene: Scene) -> Answer:
    """Return rows and columns of the layer's matrix."""
    return numbers(LayerMatrix.of(scene.document).shape)


def matrix_filled(scene: Scene) -> Answer:
    """Return on how many cells of the layer's matrix a weight stands."""
    return number(LayerMatrix.of(scene.document).filled)


def fully_connected(scene: Scene) -> Answer:
    """Return how many weights a fully connected layer of the same sizes has."""
    return number(connected_weights(LayerMatrix.of(scene.document)))


MEASURES: Final[dict[str, Measure]] = {
    "matrix_shape": matrix_shape,
    "matrix_filled": matrix_filled,
    "fully_connected": fully_connected,
}
"""Name → what it measures."""
