"""The matrix widget: shows a MatrixContent, and says what the user points at."""

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
from convstudio.ui.widgets.matrix.content import MatrixContent, MatrixMarks
from convstudio.ui.widgets.matrix.layout import MatrixLayout
from convstudio.ui.widgets.matrix.marking import MarkPainter
from convstudio.ui.widgets.matrix.painting import MatrixPainter, shows_digits
from convstudio.ui.widgets.matrix.sight import MatrixSight
from convstudio.ui.widgets.wheel import Wheel

CLICK = 4
"""Pixels that the pointer may move between press and release of a click."""

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
        self._marks = MatrixMarks()
        self._sight = MatrixSight(self)
        self._painter = MatrixPainter(LIGHT, self.font())
        self._marker = MarkPainter(LIGHT, self.font())
        self._ground = Ground(self)
        self._wheel = Wheel()
        self._dimmed = False
        self._press: QPointF | None = None
        self._pan_from: Camera | None = None
        self._hovered: tuple[int | None, int | None] = (None, None)

    # What is shown

    @property
    def content(self) -> MatrixContent | None:
        """What is shown."""
        return self._sight.content

    @property
    def marks(self) -> MatrixMarks:
        """What is marked."""
        return self._marks

    @property
    def shown(self) -> MatrixLayout | None:
        """Where everything lies; None while nothing is shown."""
        return self._sight.shown

    def sheets(self) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of the matrix and of its vectors, seen or not; shape (4, 4)."""
        return self._sight.sheets()

    @property
    def carries_digits(self) -> bool:
        """Whether the cells carry their numbers."""
        content, shown = self.content, self.shown
        return content is not None and shown is not None and shows_digits(content, shown)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._painter = MatrixPainter(theme, self.font())
        self._marker = MarkPainter(theme, self.font())
        self._sight.set_text_size(theme.text)
        self._refresh()

    def set_content(self, content: MatrixContent | None, marks: MatrixMarks | None = None) -> None:
        """Show another matrix, with its marks; zoom and place stay where its size does.

        Without marks those there are stay, except where another size may leave them without a place.
        """
        old, self._sight.content = self.content, content
        same = content is not None and old is not None and old.shape == content.shape
        self._marks = marks or (self._marks if same else MatrixMarks())
        if content is not None and not same:
            self._sight.fit(self._marks.cursor)
        self._refresh()

    def set_marks(self, marks: MatrixMarks) -> None:
        """Mark other cells; a cursor that has moved is brought into view."""
        if marks == self._marks:
            return
        moved, self._marks = marks.cursor != self._marks.cursor, marks
        if moved and self._sight.bring(marks.cursor):
            self._refresh()
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the matrix as no longer true, because the present setting has none."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def zoom_by(self, factor: float) -> None:
        """Zoom around the cursor, as a menu entry does; 0 shows as much as can be shown."""
        if factor == 0:
            self._sight.fit(self._marks.cursor)
            self._refresh()
        elif self._sight.zoom_by(factor, self._marks.cursor):
            self._refresh()

    def sizeHint(self) -> QSize:
        """Return a size for a small matrix."""
        return QSize(480, 320)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(240, 120)

    def _refresh(self) -> None:
        self._ground.forget()
        self._sight.forget()
        self.update()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the matrix, kept in a pixmap while only marks change, and the marks."""
        content, shown = self.content, self.shown
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
        if self.content is not None and not self.content.whole:
            self._sight.place(self._marks.cursor)
        self._refresh()
        super().resizeEvent(event)

    # Mouse and keys

    def _move(self, camera: Camera) -> None:
        if self._sight.look(camera):
            self._refresh()

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
        self._hover(self._sight.at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan, or choose what was clicked."""
        press, self._press, self._pan_from = self._press, None, None
        self.unsetCursor()
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (event.position() - press).manhattanLength() <= CLICK:
            place = self._sight.at(press)
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
