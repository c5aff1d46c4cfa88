"""The sizes of a board on which the maps make a grid: as large as filters that can still be read let them be."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from convstudio.ui.widgets.board.layout import Room, Shape
from convstudio.ui.widgets.board.sizes import (
    LARGEST_CELL,
    MARGIN,
    Fit,
    Lane,
    caps,
    enlarged,
    extent,
    lane_of,
    largest_cell,
    plane_columns,
    whole,
)

FEW_PLANES: Final = 0.12
"""Share of the width for planes that stand in one column."""

MANY_PLANES: Final = 0.18
"""Share of the width for planes in a grid."""

MATCHED_PLANES: Final = 0.32
"""Share of the width for planes that lie as their maps do."""

SPARE_PLANES: Final = 0.27
"""Share of the width that planes may have where neither filters nor maps can use it."""

WORTH: Final = 0.02
"""A kernel of that part of a map's side is half as good as one that is as large as the map."""

LEGIBLE: Final = 0.7
"""Pixels of a kernel's cell at which half of what its colors are worth is lost."""

COLORS: Final = 0.45
"""What the colors of its kernels are worth, as part of what a map is worth."""

FRAMED: Final = 1.02
"""How much better filters are with a frame around each."""

PADDED_FROM: Final = 64.0
"""Rows of so many pixels and more have room around the kernels of a filter."""

STEP: Final = 0.87
"""From one size of kernels that is tried to the next smaller one."""

SMALLEST_KERNEL: Final = 0.02
"""Pixels of the smallest cell of a kernel that is tried."""


def fit_grid(shape: Shape, room: Room, columns: int, lanes: int) -> Fit:
    """Return the sizes of all parts where each lane has so many columns of maps.

    Parameters
    ----------
    shape : Shape
        What is to be placed.
    room : Room
        The space there is.
    columns : int
        Of filters and maps, in each lane.
    lanes : int
        1, or the number of groups.
    """
    lane = lane_of(shape, room, columns, lanes, rowed=False)
    wires = round(min(max(room.width * 0.042, 34), 80)), round(min(max(room.width * 0.025, 26), 40))
    width = room.width - 2 * MARGIN - 2 * lane.pad - lane.strip - sum(wires)
    planes = _planes(shape, room, lane, width, columns, lanes)
    rest = max(width - planes.name - planes.width, 12.0)
    filters, map_cell = _filters_and_maps(shape, room, lane, rest, columns, planes.cell)
    used = extent(columns, 1, filters.width, lane.gap) + extent(columns, shape.map[1], map_cell, lane.gap)
    return Fit(
        columns=columns,
        rows=lane.rows,
        lanes=lanes,
        pad=lane.pad,
        strip=lane.strip,
        gap=lane.gap,
        plane_columns=planes.columns,
        kernel_columns=filters.columns,
        plane_gap=planes.gap,
        kernel_gap=filters.gap,
        filter_pad=filters.pad,
        plane_cell=whole(planes.grown(shape, min(rest - used, width * SPARE_PLANES - planes.width))),
        kernel_cell=filters.cell,
        map_cell=map_cell,
        name=planes.name,
        index=0,
        bias=0,
        wires=wires,
        rowed=False,
        stacked=False,
    )


def score(sizes: Fit, shape: Shape) -> float:
    """Return how much is seen: the larger the better, maps before kernels before planes."""
    plane = sizes.plane_cell * math.sqrt(shape.plane[0] * shape.plane[1])
    filled = shape.maps / (sizes.lanes * sizes.rows * sizes.columns)
    seen: float = _seen(shape, sizes.map_cell, sizes.kernel_cell) * min(plane, 120) ** 0.15 * filled**0.3
    return seen


def map_side(sizes: Fit, shape: Shape) -> float:
    """Return the side of a square as large as a map, in pixels."""
    side: float = sizes.map_cell * math.sqrt(shape.map[0] * shape.map[1])
    return side


