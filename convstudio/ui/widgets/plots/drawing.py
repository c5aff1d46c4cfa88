"""What a chart shows, as plain values."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Extent:
    """The part of the plane that is seen; each end lies beyond its start."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        """From the left to the right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the bottom to the top."""
        return self.top - self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is seen."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def within(self, border: float) -> "Extent":
        """Return what is left of it inside a border."""
        return Extent(self.left + border, self.right - border, self.bottom + border, self.top - border)

    def edge(self, x: float, y: float) -> tuple[float, float]:
        """Return where the way from the middle to a point outside leaves it."""
        middle = (self.left + self.right) / 2, (self.bottom + self.top) / 2
        across, up = x - middle[0], y - middle[1]
        share = 1 / max(2 * abs(across) / self.width, 2 * abs(up) / self.height)
        return middle[0] + across * share, middle[1] + up * share


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, and the text there."""

    place: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line through points; an object is never changed, so that the same one again costs nothing.

    Attributes
    ----------
    x, y : ndarray of float64
        Shape (n,). Where `broken`, NaN in both lifts the pen; else all are finite.
    color : str
        As a theme has it.
    width : float
        In pixels.
    dashed, smooth, broken : bool
        Its looks: smooth lines take four times as long to paint where they are ragged.
    """

    x: Floats
    y: Floats
    color: str
    width: float = 1.0
    dashed: bool = False
    smooth: bool = False
    broken: bool = False


class Shape(Enum):
    """What a mark looks like."""

    DOT = auto()
    POINT = auto()
    """The present of a line: a larger dot."""
    RING = auto()
    """The present in a plane; it leaves in sight what it arrives at."""
    CROSS = auto()
    """Where numbers end."""
    LETTER = auto()
    """A letter on a disk."""
    TEXT = auto()
    """Nothing but its text, in the middle."""
    ARROW = auto()
    """Where something lies outside, away from the middle."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape of a fixed size at a place of the plane; `text` stands at its right, or, as a letter, in it."""

    x: float
    y: float
    shape: Shape
    color: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is called, at its end in the margin: a letter on its color, and its name.

    Attributes
    ----------
    key : int
        Which line it is.
    y : float
        Where the line ends.
    color : str
        Of the line.
    letter, text : str
        Identity and name.
    strong : bool
        Whether it is the chosen one.
    """

    key: int
    y: float
    color: str
    letter: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """Text at the top of a vertical line."""

    x: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """All of a chart.

    Attributes
    ----------
    extent : Extent
        What is seen.
    across, up : tuple of Tick
        Of the axis below and of the one at the left.
    lines : tuple of Line
        Later ones lie over earlier ones.
    marks, labels, flags : tuple
        What lies over the lines.
    title, value, note : str
        Above the plot: what it shows, its present value, and a remark at the right.
    bottom : str
        What the axis below counts.
    message : str
        A sentence in place of everything else.
    """

    extent: Extent = Extent(0.0, 1.0, 0.0, 1.0)
    across: tuple[Tick, ...] = ()
    up: tuple[Tick, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()
    flags: tuple[Flag, ...] = ()
    title: str = ""
    value: str = ""
    note: str = ""
    bottom: str = ""
    message: str = ""
