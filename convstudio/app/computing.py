"""Keeps a frame of the present document and view coming, from the compute thread."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from convstudio.app.compute import Request
from convstudio.app.latest import Job, Latest
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.render.frame import Frame, Look
from convstudio.core.render.gallery import GalleryLook
from convstudio.core.result import Impossible
from convstudio.core.view_state import ViewState

SLOW_AFTER = 500
"""Milliseconds after which a computation shows its progress and can be stopped."""

GALLERY_LENS = "channels"
"""The lens that shows all maps; no other is worth making them for."""


class Computing(QObject):
    """Submits every change of a store and passes frames on.

    Parameters
    ----------
    store : Store
        Whose document is computed.
    job : callable
        What the thread does with a request: a Compute, or a stand-in for it in tests.
    parent : QObject, optional
        Qt's owner.
    """

    framed = Signal(object)
    """A Frame newer than the last one; its document may already be old by one edit. In a gallery it may be the last
    one with statistics and histogram."""
    slow_changed = Signal(bool)
    """True when a computation has run for SLOW_AFTER; False when it ended."""
    progressed = Signal(float)
    """Share of the running computation that is done."""
    stopped = Signal()
    """The user stopped the computation: the document has no result."""
    failed = Signal(object)
    """An exception in the compute thread."""

    def __init__(self, store: Store, job: Job[Request], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._latest: Latest[Request] = Latest(job, "compute")
        self._latest.ready.connect(self._on_ready)
        self._latest.failed.connect(self._on_failed)
        self._latest.progress.connect(self.progressed)
        self._slow = False
        self._halted = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SLOW_AFTER)
        self._clock.timeout.connect(self._on_slow)
        self._frame: Frame | None = None
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)
        self.refresh()

    @property
    def frame(self) -> Frame | None:
        """The newest frame."""
        return self._frame

    @property
    def current(self) -> bool:
        """Whether the newest frame shows the present document and look."""
        frame = self._frame
        return (
            frame is not None
            and frame.result.document is self._store.document
            and frame.look == _look(self._store.view)
        )

    @property
    def withheld(self) -> bool:
        """Whether a lesson hides something that the frame tells."""
        return self._store.view.hidden.withholds_output

    @property
    def complete(self) -> bool:
        """Whether, in addition, nothing of it is still being counted: no other frame is on its way."""
        return self.current and self._frame is not None and self._frame.complete

    @Slot()
    def refresh(self) -> None:
        """Compute the present document (again)."""
        self._submit(cancel=False)

    @Slot()
    def stop(self) -> None:
        """Stop computing; the last picture stays. Where it shows the present document, there is nothing to stop."""
        if self.current:
            return
        self._halted = True
        self._latest.stop()
        self._idle()
        self.stopped.emit()

    def close(self) -> None:
        """Stop, and wait for the thread to end."""
        self._clock.stop()
        self._latest.close()

    def _submit(self, *, cancel: bool) -> None:
        self._halted = False
        self._latest.submit(Request(self._store.document, _look(self._store.view)), cancel=cancel)
        if not self._clock.isActive() and not self._slow:
            self._clock.start()

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        self._submit(cancel=_structure(old) != _structure(new))

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if _look(old) != _look(new):
            self._submit(cancel=False)

    @Slot(object)
    def _on_ready(self, frame: Frame) -> None:
        stopped = isinstance(frame.result, Impossible) and frame.result.error.code is Code.STOPPED
        if not stopped:
            self._frame = frame
        self._idle()
        if not self.current and not self._halted:
            # An older request ended; that for the present document runs from now on.
            self._clock.start()
        if not stopped:
            self.framed.emit(frame)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._idle()
        self.failed.emit(error)

    def _idle(self) -> None:
        self._clock.stop()
        if self._slow:
            self._slow = False
            self.slow_changed.emit(False)

    @Slot()
    def _on_slow(self) -> None:
        self._slow = True
        self.slow_changed.emit(True)


def _look(view: ViewState) -> Look:
    gallery = GalleryLook.of(view.gallery) if view.lens == GALLERY_LENS else None
    return Look(view.in_channel, view.cursor.channel, gallery)


def _structure(document: Document) -> tuple[object, ...]:
    """Return what makes a running computation worthless when it changes: the sizes."""
    return (document.signal.values.shape, document.weight.shape)


def as_error(error: Exception) -> StudioError:
    """Return an exception as something that can be said: itself, or INTERNAL with its text."""
    return (
        error
        if isinstance(error, StudioError)
        else StudioError(Code.INTERNAL, reason=str(error) or repr(error))
    )
