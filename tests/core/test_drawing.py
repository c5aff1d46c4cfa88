"""Lines, rectangles and fills on cells."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from convstudio.core.drawing import Cell, curve_points, flood_mask, line_cells, rectangle_cells

cells = st.tuples(st.integers(-40, 40), st.integers(-40, 40))


@given(cells, cells)
def test_a_line_is_connected_and_has_both_ends(start: Cell, end: Cell) -> None:
    line = line_cells(start, end)
    assert (line[0], line[-1]) == (start, end)
    assert len(line) == max(abs(end[0] - start[0]), abs(end[1] - start[1])) + 1
    for one, other in itertools.pairwise(line):
        assert max(abs(one[0] - other[0]), abs(one[1] - other[1])) == 1


@given(cells, cells)
def test_a_line_back_covers_the_same_cells(start: Cell, end: Cell) -> None:
    assert line_cells(end, start) == line_cells(start, end)[::-1]


@given(cells, cells)
def test_a_line_stays_within_half_a_cell_of_the_true_one(start: Cell, end: Cell) -> None:
    rows, columns = end[0] - start[0], end[1] - start[1]
    longer = max(abs(rows), abs(columns))
    for row, column in line_cells(start, end):
        cross = (row - start[0]) * columns - (column - start[1]) * rows
        assert 2 * abs(cross) <= longer


@given(st.integers(-40, 40), st.integers(-40, 40), st.floats(-9, 9), st.floats(-9, 9))
def test_a_curve_goes_straight_from_one_value_to_the_other(
    first: int, last: int, low: float, high: float
) -> None:
    points = curve_points((first, low), (last, high))
    assert points[last] == high
    assert set(points) == set(range(min(first, last), max(first, last) + 1))
    if first != last:
        assert points[first] == low
        steps = np.diff([points[cell] for cell in sorted(points)])
        assert np.allclose(steps, steps[0])


def test_lines_of_known_cells() -> None:
    assert line_cells((2, 3), (2, 3)) == [(2, 3)]
    assert line_cells((0, 0), (0, 3)) == [(0, 0), (0, 1), (0, 2), (0, 3)]
    assert line_cells((3, 0), (0, 3)) == [(3, 0), (2, 1), (1, 2), (0, 3)]
    assert line_cells((0, 0), (1, 3)) == [(0, 0), (0, 1), (1, 2), (1, 3)]


@given(cells, cells)
def test_a_rectangle_is_the_border_of_its_filled_one(corner: Cell, opposite: Cell) -> None:
    rows = range(min(corner[0], opposite[0]), max(corner[0], opposite[0]) + 1)
    columns = range(min(corner[1], opposite[1]), max(corner[1], opposite[1]) + 1)
    filled = rectangle_cells(corner, opposite, filled=True)
    outline = rectangle_cells(corner, opposite)
    assert filled == [(row, column) for row in rows for column in columns]
    edges = (rows[0], rows[-1]), (columns[0], columns[-1])
    assert outline == [cell for cell in filled if cell[0] in edges[0] or cell[1] in edges[1]]


def flooded(plane: np.ndarray, start: Cell) -> list[Cell]:
    return [(int(row), int(column)) for row, column in np.argwhere(flood_mask(plane, start))]


def flooded_one_by_one(plane: np.ndarray, start: Cell) -> list[Cell]:
    seen, waiting = {start}, [start]
    while waiting:
        row, column = waiting.pop()
        for cell in ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)):
            inside = 0 <= cell[0] < plane.shape[0] and 0 <= cell[1] < plane.shape[1]
            if inside and cell not in seen and plane[cell] == plane[start]:
                seen.add(cell)
                waiting.append(cell)
    return sorted(seen)


planes = arrays(
    np.float32, array_shapes(min_dims=2, max_dims=2, max_side=12), elements=st.sampled_from((0, 1))
)


@given(planes, st.data())
def test_a_fill_covers_what_a_queue_reaches(plane: np.ndarray, data: st.DataObject) -> None:
    start = data.draw(st.tuples(*(st.integers(0, side - 1) for side in plane.shape)))
    assert flooded(plane, start) == flooded_one_by_one(plane, start)


@pytest.mark.parametrize("density", [0.5, 0.59, 0.65, 1.0])
def test_a_fill_of_a_large_plane(density: float) -> None:
    plane = (np.random.default_rng(3).random((200, 150)) < density).astype(np.float32)
    start = tuple(map(int, np.argwhere(plane == 1)[1000]))
    assert flooded(plane, (start[0], start[1])) == flooded_one_by_one(plane, (start[0], start[1]))


def spiral(side: int) -> np.ndarray:
    """A corridor one cell wide that winds to the middle."""
    plane = np.zeros((side, side), dtype=np.float32)
    row, column, step = 0, 0, (0, 1)
    plane[0, 0] = 1
    while True:
        moved = 0
        while True:
            to = (row + step[0], column + step[1])
            after = (to[0] + step[0], to[1] + step[1])
            if not (0 <= to[0] < side and 0 <= to[1] < side) or (
                0 <= after[0] < side and 0 <= after[1] < side and plane[after] == 1
            ):
                break
            row, column = to
            plane[to] = 1
            moved += 1
        if moved < 2:
            return plane
        step = (step[1], -step[0])


def test_a_fill_follows_a_spiral_to_its_middle() -> None:
    plane = spiral(128)
    assert np.array_equal(flood_mask(plane, (0, 0)), plane == 1)


@pytest.mark.parametrize("start", [(-1, 0), (0, 3), (2, 0)])
def test_a_fill_starts_inside(start: Cell) -> None:
    with pytest.raises(IndexError, match="outside"):
        flood_mask(np.zeros((2, 3)), start)
