"""Type of any size, measured once: fonts and the widths of their characters are kept."""

from PySide6.QtGui import QFont, QFontMetricsF


class Faces:
    """The sizes of one family.

    Parameters
    ----------
    font : QFont
        The family.
    """

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._metrics: dict[tuple[int, bool], QFontMetricsF] = {}
        self._advances: dict[tuple[int, bool], dict[str, float]] = {}

    def font(self, size: int, bold: bool = False) -> QFont:
        """Return the font of `size` pixels."""
        key = (size, bold)
        if key not in self._fonts:
            font = QFont(self._font)
            font.setPixelSize(size)
            font.setBold(bold)
            font.setKerning(False)  # widths are sums of advances, so that a new digit moves no other
            self._fonts[key] = font
            self._metrics[key] = QFontMetricsF(font)
            self._advances[key] = {}
        return self._fonts[key]

    def width(self, text: str, size: int, bold: bool = False) -> float:
        """Return the width of `text` in pixels."""
        self.font(size, bold)
        advances = self._advances[size, bold]
        total = 0.0
        for char in text:
            if char not in advances:
                advances[char] = self._metrics[size, bold].horizontalAdvance(char)
            total += advances[char]
        return total

    def line(self, size: int) -> float:
        """Return the height of a line."""
        self.font(size)
        return self._metrics[size, False].height()

    def ascent(self, size: int) -> float:
        """Return how far the baseline lies below the top of a line."""
        self.font(size)
        return self._metrics[size, False].ascent()

    def cap(self, size: int) -> float:
        """Return the height of a digit."""
        self.font(size)
        return self._metrics[size, False].capHeight()
