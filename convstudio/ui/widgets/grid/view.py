"""The grid widget: shows a GridPicture, and says what the user does to its cells."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.camera import LARGEST_CELL, Camera
from convstudio.ui.widgets.grid.cells import CellPainter
from convstudio.ui.widgets.grid.editor import CellEditor
from convstudio.ui.widgets.grid.keyboard import Keyboard
from convstudio.ui.widgets.grid.overlay import OverlayPainter
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, Overlay
from convstudio.ui.widgets.grid.pointing import Pointer
from convstudio.ui.widgets.grid.sight import Sight
from convstudio.ui.widgets.grid.words import cell_words
from convstudio.ui.widgets.ground import DIMMED, Ground


class GridView(QWidget):
    """A grid of cells that can be looked at, pointed at, zoomed and edited.

    The widget changes nothing by itself: it emits what the user did, and shows what it is given next.

    Parameters
    ----------
    name : str
        Accessible name.
    parent : QWidget, optional
        Qt's owner.
    """

    pressed = Signal(object, object)
    """(cell, mouse button)"""
    dragged = Signal(object, object)
    """(cell, distance in pixels from the press as QPoint), while a button is down"""
    released = Signal()
    hovered = Signal(object)
    """The cell under the pointer, or None."""
    typed = Signal(object, float)
    """(cell, value)"""
    nudged = Signal(object, int, bool)
    """(cell, steps, whether fine) by wheel or Ctrl+Up and Ctrl+Down"""
    refused = Signal(object)
    """A StudioError: what was typed is no number, and nobody is there any more to mend it."""
    left_by_key = Signal()
    """Esc was pressed: the arrows belong to the stage again."""
    camera_changed = Signal(object)
    """The Camera after the user zoomed or panned."""
    digits_changed = Signal(bool)
    """Whether the cells carry their numbers now."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editable = False
        """Whether cells take numbers."""
        self.pans = False
        """Whether dragging with the left button moves the picture."""
        self._sight = Sight()
        self._overlay = Overlay()
        self._cells = CellPainter(LIGHT, self.font())
        self._marks = OverlayPainter(LIGHT, self.font())
        self._ground = Ground(self)
        self._dimmed = False
        self._digits = False
        self._pointer = Pointer(self._sight, self)
        self._pointer.hovered.connect(self.hovered)
        self._pointer.pressed.connect(self._on_pressed)
        self._pointer.dragged.connect(self.dragged)
        self._pointer.looked.connect(self._move_camera)
        self._pointer.nudged.connect(self.nudged)
        self._pointer.bent.connect(self.set_picture)
        self._pointer.released.connect(self.released)
        self._editor = CellEditor(self)
        self._editor.refused.connect(self.refused)
        self._keyboard = Keyboard(self._sight, self._editor, self)
        self._keyboard.moved.connect(self._on_keys_moved)
        self._keyboard.typed.connect(self.typed)
        self._keyboard.nudged.connect(self.nudged)
        self._keyboard.chosen.connect(self._pointer.click)

    # What is shown

    @property
    def picture(self) -> GridPicture | None:
        """What is shown."""
        return self._sight.picture

    @property
    def overlay(self) -> Overlay:
        """What is marked."""
        return self._overlay

    @property
    def camera(self) -> Camera:
        """Where cells are."""
        return self._sight.camera

    @property
    def focused_cell(self) -> Cell | None:
        """The cell that keys and the wheel edit."""
        return self._keyboard.cell

    @property
    def level(self) -> float | None:
        """The value that the height of the pointer stands for, while bars are pressed; else None.

        The scale of the bars stays as it is while they are pressed, and goes on over the top of the grid.
        """
        return self._pointer.level

    def aimed(self, value: float) -> float:
        """Return a value between two levels, rounded as these are."""
        return self._sight.aimed(value)

    @property
    def carries_digits(self) -> bool:
        """Whether the cells carry their numbers."""
        return self._digits

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._cells = CellPainter(theme, self.font())
        self._marks = OverlayPainter(theme, self.font())
        self._keyboard.set_text_size(theme.text)
        self._sight.camera = replace(self.camera, cap=LARGEST_CELL * max(1.0, theme.text / 16))
        self._repaint()

    @Slot(object)
    def set_picture(self, picture: GridPicture | None) -> None:
        """Show other cells; zoom and place stay where the size of the grid does."""
        old, picture = self.picture, self._pointer.steadied(picture)
        if not self._sight.show(picture):
            return
        if picture is not None:
            if old is not None and old.rank != picture.rank:
                # What is marked or pressed has no place any more.
                self._overlay = Overlay()
                self._pointer.let_go()
            if self.focused_cell is not None and not picture.is_real(self.focused_cell):
                self._keyboard.cell = None
            self._pointer.follow(picture)
        self._describe()
        self._repaint()

    def set_overlay(self, overlay: Overlay) -> None:
        """Mark other cells."""
        if overlay != self._overlay:
            self._overlay = overlay
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the picture as no longer true, because the present setting has none."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def set_viewport(self, zoom: float, center: tuple[float, float] | None) -> None:
        """Zoom and place from outside; nothing is emitted."""
        camera = replace(self.camera, zoom=min(max(zoom, 1.0), self.camera.closest), center=center)
        if camera != self.camera:
            self._sight.camera = camera
            self._repaint()

    def focus_cell(self, cell: Cell | None) -> None:
        """Give keys and wheel to `cell`."""
        self._keyboard.cell = cell
        self._describe()
        self.update()

    def edit_cell(self, cell: Cell, text: str | None = None) -> None:
        """Open the line in which a number is typed; `text` is what has been typed already."""
        if self.editable:
            self._keyboard.edit(cell, text)

    def cell_center(self, cell: Cell) -> QPoint:
        """Return the pixel in the middle of `cell`."""
        return self._sight.rect_of(cell).center().toPoint()

    def cell_at(self, position: QPointF) -> Cell | None:
        """Return the cell under a pixel, or None outside the grid."""
        return self._sight.cell_at(position)

    def sheets(self) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of the grid, and of the bars over it; shape (1 or 2, 4)."""
        camera, (x, y) = self.camera, self.camera.origin
        if self.picture is None:
            return np.empty((0, 4))
        grid = (x, y, camera.columns * camera.scale, camera.rows * camera.tall)
        return np.array([grid, (x, 0.0, grid[2], y)] if camera.bars else [grid])

    def tooltip_of(self, cell: Cell) -> str:
        """Return the place and the whole value of `cell`; empty where the cell shows none."""
        return "" if self.picture is None else cell_words(self.picture, cell)

    def _describe(self) -> None:
        """Tell those who listen what is in the cell that keys go to, or how many cells there are."""
        picture, cell = self.picture, self.focused_cell
        if picture is None:
            self.setAccessibleDescription("")
        elif cell is not None and (words := self.tooltip_of(cell)):
            self.setAccessibleDescription(words)
        elif picture.conceals and np.isnan(picture.numbers()).all():
            self.setAccessibleDescription(self.tr("Hidden: predict it first."))
        else:
            self.setAccessibleDescription(" × ".join(map(str, picture.shape)))

    def sizeHint(self) -> QSize:
        """Return a size that fits a small grid."""
        return QSize(240, 240)

    # Painting

    def _repaint(self) -> None:
        self._ground.forget()
        self.update()
        self._keyboard.follow()
        digits = self._sight.carries_digits
        if digits != self._digits:
            self._digits = digits
            self.digits_changed.emit(digits)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells, kept in a pixmap while only marks change, and the marks."""
        picture, camera = self._sight.picture, self._sight.camera
        if picture is None:
            return
        with QPainter(self) as painter:
            if self._dimmed:
                painter.setOpacity(DIMMED)
            self._ground.draw(painter, lambda painter: self._cells.paint(painter, camera, picture))
            if not self._dimmed:
                self._marks.paint(painter, camera, picture, self._overlay)
                if self.hasFocus() and self._keyboard.cell is not None:
                    self._marks.outline_cell(painter, camera, picture, self._keyboard.cell)

    def changeEvent(self, event: QEvent) -> None:
        """Write what stands over the slices in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._repaint()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cells to the new size."""
        self._sight.camera = replace(self.camera, width=max(self.width(), 1), height=max(self.height(), 1))
        self._repaint()
        super().resizeEvent(event)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a press on a cell, or a pan."""
        self._pointer.press(event, pans=self.pans)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, drag over cells, or pan."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End a press."""
        self._pointer.release()

    @Slot(object, object)
    def _on_pressed(self, cell: Cell, button: Qt.MouseButton) -> None:
        if self.picture is not None and self.picture.is_real(cell):
            self.focus_cell(cell)
        self.pressed.emit(cell, button)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the editor of a cell."""
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton and not self.pans:
            self.edit_cell(cell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the focused cell's number when the pointer is on it, else zoom."""
        event.accept()
        nudges = self.editable and self.hasFocus()
        self._pointer.turn(event, self.focused_cell if nudges else None)

    def zoom_by(self, factor: float) -> None:
        """Zoom around the middle, as a menu entry does."""
        self._move_camera(self.camera.zoomed(factor, self.width() / 2, self.height() / 2))

    @Slot(object)
    def _move_camera(self, camera: Camera) -> None:
        if camera != self.camera:
            self._sight.camera = camera
            self._repaint()
            self.camera_changed.emit(camera)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take note of the cell under the pointer."""
        self._pointer.hover(self.cell_at(event.position()))
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self._pointer.hover(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show all digits of the value under the pointer as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            text = self.tooltip_of(cell) if cell is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between cells, change and type numbers; Esc gives the arrows back to the stage."""
        if event.key() == Qt.Key.Key_Escape:
            self.focus_cell(None)
            self.left_by_key.emit()
        elif not self._keyboard.take(event, editable=self.editable):
            event.ignore()

    @Slot(object, object)
    def _on_keys_moved(self, cell: Cell, place: tuple[int, int]) -> None:
        self._describe()
        self._move_camera(self.camera.showing(*place))
        self.hovered.emit(cell)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which cell keys go to; by Tab, start at the first one."""
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self.focused_cell is None and self.picture is not None:
            self._keyboard.cell = (0,) * self.picture.rank
        self._describe()
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the keyboard's outline."""
        self.update()
        super().focusOutEvent(event)
