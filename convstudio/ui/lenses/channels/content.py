"""What the board shows, worked out from a frame and a view; no widget is touched here."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.document import Color, Document, FloatArray
from convstudio.core.operators import geometry, links
from convstudio.core.render.gallery import Gallery, GalleryLook, Statistics, shown_values
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Order, ViewState
from convstudio.ui.lenses.naming import plane_name
from convstudio.ui.widgets.board.content import BoardContent, Caption, Cell, Hit, Kind, Marks, Wire

translate = QCoreApplication.translate

TINTS = ("#ff3b30", "#28c840", "#3b7cff")
"""Hues of red, green and blue light."""


def order_of(statistics: Statistics | None, order: Order, count: int) -> tuple[int, ...] | None:
    """Return the maps in the order that is asked for; None where that is not known yet.

    Parameters
    ----------
    statistics : Statistics or None
        Of all maps; None while they are being counted.
    order : Order
        By channel, or by a statistic with the largest first; maps that are alike stay in order of their channels,
        and what is not a number goes last.
    count : int
        Number of maps.
    """
    if order is Order.CHANNEL:
        return tuple(range(count))
    if statistics is None:
        return None
    keys = {
        Order.MEAN: statistics.mean,
        Order.MAXIMUM: statistics.maximum,
        Order.VARIANCE: statistics.variance,
    }[order]
    return tuple(int(index) for index in np.argsort(-keys, kind="stable"))


def board_content(
    result: Evaluated, gallery: Gallery, order: tuple[int, ...], marks: Marks, wires: tuple[Wire, ...]
) -> BoardContent:
    """Return what the board shows of a result.

    Parameters
    ----------
    result : Evaluated
        With its document.
    gallery : Gallery
        The pictures of that very document.
    order : tuple of int
        The maps as they are sorted.
    marks : Marks
        What is selected, and where the cursor is.
    wires : tuple of (int, int)
        (plane, map) for each plane that feeds a map.
    """
    document = result.document
    rows, columns = geometry.output_shape(document)
    names = tuple(plane_name(document, plane) for plane in range(document.in_channels))
    colored = document.signal.color is Color.RGB
    return BoardContent(
        gallery.inputs,
        gallery.maps,
        (document.signal.spatial[0], document.signal.spatial[1]),
        (rows, columns),
        gallery.kernels,
        document.weight,
        wires,
        document.layer.groups,
        order,
        document.bias,
        names,
        tuple(
            translate("channels", "group {number}").format(number=number)
            for number in range(document.layer.groups)
        ),
        TINTS if colored else (None,) * document.in_channels,
        _captions(document, (rows, columns)),
        document.signal.values.__getitem__,
        MapValues(result, gallery.look),
        Tips(result, gallery.look),
        marks,
    )


@dataclass(frozen=True, slots=True)
class MapValues:
    """Gives the numbers of a map as they are shown."""

    result: Evaluated
    look: GalleryLook

    def __call__(self, channel: int) -> FloatArray | None:
        """Return map `channel`; None where it was not kept."""
        plane = self.result.map(channel)
        return None if plane is None else shown_values(plane, self.look)


@dataclass(frozen=True, slots=True)
class Tips:
    """Says what is under the pointer."""

    result: Evaluated
    look: GalleryLook

    def __call__(self, hit: Hit) -> str:
        """Return one sentence."""
        document = self.result.document
        if hit.kind is Kind.PLANE and hit.cell is not None:
            value = float(document.signal.values[(hit.index, *hit.cell)])
            return _valued(
                translate("channels", "Input {name}").format(name=plane_name(document, hit.index)),
                hit.cell,
                value,
            )
        if hit.kind is Kind.KERNEL and hit.cell is not None:
            plane = document.input_planes(hit.index)[hit.part]
            name = translate("channels", "Filter {number}, kernel for {name}").format(
                number=hit.index, name=plane_name(document, plane)
            )
            return _valued(name, hit.cell, float(document.weight[(hit.index, hit.part, *hit.cell)]))
        if hit.kind is Kind.MAP and hit.cell is not None:
            return self._map(hit.index, hit.cell)
        return translate("channels", "Filter {number}: {kernels} kernels, bias {bias}").format(
            number=hit.index,
            kernels=document.weight.shape[1],
            bias=numerals.full_text(float(document.bias[hit.index])),
        )

    def _map(self, channel: int, cell: Cell) -> str:
        name = translate("channels", "Map {number}").format(number=channel)
        plane = self.result.map(channel)
        if plane is None:
            return translate("channels", "{name}: click to compute it again").format(name=name)
        return _valued(name, cell, float(shown_values(plane[cell], self.look)))


def _valued(name: str, cell: Cell, value: float) -> str:
    return translate("channels", "{name} at row {row}, column {column}: {value}").format(
        name=name, row=cell[0], column=cell[1], value=numerals.full_text(value)
    )


def marks_of(document: Document, view: ViewState, hit: Hit | None) -> Marks:
    """Return what is marked on the board.

    Parameters
    ----------
    document : Document
        A layer with a possible geometry.
    view : ViewState
        Its cursor is inside the output.
    hit : Hit or None
        What is under the pointer; the same place is crossed in every plane and map.
    """
    cursor = view.cursor
    axes = geometry.window_axes(document)
    first, second = (axis.start(index) for axis, index in zip(axes, cursor.position, strict=True))
    plane_cross, map_cross = _crosses(document, hit)
    return Marks(
        cursor.channel if view.gallery.selected else None,
        cursor.channel,
        (cursor.position[0], cursor.position[1]),
        (first, second, axes[0].span, axes[1].span),
        plane_cross,
        map_cross,
    )


def _crosses(document: Document, hit: Hit | None) -> tuple[Cell | None, Cell | None]:
    if hit is None or hit.cell is None:
        return None, None
    if hit.kind is Kind.PLANE:
        row, column = links.output_over(document, hit.cell)
        return hit.cell, (row, column)
    if hit.kind is Kind.MAP:
        row, column = links.window_middle(document, hit.cell)
        return (row, column), hit.cell
    return None, None


def _captions(document: Document, size: Cell) -> tuple[Caption, Caption, Caption]:
    rows, columns = document.signal.spatial
    sizes = ", ".join(map(str, document.weight.shape[1:]))
    return (
        Caption(
            translate("channels", "Input"),
            translate("channels", "{planes} × {rows} × {columns}").format(
                planes=document.in_channels, rows=rows, columns=columns
            ),
        ),
        Caption(
            translate("channels", "Filters"),
            translate("channels", "{count} × ({sizes})").format(count=document.out_channels, sizes=sizes),
        ),
        Caption(
            translate("channels", "Output maps"),
            translate("channels", "{maps} × {rows} × {columns}").format(
                maps=document.out_channels, rows=size[0], columns=size[1]
            ),
        ),
    )