@dataclass(frozen=True, slots=True)
class _Planes:
    """The sizes of the planes in a lane; `high` is their largest cell by height."""

    count: int
    columns: int
    gap: float
    width: float
    high: float
    cell: float
    name: int

    def grown(self, shape: Shape, more: float) -> float:
        """Return the cell of planes that have `more` pixels of width."""
        width = self.width + max(more, 0.0)
        return min(largest_cell(self.count, self.columns, width, math.inf, shape.plane, self.gap), self.high)


def _planes(shape: Shape, room: Room, lane: Lane, width: float, columns: int, lanes: int) -> _Planes:
    count = shape.planes // lanes
    gap = lane.gap if count < 12 else min(lane.gap, 5.0)
    tall = max(lane.height - 2 * lane.gap, 2.0)
    if shape.depthwise and lanes == 1 and columns > 1:
        across, share, high = columns, MATCHED_PLANES, lane.row / shape.plane[0]
    else:
        across = plane_columns(count, width * FEW_PLANES, tall, shape.plane, gap)
        share = FEW_PLANES
        if across > 1:
            share = MANY_PLANES
            across = plane_columns(count, width * share, tall, shape.plane, gap)
        high = largest_cell(count, across, math.inf, tall, shape.plane, gap)
    high = min(high, LARGEST_CELL * enlarged(room))
    wide = min(extent(across, shape.plane[1], high, gap), width * share)
    cell = min(largest_cell(count, across, wide, math.inf, shape.plane, gap), high)
    name = min(room.name, round(room.width * 0.14)) if across == 1 else 0
    return _Planes(count, across, gap, wide, high, cell, name)


@dataclass(frozen=True, slots=True)
class _Filter:
    """The sizes of one filter; `pad` and `gap` are around its kernels and between them."""

    columns: int
    cell: float
    gap: float
    pad: float
    width: float


def _filters_and_maps(
    shape: Shape, room: Room, lane: Lane, width: float, columns: int, plane_cell: float
) -> tuple[_Filter, float]:
    """Return the sizes of a filter, and the cell of a map, with which most is seen in `width` pixels."""
    most_kernel, most_map = caps(plane_cell, room)
    best, best_seen = None, -1.0
    for stack in _filters(shape, lane.row, most_kernel):
        left = width - extent(columns, 1, stack.width, lane.gap)
        cell = whole(min(largest_cell(columns, columns, left, lane.row, shape.map, lane.gap), most_map))
        seen = _seen(shape, cell, stack.cell) * (FRAMED if stack.pad else 1.0)
        if seen > best_seen:
            best, best_seen = (stack, cell), seen
    assert best is not None
    return best


def _filters(shape: Shape, row: float, most: float) -> Iterator[_Filter]:
    """Return filters from large to small that are no higher than a row, and no wider than that takes."""
    high, wide = shape.kernel
    for pad in (3.0,) if row >= PADDED_FROM else (1.0, 0.0) if row >= 10 else (0.0,):
        deep = max(row - 2 * pad, 0.5)
        cell, tried = min(deep / high, most), 0.0
        while not tried or cell > SMALLEST_KERNEL:
            drawn = float(math.floor(cell)) if cell >= 1 else cell
            if drawn != tried:
                gap = float(min(max(round(drawn / 3), 1), 6)) if drawn >= 1 else drawn / 2
                rows = max(1, min(int((deep + gap) / (high * drawn + gap) + 1e-9), shape.fan))
                columns = -(-shape.fan // rows)
                yield _Filter(columns, drawn, gap, pad, extent(columns, wide, drawn, gap) + 2 * pad)
            tried, cell = drawn, cell * STEP


def _seen(shape: Shape, map_cell: float, kernel_cell: float) -> float:
    """Return how much is seen of maps, and of kernels as far as their colors can be told apart."""
    made = map_cell * math.sqrt(shape.map[0] * shape.map[1])
    kernel = kernel_cell * math.sqrt(shape.kernel[0] * shape.kernel[1])
    lost = COLORS * LEGIBLE**2 / (kernel_cell**2 + LEGIBLE**2)
    return made * kernel / (kernel + WORTH * made) * (1 - lost)
