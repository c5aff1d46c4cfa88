"""Painting the planes and maps: what changes with every number."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF
from PySide6.QtGui import QFont, QPainter, QPen

from convstudio.core.render.gallery import Tiles
from convstudio.core.render.mosaic import rows_and_columns
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.bars import bar_pixels, levels
from convstudio.ui.widgets.board.content import BoardContent, Floats, Kind
from convstudio.ui.widgets.board.digits import LINES_FROM, DigitPainter, Numbers
from convstudio.ui.widgets.board.lattice import Lattice
from convstudio.ui.widgets.board.layout import Box, Layout
from convstudio.ui.widgets.board.look import gray_ink, opacities
from convstudio.ui.widgets.board.mosaic import SMOOTH_BELOW, Mosaic, shrinking
from convstudio.ui.widgets.board.tints import tint_table
from convstudio.ui.widgets.board.wires import Wiring
from convstudio.ui.widgets.board.words import WordPainter
from convstudio.ui.widgets.grid.pigments import Pigments
from convstudio.ui.widgets.ground import resolution

STRIP_FROM: Final = 2.0
"""Strips of cells of fewer pixels are not painted under their bars."""


class TilePainter:
    """Paints kernels, planes and maps; keeps the pixmaps of those that have not changed.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        Family of the digits.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._pigments = Pigments.of(theme)
        self._digits = DigitPainter(theme, font)
        self._words = WordPainter(theme, font)
        self._gray_inks: dict[float, npt.NDArray[np.intp]] = {}
        self._kept: dict[Kind, tuple[object, int, bool, object, Mosaic]] = {}

    def planes(
        self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring, *, shows: bool
    ) -> None:
        """Paint the input planes."""
        self._tiles(painter, layout, content, wiring, Kind.PLANE, shows=shows)

    def maps(
        self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring, *, shows: bool
    ) -> None:
        """Paint the output maps."""
        self._tiles(painter, layout, content, wiring, Kind.MAP, shows=shows)

    def kernels(
        self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring, *, shows: bool
    ) -> None:
        """Paint the kernels of all filters."""
        count, fan = content.kernels.shape[:2]
        lattice, cell = content.lattice(Kind.KERNEL), layout.kernel_cell
        pixels = content.kernels.reshape(-1, lattice.sheet.rows, lattice.sheet.columns)
        mosaic = Mosaic(pixels, [self._pigments.table(signed=True, numbered=shows)])
        corners = np.array([(box.x, box.y) for box in layout.filters])[:, np.newaxis] + np.array(
            layout.offsets
        )
        opaque = np.repeat(opacities(content, wiring, Kind.KERNEL), fan)
        each = np.repeat(opaque, lattice.sheet.slices)
        places = lattice.boxes(corners.reshape(-1, 2), cell)
        mosaic.draw(painter, places, each, smooth=cell < SMOOTH_BELOW)
        if cell < LINES_FROM and not lattice.head:
            return
        boxes = [layout.kernel_box(index, part) for index in range(count) for part in range(fan)]
        if lattice.head:
            flat = content.kernels.reshape(count * fan, -1)
            ends = np.ones(len(flat))
            tiles = Tiles(flat, 1, -ends, ends, True, ends.astype(np.bool_))
            self._bars(painter, lattice, boxes, tiles, opaque, cell)
        if cell < LINES_FROM:
            return
        for opacity in np.unique(opaque).tolist():
            chosen = np.flatnonzero(opaque == opacity).tolist()
            painter.setOpacity(opacity)
            self._lines(painter, lattice, [boxes[number] for number in chosen], cell)
            painter.setOpacity(1)  # a number that is shown can be read
            if shows:
                ink = np.full(content.kernels.shape[2:], self._pigments.signed_ink, dtype=np.intp)
                numbers = [
                    part
                    for number in chosen
                    for part in _numbers(
                        lattice, boxes[number], content.weights[divmod(number, fan)], ink, cell
                    )
                ]
                self._digits.paint(painter, numbers, cell)
        if content.window:
            self._words.paint(painter, boxes, content.window, opaque)

    def _tiles(
        self,
        painter: QPainter,
        layout: Layout,
        content: BoardContent,
        wiring: Wiring,
        kind: Kind,
        *,
        shows: bool,
    ) -> None:
        plane = kind is Kind.PLANE
        tiles, cell = (content.inputs, layout.plane_cell) if plane else (content.maps, layout.map_cell)
        boxes, lattice = layout.planes if plane else layout.maps, content.lattice(kind)
        opaque = opacities(content, wiring, kind)
        places = lattice.boxes(np.array(boxes, dtype=np.float64), cell)
        mosaic = self._mosaic(
            kind, tiles, Box(*places[0].tolist()), content.tints if plane else (), painter, shows=shows
        )
        base = painter.opacity()
        smooth = cell < SMOOTH_BELOW or tiles.factor > 1
        if cell >= STRIP_FROM or not lattice.head:
            mosaic.draw(painter, places, np.repeat(opaque, lattice.sheet.slices), smooth=smooth)
        if lattice.head:
            self._bars(painter, lattice, boxes, tiles, opaque, cell)
        for opacity in np.unique(opaque).tolist():
            chosen = np.flatnonzero(opaque == opacity).tolist()
            painter.setOpacity(base * opacity)
            self._lines(painter, lattice, [boxes[index] for index in chosen], cell)
            painter.setOpacity(base)
            if shows:
                values = content.plane_values if plane else content.map_values
                numbers = self._numbers(tiles, lattice, boxes, values, chosen, opacity, cell)
                self._digits.paint(painter, numbers, cell, conceals=content.conceals)

    def _lines(self, painter: QPainter, lattice: Lattice, boxes: Sequence[Box], cell: float) -> None:
        if cell >= LINES_FROM:
            places = lattice.boxes(np.array(boxes, dtype=np.float64), cell)
            self._digits.lines(painter, [Box(*place) for place in places.tolist()], cell)

    def _bars(
        self,
        painter: QPainter,
        lattice: Lattice,
        boxes: Sequence[Box],
        tiles: Tiles,
        opaque: npt.NDArray[np.float64],
        cell: float,
    ) -> None:
        """Paint the bars over strips, and their zero."""
        places = [lattice.bars(box, cell) for box in boxes]
        ratio = resolution(painter)
        rows = max(round(places[0].height * ratio), 1)
        table = self._pigments.table(signed=tiles.signed, numbered=False)
        if not tiles.signed:
            table = [self._theme.color("soft_ink").rgb()] * len(table)
        side = int(cell * ratio) if tiles.factor == 1 else 1
        bars = Mosaic(bar_pixels(tiles, rows, max(side, 1)), [[0, *table[1:]]])
        bars.draw(painter, np.array(places, dtype=np.float64), opaque, smooth=side < 1)
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        zeros = np.broadcast_to(levels(tiles)[1].ravel(), len(places)).tolist()
        painter.drawLines(
            [
                QLineF(place.x, place.y + height, place.right, place.y + height)
                for place, height in (
                    (place, round((1 - zero) * place.height))
                    for place, zero in zip(places, zeros, strict=True)
                )
            ]
        )

    def _mosaic(
        self,
        kind: Kind,
        tiles: Tiles,
        box: Box,
        tints: tuple[str | None, ...],
        painter: QPainter,
        *,
        shows: bool,
    ) -> Mosaic:
        """Return the pictures in colors: those of the last painting, where nothing has changed."""
        ratio = resolution(painter)
        size = rows_and_columns(tiles.pixels.shape[1:])
        shrink = shrinking(size, box, ratio)
        kept = self._kept.get(kind)
        if (
            kept is not None
            and kept[0] is tiles.pixels
            and kept[1:4] == (shrink, shows, (tints, tiles.signed))
        ):
            return kept[4]
        plain = self._pigments.table(signed=tiles.signed, numbered=shows)
        tables = [plain]
        if any(tints) and not shows and not tiles.signed:
            slices = tiles.pixels[0].size // (size[0] * size[1])
            tables = [plain if hue is None else list(tint_table(hue)) for hue in tints for _ in range(slices)]
        mosaic = Mosaic(tiles.pixels.reshape(-1, *size), tables, shrink)
        self._kept[kind] = (tiles.pixels, shrink, shows, (tints, tiles.signed), mosaic)
        return mosaic

    def _numbers(
        self,
        tiles: Tiles,
        lattice: Lattice,
        boxes: Sequence[Box],
        values: Callable[[int], Floats | None],
        chosen: Sequence[int],
        opacity: float,
        cell: float,
    ) -> list[Numbers]:
        numbers = []
        for index in chosen:
            plane = values(index)
            if plane is not None:
                numbers += _numbers(lattice, boxes[index], plane, self._inks(tiles, index, opacity), cell)
        return numbers

    def _inks(self, tiles: Tiles, index: int, opacity: float) -> npt.NDArray[np.intp]:
        """Return which ink is legible on each cell of a picture of some opacity."""
        pixels = tiles.pixels[index]
        if tiles.signed:
            return np.full(pixels.shape, self._pigments.signed_ink, dtype=np.intp)
        if opacity not in self._gray_inks:
            self._gray_inks[opacity] = gray_ink(self._theme, opacity)
        inks: npt.NDArray[np.intp] = self._gray_inks[opacity][pixels]
        return inks


def _numbers(
    lattice: Lattice, box: Box, values: Floats, inks: npt.NDArray[np.intp], cell: float
) -> list[Numbers]:
    """Return the numbers of a picture, slice by slice."""
    sheet = lattice.sheet
    size = sheet.slices, sheet.rows, sheet.columns
    parts = zip(lattice.slices(box, cell), values.reshape(size), inks.reshape(size), strict=True)
    return [Numbers(place, numbers, ink) for place, numbers, ink in parts]
