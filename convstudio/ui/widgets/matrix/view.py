"""The matrix widget: shows a MatrixContent, and says what the user points at."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.ground import DIMMED, Ground
from convstudio.ui.widgets.matrix.content import MatrixContent, MatrixMarks, Place
from convstudio.ui.widgets.matrix.layout import MatrixLayout, laid_out
from convstudio.ui.widgets.matrix.marking import MarkPainter
from convstudio.ui.widgets.matrix.painting import MatrixPainter, shows_digits
from convstudio.ui.widgets.wheel import Wheel

CLICK = 4
"""Pixels that the pointer may move between press and release of a click."""

LARGEST_CELL = 64.0
"""Cells of small matrices do not grow beyond this many pixels when fitted, times the scale of projection."""

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class MatrixView(QWidget):
    """A matrix that can be looked at, pointed at, zoomed and walked through.

    The widget changes nothing by itself: it emits what the user did, and shows what it is given next.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    hovered = Signal(object, object)
    """(row, column) under the pointer: both on the matrix, one of them on a vector, None where nothing is."""
    pressed = Signal(object, object)
    """(row, column) that was clicked, as in `hovered`."""
    moved = Signal(int)
    """An arrow key: so many rows, or columns, further on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Matrix"))
        self._theme: Theme = LIGHT
        self._content: MatrixContent | None = None
        self._marks = MatrixMarks()
        self._camera = Camera(1, 1, 1, 1, cap=LARGEST_CELL)
        self._painter = MatrixPainter(LIGHT, self.font())
        self._marker = MarkPainter(LIGHT, self.font())
        self._ground = Ground(self)
        self._wheel = Wheel()
        self._layout: MatrixLayout | None = None
        self._dimmed = False
        self._press: QPointF | None = None
        self._pan_from: Camera | None = None
        self._hovered: tuple[int | None, int | None] = (None, None)

    # What is shown

    @property
    def content(self) -> MatrixContent | None:
        """What is shown."""
        return self._content

    @property
    def marks(self) -> MatrixMarks:
        """What is marked."""
        return self._marks

    @property
    def shown(self) -> MatrixLayout | None:
        """Where everything lies; None while nothing is shown."""
        content = self._content
        if content is None:
            return None
        if self._layout is None:
            self._layout = laid_out(content, self._camera, self.width(), self.height(), self._theme.text)
        return self._layout

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

    @property
    def carries_digits(self) -> bool:
        """Whether the cells carry their numbers."""
        shown = self.shown
        return self._content is not None and shown is not None and shows_digits(self._content, shown)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._painter = MatrixPainter(theme, self.font())
        self._marker = MarkPainter(theme, self.font())
        self._camera = replace(self._camera, cap=LARGEST_CELL * max(1.0, theme.text / 16))
        self._refresh()

    def set_content(self, content: MatrixContent | None, marks: MatrixMarks | None = None) -> None:
        """Show another matrix, with its marks; zoom and place stay where its size does.

        Without marks those there are stay, except where another size may leave them without a place.
        """
        old, self._content = self._content, content
        same = content is not None and old is not None and old.shape == content.shape
        self._marks = marks or (self._marks if same else MatrixMarks())
        if content is not None and not same:
            self._camera = replace(self._camera, zoom=1.0, center=None)
            self._place(content)
            self._show_cursor()
        self._refresh()

    def set_marks(self, marks: MatrixMarks) -> None:
        """Mark other cells; a cursor that has moved is brought into view."""
        if marks == self._marks:
            return
        moved, self._marks = marks.cursor != self._marks.cursor, marks
        if moved:
            self._show_cursor()
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the matrix as no longer true, because the present setting has none."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def zoom_by(self, factor: float) -> None:
        """Zoom around the cursor, as a menu entry does; 0 shows as much as can be shown."""
        shown, content = self.shown, self._content
        if shown is None or content is None:
            return
        if factor == 0:
            self._camera = replace(shown.camera, zoom=1.0, center=None)
            self._place(content)
            self._show_cursor()
            self._refresh()
            return
        camera = shown.camera.zoomed(factor, shown.camera.width / 2, shown.camera.height / 2)
        if camera.zoom > 1.0 and self._marks.cursor is not None:
            row, column, _ = self._around(content, self._marks.cursor)
            camera = replace(camera, center=(row, column))
        self._move(camera)

    def sizeHint(self) -> QSize:
        """Return a size for a small matrix."""
        return QSize(480, 320)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(240, 120)

    # Where the camera is

    def _place(self, content: MatrixContent) -> None:
        """Fit the camera to a matrix; of one that is too large to be seen whole, go to where the cursor is."""
        shown = laid_out(content, self._camera, self.width(), self.height(), self._theme.text)
        self._camera = shown.camera
        self._layout = None
        if content.whole:
            return
        cursor = self._marks.cursor or 0
        row, column, wide = self._around(content, cursor)
        cell = min(max(shown.area.width() / wide, self._least(content)), 24.0)
        self._camera = replace(shown.camera, zoom=max(cell / shown.camera.fitted, 1.0), center=(row, column))

    def _around(self, content: MatrixContent, cursor: int) -> tuple[float, float, float]:
        """Return the (row, column) in the middle of what the cursor joins, and how wide that is, in cells."""
        if content.cells is None:
            return cursor + 0.5, min(cursor, content.shape[1]) + 0.5, 40.0
        one = range(cursor, cursor + 1)
        whole = range(content.shape[0]), range(content.shape[1])
        places = (
            content.cells(whole[0], one).rows if content.by_column else content.cells(one, whole[1]).columns
        )
        first, last = (int(places.min()), int(places.max())) if len(places) else (cursor, cursor)
        middle, wide = (first + last + 1) / 2, (last - first + 1) * 1.05 + 4
        return (middle, cursor + 0.5, wide) if content.by_column else (cursor + 0.5, middle, wide)

    @staticmethod
    def _least(content: MatrixContent) -> float:
        """Return the pixels that a cell takes at least: of what is not there as a whole, little is built."""
        return 1e-9 if content.whole else 1.0

    def _show_cursor(self) -> None:
        """Move a zoomed matrix no more than it takes to see the cursor and what it joins."""
        content, shown, cursor = self._content, self.shown, self._marks.cursor
        if content is None or shown is None or cursor is None or shown.camera.zoom <= 1.0:
            return
        row, column, _ = self._around(content, cursor)
        camera = shown.camera.showing(
            min(max(int(row), 0), content.shape[0] - 1), min(max(int(column), 0), content.shape[1] - 1)
        )
        if camera is not shown.camera:
            self._move(camera)

    def _move(self, camera: Camera) -> None:
        content = self._content
        if content is None:
            return
        least = self._least(content) / camera.fitted
        if camera.zoom < least:
            camera = replace(camera, zoom=least)
        if camera != self._camera:
            self._camera = camera
            self._refresh()

    def _refresh(self) -> None:
        self._ground.forget()
        self._layout = None
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the matrix, kept in a pixmap while only marks change, and the marks."""
        content, shown = self._content, self.shown
        if content is None or shown is None:
            return
        with QPainter(self) as painter:
            if self._dimmed:
                painter.setOpacity(DIMMED)
            self._ground.draw(painter, lambda painter: self._painter.paint(painter, content, shown))
            if not self._dimmed:
                self._marker.paint(painter, content, shown, self._marks)
            if self.hasFocus():
                painter.setPen(self._theme.color("accent"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the matrix to the new size."""
        if self._content is not None and not self._content.whole:
            self._place(self._content)
        self._refresh()
        super().resizeEvent(event)

    # Mouse and keys

    def _at(self, position: QPointF) -> tuple[int | None, int | None]:
        """Return the (row, column) that a pixel belongs to, None for what it says nothing of."""
        shown = self.shown
        if shown is None:
            return None, None
        x, y = position.x(), position.y()
        place: Place | None = shown.place_at(x, y)
        return place if place is not None else (shown.row_at(x, y), shown.column_at(x, y))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a pan."""
        shown = self.shown
        if shown is not None and event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._press, self._pan_from = event.position(), shown.camera

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, or pan."""
        if (
            self._press is not None
            and self._pan_from is not None
            and event.buttons() != Qt.MouseButton.NoButton
        ):
            moved = event.position() - self._press
            if moved.manhattanLength() > CLICK and self._pan_from.zoom > 1.0:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._move(self._pan_from.panned(moved.x(), moved.y()))
            return
        self._hover(self._at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan, or choose what was clicked."""
        press, self._press, self._pan_from = self._press, None, None
        self.unsetCursor()
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (event.position() - press).manhattanLength() <= CLICK:
            place = self._at(press)
            if place != (None, None):
                self.pressed.emit(*place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        event.accept()
        shown = self.shown
        if shown is not None:
            place = event.position() - shown.area.topLeft()
            self._move(shown.camera.zoomed(self._wheel.zoom(event), place.x(), place.y()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the rows, or the columns."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        step = STEPS.get(Qt.Key(event.key())) if plain else None
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def _hover(self, place: tuple[int | None, int | None]) -> None:
        if place != self._hovered:
            self._hovered = place
            self.hovered.emit(*place)

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self._hover((None, None))
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        self.update()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the name again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Matrix"))
        super().changeEvent(event)
