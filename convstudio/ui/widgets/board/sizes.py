"""How large the parts of a board can be: what rows and grids of maps have in common."""

import math
from dataclasses import dataclass
from typing import Final

from convstudio.ui.widgets.board.layout import Room, Shape, Size

LARGEST_CELL: Final = 72.0
"""Cells of tiny planes do not grow beyond this many pixels, times the scale of projection."""

MAGNIFIED: Final = (1.35, 1.7)
"""How many times larger than a cell of the planes a cell of the kernels and of the maps may be."""

ALWAYS: Final = 42.0
"""Pixels that a cell may always have, however small those of the planes are, times the scale of projection."""

WHOLE_FROM: Final = 3.0
"""Cells of so many pixels and more get a whole number of them, so that lines stay sharp."""

PLANE_LEAST: Final = 44.0
"""Planes stand in one column as long as each is so many pixels high."""

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


@dataclass(frozen=True, slots=True)
class Lane:
    """The heights within one lane, and what lies around it.

    Attributes
    ----------
    pad, strip, rows, gap
        As in Fit.
    height : float
        Inside the pad.
    row : float
        Height of a row of maps.
    """

    pad: int
    strip: int
    rows: int
    gap: float
    height: float
    row: float


def lane_of(shape: Shape, room: Room, columns: int, lanes: int, *, rowed: bool) -> Lane:
    """Return the heights within one lane: rows with gutters between them, in a grid around them too."""
    pad, strip = (7, room.text + 10) if lanes > 1 else (0, 0)
    rows = -(-shape.maps // lanes // columns)
    space = room.height - room.caption - MARGIN - (lanes - 1) * lane_gap(lanes)
    height = max(space / lanes - 2 * pad, 4.0)
    gutters = rows if rowed else rows + 1
    narrow = min(float(max(2, min(8, round(height / rows * 0.06)))), height / gutters / 3)
    gap = 8.0 if rowed else narrow
    return Lane(pad, strip, rows, gap, height, max((height - gutters * gap) / rows, 1.0))


def lane_gap(lanes: int) -> int:
    """Return the distance of two lanes."""
    return 8 if lanes < 6 else 4


def enlarged(room: Room) -> float:
    """Return by how much projection enlarges what must be read."""
    return max(1.0, room.text / 16)


def sum_side(room: Room) -> int:
    """Return the diameter of the node in which partial results are summed."""
    return round(room.text * 1.7) // 2 * 2


def whole(cell: float) -> float:
    """Return the side of a cell as it is drawn."""
    return float(math.floor(cell)) if cell >= WHOLE_FROM else max(cell, 1e-4)


def caps(plane_cell: float, room: Room) -> tuple[float, float]:
    """Return the largest cells of kernels and of maps beside planes with cells of `plane_cell` pixels."""
    most, least = LARGEST_CELL * enlarged(room), ALWAYS * enlarged(room)
    kernel, made = (min(max(plane_cell * times, least), most) for times in MAGNIFIED)
    return kernel, made


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


def plane_columns(count: int, width: float, height: float, size: Size, gap: float) -> int:
    """Return in how many columns planes stand: in one, unless they would be small then."""
    alone = largest_cell(count, 1, width, height, size, gap)
    if count == 1 or alone * size[0] >= PLANE_LEAST:
        return 1
    best = best_columns(count, width, height, size, gap)
    # A second column that gains little is not worth the wires that go around it.
    return best if largest_cell(count, best, width, height, size, gap) > 1.25 * alone else 1
