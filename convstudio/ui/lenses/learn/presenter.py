"""Shows the moments of a run: pictures at once, numbers, plots and the step card in turn: no moment takes long."""

from PySide6.QtCore import QObject, Signal, Slot

from convstudio.app.learning_mailbox import Moment
from convstudio.app.learning_session import LearningSession
from convstudio.app.learning_thread import FULL
from convstudio.core.learning.frame import LearningFrame
from convstudio.core.learning.phases import Phase
from convstudio.core.learning.run import Run, tracked
from convstudio.core.learning.task import Task
from convstudio.ui.lenses.learn import saying
from convstudio.ui.lenses.learn.arranging import Place
from convstudio.ui.lenses.learn.bowls import Bowls
from convstudio.ui.lenses.learn.concealing import NO_VEIL, Veil
from convstudio.ui.lenses.learn.grids import CONCERNED, overlays
from convstudio.ui.lenses.learn.looking import Drawing, Looking, Pictures, weight_of
from convstudio.ui.lenses.learn.parts import Gaze, RunParts
from convstudio.ui.lenses.learn.pictures import PicturesRow
from convstudio.ui.lenses.learn.plots_row import PlotsRow
from convstudio.ui.lenses.learn.theorist import Theorist
from convstudio.ui.lenses.learn.transport import RunTransport
from convstudio.ui.lenses.learn.turns import Turns
from convstudio.ui.lenses.learn.verdict import Remedy, Verdict
from convstudio.ui.widgets.step_card.card import StepCard

TURN = 12
"""Milliseconds between two parts that are brought up to date one after another."""

ROUND = 120
"""Milliseconds in which each of them has its turn once at full pace, where nobody reads every number, and all that
is drawn is taken from the steps."""


