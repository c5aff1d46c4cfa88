"""Where cells are on the screen: fitting, zooming, panning."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

WHOLE_PIXELS = 6.0
"""Cells at least this many pixels wide get a whole number of pixels, so that lines stay sharp."""

LARGEST_CELL = 96.0
"""Cells of tiny grids do not grow beyond this many pixels when fitted, times the scale of projection."""

DEEPEST_CELL = 160.0
"""The closest zoom, in pixels a cell."""

LEAST_BAR = 2
"""Cells that the highest bar is high at least."""

LEAST_TALL = 14.0
"""Pixels that the row under bars is high at least, however narrow its cells are."""


@dataclass(frozen=True)
class Camera:
    """Maps cells to pixels.

    What follows from its attributes is worked out once: every cell that is painted asks for it.

    Attributes
    ----------
    width, height : float
        Size of the widget in pixels.
    rows, columns : int
        Size of the grid in cells.
    zoom : float
        1 fits the whole grid.
    center : (float, float) or None
        (row, column) in cells from the grid's top left that lies in the middle; None is the grid's middle.
    cap : float
        Largest fitted cell, in pixels.
    bars : bool
        Whether the grid is one row of cells at the foot, under bars that take the rest of the height.
    """

    width: float
    height: float
    rows: int
    columns: int
    zoom: float = 1.0
    center: tuple[float, float] | None = None
    cap: float = LARGEST_CELL
    bars: bool = False

    @cached_property
    def fitted(self) -> float:
        """Pixels a cell when the whole grid is seen."""
        rows = self.rows + LEAST_BAR if self.bars else self.rows
        size = min(self.width / self.columns, self.height / rows, self.cap)
        return max(size, 1e-6)

    @cached_property
    def scale(self) -> float:
        """Pixels a cell."""
        size = self.fitted * self.zoom
        return float(math.floor(size)) if size >= WHOLE_PIXELS else size

    @cached_property
    def tall(self) -> float:
        """Height of a cell in pixels: its width, except under bars, where cells may be too narrow to be seen."""
        return max(self.scale, min(LEAST_TALL, float(self.height // 3))) if self.bars else self.scale

    @property
    def closest(self) -> float:
        """Largest zoom that is of use."""
        return max(1.0, DEEPEST_CELL / self.fitted)

    @cached_property
    def origin(self) -> tuple[float, float]:
        """Pixel (x, y) of the grid's top left corner, whole numbers so that lines stay sharp."""
        scale = self.scale
        row, column = self.middle
        top = self.height - 1 - self.tall if self.bars else self.height / 2 - row * scale
        # Halves are always rounded down: to even ones, a move of one pixel would now and then be one of two, and up,
        # the last line of a grid that fills its widget would lie beyond it.
        return (math.ceil(self.width / 2 - column * scale - 0.5), math.ceil(top - 0.5))

    @cached_property
    def middle(self) -> tuple[float, float]:
        """(row, column) in the middle, kept so that the grid does not leave the widget."""
        wanted = self.center or (self.rows / 2, self.columns / 2)
        scale = self.scale
        return (
            self.rows / 2 if self.bars else _kept(wanted[0], self.rows, self.height / scale),
            _kept(wanted[1], self.columns, self.width / scale),
        )

    def cell_at(self, x: float, y: float) -> tuple[int, int]:
        """Return the (row, column) from the grid's top left under pixel (x, y); it may lie outside the grid.

        A bar belongs to the cell under it.
        """
        left, top = self.origin
        row = math.floor((y - top) / self.tall)
        if self.bars and 0 <= y < top:
            row = 0
        return (row, math.floor((x - left) / self.scale))

    def visible(self) -> tuple[int, int, int, int]:
        """Return (first row, row stop, first column, column stop) of the cells that are seen at least in part."""
        top, left = self.cell_at(0, 0)
        bottom, right = self.cell_at(self.width - 1e-9, self.height - 1e-9)
        return (
            max(top, 0),
            min(bottom + 1, self.rows),
            max(left, 0),
            min(right + 1, self.columns),
        )

    def zoomed(self, factor: float, x: float, y: float) -> "Camera":
        """Return a camera zoomed by `factor` that keeps what is under pixel (x, y) there."""
        zoom = min(max(self.zoom * factor, 1.0), self.closest)
        left, top = self.origin
        row, column = (y - top) / self.scale, (x - left) / self.scale
        nearer = replace(self, zoom=zoom)
        center = (
            row + (self.height / 2 - y) / nearer.scale,
            column + (self.width / 2 - x) / nearer.scale,
        )
        return replace(nearer, center=None if zoom == 1.0 else center)

    def panned(self, dx: float, dy: float) -> "Camera":
        """Return a camera moved so that the picture follows the pointer by (dx, dy) pixels."""
        row, column = self.middle
        return replace(self, center=(row - dy / self.scale, column - dx / self.scale))

    def showing(self, row: int, column: int) -> "Camera":
        """Return a camera moved no more than it takes to see the whole of a cell of the grid."""
        left, top = self.origin
        x, y = left + column * self.scale, top + row * self.tall
        dx = max(-x, 0) or min(self.width - x - self.scale, 0)
        dy = 0 if self.bars else max(-y, 0) or min(self.height - y - self.scale, 0)
        return self.panned(dx, dy) if dx or dy else self


def _kept(wanted: float, cells: int, seen: float) -> float:
    """Return the middle nearest to `wanted` at which no more than the grid is seen."""
    if seen >= cells:
        return cells / 2
    return min(max(wanted, seen / 2), cells - seen / 2)
