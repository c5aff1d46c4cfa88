"""What a board shows, as plain values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
import numpy.typing as npt

from convstudio.core.render.gallery import Tiles
from convstudio.core.render.raster import ByteArray
from convstudio.ui.widgets.board.lattice import FLATNESSES, Cell, Lattice
from convstudio.ui.widgets.board.layout import Shape

Floats = npt.NDArray[np.float32]

Wire = tuple[int, int]
"""(input plane, output map)."""


class Kind(Enum):
    """What can be pointed at."""

    PLANE = "plane"
    FILTER = "filter"
    KERNEL = "kernel"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a pixel.

    Attributes
    ----------
    kind : Kind
        A FILTER where the pointer is between its kernels.
    index : int
        The input plane, or the map that the filter makes.
    cell : tuple of int or None
        One index for each axis of the plane, kernel or map; None in a filter, and between slices.
    part : int
        Of a KERNEL: which of the filter's.
    """

    kind: Kind
    index: int
    cell: Cell | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands over a column: its name in bold, and its size."""

    name: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What changes with every step.

    Attributes
    ----------
    selected : int or None
        The map whose wires are strong, while all that does not feed it is faded.
    current : int or None
        The map that the cursor is on.
    place : tuple of int or None
        The cursor's cell in that map.
    window : (first, span) or None
        The cells of the planes that the cursor's value is made of: the first one, and how many along each axis; they
        may lie in the padding.
    plane_cross, map_cross : tuple of int or None
        Cells through which cross-hairs run, in every plane and in every map.
    """

    selected: int | None = None
    current: int | None = None
    place: Cell | None = None
    window: tuple[Cell, Cell] | None = None
    plane_cross: Cell | None = None
    map_cross: Cell | None = None


def no_values(_index: int) -> Floats | None:
    """Return no numbers."""
    return None


def no_tip(_hit: Hit) -> str:
    """Say nothing."""
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class BoardContent:
    """All that a board shows.

    Attributes
    ----------
    inputs, maps : Tiles
        Pictures of the C planes and the O maps, in the order of their channels.
    plane_shape, map_shape : tuple of int
        Cells of the planes and of the maps along each of their one to three axes.
    kernels : ByteArray
        Shape (O, C / groups, *kernel size): indices into the signed table.
    weights : ndarray of float32
        The same kernels as numbers.
    wires : tuple of (int, int)
        (plane, map) for each plane that feeds a map.
    groups : int
        Number of bundles; both C and O are multiples of it.
    order : tuple of int
        The maps in the order in which they are to be shown.
    biases : ndarray of float32
        Shape (O,); empty where the layer has none.
    plane_names : tuple of str
        C names.
    group_names : tuple of str
        One for each group, such as "group 0"; used where there is more than one.
    tints : tuple of str or None
        C hues as "#rrggbb" for planes that are red, green or blue light; None leaves a plane gray.
    captions : tuple of Caption
        Over planes, filters and maps.
    signs : (str, str)
        Between the captions.
    window : str
        Where the layer pools: what it makes of a window, in a word that stands in place of weights; else empty.
    plane_values, map_values : callable
        The numbers of a plane or a map, of its size, for the digits of small ones; None where they are not there.
    tip : callable
        Says in a sentence what is under the pointer.
    marks : Marks
        What is selected and where the cursor is.
    conceals : bool
        Whether NaN among the numbers of maps stands for what is not to be seen yet.
    flatness : int
        How high the bars of planes and maps are, one of `lattice.FLATNESSES`; a board chooses it for its room.
    """

    inputs: Tiles
    maps: Tiles
    plane_shape: tuple[int, ...]
    map_shape: tuple[int, ...]
    kernels: ByteArray
    weights: Floats
    wires: tuple[Wire, ...]
    groups: int
    order: tuple[int, ...]
    biases: Floats
    plane_names: tuple[str, ...]
    group_names: tuple[str, ...] = ()
    tints: tuple[str | None, ...] = ()
    captions: tuple[Caption, Caption, Caption] = (Caption(""), Caption(""), Caption(""))
    signs: tuple[str, str] = ("∗", "=")
    window: str = ""
    plane_values: Callable[[int], Floats | None] = no_values
    map_values: Callable[[int], Floats | None] = no_values
    tip: Callable[[Hit], str] = no_tip
    marks: Marks = field(default_factory=Marks)
    conceals: bool = False
    flatness: int = FLATNESSES[0]

    @property
    def shape(self) -> Shape:
        """How much of what there is to be placed."""
        plane, kernel, made = (self.lattice(kind).size for kind in (Kind.PLANE, Kind.KERNEL, Kind.MAP))
        flat = len(self.plane_shape) == 1
        return Shape(self.groups, len(self.inputs.pixels), len(self.kernels), plane, kernel, made, flat)

    def lattice(self, kind: Kind) -> Lattice:
        """Return where the cells of a plane, a kernel or a map lie."""
        shapes = {Kind.PLANE: self.plane_shape, Kind.MAP: self.map_shape}
        if kind in shapes:
            return Lattice.of(shapes[kind], self.flatness)
        return Lattice.of(self.kernels.shape[2:])
