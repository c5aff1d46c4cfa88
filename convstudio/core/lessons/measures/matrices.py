"""The layer's matrix."""

import math
from typing import Final

import numpy as np

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers, truth
from convstudio.core.operators.matrix import Entries, LayerMatrix
from convstudio.core.operators.weight_sharing import connected_weights, shared_weights


def matrix_shape(scene: Scene) -> Answer:
    """Return rows and columns of the layer's matrix."""
    return numbers(LayerMatrix.of(scene.document).shape)


def matrix_filled(scene: Scene) -> Answer:
    """Return on how many cells of the layer's matrix a weight stands."""
    return number(LayerMatrix.of(scene.document).filled)


def matrix_share(scene: Scene) -> Answer:
    """Return on how many of a hundred cells of the layer's matrix a weight stands."""
    matrix = LayerMatrix.of(scene.document)
    return number(100 * matrix.filled / math.prod(matrix.shape))


def row_start(scene: Scene) -> Answer:
    """Return the first column on which a weight stands, from 0, in the row of the output under the cursor."""
    return number(_row(scene).columns.min())


def uses(scene: Scene) -> Answer:
    """Return how many outputs of the cursor's map each cell of the shown plane gives to, as a map of the input."""
    document, view = scene.document, scene.view
    matrix = LayerMatrix.of(document)
    outputs, inputs = math.prod(matrix.output_shape), math.prod(document.signal.spatial)
    rows = range(view.cursor.channel * outputs, (view.cursor.channel + 1) * outputs)
    columns = range(view.in_channel * inputs, (view.in_channel + 1) * inputs)
    entries, _ = matrix.block(rows, columns).summed()
    counts = np.bincount(entries.columns - columns.start, minlength=inputs)
    return numbers(counts.reshape(document.signal.spatial))


def gives_back(scene: Scene) -> Answer:
    """Return whether the layer and then its transposed one with the same weights, without bias, give the input."""
    matrix = LayerMatrix.of(scene.document)
    values = scene.document.signal.values.ravel().astype(np.float64)
    return truth(np.allclose(matrix.transposed_times(matrix.times(values)), values))


def _row(scene: Scene) -> Entries:
    """Return the row of the matrix that makes the output under the cursor."""
    matrix, cursor = LayerMatrix.of(scene.document), scene.view.cursor
    return matrix.row(matrix.row_of(cursor.channel, cursor.position))


def fully_connected(scene: Scene) -> Answer:
    """Return how many weights a fully connected layer of the same sizes has."""
    return number(connected_weights(LayerMatrix.of(scene.document)))


def translated(scene: Scene) -> Answer:
    """Return how many weights are left of a fully connected layer if they do not depend on the place."""
    return number(shared_weights(LayerMatrix.of(scene.document)))


MEASURES: Final[dict[str, Measure]] = {
    "matrix_shape": matrix_shape,
    "matrix_filled": matrix_filled,
    "matrix_share": matrix_share,
    "row_start": row_start,
    "uses": uses,
    "gives_back": gives_back,
    "fully_connected": fully_connected,
    "translated": translated,
}
"""Name → what it measures."""
