"""Output values and maps."""

from typing import Final

import numpy as np

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers
from convstudio.core.operators.trace import trace, traced_output


def output(scene: Scene) -> Answer:
    """Return the output value under the cursor."""
    cursor = scene.view.cursor
    return number(float(np.float32(trace(scene.document, cursor.channel, cursor.position).total)))


def output_map(scene: Scene) -> Answer:
    """Return the output map of the cursor's channel."""
    return numbers(traced_output(scene.document)[scene.view.cursor.channel])


def largest_output(scene: Scene) -> Answer:
    """Return the largest value of the cursor's map."""
    return number(traced_output(scene.document)[scene.view.cursor.channel].max())


def largest_cell(scene: Scene) -> Answer:
    """Return where the largest value of the cursor's map stands, the first of several."""
    values = traced_output(scene.document)[scene.view.cursor.channel]
    return numbers(np.unravel_index(int(values.argmax()), values.shape))


MEASURES: Final[dict[str, Measure]] = {
    "output": output,
    "output_map": output_map,
    "largest_output": largest_output,
    "largest_cell": largest_cell,
}
"""Name → what it measures."""
