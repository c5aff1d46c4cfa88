"""Brings what is shown of a run up to date part by part, so that no moment takes long."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

Part = Callable[[], None]
"""Brings one part up to date."""


class Turns(QObject):
    """Lets one part after another have its turn, with the event loop between them.

    Parameters
    ----------
    parent : QObject
        Qt's owner.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stale: list[Part] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)

    @property
    def settled(self) -> bool:
        """Whether every part is up to date."""
        return not self._stale

    def add(self, parts: Sequence[Part]) -> None:
        """Take note of what is to be brought up to date; what waits already keeps its place."""
        self._stale = [*self._stale, *(part for part in parts if part not in self._stale)]

    def start(self, pause: int) -> None:
        """Give one part its turn after every `pause` milliseconds, unless that is being done."""
        if not self._timer.isActive():
            self._timer.start(pause)

    def finish(self) -> None:
        """Bring every part up to date now: what stands still is read side by side."""
        self._timer.stop()
        stale, self._stale = self._stale, []
        for part in stale:
            part()

    def forget(self) -> None:
        """Leave everything as it is."""
        self._timer.stop()
        self._stale.clear()

    @Slot()
    def _on_turn(self) -> None:
        """Bring one part up to date; the others have to wait until the event loop was round once."""
        if self._stale:
            self._stale.pop(0)()
        if not self._stale:
            self._timer.stop()
