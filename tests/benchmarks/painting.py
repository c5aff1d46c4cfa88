"""Painting a grid of numbers, all of it, by itself."""

import time
from collections.abc import Iterator
from statistics import median

import numpy as np

from convstudio.core.document import FloatArray
from convstudio.core.render.raster import signed_raster
from convstudio.ui import application
from convstudio.ui.widgets.grid.picture import GridPicture, block_of
from convstudio.ui.widgets.grid.view import GridView
from tests.benchmarks.documents import SEED
from tests.benchmarks.table import Row

LIMIT = 16.7
"""Milliseconds: one picture at 60 Hz."""

PAINTINGS = 12
"""In each run."""

SIDES = ((16, 20), (32, 20), (64, 16))
"""Cells along a side, and pixels of a cell."""


def measure(runs: int) -> Iterator[Row]:
    """Give a grid new numbers and paint it at once."""
    running = application._application()
    generator = np.random.default_rng(SEED)
    for side, pixels in SIDES:
        for name, makes in (
            ("fractions", lambda shape: generator.normal(0, 3, shape)),
            ("whole numbers", lambda shape: generator.integers(-9, 10, shape)),
        ):
            grid = GridView("benchmark")
            grid.resize(side * pixels, side * pixels)
            grid.show()
            running.processEvents()  # nothing is painted before the window is exposed
            times = []
            for _ in range(runs * PAINTINGS + 3):
                picture = _picture(np.asarray(makes((side, side)), dtype=np.float32))
                started = time.perf_counter()
                grid.set_picture(picture)
                grid.repaint()
                times.append((time.perf_counter() - started) * 1000)
            grid.close()
            yield Row(f"paint: {side}×{side} {name}, {pixels} px", median(times[3:]), LIMIT, "ms")


def _picture(values: FloatArray) -> GridPicture:
    return GridPicture(signed_raster(values), block_of(values), values.shape, signed=True)
