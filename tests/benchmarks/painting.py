"""Painting a grid of numbers, all of it, by itself."""

import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
import numpy.typing as npt

from convstudio.core.document import FloatArray
from convstudio.core.render.frame import laid
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
    generator = np.random.default_rng(SEED)
    for side, pixels in SIDES:
        for name, makes in (
            ("fractions", lambda shape: generator.normal(0, 3, shape)),
            ("whole numbers", lambda shape: generator.integers(-9, 10, shape)),
        ):
            yield _row(
                f"{side}×{side} {name}, {pixels} px",
                (side * pixels, side * pixels),
                runs,
                makes,
                (side, side),
            )
    for name, shape in (("signal of 100,000", (100_000,)), ("16 slices of 64×64", (16, 64, 64))):
        yield _row(name, (900, 320), runs, lambda size: generator.normal(0, 3, size), shape)


def _row(
    name: str,
    pixels: tuple[int, int],
    runs: int,
    makes: Callable[[tuple[int, ...]], npt.ArrayLike],
    shape: tuple[int, ...],
) -> Row:
    running = application._application()
    grid = GridView("benchmark")
    grid.resize(*pixels)
    grid.show()
    running.processEvents()  # nothing is painted before the window is exposed
    times = []
    for _ in range(runs * PAINTINGS + 3):
        picture = _picture(np.asarray(makes(shape), dtype=np.float32))
        started = time.perf_counter()
        grid.set_picture(picture)
        grid.repaint()
        times.append((time.perf_counter() - started) * 1000)
    grid.close()
    return Row(f"paint: {name}", median(times[3:]), LIMIT, "ms")


def _picture(values: FloatArray) -> GridPicture:
    return GridPicture(signed_raster(laid(values)), block_of(values), values.shape, signed=True)
