"""How large the cells of a board can be, for a number of columns: the sizes from which `arranging` makes places."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from convstudio.ui.widgets.board.layout import Room, Shape, Size

LARGEST_CELL: Final = 72.0
"""Cells of tiny planes do not grow beyond this many pixels, times the scale of projection."""

MAGNIFIED: Final = (1.35, 1.7)
"""How many times larger than a cell of the planes a cell of the kernels and of the maps may be."""

ALWAYS: Final = 42.0
"""Pixels that a cell may always have, however small those of the planes are, times the scale of projection."""

TOWER: Final = 26.0
"""Kernels lie one under the other if their cells have so many pixels then, times the scale of projection."""

WHOLE_FROM: Final = 3.0
"""Cells of so many pixels and more get a whole number of them, so that lines stay sharp."""

PLANE_LEAST: Final = 44.0
"""Planes stand in one column as long as each is so many pixels high."""

SHARES: Final = (0.27, 0.32, 0.41)
"""Share of the width for planes, filters and maps; what one cannot use goes to the others."""

MARGIN: Final = 8
"""Pixels around everything, within which the ring of the focus lies."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Sizes of all parts, in pixels where nothing else is said.

    Attributes
    ----------
    columns, rows : int
        Of the filters and maps of one lane.
    lanes : int
        Bundles that lie apart.
    pad, strip : int
        Around the contents of a lane, and for its name at the left.
    gap : float
        Between tiles.
    plane_columns, kernel_columns : int
        Of the planes in a lane, and of the kernels in a filter.
    plane_gap, kernel_gap, filter_pad : float
        Between planes, between kernels, and around the kernels of a filter.
    plane_cell, kernel_cell, map_cell : float
        Sides of the cells.
    name, index : int
        Room for names left of the planes and for indices right of the maps.
    bias : int
        Room for the biases.
    wires : (int, int)
        Least width of the gaps in which wires run.
    rowed, stacked : bool
        See Layout.
    """

    columns: int
    rows: int
    lanes: int
    pad: int
    strip: int
    gap: float
    plane_columns: int
    kernel_columns: int
    plane_gap: float
    kernel_gap: float
    filter_pad: float
    plane_cell: float
    kernel_cell: float
    map_cell: float
    name: int
    index: int
    bias: int
    wires: tuple[int, int]
    rowed: bool
    stacked: bool

    def score(self, shape: Shape) -> float:
        """Return how much is seen: the larger the better, maps before kernels before planes."""
        sides = [
            cell * math.sqrt(size[0] * size[1])
            for cell, size in (
                (self.map_cell, shape.map),
                (self.kernel_cell, shape.kernel),
                (self.plane_cell, shape.plane),
            )
        ]
        filled = shape.maps / (self.lanes * self.rows * self.columns)
        seen: float = sides[0] ** 0.65 * min(sides[1], 30) ** 0.2 * min(sides[2], 120) ** 0.15
        return seen * filled**2


def enlarged(room: Room) -> float:
    """Return by how much projection enlarges what must be read."""
    return max(1.0, room.text / 16)


def whole(cell: float) -> float:
    """Return the side of a cell as it is drawn."""
    return float(math.floor(cell)) if cell >= WHOLE_FROM else max(cell, 1e-4)


def extent(count: int, cells: int, cell: float, gap: float) -> float:
    """Return the length of `count` pictures of `cells` cells in a row."""
    return count * cells * cell + (count - 1) * gap


def largest_cell(count: int, columns: int, width: float, height: float, size: Size, gap: float) -> float:
    """Return the side of a cell at which `count` pictures of `size` fill width × height, in so many columns."""
    rows = -(-count // columns)
    across = (width - (columns - 1) * gap) / (columns * size[1])
    down = (height - (rows - 1) * gap) / (rows * size[0])
    return max(min(across, down), 1e-4)


def column_counts(count: int) -> list[int]:
    """Return the numbers of columns that make grids of `count` with different numbers of rows."""
    return sorted({-(-count // rows) for rows in range(1, count + 1)})


def best_columns(count: int, width: float, height: float, size: Size, gap: float) -> int:
    """Return the number of columns in which `count` pictures are largest, and few places stay empty."""

    def seen(columns: int) -> float:
        filled = count / (columns * -(-count // columns))
        return largest_cell(count, columns, width, height, size, gap) * filled

    return max(column_counts(count), key=seen)


def shared(room: float, wanted: Sequence[float]) -> list[float]:
    """Share a width by SHARES; what a part does not want goes to the others."""
    result = [0.0] * len(SHARES)
    left, weight = room, sum(SHARES)
    for part in sorted(range(len(SHARES)), key=lambda number: wanted[number] / SHARES[number]):
        result[part] = min(wanted[part], left * SHARES[part] / weight)
        left -= result[part]
        weight -= SHARES[part]
    return result


@dataclass(frozen=True, slots=True)
class _Lane:
    """The heights within one lane, and what lies around it."""

    pad: int
    strip: int
    rows: int
    gap: float
    height: float
    row: float


def fit(shape: Shape, room: Room, columns: int, lanes: int, *, rowed: bool) -> Fit:
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
    rowed : bool
        Whether sums and biases are drawn; `columns` is 1 then.
    """
    lane = _lane(shape, room, columns, lanes, rowed=rowed)
    wires = _wires(shape, room, rowed=rowed)
    index = room.index if rowed else 0
    width = room.width - 2 * MARGIN - 2 * lane.pad - lane.strip - sum(wires) - index
    planes = shape.planes // lanes
    plane_gap = lane.gap if planes < 12 else min(lane.gap, 5.0)
    tall = max(lane.height - (0 if rowed else 2 * lane.gap), 2.0)
    matched = shape.depthwise and lanes == 1 and columns > 1
    plane_columns = columns if matched else _plane_columns(planes, width, tall, shape.plane, plane_gap)
    name = min(room.name, round(room.width * 0.14)) if plane_columns == 1 else 0
    most = LARGEST_CELL * enlarged(room)
    high = largest_cell(planes, plane_columns, math.inf, tall, shape.plane, plane_gap)
    high = min(lane.row / shape.plane[0] if matched else high, most)

    filter_pad = 5.0 if rowed else (2.0 if lane.row >= 24 else 1.0 if lane.row >= 10 else 0.0)
    deep = max(lane.row - 2 * filter_pad, 0.5)
    kernel_gap = _kernel_gap(shape.fan, deep, rowed=rowed)
    stacked, filter_wide = _filter(shape, deep, kernel_gap, enlarged(room), rowed=rowed)
    wanted = (
        extent(plane_columns, shape.plane[1], high, plane_gap),
        extent(columns, 1, filter_wide + 2 * filter_pad, lane.gap),
        extent(columns, shape.map[1], min(lane.row / shape.map[0], most), lane.gap),
    )
    widths = shared(max(width - name, 12.0), wanted)

    plane_cell = min(largest_cell(planes, plane_columns, widths[0], math.inf, shape.plane, plane_gap), high)
    broad = max((widths[1] - (columns - 1) * lane.gap) / columns - 2 * filter_pad, 0.5)
    kernel_columns = 1 if stacked else best_columns(shape.fan, broad, deep, shape.kernel, kernel_gap)
    kernel_cell = largest_cell(shape.fan, kernel_columns, broad, deep, shape.kernel, kernel_gap)
    map_cell = largest_cell(columns, columns, widths[2], lane.row, shape.map, lane.gap)
    caps = [min(max(plane_cell * times, ALWAYS * enlarged(room)), most) for times in MAGNIFIED]
    return Fit(
        columns=columns,
        rows=lane.rows,
        lanes=lanes,
        pad=lane.pad,
        strip=lane.strip,
        gap=lane.gap,
        plane_columns=plane_columns,
        kernel_columns=kernel_columns,
        plane_gap=plane_gap,
        kernel_gap=kernel_gap,
        filter_pad=filter_pad,
        plane_cell=whole(plane_cell),
        kernel_cell=whole(min(kernel_cell, caps[0])),
        map_cell=whole(min(map_cell, caps[1])),
        name=name,
        index=index,
        bias=room.bias if rowed else 0,
        wires=wires,
        rowed=rowed,
        stacked=stacked,
    )


