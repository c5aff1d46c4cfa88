"""The thread that learns: it carries out orders, and leaves what it made where the GUI thread looks for it."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from convstudio.app.learning_mailbox import Began, Failed, Mailbox, Mark, Moment
from convstudio.app.learning_warming import Warming
from convstudio.core.document import FloatArray
from convstudio.core.errors import StudioError
from convstudio.core.learning.frame import LearningFrame, Status
from convstudio.core.learning.run import Run
from convstudio.core.learning.settings import Optimizer, Settings
from convstudio.core.learning.task import Make, Task

if TYPE_CHECKING:
    import torch

    from convstudio.engine.learning import Learner

FULL: Final = 0.0
"""The pace that is as fast as it goes."""

Start: TypeAlias = tuple[FloatArray, FloatArray]
"""Weights as they slide, and biases."""

Prepare: TypeAlias = Callable[[Task, LearningFrame], object]
"""Makes of a frame, on the learning thread, what its picture needs."""

_REST: Final = 0.3
"""Seconds without an order before optimizers are warmed up: what was begun is drawn first."""

_log = logging.getLogger(__name__)


class LearningThread:
    """Carries out the orders of a mailbox one after another, and takes steps between them.

    It runs until the mailbox is closed. But for `join`, its methods are for the thread itself: they are what is
    ordered.

    Parameters
    ----------
    device : str
        "auto", "cpu", "cuda" or "cuda:N".
    mailbox : Mailbox
        Where orders come from, and where moments and events are left.
    prepare : callable, optional
        See Prepare.
    """

    def __init__(self, device: str, mailbox: Mailbox, prepare: Prepare | None = None) -> None:
        self._device_name, self._mailbox, self._prepare = device, mailbox, prepare
        self._device: torch.device | None = None
        self._learner: Learner | None = None
        self._run: Run | None = None
        self._task: Task | None = None
        self._start: Start | None = None
        self._runs = 0
        self._warming = Warming()
        self._playing, self._pace, self._left, self._due = False, FULL, 0, 0.0
        self._thread = threading.Thread(target=self._loop, name="learning")
        self._thread.start()

    def join(self) -> None:
        """Return when the thread has ended, as it does within one step once its mailbox is closed."""
        self._thread.join()
        self._warming.close()

    def _loop(self) -> None:
        while not self._mailbox.closed:
            order = self._mailbox.next(busy=self._wants_steps, patience=self._patience)
            try:
                if order is not None:
                    order()
                elif self._wants_steps:
                    self._advance()
                elif not self._mailbox.closed:
                    self._warm_optimizers()
            except StudioError as error:
                self._fail(error)
            except Exception as error:  # a thread has no caller to tell
                _log.exception("learning failed")
                self._fail(error)

    @property
    def _patience(self) -> float | None:
        """Seconds without an order after which optimizers are warmed up; None where it is too early, or too late."""
        return None if self._device is None or self._warming.begun else _REST

    @property
    def _wants_steps(self) -> bool:
        return self._learner is not None and (self._playing or self._left > 0)

    def _advance(self) -> None:
        """Take steps until there are orders, or no more steps to take."""
        from convstudio.engine.learning import threads

        learner, task = self._learner, self._task
        if learner is None or task is None:
            return
        with threads(task):
            if self._left:
                self._take_counted(learner)
            elif self._pace == FULL:
                self._take_all(learner)
            else:
                self._take_paced(learner)
        if learner.status is not Status.RUNNING:
            self._halt()

    def _take_all(self, learner: "Learner") -> None:
        mailbox, step = self._mailbox, learner.step
        interrupted = mailbox.interrupted.is_set
        while not interrupted():
            step()
            if learner.status is not Status.RUNNING:
                break
            if mailbox.slot is None:
                self.publish()
        self.publish()

    def _take_counted(self, learner: "Learner") -> None:
        while self._left and not self._mailbox.interrupted.is_set():
            learner.step()
            self._left -= 1
            if learner.status is not Status.RUNNING:
                break
            if self._mailbox.slot is None:
                self.publish()
        self.publish()

    def _take_paced(self, learner: "Learner") -> None:
        """Take one step when it is due, once the moment before was taken from the mailbox: each one is shown."""
        if not self._mailbox.wait(self._due):
            return
        # A pace is no debt: what was late is not made up for.
        self._due = max(self._due, time.monotonic() - 0.5 / self._pace) + 1 / self._pace
        learner.step()
        self.publish()

    def publish(self) -> None:
        """Put the present moment into the mailbox."""
        learner, task = self._learner, self._task
        if learner is None or task is None:
            return
        frame, rows = learner.snapshot(playing=self._playing), learner.take_rows()
        prepared = self._prepare(task, frame) if self._prepare is not None else None
        self._mailbox.put(Moment(task, frame, prepared), rows)

    def _fail(self, error: Exception) -> None:
        self._playing, self._left = False, 0
        self._mailbox.report(Failed(error))

    # Orders

    def begin(self, make: Make, settings: Settings, start: Start | None) -> None:
        """Begin a run of a new task."""
        device = self._load()
        from convstudio.engine.learning import Learner, convolve, threads

        task = make(convolve)
        with threads(task):
            learner = Learner(task, settings, device, start)
        self._learner, self._task, self._start = learner, task, start
        self._announce(settings)

    def restart(self, settings: Settings) -> None:
        """Begin a run of the same task with other settings; a start that was given stays unless they draw another."""
        task, run = self._task, self._run
        if task is None or run is None:
            return
        is_drawn_alike = (settings.scheme, settings.seed) == (run.settings.scheme, run.settings.seed)
        self.begin(lambda _convolve: task, settings, self._start if is_drawn_alike else None)

    def rewind(self) -> None:
        """Begin anew from the very same start."""
        from convstudio.engine.learning import threads

        learner, task, run = self._learner, self._task, self._run
        if learner is None or task is None or run is None:
            return
        with threads(task):
            learner.rewind()
        self._announce(replace(run.settings, learning_rate=learner.rate))

    def _announce(self, settings: Settings) -> None:
        """Begin the curves of a run whose learner is at its start."""
        if self._task is None:
            return
        self._halt()
        self._runs += 1
        self._run = Run(self._runs, self._task, settings)
        self._mailbox.report(Began(self._task, self._run))
        self.publish()

    def play(self, pace: float) -> None:
        """Take `pace` steps a second, or FULL; a run that ended begins anew."""
        if self._learner is not None and self._learner.status is not Status.RUNNING:
            self.rewind()
        if self._learner is not None:
            self._learner.resume()
        self._playing, self._left = True, 0
        self.set_pace(pace)

    def set_pace(self, pace: float) -> None:
        """Change the pace, playing or not."""
        self._pace, self._due = pace, time.monotonic()

    def _halt(self) -> None:
        self._playing, self._left = False, 0

    def pause(self) -> None:
        """Take no more steps."""
        was_playing = self._playing
        self._halt()
        if was_playing:  # no speed is shown any more
            self.publish()

    def count(self, count: int) -> None:
        """Take `count` steps, as fast as it goes."""
        self._playing = False
        self._left += count
        if self._learner is None or self._learner.status is not Status.RUNNING:
            self._left = 0

    def stop(self) -> None:
        """End the run."""
        self._halt()
        if self._learner is not None:
            self._learner.stop()
            self.publish()

    def set_prepare(self, prepare: Prepare | None) -> None:
        """Prepare frames in another way, beginning with the present one."""
        self._prepare = prepare
        self.publish()

    def set_rate(self, rate: float) -> None:
        """Change the learning rate."""
        learner = self._learner
        if learner is None or rate == learner.rate:
            return
        learner.set_rate(rate)
        if learner.status is Status.RUNNING:
            self._mailbox.report(Mark(learner.steps, rate))
        self.publish()

    def warm_up(self) -> None:
        """Import torch."""
        self._load()

    def _warm_optimizers(self) -> None:
        """Make the first optimizer of each kind before it is needed."""
        from convstudio.engine import learning_update

        device = self._load()
        self._warming.start([partial(learning_update.warm_up, optimizer, device) for optimizer in Optimizer])

    def _load(self) -> "torch.device":
        """Import torch where that was not done yet, and return the device."""
        if self._device is None:
            from convstudio.engine import loading

            loading.preload()
            from convstudio.engine import device as devices

            try:
                self._device = devices.choose(self._device_name)
            except StudioError as error:
                self._device = devices.choose("cpu")
                self._fail(error)
        return self._device
