"""A small picture that is only looked at."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_SIDE: Final = 240


class PicturePreview(QWidget):
    """A small picture, as large as fits; enlarged pixels keep their edges.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setMinimumSize(_SIDE, _SIDE // 2)

    def sizeHint(self) -> QSize:
        """Return the size of a thumbnail; where remarks on the file need the room, it may have less."""
        return QSize(_SIDE, _SIDE)

    def show_pixels(self, pixels: npt.NDArray[np.uint8]) -> None:
        """Show gray pixels of shape (h, w) or RGB ones of shape (h, w, 3), with h and w ≥ 1."""
        rows, columns = pixels.shape[:2]
        gray = pixels.ndim == 2
        form = QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_RGB888
        line = columns if gray else 3 * columns
        self._image = QImage(pixels.tobytes(), columns, rows, line, form).copy()  # its own copy of the bytes
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture in the middle."""
        if self._image.isNull():
            return
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        size = self._image.size().toSizeF() * scale
        target = QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, *size.toTuple()
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=scale < 1)
        painter.drawImage(target, self._image)
        painter.end()
