"""Where everything on a board lies: pure geometry, in pixels."""

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends at the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends at the bottom."""
        return self.y + self.height

    @property
    def center(self) -> tuple[float, float]:
        """Its middle, (x, y)."""
        return self.x + self.width / 2, self.y + self.height / 2

    def contains(self, x: float, y: float) -> bool:
        """Return whether a point lies in it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def moved(self, x: float, y: float) -> "Box":
        """Return it `x` further right and `y` further down."""
        return Box(self.x + x, self.y + y, self.width, self.height)

    def grown(self, margin: float) -> "Box":
        """Return it with a margin around it."""
        return Box(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)


Size = tuple[int, int]
"""(rows, columns) in cells."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How much of what there is to be placed.

    Attributes
    ----------
    groups : int
        Both `planes` and `maps` are multiples of it.
    planes, maps : int
        Input planes C and output maps O, each ≥ 1.
    plane, kernel, map : (int, int)
        (rows, columns) of one of each, as it lies on the board.
    flat : bool
        Whether they are signals: kernels are rows of few numbers, planes and maps are wide.
    """

    groups: int
    planes: int
    maps: int
    plane: Size
    kernel: Size
    map: Size
    flat: bool = False

    @property
    def fan(self) -> int:
        """Kernels of one filter, C / groups."""
        return self.planes // self.groups

    @property
    def depthwise(self) -> bool:
        """Whether every plane has one filter of its own."""
        return self.groups == self.planes == self.maps


@dataclass(frozen=True, slots=True)
class Room:
    """The space there is.

    Attributes
    ----------
    width, height : int
        Of the widget.
    text : int
        Height of body type.
    caption : int
        Height of the row of captions.
    name : int
        Width that the longest name of a plane needs.
    index : int
        Width that the largest index of a map needs.
    bias : int
        Width that the longest bias needs; 0 for none.
    """

    width: int
    height: int
    text: int = 13
    caption: int = 24
    name: int = 0
    index: int = 0
    bias: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies. Boxes of planes are by plane, those of filters and maps by map.

    Attributes
    ----------
    rowed : bool
        Whether every map has a row of its own, with its sum and its bias between filter and map.
    stacked : bool
        Whether the kernels of a filter lie one under the other, so that wires reach each from the left.
    sequence : tuple of int
        The maps as they are displayed, row by row.
    columns : int
        Maps in a row.
    gap : float
        Height of the gutters above and below each row, in which wires run.
    plane_cell, kernel_cell, map_cell : float
        Pixels of a cell; whole but for very small ones.
    lanes : tuple of Box
        The bundles of the groups; one where groups are not set apart.
    planes, filters, maps : tuple of Box
        Pictures; a filter's box goes around all its kernels.
    offsets : tuple of (float, float)
        Where each kernel lies in its filter.
    kernel : (float, float)
        Width and height of a kernel.
    gutters : tuple of (float, float)
        By map: the heights in the middle of the gutters above and below its row.
    name : int
        Room for a name left of each plane; 0 where planes stand in several columns.
    columns_x : (Box, Box, Box)
        What the planes, the filters and the maps take, all lanes together.
    captions : (Box, Box, Box)
        Room for the captions.
    sums, biases : tuple of Box
        By map; empty where there is no room for them.
    """

    rowed: bool
    stacked: bool
    sequence: tuple[int, ...]
    columns: int
    gap: float
    plane_cell: float
    kernel_cell: float
    map_cell: float
    lanes: tuple[Box, ...]
    planes: tuple[Box, ...]
    filters: tuple[Box, ...]
    maps: tuple[Box, ...]
    offsets: tuple[tuple[float, float], ...]
    kernel: tuple[float, float]
    gutters: tuple[tuple[float, float], ...]
    name: int
    columns_x: tuple[Box, Box, Box]
    captions: tuple[Box, Box, Box]
    sums: tuple[Box, ...] = ()
    biases: tuple[Box, ...] = ()

    def kernel_box(self, index: int, part: int) -> Box:
        """Return where kernel `part` of filter `index` lies."""
        x, y = self.offsets[part]
        box = self.filters[index]
        return Box(box.x + x, box.y + y, *self.kernel)

    def step_up_or_down(self, index: int, down: bool) -> int:
        """Return how many places further in `sequence` the map above or below map `index` is; 0 for none."""
        x, y = self.maps[index].center
        place = self.sequence.index(index)
        others = [(number, self.maps[other].center) for number, other in enumerate(self.sequence)]
        beyond = [(number, cx, cy) for number, (cx, cy) in others if (cy > y + 1 if down else cy < y - 1)]
        if not beyond:
            return 0
        nearest = min(beyond, key=lambda each: (abs(each[2] - y), abs(each[1] - x)))
        return nearest[0] - place
