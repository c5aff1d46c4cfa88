"""Signals and volumes in the Window lens: the worked numbers of the curriculum, stepping, drawing."""

from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.core.view_state import Cursor
from convstudio.ui.lenses.stage import titles
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.window.input_tools import Tool
from convstudio.ui.widgets.grid.bars import BarScale
from convstudio.ui.widgets.grid.picture import Box
from tests.oracles import torch_output
from tests.ui.bench import RIGHT, Bench

KEYS = Qt.Key
VOLUME = np.arange(27).reshape(3, 3, 3)


def show(
    bench: Bench,
    planes: Sequence[object],
    kernels: Sequence[object],
    padding: int = 0,
    kind: Kind = Kind.CONVOLUTION,
) -> None:
    """Let the document be a layer on `planes`, with one filter of `kernels`."""
    values, weight = np.array(planes, dtype=np.float32), np.array([kernels], dtype=np.float32)
    rank = values.ndim - 1
    signal = Signal(values, Color.GRAY if len(values) == 1 else Color.STACK, 0, max(float(values.max()), 1))
    layer = LayerSpec((1,) * rank, ((padding, padding),) * rank, (1,) * rank, kind=kind)
    document = Document(signal, layer, weight, np.zeros(1, dtype=np.float32))
    bench.store.apply(EditName.INPUT_COLOR, lambda _present: document)
    bench.settle()


def look(bench: Bench, *position: int) -> None:
    bench.store.set_view(bench.store.view.__class__(cursor=Cursor(0, position)))
    bench.settle()


def test_a_signal_under_two_weights(bench: Bench) -> None:
    show(bench, [range(7)], [[1, 2]])
    assert bench.shown(Pane.INPUT).tolist() == [0, 1, 2, 3, 4, 5, 6]
    assert bench.shown(Pane.KERNEL).tolist() == [1, 2]
    assert bench.shown(Pane.OUTPUT).tolist() == [2, 5, 8, 11, 14, 17]
    bench.click(Pane.OUTPUT, (3,))
    assert bench.store.view.cursor.position == (3,)
    assert bench.grid(Pane.INPUT).overlay.window == Box((3,), (2,))
    assert [(mark.cell, mark.label) for mark in bench.grid(Pane.INPUT).overlay.marks] == [
        ((3,), "a"),
        ((4,), "b"),
    ]
    assert bench.lens.strip.result_text() == "11"
    assert "7 cells" in bench.lens.stage.panes[Pane.INPUT].title.text()


def test_a_signal_of_three_channels(bench: Bench) -> None:
    show(bench, [range(7), range(1, 8), range(2, 9)], [[1, 2], [3, 4], [-1, -3]])
    assert bench.shown(Pane.OUTPUT).tolist() == [2, 8, 14, 20, 26, 32]
    assert bench.lens.stage.panes[Pane.INPUT].tabs.count() == 3


def test_a_volume_under_ones(bench: Bench) -> None:
    show(bench, [VOLUME], [np.ones((2, 2, 2))])
    np.testing.assert_array_equal(bench.shown(Pane.INPUT), VOLUME)
    assert bench.shown(Pane.OUTPUT).tolist() == [[[52, 60], [76, 84]], [[124, 132], [148, 156]]]
    bench.click(Pane.OUTPUT, (1, 0, 1))
    assert bench.store.view.cursor.position == (1, 0, 1)
    assert bench.grid(Pane.INPUT).overlay.window == Box((1, 0, 1), (2, 2, 2))
    assert [mark.label for mark in bench.grid(Pane.KERNEL).overlay.marks] == list("abcdefgh")
    assert bench.lens.strip.result_text() == "132"
    volumes = bench.lens.stage.volumes.volumes
    assert volumes is not None
    assert (volumes.window, volumes.cursor) == (Box((1, 0, 1), (2, 2, 2)), Box((1, 0, 1), (1, 1, 1)))
    assert (volumes.inputs, volumes.outputs) == ("slices 1 to 2", "slice 1")
    assert bench.lens.stage.volumes.isVisible()


def test_the_padding_of_a_volume_has_slices_of_its_own(bench: Bench) -> None:
    show(bench, [VOLUME], [np.ones((3, 3, 3))], padding=1)
    np.testing.assert_array_equal(bench.shown(Pane.INPUT), np.pad(VOLUME, 1))
    np.testing.assert_array_equal(bench.shown(Pane.OUTPUT), torch_output(bench.document)[0])
    look(bench, 0, 0, 0)
    volumes = bench.lens.stage.volumes.volumes
    assert volumes is not None
    assert volumes.inputs == "slices −1 to 1"
    assert bench.grid(Pane.INPUT).tooltip_of((-1, 0, 2)) == "slice -1, row 0, column 2: 0".replace("-", "−")
    assert [mark.label for mark in bench.grid(Pane.KERNEL).overlay.marks][9] == "1,0,0"


