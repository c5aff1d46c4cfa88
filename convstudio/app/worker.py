"""One job after another on a background thread: files are read and written here, never on the GUI thread."""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Worker(QObject):
    """A queue of jobs with one thread that works it off.

    Parameters
    ----------
    name : str
        Of the thread.
    parent : QObject, optional
        Qt's owner.
    """

    idle_changed = Signal(bool)
    """Whether all jobs are done."""
    _finished = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[tuple[Callable[[], object], object, object] | None] = (
            queue.SimpleQueue()
        )
        self._pending = 0
        self._closed = threading.Event()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._loop, name=name)
        self._thread.start()

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Queue `job`; then call `done` with its result or `failed` with its exception, on the GUI thread.

        An exception without `failed` goes to the log.
        """
        self._pending += 1
        if self._pending == 1:
            self.idle_changed.emit(False)
        self._jobs.put((job, done, failed))

    @property
    def idle(self) -> bool:
        """Whether nothing is queued or running or waiting for delivery."""
        return self._pending == 0

    def close(self) -> None:
        """Finish what is queued (a save must not be lost), then end the thread; nothing more is delivered."""
        self._closed.set()
        self._jobs.put(None)
        self._thread.join()

    def _loop(self) -> None:
        while (item := self._jobs.get()) is not None:
            job, done, failed = item
            try:
                outcome: object = job()
            except Exception as error:  # a thread has no caller to tell
                if failed is None:
                    _log.exception("a background job failed")
                self._finish(failed, error)
            else:
                self._finish(done, outcome)

    def _finish(self, callback: object, outcome: object) -> None:
        if not self._closed.is_set():
            self._finished.emit(callback, outcome)

    @Slot(object, object)
    def _deliver(self, callback: Any, outcome: object) -> None:
        self._pending -= 1
        if self._closed.is_set():  # delivered by the thread before, but only now by the event loop
            return
        if self._pending == 0:
            self.idle_changed.emit(True)
        if callback is not None:
            callback(outcome)
