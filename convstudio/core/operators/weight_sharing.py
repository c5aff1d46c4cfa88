"""From a fully connected layer to a convolution: what its weights depend on, and how many that leaves."""

import math

import numpy as np

from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.matrix import Indices, LayerMatrix


def connected_weights(matrix: LayerMatrix) -> int:
    """Return how many weights there are if every pair of an input and an output has its own."""
    return math.prod(matrix.shape)


def shared_weights(matrix: LayerMatrix) -> int:
    """Return how many are left if a weight depends on the distance of input and output alone, not on the place."""
    document = matrix.document
    stamps = document.layer.kind is Kind.TRANSPOSED
    count = document.out_channels * document.in_channels
    for axis in geometry.strided_axes(document):
        # Windows start a stride apart: their distances to the cells overlap where there are more cells than that.
        strides, cells = (axis.in_size, axis.size) if stamps else (axis.size, axis.in_size)
        count *= cells + (strides - 1) * min(cells, axis.stride)
    return count


def distances(matrix: LayerMatrix, rows: Indices, columns: Indices) -> tuple[Indices, ...]:
    """Return what a weight may depend on in a layer that does the same everywhere.

    Parameters
    ----------
    matrix : LayerMatrix
        Of the layer.
    rows, columns : ndarray of intp
        Shapes (R,) and (C,).

    Returns
    -------
    tuple of ndarray of intp
        (filter, plane, then for each axis how far the cell lies from where the window, or the stamp, starts): arrays
        that broadcast to (R, C).
    """
    document = matrix.document
    channel, *outputs = np.unravel_index(rows, (document.out_channels, *matrix.output_shape))
    plane, *inputs = np.unravel_index(columns, document.signal.values.shape)
    parts: list[Indices] = [channel[:, np.newaxis], plane[np.newaxis]]
    for axis, output, cell in zip(geometry.strided_axes(document), outputs, inputs, strict=True):
        near, far = output[:, np.newaxis], cell[np.newaxis]
        if document.layer.kind is Kind.TRANSPOSED:
            near, far = far, near
        parts.append(far - near * axis.stride + axis.before)
    return tuple(parts)
