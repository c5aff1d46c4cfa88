"""From a step of a lesson to its complete picture: text, stage and numbers."""

import time
from collections.abc import Iterator
from functools import partial
from statistics import median

from tests.benchmarks.program import Program, running
from tests.benchmarks.table import Row

LIMIT = 50.0
"""Milliseconds, median of the steps of a lesson."""

REST = 30
"""Milliseconds between two steps."""


def measure(runs: int) -> Iterator[Row]:
    """Go through every lesson that comes with the program, once for each run; the first time builds lenses."""
    with running() as program:
        lessons, worst = program.studio.window.lessons, ("", 0.0)
        for listed in lessons.listed:
            lessons.open_listed(listed.identifier)
            program.wait(partial(_is_open, program, listed.identifier))
            _settle(program)
            times = _times(program, 1 + runs)
            figure = median(times)
            worst = max(worst, (listed.identifier, figure), key=lambda each: each[1])
            yield Row(
                f"lesson: {listed.identifier}", figure, LIMIT, "ms", f"slowest step {max(times):.0f} ms"
            )
        yield Row("lesson: the worst of them", worst[1], LIMIT, "ms", worst[0])


def _is_open(program: Program, identifier: str) -> bool:
    lesson = program.studio.window.lessons.player.lesson
    return lesson is not None and lesson.identifier == identifier


def _times(program: Program, rounds: int) -> list[float]:
    """Return the milliseconds of each change of step, without those of the first round."""
    player = program.studio.window.lessons.player
    lesson = player.lesson
    assert lesson is not None
    times = []
    for number in range(rounds):
        for index in range(len(lesson.steps)):
            started = time.perf_counter()
            player.go(index)
            _settle(program)
            if number:
                times.append((time.perf_counter() - started) * 1000)
            program.idle(REST)
    return times


def _settle(program: Program) -> None:
    """Run the event loop until the step is computed and everything in the window is painted."""
    studio = program.studio
    program.wait(lambda: studio.computing.current and studio.worker.idle and studio.window.lens.settled)
    program.application.processEvents()  # what was laid out last is painted by it
