"""What can be done with a run, as actions for the lens, the menu and the command list."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from convstudio.app.learning_session import PACES, LearningSession
from convstudio.app.learning_thread import FULL
from convstudio.app.store import Store
from convstudio.core.edits.learned import use_weights
from convstudio.core.edits.names import EditName
from convstudio.core.learning.run import Run
from convstudio.core.operators.kernels import PRESETS
from convstudio.ui.actions import Spec, exclusive, make
from convstudio.ui.lenses.learn.tasks import DOCUMENT, EDGE, PAIR, STACK, Choice, Kind, Tasks
from convstudio.ui.messages import preset_title

TEN: Final = 10
"""Steps of a jump."""

PACE_KEYS: Final = ("1", "2", "5", "3", "F")
"""After N, the key of each pace: 3 for 30, F for full."""


class LearnActions(QObject):
    """Playing, stepping, paces, tasks, and taking the learned kernel.

    Parameters
    ----------
    store : Store
        Whose document gets the learned kernel.
    session : LearningSession
        Whose run it is.
    tasks : Tasks
        What can be learned.
    parent : QWidget
        Qt's owner.
    """

    told = Signal(str)
    """The learned kernel is in the document; why it is not says `Store.refused`."""
    pace_changed = Signal(float)
    """One of PACES."""
    logarithmic_changed = Signal(bool)

    def __init__(self, store: Store, session: LearningSession, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._session, self._tasks = store, session, tasks
        self._pace = session.pace
        self._make_running()
        self.use = self._action(
            self.tr("Use this kernel"),
            "N, U",
            self._on_use,
            self.tr("Put the learned kernel into the document, for every other lens"),
        )
        self.logarithmic = make(
            Spec(
                self.tr("Logarithmic loss"),
                "N, L",
                self.logarithmic_changed.emit,
                self.tr("Show each power of ten of the loss equally high"),
                checkable=True,
            ),
            self,
        )
        self._make_tasks(parent)
        session.began.connect(self._on_began)
        session.framed.connect(self._refresh)
        session.playing_changed.connect(self._refresh)
        self._refresh()

    def running(self) -> list[QAction]:
        """Return what steers the run, in the order of a transport."""
        return [self.rewind, self.play, self.step, self.ten, self.stop]

    def tasks(self) -> list[QAction]:
        """Return what can be learned, the presets as one with a submenu."""
        return [self.edge, self.presets.menuAction(), self.document, self.pair, self.stack]

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menu."""
        return [*self.running(), *self.paces.values(), self.use, self.logarithmic, *self.tasks()]

    def set_pace(self, pace: float) -> None:
        """Take `pace` steps a second, one of PACES."""
        self.paces[pace].setChecked(True)

    # Building

    def _make_running(self) -> None:
        session, tr = self._session, self.tr
        self.rewind = self._action(
            tr("Rewind the run"), "N, R", session.rewind, tr("Back to the very same start")
        )
        self.play = self._action("", "N, P", self._on_play, tr("Take steps at the pace, or pause"))
        self.step = self._action(
            tr("One step"), "N, N", partial(session.step, 1), tr("Take one step, and pause")
        )
        self.ten = self._action(
            tr("Ten steps"), "N, T", partial(session.step, TEN), tr("Take ten steps, and pause")
        )
        self.stop = self._action(
            tr("Stop the run"), "N, X", session.stop, tr("End the run; its curve and its weights stay")
        )
        self.paces = {
            pace: make(
                Spec(self._pace_text(pace), f"N, {key}", partial(self._on_pace, pace), checkable=True), self
            )
            for pace, key in zip(PACES, PACE_KEYS, strict=True)
        }
        self.paces[session.pace].setChecked(True)
        exclusive(list(self.paces.values()), self)

    def _make_tasks(self, parent: QWidget) -> None:
        tr = self.tr
        self.edge = self._choice(
            EDGE, tr("Learn the edge example"), "N, E", tr("[1, −1], from an image of 6 × 8 and its edges")
        )
        self.presets = QMenu(tr("Learn a preset"), parent)
        self.presets.setToolTipsVisible(True)
        self.presets.setToolTip(tr("A kernel known by name, from the present input and its output"))
        for name in PRESETS:
            self.presets.addAction(
                self._choice(Choice(Kind.PRESET, name), preset_title(name), "", tr("Learn this kernel"))
            )
        self.document = self._choice(
            DOCUMENT, tr("Learn from this document"), "N, D", tr("Its output is the target")
        )
        self.pair = self._choice(
            PAIR,
            tr("Learn from a pair of pictures…"),
            "N, I",
            tr("What turns the input into another picture"),
        )
        self.stack = self._choice(
            STACK,
            tr("Learn from a stack of images"),
            "N, B",
            tr("The kernel on the stage, from each plane of the input as an image of its own"),
        )

    def _action(self, text: str, keys: str, slot: Callable[[], object], tip: str) -> QAction:
        return make(Spec(text, keys, slot, tip), self)

    def _choice(self, choice: Choice, text: str, keys: str, tip: str) -> QAction:
        return self._action(text, keys, partial(self._tasks.choose, choice), tip)

    def _pace_text(self, pace: float) -> str:
        if pace == FULL:
            return self.tr("Full speed")
        if pace == 1:
            return self.tr("1 step a second")
        return self.tr("{count} steps a second").format(count=round(pace))

    # Acting

    @Slot()
    def _on_play(self) -> None:
        if self._session.playing:
            self._session.pause()
        else:
            self._session.play()

    def _on_pace(self, pace: float, on: bool) -> None:
        if on and pace != self._pace:
            self._pace = pace
            if pace != self._session.pace:
                self._session.set_pace(pace)
            self.pace_changed.emit(pace)

    @Slot()
    def _on_use(self) -> None:
        moment = self._session.moment
        if moment is None:
            return
        frame, before = moment.frame, self._store.document
        channel = self._store.view.cursor.channel
        self._store.apply(EditName.LEARNED, use_weights, frame.weight, frame.bias, channel)
        if self._store.document is not before:
            self.told.emit(self.tr("The learned kernel is in the document now, and in every lens."))

    @Slot(object)
    def _on_began(self, _run: Run) -> None:
        """Follow a pace that a task began with."""
        self.set_pace(self._session.pace)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        there, playing = self._session.run is not None, self._session.playing
        text = self.tr("Pause the run") if playing else self.tr("Play the run")
        if self.play.text() != text:
            self.play.setText(text)
        for action in self.running():
            action.setEnabled(there)
        self.use.setEnabled(self._session.moment is not None)
