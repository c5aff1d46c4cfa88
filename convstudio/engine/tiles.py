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

from convstudio.core.document import Color, Document, FloatArray, PaddingMode, Signal
from convstudio.core.operators.window_axis import Axis

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


def is_small(document: Document, shape: tuple[int, ...]) -> bool:
    """Return whether the layer is computed in one call, exactly as torch.nn.Conv2d would."""
    values = max(document.out_channels * math.prod(shape), document.signal.values.size)
    return values <= WHOLE_VALUES and math.prod(shape) * document.weight.size <= WHOLE_PRODUCTS


def cut_axis(shape: tuple[int, ...]) -> int:
    """Return the number of the spatial axis to cut: the longest of the output."""
    return shape.index(max(shape))


def plan(document: Document, shape: tuple[int, ...]) -> list[Tile]:
    """Return the tiles that make up an output of spatial `shape`, in order.

    A block of channels is all of them, or lies within one group.
    """
    number = cut_axis(shape)
    stride = document.layer.stride[number]
    span = document.layer.dilation[number] * (document.kernel_size[number] - 1) + 1
    across = math.prod(shape) // shape[number]
    per_row = across * document.weight[0].size
    blocks = list(_channel_blocks(document, max(TILE_PRODUCTS // per_row, 1)))
    widest = max(map(len, blocks))
    values_read = stride * document.signal.values.size // document.signal.spatial[number]
    rows = TILE_VALUES // max(across * widest, values_read)
    rows = max(rows, span // stride)  # a halo greater than the tile is work done twice
    rows = max(min(rows, TILE_PRODUCTS // (per_row * widest)), 1)
    rows = math.ceil(shape[number] / math.ceil(shape[number] / rows))  # as many tiles, of equal size
    starts = range(0, shape[number], rows)
    return [
        Tile(block, range(start, min(start + rows, shape[number])))
        for block, start in itertools.product(blocks, starts)
    ]


def _channel_blocks(document: Document, most: int) -> Iterator[range]:
    channels = document.out_channels
    if channels <= most:
        yield range(channels)
        return
    per_group = channels // document.layer.groups
    for first in range(0, channels, per_group):
        for start in range(first, first + per_group, most):
            yield range(start, min(start + most, first + per_group))


def blocks(document: Document, shape: tuple[int, ...]) -> list[range]:
    """Return blocks of output channels whose maps of spatial `shape` take BLOCK_BYTES at most, or are one.

    A block is all channels, or lies within one group.
    """
    return list(_channel_blocks(document, max(BLOCK_BYTES // (4 * math.prod(shape)), 1)))


def part(document: Document, channels: range) -> Document:
    """Return the layer that makes only the output maps `channels`: all of them, or some of one group."""
    if len(channels) == document.out_channels:
        return document
    signal = document.signal
    if document.layer.groups > 1:
        planes = document.input_planes(channels[0])
        signal = Signal(signal.values[planes.start : planes.stop], Color.STACK, signal.low, signal.high)
    return Document(
        signal,
        replace(document.layer, groups=1),
        document.weight[channels.start : channels.stop],
        document.bias[channels.start : channels.stop],
    )


def padded_rows(document: Document, tile: Tile, number: int, axis: Axis) -> FloatArray:
    """Return the input that `tile` needs: its channels, padded along the cut axis and along no other.

    Parameters
    ----------
    document : Document
        The layer.
    tile : Tile
        What is to be computed.
    number : int
        Which spatial axis is cut.
    axis : Axis
        Its geometry.

    Returns
    -------
    FloatArray
        A writable copy, as torch wants it.
    """
    planes = document.signal.values
    if len(tile.channels) < document.out_channels:
        group = document.input_planes(tile.channels[0])
        planes = planes[group.start : group.stop]
    first = axis.start(tile.rows[0])
    stop = axis.start(tile.rows[-1]) + axis.span
    if first >= 0 and stop <= axis.in_size:
        return np.array(planes[(*(slice(None),) * (number + 1), slice(first, stop))], order="C")
    sources = axis.sources(first, stop)
    rows = np.take(planes, sources, axis=number + 1)
    if axis.mode is PaddingMode.ZEROS:
        np.moveaxis(rows, number + 1, 0)[sources < 0] = 0
    return rows
