"""The worked numbers of transposed convolution and of pooling, read back from what the widgets show."""

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from convstudio.core.document import Color, Document, LayerSpec, Signal
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.grid.picture import Box
from tests.ui.bench import Bench, numbers_of

FIRST = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
CORNER = [[0, 1], [2, 3]]
POOLED = [[1, 4, 2, 8], [3, 2, 5, 6], [9, 1, 7, 0], [4, 5, 3, 2]]
SIXTEEN = np.arange(16).reshape(4, 4)


def show(bench: Bench, plane: npt.ArrayLike, kernel: npt.ArrayLike, kind: Kind, **changes: Any) -> None:
    """Let the document be a layer of a kind on one plane."""
    values, weight = np.array([plane], dtype=np.float32), np.array([[kernel]], dtype=np.float32)
    rank = values.ndim - 1
    spec = LayerSpec((1,) * rank, ((0, 0),) * rank, (1,) * rank, kind=kind)
    layer = replace(spec, **changes)
    signal = Signal(values, Color.GRAY, 0, max(float(values.max()), 1))
    document = Document(signal, layer, weight, np.zeros(1, dtype=np.float32))
    bench.store.apply(EditName.KIND, lambda _present: document)
    bench.store.set_view(replace(bench.store.view, stamping=False, filling=True))
    bench.settle()


def look(bench: Bench, *position: int) -> str:
    """Explain an output; return what the strip says."""
    bench.store.set_cursor(position)
    bench.settle()
    return bench.lens.strip.plain_text()


# Transposed convolution


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [[0, 0, 1], [0, 4, 6], [4, 12, 9]]),
        ({"stride": (2, 2)}, [[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]]),
        ({"padding": ((1, 1), (1, 1))}, [[4]]),
    ],
)
def test_stamps_of_the_corner(bench: Bench, changes: dict[str, object], expected: list[list[float]]) -> None:
    show(bench, CORNER, CORNER, Kind.TRANSPOSED, **changes)
    assert bench.shown_output() == expected
    assert bench.lens.stage._signs[Pane.KERNEL].text() == "∗ᵀ"


def test_what_padding_removes_is_drawn_around_the_output(bench: Bench) -> None:
    show(bench, CORNER, CORNER, Kind.TRANSPOSED, padding=((1, 1), (1, 1)))
    assert numbers_of(bench.grid(Pane.OUTPUT)).tolist() == [[0, 0, 1], [0, 4, 6], [4, 12, 9]]
    picture = bench.grid(Pane.OUTPUT).picture
    assert picture is not None
    assert (picture.first, picture.real) == ((-1, -1), (1, 1))
    assert "border removed" in bench.lens.stage.panes[Pane.OUTPUT].title.toolTip()


def test_who_contributes_to_an_output(bench: Bench) -> None:
    show(bench, CORNER, CORNER, Kind.TRANSPOSED)
    assert look(bench, 1, 1).endswith(
        "Y[1, 1]: 3×0 + 2×1 + 1×2 + 0×3 + bias 0 = 4; gathers 4 of at most 4 products"
    )
    marks = {mark.label: mark.cell for mark in bench.grid(Pane.INPUT).overlay.marks}
    assert marks == {"a": (1, 1), "b": (1, 0), "c": (0, 1), "d": (0, 0)}
    look(bench, 2, 2)
    assert [mark.label for mark in bench.grid(Pane.KERNEL).overlay.marks] == ["d"]
    assert bench.grid(Pane.KERNEL).overlay.faded == ((0, 0), (0, 1), (1, 0))
    panel = bench.window.look.theme.color("panel")
    assert bench.pixel(Pane.KERNEL, (1, 0), down=0.8) == panel
    assert bench.pixel(Pane.KERNEL, (1, 1), down=0.8) != panel
    bench.hover(Pane.INPUT, (0, 1))
    assert set(bench.grid(Pane.OUTPUT).overlay.linked) == {(0, 1), (0, 2), (1, 1), (1, 2)}
    assert bench.grid(Pane.OUTPUT).overlay.notes[1, 2] == "d: 3"


