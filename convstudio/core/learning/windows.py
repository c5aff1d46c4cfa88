"""What each weight meets while the window slides, in numpy: the inputs of Ŷ, and of the gradient."""

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from convstudio.core.document import FloatArray, PaddingMode
from convstudio.core.learning.task import Task


def padded(task: Task, image: int) -> FloatArray:
    """Return input number `image` with its padding, shape (C, *padded_size)."""
    values: FloatArray = task.inputs[image]
    for number, axis in enumerate(task.axes, start=1):
        if not axis.before and not axis.after:
            continue
        sources = axis.sources(-axis.before, axis.in_size + axis.after)
        values = np.take(values, sources, axis=number)
        if axis.mode is PaddingMode.ZEROS:
            np.moveaxis(values, number, 0)[sources < 0] = 0
    return values


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
    stride = tuple(slice(None, None, axis.stride) for axis in task.axes)
    dilation = tuple(slice(None, None, axis.dilation) for axis in task.axes)
    return every[(slice(None), *stride, *dilation)]


def correlated(
    task: Task, maps: npt.ArrayLike, images: npt.ArrayLike | None = None
) -> npt.NDArray[np.float64]:
    """Return the correlation of the input with maps of output size: ∂L/∂w where the maps are ∂L/∂Ŷ.

    w[o, c, k] meets X[c, s·p + d·k] at every output p, so its share of the change is Σ over p of that input times
    ∂L/∂Ŷ[o, p]; the sum over images is added in float64.

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
