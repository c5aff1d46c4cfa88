"""Weights, biases and products, counted."""

import math
from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers
from convstudio.core.operators.wiring import parameter_count, weight_shape


def products(scene: Scene) -> Answer:
    """Return how many products are summed for one output value, those with padding counted."""
    document = scene.document
    return number(len(document.input_planes(scene.view.cursor.channel)) * math.prod(document.kernel_size))


def weights(scene: Scene) -> Answer:
    """Return how many weights the layer has, without biases."""
    return number(parameter_count(scene.document)[0])


def parameters(scene: Scene) -> Answer:
    """Return how many weights and biases the layer has."""
    return number(sum(parameter_count(scene.document)))


def biases(scene: Scene) -> Answer:
    """Return how many biases the layer has."""
    return number(parameter_count(scene.document)[1])


def shape_of_weights(scene: Scene) -> Answer:
    """Return the shape of the weights, as torch has it."""
    return numbers(weight_shape(scene.document))


def out_channels(scene: Scene) -> Answer:
    """Return how many maps the layer makes."""
    return number(scene.document.out_channels)


MEASURES: Final[dict[str, Measure]] = {
    "products": products,
    "weights": weights,
    "parameters": parameters,
    "biases": biases,
    "weight_shape": shape_of_weights,
    "out_channels": out_channels,
}
"""Name → what it measures."""
