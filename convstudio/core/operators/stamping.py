"""A transposed convolution as it is defined: every input cell stamps the kernel into the output; stamps add up."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document, FloatArray
from convstudio.core.operators import geometry


@dataclass(frozen=True, slots=True, eq=False)
class Stamp:
    """What one input cell adds to one output map.

    Attributes
    ----------
    out_channel : int
        Index of the output channel.
    channel : int
        Index of the input channel.
    source : tuple of int
        The input cell.
    value : float
        What stands in it, float32.
    weights, products : FloatArray
        Shape (*kernel_size); products[k] = value · weights[k] in float32.
    places : tuple of ndarray of intp
        For each axis the output index that each weight along it falls on, shape (kernel,).
    kept : ndarray of bool
        Shape (*kernel_size); False where a weight falls outside the output, on what the padding removes.
    """

    out_channel: int
    channel: int
    source: tuple[int, ...]
    value: float
    weights: FloatArray
    products: FloatArray
    places: tuple[npt.NDArray[np.intp], ...]
    kept: npt.NDArray[np.bool_]

    def place(self, kernel_index: tuple[int, ...]) -> tuple[int, ...]:
        """Return the output index that a weight falls on, which may be outside the output."""
        return tuple(int(along[index]) for along, index in zip(self.places, kernel_index, strict=True))


def stamp_cells(document: Document, source: tuple[int, ...]) -> tuple[npt.NDArray[np.intp], ...]:
    """Return where the stamp of an input cell falls.

    Parameters
    ----------
    document : Document
        A transposed convolution.
    source : tuple of int
        The input cell.

    Returns
    -------
    tuple of ndarray of intp
        For each axis the output index of each weight along it, shape (kernel,), in the kernel's own order; those
        below 0 and from the output's size on are cropped.
    """
    axes = geometry.transposed_axes(document)
    return tuple(axis.stamped(index) for axis, index in zip(axes, source, strict=True))


def stamp(document: Document, out_channel: int, channel: int, source: tuple[int, ...]) -> Stamp:
    """Return what the cell at `source` of input `channel` adds to map `out_channel`.

    Parameters
    ----------
    document : Document
        A transposed convolution.
    out_channel, channel : int
        The output map, and one of the input planes that feed it.
    source : tuple of int
        The input cell.

    Raises
    ------
    IndexError
        Where the plane does not feed the map, or the input has no such cell.
    """
    planes = document.input_planes(out_channel)
    inside = all(0 <= index < size for index, size in zip(source, document.signal.spatial, strict=True))
    if channel not in planes or not inside:
        raise IndexError(f"no cell {source} of input {channel} is stamped into map {out_channel}")
    places = stamp_cells(document, source)
    kept = np.ones(document.kernel_size, dtype=np.bool_)
    for along, axis in zip(np.ix_(*places), geometry.transposed_axes(document), strict=True):
        kept &= (along >= 0) & (along < axis.size)
    value = document.signal.values[(channel, *source)]
    weights = document.weight[out_channel, planes.index(channel)]
    with np.errstate(over="ignore"):  # as torch: beyond float32 is infinite
        products = value * weights
    return Stamp(out_channel, channel, source, float(value), weights, products, places, kept)


def partial_output(document: Document, out_channel: int, upto: int) -> FloatArray:
    """Return a map as it is when some input cells have stamped: the bias, and their stamps on it.

    Parameters
    ----------
    document : Document
        A transposed convolution whose geometry is possible. Small: every product is worked out here.
    out_channel : int
        The output map. A cell stamps in all planes that feed it at once.
    upto : int
        How many cells have stamped, in row-major order.

    Returns
    -------
    FloatArray
        Shape (*output), added in float64.
    """
    axes = geometry.transposed_axes(document)
    planes, spatial = document.input_planes(out_channel), document.signal.spatial
    values = document.signal.values[planes.start : planes.stop].astype(np.float64)
    values.reshape(len(planes), math.prod(spatial))[:, upto:] = 0
    weights = document.effective_weight()[out_channel].astype(np.float64)
    grown = np.zeros(tuple(axis.full + axis.output_padding for axis in axes))
    for kernel_index in np.ndindex(*document.kernel_size):
        fallen = tuple(
            slice(
                index * axis.dilation,
                index * axis.dilation + (axis.in_size - 1) * axis.stride + 1,
                axis.stride,
            )
            for index, axis in zip(kernel_index, axes, strict=True)
        )
        grown[fallen] += np.tensordot(weights[(slice(None), *kernel_index)], values, axes=1)
    kept = tuple(slice(axis.before, axis.before + axis.size) for axis in axes)
    with np.errstate(over="ignore"):
        return (grown[kept] + float(document.bias[out_channel])).astype(np.float32)
