"""How strongly everything on a board is painted, and in which colors."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from convstudio.core import numerals
from convstudio.core.render import colormap
from convstudio.ui.theme import TAP_COLORS, Theme
from convstudio.ui.widgets.board.content import BoardContent, Floats, Kind
from convstudio.ui.widgets.board.layout import Layout
from convstudio.ui.widgets.board.wires import Wiring
from convstudio.ui.widgets.grid.pigments import DARK_INK, LIGHT_INK

FADED: Final = 0.28
"""Opacity of planes and filters that do not feed the selected map."""

OTHER_MAPS: Final = 0.65
"""Opacity of the maps that are not selected: they must stay recognizable."""

DIMMED: Final = 0.35
"""Opacity of a picture that is no longer true."""

CELL_LEAST: Final = 18.0
"""Cells of fewer pixels carry no digits, times the scale of projection."""

DIGIT_WIDTH: Final = 5.2
"""Pixels that a digit must have, times the scale of projection: a number that does not fit is written smaller."""

_HUES: Final = (1, 0, 6, 2, 5, 7, 3)
"""Places in TAP_COLORS of the hues of bundles, neighbors far apart."""


def opacities(content: BoardContent, wiring: Wiring, kind: Kind) -> npt.NDArray[np.float64]:
    """Return how opaque all planes, filters (or their kernels) or maps are, by their index."""
    selected = content.marks.selected
    count = len(content.inputs.pixels) if kind is Kind.PLANE else len(content.kernels)
    if selected is None:
        return np.ones(count)
    result = np.full(count, OTHER_MAPS if kind is Kind.MAP else FADED)
    result[list(wiring.planes_of(selected)) if kind is Kind.PLANE else selected] = 1
    return result


def bundle_color(theme: Theme, bundle: int, bundles: int) -> QColor:
    """Return the hue of a bundle of wires; one bundle alone, or too many to be told apart, have none."""
    if bundles == 1 or bundles > 2 * len(_HUES):
        return theme.color("soft_ink")
    return QColor(TAP_COLORS[_HUES[bundle % len(_HUES)]])


def gray_ink(theme: Theme, opacity: float) -> npt.NDArray[np.intp]:
    """Return which ink is legible on each of the 256 grays of cells with numbers, so opaque on the ground.

    Signed colors need no such choice: on its way to the ground each comes further from the one ink they have.
    """
    color = theme.color("ground")
    ground = np.array((color.red(), color.green(), color.blue()))
    seen = opacity * colormap.gray_cell_table() + (1 - opacity) * ground
    return np.where(colormap.dark_ink(seen), DARK_INK, LIGHT_INK)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which cells carry their numbers.

    Attributes
    ----------
    planes, kernels, maps : bool
        Whether the cells of all planes, kernels or maps are large enough for the longest of their numbers.
    """

    planes: bool = False
    kernels: bool = False
    maps: bool = False

    @classmethod
    def of(cls, theme: Theme, layout: Layout, content: BoardContent) -> "Numbered":
        """Return which cells of `content` are large enough in `layout`."""
        planes, maps = range(len(layout.planes)), range(len(layout.maps))
        return cls(
            _fits(theme, layout.plane_cell, map(content.plane_values, planes)),
            not content.window and _fits(theme, layout.kernel_cell, iter(content.weights)),
            _fits(theme, layout.map_cell, map(content.map_values, maps)),
        )


def texts_of(values: Floats) -> list[str]:
    """Return numbers as cells show them, row by row."""
    return list(map(numerals.cell_text, values.ravel().tolist()))


def digit_height(theme: Theme, cell: float) -> int:
    """Return the size of the digits in a cell, in pixels."""
    return max(round(cell * 0.42), min(theme.text, round(cell * 0.5)), 9)


def _fits(theme: Theme, cell: float, pictures: Iterable[Floats | None]) -> bool:
    """Return whether cells of `cell` pixels hold every number, in digits that can be read."""
    scale = max(1.0, theme.text / 16)
    if cell < CELL_LEAST * scale:
        return False
    lengths = [max(map(len, texts_of(picture))) if picture is not None else math.inf for picture in pictures]
    return cell >= (max(lengths) * DIGIT_WIDTH + 4) * scale
