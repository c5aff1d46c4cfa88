"""What the board shows, worked out from a frame and a view; no widget is touched here."""

import operator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from convstudio.core import numerals
from convstudio.core.document import Color, Document, FloatArray
from convstudio.core.kind import Kind as Kind_
from convstudio.core.operators import geometry, links, wiring
from convstudio.core.render.colormap import MIDDLE, ByteArray
from convstudio.core.render.gallery import Gallery, GalleryLook, Statistics, shown_values
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Order, ViewState
from convstudio.ui.counted import counted
from convstudio.ui.lenses.naming import plane_name
from convstudio.ui.widgets.board.content import BoardContent, Caption, Hit, Kind, Marks, Wire
from convstudio.ui.widgets.board.lattice import Cell

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
    document, kind = result.document, result.document.layer.kind
    shape = geometry.output_shape(document)
    names = tuple(plane_name(document, plane) for plane in range(document.in_channels))
    colored = document.signal.color is Color.RGB
    kernels, weights, biases, group_names = _filters(document, gallery)
    return BoardContent(
        gallery.inputs,
        gallery.maps,
        document.signal.spatial,
        shape,
        kernels,
        weights,
        wires,
        document.groups,
        order,
        biases,
        names,
        group_names,
        TINTS if colored else (None,) * document.in_channels,
        _captions(document, shape),
        ("∗", "=") if kind is Kind_.CONVOLUTION else ("→", "→"),
        window_word(kind),
        document.signal.values.__getitem__,
        MapValues(result, gallery.look),
        Tips(result, gallery.look),
        marks,
    )


def _filters(
    document: Document, gallery: Gallery
) -> tuple[ByteArray, FloatArray, FloatArray, tuple[str, ...]]:
    """Return the pictures of all kernels, their weights, the biases, and the names of the groups."""
    if not document.layer.kind.weighted:  # a window for each plane, of no weights
        weights = np.zeros((document.out_channels, 1, *document.kernel_size), dtype=np.float32)
        return np.full(weights.shape, MIDDLE, dtype=np.uint8), weights, np.zeros(0, dtype=np.float32), ()
    names = tuple(
        translate("channels", "group {number}").format(number=number) for number in range(document.groups)
    )
    return gallery.kernels, document.weight, document.bias, names


def window_word(kind: Kind_) -> str:
    """Return what a layer that pools makes of a window, in a word; empty where the layer has weights."""
    words = {
        Kind_.MAX_POOL: translate("channels", "max"),
        Kind_.AVERAGE_POOL: translate("channels", "mean"),
    }
    return words.get(kind, "")


@dataclass(frozen=True, slots=True)
class MapValues:
    """Gives the numbers of a map as they are shown."""

    result: Evaluated
    look: GalleryLook

    def __call__(self, channel: int) -> FloatArray | None:
        """Return map `channel`; None where it was not kept."""
        plane = self.result.map(channel)
        return None if plane is None else shown_values(plane, self.look)


def has(document: Document, hit: Hit) -> bool:
    """Return whether a possible layer has what is hit; the pointer may rest where a map has shrunk."""
    kernels = document.weight.shape[:2] if document.layer.kind.weighted else (document.out_channels, 1)
    sizes, shape = {
        Kind.PLANE: ((document.in_channels, 1), document.signal.spatial),
        Kind.MAP: ((document.out_channels, 1), geometry.output_shape(document)),
    }.get(hit.kind, (kernels, document.kernel_size))
    if not (hit.index < sizes[0] and hit.part < sizes[1]):
        return False
    if hit.cell is None:
        return True
    return len(hit.cell) == len(shape) and all(map(operator.lt, hit.cell, shape))


