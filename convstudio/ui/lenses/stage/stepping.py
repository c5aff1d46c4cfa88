"""The transport at the foot of a lens, joined to the playback."""

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.transport import Transport


class Stepping(QFrame):
    """A card with the transport of the one playback there is.

    Parameters
    ----------
    store : Store
        Document and view.
    playback : Playback
        Moves the cursor.
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, store: Store, playback: Playback, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._store, self._playback = store, playback
        self.transport = Transport(self)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(8, 6, 8, 6)
        holder.addWidget(self.transport)
        self.transport.first.connect(playback.first)
        self.transport.back.connect(playback.back)
        self.transport.toggle_play.connect(playback.toggle)
        self.transport.forward.connect(playback.forward)
        self.transport.last.connect(playback.last)
        self.transport.seek.connect(playback.go)
        self.transport.speed_changed.connect(self._on_speed)
        self.transport.filling_changed.connect(self._on_filling)
        playback.playing_changed.connect(self.transport.set_playing)
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_changed)
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self.transport.set_theme(theme)

    @Slot(object, object)
    def _on_changed(self, _old: object, _new: object) -> None:
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show where the cursor is by now."""
        self._refresh()
        super().showEvent(event)

    def _refresh(self) -> None:
        if self.isHidden():
            return  # as in a window in which nothing is pressed
        self.transport.set_steps(self._playback.steps, self._playback.step)
        self.transport.set_counted(not self._store.view.hidden.size)
        self.transport.set_filling(self._store.view.filling)
        self.transport.set_speed(self._store.view.speed)

    @Slot(float)
    def _on_speed(self, speed: float) -> None:
        self._store.set_view(replace(self._store.view, speed=speed))
        self._playback.refresh_speed()

    @Slot(bool)
    def _on_filling(self, filling: bool) -> None:
        self._store.set_view(replace(self._store.view, filling=filling))
