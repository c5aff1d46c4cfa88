"""Which cells of the input the window comes to, and how often."""

from functools import reduce
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers
from convstudio.core.operators import geometry


def most_used_cell(scene: Scene) -> Answer:
    """Return the cell of the input that goes into most outputs of a map, the first of several."""
    uses = _uses(scene.document)
    return numbers(np.unravel_index(int(uses.argmax()), uses.shape))


def lost_cells(scene: Scene) -> Answer:
    """Return how many cells of the input go into no output at all; padding is not counted."""
    return number(int(np.count_nonzero(_uses(scene.document) == 0)))


def _uses(document: Document) -> npt.NDArray[np.intp]:
    """Return into how many outputs of a map each cell of a plane goes, shape (*spatial)."""
    along = [
        np.array([sum(1 for _ in axis.uses(cell)) for cell in range(axis.in_size)])
        for axis in geometry.axes(document)
    ]
    return reduce(np.multiply.outer, along)


MEASURES: Final[dict[str, Measure]] = {
    "most_used_cell": most_used_cell,
    "lost_cells": lost_cells,
}
"""Name → what it measures."""
