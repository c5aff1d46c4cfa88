"""What a layer of each kind does, by torch: on its whole input, or on a slab of it.

An `Operation` is a layer that is ready to compute on a device. To its caller all kinds are alike: what it has to know
of one is here, and nowhere else in the engine but for what a value costs (`tiles.cost`).
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core.document import Document, FloatArray
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.torch_weight import torch_weight
from convstudio.core.operators.window_axis import Axis
from convstudio.engine import tiles
from convstudio.engine.convolving import Border, Function, convolution, cropped, padded, sides, stamping

_MAX_POOL: Final[dict[int, Function]] = {1: F.max_pool1d, 2: F.max_pool2d, 3: F.max_pool3d}
_AVERAGE_POOL: Final[dict[int, Function]] = {2: F.avg_pool2d, 3: F.avg_pool3d}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Part of an output, and what it is made of.

    Attributes
    ----------
    x : torch.Tensor
        Shape (1, C, *spatial): the planes that `channels` are made of, and along an axis that is cut, only the cells
        that are needed.
    channels : range
        Output channels.
    places : tuple of range
        Output indices along each axis.
    borders : tuple of (int, int)
        Cells (before, after) along each axis that are still to be added to `x`; for a transposed convolution, those
        to be removed from its output, of which those after may be negative.
    """

    x: torch.Tensor
    channels: range
    places: tuple[range, ...]
    borders: tuple[Border, ...]


class Operation(ABC):
    """A possible layer on a device; inside torch.inference_mode.

    Parameters
    ----------
    document : Document
        The layer.
    device : torch.device
        Where to compute.
    """

    fill = 0.0
    """The value of padded cells that show no other."""

    def __init__(self, document: Document, device: torch.device) -> None:
        self._document, self._layer, self._device = document, document.layer, device
        self._places = tuple(map(range, geometry.output_shape(document)))

    def whole(self) -> torch.Tensor:
        """Return the output, of shape (O, *output_size), made in one call just as torch's own layer does."""
        document = self._document
        x = torch.from_numpy(document.signal.values.copy()).to(self._device)
        every = range(document.out_channels)
        return self._made(_Piece(x.unsqueeze(0), every, self._places, self._borders())).squeeze(0)

    def tile(self, tile: tiles.Tile, number: int) -> torch.Tensor:
        """Return a block of the output, of shape (channels, *size), cut along spatial axis `number`.

        Several threads may ask at the same time.
        """
        places, borders = list(self._places), list(self._borders())
        places[number] = tile.rows
        cells, borders[number] = self._needed(tile.rows, number)
        rows = tiles.padded_rows(self._document, tile.channels, number, cells, self.fill)
        x = torch.from_numpy(rows).to(self._device).unsqueeze(0)
        piece = _Piece(x, tile.channels, tuple(places), tuple(borders))
        return self._made(piece).squeeze(0)

    @abstractmethod
    def _borders(self) -> tuple[Border, ...]:
        """Return the borders of the whole layer."""

    def _needed(self, rows: range, number: int) -> tuple[range, Border]:
        """Return the padded indices that output indices `rows` are made of, and what is then left of the border."""
        axis = geometry.window_axes(self._document)[number]
        return range(axis.start(rows[0]), axis.start(rows[-1]) + axis.span), (0, 0)

    @abstractmethod
    def _made(self, piece: _Piece) -> torch.Tensor:
        """Return a piece of the output, of shape (1, channels, *size)."""


class _Weighted(Operation):
    """A layer with weights and biases."""

    def __init__(self, document: Document, device: torch.device) -> None:
        super().__init__(document, device)
        weight = torch_weight(document)
        if self._layer.flipped:
            weight = np.flip(weight, axis=tuple(range(2, weight.ndim)))
        self._weight = torch.from_numpy(weight.copy()).to(device)
        self._bias = torch.from_numpy(document.bias.copy()).to(device)

    def _borders(self) -> tuple[Border, ...]:
        return self._layer.padding