def test_stamps_fall_one_by_one(bench: Bench) -> None:
    show(bench, CORNER, CORNER, Kind.TRANSPOSED)
    bench.push(bench.lens.kind_bar.by_input)
    assert bench.store.view.stamping
    bench.window.playback.first()
    assert bench.shown_output() == [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
    for expected in (
        [[0, 0, 1], [0, 2, 3], [0, 0, 0]],
        [[0, 0, 1], [0, 4, 3], [4, 6, 0]],
        [[0, 0, 1], [0, 4, 6], [4, 12, 9]],
    ):
        bench.push(bench.lens.transport.forward_button)
        assert bench.shown_output() == expected
    assert bench.lens.transport.label.text() == "step 4 of 4"
    assert bench.grid(Pane.INPUT).overlay.cursor == (1, 1)
    assert bench.grid(Pane.OUTPUT).overlay.window == Box((1, 1), (2, 2))
    assert [(mark.label, mark.cell) for mark in bench.grid(Pane.OUTPUT).overlay.marks][1] == ("b", (1, 2))
    assert bench.lens.strip.result_text() == "3"
    bench.click(Pane.OUTPUT, (0, 0))
    assert bench.store.view.source == (0, 0)
    bench.hover(Pane.OUTPUT, (1, 1))
    assert bench.grid(Pane.KERNEL).overlay.linked == ((1, 1),)
    bench.push(bench.lens.kind_bar.by_output)
    assert not bench.store.view.stamping


def test_a_checkerboard_and_its_cure(bench: Bench) -> None:
    show(bench, np.ones((4, 4)), np.ones((3, 3)), Kind.TRANSPOSED, stride=(2, 2))
    bar, row = bench.lens.kind_bar, [1, 1, 2, 1, 2, 1, 2, 1, 1]
    bench.push(bar.covers)
    assert bench.shown_output() == [[down * across for across in row] for down in row]
    assert bar.sentence.full_text == "Uneven (1 to 4): checkerboard."
    assert bench.lens.stage.panes[Pane.OUTPUT].title.text().startswith("Coverage")
    before = bench.document
    bench.push(bar.even)
    bench.settle()
    assert bench.document.kernel_size == (4, 4)
    assert bench.shown_output()[4] == [2, 2, 4, 4, 4, 4, 4, 4, 2, 2]
    assert bar.sentence.full_text == "Even inside: each output gathers 4."
    assert not bar.even.isVisible()
    bench.push(bar.covers)
    assert bench.shown_output()[4] == [2, 2, 4, 4, 4, 4, 4, 4, 2, 2]
    bench.push(bar.covers)
    bench.store.undo()
    assert bench.document is before
    bench.push(bar.covers)
    assert bench.lens.stage.panes[Pane.OUTPUT].title.text().startswith("Output")


def test_outputs_that_no_stamp_reaches_are_hatched(bench: Bench) -> None:
    show(bench, CORNER, [[1]], Kind.TRANSPOSED, stride=(2, 2), output_padding=(1, 1))
    picture = bench.grid(Pane.OUTPUT).picture
    assert picture is not None
    assert picture.visited is not None
    assert [mask.tolist() for mask in picture.visited] == [[True, False, True, False]] * 2
    assert bench.shown_output() == [[0, 0, 1, 0], [0, 0, 0, 0], [2, 0, 3, 0], [0, 0, 0, 0]]


# Pooling


@pytest.mark.parametrize(
    ("kind", "plane", "size", "changes", "expected"),
    [
        (Kind.MAX_POOL, POOLED, (2, 2), {"stride": (2, 2)}, [[4, 8], [9, 7]]),
        (Kind.AVERAGE_POOL, POOLED, (2, 2), {"stride": (2, 2)}, [[2.5, 5.25], [4.75, 3]]),
        (Kind.MAX_POOL, FIRST, (2, 2), {}, [[4, 5], [7, 8]]),
        (Kind.AVERAGE_POOL, FIRST, (2, 2), {}, [[2, 3], [5, 6]]),
        (Kind.MAX_POOL, SIXTEEN, (3, 3), {"stride": (3, 3)}, [[10]]),
        (Kind.MAX_POOL, SIXTEEN, (3, 3), {"stride": (2, 2), "padding": ((1, 1), (1, 1))}, [[5, 7], [13, 15]]),
        (Kind.MAX_POOL, SIXTEEN, (2, 3), {"stride": (2, 3), "padding": ((0, 0), (1, 1))}, [[5, 7], [13, 15]]),
    ],
)
def test_pooled_maps(
    bench: Bench,
    kind: Kind,
    plane: npt.ArrayLike,
    size: tuple[int, int],
    changes: dict[str, object],
    expected: list[list[float]],
) -> None:
    show(bench, plane, np.zeros(size), kind, **changes)
    assert bench.shown_output() == expected
    assert "each plane alone" in bench.lens.stage.panes[Pane.OUTPUT].title.toolTip()
    assert bench.lens.stage._signs[Pane.KERNEL].text() == ("max" if kind is Kind.MAX_POOL else "mean")
    picture = bench.grid(Pane.KERNEL).picture
    assert picture is not None
    assert not picture.numbered
    assert not bench.grid(Pane.KERNEL).editable
    assert not bench.lens.stage.panes[Pane.KERNEL].legend.isVisible()


def test_the_winner_is_marked_and_its_index_kept(bench: Bench) -> None:
    show(bench, POOLED, np.zeros((2, 2)), Kind.MAX_POOL, stride=(2, 2))
    assert look(bench, 1, 0) == "Y[1, 0]: max(9, 1, 4, 5) = 9; index kept: (2, 0); each plane alone"
    assert bench.grid(Pane.INPUT).overlay.cursor == (2, 0)
    assert [tile.strong for tile in bench.lens.strip.tiles] == [True, False, False, False]


def test_padding_of_a_maximum_is_minus_infinity(bench: Bench) -> None:
    show(bench, POOLED, np.zeros((2, 2)), Kind.MAX_POOL, stride=(2, 2), padding=((1, 1), (1, 1)))
    assert bench.shown(Pane.INPUT)[0].tolist() == [-np.inf] * 6
    assert look(bench, 0, 0).startswith("Y[0, 0]: max(−∞, −∞, −∞, 1) = 1; index kept: (0, 0)")


def test_a_mean_says_what_it_divides_by(bench: Bench) -> None:
    show(bench, POOLED, np.zeros((2, 2)), Kind.AVERAGE_POOL, stride=(2, 2))
    assert look(bench, 0, 0) == "Y[0, 0]: (1 + 4 + 3 + 2) / 4 = 2.5; each plane alone"
    assert "÷ 4" in bench.lens.stage.panes[Pane.KERNEL].title.toolTip()


def test_a_small_shift_changes_less_of_the_pooled_map(bench: Bench) -> None:
    plane = np.zeros((4, 4))
    plane[1:3, 0] = 5
    show(bench, plane, np.zeros((2, 2)), Kind.MAX_POOL, stride=(2, 2))
    bench.push(bench.lens.kind_bar.shift)
    bench.settle()
    assert bench.document.signal.values[0, 1, 1] == 5
    told = "4 of 16 input values changed, and 0 of 4 pooled ones."
    assert bench.lens.kind_bar.sentence.full_text == told
    bench.store.undo()
    assert bench.lens.kind_bar.sentence.full_text == ""


def test_a_convolution_has_none_of_this(bench: Bench) -> None:
    bench.open("first")
    assert not bench.lens.kind_bar.isVisible()
    assert bench.lens.stage._signs[Pane.KERNEL].text() == "∗"
    assert bench.lens.stage.panes[Pane.KERNEL].legend.isVisible()
    before = bench.document
    bench.lens.kind_bar.make_even()
    bench.lens.kind_bar.shift_input()
    bench.lens.kind_bar.toggle_coverage()
    assert bench.document is before
    assert not bench.lens.kind_bar.covers.isChecked()


# Volumes


def test_a_stamp_in_a_volume_is_drawn_from_slice_to_slice(bench: Bench) -> None:
    padding = ((1, 0), (0, 0), (0, 0))
    show(bench, np.arange(8).reshape(2, 2, 2), np.ones((2, 2, 2)), Kind.TRANSPOSED, padding=padding)
    look(bench, 0, 1, 1)
    volumes = bench.lens.stage.volumes.volumes
    assert volumes is not None
    assert (volumes.window, volumes.inputs) == (Box((0, 0, 0), (2, 2, 2)), "slices 0 to 1")
    bench.push(bench.lens.kind_bar.by_input)
    bench.store.set_source((0, 1, 0))
    stamped = bench.lens.stage.volumes.volumes
    assert stamped is not None
    assert (stamped.window, stamped.cursor) == (Box((0, 1, 0), (1, 1, 1)), Box((0, 1, 0), (1, 2, 2)))
    assert stamped.says == "The stamp of slice 0 falls on: slice 0"
    assert bench.lens.strip.total_texts()[:2] == ("stamps 4 products into Y", "4 cut off by the padding")
