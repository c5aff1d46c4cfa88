"""The Learn lens in a window of its own, with everything that it needs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convstudio.app.learning_mailbox import Moment
from convstudio.app.learning_session import LearningSession
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import examples
from convstudio.core.document import Document, FloatArray
from convstudio.core.errors import StudioError
from convstudio.core.learning.frame import LearningFrame
from convstudio.core.learning.run import Run
from convstudio.core.learning.settings import Settings
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.learn.arranging import Place
from convstudio.ui.lenses.learn.learn_actions import LearnActions
from convstudio.ui.lenses.learn.lens import LearnLens
from convstudio.ui.lenses.learn.order import DOCUMENT, EDGE, Choice
from convstudio.ui.lenses.learn.tasks import Tasks
from convstudio.ui.theme import LIGHT
from convstudio.ui.widgets.grid.picture import Cell

PATIENCE = 20_000
"""Milliseconds: other programs may be busy, and torch may be imported first."""


@dataclass
class Classroom:
    """A lens, what it is joined to, and what came of it."""

    qtbot: QtBot
    window: QWidget
    store: Store
    session: LearningSession
    worker: Worker
    lens: LearnLens
    refused: list[StudioError] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def enter(self) -> None:
        """Bring the lens to the front for the first time, and wait for the edge example."""
        self.lens.set_active(True)
        self.settle()

    def settle(self) -> None:
        """Wait until no step is taken any more, and everything shows the newest moment."""

        def settled() -> bool:
            moment = self.session.moment
            return (
                moment is not None
                and moment.task is self.session.task
                and not self.session.playing
                and not self.session._clock.isActive()
                and self.worker.idle
                and self.lens.presenter.settled
            )

        self.qtbot.waitUntil(settled, timeout=PATIENCE)
        QCoreApplication.processEvents()

    def learn(self, document: Document, choice: Choice = DOCUMENT) -> None:
        """Open a document, and learn something from it."""
        self.store.open(document, self.store.view)
        self.choose(choice)

    def choose(self, choice: Choice) -> None:
        with self.qtbot.waitSignal(self.lens.tasks.changed, timeout=PATIENCE):
            self.lens.tasks.choose(choice)
        self.settle()

    def restart(self, act: Callable[[Settings], Settings]) -> None:
        """Begin the run anew with other settings."""
        with self.qtbot.waitSignal(self.session.began, timeout=PATIENCE):
            self.session.restart(act(self.run.settings))
        self.settle()

    def edge(self, rate: float = 0.03, start: tuple[float, float] | None = None) -> None:
        """Learn the edge example at a rate, from drawn weights or given ones."""
        if self.session.task is None:
            self.enter()
        else:
            self.choose(EDGE)
        if rate != self.frame.rate:
            self.restart(lambda settings: replace(settings, learning_rate=rate))
        for column, value in enumerate(start or ()):
            self.type_weight((0, column), value)

    def step(self, count: int) -> None:
        """Take steps, by the buttons."""
        transport = self.lens.transport
        for _ in range(count // 10):
            self.click(transport.ten_button)
        for _ in range(count % 10):
            self.click(transport.step_button)

    def click(self, widget: QWidget) -> None:
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def click_cell(self, place: Place, cell: Cell) -> None:
        grid = self.lens.pictures.grid(place)
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.cell_center(cell))
        self.settle()

    def type_weight(self, cell: Cell, value: float) -> None:
        """Type a number over a weight of the learned kernel."""
        grid = self.lens.pictures.grid(Place.LEARNED)
        with self.qtbot.waitSignal(self.session.began, timeout=PATIENCE):
            grid.edit_cell(cell)
            QTest.keyClicks(grid._editor, repr(value))
            QTest.keyClick(grid._editor, Qt.Key.Key_Return)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.lens.pictures, key, modifiers)

    # What is to be read

    @property
    def moment(self) -> Moment:
        assert self.session.moment is not None
        return self.session.moment

    @property
    def frame(self) -> LearningFrame:
        return self.moment.frame

    @property
    def run(self) -> Run:
        assert self.session.run is not None
        return self.session.run

    def shown(self, place: Place) -> FloatArray:
        """Return the numbers of a grid."""
        picture = self.lens.pictures.grid(place).picture
        assert picture is not None
        return np.array(picture.numbers())

    @property
    def verdict(self) -> str:
        return self.lens.verdict.text


@pytest.fixture
def classroom(qtbot: QtBot) -> Iterator[Classroom]:
    """Return the lens over the first example, not looked at yet."""
    store = Store(examples.first(), ViewState())
    session, worker = LearningSession("cpu"), Worker("files")
    window = QWidget()
    commands = LearnActions(store, session, Tasks(store, session, worker, window), window)
    lens = LearnLens(store, session, worker, commands, window)
    QVBoxLayout(window).addWidget(lens)
    window.resize(970, 620)
    lens.set_theme(LIGHT)
    room = Classroom(qtbot, window, store, session, worker, lens)
    store.refused.connect(room.refused.append)
    lens.told.connect(room.told.append)
    window.show()
    qtbot.waitExposed(window)
    yield room
    lens.tasks.stop()
    lens.close_down()
    session.close()
    worker.close()
    window.close()
    window.deleteLater()
