"""Painting the cells of a grid: the picture, the padding, the lines, the digits."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QImage, QPainter, QPen

from convstudio.core import numerals
from convstudio.core.render import colormap
from convstudio.core.render.raster import Raster
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.glyphs import GlyphAtlas
from convstudio.ui.widgets.grid.picture import GridPicture
from convstudio.ui.widgets.grid.shapes import (
    HATCHED_FROM,
    LINES_FROM,
    carries_digits,
    cell_rect,
    digit_drop,
    filled_region,
    mark_width,
    outline,
)

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
            _table(colormap.signed_table(name, vivid=True)),
            _table(colormap.signed_table(name)),
            _table(colormap.gray_table()),
            _table(numbered),
            LIGHT_INK if theme.dark else DARK_INK,
            np.where(colormap.dark_ink(numbered), DARK_INK, LIGHT_INK),
        )

    def table(self, *, signed: bool, numbered: bool) -> list[int]:
        """Return the table for cells that are signed or gray, with or without digits."""
        if signed:
            return self.numbered_signed if numbered else self.signed
        return self.numbered_gray if numbered else self.gray


def _table(colors: npt.NDArray[np.uint8]) -> list[int]:
    """Return colors as Qt packs them (QRgb, opaque); a QColor for each of 256 would take 10 ms a table."""
    red, green, blue = colors.astype(np.uint32).T
    table: list[int] = (0xFF000000 | red << 16 | green << 8 | blue).tolist()
    return table


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


class CellPainter:
    """Paints the cells of one grid; holds what is worth keeping between two paintings.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        Family of the digits.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self.theme = theme
        self._pigments = Pigments.of(theme)
        self._font = font
        self._atlas: GlyphAtlas | None = None
        self._images: tuple[Raster, list[QImage]] | None = None

    def paint(self, painter: QPainter, camera: Camera, picture: GridPicture) -> None:
        """Paint the cells: picture, padding, lines, hatching and digits."""
        visible = camera.visible()
        shows_digits = carries_digits(camera, picture)
        painter.save()
        if picture.filled is not None:
            painter.setClipRegion(filled_region(camera, picture, picture.filled))
        self._paint_picture(painter, camera, picture, visible, shows_digits)
        painter.restore()
        self._paint_padding(painter, camera, picture)
        if camera.scale >= LINES_FROM:
            self._paint_lines(painter, camera, picture, visible)
        else:
            whole = cell_rect(camera, picture, picture.first, picture.rows, picture.columns)
            outline(painter, whole, self.theme.color("strong_border"), 1)
        self._paint_unvisited(painter, camera, picture)
        if shows_digits:
            self._paint_digits(painter, camera, picture, visible)

    def _paint_picture(
        self,
        painter: QPainter,
        camera: Camera,
        picture: GridPicture,
        visible: tuple[int, int, int, int],
        shows_digits: bool,
    ) -> None:
        image, shrink = self._image(picture.raster, camera.scale)
        if image.format() == QImage.Format.Format_Indexed8:
            image.setColorTable(self._pigments.table(signed=picture.signed, numbered=shows_digits))
        top, bottom, left, right = visible
        if bottom <= top or right <= left:
            return
        x, y = camera.origin
        scale = camera.scale
        # The source is rounded out to whole pixels of the level, the target grown by the same amount.
        first_row, first_column = top // shrink, left // shrink
        stop_row = min(-(-bottom // shrink), image.height())
        stop_column = min(-(-right // shrink), image.width())
        source = QRectF(first_column, first_row, stop_column - first_column, stop_row - first_row)
        step = scale * shrink
        target = QRectF(
            x + first_column * step, y + first_row * step, source.width() * step, source.height() * step
        )
        if shrink > 1:
            # The last pixel of a reduced level may stand for cells beyond the edge.
            grid = QRectF(x, y, picture.columns * scale, picture.rows * scale)
            painter.setClipRect(grid, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 1)
        painter.drawImage(target, image, source)

    def _image(self, raster: Raster, scale: float) -> tuple[QImage, int]:
        """Return the level of `raster` for `scale` pixels a cell, and how many cells a pixel of it is wide."""
        if self._images is None or self._images[0] is not raster:
            self._images = (raster, [image_of(level) for level in raster.levels])
        images = self._images[1]
        level = min(max(0, math.floor(-math.log2(scale))) if scale < 1 else 0, len(images) - 1)
        return images[level], 2**level

    def _paint_padding(self, painter: QPainter, camera: Camera, picture: GridPicture) -> None:
        """Set the padding apart: its cells keep their gray and get a margin and a dashed outline."""
        if picture.real is None or (picture.real == (picture.rows, picture.columns)):
            return
        scale = camera.scale
        real = cell_rect(camera, picture, (0, 0), *picture.real)
        if scale < LINES_FROM:
            outline(painter, real, self.theme.color("strong_border"), 1)
            return
        margin = max(1, round(scale * 0.06))
        dash = QPen(self.theme.color("strong_border"), 1, Qt.PenStyle.DashLine)
        frame = QPen(self.theme.color("ground"), 2 * margin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top, bottom, left, right = camera.visible()
        for row in range(top + picture.first[0], bottom + picture.first[0]):
            for column in range(left + picture.first[1], right + picture.first[1]):
                if not picture.is_real((row, column)):
                    rect = cell_rect(camera, picture, (row, column))
                    painter.setPen(frame)
                    painter.drawRect(rect)
                    painter.setPen(dash)
                    painter.drawRect(rect.adjusted(margin, margin, -margin - 1, -margin - 1))

    def _paint_lines(
        self, painter: QPainter, camera: Camera, picture: GridPicture, visible: tuple[int, int, int, int]
    ) -> None:
        top, bottom, left, right = visible
        x, y = camera.origin
        scale = camera.scale
        rows, columns = picture.real or (picture.rows, picture.columns)
        row0, column0 = -picture.first[0], -picture.first[1]
        y0, y1 = y + row0 * scale, y + (row0 + rows) * scale
        x0, x1 = x + column0 * scale, x + (column0 + columns) * scale
        painter.setPen(QPen(self.theme.color("strong_border"), 1))
        for row in range(max(top, row0), min(bottom, row0 + rows) + 1):
            painter.drawLine(QPointF(x0, y + row * scale), QPointF(x1, y + row * scale))
        for column in range(max(left, column0), min(right, column0 + columns) + 1):
            painter.drawLine(QPointF(x + column * scale, y0), QPointF(x + column * scale, y1))

    def _paint_unvisited(self, painter: QPainter, camera: Camera, picture: GridPicture) -> None:
        """Hatch every cell that no window reaches, as whole rows and columns.

        The pattern is fixed to the widget, so where a row and a column cross it is not painted any denser.
        """
        if picture.visited_rows is None or picture.visited_columns is None or camera.scale < HATCHED_FROM:
            return
        brush = QBrush(self.theme.color("warning"), Qt.BrushStyle.BDiagPattern)
        top, bottom, left, right = camera.visible()
        row0, column0 = picture.first
        for row in np.flatnonzero(~picture.visited_rows[top:bottom]).tolist():
            cell = (row + top + row0, left + column0)
            painter.fillRect(cell_rect(camera, picture, cell, 1, right - left), brush)
        for column in np.flatnonzero(~picture.visited_columns[left:right]).tolist():
            cell = (top + row0, column + left + column0)
            painter.fillRect(cell_rect(camera, picture, cell, bottom - top, 1), brush)

    def _paint_digits(
        self, painter: QPainter, camera: Camera, picture: GridPicture, visible: tuple[int, int, int, int]
    ) -> None:
        top, bottom, left, right = visible
        row0, column0 = picture.first
        values = picture.values(top + row0, bottom + row0, left + column0, right + column0)
        scale = camera.scale
        x, y = camera.origin
        if picture.signed or picture.raster.levels[0].ndim == 3:
            inks = np.full(values.size, self._pigments.signed_ink, dtype=np.intp)
        else:
            inks = self._pigments.gray_ink[picture.raster.levels[0][top:bottom, left:right]].ravel()
        rows = np.repeat(np.arange(top, bottom), right - left)
        columns = np.tile(np.arange(left, right), bottom - top)
        shown = values.ravel()
        if picture.filled is not None:
            kept = rows * picture.columns + columns < picture.filled
            rows, columns, shown, inks = rows[kept], columns[kept], shown[kept], inks[kept]
        room = scale - 2 * (mark_width(camera) + 1)
        glyphs = self._glyphs(painter, scale)
        most, numbers = glyphs.legible(room), shown.tolist()
        texts = [
            text if len(text) <= most else numerals.brief_text(number)
            for text, number in zip(map(numerals.cell_text, numbers), numbers, strict=True)
        ]
        drop = digit_drop(camera, self.theme) if picture.labelled else 0.0
        across = np.asarray(x + (columns + 0.5) * scale, dtype=np.float64)
        down = np.asarray(y + drop + (rows + 0.5) * scale, dtype=np.float64)
        glyphs.draw(painter, texts, (across, down), inks, room)

    def _glyphs(self, painter: QPainter, scale: float) -> GlyphAtlas:
        height = max(round(scale * 0.42), min(self.theme.text, round(scale * 0.5)), 9)
        if self._atlas is None or self._atlas.height != height:
            ratio = painter.device().devicePixelRatioF()
            inks = (self.theme.color("cell_dark"), self.theme.color("cell_light"))
            self._atlas = GlyphAtlas(self._font, height, inks, ratio)
        return self._atlas