class RunPresenter(QObject):
    """Joins a session to the widgets that show its run.

    Parameters
    ----------
    session : LearningSession
        Sends moments.
    theorist : Theorist
        Knows how the loss curves.
    pictures : PicturesRow
        Maps and kernels.
    verdict : Verdict
        Lies over them.
    plots : PlotsRow
        Loss, paths and bowl.
    card : StepCard
        Spells one step out.
    transport : RunTransport
        Says where the run stands.
    parent : QObject
        Qt's owner.
    """

    looked = Signal()
    """Something else is looked at: another map, kernel, weight, image or phase, those of another task, or less."""

    def __init__(
        self,
        session: LearningSession,
        theorist: Theorist,
        pictures: PicturesRow,
        verdict: Verdict,
        plots: PlotsRow,
        card: StepCard,
        transport: RunTransport,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._theorist = session, theorist
        self._pictures, self._verdict, self._transport = pictures, verdict, transport
        self._active = False
        self._looking = Looking()
        self._veil = NO_VEIL
        self._second = 1
        self._phase: Phase | None = None
        self._outdated = False
        self._names: list[str] = []
        self._bowls = Bowls(session, theorist, plots, self)
        self._parts = RunParts(session, self._bowls, pictures, plots, card, transport)
        self._marked: tuple[Task, Looking] | None = None
        self._turns = Turns(self)
        session.began.connect(self._on_began)
        session.framed.connect(self._on_framed)
        session.playing_changed.connect(self._on_playing_changed)
        theorist.changed.connect(self._on_theory)
        transport.set_ready(False, ended=False)
        self.describe()

    def describe(self) -> None:
        """Say where the run stands, in the present language."""
        if self._session.moment is None:
            self._transport.set_readout(self.tr("getting ready"), "")
        self.refresh()

    # What is looked at

    @property
    def looking(self) -> Looking:
        """What is shown of the task."""
        return self._looking

    @property
    def second(self) -> int:
        """The parameter that the bowl has beside the chosen one."""
        return self._second

    @property
    def names(self) -> list[str]:
        """What the parameters of the task are called, as far as their paths are kept."""
        return self._names

    @property
    def phase(self) -> Phase | None:
        """The part of a step that is shown alone; None shows all."""
        return self._phase

    @property
    def veil(self) -> Veil:
        """What is hidden of the maps."""
        return self._veil

    @property
    def settled(self) -> bool:
        """Whether everything shows the newest moment."""
        moment = self._session.moment
        pictures = None if moment is None else moment.prepared
        return self._turns.settled and not (isinstance(pictures, Pictures) and pictures.veil != self._veil)

    def set_outdated(self, on: bool) -> None:
        """Say, or not, that the document has changed since its task was made."""
        self._outdated = on
        moment = self._session.moment
        if self._active and moment is not None:
            self._judge(moment.frame)

    def set_active(self, on: bool) -> None:
        """Show what comes, or rest."""
        self._active = on
        if on:
            self.look(self._looking)
        else:
            self._turns.forget()

    def look(self, looking: Looking) -> None:
        """Show another part of the task."""
        task = self._session.task
        self._looking = looking if task is None else looking.clamped(task)
        self._session.set_prepare(Drawing(self._looking, self._veil))
        self._choose_second(self._second)
        self.looked.emit()
        self.refresh()

    def set_veil(self, veil: Veil) -> None:
        """Hide something else of the maps."""
        if veil != self._veil:
            self._veil = veil
            if self._active:
                self.look(self._looking)

    def follow(self, leader: "RunPresenter") -> None:
        """Show, in another window, what `leader` looks at; the session makes its pictures already."""
        self._looking, self._second, self._names = leader.looking, leader.second, leader.names
        self._veil = leader.veil
        if self._phase is leader.phase:
            self.refresh()
        else:
            self.set_phase(leader.phase)

    def look_at(self, number: int) -> None:
        """Choose a parameter by its number; that of a bias chooses its filter."""
        task = self._session.task
        if task is None:
            return
        weight = weight_of(task, number)
        if weight is None:
            weight = (number - task.weights, *self._looking.weight[1:])
        self.look(Looking(weight, self._looking.image))

    def set_second(self, number: int) -> None:
        """Choose the other parameter of the bowl."""
        self._choose_second(number)
        self.looked.emit()
        self.refresh()

    def set_phase(self, phase: Phase | None) -> None:
        """Show one part of the step alone, or all with None."""
        self._phase = phase
        self._pictures.set_emphasis(tuple(Place) if phase is None else CONCERNED[phase])
        self.looked.emit()
        self.refresh()

    def _choose_second(self, number: int) -> None:
        """Have two different parameters in the bowl, a neighbor where the other one is the chosen one."""
        task = self._session.task
        if task is None:
            return
        first, last = self._looking.number(task), tracked(task) - 1
        if number == first or number > last:
            number = first + 1 if first < last else max(first - 1, 0)
        self._second = number

    # Moments

    @Slot(object)
    def _on_began(self, _run: Run) -> None:
        task = self._session.task
        if task is None:
            return
        clamped = self._looking.clamped(task)
        self._names = [saying.parameter_name(task, number) for number in range(tracked(task))]
        self._bowls.forget()
        self._looking = clamped
        self._choose_second(self._second)
        self._pass_on()
        self.looked.emit()

    @Slot(object)
    def _on_framed(self, moment: Moment) -> None:
        if self._active:
            self._show(moment)

    @Slot(bool)
    def _on_playing_changed(self, playing: bool) -> None:
        self._transport.set_playing(playing)
        if not playing:
            self.refresh()

    @Slot(object)
    def _on_theory(self, _theory: object) -> None:
        self._bowls.forget()
        self.refresh()

    def refresh(self) -> None:
        """Show the present moment again."""
        if self._active and self._session.moment is not None:
            self._show(self._session.moment)

    def _show(self, moment: Moment) -> None:
        frame, task = moment.frame, moment.task
        if task is not self._session.task:
            return  # the first moment of a new task is on its way
        if isinstance(moment.prepared, Pictures):
            # Pictures that were made before something was hidden would tell it.
            pictures = moment.prepared if moment.prepared.veil == self._veil else None
            self._pictures.set_pictures(pictures)
            if pictures is not None:
                self._mark(task, pictures)
        self._judge(frame)
        self._pass_on()
        parts = self._parts.in_view()
        self._turns.add(parts)
        if not self._parts.plays(frame):
            self._turns.finish()
        else:
            self._turns.start(ROUND // len(parts) if self._session.pace == FULL else TURN)

    def _judge(self, frame: LearningFrame) -> None:
        """Say how the run ended where it ended badly, or else that the document is another one now."""
        text, remedy = saying.verdict(frame, self._theorist.rate)
        if not text and self._outdated:
            text, remedy = saying.outdated(), Remedy.TAKE
        self._verdict.tell(text, remedy)

    def _mark(self, task: Task, pictures: Pictures) -> None:
        """Mark the cells of the kernels, unless they are."""
        if self._marked != (task, self._looking):
            self._marked = task, self._looking
            self._pictures.set_overlays(overlays(task, pictures, self._looking))

    def _pass_on(self) -> None:
        """Tell the parts what is looked at."""
        self._parts.gaze = Gaze(self._looking, self._second, tuple(self._names), self._phase)
