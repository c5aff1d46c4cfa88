"""What the panes show: padding with its values, what is never visited, and who is who in the window."""

from math import isclose
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from convstudio.core import examples
from convstudio.core.document import Document, PaddingMode
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.core.render.colormap import gray_cell_table
from convstudio.core.render.frame import Look, frame_of
from convstudio.core.render.sheet import Sheet
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Cursor, ViewState
from convstudio.ui.lenses.naming import kernel_of
from convstudio.ui.lenses.stage import scene, viewports
from convstudio.ui.lenses.stage.scene import Hover, Pane
from convstudio.ui.theme import TAP_COLORS
from tests.oracles import NUMPY_MODES, torch_output
from tests.strategies import KINDS, any_documents
from tests.ui.bench import RIGHT, Bench

MODES: Final = list(PaddingMode)


def padded(document: Document, mode: PaddingMode, width: int) -> list[list[float]]:
    numpy_mode: Any = NUMPY_MODES[mode.value]
    result: list[list[float]] = np.pad(document.signal.values[0], width, mode=numpy_mode).tolist()
    return result


# Padding


@pytest.mark.parametrize("mode", MODES)
def test_ghost_cells_have_the_values_of_the_mode_and_their_gray(bench: Bench, mode: PaddingMode) -> None:
    layer = bench.window.inspector.layer
    bench.open("lecture")
    bench.enter(layer.padding.rows, "2")
    bench.pick(layer.mode, MODES.index(mode))
    expected = padded(bench.document, mode, 2)
    assert bench.shown_input() == expected
    picture = bench.grid(Pane.INPUT).picture
    assert picture is not None
    raster = picture.raster
    image = bench.picture_of(Pane.INPUT)
    for cell in ((-2, -2), (-1, 3), (6, 6), (2, -1), (6, 0), (0, 6)):
        value = expected[cell[0] + 2][cell[1] + 2]
        index = round(255 * (value - raster.low) / (raster.high - raster.low))
        assert raster.levels[0][cell[0] + 2, cell[1] + 2] == index
        gray = QColor(*gray_cell_table()[index].tolist())
        inside = bench.grid(Pane.INPUT).cell_center(cell) + QPoint(
            0, round(bench.grid(Pane.INPUT).camera.scale * 0.36)
        )
        assert image.pixelColor(inside) == gray
        assert bench.grid(Pane.INPUT).tooltip_of(cell).endswith(f": {value:.0f}")
    assert bench.shown_output() == torch_output(bench.document)[0].tolist()


