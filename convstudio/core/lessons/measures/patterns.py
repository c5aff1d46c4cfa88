"""What an output map shows of a pattern."""

from typing import Final

import numpy as np

from convstudio.core.document import FloatArray
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers
from convstudio.core.operators.trace import traced_output


def output_row(scene: Scene) -> Answer:
    """Return the values of the row of the output that the cursor is in, along the last axis."""
    return numbers(_map(scene)[scene.view.cursor.position[:-1]])


def output_column(scene: Scene) -> Answer:
    """Return the values of the column of the output that the cursor is in, along the first axis."""
    return numbers(np.moveaxis(_map(scene), 0, -1)[scene.view.cursor.position[1:]])


def nonzero_outputs(scene: Scene) -> Answer:
    """Return how many values of the cursor's map are not 0."""
    return number(int(np.count_nonzero(_map(scene))))


def times_largest(scene: Scene) -> Answer:
    """Return in how many places of the cursor's map its largest value stands."""
    values = _map(scene)
    return number(int(np.count_nonzero(values == values.max())))


def _map(scene: Scene) -> FloatArray:
    values: FloatArray = traced_output(scene.document)[scene.view.cursor.channel]
    return values


MEASURES: Final[dict[str, Measure]] = {
    "output_row": output_row,
    "output_column": output_column,
    "nonzero_outputs": nonzero_outputs,
    "times_largest": times_largest,
}
"""Name → what it measures."""
