"""Zoom and pan: which part of the input and which of the output are the same.

A viewport's center is a (row, column) of the input's grid, counted from its first real cell: that of the sheet where
the input is a volume. A place of a grid is counted from the top left of all.
"""

import math

from convstudio.core.document import Document
from convstudio.core.operators import geometry
from convstudio.core.render.sheet import GAP, Sheet
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stamped import borders
from convstudio.ui.widgets.grid.picture import head_rows

Place = tuple[float, float]
"""(row, column), also between cells."""


def input_center(document: Document, middle: Place) -> Place:
    """Return a place of the input's grid as the center of a viewport."""
    top, left = _padding(document)
    return middle[0] - top, middle[1] - left


def center_under_output(document: Document, middle: Place) -> Place:
    """Return the center of a viewport for a place of the output's grid: the middle of the window under it."""
    point = _point(_output_sheet(document), middle)
    return _center_of(
        document, tuple(where - before for where, (before, _) in zip(point, borders(document), strict=True))
    )


def center_of_window(document: Document, position: tuple[int, ...]) -> Place:
    """Return the center of a viewport at the middle of the window of an output."""
    return _center_of(document, tuple(index + 0.5 for index in position))


def grid_centers(document: Document, center: Place | None) -> dict[Pane, Place | None]:
    """Return the middles of the input's and the output's grid for a viewport: the same part of both."""
    if center is None:
        return {Pane.INPUT: None, Pane.OUTPUT: None}
    top, left = _padding(document)
    middle = center[0] + top, center[1] + left
    output = tuple(
        axis.output_at(where - axis.ghosts[0]) + before
        for axis, where, (before, _) in zip(
            geometry.axes(document), _point(_input_sheet(document), middle), borders(document), strict=True
        )
    )
    return {Pane.INPUT: middle, Pane.OUTPUT: _place(_output_sheet(document), output)}


def _center_of(document: Document, output: tuple[float, ...]) -> Place:
    """Return the center of a viewport for a point of the output, one number along each axis."""
    point = tuple(
        axis.input_at(where) + axis.ghosts[0]
        for axis, where in zip(geometry.axes(document), output, strict=True)
    )
    return input_center(document, _place(_input_sheet(document), point))


def _padding(document: Document) -> tuple[int, int]:
    """Return the (rows, columns) of ghosts before the first real cell."""
    *_, top, left = (0, *(axis.ghosts[0] for axis in geometry.axes(document)))
    return top, left


def _input_sheet(document: Document) -> Sheet:
    return Sheet.of(tuple(axis.in_size + sum(axis.ghosts) for axis in geometry.axes(document)))


def _output_sheet(document: Document) -> Sheet:
    # An impossible layer has no output, but its viewport is kept all the same.
    every = zip(geometry.axes(document), borders(document), strict=True)
    return Sheet.of(tuple(max(axis.size, 1) + sum(sides) for axis, sides in every))


def _point(sheet: Sheet, place: Place) -> tuple[float, ...]:
    """Return what lies at a place, as a number of cells along each axis; of a gap the cell beside it."""
    row, column = place
    if len(sheet.shape) < 3:
        return (row, column)[2 - len(sheet.shape) :]
    row -= head_rows(3)
    down = max(math.floor(row / (sheet.rows + GAP)), 0)
    across = min(max(math.floor(column / (sheet.columns + GAP)), 0), sheet.across - 1)
    number = min(down * sheet.across + across, sheet.slices - 1)
    top, left = sheet.corner(number)
    return number + 0.5, min(max(row - top, 0), sheet.rows), min(max(column - left, 0), sheet.columns)


def _place(sheet: Sheet, point: tuple[float, ...]) -> Place:
    """Return the place of a point, given as a number of cells along each axis."""
    *depth, row, column = (0.5, *point)[-max(len(point), 2) :]
    if not depth:
        return row, column
    top, left = sheet.corner(min(max(math.floor(depth[0]), 0), sheet.slices - 1))
    return top + head_rows(3) + row, left + column
