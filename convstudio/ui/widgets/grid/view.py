"""The grid widget: shows a GridPicture, and says what the user does to its cells."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.editor import CellEditor
from convstudio.ui.widgets.grid.face import GridFace
from convstudio.ui.widgets.grid.keyboard import Keyboard
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, Overlay
from convstudio.ui.widgets.grid.pointing import Pointer


class GridView(GridFace):
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

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editable = False
        """Whether cells take numbers."""
        self.pans = False
        """Whether dragging with the left button moves the picture."""
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

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._keyboard.set_text_size(theme.text)
        super().set_theme(theme)

    def _repaint(self) -> None:
        super()._repaint()
        self._keyboard.follow()

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

    def focus_cell(self, cell: Cell | None) -> None:
        """Give keys and wheel to `cell`."""
        self._keyboard.cell = cell
        self._describe()
        self.update()

    def edit_cell(self, cell: Cell, text: str | None = None) -> None:
        """Open the line in which a number is typed; `text` is what has been typed already."""
        if self.editable:
            self._keyboard.edit(cell, text)

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
