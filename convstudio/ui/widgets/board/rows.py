"""The sizes of a board on which every map has a row of its own, with its sum and its bias."""

import math
from collections.abc import Sequence
from typing import Final

from convstudio.ui.widgets.board.layout import Room, Shape
from convstudio.ui.widgets.board.sizes import (
    ALWAYS,
    LARGEST_CELL,
    MARGIN,
    Fit,
    best_columns,
    caps,
    enlarged,
    extent,
    lane_of,
    largest_cell,
    plane_columns,
    sum_side,
    whole,
)

TOWER: Final = 26.0
"""Kernels lie one under the other if their cells have so many pixels then, times the scale of projection."""

SHARES: Final = (0.27, 0.32, 0.41)
"""Share of the width for planes, filters and maps; what one cannot use goes to the others."""

FLAT_SHARES: Final = (0.36, 0.2, 0.44)
"""The same for signals, whose planes and maps are wide."""

FILTER_PAD: Final = 5.0
"""Pixels around the kernels of a filter."""


def fit_rows(shape: Shape, room: Room, lanes: int) -> Fit:
    """Return the sizes of all parts where every map has a row; `lanes` is 1, or the number of groups."""
    lane = lane_of(shape, room, 1, lanes, rowed=True)
    wires = _wires(shape, room)
    width = room.width - 2 * MARGIN - 2 * lane.pad - lane.strip - sum(wires) - room.index
    planes = shape.planes // lanes
    plane_gap = lane.gap if planes < 12 else min(lane.gap, 5.0)
    tall = max(lane.height, 2.0)
    across = plane_columns(planes, width * SHARES[0], tall, shape.plane, plane_gap)
    name = min(room.name, round(room.width * 0.14)) if across == 1 else 0
    most = LARGEST_CELL * enlarged(room)
    high = min(largest_cell(planes, across, math.inf, tall, shape.plane, plane_gap), most)

    deep = max(lane.row - 2 * FILTER_PAD, 0.5)
    kernel_gap = 8.0 if shape.fan < 6 else 5.0 if shape.fan < 30 else 2.0
    stacked, filter_wide = _filter(shape, deep, kernel_gap, enlarged(room))
    wanted = (
        extent(across, shape.plane[1], high, plane_gap),
        filter_wide + 2 * FILTER_PAD,
        shape.map[1] * min(lane.row / shape.map[0], most),
    )
    widths = shared(max(width - name, 12.0), wanted, FLAT_SHARES if shape.flat else SHARES)
    plane_cell = min(largest_cell(planes, across, widths[0], math.inf, shape.plane, plane_gap), high)
    kernel_columns, kernel_cell = _kernels(shape, widths[1], deep, kernel_gap, stacked=stacked)
    map_cell = largest_cell(1, 1, widths[2], lane.row, shape.map, lane.gap)
    most_kernel, most_map = caps(plane_cell, room)
    return Fit(
        columns=1,
        rows=lane.rows,
        lanes=lanes,
        pad=lane.pad,
        strip=lane.strip,
        gap=lane.gap,
        plane_columns=across,
        kernel_columns=kernel_columns,
        plane_gap=plane_gap,
        kernel_gap=kernel_gap,
        filter_pad=FILTER_PAD,
        plane_cell=whole(plane_cell),
        kernel_cell=whole(min(kernel_cell, most_kernel)),
        map_cell=whole(min(map_cell, most_map)),
        name=name,
        index=room.index,
        bias=room.bias,
        wires=wires,
        rowed=True,
        stacked=stacked,
    )


def shared(room: float, wanted: Sequence[float], shares: Sequence[float] = SHARES) -> list[float]:
    """Share a width by `shares`; what a part does not want goes to the others."""
    result = [0.0] * len(shares)
    left, weight = room, sum(shares)
    for part in sorted(range(len(shares)), key=lambda number: wanted[number] / shares[number]):
        result[part] = min(wanted[part], left * shares[part] / weight)
        left -= result[part]
        weight -= shares[part]
    return result


def _filter(shape: Shape, deep: float, gap: float, scale: float) -> tuple[bool, float]:
    """Return whether the kernels of a filter lie one under the other, and the width it likes."""
    tower = largest_cell(shape.fan, 1, math.inf, deep, shape.kernel, gap)
    if shape.fan == 1 or tower >= TOWER * scale:
        return True, extent(1, shape.kernel[1], tower, gap)
    line = min(largest_cell(shape.fan, shape.fan, math.inf, deep, shape.kernel, gap), ALWAYS * scale)
    return False, extent(shape.fan, shape.kernel[1], line, gap)


def _kernels(shape: Shape, width: float, deep: float, gap: float, *, stacked: bool) -> tuple[int, float]:
    """Return in how many columns the kernels of a filter stand, and the largest cell they can have."""
    broad = max(width - 2 * FILTER_PAD, 0.5)
    columns = 1 if stacked else best_columns(shape.fan, broad, deep, shape.kernel, gap)
    return columns, largest_cell(shape.fan, columns, broad, deep, shape.kernel, gap)


def _wires(shape: Shape, room: Room) -> tuple[int, int]:
    """Return the least width of the two gaps in which wires run."""
    first = round(min(max(room.width * 0.08, 34), 120))
    node = sum_side(room) + 14 if shape.fan > 1 else 0
    return first, 26 + node + (room.bias + 14 if room.bias else 0) + 14
