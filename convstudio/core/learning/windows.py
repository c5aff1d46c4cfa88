"""What each weight meets while the window slides, in numpy: the inputs of Ŷ, and of the gradient.

A transposed convolution is the same on another input: with stride − 1 zeros between its cells and what the padding
leaves of a border, over which the kernel slides turned by 180°, one cell at a time. So all that is said of the one is
true of the other, zeros where a weight meets nothing.
"""

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from convstudio.core.document import FloatArray, PaddingMode
from convstudio.core.kind import Kind
from convstudio.core.learning.task import Task
from convstudio.core.operators.transposed_axis import TransposedAxis
from convstudio.core.operators.window_axis import Axis


def padded(task: Task, image: int) -> FloatArray:
    """Return input number `image` as windows slide over it, shape (C, *padded_size)."""
    values: FloatArray = task.inputs[image]
    for number, axis in enumerate(task.axes, start=1):
        values = (
            _spread(values, number, axis)
            if isinstance(axis, TransposedAxis)
            else _bordered(values, number, axis)
        )
    return values


def _bordered(values: FloatArray, number: int, axis: Axis) -> FloatArray:
    """Return an array with its padding along one of its axes."""
    if not axis.before and not axis.after:
        return values
    sources = axis.sources(-axis.before, axis.in_size + axis.after)
    values = np.take(values, sources, axis=number)
    if axis.mode is PaddingMode.ZEROS:
        np.moveaxis(values, number, 0)[sources < 0] = 0
    return values


def _spread(values: FloatArray, number: int, axis: TransposedAxis) -> FloatArray:
    """Return an array with its cells where the last weights of their stamps begin, and zeros between them."""
    size = axis.size + axis.span - 1
    places = axis.span - 1 + axis.stride * np.arange(axis.in_size) - axis.before
    inside = (places >= 0) & (places < size)
    spread = np.zeros((*values.shape[:number], size, *values.shape[number + 1 :]), dtype=values.dtype)
    np.moveaxis(spread, number, 0)[places[inside]] = np.moveaxis(values, number, 0)[inside]
    return spread


def windows(task: Task, values: FloatArray) -> FloatArray:
    """Return every window of a padded input, shape (C, *output_size, *kernel_size): a view, not to be written to.

    Parameters
    ----------
    task : Task
        Says where windows stand.
    values : FloatArray
        What `padded` returns.
    """
    rank = len(task.axes)
    spans = tuple(axis.span for axis in task.axes)
    every: FloatArray = sliding_window_view(values, spans, axis=tuple(range(1, rank + 1)))
    stamped = task.layer.kind is Kind.TRANSPOSED
    stride = tuple(slice(None, None, 1 if stamped else axis.stride) for axis in task.axes)
    dilation = tuple(slice(None, None, -axis.dilation if stamped else axis.dilation) for axis in task.axes)
    return every[(slice(None), *stride, *dilation)]


def met(task: Task, image: int, channel: int, cell: tuple[int, ...]) -> tuple[FloatArray, tuple[slice, ...]]:
    """Return the inputs that one weight multiplies, and the outputs that these products go into.

    Parameters
    ----------
    task : Task
        Inputs and geometry.
    image, channel : int
        Which plane of which input.
    cell : tuple of int
        The weight's place in its kernel.

    Returns
    -------
    FloatArray
        One for each output that it goes into: for a convolution those are all, shape (*output_size).
    tuple of slice
        Those outputs, along each axis.
    """
    outputs = tuple(_reached(axis, index) for axis, index in zip(task.axes, cell, strict=True))
    every = windows(task, padded(task, image))[channel]
    return every[(*outputs, *cell)].copy(), outputs


def _reached(axis: Axis | TransposedAxis, kernel_index: int) -> slice:
    """Return the outputs along an axis that one weight contributes to."""
    if isinstance(axis, Axis):
        return slice(None)
    cells, first = axis.inputs_of(kernel_index), int(axis.stamped(0)[kernel_index])
    return slice(first + cells.start * axis.stride, first + cells.stop * axis.stride, axis.stride)


def correlated(
    task: Task, maps: npt.ArrayLike, images: npt.ArrayLike | None = None
) -> npt.NDArray[np.float64]:
    """Return the correlation of the input with maps of output size: ∂L/∂w where the maps are ∂L/∂Ŷ.

    w[o, c, k] meets X[c, s·p + d·k] at every output p, so its share of the change is Σ over p of that input times
    ∂L/∂Ŷ[o, p]; the sum over images is added in float64. In a transposed convolution it takes X[c, i] to the output
    s·i + d·k, where padding has not removed it: Σ over i of X[c, i] times ∂L/∂Ŷ[o, s·i + d·k − padding].

    Parameters
    ----------
    task : Task
        Inputs and geometry.
    maps : array_like
        Shape (n, O, *output_size).
    images : array_like of int, optional
        The numbers of the n images the maps belong to; all in order where left out.

    Returns
    -------
    ndarray of float64
        Shape (O, C / groups, *kernel_size).
    """
    values = np.asarray(maps, dtype=np.float64)
    filters, planes, *kernel = task.weight_shape
    groups = task.layer.groups
    result = np.zeros((groups, filters // groups, planes, *kernel))
    for image, wanted in zip(
        range(len(values)) if images is None else np.asarray(images), values, strict=True
    ):
        grouped = wanted.reshape(groups, filters // groups, -1)
        every = windows(task, padded(task, int(image)))
        for tap in np.ndindex(*kernel):
            met = every[(..., *tap)].reshape(groups, planes, -1)
            result[(..., *tap)] += grouped @ met.swapaxes(1, 2)
    return result.reshape(task.weight_shape)
