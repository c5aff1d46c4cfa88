"""Draws the README's pictures anew, with the program itself: python3 main.py python -m tests.screenshots [NAME …]."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from convstudio.app.options import Options
from convstudio.app.resources import resource
from convstudio.app.session_file import save_session
from convstudio.core.document import Color, Document
from convstudio.core.edits.chain import set_chain
from convstudio.core.edits.channels import apply_bank
from convstudio.core.examples import EXAMPLES, PHOTOGRAPHS, photograph
from convstudio.core.operators.chains import CHAINS
from convstudio.core.view_state import Cursor, GalleryView, ViewState
from convstudio.engine.pictures import PictureRequest, load
from convstudio.ui import application
from convstudio.ui.application import Studio

STEPS: Final = 10
PATIENCE: Final = 60.0
"""Seconds."""

FOLDER: Final = Path(__file__).parent.parent / "resources" / "screenshots"

PICTURES: Final = {
    "window-light.png": ("--theme", "light"),
    "photograph-dark.png": ("--theme", "dark", "--example", "chelsea"),
    "channels-light.png": ("--theme", "light", "--example", "three-filters", "--lens", "channels"),
    "matrix-light.png": ("--theme", "light", "--example", "matrix", "--lens", "matrix"),
    "pooling-light.png": ("--theme", "light", "--example", "max-pool"),
    "signal-dark.png": ("--theme", "dark", "--example", "signal-channels"),
    "volume-dark.png": ("--theme", "dark", "--example", "volume"),
    "lesson-light.png": ("--theme", "light", "--lesson", "stamp", "--step", "3"),
    "lesson-chinese.png": ("--theme", "dark", "--lesson", "channels", "--step", "2", "--language", "zh_CN"),
    "projection.png": ("--theme", "light", "--example", "lecture", "--projection"),
}
"""File name → arguments of the program."""


def gallery() -> tuple[Document, ViewState]:
    """Return a photograph under the Gabor bank, one of its maps selected."""
    signal = load(resource("images", PHOTOGRAPHS["coffee"]), "coffee.png", PictureRequest(color=Color.RGB))
    document = apply_bank(photograph(signal), "gabor")
    selected = GalleryView(selected=True)
    return document, ViewState("channels", Cursor(11, (200, 300)), filling=False, gallery=selected)


def field() -> tuple[Document, ViewState]:
    """Return what a value of LeNet's last map sees of a photograph, small enough to see its pixels."""
    size = PictureRequest(color=Color.GRAY, size=(32, 32))
    signal = load(resource("images", PHOTOGRAPHS["camera"]), "camera.png", size)
    return set_chain(photograph(signal), CHAINS["lenet"]), ViewState("field")


def stamping() -> tuple[Document, ViewState]:
    """Return a transposed convolution whose stamps overlap, at the sixth of them."""
    return EXAMPLES["checkerboard"](), ViewState("window", stamping=True, source=(1, 1))


SESSIONS: Final[dict[str, tuple[Callable[[], tuple[Document, ViewState]], tuple[str, ...]]]] = {
    "gallery-dark.png": (gallery, ("--theme", "dark")),
    "transposed-light.png": (stamping, ("--theme", "light")),
    "field-light.png": (field, ("--theme", "light")),
}
"""File name → what is shown, and arguments of the program."""

LEARNING: Final = "learn-light.png"
"""The one that is drawn here."""


def learning(target: Path, folder: Path) -> None:
    """Write the picture of a run: the edge detector after ten steps, which no argument asks for."""
    app = application._application()
    studio = Studio(Options(size=(1280, 720), theme="light", lens="learn"), folder)
    studio.start()
    session, lens = studio.learning, studio.window.entries["learn"].lens

    def wait(steps: int) -> None:
        until = time.monotonic() + PATIENCE
        while session.run is None or session.run.steps < steps or not lens.settled:
            app.processEvents()
            if time.monotonic() > until:
                raise TimeoutError

    wait(0)
    session.step(STEPS)
    wait(STEPS)
    app.processEvents()  # what the last step said is laid out now
    picture = QImage(studio.window.size(), QImage.Format.Format_RGB32)
    studio.window.render(picture, QPoint())
    picture.save(str(target))
    studio.close()


def main(wanted: Sequence[str]) -> int:
    """Write the pictures of these names, or every one where there is none; return the first status that is not 0."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    names = wanted or (*PICTURES, *SESSIONS, LEARNING)
    with TemporaryDirectory() as folder:
        # Whoever draws them may have chosen larger type, or another language: nothing remembered is in the pictures.
        os.environ["XDG_DATA_HOME"] = folder
        for name in names:
            arguments = PICTURES.get(name, ())
            if name in SESSIONS:
                make, arguments = SESSIONS[name]
                path = Path(folder, name).with_suffix(".convstudio")
                save_session(path, *make())
                arguments = (str(path), *arguments)
            if name == LEARNING:
                learning(FOLDER / name, Path(folder))
                continue
            target = ("--size", "1280x720", "--screenshot", str(FOLDER / name))
            command = [sys.executable, "-m", "convstudio", *arguments, *target]
            status = subprocess.run(command, check=False).returncode
            if status:
                return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
