"""From the choice of a language to everything said and painted in it."""

from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from time import perf_counter

from PySide6.QtCore import QCoreApplication

from convstudio.core.view_state import LENSES
from convstudio.ui.language import SOURCE
from tests.benchmarks.program import Program, running
from tests.benchmarks.table import Row

LIMIT = 300.0
"""Milliseconds."""

REST = 100
"""Milliseconds between two switches."""


def measure(runs: int) -> Iterator[Row]:
    """Switch back and forth in every lens, with all of them built."""
    with running() as program:
        store = program.studio.store
        for lens in LENSES:
            store.set_view(replace(store.view, lens=lens))
            program.idle(REST * 5)
        for lens in LENSES:
            store.set_view(replace(store.view, lens=lens))
            program.idle(REST * 5)
            times = [_switch(program, name) for _ in range(runs) for name in ("zh_CN", SOURCE)]
            yield Row(f"language: {lens}", median(times), LIMIT, "ms", f"slowest {max(times):.0f} ms")


def _switch(program: Program, name: str) -> float:
    """Return the milliseconds until everything is said, laid out and painted."""
    window = program.studio.window
    start = perf_counter()
    program.studio.language.speak(name)
    QCoreApplication.processEvents()  # the widgets are told, and lay themselves out, by events that wait their turn
    window.repaint()
    taken = 1000 * (perf_counter() - start)
    program.idle(REST)
    return taken
