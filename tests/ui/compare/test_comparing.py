"""Comparisons say and show what torch computes, and follow the layer while they are open."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)

from convstudio.core.edits.inputs import blank_input
from convstudio.core.edits.kind import set_kind
from convstudio.core.edits.names import EditName
from convstudio.core.kind import Kind
from convstudio.core.operators.counterparts import Way
from convstudio.ui.compare.dialog import CompareDialog
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.grid.picture import Overlay
from tests.oracles import torch_output
from tests.ui.bench import Bench


def opened(bench: Bench, way: Way) -> CompareDialog:
    """Open a comparison by its command and wait for its planes."""
    bench.window.comparing.actions[list(Way).index(way)].trigger()
    return waited(bench)


def waited(bench: Bench) -> CompareDialog:
    """Return the comparison when it shows the present layer."""
    comparing = bench.window.comparing
    bench.qtbot.waitUntil(lambda: comparing._running is None and comparing._is_shown(comparing._asked()))
    assert comparing.dialog is not None
    return comparing.dialog


def plane(dialog: CompareDialog, number: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    picture = dialog.panes[number].grid.picture
    assert picture is not None
    return picture.numbers()


def test_there_and_back_by_command(bench: Bench) -> None:
    bench.open("matrix")
    dialog = opened(bench, Way.ROUND_TRIP)
    expected = F.conv_transpose2d(
        torch.tensor(torch_output(bench.document))[None], torch.tensor(bench.document.weight)
    )[0, 0].numpy()
    np.testing.assert_array_equal(plane(dialog, 0), bench.document.signal.values[0])
    np.testing.assert_array_equal(plane(dialog, 1), [[303, 348], [483, 528]])
    np.testing.assert_array_equal(plane(dialog, 2), expected)
    assert "not the inverse" in dialog.text
    assert [pane.title.split("<br>")[1] for pane in dialog.panes] == ["4 × 4", "2 × 2", "4 × 4"]
    dialog.reject()


def test_it_follows_the_layer_while_it_is_open(bench: Bench) -> None:
    bench.open("first")
    dialog = opened(bench, Way.ROUND_TRIP)
    bench.type_into(Pane.KERNEL, (0, 0), "5")
    waited(bench)
    np.testing.assert_array_equal(plane(dialog, 1), torch_output(bench.document)[0])
    dialog.reject()
    shown = plane(dialog, 1)
    bench.type_into(Pane.KERNEL, (0, 0), "7")
    bench.settle()
    np.testing.assert_array_equal(plane(dialog, 1), shown)


@pytest.mark.parametrize("example", ["signal", "volume", "two-columns", "camera"])
@pytest.mark.parametrize("way", Way)
def test_every_rank_and_photographs(bench: Bench, example: str, way: Way) -> None:
    bench.window.open_example(example)
    bench.settle()
    dialog = opened(bench, way)
    assert dialog.text
    if way is not Way.ROUND_TRIP:
        sizes = [plane(dialog, number).shape for number in range(3)]
        assert sizes[1] == sizes[2] == tuple(2 * side for side in sizes[0])
    dialog.reject()


def test_the_same_cell_is_marked_in_planes_of_one_size(bench: Bench) -> None:
    bench.open("matrix")
    dialog = opened(bench, Way.ROUND_TRIP)
    dialog.panes[0].grid.hovered.emit((1, 2))
    assert dialog.panes[2].grid.overlay.linked == ((1, 2),)
    assert dialog.panes[1].grid.overlay == Overlay()
    dialog.panes[0].grid.hovered.emit(None)
    assert dialog.panes[2].grid.overlay == Overlay()
    dialog.reject()


def test_zooming_shows_the_same_part_of_all(bench: Bench) -> None:
    bench.window.open_example("camera")
    bench.settle()
    dialog = opened(bench, Way.LINEAR)
    first, second, third = (pane.grid for pane in dialog.panes)
    second.zoom_by(4)
    assert [grid.camera.zoom for grid in (first, second, third)] == [4, 4, 4]
    first.set_viewport(8, (100, 50))
    first.camera_changed.emit(first.camera)
    assert second.camera.center == third.camera.center == (200, 100)
    dialog.reject()


def test_pooling_has_none_and_that_is_said(bench: Bench) -> None:
    bench.open("first")
    dialog = opened(bench, Way.ROUND_TRIP)
    bench.store.apply(EditName.KIND, set_kind, Kind.MAX_POOL)
    waited(bench)
    assert "Pooling has no weights" in dialog.text
    assert plane(dialog, 1).tolist() == [[19, 25], [37, 43]]
    dialog.reject()


def test_what_cannot_be_compared_leaves_no_planes_of_something_else(bench: Bench) -> None:
    bench.open("first")
    dialog = opened(bench, Way.LINEAR)
    bench.store.apply(EditName.KIND, set_kind, Kind.MAX_POOL)
    opened(bench, Way.ROUND_TRIP)
    assert "Pooling has no weights" in dialog.text
    assert not any(pane.isVisible() for pane in dialog.panes)
    opened(bench, Way.LINEAR)
    assert all(pane.isVisible() for pane in dialog.panes)
    dialog.reject()


def test_of_a_blank_input_nothing_is_concluded(bench: Bench) -> None:
    bench.store.apply(EditName.INPUT_BLANK, blank_input, (4, 4), 1)
    for way in Way:
        dialog = opened(bench, way)
        assert "are 0: draw on it" in dialog.text
    dialog.reject()
