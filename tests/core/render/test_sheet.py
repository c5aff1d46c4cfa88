"""Every cell has its own place on the sheet, and every place says whose it is."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.render.sheet import Sheet

shapes = st.lists(st.integers(1, 6), min_size=1, max_size=3).map(tuple)


@given(shapes)
def test_places_and_cells_are_one_to_one(shape: tuple[int, ...]) -> None:
    sheet = Sheet.of(shape)
    rows, columns = sheet.size
    cells = list(itertools.product(*map(range, shape)))
    places = [sheet.place(cell) for cell in cells]

    assert [sheet.index(*place) for place in places] == cells
    at_once = sheet.places(np.array(cells, dtype=np.intp))
    assert list(zip(*(array.tolist() for array in at_once), strict=True)) == places
    assert all(0 <= row < rows and 0 <= column < columns for row, column in places)
    everywhere = itertools.product(range(-1, rows + 1), range(-1, columns + 1))
    assert [place for place in everywhere if sheet.index(*place) is not None] == sorted(places)


@given(shapes)
def test_an_array_is_spread_to_the_places_of_its_cells(shape: tuple[int, ...]) -> None:
    sheet = Sheet.of(shape)
    values = np.arange(2 * np.prod(shape), dtype=np.float32).reshape(2, *shape) + 1
    laid = sheet.spread(values, fill=-1)

    assert laid.shape == (2, *sheet.size)
    for cell in itertools.product(*map(range, shape)):
        row, column = sheet.place(cell)
        for laid_plane, plane in zip(laid, values, strict=True):
            assert laid_plane[row, column] == plane[cell]
    assert np.count_nonzero(laid == -1) == 2 * (np.prod(sheet.size) - np.prod(shape))


def test_slices_lie_so_that_their_cells_are_large() -> None:
    assert Sheet.of((16, 64, 64)).size == (4 * 65 - 1, 4 * 65 - 1)
    assert Sheet.of((3, 3, 3)).across == 2
    assert Sheet.of((7,)).size == (1, 7)