def test_steps_go_through_columns_rows_and_slices(bench: Bench) -> None:
    show(bench, [VOLUME], [np.ones((2, 2, 2))])
    look(bench, 0, 0, 0)
    bench.focus_stage()
    visited = [bench.store.view.cursor.position]
    for _ in range(7):
        bench.key(KEYS.Key_Right)
        visited.append(bench.store.view.cursor.position)
    assert visited == list(np.ndindex(2, 2, 2))


def test_typing_and_the_wheel_change_cells_of_any_rank(bench: Bench) -> None:
    for planes, kernels, cell in (([range(7)], [[1, 2]], (4,)), ([VOLUME], [np.ones((2, 2, 2))], (2, 0, 1))):
        show(bench, planes, kernels)
        bench.type_into(Pane.INPUT, cell, "9")
        assert bench.document.signal.values[(0, *cell)] == 9
        bench.point_at(Pane.INPUT, cell)
        bench.wheel_on(Pane.INPUT, cell, 1)
        assert bench.document.signal.values[(0, *cell)] == 10
        bench.type_into(Pane.KERNEL, (0,) * len(cell), "3")
        bench.settle()
        np.testing.assert_array_equal(bench.shown(Pane.OUTPUT), torch_output(bench.document)[0])


def test_pencil_and_fill_keep_to_a_slice(bench: Bench) -> None:
    show(bench, [np.zeros((2, 3, 3))], [np.ones((2, 2, 2))])
    bench.drag(Pane.INPUT, (1, 0, 0), (1, 2, 2))
    expected = np.zeros((2, 3, 3))
    expected[1] = np.eye(3)
    np.testing.assert_array_equal(bench.document.signal.values[0], expected)
    bench.lens.tools.choose(Tool.FILL)
    bench.click(Pane.INPUT, (0, 1, 1))
    expected[0] = 1
    np.testing.assert_array_equal(bench.document.signal.values[0], expected)
    bench.click(Pane.INPUT, (1, 1, 1), RIGHT)
    assert bench.document.signal.values[0, 1, 1, 1] == 0


def bar_place(bench: Bench, pane: Pane, column: int, value: float) -> QPoint:
    grid = bench.grid(pane)
    assert grid.picture is not None
    scale = BarScale.of(grid.camera, grid.picture)
    y = scale.bottom - (value - scale.low) / (scale.high - scale.low) * (scale.bottom - scale.top)
    return QPoint(grid.cell_center((column,)).x(), round(y))


def test_a_curve_is_drawn_through_the_bars_in_one_step(bench: Bench) -> None:
    show(bench, [np.zeros(8)], [[1, -1]])
    before = bench.document
    places = [bar_place(bench, Pane.INPUT, *point) for point in ((1, 0.0), (3, 1.0), (6, 0.25))]
    bench.drag_pixels(bench.grid(Pane.INPUT), *places)
    drawn = bench.document.signal.values[0]
    assert drawn.tolist() == pytest.approx([0, 0, 0.5, 1, 0.75, 0.5, 0.25, 0], abs=0.02)
    np.testing.assert_array_equal(bench.shown_output(), torch_output(bench.document)[0])
    bench.store.undo()
    assert bench.document is before


def test_a_line_through_the_bars_is_drawn_anew_from_its_beginning(bench: Bench) -> None:
    show(bench, [np.zeros(8)], [[1, -1]])
    bench.lens.tools.choose(Tool.LINE)
    places = [bar_place(bench, Pane.INPUT, *point) for point in ((0, 1.0), (7, 1.0), (4, 0.0))]
    bench.drag_pixels(bench.grid(Pane.INPUT), *places)
    assert bench.document.signal.values[0].tolist() == pytest.approx(
        [1, 0.75, 0.5, 0.25, 0, 0, 0, 0], abs=0.02
    )


def test_weights_are_drawn_as_bars_too(bench: Bench) -> None:
    show(bench, [range(8)], [[2, 0, 0, 1]])
    before = bench.document
    places = [bar_place(bench, Pane.KERNEL, *point) for point in ((1, 2.0), (2, 1.0))]
    bench.drag_pixels(bench.grid(Pane.KERNEL), *places)
    assert bench.document.weight[0, 0].tolist() == pytest.approx([2, 2, 1, 1], abs=0.05)
    bench.store.undo()
    assert bench.document is before


