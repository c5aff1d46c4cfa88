"""Painting the cells of a grid: the picture, the padding, the lines, the digits."""

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QImage, QPainter

from convstudio.core import numerals
from convstudio.core.render.raster import Raster
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.bars import BarPainter
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.glyphs import GlyphAtlas
from convstudio.ui.widgets.grid.padding import PaddingPainter
from convstudio.ui.widgets.grid.picture import UNKNOWN, Cell, GridPicture
from convstudio.ui.widgets.grid.pigments import Pigments, image_of
from convstudio.ui.widgets.grid.shapes import (
    HATCHED_FROM,
    LINES_FROM,
    Patch,
    carries_digits,
    digit_drop,
    digit_height,
    filled_region,
    mark_width,
    outline,
    patches,
    place_rect,
    real_rect,
    slice_rect,
)
from convstudio.ui.widgets.ground import resolution


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
        self._bars = BarPainter(theme, self._pigments.signed)
        self._padding = PaddingPainter(theme)

    def paint(self, painter: QPainter, camera: Camera, picture: GridPicture) -> None:
        """Paint the cells: picture, padding, lines, hatching, bars and digits."""
        shows_digits = carries_digits(camera, picture)
        painter.save()
        if picture.filled is not None:
            painter.setClipRegion(filled_region(camera, picture, picture.filled))
        elif picture.rank == 3:
            painter.setClipRegion(filled_region(camera, picture, math.prod(picture.shape)))
        self._paint_picture(painter, camera, picture, shows_digits)
        painter.restore()
        for patch in patches(camera, picture):
            self._padding.paint(painter, camera, picture, patch)
            if camera.scale >= LINES_FROM:
                self._paint_lines(painter, camera, picture, patch)
            else:
                whole = slice_rect(camera, picture, patch)
                outline(painter, whole, self.theme.color("strong_border"), 1)
            self._paint_unvisited(painter, camera, picture, patch)
            if patch.slice_:
                self._paint_caption(painter, camera, picture, patch)
        if picture.bars:
            self._bars.paint(painter, camera, picture)
        if shows_digits:
            self._paint_digits(painter, camera, picture)

    def _paint_picture(
        self, painter: QPainter, camera: Camera, picture: GridPicture, shows_digits: bool
    ) -> None:
        image, shrink = self._image(picture.raster, camera.scale)
        if image.format() == QImage.Format.Format_Indexed8:
            image.setColorTable(self._pigments.table(signed=picture.signed, numbered=shows_digits))
        top, bottom, left, right = camera.visible()
        top, bottom = max(top - picture.head, 0), bottom - picture.head
        if bottom <= top or right <= left:
            return
        grid = place_rect(camera, picture.head, 0, *picture.sheet.size)
        # The source is rounded out to whole pixels of the level, the target grown by the same amount.
        first_row, first_column = top // shrink, left // shrink
        stop_row = min(-(-bottom // shrink), image.height())
        stop_column = min(-(-right // shrink), image.width())
        source = QRectF(first_column, first_row, stop_column - first_column, stop_row - first_row)
        across, down = camera.scale * shrink, camera.tall * shrink
        target = QRectF(
            grid.left() + first_column * across,
            grid.top() + first_row * down,
            source.width() * across,
            source.height() * down,
        )
        if shrink > 1:
            # The last pixel of a reduced level may stand for cells beyond the edge.
            painter.setClipRect(grid, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, camera.scale < 1)
        # Other formats would be painted by Qt's pool of threads, which is waited for: while torch computes, for long.
        seen = image.copy(source.toRect()).convertToFormat(QImage.Format.Format_RGB32)
        painter.drawImage(target, seen, QRectF(seen.rect()))

    def _image(self, raster: Raster, scale: float) -> tuple[QImage, int]:
        """Return the level of `raster` for `scale` pixels a cell, and how many cells a pixel of it is wide."""
        if self._images is None or self._images[0] is not raster:
            self._images = (raster, [image_of(level) for level in raster.levels])
        images = self._images[1]
        level = min(max(0, math.floor(-math.log2(scale))) if scale < 1 else 0, len(images) - 1)
        return images[level], 2**level

    def _paint_lines(self, painter: QPainter, camera: Camera, picture: GridPicture, patch: Patch) -> None:
        real = real_rect(camera, picture, patch)
        if real is None:
            return
        x, y = camera.origin
        across, down = camera.scale, camera.tall
        rows = range(patch.row + patch.top, patch.row + patch.bottom + 1)
        columns = range(patch.column + patch.left, patch.column + patch.right + 1)
        width, height = real.width() + 1, real.height() + 1
        lines = [
            QRectF(real.left(), level, width, 1)
            for level in (y + row * down for row in rows)
            if real.top() <= level <= real.bottom()
        ]
        lines += [
            QRectF(place, real.top(), 1, height)
            for place in (x + column * across for column in columns)
            if real.left() <= place <= real.right()
        ]
        # Rectangles are filled; lines would be stroked, which takes ten times as long.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("strong_border"))
        painter.drawRects(lines)

    def _paint_unvisited(self, painter: QPainter, camera: Camera, picture: GridPicture, patch: Patch) -> None:
        """Hatch every cell that no window reaches, as whole slices, rows and columns.

        The pattern is fixed to the widget, so where a row and a column cross it is not painted any denser.
        """
        if picture.visited is None or camera.scale < HATCHED_FROM:
            return
        brush = QBrush(self.theme.color("warning"), Qt.BrushStyle.BDiagPattern)
        *depth, rows, columns = (np.ones(1, dtype=np.bool_), *picture.visited)[-max(picture.rank, 2) :]
        seen = (patch.row + patch.top, patch.column + patch.left)
        height, width = patch.bottom - patch.top, patch.right - patch.left
        if depth and not depth[0][patch.slice_[0]]:
            painter.fillRect(place_rect(camera, *seen, height, width), brush)
            return
        for row in np.flatnonzero(~rows[patch.top : patch.bottom]).tolist():
            painter.fillRect(place_rect(camera, seen[0] + row, seen[1], 1, width), brush)
        for column in np.flatnonzero(~columns[patch.left : patch.right]).tolist():
            painter.fillRect(place_rect(camera, seen[0], seen[1] + column, height, 1), brush)

    def _paint_caption(self, painter: QPainter, camera: Camera, picture: GridPicture, patch: Patch) -> None:
        """Say which slice this is: in the gap over it, or where that is too narrow, on a plate in its corner."""
        font = QFont(self._font)
        font.setPixelSize(self.theme.small_text)
        painter.setFont(font)
        metrics, whole = painter.fontMetrics(), slice_rect(camera, picture, patch)
        number = numerals.full_text(patch.slice_[0] + picture.first[0])
        text = QCoreApplication.translate("grid", "slice {number}").format(number=number)
        high = metrics.capHeight() + 6
        inside = camera.tall < high
        if metrics.horizontalAdvance(text) + 4 > whole.width() * (0.4 if inside else 1.0):
            text = number
        wide = metrics.horizontalAdvance(text) + 4
        if wide > whole.width() or 2 * high > whole.height():
            return
        place = QRectF(whole.left(), whole.top() - high, wide, high)
        if inside:
            place.moveTop(whole.top())
            painter.fillRect(place, self.theme.color("panel"))
        painter.setPen(self.theme.color("soft_ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _paint_digits(self, painter: QPainter, camera: Camera, picture: GridPicture) -> None:
        parts = [self._digits_of(picture, patch) for patch in patches(camera, picture)]
        if not parts:
            return
        rows, columns, shown, inks = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        scale = camera.scale
        x, y = camera.origin
        room = scale - 2 * (mark_width(camera) + 1)
        glyphs = self._glyphs(painter, camera)
        texts = numerals.cell_texts(shown.astype(np.float32, copy=False), glyphs.legible(room))
        if picture.conceals:
            texts = [
                UNKNOWN if missing else text
                for text, missing in zip(texts, np.isnan(shown).tolist(), strict=True)
            ]
        drop = digit_drop(camera, self.theme) if picture.labelled else 0.0
        across = np.asarray(x + (columns + 0.5) * scale, dtype=np.float64)
        down = np.asarray(y + drop + (rows + 0.5) * camera.tall, dtype=np.float64)
        glyphs.draw(painter, texts, (across, down), inks, room)

    def _digits_of(self, picture: GridPicture, patch: Patch) -> tuple[npt.NDArray[np.generic], ...]:
        """Return rows, columns, numbers and inks of the cells of a slice that are seen and filled."""
        begin, stop = _block(picture, patch)
        values = picture.values(begin, stop).ravel()
        rows = np.repeat(np.arange(patch.top, patch.bottom), patch.right - patch.left) + patch.row
        columns = np.tile(np.arange(patch.left, patch.right), patch.bottom - patch.top) + patch.column
        if picture.signed or picture.raster.levels[0].ndim == 3:
            inks = np.full(values.size, self._pigments.signed_ink, dtype=np.intp)
        else:
            level = picture.raster.levels[0]
            inks = self._pigments.gray_ink[level[rows - picture.head, columns]]
        parts = rows, columns, values, inks
        if picture.filled is None:
            return parts
        before = patch.slice_[0] * picture.sheet.rows if patch.slice_ else 0
        place = (before + rows - patch.row) * picture.sheet.columns + columns - patch.column
        return tuple(array[place < picture.filled] for array in parts)

    def _glyphs(self, painter: QPainter, camera: Camera) -> GlyphAtlas:
        height = digit_height(camera, self.theme)
        ratio = resolution(painter)
        if self._atlas is None or (self._atlas.height, self._atlas.ratio) != (height, ratio):
            inks = (self.theme.color("cell_dark"), self.theme.color("cell_light"))
            self._atlas = GlyphAtlas(self._font, height, inks, ratio)
        return self._atlas


def _block(picture: GridPicture, patch: Patch) -> tuple[Cell, Cell]:
    """Return the first cell of a patch, and the stop along each axis."""
    depth = patch.slice_[0] if patch.slice_ else 0
    begin = (depth, patch.top, patch.left)[3 - picture.rank :]
    stop = (depth + 1, patch.bottom, patch.right)[3 - picture.rank :]
    first = picture.first
    return (
        tuple(index + zero for index, zero in zip(begin, first, strict=True)),
        tuple(index + zero for index, zero in zip(stop, first, strict=True)),
    )
