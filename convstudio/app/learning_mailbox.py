"""Between the thread that learns and the GUI thread: orders go in, what becomes of them comes out.

One slot holds the newest moment; events, the numbers of all steps among them, queue up beside it. Nothing is
signalled: thousands of signals a second would drown an event loop.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from convstudio.core.document import FloatArray
from convstudio.core.learning.frame import LearningFrame
from convstudio.core.learning.run import Run
from convstudio.core.learning.task import Task

Order: TypeAlias = Callable[[], None]


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What lies in the mailbox.

    Attributes
    ----------
    task : Task
        What is learned.
    frame : LearningFrame
        The newest moment of the run.
    prepared : object
        What `Prepare` made of it; None without one.
    """

    task: Task
    frame: LearningFrame
    prepared: object


@dataclass(frozen=True, slots=True, eq=False)
class Began:
    """A run began; its curves belong to the GUI thread from now on."""

    task: Task
    run: Run


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The numbers of some steps, for `Run.extend`."""

    values: FloatArray


@dataclass(frozen=True, slots=True)
class Mark:
    """The learning rate changed after so many steps."""

    step: int
    rate: float


@dataclass(frozen=True, slots=True, eq=False)
class Failed:
    """Something was refused, or went wrong; the run pauses."""

    error: Exception


Event: TypeAlias = Began | Rows | Mark | Failed


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """What was there since the last look.

    Attributes
    ----------
    events : list of Event
        In order; they come before the moment.
    moment : Moment or None
        The newest one, if there is a new one.
    idle : bool
        Whether the thread waits for orders: nothing more will come.
    """

    events: list[Event]
    moment: Moment | None
    idle: bool


class Mailbox:
    """Orders, events and the newest moment, under one lock."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._orders: deque[Order] = deque()
        self._events: list[Event] = []
        self._idle = True
        self._closed = False
        self.slot: Moment | None = None
        """The newest moment that was not taken yet."""
        self.interrupted = threading.Event()
        """Set as long as there are orders; checked between two steps."""

    @property
    def closed(self) -> bool:
        """Whether the thread is to end."""
        return self._closed

    # For the GUI thread

    def order(self, order: Order) -> None:
        """Have something done by the thread, after what was ordered before."""
        with self._condition:
            self._orders.append(order)
            self._idle = False
            self.interrupted.set()
            self._condition.notify_all()

    def take(self) -> Taken:
        """Empty slot and queue."""
        with self._condition:
            events, self._events = self._events, []
            moment, self.slot = self.slot, None
            self._condition.notify_all()
            return Taken(events, moment, self._idle)

    def close(self) -> None:
        """Let the thread end after the step it is in."""
        with self._condition:
            self._closed = True
            self.interrupted.set()
            self._condition.notify_all()

    # For the thread

    def next(self, *, busy: bool, patience: float | None = None) -> Order | None:
        """Return the next order, and wait for one unless there are steps to take.

        Parameters
        ----------
        busy : bool
            Whether there are.
        patience : float, optional
            Seconds to wait at most, where something else can be done meanwhile.

        Returns
        -------
        callable or None
            None where there is no order, but something to do, or where the thread is to end.
        """
        with self._condition:
            if not self._orders and not busy:
                self._idle = True
                self._condition.wait_for(self._disturbed, patience)
            if self._closed:
                return None
            if self._orders:
                return self._orders.popleft()
            self.interrupted.clear()
            return None

    def wait(self, due: float) -> bool:
        """Wait until `due`, on the monotonic clock, and until the slot is empty; return False where orders came."""
        with self._condition:
            while not self._disturbed():
                left = due - time.monotonic()
                if left <= 0 and self.slot is None:
                    return True
                self._condition.wait(left if left > 0 else None)
            return False

    def put(self, moment: Moment, rows: FloatArray) -> None:
        """Leave the newest moment, and the numbers of the steps up to it."""
        with self._condition:
            if len(rows):
                self._events.append(Rows(rows))
            self.slot = moment

    def report(self, event: Event) -> None:
        """Queue an event; the moment before a new run is forgotten."""
        with self._condition:
            self._events.append(event)
            if isinstance(event, Began):
                self.slot = None

    def _disturbed(self) -> bool:
        return self._closed or bool(self._orders)
