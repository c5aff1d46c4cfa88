"""What a lesson asks for is not to be read off a run: not in the maps, not in their colors, not in words."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import examples
from convstudio.core.view_state import Cursor, Hidden, ViewState
from convstudio.ui.lenses.learn.arranging import KERNELS, MAPS, Place
from convstudio.ui.lenses.learn.concealing import Veil
from tests.ui.lenses.learn.conftest import Classroom

CELLS = ((0, 0), (1, 2))


def conceal(classroom: Classroom, **hidden: Any) -> None:
    view = replace(classroom.store.view, lens="learn", hidden=Hidden(**hidden))
    classroom.store.set_view(view)
    classroom.settle()


@pytest.fixture
def learning(classroom: Classroom) -> Classroom:
    """Return the lens after some steps on a document that is its own target."""
    classroom.enter()
    classroom.learn(examples.diagonal())
    classroom.step(3)
    return classroom


def unknown(classroom: Classroom, place: Place) -> list[tuple[int, ...]]:
    """Return which cells of a grid read "?"."""
    grid = classroom.lens.pictures.grid(place)
    values = classroom.shown(place)
    gone = [cell for cell in np.ndindex(*values.shape) if np.isnan(values[cell])]
    assert all(("?" in grid.tooltip_of(cell)) == (cell in gone) for cell in np.ndindex(*values.shape))
    assert grid.picture is not None
    assert grid.picture.conceals or not gone
    return gone


def test_a_hidden_output_hides_all_that_would_tell_it(learning: Classroom) -> None:
    panes, card = learning.lens.pictures.panes, learning.lens.card
    assert card.isVisible()
    conceal(learning, output=True)
    for place in MAPS:
        assert len(unknown(learning, place)) == learning.moment.task.targets[0, 0].size
        assert np.ptp(panes[place].grid.picture.raster.levels[0]) == 0  # type: ignore[union-attr]  # it has one
        assert not panes[place].legend.isVisible()
        assert "predict" in panes[place].grid.accessibleDescription()
    assert not card.isVisible()
    for place in (Place.LEARNED, Place.GOAL, Place.GRADIENT):
        assert not unknown(learning, place)
        assert panes[place].legend.isVisible()
    learning.step(2)
    assert all(unknown(learning, place) for place in MAPS)
    assert not learning.window.grab().isNull()
    conceal(learning)
    assert not any(unknown(learning, place) for place in MAPS)
    assert card.isVisible()
    assert all(panes[place].legend.isVisible() for place in MAPS)


def test_single_cells_are_hidden_and_the_colors_keep_their_secret(learning: Classroom) -> None:
    conceal(learning, cells=CELLS)
    for place in MAPS:
        assert unknown(learning, place) == list(CELLS)
    target = learning.shown(Place.TARGET)
    picture = learning.lens.pictures.grid(Place.TARGET).picture
    assert picture is not None
    assert picture.raster.high == np.nanmax(np.abs(target))
    assert not learning.lens.card.isVisible()


def test_the_result_is_hidden_where_the_cursor_is(learning: Classroom) -> None:
    for cell in ((2, 1), (0, 3)):
        learning.store.set_view(replace(learning.store.view, cursor=Cursor(0, cell)))
        conceal(learning, result=True)
        assert unknown(learning, Place.TARGET) == [cell]


def test_of_a_map_of_unknown_size_there_is_one_cell(learning: Classroom) -> None:
    conceal(learning, size=True)
    for place in MAPS:
        assert unknown(learning, place) == [(0, 0)]
        described = learning.lens.pictures.grid(place).accessibleDescription()
        assert not any(digit in described for digit in "0123456789")
    assert all(not np.isnan(learning.shown(place)).any() for place in KERNELS if place is not Place.ENTERED)


def test_what_is_hidden_while_the_lens_rests_is_hidden_when_it_comes(learning: Classroom) -> None:
    learning.lens.set_active(False)
    learning.store.set_view(replace(learning.store.view, hidden=Hidden(output=True)))
    learning.lens.set_active(True)
    assert learning.lens.pictures.pictures is None  # the old ones would tell
    learning.settle()
    assert all(unknown(learning, place) for place in MAPS)


def test_how_many_filters_there_are_is_not_said_while_it_is_asked_for(classroom: Classroom) -> None:
    classroom.enter()
    classroom.learn(examples.three_filters())
    label = classroom.lens.choices._of[classroom.lens.choices.map]
    assert "3" in label.text()
    conceal(classroom, counts=True)
    assert "?" in label.text()
    assert "3" not in label.text()
    assert classroom.lens.card.isVisible()
    conceal(classroom)
    assert "3" in label.text()


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=4), st.booleans(), st.booleans())
def test_the_veil_hides_what_the_view_does(cells: list[tuple[int, int]], output: bool, result: bool) -> None:
    view = ViewState(cursor=Cursor(0, (1, 2)), hidden=Hidden(output, tuple(cells), result))
    values = np.arange(12, dtype=np.float32).reshape(3, 4)
    covered = Veil.of(view).over(values)
    for cell in np.ndindex(3, 4):
        gone = view.hidden.value(cell, view.cursor.position)
        assert np.isnan(covered[cell]) == gone
        assert gone or covered[cell] == values[cell]
