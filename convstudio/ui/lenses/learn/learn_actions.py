"""What can be done with a run, as actions for the lens, the menu and the command list."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from convstudio.app.learning_session import PACES, LearningSession
from convstudio.app.learning_thread import FULL
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.edits.learned import use_weights
from convstudio.core.edits.names import EditName
from convstudio.core.learning.run import Run
from convstudio.core.operators.kernels import PRESETS_OF
from convstudio.ui.actions import Spec, describe, exclusive, make
from convstudio.ui.lenses.learn.order import DOCUMENT, EDGE, PAIR, STACK, Choice, Kind
from convstudio.ui.lenses.learn.panels import Panels
from convstudio.ui.lenses.learn.tasks import Tasks
from convstudio.ui.messages import preset_title

TEN: Final = 10
"""Steps of a jump."""

PACE_KEYS: Final = ("1", "2", "5", "3", "F")
"""After N, the key of each pace: 3 for 30, F for full."""

_PRESETS: Final = tuple(dict.fromkeys(name for each in PRESETS_OF.values() for name in each))
"""The presets of kernels of every rank."""


class LearnActions(QObject):
    """Playing, stepping, paces, tasks, panels, and taking the learned kernel.

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
    wanted = Signal()
    """A run was steered, or a task chosen: whoever did so wants to see it."""
    walked = Signal()
    """On to the next phase of the step; whoever shows phases is there by now."""

    def __init__(self, store: Store, session: LearningSession, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._store, self._session, self.tasks = store, session, tasks
        self._pace = session.pace
        self._running = [make(spec, self) for spec in self._specs_of_running()]
        self.rewind, self.play, self.step, self.ten, self.stop = self._running
        self.paces = dict(zip(PACES, (make(spec, self) for spec in self._specs_of_paces()), strict=True))
        self.paces[session.pace].setChecked(True)
        exclusive(list(self.paces.values()), self)
        self._others = [make(spec, self) for spec in self._specs_of_others()]
        self.use, self.logarithmic, self.walk = self._others
        self._choices = [make(spec, self) for spec in self._specs_of_choices()]
        self.edge, self.document, self.pair, self.stack = self._choices
        self.presets = QMenu(parent)
        self.presets.setToolTipsVisible(True)
        self.presets.addActions([make(spec, self) for spec in self._specs_of_presets()])
        self.panels = Panels(self)
        self._describe_presets()
        for action in (*self._running, *self._choices, *self.presets.actions()):
            action.triggered.connect(self.wanted)
        session.began.connect(self._on_began)
        session.framed.connect(self.refresh)
        session.playing_changed.connect(self.refresh)
        store.changed.connect(self._on_document)
        store.opened.connect(self._offer)
        tasks.changed.connect(self.refresh)
        self._offer()

    def running(self) -> list[QAction]:
        """Return what steers the run, in the order of a transport."""
        return [self.rewind, self.play, self.step, self.ten, self.stop]

    def on_tasks(self) -> list[QAction]:
        """Return what can be learned, the presets as one with a submenu."""
        return [self.edge, self.presets.menuAction(), self.document, self.pair, self.stack]

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menu."""
        return [
            *self.running(),
            *self.paces.values(),
            self.use,
            self.logarithmic,
            *self.on_tasks(),
            self.walk,
            *self.panels.all(),
        ]

    def set_pace(self, pace: float) -> None:
        """Take `pace` steps a second, one of PACES."""
        self.paces[pace].setChecked(True)

    # Words

    def describe(self) -> None:
        """Say everything again in another language."""
        for actions, specs in (
            (self._running, self._specs_of_running()),
            (self.paces.values(), self._specs_of_paces()),
            (self._others, self._specs_of_others()),
            (self._choices, self._specs_of_choices()),
            (self.presets.actions(), self._specs_of_presets()),
        ):
            for action, spec in zip(actions, specs, strict=True):
                describe(action, spec)
        self._describe_presets()
        self.panels.describe()
        self.refresh()

    def _describe_presets(self) -> None:
        self.presets.setTitle(self.tr("Learn a preset"))
        self.presets.setToolTip(self.tr("A kernel known by name, from the present input and its output"))

    def _specs_of_running(self) -> list[Spec]:
        session = self._session
        end = self.tr("End the run; its curve and its weights stay")
        return [
            Spec(self.tr("Rewind the run"), "N, R", session.rewind, self.tr("Back to the very same start")),
            Spec("", "N, P", self._on_play, self.tr("Take steps at the pace, or pause")),
            Spec(self.tr("One step"), "N, N", partial(session.step, 1), self.tr("Take one step, and pause")),
            Spec(
                self.tr("Ten steps"), "N, T", partial(session.step, TEN), self.tr("Take ten steps, and pause")
            ),
            Spec(self.tr("Stop the run"), "N, X", session.stop, end),
        ]

    def _specs_of_paces(self) -> list[Spec]:
        return [
            Spec(self._pace_text(pace), f"N, {key}", partial(self._on_pace, pace), checkable=True)
            for pace, key in zip(PACES, PACE_KEYS, strict=True)
        ]

    def _specs_of_others(self) -> list[Spec]:
        put = self.tr("Put the learned kernel into the document, for every other lens")
        power = self.tr("Show each power of ten of the loss equally high")
        phases = self.tr("Forward, backward, and the update of the next step, one at a time")
        return [
            Spec(self.tr("Use this kernel"), "N, U", self._on_use, put),
            Spec(self.tr("Logarithmic loss"), "N, L", self.logarithmic_changed.emit, power, checkable=True),
            Spec(self.tr("Walk through the step"), "N, H", self._on_walk, phases),
        ]

    def _specs_of_choices(self) -> list[Spec]:
        stack = self.tr("The kernel on the stage, from each plane of the input as an image of its own")
        return [
            Spec(text, keys, partial(self.tasks.choose, choice), tip)
            for choice, text, keys, tip in (
                (
                    EDGE,
                    self.tr("Learn the edge example"),
                    "N, E",
                    self.tr("[1, −1], from an image of 6 × 8 and its edges"),
                ),
                (DOCUMENT, self.tr("Learn from this document"), "N, D", self.tr("Its output is the target")),
                (
                    PAIR,
                    self.tr("Learn from a pair of pictures…"),
                    "N, I",
                    self.tr("What turns the input into another picture"),
                ),
                (STACK, self.tr("Learn from a stack of images"), "N, B", stack),
            )
        ]

    def _specs_of_presets(self) -> list[Spec]:
        tip, choose = self.tr("Learn this kernel"), self.tasks.choose
        return [
            Spec(preset_title(name), "", partial(choose, Choice(Kind.PRESET, name)), tip) for name in _PRESETS
        ]

    def _pace_text(self, pace: float) -> str:
        if pace == FULL:
            return self.tr("Full speed")
        return self.tr("{count} step(s) a second", "", round(pace)).format(count=round(pace))

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
            self.tasks.accept(self._store.document)
            self.told.emit(self.tr("The learned kernel is in the document now, and in every lens."))

    @Slot()
    def _on_walk(self) -> None:
        self.wanted.emit()
        self.walked.emit()

    @Slot(object)
    def _on_began(self, _run: Run) -> None:
        """Follow a pace that a task began with."""
        self.set_pace(self._session.pace)
        self.refresh()

    @Slot(object, object)
    def _on_document(self, old: Document, new: Document) -> None:
        if (old.layer.rank, old.layer.kind) != (new.layer.rank, new.layer.kind):
            self._offer()

    @Slot()
    def _offer(self) -> None:
        """Offer what can be learned from a layer of this kind and rank."""
        layer = self._store.document.layer
        for action in (self.document, self.presets.menuAction(), self.stack):
            action.setEnabled(layer.kind.weighted)
        self.pair.setEnabled(layer.kind.weighted and layer.rank == 2)  # a picture has two dimensions
        for name, action in zip(_PRESETS, self.presets.actions(), strict=True):
            action.setVisible(name in PRESETS_OF[layer.rank])
            action.setEnabled(layer.kind.weighted)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Let what can be done now be enabled."""
        task, layer = self._session.task, self._store.document.layer
        there = self._session.run is not None and not self.tasks.nothing_to_learn
        playing = self._session.playing
        text = self.tr("Pause the run") if playing else self.tr("Play the run")
        if self.play.text() != text:
            self.play.setText(text)
        for action in self.running():
            action.setEnabled(there)
        fits = task is not None and layer.kind.weighted and task.layer.rank == layer.rank
        self.use.setEnabled(fits and self._session.moment is not None)
