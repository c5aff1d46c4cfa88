"""What a layer that pools makes of its windows, written on them: they have no weights."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.layout import Box

SMALLEST: Final = 9
"""Pixels of the smallest type."""


class WordPainter:
    """Writes one word on windows.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        The family.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._font = QFont(font)
        self._font.setBold(True)

    def paint(
        self, painter: QPainter, boxes: Sequence[Box], word: str, opaque: npt.NDArray[np.float64]
    ) -> None:
        """Write in the middle of each box, smaller where it is narrow; nothing where that could not be read."""
        self._font.setPixelSize(self._theme.text)
        metrics = QFontMetricsF(self._font)
        wide, high = metrics.horizontalAdvance(word) + 6, metrics.height()
        share = min(boxes[0].width / wide, boxes[0].height / high, 1.0)
        if self._theme.text * share < SMALLEST:
            return
        self._font.setPixelSize(int(self._theme.text * share))
        painter.setFont(self._font)
        ground = self._theme.color("panel")
        for box, opacity in zip(boxes, opaque.tolist(), strict=True):
            x, y = box.center
            place = QRectF(x - wide * share / 2, y - high * share / 2, wide * share, high * share)
            painter.setOpacity(opacity)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(place, 3, 3)
            painter.setPen(self._theme.color("ink"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
        painter.setOpacity(1)
