"""Getting ready in the background what takes long to be made, while something is learned already."""

import threading
from collections.abc import Callable, Sequence


class Warming:
    """A thread that does some jobs once, one after another.

    The first optimizer of torch imports some eight hundred modules, sympy among them, which takes a second: nobody
    who presses Play in this second is to wait for it.
    """

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def begun(self) -> bool:
        """Whether it was started."""
        return self._thread is not None

    def start(self, jobs: Sequence[Callable[[], None]]) -> None:
        """Begin, unless that was done before."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, args=(jobs,), name="warming", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Return when the job that is being done is done; no other follows."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _work(self, jobs: Sequence[Callable[[], None]]) -> None:
        for job in jobs:
            if self._stop.is_set():
                return
            job()
