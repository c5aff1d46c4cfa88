"""Sees the mouse and the wheel of a window before any widget does, and the keys that no widget wants."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtWidgets import QWidget

NOTCH = 120
"""What one notch of a wheel turns."""


class Watch(QObject):
    """Tells where the mouse goes, and takes the wheel where it is turned with a modifier that means something here.

    Parameters
    ----------
    window : QWidget
        The window.
    """

    moved = Signal(QPointF)
    """The mouse is at this pixel of the window."""
    turned = Signal(object, int)
    """With this Qt.KeyboardModifier the wheel has been turned by so many notches, up being positive."""

    keyed = Signal(int)
    """This key was pressed without Ctrl or Alt, and nobody wanted it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        self._rest = 0
        self.modifiers: frozenset[Qt.KeyboardModifier] = frozenset()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find the window's own handle when it is there; then look at what comes for it, and let all else through."""
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._window:
            self._listen()
        elif kind == QEvent.Type.MouseMove and watched is self._handle and isinstance(event, QMouseEvent):
            self.moved.emit(event.position())
        elif kind == QEvent.Type.Wheel and watched is self._handle and isinstance(event, QWheelEvent):
            return self._take(event)
        elif kind == QEvent.Type.KeyPress and watched is self._window and isinstance(event, QKeyEvent):
            # A key goes from the widget with the focus up to the window, until somebody takes it.
            self._hear(event)
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        handle = self._window.windowHandle()
        if handle is not self._handle and handle is not None:
            handle.installEventFilter(self)
        self._handle = handle

    def _hear(self, event: QKeyEvent) -> None:
        if not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            self.keyed.emit(event.key())

    def _take(self, event: QWheelEvent) -> bool:
        """Return whether the wheel was turned for what is listened to here."""
        modifiers = event.modifiers()
        if modifiers not in self.modifiers:
            return False
        # With Shift, or a wheel that tilts, the turn comes as one to the side.
        self._rest += event.angleDelta().y() or event.angleDelta().x()
        steps = int(self._rest / NOTCH)
        self._rest -= steps * NOTCH
        if steps:
            self.turned.emit(modifiers, steps)
        return True