@dataclass(frozen=True, slots=True)
class Tips:
    """Says what is under the pointer."""

    result: Evaluated
    look: GalleryLook

    def __call__(self, hit: Hit) -> str:
        """Return one sentence."""
        document = self.result.document
        if hit.kind is Kind.PLANE:
            name = translate("channels", "Input {name}").format(name=plane_name(document, hit.index))
            return _valued(name, hit.cell, document.signal.values[hit.index])
        if hit.kind is Kind.MAP:
            return self._map(hit.index, hit.cell)
        if not document.layer.kind.weighted:
            return self._window(hit.index)
        if hit.kind is Kind.KERNEL and hit.cell is not None:
            plane = document.input_planes(hit.index)[hit.part]
            name = translate("channels", "Filter {number}, kernel for {name}").format(
                number=hit.index, name=plane_name(document, plane)
            )
            return _valued(name, hit.cell, document.weight[hit.index, hit.part])
        kernels = document.weight.shape[1]
        return counted.tr("Filter {number}: {kernels} kernel(s), bias {bias}", "", kernels).format(
            number=hit.index,
            kernels=kernels,
            bias=numerals.full_text(float(document.bias[hit.index])),
        )

    def _window(self, channel: int) -> str:
        """Return what is made of the windows of a plane."""
        document = self.result.document
        largest = document.layer.kind is Kind_.MAX_POOL
        sentence = (
            translate("channels", "Map {number} has the largest value of each window of {name}")
            if largest
            else translate("channels", "Map {number} has the mean of each window of {name}")
        )
        return sentence.format(number=channel, name=plane_name(document, channel))

    def _map(self, channel: int, cell: Cell | None) -> str:
        name = translate("channels", "Map {number}").format(number=channel)
        plane = self.result.map(channel)
        if plane is None:
            return translate("channels", "{name}: click to compute it again").format(name=name)
        return _valued(name, cell, plane, self.look)


def _valued(name: str, cell: Cell | None, values: FloatArray, look: GalleryLook | None = None) -> str:
    """Return the place and the value of a cell of a plane, kernel or map; between slices its name alone."""
    if cell is None:
        return name
    number = numerals.full_text(float(shown_values(values[cell], look)))
    if len(cell) == 1:
        return translate("channels", "{name} at {cell}: {value}").format(
            name=name, cell=cell[0], value=number
        )
    if len(cell) == 2:
        return translate("channels", "{name} at row {row}, column {column}: {value}").format(
            name=name, row=cell[0], column=cell[1], value=number
        )
    return translate("channels", "{name} at slice {slice}, row {row}, column {column}: {value}").format(
        name=name, slice=cell[0], row=cell[1], column=cell[2], value=number
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
    plane_cross, map_cross = _crosses(document, hit)
    return Marks(
        cursor.channel if view.gallery.selected else None,
        cursor.channel,
        cursor.position,
        sources_of(document, cursor.position),
        plane_cross,
        map_cross,
    )


def sources_of(document: Document, position: Cell) -> tuple[Cell, Cell] | None:
    """Return the block of cells that an output is made of: the first one, and how many there are along each axis.

    Of a transposed convolution these are the cells whose stamps fall on it; there may be none.
    """
    along = []
    for axis, index in zip(geometry.axes(document), position, strict=True):
        cells = axis.taps(index)[axis.meets(index)]
        if not cells.size:
            return None
        along.append((int(cells.min()), int(cells.max() - cells.min()) + 1))
    return tuple(first for first, _ in along), tuple(span for _, span in along)


def _crosses(document: Document, hit: Hit | None) -> tuple[Cell | None, Cell | None]:
    if hit is None or hit.cell is None or len(hit.cell) != document.layer.rank:
        return None, None  # what is under the pointer may be of a document that is gone
    if hit.kind is Kind.PLANE:
        return hit.cell, links.output_over(document, hit.cell)
    if hit.kind is Kind.MAP:
        return links.window_middle(document, hit.cell), hit.cell
    return None, None


def _captions(document: Document, shape: tuple[int, ...]) -> tuple[Caption, Caption, Caption]:
    return (
        Caption(translate("channels", "Input"), _sizes(document.in_channels, *document.signal.spatial)),
        _middle_caption(document),
        Caption(translate("channels", "Output maps"), _sizes(document.out_channels, *shape)),
    )


def _middle_caption(document: Document) -> Caption:
    """Return what planes go through: filters with the shape of their weights, or windows."""
    kind = document.layer.kind
    if not kind.weighted:
        return Caption(translate("channels", "Windows"), _sizes(*document.kernel_size))
    sizes = ", ".join(map(str, document.weight.shape[1:]))
    details = translate("channels", "{count} × ({sizes})").format(count=document.out_channels, sizes=sizes)
    if kind is Kind_.TRANSPOSED:
        details = translate("channels", "weight ({sizes})").format(
            sizes=", ".join(map(str, wiring.weight_shape(document)))
        )
    return Caption(translate("channels", "Filters"), details)


def _sizes(*sizes: int) -> str:
    return " × ".join(map(str, sizes))
