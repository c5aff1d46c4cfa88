"""The colors of cells in Qt's form: color tables of a theme, and pictures of color indices."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from convstudio.core.render import colormap
from convstudio.ui.theme import Theme

DARK_INK, LIGHT_INK = 0, 1
"""Rows of the glyph atlas."""


@dataclass(frozen=True, slots=True, eq=False)
class Pigments:
    """Color tables of a theme, in Qt's form.

    Attributes
    ----------
    signed, numbered_signed : list of int
        256 entries for signed values without and with digits on them.
    gray, numbered_gray : list of int
        256 entries for gray pictures without and with digits on them.
    signed_ink : int
        Row of the atlas that is legible on every entry of `numbered_signed`.
    gray_ink : ndarray of int
        Row of the atlas that is legible on each entry of `numbered_gray`.
    """

    signed: list[int]
    numbered_signed: list[int]
    gray: list[int]
    numbered_gray: list[int]
    signed_ink: int
    gray_ink: npt.NDArray[np.intp]

    @classmethod
    def of(cls, theme: Theme) -> "Pigments":
        """Return the pigments of `theme`."""
        name, numbered = colormap.Theme(theme.name), colormap.gray_cell_table()
        return cls(
            colormap.packed(colormap.signed_table(name, vivid=True)),
            colormap.packed(colormap.signed_table(name)),
            colormap.packed(colormap.gray_table()),
            colormap.packed(numbered),
            LIGHT_INK if theme.dark else DARK_INK,
            np.where(colormap.dark_ink(numbered), DARK_INK, LIGHT_INK),
        )

    def table(self, *, signed: bool, numbered: bool) -> list[int]:
        """Return the table for cells that are signed or gray, with or without digits."""
        if signed:
            return self.numbered_signed if numbered else self.signed
        return self.numbered_gray if numbered else self.gray


def image_of(level: npt.NDArray[np.uint8]) -> QImage:
    """Return a QImage that shares the memory of `level`; the caller keeps the array alive.

    Parameters
    ----------
    level : ndarray of uint8
        Shape (rows, columns) of color indices, or (rows, columns, 3) of RGB.
    """
    rows, columns = level.shape[:2]
    form = QImage.Format.Format_RGB888 if level.ndim == 3 else QImage.Format.Format_Indexed8
    return QImage(level.data, columns, rows, level.strides[0], form)
