"""The Learn lens while it trains the edge example at full pace, against the plain loop."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from convstudio.app.learning_thread import FULL
from convstudio.core.learning import task as tasks
from convstudio.core.learning.settings import Settings
from convstudio.engine import learning
from tests.benchmarks.learning import on_a_thread, plain_loop
from tests.benchmarks.memory import resident
from tests.benchmarks.program import Heartbeat, Program, running
from tests.benchmarks.table import Row, percentile

SETTINGS = Settings(learning_rate=1e-5)
"""So slow that every picture differs from the last one all the while."""

SECONDS = 700
"""Milliseconds of each turn."""

TURNS = 3
"""Turns of a run: other programs disturb now the one and now the other."""

PICTURE = 1000 / 30
LATE = 16.7
FIRST = 100.0
"""Milliseconds: between two pictures, between two beats at the 99th percentile, and from Play to a picture."""

MANY_STEPS = 1_000_000
GROWTH = 20.0
"""MB that a run may take more after MANY_STEPS than after a tenth of them."""

MEGABYTE = 2**20


def measure(runs: int) -> Iterator[Row]:
    """Let lens and loop run in turn; then play to the end of patience."""
    task = tasks.edge(learning.convolve)
    with running(lens="learn") as program:
        lens = program.studio.window.entries["learn"].lens
        program.wait(lambda: lens.settled)
        for what, share, shown in (("maps and curve", 0.9, False), ("every panel", 0.7, True)):
            for panel in (lens.panels.paths, lens.panels.bowl, lens.panels.step):
                panel.setChecked(shown)
            yield from _ratio(program, task, runs, what, share)
        yield _first_picture(program, runs)
        yield from _memory(program)


def _ratio(program: Program, task: tasks.Task, runs: int, what: str, share: float) -> Iterator[Row]:
    plain, watched, pictures, gaps = [], [], [], []
    for _ in range(TURNS * runs):
        plain.append(on_a_thread(partial(plain_loop, task, SETTINGS)))
        heart = Heartbeat()
        steps, shown = _play(program, heart)
        watched.append(steps)
        pictures.append(shown)
        gaps += heart.gaps
    yield Row(
        f"learn lens: edge, {what}",
        median(theirs / ours for ours, theirs in zip(watched, plain, strict=True)),
        1 / share,
        "×",
        f"time of a step, to the plain loop's; {median(watched):.0f} steps/s of {median(plain):.0f}",
    )
    yield Row(f"learn lens: {what}, a picture", 1000 / median(pictures), PICTURE, "ms")
    notes = f"worst {max(gaps):.0f} ms"
    yield Row(f"learn lens: {what}, heartbeat p99", percentile(gaps, 0.99), LATE, "ms", notes)


def _play(program: Program, heart: Heartbeat) -> tuple[float, float]:
    """Play for a turn; return steps and pictures a second."""
    session = program.studio.learning
    before = session.run
    session.restart(SETTINGS)
    session.set_pace(FULL)
    session.play()
    program.wait(lambda: session.run is not None and session.run is not before and session.run.steps > 100)
    run = session.run
    assert run is not None
    seen: list[float] = []
    note = partial(_append, seen)
    session.framed.connect(note)
    started, first = time.perf_counter(), run.steps
    heart.start()
    program.idle(SECONDS)
    heart.stop()
    seconds = time.perf_counter() - started
    steps = run.steps - first
    session.pause()
    session.framed.disconnect(note)
    return steps / seconds, len(seen) / seconds


def _append(seen: list[float], _moment: object) -> None:
    seen.append(time.perf_counter())


def _first_picture(program: Program, runs: int) -> Row:
    session, times = program.studio.learning, []
    for _ in range(TURNS * runs):
        session.rewind()
        program.idle(300)
        started = time.perf_counter()
        session.play()
        program.wait(lambda: session.moment is not None and session.moment.frame.step > 0)
        times.append((time.perf_counter() - started) * 1000)
        session.pause()
        program.idle(50)
    return Row(
        "learn lens: Play to the first picture", median(times), FIRST, "ms", f"worst {max(times):.0f} ms"
    )


def _memory(program: Program) -> Iterator[Row]:
    """Play a million steps; what is resident after a tenth of them is the measure."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return
    session = program.studio.learning
    session.restart(SETTINGS)
    session.set_pace(FULL)
    session.play()
    sizes = []
    for steps in (MANY_STEPS // 10, MANY_STEPS):
        while session.run is None or session.run.steps < steps:
            program.idle(500)
        sizes.append(resident(status, "VmRSS") / MEGABYTE)
    session.pause()
    first, last = sizes
    notes = f"{first:.0f} MB after {MANY_STEPS // 10:,} steps, {last:.0f} MB after {MANY_STEPS:,}"
    yield Row("learn lens: growth over a million steps", max(last - first, 0.0), GROWTH, "MB", notes)
