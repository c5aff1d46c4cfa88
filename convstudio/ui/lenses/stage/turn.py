"""When a window that only looks on shows what has changed."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

BREATH = 33
"""Milliseconds between two turns at least: a projector shows no more, and a drag is not to be held up by it."""


class Turn(QObject):
    """Comes as soon as everything that was asked for is painted, and then not again for a while.

    Parameters
    ----------
    parent : QObject
        Qt's owner.
    """

    came = Signal()
    """Show what has changed now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted = False
        # Qt paints what is asked for before it looks at a timer, even at one of no time.
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._on_next)

    @property
    def due(self) -> bool:
        """Whether something has changed that is not shown yet."""
        return self._wanted

    def want(self) -> None:
        """Come when it is time."""
        self._wanted = True
        if not self._next.isActive():
            self._next.start(0)

    def stop(self) -> None:
        """Come no more."""
        self._wanted = False
        self._next.stop()

    @Slot()
    def _on_next(self) -> None:
        if self._wanted:
            self._wanted = False
            self._next.start(BREATH)
            self.came.emit()
