"""What the stage shows of a transposed convolution: stamps as they fall, what the padding removes, the coverage."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from convstudio.core.document import Document, FloatArray
from convstudio.core.errors import ShapeError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry, links
from convstudio.core.operators.coverage import coverage
from convstudio.core.operators.stamping import partial_output, stamp_cells
from convstudio.core.render.frame import PICTURE_CELLS, Frame, laid
from convstudio.core.render.gallery import shown_values
from convstudio.core.render.raster import Raster, magnitude_raster, signed_raster
from convstudio.core.stepping import stamps
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.naming import tap_color, tap_label
from convstudio.ui.lenses.stage.scene import MOST_LINKS, Hover, Pane, digits_from
from convstudio.ui.widgets.grid.picture import Box, Cell, GridPicture, Mark, Overlay, block_of

MOST_PRODUCTS = 1 << 20
"""Of a layer of more products, the stamps are not added up one by one: all of its output is shown."""

Sides = tuple[tuple[int, int], ...]
"""Cells (before, after) along each axis."""


def is_spelled(document: Document) -> bool:
    """Return whether a layer is a transposed convolution small enough to see its stamps fall, border and all."""
    if document.layer.kind is not Kind.TRANSPOSED:
        return False
    try:
        cells = math.prod(size + sum(sides) for size, sides in zip(*_output(document), strict=True))
    except ShapeError:
        return False
    products = math.prod(document.signal.spatial) * document.weight[0].size
    return cells <= PICTURE_CELLS and products <= MOST_PRODUCTS


def borders(document: Document) -> Sides:
    """Return the cells that are drawn around the output, because stamps reach there and the padding removes them."""
    return _output(document)[1] if is_spelled(document) else ((0, 0),) * document.layer.rank


def _output(document: Document) -> tuple[tuple[int, ...], Sides]:
    """Return the size of the output and of what is removed around it."""
    return geometry.output_shape(document), tuple(axis.cropped for axis in geometry.transposed_axes(document))


def output_grid(frame: Frame, view: ViewState, plane: FloatArray, raster: Raster) -> GridPicture:
    """Return an output map with the border that the padding removes; while stamps fall, as far as they have.

    Parameters
    ----------
    frame : Frame
        Of a layer that `is_spelled`.
    view : ViewState
        Its cursor and its source are inside what the layer has.
    plane : FloatArray
        torch's map, shape (*output).
    raster : Raster
        Its picture, whose range that of the border and of what is not yet complete is, too.
    """
    document, look = frame.result.document, frame.look.gallery
    spatial, walks = document.signal.spatial, stamps(view, document) and view.filling
    count = math.prod(spatial)
    upto = int(np.ravel_multi_index(view.source, spatial)) + 1 if walks else count
    values = partial_output(_uncut(document), frame.look.out_channel, upto)
    first = tuple(-before for before, _ in borders(document))
    if upto == count:
        values[tuple(slice(-zero, size - zero) for zero, size in zip(first, plane.shape, strict=True))] = (
            plane
        )
    shown = shown_values(values, look)
    signed = look is None or not look.magnitude
    picture = GridPicture(
        (signed_raster if signed else magnitude_raster)(laid(shown), limit=raster.high),
        block_of(shown, first),
        values.shape,
        first=first,
        real=plane.shape,
        signed=signed,
        visited=_reached(document),
        digits_from=digits_from(values),
    )
    if view.filling and not walks and view.cursor.position != tuple(size - 1 for size in plane.shape):
        return replace(picture, filled=picture.number(view.cursor.position) + 1)
    return picture


def coverage_grid(document: Document) -> GridPicture:
    """Return how many products of one plane each output gathers, and what the padding removes would.

    Parameters
    ----------
    document : Document
        A layer that `is_spelled`.
    """
    counts = coverage(_uncut(document)).counts.astype(np.float32)
    first = tuple(-before for before, _ in borders(document))
    return GridPicture(
        magnitude_raster(laid(counts)),
        block_of(counts, first),
        counts.shape,
        first=first,
        real=geometry.output_shape(document),
        visited=_reached(document),
    )


def _uncut(document: Document) -> Document:
    """Return a layer whose output has the border that the padding of `document` removes."""
    layer = document.layer
    # What output padding has brought back is not removed.
    padding = tuple(
        (0, min(after, more)) for (_, after), more in zip(layer.padding, layer.output_padding, strict=True)
    )
    return replace(document, layer=replace(layer, padding=padding))


def _reached(document: Document) -> tuple[np.ndarray[tuple[int], np.dtype[np.bool_]], ...] | None:
    """Return along each axis which outputs some stamp falls on, border and all; None where that is so of all."""
    reached = tuple(axis.coverage() > 0 for axis in geometry.transposed_axes(_uncut(document)))
    return None if all(mask.all() for mask in reached) else reached


def stamp_overlays(
    document: Document, view: ViewState, hover: Hover | None, usual: dict[Pane, Overlay]
) -> dict[Pane, Overlay]:
    """Return what is marked while an input cell stamps.

    Parameters
    ----------
    document : Document
        A transposed convolution with a possible geometry.
    view : ViewState
        Its source is inside the input.
    hover : Hover or None
        The cell under the pointer.
    usual : dict of Pane to Overlay
        What is marked for the output under the cursor.
    """
    places = stamp_places(document, view.source)
    axes = geometry.transposed_axes(document)
    first = tuple(axis.start(index) for axis, index in zip(axes, view.source, strict=True))
    marks = tuple(
        Mark(place, tap_label(document, cell), tap_color(document, cell)) for cell, place in places.items()
    )
    kernel = tuple(replace(mark, cell=cell) for mark, cell in zip(marks, places, strict=True))
    linked = usual[Pane.KERNEL].linked
    if hover is not None and hover.pane is Pane.OUTPUT:
        linked = tuple(cell for cell, place in places.items() if place == hover.cell)
    output = usual[Pane.OUTPUT]
    if hover is not None and hover.pane is Pane.KERNEL and hover.cell in places:
        output = replace(output, linked=(places[hover.cell],))
    return {
        Pane.INPUT: replace(usual[Pane.INPUT], marks=(), window=None, cursor=view.source),
        Pane.KERNEL: Overlay(kernel, linked=linked),
        Pane.OUTPUT: replace(
            output,
            marks=marks,
            faded=_removed(document),
            window=Box(first, tuple(axis.span for axis in axes)),
            cursor=None,
        ),
    }


def stamp_places(document: Document, source: Cell) -> dict[Cell, Cell]:
    """Return the output cell that each kernel cell of a stamp falls on, in row-major order; some are cut off."""
    along = stamp_cells(document, source)
    return {
        cell: tuple(int(places[index]) for places, index in zip(along, cell, strict=True))
        for cell in np.ndindex(*document.kernel_size)
    }


def gather_overlays(
    document: Document, hover: Hover | None, usual: dict[Pane, Overlay]
) -> dict[Pane, Overlay]:
    """Return what is marked for an output: the kernel cells whose stamps do not reach it are faded.

    What is hovered is linked in both other panes.
    """
    around = _hull([mark.cell for mark in usual[Pane.INPUT].marks])
    gathered = {mark.label: mark for mark in usual[Pane.INPUT].marks}
    kernel = usual[Pane.KERNEL]
    lit = tuple(mark for mark in kernel.marks if mark.label in gathered)
    faded = tuple(mark.cell for mark in kernel.marks if mark.label not in gathered)
    output = usual[Pane.OUTPUT]
    if (
        hover is not None
        and hover.pane is Pane.OUTPUT
        and _holds(geometry.output_shape(document), hover.cell)
    ):
        kernel = replace(kernel, linked=tuple(links.contributors(document, hover.cell)))
    elif hover is not None and hover.pane is Pane.KERNEL and _holds(document.kernel_size, hover.cell):
        output = replace(output, linked=_reached_with(document, hover.cell))
    return {
        **usual,
        Pane.INPUT: replace(usual[Pane.INPUT], window=around),
        Pane.KERNEL: replace(kernel, marks=lit, faded=faded),
        Pane.OUTPUT: replace(output, faded=_removed(document)),
    }


def _hull(cells: Sequence[Cell]) -> Box | None:
    """Return the smallest block around some cells; None around none."""
    if not cells:
        return None
    along = list(zip(*cells, strict=True))
    first = tuple(map(min, along))
    return Box(first, tuple(max(indices) + 1 - low for indices, low in zip(along, first, strict=True)))


def _removed(document: Document) -> tuple[Cell, ...]:
    """Return the cells around the output that the padding removes; none of an output without a border."""
    sides = borders(document)
    return _around(geometry.output_shape(document), sides) if any(map(any, sides)) else ()


@lru_cache(maxsize=4)
def _around(shape: tuple[int, ...], sides: Sides) -> tuple[Cell, ...]:
    """Return the cells at the sides of an array, in row-major order; kept, as they are the same in every step."""
    ranges = (range(-before, size + after) for size, (before, after) in zip(shape, sides, strict=True))
    return tuple(cell for cell in itertools.product(*ranges) if not _holds(shape, cell))


def _holds(shape: tuple[int, ...], cell: Cell) -> bool:
    return len(cell) == len(shape) and all(0 <= index < size for index, size in zip(cell, shape, strict=True))


def _reached_with(document: Document, kernel_cell: Cell) -> tuple[Cell, ...]:
    """Return the outputs that one weight falls on, for one input cell after the other; none where they are many."""
    sources = links.inputs_of_weight(document, kernel_cell)
    if math.prod(map(len, sources)) > MOST_LINKS:
        return ()
    axes = geometry.transposed_axes(document)
    along = (
        [int(axis.stamped(index)[weight]) for index in cells]
        for axis, cells, weight in zip(axes, sources, kernel_cell, strict=True)
    )
    return tuple(itertools.product(*along))
