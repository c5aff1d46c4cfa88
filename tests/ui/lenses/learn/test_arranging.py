"""How the grids of a run share their room, and the range in which errors are drawn."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import frozen
from convstudio.core.render.raster import signed_raster
from convstudio.ui.lenses.learn.arranging import (
    FRACTIONS_FROM,
    KERNELS,
    MAPS,
    Place,
    Room,
    best_plan,
)
from convstudio.ui.lenses.learn.grids import grid_picture
from convstudio.ui.lenses.learn.looking import Shown, error_limit
from tests.strategies import float_arrays


def room(width: int, height: int, of_map: tuple[int, ...], kernel: tuple[int, ...], kernels: int = 3) -> Room:
    shapes = {**dict.fromkeys(MAPS, of_map), **dict.fromkeys(KERNELS[:kernels], kernel)}
    pictures = {}
    for place, shape in shapes.items():
        values = frozen(np.zeros(shape))
        flat = values.reshape(-1, shape[-1])
        pictures[place] = grid_picture(place, Shown(values, signed_raster(flat)))
    return Room(width, height, 13, 25, 28, pictures, dict.fromkeys(Place, 104))


@given(
    st.integers(360, 1900),
    st.integers(150, 700),
    st.lists(st.integers(1, 40), min_size=3, max_size=3),
    st.lists(st.integers(1, 11), min_size=3, max_size=3),
    st.sampled_from([1, 2, 3]),
    st.integers(2, 4),
)
def test_everything_fits_side_by_side(
    width: int, height: int, of_map: list[int], kernel: list[int], rank: int, kernels: int
) -> None:
    there = room(width, height, tuple(of_map[:rank]), tuple(kernel[:rank]), kernels)
    plan = best_plan(there)
    assert plan.used(there.gap) <= width
    assert plan.rows * len(plan.columns) >= kernels
    for number, place in enumerate(there.kernels):
        size = plan.sizes[place]
        assert size.width() <= max(plan.columns[number // plan.rows], 2)
        assert size.height() <= there.grid_height(plan.rows) + 1
    for place, column in zip(MAPS, plan.maps, strict=True):
        assert plan.sizes[place].width() <= max(column, 2)
        assert plan.sizes[place].height() <= there.grid_height(1) + 1


def test_the_edge_example_carries_its_numbers_on_a_small_projector() -> None:
    there = room(707, 251, (6, 7), (1, 2))
    plan = best_plan(there)
    for place in (*MAPS, *there.kernels):
        assert plan.sizes[place].width() / there.pictures[place].columns >= FRACTIONS_FROM


@given(float_arrays((3, 4), wild=True), st.floats(1e-3, 1e3))
def test_errors_are_drawn_in_a_round_range_that_holds_them(error: np.ndarray, target: float) -> None:
    limit = error_limit(frozen(error), target)
    largest = float(np.abs(error).max())
    assert 0 < limit < math.inf
    if limit == target:
        return
    assert largest <= limit * (1 + 1e-12)
    assert limit <= 2.5 * largest * (1 + 1e-12)
    assert float(f"{limit:.0e}") / limit == 1 or abs(float(f"{limit:.0e}") / limit - 1) < 1e-12


def test_an_error_of_rounding_is_drawn_as_none() -> None:
    assert error_limit(frozen([[1e-7, -2e-7]]), 1.0) == 1.0
    assert error_limit(frozen([[0.0]]), 3.0) == 3.0
    assert error_limit(frozen([[0.013, -0.02]]), 1.0) == 0.02
    assert error_limit(frozen([[-0.6]]), 1.0) == 1.0
