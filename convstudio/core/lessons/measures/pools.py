"""Pooling."""

import itertools
from collections import Counter
from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, numbers
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace


def winner(scene: Scene) -> Answer:
    """Return the cell of the input that wins the maximum under the cursor."""
    cursor = scene.view.cursor
    cell = trace(scene.document, cursor.channel, cursor.position).winning_cell
    return numbers(()) if cell is None else numbers(cell)


def most_wins(scene: Scene) -> Answer:
    """Return the cell of the input that wins most windows of the cursor's map, the first of several."""
    document, channel = scene.document, scene.view.cursor.channel
    places = itertools.product(*map(range, geometry.output_shape(document)))
    cells = [trace(document, channel, place).winning_cell for place in places]
    wins = Counter(cell for cell in cells if cell is not None)
    if not wins:
        raise ValueError("nothing wins")
    return numbers(min(wins, key=lambda cell: (-wins[cell], cell)))


MEASURES: Final[dict[str, Measure]] = {
    "winner": winner,
    "most_wins": most_wins,
}
"""Name → what it measures."""
