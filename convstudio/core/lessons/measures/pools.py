"""Pooling."""

from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document, FloatArray
from convstudio.core.kind import Kind
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
    plane = document.signal.values[document.input_planes(channel)[0]]
    winners = _winners(document, plane) if document.layer.kind is Kind.MAX_POOL else np.array([], np.intp)
    if not winners.size:
        raise ValueError("nothing wins")
    return numbers(np.unravel_index(int(np.bincount(winners).argmax()), plane.shape))


def _winners(document: Document, plane: FloatArray) -> npt.NDArray[np.intp]:
    """Return the flat index of the cell that wins each window in which there is one, all windows at once.

    Of equal cells the first of the window wins, as in torch.
    """
    axes = geometry.window_axes(document)
    taps = [axis.taps(np.arange(axis.size, dtype=np.intp)[:, np.newaxis]) for axis in axes]
    best = np.full([axis.size for axis in axes], -np.inf)
    cells = np.full(best.shape, -1, np.intp)
    for index in np.ndindex(*document.kernel_size):
        along = np.ix_(*(tap[:, number] for tap, number in zip(taps, index, strict=True)))
        inside = [(tap >= 0) & (tap < axis.in_size) for tap, axis in zip(along, axes, strict=True)]
        place = np.ravel_multi_index(along, plane.shape, mode="clip")
        better = np.logical_and.reduce(np.broadcast_arrays(*inside)) & (plane.ravel()[place] > best)
        best[better], cells[better] = plane.ravel()[place[better]], place[better]
    return cells[cells >= 0]


MEASURES: Final[dict[str, Measure]] = {
    "winner": winner,
    "most_wins": most_wins,
}
"""Name → what it measures."""
