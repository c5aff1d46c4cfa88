"""A session that learns, and what it sent."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from convstudio.app.learning_mailbox import Moment
from convstudio.app.learning_session import LearningSession
from convstudio.core.learning import task as tasks
from convstudio.core.learning.frame import LearningFrame
from convstudio.core.learning.run import Run
from convstudio.core.learning.settings import Settings

PATIENCE = 20_000
"""Milliseconds: other programs may be busy, and torch may be imported first."""


class Receiver(QObject):
    """Notes everything a session sends, and where."""

    def __init__(self, session: LearningSession) -> None:
        super().__init__()
        self.moments: list[Moment] = []
        self.runs: list[Run] = []
        self.errors: list[Exception] = []
        self.playing: list[bool] = []
        self.threads: set[threading.Thread] = set()
        session.framed.connect(self._on_framed)
        session.began.connect(self._on_began)
        session.failed.connect(self._on_failed)
        session.playing_changed.connect(self._on_playing)

    @property
    def frame(self) -> LearningFrame:
        return self.moments[-1].frame

    @property
    def steps(self) -> list[int]:
        return [moment.frame.step for moment in self.moments]

    @Slot(object)
    def _on_framed(self, moment: Moment) -> None:
        self.threads.add(threading.current_thread())
        self.moments.append(moment)

    @Slot(object)
    def _on_began(self, run: Run) -> None:
        self.runs.append(run)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.errors.append(error)

    @Slot(bool)
    def _on_playing(self, playing: bool) -> None:
        self.playing.append(playing)


class Bench:
    """A session, what it sent, and ways to wait for more."""

    def __init__(self, qtbot: QtBot, session: LearningSession) -> None:
        self.session, self.sent, self._qtbot = session, Receiver(session), qtbot

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE)

    def at_rest(self) -> None:
        """Wait until everything that was ordered is done, and nothing is learned."""
        self.until(lambda: not self.session._clock.isActive())

    def begin(self, settings: Settings | None = None) -> None:
        """Begin the edge example."""
        self.session.begin(tasks.edge, settings or Settings())
        self.at_rest()

    @property
    def loss(self) -> tuple[list[int], list[float]]:
        assert self.session.run is not None
        steps, values = self.session.run.loss.points(0)
        return steps.tolist(), values.tolist()
