"""How large the grids of a stage are, and how they share its width; no widget is touched here."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize

from convstudio.core.render.frame import PICTURE_CELLS
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.grid.camera import LARGEST_CELL, LEAST_BAR, WHOLE_PIXELS
from convstudio.ui.widgets.grid.picture import GridPicture

SHARES = {Pane.INPUT: 0.42, Pane.KERNEL: 0.19, Pane.OUTPUT: 0.39}
"""Share of the width that each pane may take."""

LEAST_SHARE = 0.17
"""Share of the width that a pane of a volume may always take."""

LARGER = {Pane.INPUT: 1.0, Pane.KERNEL: 1.35, Pane.OUTPUT: 1.7}
"""How many times larger than a cell of the input a cell of each pane may be."""

BAR_CELLS = 5
"""Cells that the highest bar is high, where there is room."""

COMFORTABLE = 36.0
"""Pixels a cell, at the usual size of type, that a signal is to have beside its kernel and its output; else these lie
below it."""

BARS = 20
"""Height of a grid with bars, in heights of the type, where there is room, however narrow its cells are."""

SMALLEST_CAP = 56.0
"""Pixels that a cell may always have, however small the input's are."""


@dataclass(frozen=True, slots=True)
class Sizing:
    """Sizes in pixels.

    Attributes
    ----------
    pictures : mapping of Pane to GridPicture or None
        What each grid shows.
    text : int
        Height of body type.
    """

    pictures: Mapping[Pane, GridPicture | None]
    text: int

    @property
    def has_bars(self) -> bool:
        """Whether the input is a signal."""
        picture = self.pictures[Pane.INPUT]
        return picture is not None and picture.bars

    def is_comfortable(self, width: int) -> bool:
        """Return whether the cells of a signal are wide enough in a column of this width."""
        picture = self.pictures[Pane.INPUT]
        return picture is None or width / picture.columns >= COMFORTABLE * self.text / 13

    def columns(self, leasts: Mapping[Pane, int], room: int, height: int) -> dict[Pane, int]:
        """Share the width: what a pane cannot use goes to the others.

        Parameters
        ----------
        leasts : mapping of Pane to int
            The panes that lie side by side, and the width that each needs for what stands over its grid.
        room, height : int
            The width of all together, and the height of a grid.
        """
        names = tuple(leasts)
        wanted = {
            name: max(self.grid_size(name, room, height).width(), least) for name, least in leasts.items()
        }
        columns: dict[Pane, int] = {}
        left, every = room, self._shares(names)
        shares = dict(every)
        for name in sorted(names, key=lambda pane: wanted[pane] / every[pane]):
            columns[name] = min(wanted[name], round(left * shares[name] / sum(shares.values())))
            left -= columns[name]
            del shares[name]
        return {name: columns[name] for name in names}

    def _shares(self, names: tuple[Pane, ...]) -> dict[Pane, float]:
        """Return the shares of the width: those of volumes let the cells of all be of about one size."""
        pictures = {name: self.pictures[name] for name in names}
        if any(picture is None or picture.rank < 3 for picture in pictures.values()):
            return {name: SHARES[name] for name in names}
        columns = {name: picture.columns for name, picture in pictures.items() if picture is not None}
        return {name: max(count, LEAST_SHARE * sum(columns.values())) for name, count in columns.items()}

    def cap(self, name: Pane, input_cell: float) -> float:
        """Return the largest cell of a pane: in proportion to the input's, so that the eye can compare."""
        if name is Pane.INPUT:
            return self._largest_cell()
        return max(input_cell * LARGER[name], SMALLEST_CAP * self.text / 13)

    def _largest_cell(self) -> float:
        """Return how large a cell may be at all, in pixels: larger among large type, as for the grid's own camera."""
        return LARGEST_CELL * max(1.0, self.text / 16)

    def cell(self, name: Pane, width: int, height: int, cap: float = math.inf) -> float:
        """Return the largest cell of a grid within width × height, in pixels."""
        picture = self.pictures[name]
        if picture is None:
            return 1.0
        largest = min(cap, self._largest_cell())
        if picture.rows * picture.columns > PICTURE_CELLS:
            largest = LARGEST_CELL
        rows = picture.rows + LEAST_BAR if picture.bars else picture.rows
        # One more pixel for the line at the right and the bottom.
        cell = min((width - 1) / picture.columns, (height - 1) / rows, largest)
        return float(int(cell)) if cell >= WHOLE_PIXELS else cell

    def grid_size(self, name: Pane, width: int, height: int, cap: float = math.inf) -> QSize:
        """Return the largest size of a grid within width × height that wastes nothing around its cells."""
        picture = self.pictures[name]
        if picture is None:
            return QSize(1, 1)
        cell = self.cell(name, width, height, cap)
        high = max(round(cell * picture.rows), 1) + 1
        if picture.bars:
            high = min(max(round(cell * (1 + BAR_CELLS)), BARS * self.text) + 1, height)
        return QSize(max(round(cell * picture.columns), 1) + 1, high)
