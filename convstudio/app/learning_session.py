"""A run on a thread of its own, steered and watched from the GUI thread."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from convstudio.app.learning_mailbox import Began, Event, Failed, Mark, Moment, Rows
from convstudio.app.learning_orders import LearningOrders
from convstudio.app.learning_thread import FULL, Prepare, Start
from convstudio.core.learning.run import Run
from convstudio.core.learning.settings import Settings, check_rate
from convstudio.core.learning.task import Make, Task

PACES: Final = (1.0, 2.0, 5.0, 30.0, FULL)
"""Steps a second to choose from; at all but the last every single step is sent."""

INTERVAL: Final = 30
"""Milliseconds between two looks into the mailbox."""

EARLIER: Final = 5
"""Runs of the same task whose curves are kept beside the present one's."""


class LearningSession(QObject):
    """Begins runs, and passes on what becomes of them.

    Nothing here waits: an order is carried out by the thread, after the step it is in, and answered by signals.

    Parameters
    ----------
    device : str
        "auto", "cpu", "cuda" or "cuda:N"; where there is no such device the CPU learns, and `failed` says so once.
    prepare : callable, optional
        Called on the learning thread with (task, frame), not more often than frames are taken: makes what their
        pictures need. It has to be quick: meanwhile nothing is learned.
    parent : QObject, optional
        Qt's owner.
    """

    began = Signal(object)
    """A Run: the present one from now on; it fills as it goes."""
    framed = Signal(object)
    """A Moment, newer than the last one; the curves of the run already have its step."""
    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    """The learning rate of the next step is another one now, whoever changed it."""
    failed = Signal(object)
    """An exception: a StudioError that refuses a task or a device, or one that nobody expected and that is logged."""

    def __init__(self, device: str, prepare: Prepare | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders = LearningOrders(device, prepare)
        self._playing = False
        self._pace = 2.0
        self._rate = Settings().learning_rate
        self._ordered: float | None = None  # a rate that was set after the last run was ordered
        self._task: Task | None = None
        self._run: Run | None = None
        self._earlier: tuple[Run, ...] = ()
        self._moment: Moment | None = None
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(INTERVAL)
        self._clock.timeout.connect(self._look)

    @property
    def task(self) -> Task | None:
        """What is learned."""
        return self._task

    @property
    def run(self) -> Run | None:
        """The present run, with its curves."""
        return self._run

    @property
    def earlier(self) -> tuple[Run, ...]:
        """Runs of the same task before it that took steps, the oldest first, at most EARLIER."""
        return self._earlier

    @property
    def moment(self) -> Moment | None:
        """The newest one that was sent."""
        return self._moment

    @property
    def playing(self) -> bool:
        """Whether steps are taken until further notice."""
        return self._playing

    @property
    def pace(self) -> float:
        """Steps a second, or FULL."""
        return self._pace

    @property
    def rate(self) -> float:
        """Learning rate of the next step; where the run has ended, of the first one when it begins anew."""
        return self._rate

    def begin(self, make: Make, settings: Settings, start: Start | None = None) -> None:
        """Begin a run of a new task; it waits at its start.

        Parameters
        ----------
        make : callable
            Builds the task on the learning thread, such as ``partial(of_document, document)``.
        settings : Settings
            How to learn.
        start : (FloatArray, FloatArray), optional
            First weights as they slide, and biases; drawn as the settings say where left out.
        """
        self._set_playing(False)
        self._ordered = None
        self._orders.begin(make, settings, start)
        self._clock.start()

    def restart(self, settings: Settings) -> None:
        """Begin a run of the present task with other settings."""
        self._set_playing(False)
        self._ordered = None
        self._orders.restart(settings)
        self._clock.start()

    @Slot()
    def rewind(self) -> None:
        """Begin anew from the very same start, with the learning rate of now."""
        self._set_playing(False)
        self._orders.rewind()
        self._clock.start()

    @Slot()
    def play(self) -> None:
        """Take steps at the pace; a run that has ended begins anew."""
        self._set_playing(True)
        self._orders.play(self._pace)
        self._clock.start()

    @Slot()
    def pause(self) -> None:
        """Take no more steps until further notice."""
        self._set_playing(False)
        self._orders.pause()
        self._clock.start()

    def step(self, count: int = 1) -> None:
        """Take `count` steps, and pause."""
        self._set_playing(False)
        self._orders.step(count)
        self._clock.start()

    @Slot()
    def stop(self) -> None:
        """End the run, within one step."""
        self._set_playing(False)
        self._orders.stop()
        self._clock.start()

    def set_pace(self, pace: float) -> None:
        """Take `pace` steps a second, one of PACES, from now on."""
        self._pace = pace
        self._orders.set_pace(pace)
        self._clock.start()

    def set_rate(self, rate: float) -> None:
        """Change the learning rate from the next step on; the curve gets a mark.

        Raises
        ------
        StudioError
            OUT_OF_RANGE; nothing is changed then.
        """
        check_rate(rate)
        self._ordered = rate
        self._orders.set_rate(rate)
        self._clock.start()
        self._change_rate(rate)

    def set_prepare(self, prepare: Prepare | None) -> None:
        """Have pictures made in another way from now on; the present moment is sent again, prepared anew."""
        self._orders.set_prepare(prepare)
        self._clock.start()

    @Slot()
    def refresh(self) -> None:
        """Send the present moment again, prepared anew."""
        self._orders.refresh()
        self._clock.start()

    @Slot()
    def warm_up(self) -> None:
        """Import torch in the background, so that the first run begins at once."""
        self._orders.warm_up()
        self._clock.start()

    def close(self) -> None:
        """Stop within one step, and wait for the thread to end; nothing is sent any more."""
        self._clock.stop()
        self._orders.close()

    @Slot()
    def _look(self) -> None:
        taken = self._orders.take()
        if taken.idle:
            self._clock.stop()
        for event in taken.events:
            self._handle(event)
        if taken.moment is not None:
            self._moment = taken.moment
            self.framed.emit(taken.moment)
        if taken.idle and not self._clock.isActive():  # nothing was ordered by who listened to the signals
            self._set_playing(False)

    def _handle(self, event: Event) -> None:
        match event:
            case Began(task, run):
                self._change_run(task, run)
            case Rows(values) if self._run is not None:
                self._run.extend(values)
            case Mark(step, rate) if self._run is not None:
                self._run.marks.append((step, rate))
            case Failed(error):
                self.failed.emit(error)

    def _change_run(self, task: Task, run: Run) -> None:
        if task is not self._task:
            self._earlier = ()
        elif self._run is not None and self._run.steps:
            self._earlier = (*self._earlier, self._run)[-EARLIER:]
        self._task, self._run = task, run
        self.began.emit(run)
        self._change_rate(run.settings.learning_rate if self._ordered is None else self._ordered)

    def _set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)

    def _change_rate(self, rate: float) -> None:
        if rate != self._rate:
            self._rate = rate
            self.rate_changed.emit(rate)
