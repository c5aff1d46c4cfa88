"""The numbers in the cells of small planes, kernels and maps."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.layout import Box
from convstudio.ui.widgets.board.look import digit_height, texts_of
from convstudio.ui.widgets.grid.glyphs import GlyphAtlas
from convstudio.ui.widgets.grid.picture import UNKNOWN
from convstudio.ui.widgets.ground import resolution

LINES_FROM = 7.0
"""Cells narrower than this many pixels have no lines between them."""


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The numbers of one picture.

    Attributes
    ----------
    box : Box
        Where it lies.
    values : ndarray
        Shape (rows, columns).
    inks : ndarray of int
        Row of the atlas for each value, of the same shape.
    """

    box: Box
    values: npt.NDArray[np.float32]
    inks: npt.NDArray[np.intp]


KEPT = 8
"""Sizes of digits that are kept."""


class DigitPainter:
    """Paints numbers and the lines between cells; keeps the glyphs of the sizes in use.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        Family of the digits.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._font = font
        self._atlases: dict[tuple[int, float], GlyphAtlas] = {}

    def paint(
        self, painter: QPainter, pictures: Sequence[Numbers], cell: float, *, conceals: bool = False
    ) -> None:
        """Paint the numbers of pictures whose cells have `cell` pixels; `conceals`: NaN is not to be seen yet."""
        if not pictures:
            return
        texts, across, down, inks = [], [], [], []
        for picture in pictures:
            rows, columns = np.indices(picture.values.shape)
            said = texts_of(picture.values)
            if conceals:
                missing = np.isnan(picture.values).ravel().tolist()
                said = [UNKNOWN if gone else text for text, gone in zip(said, missing, strict=True)]
            texts += said
            across.append((picture.box.x + (columns + 0.5) * cell).ravel())
            down.append((picture.box.y + (rows + 0.5) * cell).ravel())
            inks.append(picture.inks.ravel())
        ratio = resolution(painter)
        height = digit_height(self._theme, cell)
        if (height, ratio) not in self._atlases:
            if len(self._atlases) > KEPT:
                self._atlases.clear()  # of every magnification there was
            colors = (self._theme.color("cell_dark"), self._theme.color("cell_light"))
            self._atlases[height, ratio] = GlyphAtlas(self._font, height, colors, ratio)
        centers = np.concatenate(across), np.concatenate(down)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        self._atlases[height, ratio].draw(painter, texts, centers, np.concatenate(inks), cell - 4)

    def lines(self, painter: QPainter, boxes: Sequence[Box], cell: float) -> None:
        """Paint the lines around the cells of pictures, where cells are large enough."""
        if cell < LINES_FROM:
            return
        lines = []
        for box in boxes:
            lines += [
                QLineF(box.x + at * cell, box.y, box.x + at * cell, box.bottom)
                for at in range(1, round(box.width / cell))
            ]
            lines += [
                QLineF(box.x, box.y + at * cell, box.right, box.y + at * cell)
                for at in range(1, round(box.height / cell))
            ]
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        painter.drawLines(lines)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([QRectF(*box).adjusted(-0.5, -0.5, 0.5, 0.5) for box in boxes])
