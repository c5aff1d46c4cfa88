"""How panes share a stage: within the room there is, and so that nothing is wasted."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.render.raster import signed_raster
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.sizing import LARGER, SMALLEST_CAP, Sizing
from convstudio.ui.widgets.grid.picture import GridPicture, block_of

SIDES = st.tuples(st.integers(1, 40), st.integers(1, 40))


def picture_of(shape: tuple[int, ...]) -> GridPicture:
    plane = np.zeros(shape, dtype=np.float32)
    return GridPicture(signed_raster(plane), block_of(plane), shape, signed=True)


def sizing_of(sides: list[tuple[int, int]], text: int) -> Sizing:
    return Sizing({pane: picture_of(each) for pane, each in zip(Pane, sides, strict=True)}, text)


@given(
    sides=st.lists(SIDES, min_size=3, max_size=3),
    text=st.integers(11, 30),
    room=st.integers(300, 1900),
    height=st.integers(60, 900),
)
def test_columns_stay_within_the_room_and_grids_within_their_columns(
    sides: list[tuple[int, int]], text: int, room: int, height: int
) -> None:
    sizing = sizing_of(sides, text)
    columns = sizing.columns(dict.fromkeys(Pane, 40), room, height)
    assert tuple(columns) == tuple(Pane)
    assert sum(columns.values()) <= room + 1
    for pane, width in columns.items():
        size = sizing.grid_size(pane, width, height)
        assert (size.width() <= width + 1, size.height() <= height + 1) == (True, True)


@given(sides=st.lists(SIDES, min_size=3, max_size=3), cell=st.floats(1, 100))
def test_cells_are_in_proportion_to_those_of_the_input(sides: list[tuple[int, int]], cell: float) -> None:
    sizing = sizing_of(sides, 13)
    for pane in (Pane.KERNEL, Pane.OUTPUT):
        cap = sizing.cap(pane, cell)
        assert cap == max(cell * LARGER[pane], SMALLEST_CAP)
        assert sizing.cell(pane, 2000, 2000, cap) <= cap


def test_a_pane_without_a_picture_takes_no_room() -> None:
    sizing = Sizing(dict.fromkeys(Pane), 13)
    assert (sizing.grid_size(Pane.INPUT, 400, 300).width(), sizing.has_bars) == (1, False)
