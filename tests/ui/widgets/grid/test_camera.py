"""Where cells are: every pixel belongs to the cell that is drawn there, at every zoom."""

import math

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from convstudio.ui.widgets.grid.camera import DEEPEST_CELL, WHOLE_PIXELS, Camera

sides = st.integers(1, 700)
places = st.floats(0, 1, exclude_max=True)


@st.composite
def cameras(draw: st.DrawFn, most: int = 700) -> Camera:
    rows, columns = draw(st.integers(1, most)), draw(st.integers(1, most))
    camera = Camera(draw(sides), draw(sides), rows, columns, cap=draw(st.sampled_from([40.0, 96.0, 200.0])))
    for _ in range(draw(st.integers(0, 3))):
        x, y = draw(places) * camera.width, draw(places) * camera.height
        camera = camera.zoomed(draw(st.floats(0.1, 10)), x, y)
        camera = camera.panned(draw(st.floats(-300, 300)), draw(st.floats(-300, 300)))
    return camera


@given(cameras(), places, places)
def test_a_pixel_lies_in_its_cell(camera: Camera, across: float, down: float) -> None:
    x, y = across * camera.width, down * camera.height
    row, column = camera.cell_at(x, y)
    left, top = camera.origin
    slack = 1e-6 * max(camera.width, camera.height)
    assert left + column * camera.scale - slack <= x < left + (column + 1) * camera.scale + slack
    assert top + row * camera.scale - slack <= y < top + (row + 1) * camera.scale + slack


@given(cameras(most=40))
def test_visible_cells_are_those_that_touch_the_widget(camera: Camera) -> None:
    top, bottom, left, right = camera.visible()
    x, y = camera.origin
    for first, stop, count, start, size in (
        (top, bottom, camera.rows, y, camera.height),
        (left, right, camera.columns, x, camera.width),
    ):
        ends = [(start + index * camera.scale, start + (index + 1) * camera.scale) for index in range(count)]
        seen = [index for index, (low, high) in enumerate(ends) if high > 1e-6 and low < size - 1e-6]
        assert set(range(first, stop)) >= set(seen)
        assert len(range(first, stop)) <= len(seen) + 1


@given(cameras())
def test_no_more_is_seen_than_there_is(camera: Camera) -> None:
    """A picture larger than the widget fills it; a smaller one lies in its middle. Both but for rounded pixels."""
    for start, cells, size in (
        (camera.origin[0], camera.columns, camera.width),
        (camera.origin[1], camera.rows, camera.height),
    ):
        end = start + cells * camera.scale
        if cells * camera.scale >= size:
            assert start <= 1
            assert end >= size - 1
        else:
            assert abs((start + end) - size) <= 2


@given(cameras())
def test_large_cells_are_whole_pixels_and_the_zoom_has_an_end(camera: Camera) -> None:
    if camera.scale >= WHOLE_PIXELS:
        assert camera.scale == math.floor(camera.scale)
    assert 1 <= camera.zoom <= camera.closest
    assert camera.scale <= max(DEEPEST_CELL, camera.fitted) * (1 + 1e-9)
    assert camera.fitted * camera.columns <= camera.width * (1 + 1e-9) or camera.fitted == 1e-6


@given(st.integers(2, 60), st.integers(4, 30), st.floats(1.1, 4), places, places)
def test_what_is_under_the_pointer_stays_there(
    cells: int, pixels: int, factor: float, across: float, down: float
) -> None:
    camera = Camera(cells * pixels, cells * pixels, cells, cells, cap=200)
    x, y = across * camera.width, down * camera.height
    nearer = camera.zoomed(factor, x, y)
    assume(nearer.zoom > 1)
    for place, axis in ((x, 0), (y, 1)):
        cell = (place - camera.origin[axis]) / camera.scale
        assert abs(nearer.origin[axis] + cell * nearer.scale - place) <= 1
    back = nearer.zoomed(1e-9, x, y)
    assert back == camera


@given(cameras(), st.floats(-50, 50), st.floats(-50, 50))
def test_panning_follows_the_pointer_as_far_as_there_is_picture(camera: Camera, dx: float, dy: float) -> None:
    moved = camera.panned(dx, dy)
    for axis, wanted in ((0, dx), (1, dy)):
        got = moved.origin[axis] - camera.origin[axis]
        assert abs(got) <= abs(wanted) + 1.5
        assert got * wanted >= -abs(wanted) * 1.5


@given(cameras(most=40), st.data())
def test_showing_a_cell_brings_it_into_view_and_moves_no_more(camera: Camera, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, camera.rows - 1))
    column = data.draw(st.integers(0, camera.columns - 1))
    shown = camera.showing(row, column)
    for index, axis, size in ((column, 0, camera.width), (row, 1, camera.height)):
        if camera.scale > size:
            continue
        start = shown.origin[axis] + index * shown.scale
        assert start >= -1.5
        assert start + shown.scale <= size + 1.5
    if camera.scale <= min(camera.width, camera.height):
        again = shown.showing(row, column)
        assert np.abs(np.subtract(again.origin, shown.origin)).max() <= 1


@given(st.integers(2, 64), st.integers(2, 64), st.integers(6, 90))
def test_a_grid_that_fills_its_widget_has_all_its_lines(rows: int, columns: int, cell: int) -> None:
    """One pixel more than the cells take is for the line at the right and the bottom."""
    camera = Camera(columns * cell + 1, rows * cell + 1, rows, columns)
    assert camera.scale == cell
    assert camera.origin == (0, 0)
