"""One output value, taken apart into its terms.

This is the arithmetic on screen, and the oracle's counterpart: the terms are summed here in float64 with numpy,
while the value shown beside them is torch's. Tests hold the two together.
"""

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document, FloatArray, frozen
from convstudio.core.operators import geometry


@dataclass(frozen=True, slots=True, eq=False)
class ChannelTrace:
    """The products of one input channel, in the kernel's own arrangement.

    Attributes
    ----------
    channel : int
        Index of the input channel.
    inputs, weights, products : FloatArray
        Shape (*kernel_size); products[k] = inputs[k] · weights[k] in float32.
    padded : ndarray of bool
        Shape (*kernel_size); True where the input cell lies in the padding.
    positions : ndarray of intp
        Shape (rank, *kernel_size): the padded index (see geometry) of each input cell.
    """

    channel: int
    inputs: FloatArray
    weights: FloatArray
    products: FloatArray
    padded: npt.NDArray[np.bool_]
    positions: npt.NDArray[np.intp]

    @property
    def subtotal(self) -> float:
        """Sum of the products, added in float64."""
        return float(np.multiply(self.inputs, self.weights, dtype=np.float64).sum())

    @property
    def row_sums(self) -> npt.NDArray[np.float64]:
        """Sum of the products along the last axis, shape kernel_size[:-1], in float64."""
        return np.asarray(np.multiply(self.inputs, self.weights, dtype=np.float64).sum(axis=-1))


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """How one output value comes about: Y = Σ channels Σ products + bias.

    Attributes
    ----------
    out_channel : int
        Index of the output channel.
    position : tuple of int
        Output index along each axis.
    channels : tuple of ChannelTrace
        One for each input channel of the group.
    bias : float
        The one bias of the output channel.
    """

    out_channel: int
    position: tuple[int, ...]
    channels: tuple[ChannelTrace, ...]
    bias: float

    @property
    def total(self) -> float:
        """Sum of all products and the bias, added in float64."""
        return sum(channel.subtotal for channel in self.channels) + self.bias


def trace(document: Document, out_channel: int, position: tuple[int, ...]) -> Trace:
    """Return the terms of the output value at `position` of map `out_channel`.

    Parameters
    ----------
    document : Document
        A layer whose geometry is possible.
    out_channel : int
        0 ≤ out_channel < O.
    position : tuple of int
        Output index along each axis.

    Raises
    ------
    IndexError
        Where the output has no such value.
    """
    every = geometry.axes(document)
    if not all(0 <= index < axis.size for index, axis in zip(position, every, strict=True)):
        raise IndexError(f"output position {position} is outside {tuple(axis.size for axis in every)}")
    positions = np.array(
        np.meshgrid(*(axis.taps(i) for axis, i in zip(every, position, strict=True)), indexing="ij")
    )
    sources = [
        np.array([-1 if (s := axis.source(int(i))) is None else s for i in axis.taps(index)], dtype=np.intp)
        for axis, index in zip(every, position, strict=True)
    ]
    grid = np.ix_(*sources)
    missing = np.zeros(document.kernel_size, dtype=np.bool_)
    padded = np.zeros(document.kernel_size, dtype=np.bool_)
    for number, (axis, source) in enumerate(zip(every, sources, strict=True)):
        shape = tuple(-1 if number == other else 1 for other in range(len(every)))
        missing |= (source < 0).reshape(shape)
        outside = (positions[number] < 0) | (positions[number] >= axis.in_size)
        padded |= outside
    channels = []
    for plane, channel in enumerate(document.input_planes(out_channel)):
        inputs = np.where(missing, np.float32(0), document.signal.values[channel][grid])
        weights = document.weight[out_channel, plane]
        with np.errstate(over="ignore"):  # as torch: beyond float32 is infinite
            products = inputs * weights
        channels.append(ChannelTrace(channel, inputs, weights, products, padded, positions))
    return Trace(out_channel, position, tuple(channels), float(document.bias[out_channel]))


def traced_output(document: Document) -> FloatArray:
    """Return the whole output, each value summed from its trace.

    Slow (one window at a time) and independent of torch: for the small first picture while torch is still
    loading.

    Raises
    ------
    ShapeError
        Where the geometry is impossible.
    StudioError
        NOT_FINITE where a sum is beyond float32.
    """
    shape = geometry.output_shape(document)
    output = np.empty((document.out_channels, *shape))
    for channel in range(document.out_channels):
        for position in itertools.product(*map(range, shape)):
            output[(channel, *position)] = trace(document, channel, position).total
    return frozen(output)
