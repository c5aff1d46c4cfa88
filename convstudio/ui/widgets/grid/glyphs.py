"""Digits drawn quickly: every glyph is rendered once, then thousands are stamped in one call.

A text item or a drawText a cell costs 12 to 90 ms for 32×32 cells; one drawPixmapFragments costs a few.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from convstudio.ui.widgets.grid.stamping import stamp

CHARACTERS: Final = "0123456789−.eNa∞?"
"""All that `core.numerals.cell_text` writes with."""

LEGIBLE: Final = 9.0
"""Pixels of type below which a number cannot be read; texts are not to be shrunk further."""

_INDEX: Final = {char: index for index, char in enumerate(CHARACTERS)}

Floats = npt.NDArray[np.float64]


class GlyphAtlas:
    """The glyphs of `CHARACTERS` in one size and several inks.

    Parameters
    ----------
    font : QFont
        Family and weight; its size is replaced.
    height : int
        Size of the type in pixels.
    inks : tuple of QColor
        One row of the atlas each.
    ratio : float
        Device pixels a pixel.
    """

    def __init__(self, font: QFont, height: int, inks: tuple[QColor, ...], ratio: float) -> None:
        sized = QFont(font)
        sized.setPixelSize(max(height, 1))
        metrics = QFontMetricsF(sized)
        self.height = height
        self.ratio = ratio
        self._advances = np.array([metrics.horizontalAdvance(char) for char in CHARACTERS])
        # Glyphs may reach over their advance; a pixel to each side keeps neighbors apart. Of the height of a line
        # they need little more than half, and what is transparent takes as long to draw as what is not.
        widths = np.ceil(self._advances) + 2
        lefts = np.cumsum(widths) - widths
        tight = metrics.tightBoundingRect(CHARACTERS)
        over = math.ceil(-tight.top()) + 1
        line = over + math.ceil(max(tight.bottom(), 0.0)) + 1
        self._pixmap = QPixmap(round(widths.sum() * ratio) + 1, round(line * len(inks) * ratio) + 1)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        self._pixmap.setDevicePixelRatio(ratio)
        self._sources = np.empty((len(inks), len(CHARACTERS), 4))
        with QPainter(self._pixmap) as painter:
            painter.setFont(sized)
            for row, ink in enumerate(inks):
                painter.setPen(ink)
                for left, char in zip(lefts.tolist(), CHARACTERS, strict=True):
                    painter.drawText(QPointF(left + 1, row * line + over), char)
                self._sources[row, :, 0] = lefts * ratio
                self._sources[row, :, 1] = row * line * ratio
                self._sources[row, :, 2] = widths * ratio
                self._sources[row, :, 3] = line * ratio
        # From the middle of a glyph's picture to the end of its advance.
        self._rests = self._advances + 1 - widths / 2
        # A digit is as high as a capital: the middle between it and the baseline lies on the point.
        self._drop = (metrics.capHeight() + line) / 2 - over

    def legible(self, room: float) -> int:
        """Return how many characters `room` pixels hold before they are shrunk too much to be read."""
        return int(room / (self._advances[0] * min(LEGIBLE / self.height, 1.0)))

    def draw(
        self,
        painter: QPainter,
        texts: Sequence[str],
        centers: tuple[Floats, Floats],
        inks: npt.NDArray[np.intp],
        room: float,
    ) -> None:
        """Draw texts centered on points, each shrunk where it is wider than `room` pixels.

        Parameters
        ----------
        painter : QPainter
            Of the widget.
        texts : sequence of str
            N texts of one character or more.
        centers : (ndarray, ndarray)
            x and y in pixels, N each.
        inks : ndarray of int
            For each text the row of the atlas.
        room : float
            Width of a cell without its margins.
        """
        if not texts:
            return
        lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
        glyphs = np.fromiter(map(_INDEX.__getitem__, "".join(texts)), dtype=np.intp, count=lengths.sum())
        owner = np.repeat(np.arange(len(texts)), lengths)
        advance = self._advances[glyphs]
        end = np.cumsum(advance)
        first = np.cumsum(lengths) - lengths
        start = end[first] - advance[first]
        width = end[first + lengths - 1] - start
        factor = np.minimum(1.0, room / width)
        scale = factor[owner]
        x, y = centers
        fragments = np.empty((len(glyphs), 10))
        fragments[:, 0] = (x - width * factor / 2)[owner] + (end - self._rests[glyphs] - start[owner]) * scale
        fragments[:, 1] = y[owner] + self._drop * scale
        fragments[:, 2:6] = self._sources[inks[owner], glyphs]
        fragments[:, 6] = fragments[:, 7] = scale / self.ratio
        fragments[:, 8], fragments[:, 9] = 0.0, 1.0
        stamp(painter, self._pixmap, fragments)
