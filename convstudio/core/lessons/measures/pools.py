"""Pooling."""

from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, numbers
from convstudio.core.operators.trace import trace


def winner(scene: Scene) -> Answer:
    """Return the cell of the input that wins the maximum under the cursor."""
    cursor = scene.view.cursor
    cell = trace(scene.document, cursor.channel, cursor.position).winning_cell
    return numbers(()) if cell is None else numbers(cell)


MEASURES: Final[dict[str, Measure]] = {
    "winner": winner,
}
"""Name → what it measures."""
