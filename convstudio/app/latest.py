"""A runner for which only the newest request counts.

One persistent thread, one running job, one waiting slot: a request replaces the one that waits, and the running
job is finished, since cancelling on every tick of a slider would never show a result at all. The thread is a
plain one; results reach the GUI thread through Qt's queued signals.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from convstudio.core.errors import StudioError

Request = TypeVar("Request")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a job may ask and say while it runs.

    Attributes
    ----------
    emit : callable
        Takes a result; there may be several, the better ones last.
    stopped : callable
        Whether to give up.
    outdated : callable
        Whether to be content with what has been emitted: a newer request waits, or the job is to give up.
    newer : callable
        The request that waits, or None.
    progress : callable
        Takes the share that is done, 0 to 1.
    """

    emit: Callable[[object], None]
    stopped: Callable[[], bool]
    outdated: Callable[[], bool]
    newer: Callable[[], object]
    progress: Callable[[float], None]


Job = Callable[[Request, Turn], None]

_log = logging.getLogger(__name__)


class _Signals(QObject):
    """A Generic class cannot be a QObject, so the signals live beside it."""

    ready = Signal(object)
    failed = Signal(object)
    progress = Signal(float)


class Latest(Generic[Request]):
    """Run `job` for the newest request on a thread of its own.

    Parameters
    ----------
    job : callable
        Called on the thread; checks `Turn.stopped` between its parts.
    name : str
        Of the thread, for logs and for the test that finds stray ones.
    """

    def __init__(self, job: Job[Request], name: str) -> None:
        self._job = job
        self._signals = _Signals()
        self.ready = self._signals.ready
        """One emitted result; queued to the thread of the receiver."""
        self.failed = self._signals.failed
        """An exception of the job: a StudioError that it raised, or one that nobody expected and that is logged."""
        self.progress = self._signals.progress
        """Share of the running job that is done, 0 to 1."""
        self._condition = threading.Condition()
        self._waiting: Request | None = None
        self._running = False
        self._closed = False
        self._cancelled = threading.Event()
        self._turn = Turn(
            self._emit, self._cancelled.is_set, self._is_outdated, self._newer, self._signals.progress.emit
        )
        self._thread = threading.Thread(target=self._loop, name=name)
        self._thread.start()

    def submit(self, request: Request, *, cancel: bool = False) -> None:
        """Compute `request` next; what waited is forgotten.

        Parameters
        ----------
        request : Request
            An immutable value.
        cancel : bool
            Also stop the running job, because what it computes can no longer be shown.
        """
        with self._condition:
            self._waiting = request
            if cancel and self._running:
                self._cancelled.set()
            self._condition.notify()

    def stop(self) -> None:
        """Stop the running job and forget the waiting one, as the user asked."""
        with self._condition:
            self._waiting = None
            if self._running:
                self._cancelled.set()

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        with self._condition:
            return self._running or self._waiting is not None

    def close(self) -> None:
        """Stop, and return when the thread has ended; a process must not quit while torch computes."""
        with self._condition:
            self._closed = True
            self._cancelled.set()
            self._condition.notify()
        self._thread.join()

    def _loop(self) -> None:
        while True:
            with self._condition:
                self._running = False
                self._condition.wait_for(lambda: self._closed or self._waiting is not None)
                if self._closed:
                    return
                request, self._waiting = self._waiting, None
                self._running = True
                self._cancelled.clear()
            if request is not None:
                self._run(request)

    def _run(self, request: Request) -> None:
        try:
            self._job(request, self._turn)
        except StudioError as error:
            self._signals.failed.emit(error)
        except Exception as error:  # a thread has no caller to tell
            _log.exception("a background job failed")
            self._signals.failed.emit(error)

    def _emit(self, result: object) -> None:
        if not self._closed:
            self._signals.ready.emit(result)

    def _is_outdated(self) -> bool:
        with self._condition:
            return self._waiting is not None or self._cancelled.is_set()

    def _newer(self) -> Request | None:
        with self._condition:
            return self._waiting
