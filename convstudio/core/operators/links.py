"""Which cells belong together: what linked hover lights up.

All positions are padded indices, output indices or kernel indices, one for each spatial axis (see geometry).
Everything here is a product of axes, so the cost does not depend on the size of the picture.
"""

import itertools
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document
from convstudio.core.operators import geometry


@dataclass(frozen=True, slots=True)
class Use:
    """One window that multiplies a cell, and by which weight.

    Attributes
    ----------
    position : tuple of int
        Output index along each axis.
    kernel_index : tuple of int
        Index of the weight, in the kernel as entered.
    """

    position: tuple[int, ...]
    kernel_index: tuple[int, ...]


def window_cells(document: Document, position: tuple[int, ...]) -> tuple[npt.NDArray[np.intp], ...]:
    """Return the cells under the window at `position`, in the order of the weights they meet.

    Of a transposed convolution not every weight meets one; see `contributors`.

    Parameters
    ----------
    document : Document
        The layer.
    position : tuple of int
        Output index along each axis; one beyond the output is taken as it is, to draw where it would stand.

    Returns
    -------
    tuple of ndarray of intp
        For each axis the padded index that each weight along it meets, shape (kernel,). Weight (a, b) multiplies
        the cell (result[0][a], result[1][b]).
    """
    return tuple(axis.taps(index) for axis, index in zip(geometry.axes(document), position, strict=True))


def contributors(document: Document, position: tuple[int, ...]) -> dict[tuple[int, ...], tuple[int, ...]]:
    """Return the cells that an output is made of.

    Parameters
    ----------
    document : Document
        The layer.
    position : tuple of int
        Output index along each axis.

    Returns
    -------
    dict of tuple of int to tuple of int
        For each weight that multiplies something, in row-major order, the padded index of the cell it multiplies.
    """
    along = (
        [
            (weight, cell)
            for weight, (cell, meets) in enumerate(
                zip(axis.taps(index).tolist(), axis.meets(index).tolist(), strict=True)
            )
            if meets
        ]
        for axis, index in zip(geometry.axes(document), position, strict=True)
    )
    return {
        tuple(weight for weight, _ in pairs): tuple(cell for _, cell in pairs)
        for pairs in itertools.product(*along)
    }


def outputs_using(document: Document, padded_index: tuple[int, ...]) -> list[Use]:
    """Return every window that multiplies a cell: the transpose of `window_cells`.

    Parameters
    ----------
    document : Document
        The layer.
    padded_index : tuple of int
        The cell, which may lie in the padding or outside it (then nothing uses it).

    Returns
    -------
    list of Use
        At most one for each weight, in the order of the weights; empty for a cell that is never visited.
    """
    along = (axis.uses(index) for axis, index in zip(geometry.axes(document), padded_index, strict=True))
    return [
        Use(tuple(output for output, _ in pairs), tuple(weight for _, weight in pairs))
        for pairs in itertools.product(*along)
    ]


def inputs_of_weight(document: Document, kernel_index: tuple[int, ...]) -> tuple[range, ...]:
    """Return the lattice of cells that one weight multiplies as the window slides.

    Parameters
    ----------
    document : Document
        The layer.
    kernel_index : tuple of int
        Index of the weight, in the kernel as entered.

    Returns
    -------
    tuple of range
        For each axis the padded indices: start where the first window has the weight, step by the stride, one
        for each window. The cells are the product of the ranges; empty ranges where no window fits.
    """
    return tuple(
        axis.inputs_of(index) for axis, index in zip(geometry.axes(document), kernel_index, strict=True)
    )


def window_middle(document: Document, position: tuple[int, ...]) -> tuple[int, ...]:
    """Return the padded index in the middle of what the output at `position` is made of.

    Of two middle cells it is the first. Of a transposed convolution it is the cell whose stamp has its middle
    nearest to the output; at the border that is the outermost.
    """
    return tuple(
        min(
            max(math.ceil(axis.input_at(index + 0.5)) - 1, -axis.ghosts[0]), axis.in_size + axis.ghosts[1] - 1
        )
        for axis, index in zip(geometry.axes(document), position, strict=True)
    )


def output_over(document: Document, padded_index: tuple[int, ...]) -> tuple[int, ...]:
    """Return the output whose window has its middle nearest to a cell, which may lie beyond the last output.

    Of a transposed convolution it is the output on which the middle of the cell's stamp falls.
    """
    return tuple(
        math.floor(axis.output_at(index + 0.5))
        for axis, index in zip(geometry.axes(document), padded_index, strict=True)
    )
