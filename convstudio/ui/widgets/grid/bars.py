"""The bars over the cells of a signal: how high they are, and how they are painted."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from convstudio.core.render.colormap import MIDDLE
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import GridPicture

APART: Final = 3.0
"""Cells narrower than this many pixels have no bars of their own: each column of pixels shows its extremes."""

OUTLINED: Final = 6.0
"""Cells narrower than this many pixels have bars without an outline."""

FAINTEST: Final = 0.4
"""Share of the range whose color bars have at least: their height says how much, their color must be seen."""

MARGIN: Final = 4
"""Pixels over the highest bar and under the lowest."""


@dataclass(frozen=True, slots=True)
class BarScale:
    """Which height stands for which value.

    Attributes
    ----------
    top, bottom : float
        Pixels of the highest and the lowest value.
    low, high : float
        Those values; zero is between them or one of them.
    """

    top: float
    bottom: float
    low: float
    high: float

    @classmethod
    def of(cls, camera: Camera, picture: GridPicture) -> "BarScale":
        """Return the scale of a picture with bars: its span, or else the range of its colors.

        Where nothing is negative, the bars have all the height.
        """
        low, high = picture.span or (picture.raster.low, picture.raster.high)
        if picture.span is None and picture.signed and picture.raster.levels[0].min() >= MIDDLE:
            low = 0.0
        bottom = camera.origin[1] - MARGIN
        return cls(float(min(MARGIN, bottom)), bottom, min(low, 0.0), max(high, 0.0) or float(low >= 0))

    def height_of(self, values: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """Return the pixels of values; those beyond the range, infinite ones too, are at its ends, NaN at zero."""
        known = np.where(np.isnan(values), 0, values)
        share = (np.clip(known, self.low, self.high, dtype=np.float64) - self.low) / (self.high - self.low)
        return np.asarray(self.bottom - share * (self.bottom - self.top))

    @property
    def zero(self) -> float:
        """The pixel of zero."""
        return float(self.height_of(np.zeros(1, dtype=np.float32))[0])

    def value_at(self, y: float) -> float:
        """Return the value of a pixel, rounded as in `aimed`; the scale goes on beyond its ends."""
        share = (self.bottom - y) / max(self.bottom - self.top, 1)
        return self.aimed(self.low + share * (self.high - self.low))

    def aimed(self, value: float) -> float:
        """Return a value rounded to about a hundredth of the scale."""
        return round(value, 2 - math.ceil(math.log10(self.high - self.low)))


class BarPainter:
    """Paints the bars of one signal.

    Parameters
    ----------
    theme : Theme
        Its colors.
    signed : list of int
        Colors of the 256 indices of a signed picture, as Qt packs them.
    """

    def __init__(self, theme: Theme, signed: list[int]) -> None:
        self._theme, self._signed = theme, signed

    def paint(self, painter: QPainter, camera: Camera, picture: GridPicture) -> None:
        """Paint the line of zero, and the bars that are seen, as far as they are filled."""
        _, _, left, right = camera.visible()
        right = right if picture.filled is None else min(right, picture.filled)
        scale = BarScale.of(camera, picture)
        if scale.bottom - scale.top < 2 * MARGIN:
            return
        ends = camera.origin[0], camera.origin[0] + camera.columns * camera.scale
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        painter.drawLine(QPointF(ends[0], round(scale.zero)), QPointF(ends[1], round(scale.zero)))
        if left >= right:
            return
        first = picture.first[0]
        values = picture.values((first + left,), (first + right,))
        if camera.scale >= APART:
            self._paint_each(painter, camera, picture, scale, values, left)
        else:
            self._paint_extremes(painter, camera, picture, scale, values, left)

    def _color(self, picture: GridPicture, value: float, scale: BarScale) -> QColor:
        if not picture.signed:
            return self._theme.color("soft_ink")
        index = self._indices(picture, np.array([value], dtype=np.float32), scale)[0]
        return QColor.fromRgb(self._signed[int(index)])

    def _paint_each(
        self,
        painter: QPainter,
        camera: Camera,
        picture: GridPicture,
        scale: BarScale,
        values: npt.NDArray[np.float32],
        left: int,
    ) -> None:
        gap = max(1, round(camera.scale * 0.12))
        line, ghost = QPen(self._theme.color("strong_border"), 1), QPen(self._theme.color("strong_border"), 1)
        ghost.setStyle(Qt.PenStyle.DashLine)
        zero = round(scale.zero)
        for number, (value, end) in enumerate(zip(values.tolist(), scale.height_of(values), strict=True)):
            x = camera.origin[0] + (left + number) * camera.scale
            high, low = sorted((zero, round(end)))
            rect = QRectF(x + gap, high, max(camera.scale - 2 * gap, 1), low - high)
            real = picture.is_real((picture.first[0] + left + number,))
            if real:
                painter.fillRect(rect, self._color(picture, value, scale))
            if rect.height() and (camera.scale >= OUTLINED or not real):
                painter.setPen(line if real else ghost)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.adjusted(0, 0, -1, 0))

    def _paint_extremes(
        self,
        painter: QPainter,
        camera: Camera,
        picture: GridPicture,
        scale: BarScale,
        values: npt.NDArray[np.float32],
        left: int,
    ) -> None:
        """Paint each column of pixels from its lowest to its highest value, and to zero.

        They are put together as a picture: thousands of rectangles would take longer than a frame.
        """
        known = np.where(np.isnan(values), np.float32(0), values)
        start = camera.origin[0] + left * camera.scale
        columns = np.arange(max(math.ceil(start), 0), math.ceil(start + len(values) * camera.scale))
        if not columns.size:
            return
        # Where a cell is wider than a pixel, reduceat gives the one value for each of its columns.
        cells = np.clip(np.floor((columns - start) / camera.scale).astype(np.intp), 0, len(values) - 1)
        top, zero = round(scale.top), round(scale.zero)
        rows = np.arange(top, round(scale.bottom) + 1)[:, np.newaxis]
        picture_of_bars = np.zeros((len(rows), len(columns)), dtype=np.uint8)
        for extreme in (np.maximum, np.minimum):
            ends = extreme(extreme.reduceat(known, cells), np.float32(0))
            tips = np.rint(scale.height_of(ends))
            covered = (rows >= np.minimum(tips, zero)) & (rows < np.maximum(tips, zero))
            picture_of_bars = np.where(covered, self._indices(picture, ends, scale), picture_of_bars)
        image = QImage(
            picture_of_bars.data, len(columns), len(rows), len(columns), QImage.Format.Format_Indexed8
        )
        table = self._signed if picture.signed else [self._theme.color("soft_ink").rgb()] * 256
        image.setColorTable([0, *table[1:]])
        # As in the picture of the cells, no format that is left to a pool of threads.
        painter.drawImage(
            QPointF(float(columns[0]), top),
            image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied),
        )

    def _indices(
        self, picture: GridPicture, values: npt.NDArray[np.float32], scale: BarScale
    ) -> npt.NDArray[np.uint8]:
        """Return the indices of the colors of values; 0 stands for no color."""
        if not picture.signed:
            return np.ones(len(values), dtype=np.uint8)
        share = np.clip(np.nan_to_num(values) / np.float32(scale.high), -1, 1)
        share = np.sign(share) * np.maximum(np.abs(share), FAINTEST)
        return np.asarray(np.rint(MIDDLE + 127 * share), dtype=np.uint8)
