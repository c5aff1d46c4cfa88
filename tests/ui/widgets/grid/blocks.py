"""Arrays as the values of a grid."""

import numpy as np
import numpy.typing as npt

from convstudio.ui.widgets.grid.picture import Cell, ValueBlock

Floats = npt.NDArray[np.float32]


def block_of(values: Floats, first: Cell = (0, 0)) -> ValueBlock:
    """Return the values of a grid whose top left cell is `first`."""

    def block(top: int, bottom: int, left: int, right: int) -> Floats:
        return values[top - first[0] : bottom - first[0], left - first[1] : right - first[1]]

    return block
