"""How one output value comes about."""

from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number, with_layer
from convstudio.core.operators.trace import trace


def turned(scene: Scene, measure: Measure) -> Answer:
    """Turn the kernel first where the layer does not, and the other way round."""
    return measure(with_layer(scene, flipped=not scene.document.layer.flipped))


def matrix_product(scene: Scene, _measure: Measure) -> Answer:
    """Multiply patch and kernel as matrices, and sum the result."""
    cursor = scene.view.cursor
    first = trace(scene.document, cursor.channel, cursor.position).channels[0]
    return number(float((first.inputs @ first.weights).sum()))


def sign(scene: Scene, measure: Measure) -> Answer:
    """Have the sign wrong."""
    right = measure(scene)
    return Answer(tuple(-value + 0.0 for value in right.numbers), right.shape)


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "turned": turned,
    "matrix_product": matrix_product,
    "sign": sign,
}
"""Name → what somebody answers who believes it."""
