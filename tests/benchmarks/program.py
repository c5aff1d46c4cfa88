"""The program under measurement: running in this process, watched from outside."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from convstudio.app.options import Options
from convstudio.core.document import Document
from convstudio.core.render.frame import Frame
from convstudio.core.result import Evaluated
from convstudio.core.view_state import start_view
from convstudio.ui import application
from convstudio.ui.application import Studio
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.grid.view import GridView

if TYPE_CHECKING:
    # The start is measured, too, which does not import it.
    from convstudio.ui.widgets.board.view import BoardView

BEAT = 5
"""Milliseconds between two heartbeats."""

PATIENCE = 120.0
"""Seconds after which a benchmark gives up waiting."""


class PaintWatch(QObject):
    """Calls `done` at the end of every paintEvent of a grid or a board."""

    def __init__(self, grid: "GridView | BoardView", done: Callable[[], object]) -> None:
        super().__init__(grid)
        self._grid, self._done = grid, done
        grid.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QPaintEvent):
            return False
        self._grid.paintEvent(event)
        self._done()
        return True


class Heartbeat(QObject):
    """Notes how late the event loop is for a timer of BEAT milliseconds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        """Milliseconds between two beats."""
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Listen from now on."""
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Stop listening; the gap that is open counts."""
        self._timer.stop()
        self._beat()

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from a change until it is on the screen.

    Attributes
    ----------
    output : float
        Until the end of the output grid's paintEvent.
    window : float
        Until everything in the window that changed with it is painted.
    """

    output: float
    window: float


def torch_made(frame: Frame | None) -> bool:
    """Return whether a frame is more than the first picture, which needs no torch."""
    return frame is not None and not (isinstance(frame.result, Evaluated) and frame.result.device == "numpy")


class Program:
    """A running program, the first example computed by torch and painted.

    Parameters
    ----------
    folder : Path
        For its settings.
    size : (int, int)
        Of the window.
    lens : str
        The lens in front.
    """

    def __init__(self, folder: Path, size: tuple[int, int], lens: str) -> None:
        self.application: QApplication = application._application()
        self.studio = Studio(Options(size=size, lens=lens), folder)
        self.output = self.studio.window.window_lens.stage.grid(Pane.OUTPUT)
        self._painted: tuple[Document | None, float] = (None, 0.0)
        self._painted_current = False
        self._alarm = QTimer()
        self._alarm.start(1000)  # so that `wait` wakes up where nothing happens any more
        channels = self.studio.window.entries["channels"].lens
        for watched in (self.output, channels.board, channels.enlarged.stage.grid(Pane.OUTPUT)):
            PaintWatch(watched, self._on_painted)
        self.studio.start()
        self.settle()

    @property
    def numbered(self) -> bool:
        """Whether the cells of the output carry digits."""
        return self.output.carries_digits

    def wait(self, condition: Callable[[], bool]) -> None:
        """Run the event loop until `condition` holds."""
        until = time.perf_counter() + PATIENCE
        while not condition():
            # Without a time limit: with one, Qt does not wait but spins, and takes Python's lock from the others.
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > until:
                raise TimeoutError

    def settle(self, milliseconds: int = 50) -> None:
        """Run the event loop until everything is computed and painted, and then a little longer."""
        studio = self.studio
        self.wait(
            lambda: studio.computing.current and torch_made(studio.computing.frame) and studio.worker.idle
        )
        self.idle(milliseconds)

    def idle(self, milliseconds: int) -> None:
        """Run the event loop for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def show(self, document: Document) -> None:
        """Open a document, its output shown whole."""
        lens = self.studio.store.view.lens
        self.studio.store.open(document, replace(start_view(), filling=False, lens=lens))
        self.settle()

    def latency(self, change: Callable[[], object]) -> Latency:
        """Make a change to the document; return when its output was painted."""
        store = self.studio.store
        started = time.perf_counter()
        change()
        self.wait(lambda: self._painted[0] is store.document)
        return Latency((self._painted[1] - started) * 1000, (time.perf_counter() - started) * 1000)

    def painting(self, change: Callable[[], object]) -> float:
        """Make a change to the view; return the milliseconds until the window has painted it."""
        self._painted_current = False
        started = time.perf_counter()
        change()
        self.wait(lambda: self._painted_current)
        return (time.perf_counter() - started) * 1000

    def close(self) -> None:
        """End its threads and take the window down."""
        self.studio.close()

    def _on_painted(self) -> None:
        frame = self.studio.computing.frame
        if frame is not None:
            self._painted = (frame.result.document, time.perf_counter())
            self._painted_current = self.studio.computing.current


@contextmanager
def running(size: tuple[int, int] = (1280, 720), lens: str = "window") -> Iterator[Program]:
    """Run the program for the length of a block."""
    with TemporaryDirectory() as folder:
        program = Program(Path(folder), size, lens)
        try:
            yield program
        finally:
            program.close()
