"""One output value, taken apart into its terms.

This is the arithmetic on screen, and the oracle's counterpart: the terms are summed here in float64 with numpy,
while the value shown beside them is torch's. Tests hold the two together.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Document, FloatArray, LayerSpec, frozen
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.geometry import AnyAxis

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class ChannelTrace:
    """The products of one input channel, in the kernel's own arrangement.

    Attributes
    ----------
    channel : int
        Index of the input channel.
    inputs, weights, products : FloatArray
        Shape (*kernel_size); products[k] = inputs[k] · weights[k] in float32. Pooling weighs every cell by 1.
    padded : ndarray of bool
        Shape (*kernel_size); True where the input cell lies in the padding, or beyond it.
    used : ndarray of bool
        Shape (*kernel_size); False where nothing is contributed: weights of a transposed convolution whose stamps do
        not reach this output, cells of -∞ under a maximum, cells that an average does not count.
    positions : ndarray of intp
        Shape (rank, *kernel_size): the padded index (see geometry) of each input cell; without meaning where a weight
        of a transposed convolution is not used.
    """

    channel: int
    inputs: FloatArray
    weights: FloatArray
    products: FloatArray
    padded: BoolArray
    used: BoolArray
    positions: npt.NDArray[np.intp]

    @property
    def subtotal(self) -> float:
        """Sum of the products that are used, added in float64."""
        return float(self._terms.sum())

    @property
    def row_sums(self) -> npt.NDArray[np.float64]:
        """Sum of the products that are used along the last axis, shape kernel_size[:-1], in float64."""
        return np.asarray(self._terms.sum(axis=-1))

    @property
    def _terms(self) -> npt.NDArray[np.float64]:
        """The products in float64, with 0 where one is not used."""
        with np.errstate(invalid="ignore"):
            products = np.multiply(self.inputs, self.weights, dtype=np.float64)
        return np.where(self.used, products, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """How one output value comes about.

    Y = Σ channels Σ products + bias for both convolutions; the largest cell, or the sum of the cells over their
    number, for pooling, which takes one channel and has no bias.

    Attributes
    ----------
    kind : Kind
        What is done with the terms.
    out_channel : int
        Index of the output channel.
    position : tuple of int
        Output index along each axis.
    channels : tuple of ChannelTrace
        One for each input channel of the group; exactly one where the layer pools.
    bias : float
        The one bias of the output channel; 0 where the layer pools.
    """

    kind: Kind
    out_channel: int
    position: tuple[int, ...]
    channels: tuple[ChannelTrace, ...]
    bias: float

    @property
    def total(self) -> float:
        """What the terms come to, worked out in float64; -∞ for a maximum of nothing but padding."""
        if self.kind is Kind.MAX_POOL:
            winner = self.winner
            return -np.inf if winner is None else float(self.channels[0].inputs[winner])
        if self.kind is Kind.AVERAGE_POOL:
            return self.channels[0].subtotal / self.divisor
        return sum(channel.subtotal for channel in self.channels) + self.bias

    @property
    def divisor(self) -> int:
        """What an average divides by, the cells it counts; 1 for every other kind."""
        return int(self.channels[0].used.sum()) if self.kind is Kind.AVERAGE_POOL else 1

    @property
    def winner(self) -> tuple[int, ...] | None:
        """The kernel index of the maximum, of equal ones the first in row-major order, as torch has it.

        None where there is no maximum: for other kinds, and for a window in which there is padding alone.
        """
        if self.kind is not Kind.MAX_POOL or not self.channels[0].used.any():
            return None
        part = self.channels[0]
        first = int(np.where(part.used, part.inputs, -np.inf).argmax())
        return tuple(int(index) for index in np.unravel_index(first, part.inputs.shape))

    @property
    def winning_cell(self) -> tuple[int, ...] | None:
        """The input cell of the maximum, or None where there is none."""
        winner = self.winner
        if winner is None:
            return None
        return tuple(int(along[winner]) for along in self.channels[0].positions)


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
    every, layer = geometry.axes(document), document.layer
    if not all(0 <= index < axis.size for index, axis in zip(position, every, strict=True)):
        raise IndexError(f"output position {position} is outside {tuple(axis.size for axis in every)}")
    taps = [axis.taps(index) for axis, index in zip(every, position, strict=True)]
    sources = [_sources(axis, along) for axis, along in zip(every, taps, strict=True)]
    missing = ~_all([source >= 0 for source in sources])
    padded = ~_all([(along >= 0) & (along < axis.in_size) for axis, along in zip(every, taps, strict=True)])
    met = _all([axis.meets(index) for axis, index in zip(every, position, strict=True)])
    used = met & _counted(layer, every, taps, padded)
    positions = np.array(np.meshgrid(*taps, indexing="ij"))
    absent = np.float32(-np.inf if layer.kind is Kind.MAX_POOL else 0)
    channels = []
    for plane, channel in enumerate(document.input_planes(out_channel)):
        inputs = np.where(missing | ~met, absent, document.signal.values[channel][np.ix_(*sources)])
        weights = (
            document.weight[out_channel, plane] if layer.kind.weighted else np.ones_like(inputs, np.float32)
        )
        with np.errstate(over="ignore"):  # as torch: beyond float32 is infinite
            products = inputs * weights
        channels.append(ChannelTrace(channel, inputs, weights, products, padded & met, used, positions))
    bias = float(document.bias[out_channel]) if layer.kind.weighted else 0.0
    return Trace(layer.kind, out_channel, position, tuple(channels), bias)


def _sources(axis: AnyAxis, taps: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Return the input index that each tap along an axis shows, with -1 for none."""
    return np.array([-1 if (source := axis.source(int(tap))) is None else source for tap in taps], np.intp)


