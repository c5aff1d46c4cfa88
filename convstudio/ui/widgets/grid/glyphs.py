"""Digits drawn quickly: every glyph is rendered once, then thousands are stamped in one call.

A text item or a drawText a cell costs 12 to 90 ms for 32×32 cells; one drawPixmapFragments costs a few.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

CHARACTERS: Final = "0123456789−.eNa∞"
"""All that `core.numerals.cell_text` writes with."""


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
        self._ratio = ratio
        self._advance = {char: metrics.horizontalAdvance(char) for char in CHARACTERS}
        line = metrics.height() + 2
        # Glyphs may reach over their advance; two pixels to each side keep neighbours apart.
        width = sum(self._advance.values()) + 4 * len(CHARACTERS)
        self._pixmap = QPixmap(round(width * ratio) + 1, round(line * len(inks) * ratio) + 1)
        self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        self._sources: list[dict[str, QRectF]] = []
        painter = QPainter(self._pixmap)
        painter.setFont(sized)
        for row, ink in enumerate(inks):
            painter.setPen(ink)
            x = 2.0
            sources: dict[str, QRectF] = {}
            for char, advance in self._advance.items():
                painter.drawText(QPointF(x, row * line + 1 + metrics.ascent()), char)
                sources[char] = QRectF(
                    (x - 2) * ratio, row * line * ratio, (advance + 4) * ratio, line * ratio
                )
                x += advance + 4
            self._sources.append(sources)
        painter.end()
        # Digits have no descender: centring the line box would set them too high.
        self._drop = (metrics.ascent() - metrics.capHeight() - metrics.descent()) / -2

    def width(self, text: str) -> float:
        """Return the width of `text` in pixels."""
        return sum(self._advance.get(char, 0.0) for char in text)

    def draw(self, painter: QPainter, items: Iterable[tuple[str, float, float, int]], room: float) -> None:
        """Draw texts centred on points, each shrunk where it is wider than `room` pixels.

        Parameters
        ----------
        painter : QPainter
            Of the widget.
        items : iterable of (text, x, y, ink)
            `ink` is the index of a row of the atlas.
        room : float
            Width of a cell without its margins.
        """
        create = QPainter.PixmapFragment.create
        advances, ratio, drop = self._advance, self._ratio, self._drop
        fragments = []
        for text, x, y, ink in items:
            sources = self._sources[ink]
            width = 0.0
            for char in text:
                width += advances[char]
            factor = room / width if width > room else 1.0
            left, scale = x - width * factor / 2, factor / ratio
            for char in text:
                advance = advances[char] * factor
                fragments.append(
                    create(QPointF(left + advance / 2, y + drop * factor), sources[char], scale, scale)
                )
                left += advance
        if fragments:
            painter.drawPixmapFragments(fragments, len(fragments), self._pixmap)
