"""The board widget: a BoardFace that says what the user points at, presses, drags and types."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from convstudio.ui.widgets.board.content import Hit, Kind
from convstudio.ui.widgets.board.face import BoardFace
from convstudio.ui.widgets.board.pointing import Drag


class BoardView(BoardFace):
    """Input planes, filters and output maps, with the wires between them.

    The widget changes nothing by itself: it emits what the user did, and shows what it is given next.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    map_pressed = Signal(int, object)
    """(map, (row, column) in it)"""
    filter_pressed = Signal(int)
    """The map that the filter makes."""
    kernel_activated = Signal(int, int)
    """(map, which of its filter's kernels), by a double click."""
    plane_pressed = Signal(int, object)
    """(plane, (row, column) in it), by a click that was no drag."""
    plane_dragged = Signal(object)
    """(rows, columns) moved since the press on a plane, in whole cells, each time that changes."""
    plane_released = Signal()
    """The end of a drag."""
    ground_pressed = Signal()
    """A click where nothing lies."""
    hovered = Signal(object)
    """The Hit under the pointer, or None."""
    moved = Signal(int)
    """An arrow key asks for the map that is so many places further in `sequence`."""
    activated = Signal()
    """Enter was pressed."""
    left_by_key = Signal()
    """Esc was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._pointer: QPointF | None = None
        self._drag: Drag | None = None

    def _arrange(self) -> None:
        """Find the place of everything, and what lies under the pointer now."""
        before = self.layout_of_parts
        super()._arrange()
        if self.layout_of_parts is not before:
            self._hover(self.hit(self._pointer) if self._pointer is not None else None)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a map or a filter, or begin to drag a plane."""
        hit = self.hit(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        if hit is None:
            self.ground_pressed.emit()
            return
        if hit.kind is Kind.PLANE and self.layout_of_parts is not None:
            self._drag = Drag(hit, event.position(), self.layout_of_parts.plane_cell)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif hit.kind is Kind.MAP:
            self.map_pressed.emit(hit.index, hit.cell)
        else:
            self.filter_pressed.emit(hit.index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a plane, or hover."""
        self._pointer = event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._end_drag()  # the release was lost to another window
        if self._drag is not None:
            if self._drag.goes(event.position()):
                self.plane_dragged.emit(self._drag.moved)
            return
        self._hover(self.hit(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a press."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end_drag()
            self._hover(self.hit(event.position()))

    def _end_drag(self) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if drag.began:
            self.plane_released.emit()
        else:
            self.plane_pressed.emit(drag.hit.index, drag.hit.cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a kernel; elsewhere it is one more press."""
        hit = self.hit(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and hit is not None and hit.kind is Kind.KERNEL:
            self.kernel_activated.emit(hit.index, hit.part)
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self._pointer = None
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, hit: Hit | None) -> None:
        if hit == self.pointed:
            return
        kinds = {Kind.PLANE: Qt.CursorShape.OpenHandCursor, None: Qt.CursorShape.ArrowCursor}
        self.setCursor(kinds.get(hit.kind if hit else None, Qt.CursorShape.PointingHandCursor))
        self.set_pointed(hit)
        self.hovered.emit(hit)

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self.hit(QPointF(event.pos()))
            tip = self.content.tip(hit) if self.content is not None and hit is not None else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between maps; Enter enlarges, Esc leaves."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = self._step(key) if plain else None
        if step is not None:
            if step:
                self.moved.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.activated.emit()
        elif key == Qt.Key.Key_Escape:
            self.left_by_key.emit()
        else:
            event.ignore()

    def _step(self, key: Qt.Key) -> int | None:
        """Return how far an arrow key goes in `sequence`; None for other keys."""
        layout, content = self.layout_of_parts, self.content
        if layout is None or content is None:
            return None
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return -1 if key == Qt.Key.Key_Left else 1
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        down = key == Qt.Key.Key_Down
        marks = content.marks
        index = marks.selected if marks.selected is not None else marks.current
        if index is None:
            return layout.columns if down else -layout.columns
        return layout.step_up_or_down(index, down)
