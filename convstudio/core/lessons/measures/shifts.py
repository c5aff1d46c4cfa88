"""What becomes of the output when the input moves."""

from dataclasses import replace
from typing import Final

import numpy as np

from convstudio.core.document import Document, frozen
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, truth, word
from convstudio.core.operators.trace import traced_output


def shift_changes(scene: Scene) -> Answer:
    """Return whether any output changes when the input moves by one cell along its last axis."""
    return truth(_after_shift(scene) != "stays")


def shift_follows(scene: Scene) -> Answer:
    """Return whether the output moves by one cell when the input does, along the last axis."""
    return truth(_after_shift(scene) == "moves")


def shift_word(scene: Scene) -> Answer:
    """Return what the output does when the input moves by one cell: "moves" with it, "stays", or "differs"."""
    return word(_after_shift(scene))


def moved(document: Document, cells: int) -> Document:
    """Return a document whose input has moved along its last axis; zeros come in, and what leaves it is lost."""
    values = np.roll(document.signal.values, cells, axis=-1)
    values[..., :cells] = 0
    return replace(document, signal=replace(document.signal, values=frozen(values)))


def _after_shift(scene: Scene) -> str:
    """Return what the output does; its first value along the last axis sees cells that were not there before."""
    before, after = traced_output(scene.document), traced_output(moved(scene.document, 1))
    if np.allclose(before, after):
        return "stays"
    return "moves" if np.allclose(before[..., :-1], after[..., 1:]) else "differs"


MEASURES: Final[dict[str, Measure]] = {
    "shift_changes": shift_changes,
    "shift_follows": shift_follows,
    "shift_word": shift_word,
}
"""Name → what it measures."""
