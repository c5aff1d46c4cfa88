"""When the stage and the arithmetic are shown anew: as document, view and frames change."""

from PySide6.QtCore import QObject, QTimer, Slot

from convstudio.app.computing import Computing
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.render.frame import Frame
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.stage.showing import Showing
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.lenses.stage.turn import Turn
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip

PATIENCE = 200
"""Milliseconds before a value that is still being computed is shown as pending; shorter waits would flicker."""


class Presenter(Showing):
    """Follows document, view and frames, while the stage is in front: what has changed is shown anew.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : Computing
        Its newest frame names what input and output are of.
    stage : Stage
        The three panes.
    strip : ArithmeticStrip
        Explains one value.
    parent : QObject
        Qt's owner.
    opens_plane : bool
        Whether the arithmetic is that of one plane even where the input is shown as one color picture.
    """

    def __init__(
        self,
        store: Store,
        computing: Computing,
        stage: Stage,
        strip: ArithmeticStrip,
        parent: QObject,
        *,
        opens_plane: bool = False,
    ) -> None:
        super().__init__(store, computing, stage, strip, parent, opens_plane=opens_plane)
        self.looks_on = False
        """Whether who makes an edit sees it elsewhere: then that is painted first, and this as soon as it was."""
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(PATIENCE)
        self._pending.timeout.connect(self._on_pending)
        self._unseen: ViewState | None = None
        self._turn = Turn(self)
        self._turn.came.connect(self._catch_up)
        self.active = False
        """Whether the stage is in front and follows the store."""
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)
        computing.framed.connect(self._on_framed)

    @property
    def settled(self) -> bool:
        """Whether everything that has changed is shown."""
        return not self._turn.due

    def set_active(self, on: bool) -> None:
        """Follow the store, from where it is now; or rest, and keep no picture, as it may be large."""
        self.active = on
        if on:
            self.show_all()
            return
        self._pending.stop()
        self._turn.stop()
        self._unseen = None
        self.clear()

    def describe(self) -> None:
        """Show everything anew in another language; what was made keeps the words of the one before."""
        self.explainer.forget()
        self.making.forget()
        if self.active:
            self.show_all()

    def show_frame(self, frame: Frame) -> None:
        """Show a frame; where the geometry is impossible the last output stays, dimmed."""
        if frame.result.document is self._store.document:
            self._pending.stop()
        if self.looks_on:
            self.show_kernel()
        super().show_frame(frame)

    def _is_late(self, document: Document) -> bool:
        return document is not self._store.document and not self._pending.isActive()

    # What happens in the store and on the compute thread

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if not self.active:
            return
        if _channels(old) != _channels(new):
            self.show_tabs()
        if not self.looks_on:
            self.show_kernel()
        # Another frame is on its way; if it takes long, the value is shown as pending.
        self._pending.start()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if not self.active:
            return
        if self.looks_on:
            self._unseen = self._unseen or old
            self._turn.want()
        else:
            self.show_view(old, new)

    @Slot()
    def _catch_up(self) -> None:
        """Show what has changed since the last time."""
        old, self._unseen = self._unseen, None
        if old is not None and old != self._store.view:
            self.show_view(old, self._store.view)
        frame = self._computing.frame
        if frame is not None and not self.shows(frame):
            self.show_frame(frame)

    @Slot(object)
    def _on_framed(self, frame: Frame) -> None:
        if self.active and self.looks_on:
            self._turn.want()
        elif self.active and not self.shows(frame):
            self.show_frame(frame)

    @Slot()
    def _on_pending(self) -> None:
        if self.looks_on:
            self.show_kernel()
        self.show_marks()


def _channels(document: Document) -> tuple[object, ...]:
    signal = document.signal
    return (signal.color, signal.plane_names, document.out_channels, document.groups)
