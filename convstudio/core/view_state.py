"""The ViewState: where the class is looking. Saved with a session, not undoable."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from convstudio.core.document import Color, Document
from convstudio.core.errors import ShapeError
from convstudio.core.operators import geometry

LENSES = ("window", "channels", "matrix", "field", "learn")
"""Names of the lenses there are; the first one is shown at the start."""

SPEEDS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 240.0, 2000.0)
"""Playback speeds offered, in steps per second."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """One output value: a channel and a position (row, column)."""

    channel: int = 0
    position: tuple[int, ...] = (0, 0)


@dataclass(frozen=True, slots=True)
class Viewport:
    """What part of the panes is seen.

    Attributes
    ----------
    zoom : float
        1 shows the whole picture; larger magnifies.
    center : tuple of float
        (row, column) of the middle, in input cells; None means the middle of the picture.
    """

    zoom: float = 1.0
    center: tuple[float, float] | None = None


class Scale(StrEnum):
    """What range of values the colors of the gallery stand for."""

    SHARED = "shared"
    PER_MAP = "per_map"


class Order(StrEnum):
    """What the maps of the gallery are sorted by: their channel, or a statistic with the largest first."""

    CHANNEL = "channel"
    MEAN = "mean"
    MAXIMUM = "maximum"
    VARIANCE = "variance"


@dataclass(frozen=True, slots=True)
class GalleryView:
    """How the Channels lens shows the output maps.

    Attributes
    ----------
    scale : Scale
        One range for all maps, or one for each.
    magnitude : bool
        Whether |v| is shown, from black to white, rather than v in the signed colors.
    rectified : bool
        Whether values are shown after ReLU, max(v, 0).
    order : Order
        What the maps are sorted by.
    selected : bool
        Whether the cursor's map is selected, and what does not feed it faded.
    enlarged : bool
        Whether the cursor's map is shown large, beside the input.
    wraps : bool
        Whether what is shifted out of the input on one side comes in on the other; else zeros do.
    spelled : bool
        Whether the arithmetic of the opened channel is spelled out; without it the maps have more room.
    """

    scale: Scale = Scale.SHARED
    magnitude: bool = False
    rectified: bool = False
    order: Order = Order.CHANNEL
    selected: bool = False
    enlarged: bool = False
    wraps: bool = True
    spelled: bool = True


class Sharing(StrEnum):
    """Which matrix the Matrix lens shows: the layer's, or one on the way to it from a fully connected layer."""

    CONNECTED = "connected"
    SHARED = "shared"
    LAYER = "layer"


@dataclass(frozen=True, slots=True)
class MatrixView:
    """How the Matrix lens shows the layer.

    Attributes
    ----------
    sharing : Sharing
        The layer's matrix; one with a weight for every pair of input and output; or one whose weights are the same
        along the diagonals, with nothing yet demanded of what is far.
    transposed : bool
        Whether the transposed layer's matrix is the one that is stepped through, column by column of the layer's.
    """

    sharing: Sharing = Sharing.LAYER
    transposed: bool = False


