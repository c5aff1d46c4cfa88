import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.render import colormap
from convstudio.ui.theme import THEMES
from convstudio.ui.widgets.field.content import MapColumn, StripContent, spans
from convstudio.ui.widgets.field.heat_legend import heat_pixels, heat_table
from convstudio.ui.widgets.field.layout import StripLayout

SIZES = st.lists(st.tuples(st.integers(1, 64), st.integers(1, 64)), min_size=2, max_size=9)


def content(sizes: list[tuple[int, int]], window: float | None = None) -> StripContent:
    columns = tuple(MapColumn(("", "", ""), size, None, ("",) * 5, "") for size in sizes)
    part = None if window is None else ((0.0, window), (0.0, window))
    return StripContent(columns, ("",) * 5, len(sizes) - 1, (0, 0), part)


@given(SIZES, st.integers(500, 1900), st.integers(220, 600))
def test_maps_lie_in_their_columns_and_apart(sizes: list[tuple[int, int]], width: int, height: int) -> None:
    layout = StripLayout.of(content(sizes), width, height, 13, 50)
    for index, place in enumerate(layout.maps):
        left = layout.labels + index * layout.column
        assert left <= place.frame.left() < place.frame.right() <= left + layout.column
        assert place.frame.bottom() <= layout.facts


@given(SIZES, st.floats(2, 40), st.booleans(), st.data())
def test_the_middle_of_a_cell_is_that_cell(
    sizes: list[tuple[int, int]], window: float, close: bool, data: st.DataObject
) -> None:
    shown = content(sizes, window if close else None)
    layout = StripLayout.of(shown, 1200, 400, 13, 50)
    index = data.draw(st.integers(0, len(sizes) - 1))
    rows, columns = sizes[index]
    cell = data.draw(st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1)))
    box = layout.box(shown, index, ((cell[0], cell[0] + 1), (cell[1], cell[1] + 1)))
    if layout.maps[index].shown.contains(box):
        assert layout.at(shown, box.center()) == (index, cell)


@given(st.lists(st.booleans(), max_size=40))
def test_spans_are_the_runs(values: list[bool]) -> None:
    found = np.zeros(len(values), dtype=np.bool_)
    for first, stop in spans(np.array(values, dtype=np.bool_)):
        found[first:stop] = True
        assert stop == len(values) or not values[stop]
    assert found.tolist() == values


def test_heat_runs_from_nothing_to_the_strongest_color() -> None:
    for theme in THEMES.values():
        table = heat_table(theme)
        luminance = colormap.relative_luminance(table)
        steps = np.diff(luminance)
        assert (steps <= 1e-9).all() or (steps >= -1e-9).all()
        pixels = heat_pixels(np.array([[0, 255]], dtype=np.uint8), theme)
        np.testing.assert_array_equal(pixels[0], table[[0, -1]])
