"""Painting the cells of a grid that have no part in what is explained."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from convstudio.core import numerals
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.glyphs import LEGIBLE, Floats, GlyphAtlas
from convstudio.ui.widgets.grid.picture import UNKNOWN, Cell, GridPicture
from convstudio.ui.widgets.grid.shapes import carries_digits, digit_drop, mark_width
from convstudio.ui.widgets.ground import resolution


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where cells are, on the screen and in their array.

    Attributes
    ----------
    made_of : tuple
        The camera, the cells, and the form of the grid: what this follows from.
    rects : list of QRectF
        Their pixels, without the lines at the left and the top; N of them.
    middles : (ndarray, ndarray)
        x and y of their middles in pixels, N each.
    index : tuple of ndarray of int
        For each axis of the array N indices.
    """

    made_of: tuple[object, ...]
    rects: list[QRectF]
    middles: tuple[Floats, Floats]
    index: tuple[npt.NDArray[np.intp], ...]


class FadingPainter:
    """Takes the color from cells, and writes their numbers in a quieter ink.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        Family of the digits.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme, self._font = theme, font
        self._atlas: GlyphAtlas | None = None
        self._places: Places | None = None

    def paint(self, painter: QPainter, camera: Camera, picture: GridPicture, faded: tuple[Cell, ...]) -> None:
        """Paint over the cells `faded`; those that the grid has not are left out."""
        if not faded:
            return
        places = self._placed(camera, picture, faded)
        if not places.rects:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("panel"))
        painter.drawRects(places.rects)
        if carries_digits(camera, picture):
            self._paint_digits(painter, camera, picture, places)

    def _paint_digits(self, painter: QPainter, camera: Camera, picture: GridPicture, places: Places) -> None:
        room = camera.scale - 2 * (mark_width(camera) + 1)
        glyphs = self._glyphs(painter, camera)
        values = picture.numbers()[places.index]
        texts = numerals.cell_texts(values, glyphs.legible(room))
        if picture.conceals:
            texts = [UNKNOWN if gone else text for text, gone in zip(texts, np.isnan(values), strict=True)]
        drop = digit_drop(camera, self._theme) if picture.labelled else 0.0
        across, down = places.middles
        glyphs.draw(painter, texts, (across, down + drop), np.zeros(len(texts), dtype=np.intp), room)

    def _placed(self, camera: Camera, picture: GridPicture, faded: tuple[Cell, ...]) -> Places:
        """Return where cells are; kept, as in most steps and edits the same ones are faded."""
        made_of = camera, faded, picture.shape, picture.first
        if self._places is None or self._places.made_of != made_of:
            cells = [cell for cell in faded if len(cell) == picture.rank]
            index = np.array(cells, dtype=np.intp).reshape(-1, picture.rank) - picture.first
            index = index[((index >= 0) & (index < picture.shape)).all(axis=1)]
            rows, columns = picture.sheet.places(index)
            (x, y), across, down = camera.origin, camera.scale, camera.tall
            left = np.asarray(x + columns * across + 1, dtype=np.float64)
            top = np.asarray(y + (rows + picture.head) * down + 1, dtype=np.float64)
            corners = zip(left.tolist(), top.tolist(), strict=True)
            rects = [QRectF(*corner, across - 1, down - 1) for corner in corners]
            middles = (left + (across - 1) / 2, top + (down - 1) / 2)
            self._places = Places(made_of, rects, middles, tuple(index.T))
        return self._places

    def _glyphs(self, painter: QPainter, camera: Camera) -> GlyphAtlas:
        height = max(round(camera.scale * 0.36), round(LEGIBLE))
        ratio = resolution(painter)
        if self._atlas is None or (self._atlas.height, self._atlas.ratio) != (height, ratio):
            self._atlas = GlyphAtlas(self._font, height, (self._theme.color("soft_ink"),), ratio)
        return self._atlas
