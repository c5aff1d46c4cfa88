"""Dragging the input of the Channels lens: pictures a second, every one of them computed."""

import time
from collections.abc import Iterator
from functools import partial
from statistics import median

from convstudio.core.document import Document
from convstudio.core.render.frame import Frame
from tests.benchmarks.documents import layered
from tests.benchmarks.program import running
from tests.benchmarks.table import Row

PICTURE = 1000 / 30
"""Milliseconds between two pictures."""

MOVES = 60
"""In each run."""

MOUSE = 8
"""Milliseconds between two moves of the mouse."""


def measure(runs: int) -> Iterator[Row]:
    """Drag for a while, and count the pictures that came."""
    for filters in (8, 64):
        with running(lens="channels") as program:
            program.show(layered(512, filters))
            lens, times = program.studio.window.entries["channels"].lens, []
            shown: list[Document] = []  # not the frames, which hold their maps
            program.studio.computing.framed.connect(partial(_note, shown))
            for _ in range(runs):
                shown.clear()
                started = time.perf_counter()
                for step in range(MOVES):
                    lens.board.plane_dragged.emit((step % 40, step % 30 + 1))
                    program.idle(MOUSE)
                pictures = len(set(map(id, shown)))
                times.append((time.perf_counter() - started) * 1000 / max(pictures, 1))
                lens.board.plane_released.emit()
                program.settle(100)
            yield Row(
                f"drag: 512×512 RGB, {filters} filters, a picture",
                median(times),
                PICTURE,
                "ms",
                f"{1000 / median(times):.0f} pictures a second",
            )


def _note(shown: list[Document], frame: Frame) -> None:
    shown.append(frame.result.document)