def test_ghost_cells_are_set_apart_by_a_margin_and_dashes(bench: Bench) -> None:
    """Not by their gray: a padded 0 is as black as a drawn one."""
    bench.enter(bench.window.inspector.layer.padding.rows, "1")
    image, grid = bench.picture_of(Pane.INPUT), bench.grid(Pane.INPUT)
    side = round(grid.camera.scale)

    def rows_from_the_edge(cell: tuple[int, int]) -> list[set[int]]:
        corner = grid.cell_center(cell) - QPoint(side // 4, side // 2)
        return [{image.pixel(corner + QPoint(x, y)) for x in range(side // 2)} for y in range(1, 6)]

    ghost, real = rows_from_the_edge((-1, 4)), rows_from_the_edge((2, 4))
    assert all(len(row) == 1 for row in real)
    assert {bench.window.look.theme.color("ground").rgb()} in ghost
    assert sum(len(row) > 1 for row in ghost) == 1


def test_padding_may_differ_on_every_side(bench: Bench) -> None:
    layer = bench.window.inspector.layer
    bench.open("first")
    bench.push(layer.uneven)
    for field, rows, columns in ((layer.padding, 1, 0), (layer.padding_after, 0, 2)):
        bench.push(field.link)
        bench.enter(field.rows, str(rows))
        bench.enter(field.columns, str(columns))
    assert bench.shown_input() == [[0] * 5, [0, 1, 2, 0, 0], [3, 4, 5, 0, 0], [6, 7, 8, 0, 0]]
    assert "padding ↑1 ↓0 ←0 →2" in bench.lens.stage.panes[Pane.INPUT].title.text()
    assert bench.shown_output() == torch_output(bench.document)[0].tolist()


# What no window reaches


def hatched(bench: Bench) -> npt.NDArray[np.bool_]:
    """Return for each cell of the input whether it has pixels in the color of the hatching."""
    grid, image = bench.grid(Pane.INPUT), bench.picture_of(Pane.INPUT)
    assert grid.picture is not None
    warning, quarter = bench.window.look.theme.color("warning").rgb(), round(grid.camera.scale * 0.25)
    found = np.zeros((grid.picture.rows, grid.picture.columns), dtype=np.bool_)
    first = grid.picture.first
    for cell in np.ndindex(*found.shape):
        center = grid.cell_center((cell[0] + first[0], cell[1] + first[1]))
        area = [center + QPoint(x, y) for x in range(-quarter, quarter) for y in range(-quarter, quarter)]
        found[cell] = any(image.pixel(place) == warning for place in area)
    return found


def visited(document: Document) -> npt.NDArray[np.bool_]:
    """Return for each padded cell whether a window uses it, one window after the other."""
    rows, columns = geometry.window_axes(document)
    found = np.zeros((rows.padded, columns.padded), dtype=np.bool_)
    for position in np.ndindex(rows.size, columns.size):
        cells = trace(document, 0, position).channels[0].positions
        found[cells[0] + rows.before, cells[1] + columns.before] = True
    return found


@pytest.mark.parametrize(
    ("size", "stride", "dilation", "padding", "unused"),
    [
        (6, 1, 1, 0, 0),
        (6, 2, 1, 0, 11),
        (6, 4, 1, 0, 27),
        (5, 1, 2, 0, 16),
        (6, 3, 2, 1, 28),
        (8, 5, 1, 1, 64),
    ],
)
def test_cells_that_no_window_uses_are_hatched(
    bench: Bench, size: int, stride: int, dilation: int, padding: int, unused: int
) -> None:
    layer = bench.window.inspector.layer
    bench.enter(bench.lens.tools.size_field.rows, str(size))
    bench.enter(layer.padding.rows, str(padding))
    bench.enter(layer.stride.rows, str(stride))
    bench.enter(layer.dilation.rows, str(dilation))
    bench.push(layer.kernel_size)  # away from the input
    assert (~visited(bench.document)).sum() == unused
    np.testing.assert_array_equal(hatched(bench), ~visited(bench.document))


# Identities


def marks(bench: Bench, pane: Pane) -> dict[str, tuple[int, ...]]:
    return {mark.label: mark.cell for mark in bench.grid(pane).overlay.marks}


def test_identities_sit_where_the_weights_are_multiplied(bench: Bench) -> None:
    layer = bench.window.inspector.layer
    bench.enter(layer.padding.rows, "1")
    bench.enter(layer.stride.rows, "2")
    bench.enter(layer.dilation.rows, "2")
    bench.settle()
    for cell in ((0, 0), (1, 0), (1, 1)):
        bench.click(Pane.OUTPUT, cell)
        positions = trace(bench.document, 0, cell).channels[0].positions.reshape(2, -1).T
        expected = {letter: (int(r), int(c)) for letter, (r, c) in zip("abcdefghi", positions, strict=True)}
        assert marks(bench, Pane.INPUT) == expected
    assert marks(bench, Pane.KERNEL) == {"abcdefghi"[i * 3 + j]: (i, j) for i in range(3) for j in range(3)}
    image, grid = bench.picture_of(Pane.INPUT), bench.grid(Pane.INPUT)
    corner = QPoint(round(grid.camera.scale / 2) - 2, round(grid.camera.scale / 2) - 2)
    for letter, color in zip("abcdefghi", TAP_COLORS, strict=True):
        marked = marks(bench, Pane.INPUT)[letter]
        if marked in {(1, 1), (3, 3)}:  # inside the window, where its own frame does not cover it
            assert image.pixelColor(grid.cell_center(marked) + corner).name() == color


def test_more_than_nine_cells_are_named_by_row_and_column(bench: Bench) -> None:
    bench.enter(bench.window.inspector.layer.kernel_size.rows, "4")
    bench.settle()
    assert marks(bench, Pane.KERNEL) == {f"{i},{j}": (i, j) for i in range(4) for j in range(4)}
    assert marks(bench, Pane.INPUT)["3,2"] == (4, 3)
    assert all(mark.color is None for mark in bench.grid(Pane.INPUT).overlay.marks)
    assert bench.lens.strip.tile_texts()[0].startswith("0,0")


@given(any_documents(), st.data())
@settings(max_examples=100)
def test_marks_window_and_links_agree_with_the_axes(document: Document, data: st.DataObject) -> None:
    """For every kind and rank: what is marked is what is multiplied, and links lead back."""
    every, shape = geometry.axes(document), geometry.output_shape(document)
    position = tuple(data.draw(st.integers(0, size - 1)) for size in shape)
    view = ViewState(cursor=Cursor(0, position))
    expected = {
        tap: tuple(int(axis.taps(o)[k]) for axis, o, k in zip(every, position, tap, strict=True))
        for tap in np.ndindex(*document.kernel_size)
        if all(axis.meets(o)[k] for axis, o, k in zip(every, position, tap, strict=True))
    }
    cells = list(expected.values())
    overlays = scene.overlays(document, view, Hover(Pane.OUTPUT, position))
    assert [mark.cell for mark in overlays[Pane.INPUT].marks] == cells
    assert list(overlays[Pane.INPUT].linked) == cells
    assert [mark.cell for mark in overlays[Pane.KERNEL].marks] == list(np.ndindex(*document.kernel_size))
    window = overlays[Pane.INPUT].window
    assert (window is None) == (document.layer.kind is Kind.TRANSPOSED)
    if window is not None:
        assert list(window.first) == np.min(cells, axis=0).tolist()
        assert np.add(window.first, window.size).tolist() == np.add(np.max(cells, axis=0), 1).tolist()
    for tap, cell in expected.items():
        if cells.count(cell) == 1:
            assert scene.term_under(document, view, Hover(Pane.INPUT, cell)) == tap
        back = scene.overlays(document, view, Hover(Pane.INPUT, cell))
        assert position in back[Pane.OUTPUT].linked
        assert tap in back[Pane.KERNEL].linked
        assert position in back[Pane.OUTPUT].notes
        forth = scene.overlays(document, view, Hover(Pane.KERNEL, tap))
        assert cell in forth[Pane.INPUT].linked


@given(any_documents())
@settings(max_examples=100)
def test_the_input_has_the_numbers_that_windows_meet(document: Document) -> None:
    """With the padding of its mode; beyond what stands for a cell there is 0, or -∞ where the largest counts."""
    maps = torch_output(document)
    frame = frame_of(Evaluated(document, maps, "numpy", 0.0), Look(0, 0))
    picture = scene.input_grid(frame)
    numbers, every = picture.numbers(), geometry.axes(document)
    void = -np.inf if document.layer.kind is Kind.MAX_POOL else 0.0
    assert picture.real == document.signal.spatial
    assert frame.input.raster.size == picture.sheet.size
    for index in np.ndindex(*picture.shape):
        cell = tuple(i + zero for i, zero in zip(index, picture.first, strict=True))
        sources = tuple(axis.source(i) for axis, i in zip(every, cell, strict=True))
        value = void if None in sources else document.signal.values[(0, *sources)]
        assert numbers[index] == value
        span = frame.input.raster.high - frame.input.raster.low
        level = np.clip((value - frame.input.raster.low) / span, 0, 1) * 255
        assert abs(frame.input.raster.levels[0][picture.sheet.place(index)] - level) <= 0.51
    output = scene.output_grid(frame, ViewState(filling=False))
    assert output is not None
    np.testing.assert_array_equal(output.numbers(), maps[0])
    # Pooling parks its weights; what it shows of them has the form of the window.
    kernel = scene.kernel_grid(document, kernel_of(document, ViewState()))
    assert kernel.shape == document.kernel_size


@given(any_documents(KINDS, (1, 2)), st.floats(0, 9), st.floats(0, 9))
@settings(max_examples=60)
def test_both_grids_look_at_the_same_part(document: Document, row: float, column: float) -> None:
    """Going to the output's middle and back is to be where one was."""
    row = row if document.layer.rank == 2 else 0.5
    middles = viewports.grid_centers(document, (row, column))
    output = middles[Pane.OUTPUT]
    assert output is not None
    assert viewports.center_under_output(document, output) == pytest.approx((row, column))
    inner = middles[Pane.INPUT]
    assert inner is not None
    assert viewports.input_center(document, inner) == pytest.approx((row, column))


@given(any_documents(KINDS, (3,)), st.data())
@settings(max_examples=60)
def test_a_window_in_a_volume_is_looked_at_with_its_output(document: Document, data: st.DataObject) -> None:
    shape = geometry.output_shape(document)
    position = tuple(data.draw(st.integers(0, size - 1)) for size in shape)
    center = viewports.center_of_window(document, position)
    middles = viewports.grid_centers(document, center)
    inner, output, place = middles[Pane.INPUT], middles[Pane.OUTPUT], Sheet.of(shape).place(position)
    assert inner is not None
    assert output is not None
    assert viewports.input_center(document, inner) == pytest.approx(center)
    inside = all(
        0 <= axis.input_at(index + 0.5) + axis.ghosts[0] <= axis.in_size + sum(axis.ghosts)
        for axis, index in zip(geometry.axes(document)[1:], position[1:], strict=True)
    )
    even = isclose(geometry.axes(document)[0].input_at(position[0] + 0.5) % 1, 0.5)
    if inside and even and document.layer.kind is not Kind.TRANSPOSED:
        # One row is over the sheet, for the captions.
        assert output == pytest.approx((place[0] + 1.5, place[1] + 0.5))


def test_a_photographs_weight_links_no_millions() -> None:
    document = examples.document_of(np.zeros((1, 200, 200)), [[[[1, 2], [3, 4]]]])
    linked = scene.overlays(document, ViewState(), Hover(Pane.KERNEL, (0, 0)))[Pane.INPUT].linked
    assert not linked


def test_erasing_shows_the_pending_window_at_once(bench: Bench) -> None:
    bench.click(Pane.INPUT, (0, 0), RIGHT)
    assert bench.shown_input()[0][0] == 0
    assert bench.shown_output()[0][0] == 2
