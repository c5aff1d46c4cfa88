"""How large the grids of a run are side by side: so that as many as possible carry their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize

from convstudio.ui.widgets.grid.camera import LARGEST_CELL, LEAST_BAR, WHOLE_PIXELS
from convstudio.ui.widgets.grid.picture import GridPicture


class Place(Enum):
    """The grids, from left to right."""

    TARGET = "target"
    PREDICTION = "prediction"
    ERROR = "error"
    LEARNED = "learned"
    GOAL = "goal"
    ENTERED = "entered"
    GRADIENT = "gradient"


MAPS: Final = (Place.TARGET, Place.PREDICTION, Place.ERROR)
KERNELS: Final = (Place.LEARNED, Place.GOAL, Place.ENTERED, Place.GRADIENT)

FRACTIONS_FROM: Final = 24.0
"""Pixels from which the cells of maps and kernels that change carry their digits: they have two at least."""

_SHARES: Final = (0.5, 0.42, 0.35)
"""Shares of the width that kernels may take at most."""

_ROWS: Final = (1, 2, 3)
"""Rows that kernels may stand in."""

_NARROWEST: Final = 0.85
"""Share of the width that words need in which they can still be read."""

_KERNEL_CELL: Final = 4.0
"""Side of a kernel's cell at most, in heights of the type: as much as a number needs."""

_BARS: Final = 9.0
"""Height of a signal with its bars, where there is room, in heights of the type."""

_GAP: Final = 1.1
"""Between two grids, in heights of the type; twice that between maps and kernels."""


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to be filled, and with what.

    Attributes
    ----------
    width, height : int
        Pixels.
    text : int
        Height of the type.
    head, foot : int
        What each grid needs over it, for its title, and under it.
    pictures : mapping of Place to GridPicture
        The grids that are there, all of MAPS among them.
    least : mapping of Place to int
        The width that the words over each grid need.
    """

    width: int
    height: int
    text: int
    head: int
    foot: int
    pictures: Mapping[Place, GridPicture]
    least: Mapping[Place, int]

    @property
    def gap(self) -> int:
        """Pixels between two grids."""
        return round(_GAP * self.text)

    @property
    def kernels(self) -> list[Place]:
        """The kernels that are there."""
        return [place for place in KERNELS if place in self.pictures]

    def grid_height(self, rows: int) -> int:
        """Return how high a grid may be where there are so many under one another."""
        return max(self.height // rows - self.head - self.foot, 10)

    def size(self, place: Place, width: int, height: int, cap: float) -> QSize:
        """Return the size of a grid in so much space, whose cells are no larger than `cap`."""
        picture = self.pictures[place]
        rows = picture.rows + LEAST_BAR if picture.bars else picture.rows
        # One more pixel for the line at the right and the bottom.
        cell = min((width - 1) / picture.columns, (height - 1) / rows, cap)
        if cell >= WHOLE_PIXELS:
            cell = float(int(cell))
        high = round(cell * rows)
        if picture.bars:
            high = max(high, min(height - 1, round(_BARS * self.text)))
        return QSize(max(round(cell * picture.columns), 1) + 1, max(high, 1) + 1)

    def legible(self, place: Place, size: QSize) -> float:
        """Return how well numbers can be read in a grid of a size: from 0 to 1, and 1 more where they are there."""
        cell = (size.width() - 1) / self.pictures[place].columns
        return min(cell / (2.5 * self.text), 1.0) + (cell >= FRACTIONS_FROM)


@dataclass(frozen=True, slots=True)
class Plan:
    """Widths of maps and of columns of kernels, with these in so many rows, and the size of every grid."""

    rows: int
    maps: list[int]
    columns: list[int]
    sizes: dict[Place, QSize]

    def used(self, gap: int) -> int:
        """Return the width of all together."""
        return (
            sum(self.maps) + gap * (len(MAPS) + 1) + sum(self.columns) + gap * max(len(self.columns) - 1, 0)
        )


def best_plan(room: Room) -> Plan:
    """Return the plan in which numbers can be read best, the simplest of those."""
    plans = [_plan(room, rows, share) for rows in _ROWS for share in _SHARES]

    def score(plan: Plan) -> float:
        shown = sum(room.legible(place, plan.sizes[place]) for place in (Place.PREDICTION, Place.LEARNED))
        narrowest = min((width / room.least[Place.LEARNED] for width in plan.columns), default=1.0)
        return round(shown - (narrowest < _NARROWEST), 2)

    return max(plans, key=score)


def _plan(room: Room, rows: int, share: float) -> Plan:
    kernels, gap, cap = room.kernels, room.gap, _KERNEL_CELL * room.text
    columns = -(-len(kernels) // rows)
    across = max(room.width - gap * (len(MAPS) + columns + 1), 60)
    low, high = room.grid_height(rows), room.grid_height(1)
    wide = [
        max(max(room.size(place, across, low, cap).width(), room.least[place]) for place in some)
        for some in (kernels[first : first + rows] for first in range(0, len(kernels), rows))
    ]
    most = int(across * share)
    if sum(wide) > most:
        wide = [width * most // sum(wide) for width in wide]
    each = (across - sum(wide)) // len(MAPS)
    sizes = {place: room.size(place, each, high, LARGEST_CELL) for place in MAPS}
    maps = [min(max(sizes[place].width(), room.least[place]), each) for place in MAPS]
    for number, place in enumerate(kernels):
        sizes[place] = room.size(place, wide[number // rows], low, cap)
    return Plan(rows, maps, wide, sizes)
