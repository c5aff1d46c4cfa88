"""What the three panes show, worked out from a frame and a view; no widget is touched here."""

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from convstudio.core import numerals
from convstudio.core.document import Document, FloatArray
from convstudio.core.operators import geometry, links
from convstudio.core.operators.window_axis import Axis
from convstudio.core.render.frame import PICTURE_CELLS, Frame
from convstudio.core.render.gallery import shown_values
from convstudio.core.render.raster import signed_raster
from convstudio.core.result import Evaluated
from convstudio.core.view_state import COMPOSITE, ViewState
from convstudio.ui.lenses.naming import kernel_of, plane_name, tap_color, tap_label
from convstudio.ui.widgets.grid.picture import DIGITS_FROM, Cell, GridPicture, Mark, Overlay

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
    axes = geometry.window_axes(document)
    padded = frame.input.padded
    rows, columns = axes
    channel = max(frame.look.in_channel, 0)
    composite = frame.look.in_channel == COMPOSITE

    def values(top: int, bottom: int, left: int, right: int) -> FloatArray:
        return _padded_block(document.signal.values[channel], axes, (top, bottom, left, right))

    def tip(cell: Cell) -> str:
        place = (cell[0], cell[0] + 1, cell[1], cell[1] + 1)
        numbers = (_padded_block(plane, axes, place)[0, 0] for plane in document.signal.values)
        return ", ".join(
            f"{plane_name(document, number)} {numerals.full_text(float(value))}"
            for number, value in enumerate(numbers)
        )

    evaluated = isinstance(frame.result, Evaluated)
    height, width = frame.input.raster.size
    return GridPicture(
        frame.input.raster,
        values,
        height,
        width,
        first=(-rows.before, -columns.before) if padded else (0, 0),
        real=(document.signal.spatial[0], document.signal.spatial[1]),
        visited_rows=rows.visited() if evaluated else None,
        visited_columns=columns.visited() if evaluated else None,
        numbered=not composite,
        digits_from=digits_from(document.signal.values[channel]),
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


def _padded_block(plane: FloatArray, axes: tuple[Axis, ...], place: tuple[int, int, int, int]) -> FloatArray:
    """Return rows top..bottom and columns left..right of a plane with its padding."""
    rows, columns = axes
    sources = np.ix_(rows.sources(place[0], place[1]), columns.sources(place[2], place[3]))
    return np.where((sources[0] < 0) | (sources[1] < 0), np.float32(0), plane[sources])


def kernel_grid(document: Document, kernel: tuple[int, int]) -> GridPicture:
    """Return one kernel as entered; it is small enough to be quantised at once."""
    plane: FloatArray = document.weight[kernel]

    def values(top: int, bottom: int, left: int, right: int) -> FloatArray:
        return plane[top:bottom, left:right]

    return GridPicture(
        signed_raster(plane), values, plane.shape[0], plane.shape[1], signed=True, labelled=True
    )


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

    def values(top: int, bottom: int, left: int, right: int) -> FloatArray:
        return shown_values(plane[top:bottom, left:right], look)

    rows, columns = plane.shape
    filled = None
    if view.filling:
        row, column = view.cursor.position
        filled = min(row * columns + column + 1, rows * columns)
    return GridPicture(
        raster,
        values,
        rows,
        columns,
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
    cells = [
        (row, column) for row in range(document.kernel_size[0]) for column in range(document.kernel_size[1])
    ]
    kernel_marks = tuple(Mark(cell, tap_label(document, cell), tap_color(document, cell)) for cell in cells)
    taps = _taps(document, view.cursor.position)
    marks = tuple(Mark(taps[mark.cell], mark.label, mark.color) for mark in kernel_marks)
    linked, notes = _links(document, view, hover)
    crosses = _crosses(document, hover)
    row, column = view.cursor.position
    return {
        Pane.INPUT: Overlay(
            marks,
            _window(document, view.cursor.position),
            None,
            linked[Pane.INPUT],
            _area(document, hover),
            crosses.get(Pane.INPUT),
        ),
        Pane.KERNEL: Overlay(kernel_marks, linked=linked[Pane.KERNEL]),
        Pane.OUTPUT: Overlay(
            (), None, (row, column), linked[Pane.OUTPUT], cross=crosses.get(Pane.OUTPUT), notes=notes
        ),
    }


def _taps(document: Document, position: tuple[int, ...]) -> dict[Cell, Cell]:
    """Return the padded input cell that each kernel cell meets at an output position."""
    rows, columns = (cells.tolist() for cells in links.window_cells(document, position))
    return {(i, j): (row, column) for i, row in enumerate(rows) for j, column in enumerate(columns)}


def _window(document: Document, position: tuple[int, ...]) -> tuple[int, int, int, int]:
    rows, columns = geometry.window_axes(document)
    return (rows.start(position[0]), columns.start(position[1]), rows.span, columns.span)


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
        rows, columns = links.inputs_of_weight(document, hover.cell)
        if len(rows) * len(columns) <= MOST_LINKS:
            linked[Pane.INPUT] = tuple((row, column) for row in rows for column in columns)
    else:
        plane = document.weight[kernel_of(document, view)]
        uses = [
            ((use.position[0], use.position[1]), (use.kernel_index[0], use.kernel_index[1]))
            for use in links.outputs_using(document, hover.cell)
        ]
        linked[Pane.OUTPUT] = tuple(position for position, _ in uses)
        linked[Pane.KERNEL] = tuple(dict.fromkeys(index for _, index in uses))
        for position, index in uses:
            notes[position] = f"{tap_label(document, index)}: {numerals.cell_text(float(plane[index]))}"
    return linked, notes


def _crosses(document: Document, hover: Hover | None) -> dict[Pane, Cell]:
    """Return where the cross-hairs of input and output lie: the same place of a picture, in both."""
    if hover is None or hover.pane is Pane.KERNEL or not _is_there(document, hover):
        return {}
    if math.prod(geometry.output_shape(document)) <= PICTURE_CELLS:
        return {}
    if hover.pane is Pane.OUTPUT:
        row, column = links.window_middle(document, hover.cell)
        return {Pane.INPUT: (row, column), Pane.OUTPUT: hover.cell}
    row, column = links.output_over(document, hover.cell)
    return {Pane.INPUT: hover.cell, Pane.OUTPUT: (row, column)}


def _area(document: Document, hover: Hover | None) -> tuple[int, int, int, int] | None:
    """Return where the cells lie that a hovered weight multiplies, where they are too many to outline each."""
    if hover is None or hover.pane is not Pane.KERNEL or not _is_there(document, hover):
        return None
    rows, columns = links.inputs_of_weight(document, hover.cell)
    if len(rows) * len(columns) <= MOST_LINKS:
        return None
    return (rows[0], columns[0], rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1)


def _is_there(document: Document, hover: Hover) -> bool:
    """Return whether the hovered cell is one of this document's; the pointer may rest where a grid has shrunk."""
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


def input_center(document: Document, middle: tuple[float, float]) -> tuple[float, float]:
    """Return the middle of the padded grid, in cells from its corner, in cells from the first real one."""
    rows, columns = geometry.window_axes(document)
    return (middle[0] - rows.before, middle[1] - columns.before)


def center_under_output(document: Document, middle: tuple[float, float]) -> tuple[float, float]:
    """Return the middle of the window under a point of the output, in cells from the first real input cell."""
    first, second = (
        (where - 0.5) * axis.stride - axis.before + axis.span / 2
        for where, axis in zip(middle, geometry.window_axes(document), strict=True)
    )
    return (first, second)


def grid_centers(
    document: Document, center: tuple[float, float] | None
) -> dict[Pane, tuple[float, float] | None]:
    """Return the middles of the input's and the output's grid for a viewport: the same part of both."""
    if center is None:
        return {Pane.INPUT: None, Pane.OUTPUT: None}
    every = geometry.window_axes(document)
    rows, columns = (where + axis.before for where, axis in zip(center, every, strict=True))
    first, second = (
        (where + axis.before - axis.span / 2) / axis.stride + 0.5
        for where, axis in zip(center, every, strict=True)
    )
    return {Pane.INPUT: (rows, columns), Pane.OUTPUT: (first, second)}
