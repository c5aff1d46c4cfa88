"""Works out in the background what theory knows of the present run."""

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from convstudio.app.learning_session import LearningSession
from convstudio.app.worker import Worker
from convstudio.core.learning.quadratic import Quadratic, Silence, quadratic
from convstudio.core.learning.run import Run
from convstudio.core.learning.settings import Loss
from convstudio.core.learning.task import Task
from convstudio.core.learning.theory import Theory, theory


class Theorist(QObject):
    """Follows the runs of a session; the exact loss of a task is worked out once for its settings to use.

    Parameters
    ----------
    session : LearningSession
        Whose runs they are.
    worker : Worker
        Where it is worked out.
    parent : QObject
        Qt's owner.
    """

    changed = Signal(object)
    """A Theory, or None while it is being worked out."""

    def __init__(self, session: LearningSession, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._worker = session, worker
        self._key: tuple[Task, Loss] | None = None
        self._curved: Quadratic | Silence | None = None
        self._theory: Theory | None = None
        self._stop = threading.Event()
        session.began.connect(self._on_began)

    @property
    def curved(self) -> Quadratic | None:
        """The loss as a quadratic; None where it is none, or is not known yet."""
        return self._curved if isinstance(self._curved, Quadratic) else None

    @property
    def theory(self) -> Theory | None:
        """What is known of the present run; None while it is being worked out."""
        return self._theory

    @property
    def rate(self) -> float | None:
        """The largest stable learning rate, where there is one."""
        return None if self._theory is None else self._theory.rate

    def close(self) -> None:
        """Give up what is being worked out."""
        self._stop.set()

    @Slot(object)
    def _on_began(self, run: Run) -> None:
        task, loss = self._session.task, run.settings.loss
        if task is None:
            return
        if self._key is not None and self._key[0] is task and self._key[1] is loss:
            self._tell()
            return
        self._stop.set()
        self._stop, self._key, self._curved = threading.Event(), (task, loss), None
        self._tell()
        job = partial(quadratic, task, loss, self._stop.is_set)
        self._worker.run(job, partial(self._on_done, self._key), partial(self._on_failed, self._key))

    def _on_done(self, key: tuple[Task, Loss], curved: Quadratic | Silence) -> None:
        if key is self._key:
            self._curved = curved
            self._tell()

    def _on_failed(self, key: tuple[Task, Loss], _error: Exception) -> None:
        """Say nothing where there was no memory for it; what was given up is not asked for any more."""
        self._on_done(key, Silence.TOO_LARGE)

    def _tell(self) -> None:
        task, run = self._session.task, self._session.run
        if task is None or run is None or self._curved is None:
            self._theory = None
        else:
            self._theory = theory(task, run.settings, self._curved)
        self.changed.emit(self._theory)
