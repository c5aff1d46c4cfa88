"""Going through a lesson: steps, what may be touched, predictions, and the way back to the user's own document."""

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from convstudio.app.store import Store
from convstudio.core.lessons.lesson import Answer, How, Lesson, Pane, Step
from convstudio.core.lessons.permissions import DOCUMENT, Part
from convstudio.core.lessons.verdict import Verdict, judge
from convstudio.core.view_state import Cursor, Hidden


class Phase(StrEnum):
    """How far a step has come."""

    READING = "reading"
    ASKING = "asking"
    REVEALED = "revealed"


class LessonPlayer(QObject):
    """Shows a lesson's steps in the store, and keeps what they lock.

    The user's own document waits meanwhile, with its history; nothing that is answered is stored anywhere.

    Parameters
    ----------
    store : Store
        Where steps are shown.
    parent : QObject, optional
        Qt's owner.
    """

    lesson_changed = Signal()
    """Another lesson is open, or none, or the same one was written anew."""
    step_changed = Signal()
    """Another step is shown, or the same one from its start; after `lesson_changed` where both change."""
    phase_changed = Signal()
    """An answer was given or revealed, a goal was reached, or the step is explored freely, or no more."""
    trained = Signal(object)
    """The Training of the step that is shown now: a run of the Learn lens is to be prepared."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lesson: Lesson | None = None
        self._index = 0
        self._phase = Phase.READING
        self._verdict: Verdict | None = None
        self._given: Answer | None = None
        self._proposed: Answer | None = None
        self._exploring = False
        self._done = False
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_changed)
        store.left.connect(self._on_left)

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is open."""
        return self._lesson

    @property
    def index(self) -> int:
        """Number of the step, from 0."""
        return self._index

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return None if self._lesson is None else self._lesson.steps[self._index]

    @property
    def phase(self) -> Phase:
        """How far the step has come."""
        return self._phase

    @property
    def verdict(self) -> Verdict | None:
        """What is said of the answer; None where there was none."""
        return self._verdict

    @property
    def given(self) -> Answer | None:
        """The answer that was given."""
        return self._given

    @property
    def exploring(self) -> bool:
        """Whether everything may be touched for now."""
        return self._exploring

    @property
    def done(self) -> bool:
        """Whether the goal of the step is reached, or was once."""
        return self._done

    @property
    def is_last(self) -> bool:
        """Whether there is no step after this one."""
        return self._lesson is None or self._index == len(self._lesson.steps) - 1

    def open(self, lesson: Lesson, index: int = 0) -> None:
        """Begin a lesson at a step, the nearest one there is."""
        self._lesson = lesson
        self._index = min(max(index, 0), len(lesson.steps) - 1)
        self.lesson_changed.emit()
        self.reset()

    def reload(self, lesson: Lesson) -> None:
        """Take a lesson that was written anew, at the step of the same name or number."""
        here = self.step
        names = [step.identifier for step in lesson.steps]
        known = here is not None and here.identifier in names
        self.open(lesson, names.index(here.identifier) if here is not None and known else self._index)

    def go(self, index: int) -> None:
        """Show step number `index`, from 0; one that is not there is not gone to."""
        if self._lesson is not None and 0 <= index < len(self._lesson.steps):
            self._index = index
            self.reset()

    @Slot()
    def forward(self) -> None:
        """Reveal the answer where one is asked for, else show the next step: what a clicker's one key does.

        What stands there as an answer by then is taken.
        """
        if self._phase is not Phase.ASKING or self._exploring:
            self.go(self._index + 1)
        elif self._proposed is not None:
            self.answer(self._proposed)
        else:
            self.reveal()

    @Slot()
    def back(self) -> None:
        """Show the step before."""
        self.go(self._index - 1)

    @Slot()
    def reset(self) -> None:
        """Show the step as it was at its start."""
        step = self.step
        if step is None:
            return
        self._phase = Phase.READING if step.question is None else Phase.ASKING
        self._verdict = self._given = self._proposed = None
        self._exploring = self._done = False
        self._show(step)
        self.step_changed.emit()

    def propose(self, answer: Answer | None) -> None:
        """Keep an answer that is whole but not given yet, for `forward`; None where something is missing."""
        self._proposed = answer

    def answer(self, given: Answer) -> Verdict:
        """Take an answer, reveal the right one, and return what is said of it."""
        step = self.step
        if step is None or step.question is None:
            raise ValueError("nothing is asked")
        self._given, self._verdict = given, judge(step.question, given)
        self.reveal()
        return self._verdict

    @Slot()
    def reveal(self) -> None:
        """Show the answer, and what was hidden, with the cursor on the cell that was asked for."""
        step = self.step
        if self._phase is Phase.ASKING and step is not None and step.question is not None:
            self._phase = Phase.REVEALED
            question, cursor = step.question, self._store.view.cursor
            if question.how is How.CELL and question.pane is Pane.OUTPUT:
                cursor = replace(cursor, position=tuple(int(index) for index in question.answer.numbers))
            self._loosen(step, cursor)
            self.phase_changed.emit()

    @Slot()
    def explore(self) -> None:
        """Let everything be touched and seen, until `resume`."""
        step = self.step
        if step is not None and not self._exploring:
            self._exploring = True
            self._loosen(step, self._store.view.cursor)
            self.phase_changed.emit()

    @Slot()
    def resume(self) -> None:
        """Return from exploring to the step as it was; an answer that was revealed stays so."""
        step = self.step
        if step is not None and self._exploring:
            self._exploring = False
            self._show(step)
            self.phase_changed.emit()

    @Slot()
    def leave(self) -> None:
        """End the lesson and return to the user's own document."""
        self._store.leave()

    def _show(self, step: Step) -> None:
        """Show the document of a step, and lock what it locks."""
        speed = self._store.view.speed
        hidden = Hidden() if self._phase is Phase.REVEALED else step.view.hidden
        self._store.lock(frozenset())
        self._store.visit(step.document, replace(step.view, hidden=hidden, speed=speed))
        self._store.lock(self._locks(step))
        if step.training is not None:
            self.trained.emit(step.training)

    def _loosen(self, step: Step, cursor: Cursor) -> None:
        """Show what was hidden, look at `cursor`, and lock what still is."""
        self._store.lock(self._locks(step))
        self._store.set_view(replace(self._store.view, hidden=Hidden(), cursor=cursor))

    def _locks(self, step: Step) -> frozenset[Part]:
        """Return what may not be changed now: while it is asked about, nothing that could change the answer may."""
        if self._exploring:
            return frozenset()
        return step.locked | DOCUMENT | {Part.LENS} if self._phase is Phase.ASKING else step.locked

    @Slot(object, object)
    def _on_changed(self, _old: object, _new: object) -> None:
        step = self.step
        if step is None or step.goal is None or self._done or not self._store.visiting:
            return
        from convstudio.core.lessons.steps import reached  # noqa: PLC0415 - not at the start

        if reached(step.goal, self._store.document, self._store.view):
            self._done = True
            self.phase_changed.emit()

    @Slot()
    def _on_left(self) -> None:
        if self._lesson is not None:
            self._lesson, self._index, self._phase = None, 0, Phase.READING
            self._verdict = self._given = self._proposed = None
            self._exploring = self._done = False
            self.lesson_changed.emit()
            self.step_changed.emit()