@dataclass(frozen=True, slots=True)
class FieldView:
    """What the Receptive field lens looks at.

    Attributes
    ----------
    layer : int
        Number of the layer of the chain whose unit is chosen, from 0; -1 is the last.
    unit : (int, int) or None
        Its (row, column) in the output of that layer; None is the middle one.
    effective : bool
        Whether |gradient| is shown beside the theoretical box.
    """

    layer: int = -1
    unit: tuple[int, int] | None = None
    effective: bool = True


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is kept from the eye until an answer is revealed. Belongs to a step of a lesson; never saved.

    Attributes
    ----------
    output : bool
        Every output value, wherever it would be read.
    cells : tuple of tuple of int
        Positions of output values, in every map.
    result : bool
        What the arithmetic of the explained value comes to, with that value in the output.
    size : bool
        The output's size, and the result of the formula for it.
    counts : bool
        How many weights there are, and their shape; the size of the layer's matrix.
    """

    output: bool = False
    cells: tuple[tuple[int, ...], ...] = ()
    result: bool = False
    size: bool = False
    counts: bool = False

    @property
    def withholds_output(self) -> bool:
        """Whether an output that leaves the stage would tell what is hidden."""
        return self.output or self.result or self.size or bool(self.cells)

    def value(self, position: tuple[int, ...], cursor: tuple[int, ...]) -> bool:
        """Return whether the output value at `position` is hidden while the one at `cursor` is explained."""
        return self.output or position in self.cells or (self.result and position == cursor)

    def mask(self, shape: tuple[int, ...], cursor: tuple[int, ...]) -> npt.NDArray[np.bool_]:
        """Return which values of a map of `shape` are hidden while the one at `cursor` is explained."""
        mask = np.full(shape, self.output, dtype=np.bool_)
        for cell in (*self.cells, *((cursor,) if self.result else ())):
            if len(cell) == len(shape) and all(
                0 <= index < size for index, size in zip(cell, shape, strict=True)
            ):
                mask[cell] = True
        return mask


@dataclass(frozen=True, slots=True)
class ViewState:
    """What all windows share.

    Attributes
    ----------
    lens : str
        Name of the lens.
    cursor : Cursor
        The output value that is explained.
    in_channel : int
        The input plane whose products are shown; COMPOSITE shows all planes as one colour picture.
    filling : bool
        True: the output appears up to the cursor as the window goes; False: it is shown whole.
    speed : float
        Steps per second while playing.
    viewport : Viewport
        Zoom and pan of the stage.
    gallery : GalleryView
        How the Channels lens shows the maps.
    stamping : bool
        Whether a transposed convolution is stepped through by input value, each stamping the kernel into the output,
        rather than by output value.
    source : tuple of int
        The input cell that stamps, while `stamping`.
    matrix : MatrixView
        How the Matrix lens shows the layer.
    field : FieldView
        What the Receptive field lens looks at.
    hidden : Hidden
        What is not to be seen yet.
    """

    lens: str = LENSES[0]
    cursor: Cursor = Cursor()
    in_channel: int = 0
    filling: bool = True
    speed: float = 2.0
    viewport: Viewport = Viewport()
    gallery: GalleryView = GalleryView()
    stamping: bool = False
    source: tuple[int, ...] = (0, 0)
    matrix: MatrixView = MatrixView()
    field: FieldView = FieldView()
    hidden: Hidden = Hidden()


def start_view() -> ViewState:
    """Return the view of a fresh example: some outputs are there, some are still to come."""
    return ViewState(cursor=Cursor(0, (1, 1)))


COMPOSITE = -1
"""`ViewState.in_channel` of the colour picture made of all planes."""


def has_composite(document: Document, out_channel: int) -> bool:
    """Return whether an output map is made from a whole color picture, which can then be seen as one."""
    return document.signal.color is Color.RGB and len(document.input_planes(out_channel)) == 3


def clamped(view: ViewState, document: Document) -> ViewState:
    """Return `view` with its cursor and planes inside what `document` has.

    Where the geometry is impossible there is no output to clamp to, and the position is kept for the day it
    becomes possible again, with an index for each axis there is. An unchanged view is returned as the same object.
    """
    channel = min(max(view.cursor.channel, 0), document.out_channels - 1)
    position = view.cursor.position
    try:
        shape = geometry.output_shape(document)
    except ShapeError:
        position = _of_rank(position, document.layer.rank)
    else:
        position = _inside(position, shape)
    planes = document.input_planes(channel)
    in_channel = view.in_channel
    if in_channel == COMPOSITE and has_composite(document, channel):
        pass
    elif in_channel not in planes:
        in_channel = planes[0]
    cursor, source = Cursor(channel, position), _inside(view.source, document.signal.spatial)
    if (cursor, in_channel, source) == (view.cursor, view.in_channel, view.source):
        return view
    return replace(view, cursor=cursor, in_channel=in_channel, source=source)


def _inside(position: tuple[int, ...], shape: tuple[int, ...]) -> tuple[int, ...]:
    """Return the place in an array of `shape` nearest to `position`, which may be of another rank."""
    extended = _of_rank(position, len(shape))
    return tuple(min(max(index, 0), size - 1) for index, size in zip(extended, shape, strict=True))


def _of_rank(position: tuple[int, ...], rank: int) -> tuple[int, ...]:
    """Return `position` without what is beyond `rank` indices, or with zeros for those that are missing."""
    return (*position, *(0 for _ in range(rank)))[:rank]
