"""The layer's matrix."""

import math
from typing import Final

import numpy as np

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number, numbers
from convstudio.core.operators.matrix import LayerMatrix


def one_column_a_row(scene: Scene, _measure: Measure) -> Answer:
    """Believe that every row of the matrix starts one column after the row above, whatever the input's rows."""
    cursor = scene.view.cursor
    return number(LayerMatrix.of(scene.document).row_of(cursor.channel, cursor.position))


def row_after_row(scene: Scene, _measure: Measure) -> Answer:
    """Believe that the rows of the matrix hold one kernel after the other, without overlap."""
    cursor = scene.view.cursor
    row = LayerMatrix.of(scene.document).row_of(cursor.channel, cursor.position)
    return number(row * math.prod(scene.document.kernel_size))


def every_pair(scene: Scene, _measure: Measure) -> Answer:
    """Believe that every cell of the matrix is filled."""
    return number(math.prod(LayerMatrix.of(scene.document).shape))


def used_by_all(scene: Scene, _measure: Measure) -> Answer:
    """Believe that every input is under every window."""
    document = scene.document
    windows = math.prod(LayerMatrix.of(document).output_shape)
    return numbers(np.full(document.signal.spatial, windows))


def used_once(scene: Scene, _measure: Measure) -> Answer:
    """Believe that every input is under one window alone."""
    return numbers(np.ones(scene.document.signal.spatial))


def share_of_one_axis(scene: Scene, _measure: Measure) -> Answer:
    """Compare the kernel with the input along one axis alone."""
    return number(100 * scene.document.kernel_size[-1] / scene.document.signal.spatial[-1])


def weights_once(scene: Scene, _measure: Measure) -> Answer:
    """Count each weight once, though every row of the matrix has them."""
    return number(scene.document.weight.size)


def share_of_kernel(scene: Scene, _measure: Measure) -> Answer:
    """Compare the weights, each counted once, with all cells of the matrix."""
    return number(
        100 * math.prod(scene.document.kernel_size) / math.prod(LayerMatrix.of(scene.document).shape)
    )


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "one_column_a_row": one_column_a_row,
    "row_after_row": row_after_row,
    "every_pair": every_pair,
    "used_by_all": used_by_all,
    "used_once": used_once,
    "share_of_one_axis": share_of_one_axis,
    "weights_once": weights_once,
    "share_of_kernel": share_of_kernel,
}
"""Name → what somebody answers who believes it."""
