"""The mouse on a grid: over which cell it is, and what a press of it does until its end."""

from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from convstudio.ui.widgets.grid.bars import BarScale
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import Cell, GridPicture
from convstudio.ui.widgets.grid.sight import Sight
from convstudio.ui.widgets.wheel import Wheel


class Pointer(QObject):
    """Hovers over the cells of a grid, drags from one to others, bends its bars, or pans.

    Parameters
    ----------
    sight : Sight
        What is shown, and where.
    grid : QWidget
        Where the mouse is, and Qt's owner.

    Attributes
    ----------
    level : float or None
        The value that the height of the pointer stands for, while bars are pressed.
    """

    hovered = Signal(object)
    """The cell under the pointer, or None."""
    pressed = Signal(object, object)
    """(cell, mouse button)"""
    dragged = Signal(object, object)
    """(cell, distance in pixels from the press as QPoint)"""
    nudged = Signal(object, int, bool)
    """(cell, steps, whether fine)"""
    looked = Signal(object)
    """The Camera that a pan or the wheel asks for."""
    bent = Signal(object)
    """Bars are not pressed any more: the picture on its own scale."""
    released = Signal()

    def __init__(self, sight: Sight, grid: QWidget) -> None:
        super().__init__(grid)
        self.level: float | None = None
        self._sight = sight
        self._grid = grid
        self._wheel = Wheel()
        self._given: GridPicture | None = None
        self._hovered: Cell | None = None
        self._start: QPointF | None = None
        self._cell: Cell | None = None
        self._pan_from: Camera | None = None

    def hover(self, cell: Cell | None) -> None:
        """Be over a cell, or over none."""
        self._hovered = cell
        self.hovered.emit(cell)

    def press(self, event: QMouseEvent, *, pans: bool) -> None:
        """Begin a press on a cell, or a pan: by the middle button, or with `pans` by the left one."""
        button = event.button()
        self._start = event.position()
        if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and pans):
            self._pan_from = self._sight.camera
            self._grid.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._cell = self._sight.cell_at(event.position())
        if self._cell is not None:
            self.level = self._sight.level_at(event.position())
            self.pressed.emit(self._cell, button)

    def move(self, event: QMouseEvent) -> None:
        """Hover, drag over cells, or pan."""
        cell = self._sight.cell_at(event.position())
        if cell != self._hovered:
            self.hover(cell)
        if event.buttons() == Qt.MouseButton.NoButton:
            self.release()  # the release was lost to another window
        if self._start is None:
            return
        moved = (event.position() - self._start).toPoint()
        picture, camera = self._sight.picture, self._sight.camera
        if self._pan_from is not None:
            # Only the place is that of the press: a picture of another size may have come since.
            panned = self._pan_from.panned(moved.x(), moved.y())
            self.looked.emit(replace(camera, center=panned.center))
        elif picture is not None and self._cell is not None:
            place = camera.cell_at(event.position().x(), event.position().y())
            if self.level is not None:
                self.level = BarScale.of(camera, picture).value_at(event.position().y())
            self.dragged.emit(picture.cell_beside(self._cell, *place), moved)

    def release(self) -> None:
        """End a press."""
        if self._start is None:
            return
        self._start = self._cell = None
        if self.level is not None:
            self.level = None
            self.bent.emit(self._given)
        if self._pan_from is not None:
            self._pan_from = None
            self._grid.unsetCursor()
        self.released.emit()

    @Slot(object)
    def click(self, cell: Cell) -> None:
        """Press and release a cell, as a key does."""
        self.pressed.emit(cell, Qt.MouseButton.LeftButton)
        self.released.emit()

    def turn(self, event: QWheelEvent, nudged: Cell | None) -> None:
        """Change the number of `nudged` where the pointer is on it, else zoom."""
        position = event.position()
        if nudged is None or self._sight.cell_at(position) != nudged:
            factor = self._wheel.zoom(event)
            self.looked.emit(self._sight.camera.zoomed(factor, position.x(), position.y()))
            return
        steps = self._wheel.steps(event)
        if steps:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.nudged.emit(nudged, steps, bool(fine))

    # When the picture changes

    def steadied(self, picture: GridPicture | None) -> GridPicture | None:
        """Return a picture to show next: the scale of its bars stays as it is while they are pressed."""
        shown, self._given = self._sight.picture, picture
        if self.level is None or picture is None or not picture.bars or shown is None:
            return picture
        scale = BarScale.of(self._sight.camera, shown)
        return replace(picture, span=(scale.low, scale.high))

    def let_go(self) -> None:
        """Forget the cell that is pressed, because it has no place any more."""
        self._cell = self.level = None

    def follow(self, picture: GridPicture) -> None:
        """Be over no cell where the one it was over is gone."""
        if self._hovered is not None and not picture.contains(self._hovered):
            self.hover(None)
