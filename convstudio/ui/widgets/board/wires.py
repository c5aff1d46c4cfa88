"""The wires of a board, as paths: which planes feed which filter, and which filter makes which map."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from convstudio.ui.widgets.board.content import Wire
from convstudio.ui.widgets.board.layout import Box, Layout

MOST_SINGLE: Final = 500
"""More wires than this are drawn as bands, from the planes of a bundle to its filters."""

FANNED: Final = 8
"""Up to so many planes have a band each, that widens on its way to the filters."""

LEAD: Final = 10.0
"""Pixels before a row of filters where its wires have come together."""


class Wiring:
    """Looks up what feeds what.

    Parameters
    ----------
    wires : sequence of (int, int)
        (plane, map) pairs.
    """

    def __init__(self, wires: Sequence[Wire] = ()) -> None:
        self.wires = tuple(wires)
        planes, maps = defaultdict(set), defaultdict(set)
        for plane, index in wires:
            planes[index].add(plane)
            maps[plane].add(index)
        self._planes = {index: tuple(sorted(each)) for index, each in planes.items()}
        self._maps = {plane: tuple(sorted(each)) for plane, each in maps.items()}

    def planes_of(self, index: int) -> tuple[int, ...]:
        """Return the planes that feed map `index`, in the order of its filter's kernels."""
        return self._planes.get(index, ())

    def maps_of(self, plane: int) -> tuple[int, ...]:
        """Return the maps that `plane` feeds."""
        return self._maps.get(plane, ())

    def bundles(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Return (planes, maps) of every set of maps that are fed by the same planes, in order."""
        maps: dict[tuple[int, ...], list[int]] = {}
        for index in sorted(self._planes):
            maps.setdefault(self._planes[index], []).append(index)
        return [(planes, tuple(made)) for planes, made in maps.items()]


@dataclass(frozen=True, slots=True)
class Strand:
    """Something that is drawn for one wire or more.

    Attributes
    ----------
    bundle : int
        Number of the bundle that it belongs to.
    planes, maps : tuple of int
        Each of the planes feeds each of the maps.
    path : QPainterPath
        A line, or where `band` a shape to be filled.
    """

    bundle: int
    planes: tuple[int, ...]
    maps: tuple[int, ...]
    path: QPainterPath
    band: bool = False


def strands(layout: Layout, wiring: Wiring) -> list[Strand]:
    """Return all that is drawn between planes and filters: every wire is in one strand."""
    result = []
    for number, (planes, maps) in enumerate(wiring.bundles()):
        if len(wiring.wires) > MOST_SINGLE:
            fanned = _single_file(layout) and len(planes) <= FANNED
            sources = [(plane,) for plane in planes] if fanned else [planes]
            result += [
                Strand(number, each, maps, _band(layout, each, maps, fanned=fanned), band=True)
                for each in sources
            ]
            continue
        rows = _by_row(layout, maps)
        result += [
            Strand(number, (plane,), tuple(row), _inlet(layout, plane, part, row))
            for part, plane in enumerate(planes)
            for row in rows
        ]
    return result


def inlets(layout: Layout, wiring: Wiring, index: int) -> list[QPainterPath]:
    """Return the wires from its planes to filter `index`, one for each."""
    return [_inlet(layout, plane, part, [index]) for part, plane in enumerate(wiring.planes_of(index))]


def outgoing(layout: Layout, wiring: Wiring, plane: int) -> QPainterPath:
    """Return the wires from `plane` to every filter that it feeds."""
    path = QPainterPath()
    maps = wiring.maps_of(plane)
    for row in _by_row(layout, maps):
        path.addPath(_inlet(layout, plane, wiring.planes_of(row[0]).index(plane), row))
    return path


def outlet(layout: Layout, index: int) -> QPainterPath:
    """Return the wire from filter `index` to its map, through sum and bias where those are drawn."""
    stack, made = layout.filters[index], layout.maps[index]
    path = QPainterPath()
    if not layout.rowed:
        below = layout.gutters[index][1]
        path.moveTo(stack.center[0], stack.bottom)
        path.lineTo(stack.center[0], below)
        path.lineTo(made.center[0], below)
        path.lineTo(made.center[0], made.bottom)
        return path
    middle = stack.center[1]
    start = stack.right
    if layout.sums:
        node = layout.sums[index]
        if layout.stacked:
            for part in range(len(layout.offsets)):
                kernel = layout.kernel_box(index, part)
                _curve(path, QPointF(kernel.right, kernel.center[1]), QPointF(node.x, middle))
        else:
            path.moveTo(stack.right, middle)
            path.lineTo(node.x, middle)
        start = node.right
    if layout.biases:
        path.moveTo(start, middle)
        path.lineTo(layout.biases[index].x, middle)
        start = layout.biases[index].right
    path.moveTo(start, middle)
    path.lineTo(made.x, middle)
    return path


def port(layout: Layout, plane: int) -> QPointF:
    """Return where the wires of a plane begin."""
    box, column = layout.planes[plane], layout.columns_x[0]
    if box.right >= column.right - 0.5 and _single_file(layout):
        return QPointF(box.right, box.center[1])
    return QPointF(box.center[0], box.y)


def _single_file(layout: Layout) -> bool:
    return layout.columns_x[0].width <= layout.planes[0].width + 0.5


def _inlet(layout: Layout, plane: int, part: int, maps: Sequence[int]) -> QPainterPath:
    """Return the wire of a plane to filters of one row: to kernel `part`, or along the row above the filters."""
    path = QPainterPath()
    start = port(layout, plane)
    if not _single_file(layout):
        gutter = start.y() - layout.gap / 2
        path.moveTo(start)
        path.lineTo(start.x(), gutter)
        start = QPointF(layout.columns_x[0].right, gutter)
        path.lineTo(start)
    if layout.stacked:
        kernel = layout.kernel_box(maps[0], part)
        _curve(path, start, QPointF(kernel.x, kernel.center[1]))
        return path
    above = layout.gutters[maps[0]][0]
    _curve(path, start, QPointF(layout.columns_x[1].x - LEAD, above))
    for index in sorted(maps, key=lambda each: layout.filters[each].x):
        target = _entry(layout, index, part)
        path.lineTo(target.x(), above)
        path.lineTo(target)
        path.moveTo(target.x(), above)
    return path


def _entry(layout: Layout, index: int, part: int) -> QPointF:
    """Return where a wire enters a filter from above: at its kernel where those lie in one line."""
    box = layout.filters[index]
    if layout.rowed and len({y for _, y in layout.offsets}) == 1:
        kernel = layout.kernel_box(index, part)
        return QPointF(kernel.center[0], kernel.y)
    return QPointF(box.center[0], box.y)


def _by_row(layout: Layout, maps: Sequence[int]) -> list[list[int]]:
    """Return the maps by the row that they are in."""
    rows: dict[float, list[int]] = {}
    for index in maps:
        rows.setdefault(layout.gutters[index][0], []).append(index)
    return list(rows.values())


def _band(layout: Layout, planes: Sequence[int], maps: Sequence[int], *, fanned: bool) -> QPainterPath:
    """Return a shape from the planes of a bundle to its filters."""
    left = _span([layout.planes[plane] for plane in planes], layout.columns_x[0].right)
    if fanned:
        start = port(layout, planes[0])
        left = start - QPointF(0, 3), start + QPointF(0, 3)
    right = _span([layout.filters[index] for index in maps], layout.columns_x[1].x)
    path = QPainterPath()
    _curve(path, left[0], right[0])
    path.lineTo(right[1])
    middle = (left[1].x() + right[1].x()) / 2
    path.cubicTo(QPointF(middle, right[1].y()), QPointF(middle, left[1].y()), left[1])
    path.closeSubpath()
    return path


def _span(boxes: Sequence[Box], x: float) -> tuple[QPointF, QPointF]:
    return QPointF(x, min(box.y for box in boxes)), QPointF(x, max(box.bottom for box in boxes))


def _curve(path: QPainterPath, start: QPointF, end: QPointF) -> None:
    """Add an S that leaves and arrives level."""
    if path.currentPosition() != start or path.isEmpty():
        path.moveTo(start)
    middle = (start.x() + end.x()) / 2
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