def _all(along: list[BoolArray]) -> BoolArray:
    """Return where a condition holds along every axis, shape (*kernel_size)."""
    return reduce(np.logical_and.outer, along)


def _counted(
    layer: LayerSpec, every: tuple[AnyAxis, ...], taps: list[npt.NDArray[np.intp]], padded: BoolArray
) -> BoolArray:
    """Return which cells a layer makes use of, if it meets them.

    Padding is a term like any other for a convolution. A maximum never takes it; an average counts it where
    `count_include_pad` says so, but never what lies beyond it, where `ceil_mode` lets a window reach.
    """
    if layer.kind.weighted:
        return np.ones_like(padded)
    if layer.kind is Kind.MAX_POOL or not layer.count_include_pad:
        return ~padded
    return _all(
        [
            along < axis.in_size + after
            for axis, along, (_, after) in zip(every, taps, layer.padding, strict=True)
        ]
    )


def traced_output(document: Document) -> FloatArray:
    """Return the whole output, each value the same sum as its trace.

    Worked out in numpy, one weight after the other, in float64: for the small first picture while torch is still
    loading, and for what a lesson asks. It holds as many numbers as all input planes have at the size of the output.

    Raises
    ------
    ShapeError
        Where the geometry is impossible.
    StudioError
        NOT_FINITE where a value is beyond float32, or the maximum of nothing but padding.
    """
    shape, layer = geometry.output_shape(document), document.layer
    outputs = [np.arange(size, dtype=np.intp)[:, np.newaxis] for size in shape]
    every = geometry.strided_axes(document)
    taps = [axis.taps(column) for axis, column in zip(every, outputs, strict=True)]
    sources = [_table(axis, along) for axis, along in zip(every, taps, strict=True)]
    met = [
        axis.meets(column) & (source >= 0)
        for axis, column, source in zip(every, outputs, sources, strict=True)
    ]
    counted = met
    if layer.count_include_pad:
        ends = (axis.in_size + after for axis, (_, after) in zip(every, layer.padding, strict=True))
        counted = [along < end for along, end in zip(taps, ends, strict=True)]
    weight = document.weight.reshape(document.layer.groups, -1, *document.weight.shape[1:]).astype(np.float64)
    total = np.full((document.out_channels, *shape), -np.inf if layer.kind is Kind.MAX_POOL else 0.0)
    planes, count = np.arange(document.in_channels), np.zeros(shape)
    for index in np.ndindex(*document.kernel_size):
        there = _all([mask[:, tap] for mask, tap in zip(met, index, strict=True)])
        cells = [source[:, tap] for source, tap in zip(sources, index, strict=True)]
        inputs = document.signal.values[np.ix_(planes, *cells)].astype(np.float64)
        if layer.kind is Kind.MAX_POOL:
            np.maximum(total, np.where(there, inputs, -np.inf), out=total)
        elif layer.kind is Kind.AVERAGE_POOL:
            total += np.where(there, inputs, 0.0)
            count += _all([mask[:, tap] for mask, tap in zip(counted, index, strict=True)])
        else:
            grouped = np.where(there, inputs, 0.0).reshape(layer.groups, -1, there.size)
            total += (weight[(slice(None), slice(None), slice(None), *index)] @ grouped).reshape(total.shape)
    if layer.kind is Kind.AVERAGE_POOL:
        total /= count
    elif layer.kind.weighted:
        total += document.bias.reshape(-1, *(1,) * layer.rank)
    return frozen(total)


def _table(axis: AnyAxis, taps: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Return the input index that each of many taps along an axis shows, with -1 for none."""
    first = int(taps.min())
    return axis.sources(first, int(taps.max()) + 1)[taps - first]
