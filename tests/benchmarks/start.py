"""From the command to the first painted example, against a bare process with an empty plot."""

import compileall
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import convstudio
from tests.benchmarks.table import Row

ALLOWED_FACTOR = 1.5
ALLOWED_GAP = 250.0

PATIENCE = 60.0
"""Seconds after which a process is killed."""


def measure(runs: int) -> Iterator[Row]:
    """Start both in turn, each in a fresh process, from bytecode as an installed program does."""
    for folder in (Path(convstudio.__file__).parent, Path(__file__).parent):
        compileall.compile_dir(folder, quiet=1)
    bare: list[float] = []
    own: list[float] = []
    worst: list[float] = []
    for _ in range(runs + 1):
        seconds, _ = _started("bare_plot")
        bare.append(seconds * 1000)
        seconds, last = _started("first_paint")
        own.append(seconds * 1000)
        worst.append(max(json.loads(last)))
    # The first ones read from the disk what the others find in memory.
    yield Row(
        "start: first painted example",
        median(own[1:]),
        ALLOWED_FACTOR * median(bare[1:]),
        "ms",
        f"bare process {median(bare[1:]):.0f} ms; the first of all {own[0]:.0f} and {bare[0]:.0f} ms",
    )
    yield Row(
        "start: worst gap of the event loop",
        median(worst[1:]),
        ALLOWED_GAP,
        "ms",
        f"worst of all {max(worst):.0f} ms",
    )


def _started(module: str) -> tuple[float, str]:
    """Return the seconds until a process says that it has painted, and the last line it writes."""
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", f"tests.benchmarks.{module}"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        killer = threading.Timer(PATIENCE, process.kill)
        killer.start()
        first = process.stdout.readline()
        seconds = time.perf_counter() - started
        last = process.stdout.read().strip()
        process.wait()
        killer.cancel()
    if process.returncode or first != "painted\n":
        raise RuntimeError(f"{module} ended with {process.returncode}")
    return seconds, last
