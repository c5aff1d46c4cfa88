"""What the three panes show, worked out from a frame and a view; no widget is touched here."""

import functools
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import NamedTuple

import numpy as np

from convstudio.core import numerals
from convstudio.core.document import Document, FloatArray
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry, links
from convstudio.core.operators.geometry import AnyAxis
from convstudio.core.render.frame import PICTURE_CELLS, Frame, ghost_value, laid
from convstudio.core.render.gallery import shown_values
from convstudio.core.render.raster import signed_raster
from convstudio.core.result import Evaluated
from convstudio.core.view_state import COMPOSITE, ViewState
from convstudio.ui.lenses.naming import kernel_of, plane_name, tap_color, tap_label
from convstudio.ui.widgets.grid.picture import (
    DIGITS_FROM,
    Box,
    Cell,
    GridPicture,
    Mark,
    Overlay,
    block_of,
)

FRACTIONS_FROM = 26.0
"""Cells narrower than this many pixels carry no fractions: they would have to be written too small."""

MOST_LINKS = 4096
"""Cells that are outlined at most; a weight of a photograph multiplies millions."""


class Pane(Enum):
    """The three grids of the stage."""

    INPUT = "input"
    KERNEL = "kernel"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Hover:
    """The cell under the pointer."""

    pane: Pane
    cell: Cell


def input_grid(frame: Frame) -> GridPicture:
    """Return the input with its padding as the layer of `frame` sees it."""
    document = frame.result.document
    axes, planes = geometry.axes(document), document.signal.values
    padded, composite = frame.input.padded, frame.look.in_channel == COMPOSITE
    void = np.float32(ghost_value(document))

    def tip(cell: Cell) -> str:
        stop = tuple(index + 1 for index in cell)
        numbers = (_padded(plane, axes, void, cell, stop).item() for plane in planes)
        return ", ".join(
            f"{plane_name(document, number)} {numerals.full_text(value)}"
            for number, value in enumerate(numbers)
        )

    plane = planes[max(frame.look.in_channel, 0)]
    ghosts = tuple(axis.ghosts if padded else (0, 0) for axis in axes)
    evaluated = isinstance(frame.result, Evaluated)
    return GridPicture(
        frame.input.raster,
        partial(_padded, plane, axes, void),
        tuple(size + sum(pair) for size, pair in zip(document.signal.spatial, ghosts, strict=True)),
        first=tuple(-before for before, _ in ghosts),
        real=document.signal.spatial,
        visited=tuple(axis.visited() for axis in axes) if evaluated else None,
        numbered=not composite,
        digits_from=digits_from(plane),
        labelled=True,
        tip=tip if composite else None,
    )


def digits_from(plane: FloatArray) -> float:
    """Return how wide cells must be for the numbers of a plane: whole numbers of two digits fit into little.

    A picture is not searched; its values are taken to be fractions.
    """
    small = plane.size <= PICTURE_CELLS and bool(
        (np.abs(plane) < 100).all() and (plane == np.rint(plane)).all()
    )
    return DIGITS_FROM if small else FRACTIONS_FROM


def planes_of_kernel(document: Document, view: ViewState) -> list[int]:
    """Return the input channels that the kernel on the stage is for.

    The color picture shows the kernel of its first plane, which stands for all where they are the same.
    """
    planes = document.input_planes(view.cursor.channel)
    channel, plane = kernel_of(document, view)
    kernels = document.weight[channel]
    if view.in_channel == COMPOSITE and (kernels == kernels[0]).all():
        return list(planes)
    return [planes[plane]]


def _padded(
    plane: FloatArray, axes: Sequence[AnyAxis], void: np.float32, first: Cell, stop: Cell
) -> FloatArray:
    """Return the values from a padded index to another of a plane with its ghosts."""
    places = zip(axes, first, stop, strict=True)
    sources = np.ix_(*(axis.sources(begin, end) for axis, begin, end in places))
    missing = functools.reduce(np.logical_or, (source < 0 for source in sources))
    return np.where(missing, void, plane[sources])


def kernel_grid(document: Document, kernel: tuple[int, int]) -> GridPicture:
    """Return one kernel as entered; it is small enough to be quantised at once."""
    plane: FloatArray = document.weight[kernel]
    return GridPicture(signed_raster(laid(plane)), block_of(plane), plane.shape, signed=True, labelled=True)


def output_grid(frame: Frame, view: ViewState) -> GridPicture | None:
    """Return the output map of `frame`, filled up to the cursor where the view says so.

    Where maps are looked at after ReLU, or without their sign, the numbers are those that are painted.
    """
    result, raster = frame.result, frame.output
    if not isinstance(result, Evaluated) or raster is None:
        return None
    plane = result.map(frame.look.out_channel)
    if plane is None:
        return None
    look = frame.look.gallery

    def values(first: Cell, stop: Cell) -> FloatArray:
        return shown_values(plane[tuple(map(slice, first, stop))], look)

    filled = None
    if view.filling:
        filled = int(np.ravel_multi_index(view.cursor.position, plane.shape, mode="clip")) + 1
    return GridPicture(
        raster,
        values,
        plane.shape,
        signed=look is None or not look.magnitude,
        filled=filled,
        digits_from=digits_from(plane),
    )


