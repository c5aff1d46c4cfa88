"""The grid widget: shows a GridPicture, and says what the user does to its cells."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from convstudio.core import numerals
from convstudio.core.render.sheet import GAP
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.bars import BarScale
from convstudio.ui.widgets.grid.camera import LARGEST_CELL, Camera
from convstudio.ui.widgets.grid.cells import CellPainter
from convstudio.ui.widgets.grid.editor import CellEditor
from convstudio.ui.widgets.grid.overlay import OverlayPainter
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, Overlay
from convstudio.ui.widgets.grid.shapes import carries_digits, cell_rect

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
"""Steps from slice to slice."""
WHEEL_STEP = 120


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
        self._picture: GridPicture | None = None
        self._given: GridPicture | None = None
        self._overlay = Overlay()
        self._camera = Camera(1, 1, 1, 1)
        self._theme: Theme = LIGHT
        self._cells = CellPainter(LIGHT, self.font())
        self._marks = OverlayPainter(LIGHT, self.font())
        self._base: QPixmap | None = None
        self._dimmed = False
        self._digits = False
        self._focused_cell: Cell | None = None
        self._press: QPointF | None = None
        self._pressed_cell: Cell | None = None
        self._level: float | None = None
        self._pan_from: Camera | None = None
        self._hovered: Cell | None = None
        self._wheel_rest = 0
        self._editor = CellEditor(self)
        self._editor.committed.connect(self._on_committed)
        self._editor.refused.connect(self.refused)

    # What is shown

    @property
    def picture(self) -> GridPicture | None:
        """What is shown."""
        return self._picture

    @property
    def overlay(self) -> Overlay:
        """What is marked."""
        return self._overlay

    @property
    def camera(self) -> Camera:
        """Where cells are."""
        return self._camera

    @property
    def focused_cell(self) -> Cell | None:
        """The cell that keys and the wheel edit."""
        return self._focused_cell

    @property
    def level(self) -> float | None:
        """The value that the height of the pointer stands for, while bars are pressed; else None.

        The scale of the bars stays as it is while they are pressed, and goes on over the top of the grid.
        """
        return self._level

    def aimed(self, value: float) -> float:
        """Return a value between two levels, rounded as these are."""
        if self._picture is None or not self._picture.bars:
            return value
        return BarScale.of(self._camera, self._picture).aimed(value)

    @property
    def carries_digits(self) -> bool:
        """Whether the cells carry their numbers."""
        return self._digits

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._cells = CellPainter(theme, self.font())
        self._marks = OverlayPainter(theme, self.font())
        cap = LARGEST_CELL * max(1.0, theme.text / 16)
        self._camera = replace(self._camera, cap=cap)
        self._repaint()

    def set_picture(self, picture: GridPicture | None) -> None:
        """Show other cells; zoom and place stay where the size of the grid does."""
        self._given = picture
        if self._level is not None and picture is not None and picture.bars and self._picture is not None:
            scale = BarScale.of(self._camera, self._picture)
            picture = replace(picture, span=(scale.low, scale.high))
        old, self._picture = self._picture, picture
        if picture is not None and old is not None and picture.looks_like(old):
            return
        if picture is not None:
            if old is not None and old.rank != picture.rank:
                # What is marked or pressed has no place any more.
                self._overlay, self._pressed_cell, self._level = Overlay(), None, None
            camera = replace(self._camera, rows=picture.rows, columns=picture.columns, bars=picture.bars)
            if old is not None and old.shape != picture.shape:
                camera = replace(camera, zoom=min(camera.zoom, camera.closest))
            self._camera = camera
            if self._focused_cell is not None and not picture.is_real(self._focused_cell):
                self._focused_cell = None
            if self._hovered is not None and not picture.contains(self._hovered):
                self._hovered = None
                self.hovered.emit(None)
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
        camera = replace(self._camera, zoom=min(max(zoom, 1.0), self._camera.closest), center=center)
        if camera != self._camera:
            self._camera = camera
            self._repaint()

    def focus_cell(self, cell: Cell | None) -> None:
        """Give keys and wheel to `cell`."""
        self._focused_cell = cell
        self.update()

    def edit_cell(self, cell: Cell, text: str | None = None) -> None:
        """Open the line in which a number is typed; `text` is what has been typed already."""
        picture = self._picture
        if not self.editable or picture is None or not picture.is_real(cell):
            return
        self._focused_cell = cell
        self._place_editor(picture, cell)
        self._editor.start(text or numerals.input_text(picture.value(cell)), select=text is None)

    def _place_editor(self, picture: GridPicture, cell: Cell) -> None:
        """Put the editor over `cell`, as large as its type needs."""
        rect = cell_rect(self._camera, picture, cell).toRect()
        width = max(rect.width(), self._theme.text * 6)
        height = max(rect.height() - 4, self._theme.text * 2)
        place = QRect(0, 0, width, height)
        place.moveCenter(rect.center())
        place.moveLeft(min(max(place.left(), 0), max(self.width() - width, 0)))
        place.moveTop(min(max(place.top(), 0), max(self.height() - height, 0)))
        self._editor.setGeometry(place)

    def cell_center(self, cell: Cell) -> QPoint:
        """Return the pixel in the middle of `cell`."""
        assert self._picture is not None
        return cell_rect(self._camera, self._picture, cell).center().toPoint()

    def cell_at(self, position: QPointF) -> Cell | None:
        """Return the cell under a pixel, or None outside the grid."""
        if self._picture is None:
            return None
        return self._picture.cell(*self._camera.cell_at(position.x(), position.y()))

    def sizeHint(self) -> QSize:
        """Return a size that fits a small grid."""
        return QSize(240, 240)

    # Painting

    def _repaint(self) -> None:
        self._base = None
        self.update()
        if self._editor.isVisible():
            if self._picture is None or self._focused_cell is None:
                self._editor.leave()
            else:
                self._place_editor(self._picture, self._focused_cell)
        digits = self._picture is not None and carries_digits(self._camera, self._picture)
        if digits != self._digits:
            self._digits = digits
            self.digits_changed.emit(digits)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells, kept in a pixmap while only marks change, and the marks."""
        picture = self._picture
        if picture is None:
            return
        if self._base is None:
            ratio = self.devicePixelRatioF()
            self._base = QPixmap(self.size() * ratio)
            self._base.setDevicePixelRatio(ratio)
            self._base.fill(Qt.GlobalColor.transparent)
            with QPainter(self._base) as painter:
                self._cells.paint(painter, self._camera, picture)
        with QPainter(self) as painter:
            if self._dimmed:
                painter.setOpacity(0.35)
            painter.drawPixmap(0, 0, self._base)
            if not self._dimmed:
                self._marks.paint(painter, self._camera, picture, self._overlay)
                if self.hasFocus() and self._focused_cell is not None:
                    self._marks.outline_cell(painter, self._camera, picture, self._focused_cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cells to the new size."""
        self._camera = replace(self._camera, width=max(self.width(), 1), height=max(self.height(), 1))
        self._repaint()
        super().resizeEvent(event)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a press on a cell, or a pan."""
        self._press = event.position()
        pan = event.button() == Qt.MouseButton.MiddleButton or (
            event.button() == Qt.MouseButton.LeftButton and self.pans
        )
        if pan:
            self._pan_from = self._camera
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        cell = self._pressed_cell = self.cell_at(event.position())
        if cell is None:
            return
        if self._picture is not None and self._picture.is_real(cell):
            self._focused_cell = cell
            self.setAccessibleDescription(self.tooltip_of(cell))
            self.update()
        self._level = self._level_at(event.position())
        self.pressed.emit(cell, event.button())

    def _level_at(self, position: QPointF) -> float | None:
        """Return the value of a pixel among the bars, or None elsewhere."""
        if self._picture is None or not self._picture.bars or position.y() >= self._camera.origin[1]:
            return None
        return BarScale.of(self._camera, self._picture).value_at(position.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, drag over cells, or pan."""
        cell = self.cell_at(event.position())
        if cell != self._hovered:
            self._hovered = cell
            self.hovered.emit(cell)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._end_press()  # the release was lost to another window
        if self._press is None:
            return
        moved = (event.position() - self._press).toPoint()
        if self._pan_from is not None:
            # Only the place is that of the press: a picture of another size may have come since.
            panned = self._pan_from.panned(moved.x(), moved.y())
            self._move_camera(replace(self._camera, center=panned.center))
        elif self._picture is not None and self._pressed_cell is not None:
            place = self._camera.cell_at(event.position().x(), event.position().y())
            if self._level is not None:
                self._level = BarScale.of(self._camera, self._picture).value_at(event.position().y())
            self.dragged.emit(self._picture.cell_beside(self._pressed_cell, *place), moved)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End a press."""
        self._end_press()

    def _end_press(self) -> None:
        if self._press is None:
            return
        self._press = self._pressed_cell = None
        if self._level is not None:
            self._level = None
            self.set_picture(self._given)
        if self._pan_from is not None:
            self._pan_from = None
            self.unsetCursor()
        self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the editor of a cell."""
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton and not self.pans:
            self.edit_cell(cell)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the focused cell's number when the pointer is on it, else zoom."""
        event.accept()
        self._wheel_rest += event.angleDelta().y() or event.angleDelta().x()
        steps = int(self._wheel_rest / WHEEL_STEP)
        cell = self.cell_at(event.position())
        if self.editable and self.hasFocus() and cell is not None and cell == self._focused_cell:
            if steps:
                self._wheel_rest -= steps * WHEEL_STEP
                fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.nudged.emit(cell, steps, bool(fine))
            return
        turned, self._wheel_rest = self._wheel_rest / WHEEL_STEP, 0
        self._move_camera(self._camera.zoomed(1.25**turned, event.position().x(), event.position().y()))

    def zoom_by(self, factor: float) -> None:
        """Zoom around the middle, as a menu entry does."""
        self._move_camera(self._camera.zoomed(factor, self.width() / 2, self.height() / 2))

    def _move_camera(self, camera: Camera) -> None:
        if camera != self._camera:
            self._camera = camera
            self._repaint()
            self.camera_changed.emit(camera)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take note of the cell under the pointer."""
        self._hovered = self.cell_at(event.position())
        self.hovered.emit(self._hovered)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self._hovered = None
        self.hovered.emit(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show all digits of the value under the pointer as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            text = self.tooltip_of(cell) if cell is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def tooltip_of(self, cell: Cell) -> str:
        """Return the place and the whole value of `cell`; empty where the cell shows none."""
        picture = self._picture
        if picture is None or not picture.contains(cell):
            return ""
        if picture.filled is not None and picture.number(cell) >= picture.filled:
            return ""
        value = numerals.full_text(picture.value(cell)) if picture.tip is None else picture.tip(cell)
        if picture.rank == 1:
            return self.tr("cell {cell}: {value}").format(cell=numerals.full_text(cell[0]), value=value)
        *slices, row, column = map(numerals.full_text, cell)
        if not slices:
            return self.tr("row {row}, column {column}: {value}").format(row=row, column=column, value=value)
        return self.tr("slice {slice}, row {row}, column {column}: {value}").format(
            slice=slices[0], row=row, column=column, value=value
        )

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between cells, change and type numbers; Esc gives the arrows back to the stage."""
        key, cell, picture = event.key(), self._focused_cell, self._picture
        if key == Qt.Key.Key_Escape:
            self._focused_cell = None
            self.update()
            self.left_by_key.emit()
        elif cell is None or picture is None or not self._key_on_cell(event, cell, picture):
            event.ignore()

    def _key_on_cell(self, event: QKeyEvent, cell: Cell, picture: GridPicture) -> bool:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.editable:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                sign = 1 if key == Qt.Key.Key_Up else -1
                self.nudged.emit(cell, sign, bool(fine))
            return True
        if plain and self._key_moves(key, cell, picture):
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and plain:
            if self.editable:
                self.edit_cell(cell)
            else:
                self.pressed.emit(cell, Qt.MouseButton.LeftButton)
                self.released.emit()
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain and self.editable:
            self.typed.emit(cell, 0.0)
            return True
        text = event.text()
        if self.editable and text and text in "0123456789.,-+/−":
            self.edit_cell(cell, text)
            return True
        return False

    def _key_moves(self, key: Qt.Key, cell: Cell, picture: GridPicture) -> bool:
        if key in ARROWS:
            self._move_focus(cell, ARROWS[key], picture)
        elif key in PAGES and picture.rank == 3:
            self._focus_on((cell[0] + PAGES[key], *cell[1:]), picture)
        else:
            return False
        return True

    def _move_focus(self, cell: Cell, step: tuple[int, int], picture: GridPicture) -> None:
        """Go to the next cell; in a volume from slice to slice as they lie side by side."""
        row, column = picture.place(cell)
        target = picture.cell(row + step[0], column + step[1])
        if target is None:
            # Over the gap between two slices.
            target = picture.cell(row + step[0] * (1 + GAP), column + step[1] * (1 + GAP))
        if target is not None:
            self._focus_on(target, picture)

    def _focus_on(self, target: Cell, picture: GridPicture) -> None:
        """Give the keys to a cell, if it is a real one."""
        if picture.is_real(target):
            self._focused_cell = target
            self.setAccessibleDescription(self.tooltip_of(target))
            self._move_camera(self._camera.showing(*picture.place(target)))
            self.hovered.emit(target)
            self.update()

    @Slot(float, int)
    def _on_committed(self, value: float, key: int) -> None:
        cell, picture = self._focused_cell, self._picture
        if cell is None or picture is None:
            return
        self.typed.emit(cell, value)
        onward = (0, 1) if picture.rank == 1 else (1, 0)
        step = {
            int(Qt.Key.Key_Tab): (0, 1),
            int(Qt.Key.Key_Backtab): (0, -1),
            int(Qt.Key.Key_Return): onward,
            int(Qt.Key.Key_Enter): onward,
        }.get(key)
        if step is not None:
            self._move_focus(cell, step, picture)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which cell keys go to; by Tab, start at the first one."""
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self._focused_cell is None and self._picture is not None:
            self._focused_cell = (0,) * self._picture.rank
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the keyboard's outline."""
        self.update()
        super().focusOutEvent(event)
