"""From a number of planes, filters and maps to the place of each."""

import functools
import math
from collections.abc import Sequence
from typing import Final

from convstudio.ui.widgets.board.grids import fit_grid, map_side, score
from convstudio.ui.widgets.board.layout import Box, Layout, Room, Shape
from convstudio.ui.widgets.board.rows import fit_rows
from convstudio.ui.widgets.board.sizes import (
    MARGIN,
    Fit,
    column_counts,
    enlarged,
    extent,
    lane_gap,
    sum_side,
)

ROW_LEAST: Final = 56.0
"""Every map has a row of its own as long as that is so many pixels high, times the scale of projection."""

WORTH: Final = 1.6
"""A grid that makes the maps so many times as large is worth its longer wires."""

CELL_SEEN: Final = 14.0
"""Maps with cells of so many pixels need not be larger, times the scale of projection."""

APART: Final = 0.45
"""Groups lie in lanes of their own if that leaves so much of what could be seen otherwise."""

LANES: Final = 16
"""More groups than this are told apart by their wires alone."""

LANE_LEAST: Final = 28.0
"""Pixels that a lane takes at least, with what is around it."""


@functools.lru_cache(maxsize=32)
def arrange(shape: Shape, room: Room, order: tuple[int, ...]) -> Layout:
    """Return the place of everything.

    Few maps have a row each, with the filter that makes it; many, and those of a photograph where that makes them
    much larger, make a grid, and the filters another one with as many columns and rows, in the same order.

    Parameters
    ----------
    shape : Shape
        What is to be placed.
    room : Room
        The space there is.
    order : tuple of int
        The maps as they are sorted. Where groups lie in lanes of their own, only within each group.
    """
    best = _best_fit(shape, room)
    sequence = _sequence(shape, order) if best.lanes > 1 else order
    return _Placing(shape, room, best, sequence).layout()


def _best_fit(shape: Shape, room: Room) -> Fit:
    lanes = shape.groups if 1 < shape.groups <= LANES else 1
    if room.height - room.caption - MARGIN < lanes * LANE_LEAST:
        lanes = 1
    height = room.height - room.caption - MARGIN - (lanes - 1) * (lane_gap(lanes) + 14)
    if shape.maps == 1 or height / shape.maps >= ROW_LEAST * enlarged(room):
        return _few(shape, room, lanes)
    together = _best_grid(shape, room, 1)
    if lanes == 1 or shape.groups == shape.maps:
        return together
    apart = _best_grid(shape, room, lanes)
    return apart if score(apart, shape) >= APART * score(together, shape) else together


def _few(shape: Shape, room: Room, lanes: int) -> Fit:
    """Return rows, or a grid of pictures that would be small in rows."""
    rows = fit_rows(shape, room, lanes)
    if shape.maps == lanes or rows.map_cell >= CELL_SEEN * enlarged(room):
        return rows
    grid = _best_grid(shape, room, lanes)
    return grid if map_side(grid, shape) >= WORTH * map_side(rows, shape) else rows


