"""The program from its command line to its first painted example, and on until torch is there."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QTimer, Slot

from convstudio import cli
from convstudio.app.options import Options
from convstudio.core.render.frame import Frame
from convstudio.ui import application
from convstudio.ui.lenses.stage.scene import Pane
from tests.benchmarks.program import Heartbeat, PaintWatch, torch_made

AFTERWARDS = 1000
"""Milliseconds to go on listening once torch's own result is there."""


class WatchedStudio(application.Studio):
    """The program; it says when the first output is painted, and ends after torch's."""

    def __init__(self, options: Options, data: Path) -> None:
        super().__init__(options, data)
        self._heart = Heartbeat(self)
        self._said = False
        self._listening = QTimer(self)
        self._listening.setSingleShot(True)
        self._listening.setInterval(AFTERWARDS)
        self._listening.timeout.connect(self._on_listened)
        self.computing.framed.connect(self._on_any_frame)

    def start(self) -> None:
        output = self.window.window_lens.stage.grid(Pane.OUTPUT)
        PaintWatch(output, self._on_output_painted)
        super().start()
        self._heart.start()

    def _on_output_painted(self) -> None:
        if not self._said and self.computing.frame is not None:
            self._said = True
            print("painted", flush=True)

    @Slot(object)
    def _on_any_frame(self, frame: Frame) -> None:
        if torch_made(frame):
            self._listening.start()

    @Slot()
    def _on_listened(self) -> None:
        self._heart.stop()
        print(json.dumps(self._heart.gaps), flush=True)
        self.finished.emit(0)


def main() -> int:
    """Start the program as its command does, with a data folder of its own."""
    with TemporaryDirectory() as folder:
        # Not by unittest.mock, whose import takes a tenth of what is measured.
        vars(application).update(Studio=WatchedStudio, data_folder=lambda: Path(folder))
        return cli.main(["--size", "1280x720"])


if __name__ == "__main__":
    sys.exit(main())
