"""What the GUI thread asks of the thread that learns: every call is an order, and none of them waits but `close`."""

from functools import partial

from convstudio.app.learning_mailbox import Mailbox, Taken
from convstudio.app.learning_thread import LearningThread, Prepare, Start
from convstudio.core.learning.settings import Settings
from convstudio.core.learning.task import Make


class LearningOrders:
    """Starts the thread that learns, and has it do things one after another.

    Parameters
    ----------
    device : str
        "auto", "cpu", "cuda" or "cuda:N".
    prepare : callable, optional
        See Prepare.
    """

    def __init__(self, device: str, prepare: Prepare | None = None) -> None:
        self._mailbox = Mailbox()
        self._thread = LearningThread(device, self._mailbox, prepare)

    def begin(self, make: Make, settings: Settings, start: Start | None) -> None:
        """Begin a run of a new task."""
        self._mailbox.order(partial(self._thread.begin, make, settings, start))

    def restart(self, settings: Settings) -> None:
        """Begin a run of the same task with other settings; a start that was given stays unless they draw another."""
        self._mailbox.order(partial(self._thread.restart, settings))

    def rewind(self) -> None:
        """Begin anew from the very same start."""
        self._mailbox.order(self._thread.rewind)

    def play(self, pace: float) -> None:
        """Take `pace` steps a second, or FULL; a run that ended begins anew."""
        self._mailbox.order(partial(self._thread.play, pace))

    def set_pace(self, pace: float) -> None:
        """Change the pace, playing or not."""
        self._mailbox.order(partial(self._thread.set_pace, pace))

    def pause(self) -> None:
        """Take no more steps."""
        self._mailbox.order(self._thread.pause)

    def step(self, count: int) -> None:
        """Take `count` steps, as fast as it goes."""
        self._mailbox.order(partial(self._thread.count, count))

    def stop(self) -> None:
        """End the run."""
        self._mailbox.order(self._thread.stop)

    def set_rate(self, rate: float) -> None:
        """Change the learning rate."""
        self._mailbox.order(partial(self._thread.set_rate, rate))

    def set_prepare(self, prepare: Prepare | None) -> None:
        """Prepare frames in another way, beginning with the present one."""
        self._mailbox.order(partial(self._thread.set_prepare, prepare))

    def refresh(self) -> None:
        """Put the present moment into the mailbox again."""
        self._mailbox.order(self._thread.publish)

    def warm_up(self) -> None:
        """Import torch, which takes some seconds; its optimizers follow when there is nothing else to do."""
        self._mailbox.order(self._thread.warm_up)

    def take(self) -> Taken:
        """Return what became of it since the last call."""
        return self._mailbox.take()

    def close(self) -> None:
        """Stop within one step, and return when the thread has ended."""
        self._mailbox.close()
        self._thread.join()
