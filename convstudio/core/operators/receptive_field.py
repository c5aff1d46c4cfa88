"""What a value deep in a chain of layers sees of the input.

Positions are counted in cells of the input, the middle of its first cell being 0; everything holds along each axis
alone. Through the layers

    r ← r + (k - 1)·d·j,    start ← start + (d·(k - 1)/2 - p)·j,    j ← j·s,

from r = 1, start = 0, j = 1 (Dumoulin and Visin 2016; Araujo, Norris and Sim 2019): r cells are seen, the middle of
what unit u sees lies at start + u·j, and neighbors are j cells apart.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators.window_axis import Axis

Mask = npt.NDArray[np.bool_]

Span = tuple[int, int]
"""(first, stop) of cells along an axis."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One map of a chain: the input, or the output of a layer.

    Attributes
    ----------
    layer : ChainLayer or None
        What makes it; None for the input.
    axes : tuple of Axis
        Geometry of that layer along each spatial axis; empty for the input.
    size : tuple of int
        Size along each spatial axis.
    field : int
        Side of what a unit sees of the input, r.
    jump : int
        Cells of the input from what a unit sees to what its neighbor sees, j.
    start : float
        Middle of what the first unit sees.
    """

    layer: ChainLayer | None
    axes: tuple[Axis, ...]
    size: tuple[int, ...]
    field: int = 1
    jump: int = 1
    start: float = 0.0

    def box(self, unit: tuple[int, ...]) -> tuple[Span, ...]:
        """Return the cells of the input that a unit sees, along each axis; some may lie in the padding."""
        # start - (r - 1)/2 is the sum of -p·j over the layers, a whole number.
        first = round(self.start - (self.field - 1) / 2)
        return tuple((first + index * self.jump, first + index * self.jump + self.field) for index in unit)

    def nearest(self, cell: tuple[int, ...]) -> tuple[int, ...]:
        """Return the unit whose middle lies nearest to a cell of the input."""
        units = (round((place - self.start) / self.jump) for place in cell)
        return tuple(min(max(unit, 0), size - 1) for unit, size in zip(units, self.size, strict=True))

    @property
    def middle(self) -> tuple[int, ...]:
        """The unit in the middle."""
        return tuple(size // 2 for size in self.size)

    def clamped(self, unit: tuple[int, ...]) -> tuple[int, ...]:
        """Return the unit nearest to one that may lie beyond the map."""
        return tuple(min(max(index, 0), size - 1) for index, size in zip(unit, self.size, strict=True))


def stages(chain: Chain, size: tuple[int, ...]) -> tuple[Stage, ...]:
    """Return the maps of a chain, the input first.

    Parameters
    ----------
    chain : Chain
        Layers from the input on, each the same along all axes.
    size : tuple of int
        Of the input, along each spatial axis.

    Raises
    ------
    ShapeError
        Of the first layer that torch could not compute, as `Axis.check` has it, with two more values: `layer`, its
        number from 1, and `axes`, how many there are.
    """
    found = [Stage(None, (), size)]
    for number, layer in enumerate(chain, start=1):
        last = found[-1]
        axes = tuple(_axis(layer, cells) for cells in last.size)
        for axis_number, axis in enumerate(axes):
            try:
                axis.check(axis_number)
            except ShapeError as error:
                raise ShapeError(error.code, layer=number, axes=len(axes), **error.values) from error
        reach = layer.dilation * (layer.kernel - 1)
        found.append(
            Stage(
                layer,
                axes,
                tuple(axis.size for axis in axes),
                last.field + reach * last.jump,
                last.jump * layer.stride,
                last.start + (reach / 2 - layer.padding) * last.jump,
            )
        )
    return tuple(found)


def _axis(layer: ChainLayer, size: int) -> Axis:
    return Axis(
        in_size=size,
        kernel=layer.kernel,
        stride=layer.stride,
        before=layer.padding,
        after=layer.padding,
        dilation=layer.dilation,
        pools=layer.kind is not Kind.CONVOLUTION,
    )


def seen(maps: tuple[Stage, ...], number: int, unit: tuple[int, ...]) -> tuple[tuple[Mask, ...], ...]:
    """Return what a unit depends on in each map up to its own: its growth, layer by layer.

    Parameters
    ----------
    maps : tuple of Stage
        As `stages` returns them.
    number : int
        Index of the unit's map, 0 being the input.
    unit : tuple of int
        Its place there.

    Returns
    -------
    tuple of tuple of Mask
        For each of the maps 0 to `number`, and each axis of it, whether an index along the axis is used: a unit is
        where all of its indices are. Padding shows nothing of the input and is left out, so that at the border less
        is seen than `Stage.box` says; dilation leaves gaps.
    """
    masks = [_one(index, size) for index, size in zip(unit, maps[number].size, strict=True)]
    growth = [tuple(masks)]
    for stage in reversed(maps[1 : number + 1]):
        masks = [_before(axis, mask) for axis, mask in zip(stage.axes, masks, strict=True)]
        growth.append(tuple(masks))
    return tuple(reversed(growth))


def _one(index: int, size: int) -> Mask:
    mask = np.zeros(size, dtype=np.bool_)
    mask[index] = True
    return mask


def _before(axis: Axis, mask: Mask) -> Mask:
    """Return which input indices the outputs of `mask` are made of."""
    starts = np.flatnonzero(mask) * axis.stride - axis.before
    used = (starts[:, np.newaxis] + axis.dilation * np.arange(axis.kernel)).ravel()
    result = np.zeros(axis.in_size, dtype=np.bool_)
    result[used[(used >= 0) & (used < axis.in_size)]] = True
    return result


def hull(masks: tuple[Mask, ...]) -> tuple[Span, ...]:
    """Return the smallest box around what `seen` marks in one map; (0, 0) along an axis where it marks nothing."""
    spans = []
    for mask in masks:
        places = np.flatnonzero(mask)
        spans.append((int(places[0]), int(places[-1]) + 1) if places.size else (0, 0))
    return tuple(spans)
