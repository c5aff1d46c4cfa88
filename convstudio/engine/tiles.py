"""Cutting a large layer into blocks that are quick to stop and small in memory.

One call of torch's convolution on a 4096×4096 picture cannot be interrupted and allocates many times the
picture. So the output is cut into slabs along its longest spatial axis, each computed from the rows of the
input that its windows cover (its own and a halo), and, where even that is too much work, into blocks of
channels.
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from convstudio.core.document import Color, Document, FloatArray, Signal
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry

WHOLE_VALUES = 2**19
WHOLE_PRODUCTS = 2**25
"""A layer with at most this many values in and out, and products to sum, is computed in one call: ≤ 10 ms."""

TILE_VALUES = 2**18
"""Values of input or output a tile has, if it can: 1 MiB, so that a tile stays in the processor's cache. Measured,
this is up to five times as fast as one call, whose fresh memory the system has to clear first."""

TILE_PRODUCTS = 2**26
"""Products a tile has at most: 5 to 60 ms on one slow core, which is how long stopping may take."""

BLOCK_BYTES = 2**28
"""Bytes of maps that a block of channels has, if it can, where the maps are not kept. Measured on 2048×2048, 16 maps
at a time take half as long as 4."""

_STAMPED_AT_ONCE = 16
"""Channels that a transposed convolution works on together."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A block of the output.

    Attributes
    ----------
    channels : range
        Output channels.
    rows : range
        Output indices along the axis that is cut.
    """

    channels: range
    rows: range


def cost(document: Document) -> int:
    """Return the time that one value of a map takes, measured in products of a convolution.

    Measured on the slowest of each kind: a pooling layer takes up to four times as long for a cell as a convolution
    for a product. A transposed one is quicker, by far, but works on 16 channels whether there are so many or not.
    """
    layer, cells = document.layer, math.prod(document.kernel_size)
    filters, planes = map(int, document.weight.shape[:2])
    filters //= layer.groups
    if layer.kind is Kind.CONVOLUTION:
        return cells * planes
    if layer.kind is not Kind.TRANSPOSED:
        return 4 * cells
    products = cells * max(planes, _STAMPED_AT_ONCE) * max(filters, _STAMPED_AT_ONCE) // 8
    return max(products // (filters * math.prod(layer.stride)), 1)


def is_small(document: Document, shape: tuple[int, ...]) -> bool:
    """Return whether the layer is computed in one call, exactly as torch.nn.Conv2d would."""
    size = document.out_channels * math.prod(shape)
    return max(size, document.signal.values.size) <= WHOLE_VALUES and size * cost(document) <= WHOLE_PRODUCTS


def cut_axis(shape: tuple[int, ...]) -> int:
    """Return the number of the spatial axis to cut: the longest of the output."""
    return shape.index(max(shape))


def plan(document: Document, shape: tuple[int, ...]) -> list[Tile]:
    """Return the tiles that make up an output of spatial `shape`, in order.

    A block of channels is some whole groups, or lies within one.
    """
    number = cut_axis(shape)
    across = math.prod(shape) // shape[number]
    per_row = across * cost(document)
    values_read, halo = _read(document, number)
    most = TILE_PRODUCTS // per_row
    if document.layer.kind is Kind.TRANSPOSED:  # its halo is not only read, but computed
        most = min(most // halo, max(TILE_VALUES // (across * halo), _STAMPED_AT_ONCE))
    blocks = list(_channel_blocks(document, max(most, 1)))
    widest = max(map(len, blocks))
    rows = TILE_VALUES // max(across * widest, values_read, 1)
    rows = max(rows, halo)  # a halo greater than the tile is work done twice
    rows = max(min(rows, TILE_PRODUCTS // (per_row * widest)), 1)
    rows = math.ceil(shape[number] / math.ceil(shape[number] / rows))  # as many tiles, of equal size
    starts = range(0, shape[number], rows)
    return [
        Tile(block, range(start, min(start + rows, shape[number])))
        for block, start in itertools.product(blocks, starts)
    ]


def _read(document: Document, number: int) -> tuple[int, int]:
    """Return how many values of the input a row reads, beside its halo, and in how many rows a halo is read."""
    axis, stride = geometry.axes(document)[number], document.layer.stride[number]
    per_row = document.signal.values.size // axis.in_size
    if document.layer.kind is Kind.TRANSPOSED:
        return per_row // stride, axis.span
    return per_row * stride, axis.span // stride


def _channel_blocks(document: Document, most: int) -> Iterator[range]:
    """Yield blocks of at most `most` output channels: some whole groups, or what lies within one."""
    channels = document.out_channels
    per_group = channels // document.groups
    if most >= per_group:
        step = most // per_group * per_group
        yield from (range(start, min(start + step, channels)) for start in range(0, channels, step))
        return
    for first in range(0, channels, per_group):
        for start in range(first, first + per_group, most):
            yield range(start, min(start + most, first + per_group))


def blocks(document: Document, shape: tuple[int, ...]) -> list[range]:
    """Return blocks of output channels whose maps of spatial `shape` take BLOCK_BYTES at most, or are one.

    A block is some whole groups, or lies within one.
    """
    return list(_channel_blocks(document, max(BLOCK_BYTES // (4 * math.prod(shape)), 1)))


def planes_of(document: Document, channels: range) -> range:
    """Return the input planes that a block of output channels is made of."""
    return range(document.input_planes(channels[0]).start, document.input_planes(channels[-1]).stop)


def part(document: Document, channels: range) -> Document:
    """Return the layer that makes only the output maps `channels`: some whole groups, or some of one.

    A pooling layer has its weights in their first size, and no others.
    """
    if len(channels) == document.out_channels:
        return document
    planes, signal = planes_of(document, channels), document.signal
    if len(planes) < signal.channels:
        signal = Signal(signal.values[planes.start : planes.stop], Color.STACK, signal.low, signal.high)
    if not document.layer.kind.weighted:
        weight = np.zeros((1, len(planes), *document.kernel_size), dtype=np.float32)
        return Document(signal, replace(document.layer, groups=1), weight, np.zeros(1, dtype=np.float32))
    weight = document.weight[channels.start : channels.stop]
    return Document(
        signal,
        replace(document.layer, groups=len(planes) // weight.shape[1]),
        weight,
        document.bias[channels.start : channels.stop],
    )


def padded_rows(
    document: Document, channels: range, number: int, cells: range, fill: float = 0.0
) -> FloatArray:
    """Return the input that a tile needs: its planes, padded along the cut axis and along no other.

    Parameters
    ----------
    document : Document
        The layer.
    channels : range
        Output channels of the tile.
    number : int
        Which spatial axis is cut.
    cells : range
        Padded indices along it.
    fill : float
        The value of padded cells that show no other.

    Returns
    -------
    FloatArray
        A writable copy, as torch wants it.
    """
    group, axis = planes_of(document, channels), geometry.axes(document)[number]
    planes = document.signal.values[group.start : group.stop]
    if cells.start >= 0 and cells.stop <= axis.in_size:
        return np.array(planes[(*(slice(None),) * (number + 1), slice(cells.start, cells.stop))], order="C")
    sources = axis.sources(cells.start, cells.stop)
    rows = np.take(planes, sources, axis=number + 1)
    np.moveaxis(rows, number + 1, 0)[sources < 0] = fill
    return rows
