"""The effective receptive field: |gradient| of one deep value with respect to the input (Luo et al. 2016).

The networks are random: convolutions have CHANNELS channels, He's normal weights and no bias, and nothing bends
their values (a ReLU is an option); max pooling chooses among the values that the input really leads to. Only what
the value depends on is computed, map by map, which changes no digit of the gradient.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core import limits
from convstudio.core.document import FloatArray, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators.effective_field import EffectiveField
from convstudio.core.operators.initialise import Scheme, random_weight
from convstudio.core.operators.receptive_field import Span, Stage, hull, seen
from convstudio.engine import memory

CHANNELS: Final = 8
"""Channels of every map between the input and the value; one alone would make a single weight near 0 a hole."""

_SMALL_CELLS: Final = 2**16
"""Cells of all maps below which threads that wait for each other cost more than they bring."""

_COPIES: Final = 3
"""Arrays as large as a map that are held at once: the map, its padded copy, its gradient."""

_CONVOLVE: Final = (F.conv1d, F.conv2d, F.conv3d)
_MAXIMUM: Final = (F.max_pool1d, F.max_pool2d, F.max_pool3d)
_AVERAGE: Final = (F.avg_pool1d, F.avg_pool2d, F.avg_pool3d)


@dataclass(frozen=True, slots=True)
class Network:
    """How the random weights are drawn.

    Attributes
    ----------
    positive : bool
        Draw |w|, so that nothing cancels and the gradient is zero only where nothing is seen.
    rectified : bool
        Let a ReLU follow every convolution but the last layer.
    """

    positive: bool = False
    rectified: bool = False


def effective_fields(
    values: FloatArray,
    maps: tuple[Stage, ...],
    number: int,
    unit: tuple[int, ...],
    seeds: range,
    stop: Callable[[], bool],
    network: Network = Network(),
) -> Iterator[EffectiveField]:
    """Yield the average over the networks of all seeds so far, once for each seed.

    Parameters
    ----------
    values : FloatArray
        Input of shape (C, *spatial); |gradient| is summed over its planes.
    maps : tuple of Stage
        The chain, as `receptive_field.stages` returns it, over an input of this size.
    number : int
        Index of the map of the unit, ≥ 1.
    unit : tuple of int
        Place in that map.
    seeds : range
        One network for each.
    stop : callable
        Asked between the layers.
    network : Network
        How weights are drawn.

    Raises
    ------
    StudioError
        STOPPED where `stop` says so; OUTPUT_TOO_LARGE where the maps would not fit into memory.
    """
    boxes = [hull(masks) for masks in seen(maps, number, unit)]
    if any(first == stop_ for box in boxes for first, stop_ in box):
        # All that is seen is padding.
        yield EffectiveField(frozen(np.zeros((1,) * len(unit))), (0,) * len(unit), 1)
        return
    _check_memory(boxes, values.shape[0])
    part = values[(slice(None), *(slice(first, stop_) for first, stop_ in boxes[0]))]
    source = torch.from_numpy(np.array(part)).unsqueeze(0)
    corner = tuple(first for first, _ in boxes[0])
    total = np.zeros(part.shape[1:], dtype=np.float64)
    with _threads(boxes):
        for count, seed in enumerate(seeds, start=1):
            total += _shares(source, maps[: number + 1], boxes, seed, stop, network)
            yield EffectiveField(frozen(total / count), corner, count)


def _shares(
    source: torch.Tensor,
    maps: tuple[Stage, ...],
    boxes: list[tuple[Span, ...]],
    seed: int,
    stop: Callable[[], bool],
    network: Network,
) -> FloatArray:
    """Return |gradient| of one network, summed over the planes, as shares of its sum."""
    x = source.clone().requires_grad_()
    y = x
    for number in range(1, len(maps)):
        if stop():
            raise StudioError(Code.STOPPED)
        last = number == len(maps) - 1
        y = _layer(
            y,
            maps[number],
            boxes[number - 1],
            boxes[number],
            seed * (limits.CHAIN_LAYERS + 1) + number,
            network,
        )
        if network.rectified and not last and not maps[number].axes[0].pools:
            y = F.relu(y)
    y[:, 0].sum().backward()  # type: ignore[no-untyped-call]  # torch has no types here
    if stop():
        raise StudioError(Code.STOPPED)
    gradient = x.grad
    assert gradient is not None
    strength: FloatArray = gradient.abs().sum(dim=(0, 1)).numpy()
    whole = float(strength.sum(dtype=np.float64))
    return strength / whole if 0 < whole < math.inf else np.zeros_like(strength)


def _layer(
    x: torch.Tensor,
    stage: Stage,
    before: tuple[Span, ...],
    after: tuple[Span, ...],
    seed: int,
    network: Network,
) -> torch.Tensor:
    """Return the cells `after` of a layer's output, from the cells `before` of its input."""
    layer, rank = stage.layer, len(after)
    assert layer is not None
    pads: list[int] = []
    for axis, (has, has_stop), (first, stop) in zip(stage.axes, before, after, strict=True):
        needs = axis.start(first), axis.start(stop - 1) + axis.span
        # What is left out at the end of the input by the floor is not needed, and never is there.
        pads = [has - needs[0], needs[1] - has_stop, *pads]
    if layer.kind is Kind.MAX_POOL:
        x = F.pad(x, pads, value=-math.inf)
        return _MAXIMUM[rank - 1](x, layer.kernel, layer.stride, 0, layer.dilation)
    x = F.pad(x, pads)
    if layer.kind is Kind.AVERAGE_POOL:
        return _AVERAGE[rank - 1](x, layer.kernel, layer.stride)
    shape = (CHANNELS, x.shape[1], *(layer.kernel,) * rank)
    weight = torch.from_numpy(np.array(random_weight(Scheme.KAIMING_NORMAL, shape, seed)))
    if network.positive:
        weight = weight.abs()
    return _CONVOLVE[rank - 1](x, weight, None, layer.stride, 0, layer.dilation)


def _cells(boxes: list[tuple[Span, ...]]) -> int:
    return sum(math.prod(stop - first for first, stop in box) for box in boxes)


def _check_memory(boxes: list[tuple[Span, ...]], planes: int) -> None:
    cells = max(CHANNELS, planes) * _cells(boxes)
    needed, free = 4 * _COPIES * cells, memory.available()
    if needed > free:
        raise StudioError(Code.OUTPUT_TOO_LARGE, needed=needed, available=free)


@contextmanager
def _threads(boxes: list[tuple[Span, ...]]) -> Iterator[None]:
    """Let torch compute small maps with one thread."""
    before = torch.get_num_threads()
    if CHANNELS * _cells(boxes) <= _SMALL_CELLS:
        torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