def _best_grid(shape: Shape, room: Room, lanes: int) -> Fit:
    grids = (fit_grid(shape, room, columns, lanes) for columns in column_counts(shape.maps // lanes))
    return max(grids, key=lambda each: score(each, shape))


def _sequence(shape: Shape, order: Sequence[int]) -> tuple[int, ...]:
    """Return the maps sorted within their groups, one group after the other."""
    per_group = shape.maps // shape.groups
    return tuple(sorted(order, key=lambda index: index // per_group))


class _Placing:
    """Places the parts of one board.

    Parameters
    ----------
    shape, room, sizes, sequence
        As in Layout and Fit.
    """

    def __init__(self, shape: Shape, room: Room, sizes: Fit, sequence: tuple[int, ...]) -> None:
        self._shape, self._room, self._fit, self._sequence = shape, room, sizes, sequence
        f = sizes
        kernel_rows = -(-shape.fan // f.kernel_columns)
        self._plane = (shape.plane[1] * f.plane_cell, shape.plane[0] * f.plane_cell)
        self._kernel = (shape.kernel[1] * f.kernel_cell, shape.kernel[0] * f.kernel_cell)
        self._map = (shape.map[1] * f.map_cell, shape.map[0] * f.map_cell)
        self._filter = (
            extent(f.kernel_columns, shape.kernel[1], f.kernel_cell, f.kernel_gap) + 2 * f.filter_pad,
            extent(kernel_rows, shape.kernel[0], f.kernel_cell, f.kernel_gap) + 2 * f.filter_pad,
        )
        self._plane_rows = -(-shape.planes // f.lanes // f.plane_columns)
        self._matched = shape.depthwise and f.lanes == 1 and f.columns > 1
        self._row = max(self._filter[1], self._map[1], self._plane[1] if self._matched else 0.0)
        self._widths = (
            extent(f.plane_columns, 1, self._plane[0], f.plane_gap),
            extent(f.columns, 1, self._filter[0], f.gap),
            extent(f.columns, 1, self._map[0], f.gap),
        )

    def layout(self) -> Layout:
        """Return the place of everything."""
        f, shape = self._fit, self._shape
        planes_x, filters_x, maps_x, left, right = self._across()
        lanes = self._lanes(left, right)
        planes: list[Box] = []
        filters: dict[int, Box] = {}
        maps: dict[int, Box] = {}
        gutters: dict[int, tuple[float, float]] = {}
        per_lane = shape.maps // f.lanes
        for number, lane in enumerate(lanes):
            planes += self._planes(lane, planes_x)
            for place, index in enumerate(self._sequence[number * per_lane : (number + 1) * per_lane]):
                row, column = divmod(place, f.columns)
                middle = self._middle(lane, row)
                half = (self._row + f.gap) / 2
                gutters[index] = (math.floor(middle - half), math.floor(middle + half))
                filters[index] = _centered(
                    filters_x + column * (self._filter[0] + f.gap), middle, self._filter
                )
                maps[index] = _centered(maps_x + column * (self._map[0] + f.gap), middle, self._map)
        top, bottom = lanes[0].y, lanes[-1].bottom
        columns = tuple(
            Box(x, top, width, bottom - top)
            for x, width in zip((planes_x, filters_x, maps_x), self._widths, strict=True)
        )
        made, filtered = (tuple(each[index] for index in range(shape.maps)) for each in (maps, filters))
        sums, biases = self._nodes(filtered, made) if f.rowed else ((), ())
        return Layout(
            rowed=f.rowed,
            stacked=f.stacked,
            sequence=self._sequence,
            columns=f.columns,
            gap=f.gap,
            plane_cell=f.plane_cell,
            kernel_cell=f.kernel_cell,
            map_cell=f.map_cell,
            lanes=tuple(lanes),
            planes=tuple(planes),
            filters=filtered,
            maps=made,
            offsets=self._offsets(),
            kernel=self._kernel,
            gutters=tuple(gutters[index] for index in range(shape.maps)),
            name=f.name,
            columns_x=(columns[0], columns[1], columns[2]),
            captions=self._captions(columns),
            sums=sums,
            biases=biases,
        )

    def _across(self) -> tuple[int, int, int, int, int]:
        """Return where planes, filters and maps begin, and where lanes begin and end."""
        f, room = self._fit, self._room
        used = sum(self._widths) + f.name + f.index + f.strip + 2 * f.pad
        spare = room.width - 2 * MARGIN - used - sum(f.wires)
        first = f.wires[0] + max(0.0, min(spare * 0.45, room.width * 0.12))
        second = f.wires[1] + max(0.0, min(spare * 0.45, room.width * (0.1 if f.rowed else 0.04)))
        left = MARGIN + max(0, math.floor((room.width - 2 * MARGIN - used - first - second) / 2))
        planes = left + f.pad + f.strip + f.name
        filters = round(planes + self._widths[0] + first)
        maps = round(filters + self._widths[1] + second)
        return planes, filters, maps, left, math.ceil(maps + self._widths[2] + f.index + f.pad)

    def _lanes(self, left: int, right: int) -> list[Box]:
        """Return the lanes, in the middle of the height."""
        f, room = self._fit, self._room
        edge = 0.0 if f.rowed else f.gap
        contents = f.rows * self._row + (f.rows - 1) * f.gap + 2 * edge
        tall = extent(self._plane_rows, 1, self._plane[1], f.plane_gap) + 2 * edge
        height = math.ceil(max(contents, 0 if self._matched else tall)) + 2 * f.pad
        between = lane_gap(f.lanes)
        space = room.height - room.caption - MARGIN
        spare = space - f.lanes * height - (f.lanes - 1) * between
        if f.lanes > 1 and spare > 0:
            between += min(spare // f.lanes, 10)
            spare = space - f.lanes * height - (f.lanes - 1) * between
        top = room.caption + max(0, spare // 2)
        return [
            Box(left, top + number * (height + between), right - left, height) for number in range(f.lanes)
        ]

    def _middle(self, lane: Box, row: int) -> float:
        """Return the height of the middle of a row of maps."""
        f = self._fit
        contents = f.rows * self._row + (f.rows - 1) * f.gap
        return math.floor(lane.center[1] - contents / 2) + row * (self._row + f.gap) + self._row / 2

    def _planes(self, lane: Box, x: int) -> list[Box]:
        f = self._fit
        count = self._shape.planes // f.lanes
        height = extent(self._plane_rows, 1, self._plane[1], f.plane_gap)
        top = math.floor(lane.center[1] - height / 2)
        boxes = []
        for place in range(count):
            row, column = divmod(place, f.plane_columns)
            left = x + column * (self._plane[0] + f.plane_gap)
            if self._matched:
                boxes.append(_centered(left, self._middle(lane, row), self._plane))
            else:
                boxes.append(Box(left, top + row * (self._plane[1] + f.plane_gap), *self._plane))
        return boxes

    def _offsets(self) -> tuple[tuple[float, float], ...]:
        f = self._fit
        places = (divmod(part, f.kernel_columns) for part in range(self._shape.fan))
        return tuple(
            (
                f.filter_pad + column * (self._kernel[0] + f.kernel_gap),
                f.filter_pad + row * (self._kernel[1] + f.kernel_gap),
            )
            for row, column in places
        )

    def _captions(self, columns: Sequence[Box]) -> tuple[Box, Box, Box]:
        """Return the room of the captions: from the middle of a gap to the middle of the next."""
        first = (columns[0].right + columns[1].x) / 2
        second = (columns[1].right + columns[2].x) / 2
        height, sign = self._room.caption, self._room.text + 4
        return (
            Box(MARGIN, 0, max(first - MARGIN - sign, 1), height),
            Box(first + sign, 0, max(second - first - 2 * sign, 1), height),
            Box(second + sign, 0, max(self._room.width - MARGIN - second - sign, 1), height),
        )

    def _nodes(
        self, filters: tuple[Box, ...], maps: tuple[Box, ...]
    ) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
        """Return where partial results are summed, and where the bias is added."""
        side, bias = sum_side(self._room), self._fit.bias
        sums, biases = [], []
        for stack, made in zip(filters, maps, strict=True):
            room = made.x - stack.right
            summed = self._shape.fan > 1
            free = room - (side if summed else 0) - bias
            parts = 1 + (1 if summed else 0) + (1 if bias else 0)
            middle = stack.center[1]
            x = stack.right + free / parts
            if summed:
                sums.append(Box(x, middle - side / 2, side, side))
                x += side + free / parts
            if bias:
                biases.append(Box(x, middle - side / 2, bias, side))
        return tuple(sums), tuple(biases)


def _centered(x: float, middle: float, size: tuple[float, float]) -> Box:
    """Return the box of a size that begins at `x`, with its middle at a height; on whole pixels where it is whole."""
    return Box(x, math.floor(middle - size[1] / 2 + 0.5), *size)