class _Convolution(_Weighted):
    def _made(self, piece: _Piece) -> torch.Tensor:
        part = slice(piece.channels.start, piece.channels.stop)
        x, inside = padded(piece.x, self._layer, piece.borders)
        weight = self._weight[part]
        return convolution(self._layer, inside, x.shape[1] // weight.shape[1])(x, weight, self._bias[part])


class _Transposed(_Weighted):
    def _borders(self) -> tuple[Border, ...]:
        return cropped(self._layer)

    def _needed(self, rows: range, number: int) -> tuple[range, Border]:
        """Return the input cells whose stamps reach `rows`, or the gap in which they begin."""
        axis = geometry.transposed_axes(self._document)[number]
        reaching = -((axis.span - 1 - axis.before - rows[0]) // axis.stride)
        last = [min((row + axis.before) // axis.stride, axis.in_size - 1) for row in (rows[0], rows[-1])]
        cells = range(max(min(reaching, last[0]), 0), last[1] + 1)
        before = rows[0] - axis.start(cells[0])
        full = (len(cells) - 1) * axis.stride + axis.span
        return cells, (before, full - before - len(rows))

    def _made(self, piece: _Piece) -> torch.Tensor:
        bias = self._bias[piece.channels.start : piece.channels.stop]
        groups = piece.x.shape[1] // self._document.weight.shape[1]
        sizes = tuple(map(len, piece.places))
        return stamping(self._layer, piece.borders, sizes, groups)(piece.x, self._part(piece.channels), bias)

    def _part(self, channels: range) -> torch.Tensor:
        """Return the weights of some maps, which are whole groups or lie within one, in torch's arrangement."""
        planes, per_group = tiles.planes_of(self._document, channels), self._weight.shape[1]
        first = channels.start % per_group
        return self._weight[planes.start : planes.stop, first : first + len(channels)]


class _Pooling(Operation):
    """A layer that makes each plane smaller by itself."""

    def _borders(self) -> tuple[Border, ...]:
        return tuple(axis.ghosts for axis in geometry.window_axes(self._document))

    def _padded(self, piece: _Piece) -> torch.Tensor:
        if not any(map(any, piece.borders)):
            return piece.x
        return F.pad(piece.x, sides(piece.borders), value=self.fill)


class _MaxPool(_Pooling):
    fill = -math.inf

    def _made(self, piece: _Piece) -> torch.Tensor:
        document, layer = self._document, self._layer
        y: torch.Tensor = _MAX_POOL[layer.rank](
            self._padded(piece), document.kernel_size, layer.stride, 0, layer.dilation
        )
        return y


class _AveragePool(_Pooling):
    """Sums of windows over what each is to be divided by: torch's own way, for any padding."""

    def __init__(self, document: Document, device: torch.device) -> None:
        super().__init__(document, device)
        self._cells = [
            torch.from_numpy(counts).to(device)
            for counts in map(self._counted, geometry.window_axes(document), self._places)
        ]

    def _counted(self, axis: Axis, places: range) -> FloatArray:
        """Return how many cells of each window along an axis count: an overhang never does, and padding may."""
        before, after = (axis.before, axis.after) if self._layer.count_include_pad else (0, 0)
        starts = np.arange(len(places)) * axis.stride - axis.before
        stops = np.minimum(starts + axis.kernel, axis.in_size + after)
        return (stops - np.maximum(starts, -before)).astype(np.float32)

    def _made(self, piece: _Piece) -> torch.Tensor:
        kernel, stride, x = self._document.kernel_size, self._layer.stride, self._padded(piece)
        # torch's own average over one axis is that over two, and has no divisor to override.
        flat = x.dim() == 3
        if flat:
            kernel, stride, x = (1, *kernel), (1, *stride), x.unsqueeze(2)
        sums: torch.Tensor = _AVERAGE_POOL[len(kernel)](x, kernel, stride, divisor_override=1)
        return (sums.squeeze(2) if flat else sums).div_(self._divisor(piece.places))

    def _divisor(self, places: Sequence[range]) -> torch.Tensor:
        divisor = torch.ones((), device=self._device)
        for counts, some in zip(self._cells, places, strict=True):
            divisor = divisor.unsqueeze(-1) * counts[some.start : some.stop]
        return divisor


_OPERATIONS: Final[dict[Kind, type[Operation]]] = {
    Kind.CONVOLUTION: _Convolution,
    Kind.TRANSPOSED: _Transposed,
    Kind.MAX_POOL: _MaxPool,
    Kind.AVERAGE_POOL: _AveragePool,
}


def operation(document: Document, device: torch.device) -> Operation:
    """Return a possible layer, ready to compute on `device`.

    Raises
    ------
    ShapeError
        Where it is impossible.
    """
    return _OPERATIONS[document.layer.kind](document, device)