def _lane(shape: Shape, room: Room, columns: int, lanes: int, *, rowed: bool) -> _Lane:
    """Return the heights within one lane: rows with gutters between them, in a grid around them too."""
    pad, strip = (7, room.text + 10) if lanes > 1 else (0, 0)
    rows = -(-shape.maps // lanes // columns)
    space = room.height - room.caption - MARGIN - (lanes - 1) * lane_gap(lanes)
    height = max(space / lanes - 2 * pad, 4.0)
    gap = 8.0 if rowed else float(max(2, min(9, round(height / rows * 0.14))))
    gutters = rows if rowed else rows + 1
    return _Lane(pad, strip, rows, gap, height, max((height - gutters * gap) / rows, 1.0))


def _filter(shape: Shape, deep: float, gap: float, scale: float, *, rowed: bool) -> tuple[bool, float]:
    """Return whether the kernels of a filter lie one under the other, and the width it likes."""
    tower = largest_cell(shape.fan, 1, math.inf, deep, shape.kernel, gap)
    if rowed and (shape.fan == 1 or tower >= TOWER * scale):
        return True, extent(1, shape.kernel[1], tower, gap)
    line = min(largest_cell(shape.fan, shape.fan, math.inf, deep, shape.kernel, gap), ALWAYS * scale)
    return False, extent(shape.fan, shape.kernel[1], line, gap)


def lane_gap(lanes: int) -> int:
    """Return the distance of two lanes."""
    return 8 if lanes < 6 else 4


def _wires(shape: Shape, room: Room, *, rowed: bool) -> tuple[int, int]:
    """Return the least width of the two gaps in which wires run."""
    first = round(min(max(room.width * 0.08, 34), 120))
    if not rowed:
        return first, round(min(max(room.width * 0.05, 26), 70))
    node = sum_side(room) + 14 if shape.fan > 1 else 0
    return first, 26 + node + (room.bias + 14 if room.bias else 0) + 14


def sum_side(room: Room) -> int:
    """Return the diameter of the node in which partial results are summed."""
    return round(room.text * 1.7) // 2 * 2


def _plane_columns(count: int, inner: float, height: float, size: Size, gap: float) -> int:
    """Return in how many columns planes stand: in one, unless they would be small then."""
    width = inner * SHARES[0]
    alone = largest_cell(count, 1, width, height, size, gap)
    if count == 1 or alone * size[0] >= PLANE_LEAST:
        return 1
    best = best_columns(count, width, height, size, gap)
    # A second column that gains little is not worth the wires that go around it.
    return best if largest_cell(count, best, width, height, size, gap) > 1.25 * alone else 1


def _kernel_gap(fan: int, deep: float, *, rowed: bool) -> float:
    """Return the distance of two kernels of a filter."""
    if rowed:
        return 8.0 if fan < 6 else 5.0 if fan < 30 else 2.0
    gap = min(3.0, deep / (7 * math.sqrt(fan)))
    return float(round(gap)) if gap >= 0.75 else gap
