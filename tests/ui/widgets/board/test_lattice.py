"""Cells of any rank on the board: places and pixels are inverse to each other."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.render.gallery import Tiles
from convstudio.ui.widgets.board.bars import EMPTY, GRAY, NEGATIVE, POSITIVE, bar_pixels
from convstudio.ui.widgets.board.lattice import FLATNESSES, Lattice
from convstudio.ui.widgets.board.layout import Box

shapes = st.integers(1, 3).flatmap(lambda rank: st.tuples(*[st.integers(1, 9)] * rank))
sides = st.sampled_from((0.7, 3.0, 17.0))


def box_of(lattice: Lattice, side: float) -> Box:
    rows, columns = lattice.size
    return Box(5.0, 7.0, columns * side, rows * side)


@given(shapes, sides, st.sampled_from(FLATNESSES))
def test_a_cell_is_found_where_it_lies(shape: tuple[int, ...], side: float, flatness: int) -> None:
    lattice = Lattice.of(shape, flatness)
    box = box_of(lattice, side)
    slices = lattice.slices(box, side)
    for cell in itertools.product(*map(range, shape)):
        place = lattice.box_of(box, cell, side)
        assert lattice.holds(cell)
        assert lattice.cell_at(box, *place.center, side) == cell
        within = slices[cell[0] if len(shape) == 3 else 0]
        assert within.grown(1e-6).contains(*place.center)
        assert lattice.slice_of(box, cell, side).grown(1e-6).contains(*place.center)
    assert lattice.boxes(np.array([box, box]), side).tolist() == [list(each) for each in slices] * 2


@given(st.tuples(*[st.integers(2, 5)] * 3), sides)
def test_nothing_is_found_between_slices(shape: tuple[int, ...], side: float) -> None:
    lattice = Lattice.of(shape)
    box = box_of(lattice, side)
    rows, columns = lattice.size
    found = [
        lattice.cell_at(box, box.x + (column + 0.5) * side, box.y + (row + 0.5) * side, side)
        for row in range(rows)
        for column in range(columns)
    ]
    cells = [cell for cell in found if cell is not None]
    assert sorted(cells) == list(np.ndindex(*shape))


@given(st.integers(1, 40), st.sampled_from(FLATNESSES))
def test_a_bar_is_part_of_its_cell(columns: int, flatness: int) -> None:
    lattice = Lattice.of((columns,), flatness)
    box = box_of(lattice, 10.0)
    bars = lattice.bars(box, 10.0)
    assert bars.height == 10 * (columns // flatness)
    assert bars.height + 10 == box.height
    for column in range(columns):
        assert lattice.cell_at(box, box.x + 10 * column + 5, box.y, 10.0) == (column,)
    ((place, within),) = lattice.block(box, (-1,), (3,), 10.0)
    assert (place.x, place.width, place.height) == (box.x - 10, 30, box.height)
    assert within == box


def test_a_window_reaches_into_some_slices() -> None:
    lattice = Lattice.of((4, 3, 3))
    box = box_of(lattice, 10.0)
    slices = lattice.slices(box, 10.0)
    found = lattice.block(box, (-1, 1, 2), (3, 2, 2), 10.0)
    assert [within for _, within in found] == slices[:2]
    assert [place.moved(-within.x, -within.y) for place, within in found] == [Box(20, 10, 20, 20)] * 2


def tiles(pixels: list[list[int]], *, signed: bool, low: float = 0.0, high: float = 1.0) -> Tiles:
    ends = np.full(len(pixels), 1.0)
    clipped = np.zeros(len(pixels), dtype=np.bool_)
    return Tiles(np.array(pixels, dtype=np.uint8), 1, ends * low, ends * high, signed, clipped)


def test_signed_bars_go_up_and_down_from_the_middle() -> None:
    bars = bar_pixels(tiles([[255, 128, 1]], signed=True, low=-1), 4, 1)
    assert bars[0].T.tolist() == [
        [POSITIVE, POSITIVE, EMPTY, EMPTY],
        [EMPTY] * 4,
        [EMPTY, EMPTY, NEGATIVE, NEGATIVE],
    ]


def test_bars_have_all_the_height_where_nothing_is_negative() -> None:
    bars = bar_pixels(tiles([[255, 128], [192, 128]], signed=True, low=-1), 4, 1)
    assert (bars[0, :, 0] == POSITIVE).all()
    assert bars[1, :, 0].tolist() == [EMPTY, EMPTY, POSITIVE, POSITIVE]
    assert (bars[:, :, 1] == EMPTY).all()


@pytest.mark.parametrize(("low", "expected"), [(0.0, 8), (-1.0, 4), (0.5, 8)])
def test_gray_bars_begin_at_zero_or_at_the_end_of_the_range(low: float, expected: int) -> None:
    bars = bar_pixels(tiles([[255]], signed=False, low=low), 8, 1)
    assert (bars == GRAY).sum() == expected


def test_wide_bars_stand_apart() -> None:
    bars = bar_pixels(tiles([[255, 255]], signed=False), 2, 6)
    assert bars[0, 0].tolist() == [GRAY] * 5 + [EMPTY] + [GRAY] * 5 + [EMPTY]
