"""Figures of a lesson's text: grids of the step's own numbers, painted as on the stage, and picture files."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer, QtSvg

from convstudio.core.document import FloatArray, Signal
from convstudio.core.errors import StudioError
from convstudio.core.lessons.drawings import can_show
from convstudio.core.lessons.figures import can_draw, figure_values
from convstudio.core.lessons.lesson import Step
from convstudio.core.render.frame import laid
from convstudio.core.render.raster import Raster, gray_raster, magnitude_raster, signed_raster
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.cells import CellPainter
from convstudio.ui.widgets.grid.picture import GridPicture, block_of

CELL: Final = 2.4
"""Width of a cell of a grid, in heights of the type; less where the column is too narrow for that."""

LARGEST_SIDE: Final = 4096
"""Pixels of a picture file along either side; a larger one is not decoded."""

HIGHEST: Final = 1.0
"""Height of a figure at most, in widths of the column."""


class Figures:
    """Paints the figures of one step.

    Parameters
    ----------
    step : Step or None
        Whose numbers are shown.
    files : mapping of str to bytes
        Picture files of the lesson.
    """

    def __init__(self, step: Step | None = None, files: Mapping[str, bytes] | None = None) -> None:
        self._step = step
        self._files = files or {}
        self._pictures: dict[str, GridPicture] = {}

    def size(self, name: str, theme: Theme, width: float) -> QSizeF:
        """Return the size of a figure in a column of `width` pixels; empty where there is none of this name."""
        picture = self._picture(name)
        if picture is not None:
            cell = max(min(theme.text * CELL, (width - 2) / picture.columns), 0.25)
            cell = float(int(cell)) if cell >= 2 else cell
            rows = picture.rows + 2 if picture.bars else picture.rows
            return QSizeF(picture.columns * cell + 2, rows * cell + 2)
        whole = self._file_size(name)
        if whole.isEmpty():
            return QSizeF()
        room = QSizeF(width, width * HIGHEST)
        fits = whole.width() <= room.width() and whole.height() <= room.height()
        return whole if fits else whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def image(self, name: str, theme: Theme, width: float, ratio: float, font: QFont) -> QImage:
        """Return a figure, sharp on a screen with `ratio` pixels a pixel; a null image where there is none."""
        size = self.size(name, theme, width)
        if size.isEmpty():
            return QImage()
        image = QImage(
            (size * ratio).toSize().expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            self._paint(painter, name, size, theme, font)
        return image

    def _paint(self, painter: QPainter, name: str, size: QSizeF, theme: Theme, font: QFont) -> None:
        picture = self._picture(name)
        content = self._files.get(name, b"")
        if picture is not None:
            camera = Camera(
                size.width(), size.height(), picture.rows, picture.columns, cap=1e6, bars=picture.bars
            )
            CellPainter(theme, font).paint(painter, camera, picture)
        elif name.endswith(".svg"):
            _drawing(content).render(painter, QRectF(0, 0, size.width(), size.height()))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), _decoded(content))

    def _picture(self, name: str) -> GridPicture | None:
        """Return the grid that `name` stands for, or None where it is no grid of this step."""
        step = self._step
        if step is None or name in self._files or not can_draw(step.document, name):
            return None
        if name not in self._pictures:
            try:
                values = figure_values(step.document, step.view, name)
            except StudioError:
                return None
            raster = _raster(name, step.document.signal, laid(values))
            signed = name in ("kernel", "turned", "output")
            self._pictures[name] = GridPicture(raster, block_of(values), values.shape, signed=signed)
        return self._pictures[name]

    def _file_size(self, name: str) -> QSizeF:
        """Return the size of a picture file; empty where it is none, too large, or not to be trusted."""
        content = self._files.get(name, b"")
        if name.endswith(".svg"):
            return QSizeF(_drawing(content).defaultSize()) if can_show(content) else QSizeF()
        if not content:
            return QSizeF()
        buffer = QBuffer()
        buffer.setData(content)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        size = QImageReader(buffer).size()
        return QSizeF(size) if max(size.width(), size.height()) <= LARGEST_SIDE else QSizeF()


def _raster(name: str, signal: Signal, sheet: FloatArray) -> Raster:
    """Return the colors of a grid: an input has those of its range, as on the stage."""
    if name == "input":
        return gray_raster(sheet, min(signal.low, float(sheet.min())), max(signal.high, float(sheet.max())))
    return magnitude_raster(sheet) if name == "coverage" else signed_raster(sheet)


def _drawing(content: bytes) -> QSvgRenderer:
    drawing = QSvgRenderer()
    # What later versions of SVG add, such as masks within masks, may take without end to paint.
    drawing.setOptions(QtSvg.Option.Tiny12FeaturesOnly)
    drawing.load(QByteArray(content))
    return drawing


def _decoded(content: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()
