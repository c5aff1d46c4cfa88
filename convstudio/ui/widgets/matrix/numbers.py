"""Writing the numbers of a matrix and of its vectors."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QFont, QPainter

from convstudio.core import numerals
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.glyphs import GlyphAtlas
from convstudio.ui.widgets.grid.picture import UNKNOWN
from convstudio.ui.widgets.grid.pigments import DARK_INK, LIGHT_INK
from convstudio.ui.widgets.ground import resolution

Floats = npt.NDArray[np.float64]


class NumberWriter:
    """Writes numbers into cells of any size, and keeps the glyphs of the last few sizes.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        Family of the digits.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme, self._font = theme, font
        self._atlases: dict[tuple[int, float], GlyphAtlas] = {}

    def write(
        self,
        painter: QPainter,
        values: npt.NDArray[np.float32],
        centers: tuple[Floats, Floats],
        inks: npt.NDArray[np.intp],
        room: float,
        scale: float,
        *,
        conceals: bool = False,
    ) -> None:
        """Write numbers centered on points.

        Parameters
        ----------
        painter : QPainter
            On the widget.
        values : ndarray of float32
            Shape (n,).
        centers : (ndarray, ndarray)
            x and y in pixels, each of shape (n,).
        inks : ndarray of int
            Row of the glyph atlas for each number.
        room, scale : float
            Width that a number may take, and height of a cell, in pixels: the type is as large as both allow.
        conceals : bool
            Whether NaN stands for what is to be predicted.
        """
        height = max(
            round(min(scale * 0.42, self._theme.text * 1.5)), min(self._theme.text, round(scale * 0.62)), 9
        )
        atlas = self._atlas(painter, height)
        most = atlas.legible(room)
        numbers = values.tolist()
        texts = [
            text if len(text) <= most else numerals.brief_text(number)
            for text, number in zip(map(numerals.cell_text, numbers), numbers, strict=True)
        ]
        if conceals:
            gone = np.isnan(values).tolist()
            texts = [UNKNOWN if each else text for text, each in zip(texts, gone, strict=True)]
        atlas.draw(painter, texts, centers, inks, room)

    def _atlas(self, painter: QPainter, height: int) -> GlyphAtlas:
        ratio = resolution(painter)
        if (height, ratio) not in self._atlases:
            if len(self._atlases) > 3:
                self._atlases.clear()
            inks = [QColor(), QColor()]
            inks[DARK_INK], inks[LIGHT_INK] = self._theme.color("cell_dark"), self._theme.color("cell_light")
            self._atlases[height, ratio] = GlyphAtlas(self._font, height, (inks[0], inks[1]), ratio)
        return self._atlases[height, ratio]
