"""What the panes show: padding with its values, what is never visited, and who is who in the window."""

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
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.core.render.colormap import gray_cell_table
from convstudio.core.view_state import Cursor, ViewState
from convstudio.ui.lenses.stage import scene, viewports
from convstudio.ui.lenses.stage.scene import Hover, Pane
from convstudio.ui.theme import TAP_COLORS
from tests.oracles import NUMPY_MODES, torch_output
from tests.strategies import possible_documents
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
    assert {bench.window.theme.color("ground").rgb()} in ghost
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
    warning, quarter = bench.window.theme.color("warning").rgb(), round(grid.camera.scale * 0.25)
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


@given(possible_documents(max_side=7), st.data())
@settings(max_examples=60)
def test_marks_window_and_links_agree_with_the_trace(document: Document, data: st.DataObject) -> None:
    shape = geometry.output_shape(document)
    position = tuple(data.draw(st.integers(0, size - 1)) for size in shape)
    view = ViewState(cursor=Cursor(0, position))
    cells = trace(document, 0, position).channels[0].positions.reshape(2, -1).T.tolist()
    overlays = scene.overlays(document, view, Hover(Pane.OUTPUT, (position[0], position[1])))
    assert [list(mark.cell) for mark in overlays[Pane.INPUT].marks] == cells
    assert [list(cell) for cell in overlays[Pane.INPUT].linked] == cells
    window = overlays[Pane.INPUT].window
    assert window is not None
    assert list(window.first) == np.min(cells, axis=0).tolist()
    assert np.add(window.first, window.size).tolist() == np.add(np.max(cells, axis=0), 1).tolist()
    for index, cell in enumerate(cells):
        tap = divmod(index, document.kernel_size[1])
        if cells.count(cell) == 1:
            assert scene.term_under(document, view, Hover(Pane.INPUT, (cell[0], cell[1]))) == tap
        back = scene.overlays(document, view, Hover(Pane.INPUT, (cell[0], cell[1])))
        assert tuple(position) in back[Pane.OUTPUT].linked
        assert tap in back[Pane.KERNEL].linked
        forth = scene.overlays(document, view, Hover(Pane.KERNEL, tap))
        assert tuple(cell) in forth[Pane.INPUT].linked


@given(possible_documents(max_side=9), st.floats(0, 9), st.floats(0, 9))
@settings(max_examples=60)
def test_both_grids_look_at_the_same_part(document: Document, row: float, column: float) -> None:
    """Going to the output's middle and back is to be where one was."""
    middles = viewports.grid_centers(document, (row, column))
    output = middles[Pane.OUTPUT]
    assert output is not None
    assert viewports.center_under_output(document, output) == pytest.approx((row, column))
    inner = middles[Pane.INPUT]
    assert inner is not None
    assert viewports.input_center(document, inner) == pytest.approx((row, column))


def test_a_photographs_weight_links_no_millions() -> None:
    document = examples.document_of(np.zeros((1, 200, 200)), [[[[1, 2], [3, 4]]]])
    linked = scene.overlays(document, ViewState(), Hover(Pane.KERNEL, (0, 0)))[Pane.INPUT].linked
    assert not linked


def test_erasing_shows_the_pending_window_at_once(bench: Bench) -> None:
    bench.click(Pane.INPUT, (0, 0), RIGHT)
    assert bench.shown_input()[0][0] == 0
    assert bench.shown_output()[0][0] == 2
