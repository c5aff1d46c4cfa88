"""Painting the planes and maps: what changes with every number."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QFont, QPainter

from convstudio.core.render.gallery import Tiles
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import BoardContent, Floats, Kind
from convstudio.ui.widgets.board.digits import LINES_FROM, DigitPainter, Numbers
from convstudio.ui.widgets.board.layout import Box, Layout
from convstudio.ui.widgets.board.look import gray_ink, opacities
from convstudio.ui.widgets.board.mosaic import SMOOTH_BELOW, Mosaic, shrinking
from convstudio.ui.widgets.board.tints import tint_table
from convstudio.ui.widgets.board.wires import Wiring
from convstudio.ui.widgets.grid.cells import Pigments


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
        count, fan, rows, columns = content.kernels.shape
        pixels = content.kernels.reshape(count * fan, rows, columns)
        mosaic = Mosaic(pixels, [self._pigments.table(signed=True, numbered=shows)])
        corners = np.array([(box.x, box.y) for box in layout.filters])[:, np.newaxis]
        places = np.empty((count, fan, 4))
        places[..., :2] = corners + np.array(layout.offsets)
        places[..., 2:] = layout.kernel
        opaque = opacities(content, wiring, Kind.KERNEL)
        smooth = layout.kernel_cell < SMOOTH_BELOW
        mosaic.draw(painter, places.reshape(-1, 4), np.repeat(opaque, fan), smooth=smooth)
        if layout.kernel_cell < LINES_FROM:
            return
        boxes = [[layout.kernel_box(index, part) for part in range(fan)] for index in range(count)]
        for opacity in np.unique(opaque).tolist():
            painter.setOpacity(opacity)
            chosen = [
                (index, part) for index in np.flatnonzero(opaque == opacity).tolist() for part in range(fan)
            ]
            self._digits.lines(painter, [boxes[index][part] for index, part in chosen], layout.kernel_cell)
            painter.setOpacity(1)  # a number that is shown can be read
            if shows:
                ink = np.full((rows, columns), self._pigments.signed_ink, dtype=np.intp)
                numbers = [
                    Numbers(boxes[index][part], content.weights[index, part], ink) for index, part in chosen
                ]
                self._digits.paint(painter, numbers, layout.kernel_cell)

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
        boxes = layout.planes if plane else layout.maps
        opaque = opacities(content, wiring, kind)
        mosaic = self._mosaic(kind, tiles, boxes[0], content.tints if plane else (), painter, shows=shows)
        base = painter.opacity()
        smooth = cell < SMOOTH_BELOW or tiles.factor > 1
        mosaic.draw(painter, np.array(boxes, dtype=np.float64), opaque, smooth=smooth)
        for opacity in np.unique(opaque).tolist():
            chosen = np.flatnonzero(opaque == opacity).tolist()
            painter.setOpacity(base * opacity)
            self._digits.lines(painter, [boxes[index] for index in chosen], cell)
            painter.setOpacity(base)
            if shows:
                values = content.plane_values if plane else content.map_values
                self._digits.paint(painter, self._numbers(tiles, boxes, values, chosen, opacity), cell)

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
        ratio = painter.device().devicePixelRatioF()
        shrink = shrinking((tiles.pixels.shape[1], tiles.pixels.shape[2]), box, ratio)
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
            tables = [plain if hue is None else list(tint_table(hue)) for hue in tints]
        mosaic = Mosaic(tiles.pixels, tables, shrink)
        self._kept[kind] = (tiles.pixels, shrink, shows, (tints, tiles.signed), mosaic)
        return mosaic

    def _numbers(
        self,
        tiles: Tiles,
        boxes: Sequence[Box],
        values: Callable[[int], Floats | None],
        chosen: Sequence[int],
        opacity: float,
    ) -> list[Numbers]:
        numbers = []
        for index in chosen:
            plane = values(index)
            if plane is not None:
                numbers.append(Numbers(boxes[index], plane, self._inks(tiles, index, opacity)))
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