def test_the_right_button_erases_under_bars(bench: Bench) -> None:
    show(bench, [np.ones(8)], [[1, -1]])
    bench.push(bench.grid(Pane.INPUT), bar_place(bench, Pane.INPUT, 3, 0.5), RIGHT)
    assert bench.document.signal.values[0].tolist() == [1, 1, 1, 0, 1, 1, 1, 1]


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("rank", [1, 2, 3])
def test_every_kind_and_rank_is_on_the_stage(bench: Bench, kind: Kind, rank: int) -> None:
    values = np.arange(4**rank).reshape((4,) * rank)
    show(bench, [values], [np.ones((2,) * rank)], padding=1, kind=kind)
    expected, picture = torch_output(bench.document)[0], bench.grid(Pane.OUTPUT).picture
    assert picture is not None
    # A border that the padding removes is shown around it.
    np.testing.assert_array_equal(picture.values((0,) * rank, expected.shape), expected)
    for pane in Pane:
        bench.hover(pane, (0,) * rank)
        bench.hover(pane, (1,) * rank)
    bench.hover_nothing()
    assert bench.grid(Pane.INPUT).overlay.window is not None
    shown = bench.lens.stage.volumes.volumes
    assert (shown is None) == (rank < 3)
    for factor in (2.0, 2.0, 0.0):
        bench.lens.zoom(factor)
        bench.settle()


@pytest.mark.parametrize("pane", [Pane.INPUT, Pane.OUTPUT])
def test_the_wheel_zooms_signals_on_what_is_under_the_pointer(bench: Bench, pane: Pane) -> None:
    show(bench, [np.sin(np.arange(64))], [[1, 1, 1]], padding=1)
    grid, cell = bench.grid(pane), (40,)
    place = QPoint(grid.cell_center(cell).x(), 20)  # among the bars
    for _ in range(5):
        bench.wheel(grid, 1, place)
        assert grid.cell_at(QPointF(place)) == cell
        here, there = (
            each.cell_at(QPointF(each.width() / 2, 10))
            for each in (bench.grid(Pane.INPUT), bench.grid(Pane.OUTPUT))
        )
        assert here is not None
        assert there is not None
        assert abs(here[0] - there[0]) <= 1
    bench.wheel(grid, -9, place)
    assert grid.camera.zoom == 1


def test_a_zoomed_volume_follows_the_window_from_slice_to_slice(bench: Bench) -> None:
    show(bench, [np.arange(5 * 12 * 12).reshape(5, 12, 12)], [np.ones((1, 3, 3))])
    look(bench, 0, 4, 4)
    grid = bench.grid(Pane.INPUT)
    place = grid.cell_center((0, 5, 5))
    bench.wheel(grid, 4, place)
    assert grid.cell_at(QPointF(place)) == (0, 5, 5)
    for position in ((0, 9, 9), (1, 0, 0), (3, 9, 2), (4, 5, 5), (0, 0, 0)):
        bench.store.set_cursor(position)
        bench.settle()
        output, middle = bench.grid(Pane.OUTPUT), tuple(np.add(position, (0, 1, 1)))
        assert output.rect().contains(output.cell_center(position))
        assert grid.rect().contains(grid.cell_center(middle))


@pytest.mark.parametrize(
    ("shape", "padding", "expected"),
    [
        ((1,), 0, "1 cell"),
        ((1200,), 0, "1,200 cells"),
        ((5,), 1, "5 cells, padding 1"),
        ((2, 3, 4), 0, "2 × 3 × 4"),
        ((4, 4, 4), 2, "4 × 4 × 4, padding 2"),
    ],
)
def test_titles_say_the_size(shape: tuple[int, ...], padding: int, expected: str) -> None:
    rank = len(shape)
    layer = LayerSpec((1,) * rank, ((padding, padding),) * rank, (1,) * rank)
    document = Document(
        Signal(frozen(np.zeros((1, *shape)))), layer, frozen(np.ones((1, 1, *(1,) * rank))), frozen([0.0])
    )
    assert ", ".join(titles.input_details(document)) == expected


def test_uneven_padding_is_named_side_by_side() -> None:
    layer = LayerSpec((1, 1, 1), ((0, 1), (2, 3), (4, 5)), (1, 1, 1))
    document = Document(
        Signal(frozen(np.zeros((1, 2, 2, 2)))), layer, frozen(np.ones((1, 1, 1, 1, 1))), frozen([0.0])
    )
    assert titles.input_details(document) == ("2 × 2 × 2", "padding front 0 back 1 ↑2 ↓3 ←4 →5")


def test_a_long_signal_lies_over_its_kernel_and_output(bench: Bench) -> None:
    stage = bench.lens.stage
    show(bench, [range(7)], [[1, 2]])
    tops = [stage.panes[pane].grid.y() for pane in Pane]
    show(bench, [np.sin(np.arange(64))], [[1, 2]])
    below = [stage.panes[pane].grid.y() for pane in Pane]
    assert tops[0] < stage.height() / 3
    assert below[1] > stage.panes[Pane.INPUT].grid.geometry().bottom()
    assert below[2] > stage.panes[Pane.INPUT].grid.geometry().bottom()
    assert bench.grid(Pane.INPUT).width() > bench.lens.stage.width() * 0.8
