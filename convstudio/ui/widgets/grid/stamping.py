"""Parts of one picture drawn at many places in one call."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import Shiboken


def stamp(painter: QPainter, pixmap: QPixmap, fragments: npt.NDArray[np.float64]) -> None:
    """Draw parts of `pixmap`.

    Parameters
    ----------
    painter : QPainter
        Of the widget.
    pixmap : QPixmap
        What the parts are of.
    fragments : ndarray of float64
        Shape (N, 10): the fields of a QPainter::PixmapFragment, which are x and y of the middle in pixels, left, top,
        width and height of the part in pixels of the picture, scale across and down, rotation, opacity.
    """
    # Qt takes an array; PySide passes the address of its first element on.
    array = Shiboken.wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
    assert isinstance(array, QPainter.PixmapFragment)
    painter.drawPixmapFragments(array, len(fragments), pixmap)
