"""The run of the Learn lens that a step prepares."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Slot

from convstudio.app.learning_session import LearningSession
from convstudio.app.learning_thread import Start
from convstudio.app.store import Store
from convstudio.core.document import Document, frozen
from convstudio.core.lessons.lesson import Training

if TYPE_CHECKING:
    from convstudio.ui.lenses.learn.entry import LearnEntry


class TrainingRuns(QObject):
    """Begins runs with the settings, the first weights and the pace of a step.

    Parameters
    ----------
    store : Store
        Whose document makes the target.
    session : LearningSession
        Runs them.
    entry : LearnEntry
        The Learn lens, which shows them as runs of its own.
    """

    def __init__(self, store: Store, session: LearningSession, entry: "LearnEntry") -> None:
        super().__init__(entry)
        self._store, self._session, self._entry = store, session, entry

    @Slot(object)
    def begin(self, training: Training) -> None:
        """Begin the run of a step; the steps that it says are taken at once."""
        document = self._store.document
        if not document.layer.kind.weighted:
            return
        self._entry.commands.set_pace(training.pace)
        self._session.set_pace(training.pace)
        self._entry.tasks.begin_with(training.settings, start_of(document, training))
        if training.steps:
            self._session.step(training.steps)

    @Slot()
    def forget(self) -> None:
        """Let the lens begin anew with the user's own document when it is looked at next."""
        self._entry.tasks.forget()


def start_of(document: Document, training: Training) -> Start | None:
    """Return the first weights of a run and biases of 0; None where they are to be drawn.

    As many weights as one kernel has are those of every kernel; else there are as many as all kernels have.
    """
    values, shape = np.array(training.start, dtype=np.float32), document.weight.shape
    if values.size == np.prod(document.kernel_size):
        weight = np.broadcast_to(values.reshape(document.kernel_size), shape)
    elif values.size == document.weight.size:
        weight = values.reshape(shape)
    else:
        return None
    return frozen(weight), frozen(np.zeros(shape[0]))
