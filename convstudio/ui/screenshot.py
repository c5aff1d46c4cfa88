"""A picture of the window, written when everything in it is finished."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from convstudio.app.computing import Computing
from convstudio.app.worker import Worker
from convstudio.core.errors import Code, StudioError
from convstudio.core.render.frame import Frame
from convstudio.core.result import Evaluated
from convstudio.ui.main_window import MainWindow
from convstudio.ui.messages import sentence

LOOK = 50
"""Milliseconds between two looks whether all is there."""

PATIENCE = 120_000
"""Milliseconds after which a screenshot is given up."""


class Screenshot(QObject):
    """Waits for the finished picture, writes it, and says how that went.

    Parameters
    ----------
    path : Path
        Where to write it.
    device : str
        What torch is to compute on: a result of another is not the last one.
    computing : Computing
        Sends frames.
    worker : Worker
        Reads files.
    window : MainWindow
        What the picture is of, and Qt's owner.
    """

    done = Signal(int)
    """The exit status: 0 where the picture was written, else 1; the reason has been told on stderr."""

    def __init__(
        self, path: Path, device: str, computing: Computing, worker: Worker, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._path, self._device = path, device
        self._computing, self._worker, self._window = computing, worker, window
        self._waiting = False
        for source in (window.importing, window.sessions, window.lessons):
            source.refused.connect(self._on_refused)
        computing.failed.connect(self._on_compute_failed)
        computing.framed.connect(self._on_framed)
        worker.idle_changed.connect(self._on_framed)
        # A run comes in small portions, of which nobody says which is the last.
        look = QTimer(self)
        look.timeout.connect(self._look_again)
        look.start(LOOK)
        QTimer.singleShot(PATIENCE, self, self._on_too_long)

    def fail(self, problem: str) -> None:
        """Give up, and say why."""
        sys.stderr.write(f"convstudio: {problem}\n")
        self.done.emit(1)

    @Slot()
    def _look_again(self) -> None:
        self._on_framed(None)

    @Slot(object)
    def _on_framed(self, _frame: Frame | bool | None) -> None:
        frame = self._computing.frame
        if frame is None or self._waiting or not self._settled():
            return
        if isinstance(frame.result, Evaluated) and not self._is_final(frame.result):
            return
        self._waiting = True
        # Once more round the event loop, so that what the frame changed is laid out and painted.
        QTimer.singleShot(0, self, self._write)

    def _settled(self) -> bool:
        return self._computing.complete and self._worker.idle and self._window.lens.settled

    def _is_final(self, result: Evaluated) -> bool:
        """Return whether nothing follows: neither torch's result after numpy's, nor that the device is missing."""
        in_vain = self._device.startswith("cuda") and not result.device.startswith("CUDA")
        return result.device != "numpy" and (not in_vain or result.notice is not None)

    @Slot()
    def _write(self) -> None:
        self._waiting = False
        if not self._settled():
            return
        for _ in range(3):  # texts that came last are laid out; then what they lie in; then what scrolls that
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        # Not grab(): on a screen of high resolution it has more pixels than the window's size says.
        picture = QImage(self._window.size(), QImage.Format.Format_RGB32)
        self._window.render(picture, QPoint())
        if picture.save(str(self._path)):
            self.done.emit(0)
        else:
            error = StudioError(Code.SAVE_FAILED, name=self._path.name, reason="it cannot be written")
            self.fail(sentence(error))

    @Slot(object)
    def _on_refused(self, error: StudioError) -> None:
        self.fail(sentence(error))

    @Slot(object)
    def _on_compute_failed(self, error: Exception) -> None:
        self.fail(sentence(error) if isinstance(error, StudioError) else str(error))

    @Slot()
    def _on_too_long(self) -> None:
        self.fail("The picture was not finished in two minutes.")
