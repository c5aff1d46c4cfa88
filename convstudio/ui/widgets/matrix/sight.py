"""A matrix and the camera that looks at it: which part is seen, and where everything lies."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from convstudio.ui.theme import LIGHT
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.matrix.content import MatrixContent
from convstudio.ui.widgets.matrix.layout import MatrixLayout, laid_out

LARGEST_CELL = 64.0
"""Cells of small matrices do not grow beyond this many pixels when fitted, times the scale of projection."""

CLOSEST_CELL = 24.0
"""Pixels that a cell has at most where a matrix that is too large to be seen whole is gone into."""


class MatrixSight:
    """What a matrix widget shows, and from where it is seen.

    Parameters
    ----------
    widget : QWidget
        Whose size there is room in.

    Attributes
    ----------
    content : MatrixContent or None
        What is shown.
    """

    def __init__(self, widget: QWidget) -> None:
        self.content: MatrixContent | None = None
        self._widget = widget
        self._camera = Camera(1, 1, 1, 1, cap=LARGEST_CELL)
        self._text = LIGHT.text
        self._layout: MatrixLayout | None = None

    @property
    def shown(self) -> MatrixLayout | None:
        """Where everything lies, worked out once; None while nothing is shown."""
        if self.content is None:
            return None
        if self._layout is None:
            self._layout = self._laid_out(self.content)
        return self._layout

    def forget(self) -> None:
        """Work out anew where everything lies, as size or content is another."""
        self._layout = None

    def set_text_size(self, pixels: int) -> None:
        """Leave room for type of this size."""
        self._text = pixels
        self._camera = replace(self._camera, cap=LARGEST_CELL * max(1.0, pixels / 16))
        self.forget()

    def sheets(self) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of the matrix and of its vectors, seen or not; shape (4, 4)."""
        shown = self.shown
        if shown is None:
            return np.empty((0, 4))
        rows, columns = shown.camera.rows, shown.camera.columns
        top, high = shown.row_top(0), rows * shown.camera.scale
        return np.array(
            [
                (shown.column_left(0), top, columns * shown.camera.scale, high),
                (shown.left.x(), top, shown.left.width(), high),
                (shown.right.x(), shown.right_top(0), shown.right.width(), columns * shown.right_scale()),
                (shown.added.x(), top, shown.added.width(), high),
            ]
        )

    # Moving

    def fit(self, cursor: int | None) -> None:
        """Look at as much of the matrix as can be shown, and at the cursor."""
        self._camera = replace(self._camera, zoom=1.0, center=None)
        self.place(cursor)
        self.bring(cursor)

    def place(self, cursor: int | None) -> None:
        """Fit the camera to the matrix; of one that is too large to be seen whole, go to where the cursor is."""
        content = self.content
        if content is None:
            return
        shown = self._laid_out(content)
        self._camera = shown.camera
        self.forget()
        if content.whole:
            return
        row, column, wide = _around(content, cursor or 0)
        cell = min(max(shown.area.width() / wide, _least(content)), CLOSEST_CELL)
        self._camera = replace(shown.camera, zoom=max(cell / shown.camera.fitted, 1.0), center=(row, column))

    def bring(self, cursor: int | None) -> bool:
        """Move a zoomed matrix no more than it takes to see the cursor and what it joins; return whether it moved."""
        content, shown = self.content, self.shown
        if content is None or shown is None or cursor is None or shown.camera.zoom <= 1.0:
            return False
        row, column, _ = _around(content, cursor)
        camera = shown.camera.showing(
            min(max(int(row), 0), content.shape[0] - 1), min(max(int(column), 0), content.shape[1] - 1)
        )
        return camera is not shown.camera and self.look(camera)

    def look(self, camera: Camera) -> bool:
        """Look from elsewhere; return whether that is another place."""
        if self.content is None:
            return False
        least = _least(self.content) / camera.fitted
        if camera.zoom < least:
            camera = replace(camera, zoom=least)
        if camera == self._camera:
            return False
        self._camera = camera
        self.forget()
        return True

    def zoom_by(self, factor: float, cursor: int | None) -> bool:
        """Zoom around the cursor, without one around the middle; return whether anything moved."""
        content, shown = self.content, self.shown
        if content is None or shown is None:
            return False
        camera = shown.camera.zoomed(factor, shown.camera.width / 2, shown.camera.height / 2)
        if camera.zoom > 1.0 and cursor is not None:
            row, column, _ = _around(content, cursor)
            camera = replace(camera, center=(row, column))
        return self.look(camera)

    # Pointing

    def at(self, position: QPointF) -> tuple[int | None, int | None]:
        """Return the (row, column) that a pixel belongs to, None for what it says nothing of."""
        shown = self.shown
        if shown is None:
            return None, None
        x, y = position.x(), position.y()
        return shown.place_at(x, y) or (shown.row_at(x, y), shown.column_at(x, y))

    def _laid_out(self, content: MatrixContent) -> MatrixLayout:
        return laid_out(content, self._camera, self._widget.width(), self._widget.height(), self._text)


def _around(content: MatrixContent, cursor: int) -> tuple[float, float, float]:
    """Return the (row, column) in the middle of what the cursor joins, and how wide that is, in cells."""
    if content.cells is None:
        return cursor + 0.5, min(cursor, content.shape[1]) + 0.5, 40.0
    one = range(cursor, cursor + 1)
    whole = range(content.shape[0]), range(content.shape[1])
    places = content.cells(whole[0], one).rows if content.by_column else content.cells(one, whole[1]).columns
    first, last = (int(places.min()), int(places.max())) if len(places) else (cursor, cursor)
    middle, wide = (first + last + 1) / 2, (last - first + 1) * 1.05 + 4
    return (middle, cursor + 0.5, wide) if content.by_column else (cursor + 0.5, middle, wide)


def _least(content: MatrixContent) -> float:
    """Return the pixels that a cell takes at least: of what is not there as a whole, little is built."""
    return 1e-9 if content.whole else 1.0