def overlays(document: Document, view: ViewState, hover: Hover | None) -> dict[Pane, Overlay]:
    """Return what is marked on each pane.

    Parameters
    ----------
    document : Document
        A layer with a possible geometry.
    view : ViewState
        Its cursor is inside the output.
    hover : Hover or None
        The cell under the pointer; it is linked with the cells it uses and is used by.
    """
    kernel_marks = _identities(_Kernel(document.kernel_size))
    position = view.cursor.position
    taps = _taps(document, position)
    marks = tuple(Mark(taps[mark.cell], mark.label, mark.color) for mark in kernel_marks if mark.cell in taps)
    linked, notes = _links(document, view, hover)
    crosses = _crosses(document, hover)
    return {
        Pane.INPUT: Overlay(
            marks,
            window_of(document, position),
            None,
            linked[Pane.INPUT],
            _area(document, hover),
            crosses.get(Pane.INPUT),
        ),
        Pane.KERNEL: Overlay(kernel_marks, linked=linked[Pane.KERNEL]),
        Pane.OUTPUT: Overlay(
            (), None, position, linked[Pane.OUTPUT], cross=crosses.get(Pane.OUTPUT), notes=notes
        ),
    }


class _Kernel(NamedTuple):
    """All of a kernel that its identities depend on."""

    kernel_size: tuple[int, ...]


@functools.lru_cache(maxsize=4)
def _identities(kernel: _Kernel) -> tuple[Mark, ...]:
    """Return the identities of all kernel cells, in row-major order; the same ones in every step and edit."""
    return tuple(
        Mark(cell, tap_label(kernel, cell), tap_color(kernel, cell))
        for cell in np.ndindex(*kernel.kernel_size)
    )


def _taps(document: Document, position: tuple[int, ...]) -> dict[Cell, Cell]:
    """Return the padded input cell that each kernel cell meets at an output position; some may meet none."""
    along = [
        [
            (number, place)
            for number, (place, meets) in enumerate(zip(taps.tolist(), axis.meets(index), strict=True))
            if meets
        ]
        for axis, taps, index in zip(
            geometry.axes(document), links.window_cells(document, position), position, strict=True
        )
    ]
    return {
        tuple(number for number, _ in pairs): tuple(place for _, place in pairs)
        for pairs in itertools.product(*along)
    }


def window_of(document: Document, position: tuple[int, ...]) -> Box | None:
    """Return where the window stands; stamps have none on the input."""
    if document.layer.kind is Kind.TRANSPOSED:
        return None
    places = tuple(zip(geometry.window_axes(document), position, strict=True))
    return Box(tuple(axis.start(index) for axis, index in places), tuple(axis.span for axis, _ in places))


def _links(
    document: Document, view: ViewState, hover: Hover | None
) -> tuple[dict[Pane, tuple[Cell, ...]], dict[Cell, str]]:
    linked: dict[Pane, tuple[Cell, ...]] = dict.fromkeys(Pane, ())
    notes: dict[Cell, str] = {}
    if hover is None or not _is_there(document, hover):
        return linked, notes
    if hover.pane is Pane.OUTPUT:
        linked[Pane.INPUT] = tuple(_taps(document, hover.cell).values())
    elif hover.pane is Pane.KERNEL:
        ranges = links.inputs_of_weight(document, hover.cell)
        if math.prod(map(len, ranges)) <= MOST_LINKS:
            linked[Pane.INPUT] = tuple(itertools.product(*ranges))
    else:
        plane, weighted = document.weight[kernel_of(document, view)], document.layer.kind.weighted
        uses = links.outputs_using(document, hover.cell)
        linked[Pane.OUTPUT] = tuple(use.position for use in uses)
        linked[Pane.KERNEL] = tuple(dict.fromkeys(use.kernel_index for use in uses))
        for use in uses:
            label, weight = tap_label(document, use.kernel_index), float(plane[use.kernel_index])
            notes[use.position] = f"{label}: {numerals.cell_text(weight)}" if weighted else label
    return linked, notes


def _crosses(document: Document, hover: Hover | None) -> dict[Pane, Cell]:
    """Return where the cross-hairs of input and output lie: the same place of a picture, in both."""
    if hover is None or hover.pane is Pane.KERNEL or not _is_there(document, hover):
        return {}
    if math.prod(geometry.output_shape(document)) <= PICTURE_CELLS:
        return {}
    if hover.pane is Pane.OUTPUT:
        return {Pane.INPUT: links.window_middle(document, hover.cell), Pane.OUTPUT: hover.cell}
    return {Pane.INPUT: hover.cell, Pane.OUTPUT: links.output_over(document, hover.cell)}


def _area(document: Document, hover: Hover | None) -> Box | None:
    """Return where the cells lie that a hovered weight multiplies, where they are too many to outline each."""
    if hover is None or hover.pane is not Pane.KERNEL or not _is_there(document, hover):
        return None
    ranges = links.inputs_of_weight(document, hover.cell)
    if math.prod(map(len, ranges)) <= MOST_LINKS:
        return None
    return Box(tuple(cells[0] for cells in ranges), tuple(cells[-1] - cells[0] + 1 for cells in ranges))


def _is_there(document: Document, hover: Hover) -> bool:
    """Return whether the hovered cell is one of this document's; the pointer may rest where a grid has shrunk."""
    if len(hover.cell) != document.layer.rank:
        return False
    if hover.pane is Pane.INPUT:
        return True
    sizes = document.kernel_size if hover.pane is Pane.KERNEL else geometry.output_shape(document)
    return all(0 <= index < size for index, size in zip(hover.cell, sizes, strict=True))


def term_under(document: Document, view: ViewState, hover: Hover | None) -> Cell | None:
    """Return the kernel cell whose term the pointer is on, by way of the kernel or of the window."""
    if hover is None:
        return None
    if hover.pane is Pane.KERNEL:
        return hover.cell if _is_there(document, hover) else None
    if hover.pane is Pane.INPUT:
        for kernel_cell, cell in _taps(document, view.cursor.position).items():
            if cell == hover.cell:
                return kernel_cell
    return None
