"""The memory that a large photograph takes."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from tests.benchmarks.documents import SEED, edit_kernel
from tests.benchmarks.program import Program, running
from tests.benchmarks.table import Row

SIDE = 4096
ARRAY = SIDE * SIDE * 4
ALLOWED = 6.0
"""Times the bytes of the picture's float32 array."""

MEGABYTE = 2**20


def measure(_runs: int) -> Iterator[Row]:
    """Load a photograph from its file the way the program does; then edit the kernel over it."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return  # only Linux tells a process its own peak, and lets it be forgotten
    with TemporaryDirectory() as folder, running() as program:
        path = Path(folder, "noise.png")
        pixels = np.random.default_rng(SEED).integers(0, 256, (SIDE, SIDE), dtype=np.uint8)
        Image.fromarray(pixels).save(path, compress_level=1)
        del pixels
        before = resident(status, "VmRSS")
        forget_peak()
        program.studio.window.importing.take_picture(path)
        program.wait(lambda: max(program.studio.store.document.signal.spatial) == SIDE)
        program.settle(200)
        yield _row("memory: load 4096×4096 gray, peak", status, before)
        _edit(program)
        yield _row("memory: then edit its kernel, peak", status, before)
        held = (resident(status, "VmRSS") - before) / MEGABYTE
        yield Row(
            "memory: held afterwards",
            held,
            ALLOWED * ARRAY / MEGABYTE,
            "MB",
            f"{held * MEGABYTE / ARRAY:.1f} × the array",
        )


def _edit(program: Program) -> None:
    forget_peak()
    for number in range(6):
        program.latency(partial(edit_kernel, program, number))
        program.idle(50)


def _row(what: str, status: Path, before: int) -> Row:
    peak = (resident(status, "VmHWM") - before) / MEGABYTE
    notes = f"{peak * MEGABYTE / ARRAY:.1f} × the array, above the empty program's {before / MEGABYTE:.0f} MB"
    return Row(what, peak, ALLOWED * ARRAY / MEGABYTE, "MB", notes)


def resident(status: Path, key: str) -> int:
    """Return what Linux says of this process: VmRSS or VmHWM, its peak, in bytes."""
    line = next(line for line in status.read_text("ascii").splitlines() if line.startswith(key))
    return int(line.split()[1]) * 1024


def forget_peak() -> None:
    """Let VmHWM start from what is resident now."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
