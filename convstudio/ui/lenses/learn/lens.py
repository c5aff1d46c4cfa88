"""The Learn lens: connects pictures, plots and numbers of a run to the session, and the keys to what they do."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from convstudio.app.computing import as_error
from convstudio.app.learning_session import LearningSession
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.document import frozen
from convstudio.core.edits.kind import set_kind
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.core.learning.frame import Status
from convstudio.core.learning.phases import Phase
from convstudio.core.learning.run import Run
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.learn.arranging import Place
from convstudio.ui.lenses.learn.choices import Choices
from convstudio.ui.lenses.learn.concealing import Veil
from convstudio.ui.lenses.learn.keys import command_of
from convstudio.ui.lenses.learn.learn_actions import LearnActions
from convstudio.ui.lenses.learn.looking import Looking
from convstudio.ui.lenses.learn.run_lens import RunLens
from convstudio.ui.lenses.learn.theorist import Theorist
from convstudio.ui.lenses.learn.tools import LearnTools
from convstudio.ui.lenses.learn.verdict import Remedy
from convstudio.ui.widgets.grid.picture import Cell


class LearnLens(RunLens):
    """A kernel trained live: what it makes of the input, its loss, its path, and each step in numbers.

    Parameters
    ----------
    store : Store
        Whose document is learned from; it changes only where a learned kernel is used.
    session : LearningSession
        The run; `close` must be called before it is closed.
    worker : Worker
        Works out what theory knows.
    commands : LearnActions
        What can be done with the run; they are there before the lens is.
    parent : QWidget, optional
        Qt's owner.
    """

    tools: LearnTools

    theory_changed = Signal(object)
    """A Theory of the present run, or None while it is being worked out."""
    told = Signal(str)
    """A sentence: something was done."""

    def __init__(
        self,
        store: Store,
        session: LearningSession,
        worker: Worker,
        commands: LearnActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(store, session, commands, parent)
        self._warm = False
        self.choices = Choices(self._bench)
        self.tools = LearnTools(commands, self)
        self._arrange()
        self._rows.insertWidget(0, self.choices)
        self._column.insertWidget(0, self.tools)
        self.theorist = Theorist(session, worker, self)
        self._follow_run(self.theorist)
        self._connect()
        self.transport.set_pace(session.pace)
        self._show_panels()

    def _connect(self) -> None:
        session, commands = self._session, self.commands
        session.began.connect(self._on_began)
        session.failed.connect(self._on_failed)
        self.tasks.refused.connect(self._store.refused)
        self.tasks.told.connect(self.told)
        self.theorist.changed.connect(self.theory_changed)
        self.pictures.chosen.connect(self._on_cell_chosen)
        self.pictures.typed.connect(self._on_weight_typed)
        self.pictures.grid(Place.LEARNED).refused.connect(self._store.refused)
        self.choices.changed.connect(self.presenter.look)
        self.plots.chosen.connect(self.presenter.look_at)
        self.plots.second_chosen.connect(self.presenter.set_second)
        self.presenter.looked.connect(self._on_looked)
        self.card.phase_pressed.connect(self._on_phase_pressed)
        commands.walked.connect(self.next_phase)
        commands.told.connect(self.told)
        commands.told.connect(self._look_around)
        commands.pace_changed.connect(self.transport.set_pace)
        self.verdict.pressed.connect(self._on_remedy)
        self._store.view_changed.connect(self._on_view_changed)
        self.nothing.convolution_wanted.connect(self._on_convolution)
        self.nothing.example_wanted.connect(commands.edge.trigger)
        self.transport.rewind.connect(commands.rewind.trigger)
        self.transport.toggle_play.connect(commands.play.trigger)
        self.transport.one_step.connect(commands.step.trigger)
        self.transport.ten_steps.connect(commands.ten.trigger)
        self.transport.stop.connect(commands.stop.trigger)
        self.transport.pace_changed.connect(commands.set_pace)

    @property
    def settled(self) -> bool:
        """Whether the newest moment of the run is shown everywhere; not before there is one, where there can be."""
        if self.tasks.nothing_to_learn:
            return True
        moment = self._session.moment
        return moment is not None and moment.task is self._session.task and self.presenter.settled

    def close_down(self) -> None:
        """Give up what is being worked out; to be called before the worker is closed."""
        self.theorist.close()

    # What the main window asks

    def changeEvent(self, event: QEvent) -> None:
        """Say where the run stands, in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.presenter.describe()
        super().changeEvent(event)

    def set_active(self, on: bool) -> None:
        """Follow the run; a run that plays pauses when the lens is left."""
        if on == self._active:
            return
        self._active = on
        if on:
            self.plots.set_logarithmic(self.commands.logarithmic.isChecked())
            self.presenter.set_veil(Veil.of(self._store.view))
            self._show_panels()
        elif self._session.playing:
            moment = self._session.moment
            self._session.pause()
            if moment is not None and moment.frame.status is Status.RUNNING and moment.frame.step:
                self.told.emit(self.tr("The run pauses while another lens is in front."))
        self.presenter.set_active(on)
        if on:
            self._look_around()

    def take_focus(self) -> None:
        """Let the keys play and step the run."""
        (self.pictures if self.nothing.isHidden() else self.nothing.convolution).setFocus()

    def zoom(self, factor: float) -> None:
        """Zoom the maps; 0 shows them whole."""
        self.pictures.zoom_maps(factor)

    def kernel_has_focus(self) -> bool:
        """Return whether a kernel of the document has the focus: there is none here."""
        return False

    # What the user does

    @Slot(object)
    def _on_cell_chosen(self, cell: Cell) -> None:
        looking = self.presenter.looking
        self.presenter.look(Looking((*looking.kernel, *cell), looking.image))

    @Slot(object, float)
    def _on_weight_typed(self, cell: Cell, value: float) -> None:
        """Begin a run of the same task from the present weights with one of them changed."""
        moment, run = self._session.moment, self._session.run
        if moment is None or run is None or moment.task is not self._session.task:
            return
        task, weight = moment.task, moment.frame.weight.copy()
        weight[(*self.presenter.looking.kernel, *cell)] = value
        settings = replace(run.settings, learning_rate=self._session.rate)
        self._session.begin(lambda _convolve: task, settings, (frozen(weight), moment.frame.bias))

    @Slot(object)
    def _on_remedy(self, remedy: Remedy) -> None:
        if remedy is Remedy.REWIND:
            self.commands.rewind.trigger()
        else:
            self.tasks.take_again()

    @Slot()
    def _on_convolution(self) -> None:
        self._store.apply(EditName.KIND, set_kind, Kind.CONVOLUTION)
        self.take_focus()

    @Slot(object)
    def _on_phase_pressed(self, phase: Phase) -> None:
        """Show a phase alone, or all where it was alone already."""
        self.presenter.set_phase(None if phase is self.presenter.phase else phase)

    @Slot()
    def next_phase(self) -> None:
        """Walk on: forward, backward, and after the step the update it made."""
        phase = self.presenter.phase
        if phase is Phase.BACKWARD:
            self._session.step()
            self.presenter.set_phase(Phase.UPDATE)
        elif phase is Phase.FORWARD:
            self.presenter.set_phase(Phase.BACKWARD)
        else:
            self.presenter.set_phase(Phase.FORWARD)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that play a run here, and step a window elsewhere."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and command_of(event, self.commands, self.focusWidget()) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play with Space, step with Right, rewind with Home."""
        command = command_of(event, self.commands, self.focusWidget())
        if command is None:
            super().keyPressEvent(event)
        else:
            command()

    # What changes

    @Slot()
    def _look_around(self) -> None:
        """See what of the document can be learned, and whether it is what the run is about; begin the first task."""
        if not self._active:
            return
        nothing = self.tasks.nothing_to_learn
        if nothing and self._session.playing:
            self._session.pause()
        super()._look_around()
        self.commands.refresh()
        self.tools.show_title()
        if not nothing and not self.tasks.begun:
            self.tasks.choose_first()

    @Slot(object, object)
    def _on_view_changed(self, _old: ViewState, new: ViewState) -> None:
        """Hide what a lesson asks for, as long as it does."""
        veil = Veil.of(new)
        if veil != self.presenter.veil:
            self.presenter.set_veil(veil)
            self._show_panels()

    @Slot(object)
    def _on_began(self, _run: Run) -> None:
        if not self._warm:
            self._warm = True
            self._session.warm_up()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._store.refused.emit(as_error(error))

    @Slot()
    def _on_looked(self) -> None:
        task, run, presenter = self._session.task, self._session.run, self.presenter
        if task is None or run is None:
            return
        batch = min(run.settings.batch_size or len(task.inputs), len(task.inputs))
        self.choices.show_looking(presenter.looking, task, batch, asked=presenter.veil.hidden.counts)
        self.plots.set_seconds(presenter.names, presenter.second)

    @property
    def _offers_weights(self) -> bool:
        task = self._session.task
        return task is not None and task.parameters > 2
