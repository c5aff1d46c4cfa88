"""A double click on a kernel opens its grid over the board."""

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from convstudio.core.edits import channels as channel_edits
from convstudio.core.edits import kernel as kernel_edits
from convstudio.core.edits import layer as layer_edits
from convstudio.core.edits.names import EditName
from convstudio.core.edits.planes import name_plane
from convstudio.core.view_state import ViewState
from convstudio.ui.widgets.board.content import Kind
from tests.strategies import edits, possible_documents
from tests.ui.bench import CTRL, Bench

KEYS = Qt.Key


def check_whole(bench: Bench) -> None:
    """All of the card lies on the board, all of the grid on the card, and the kernel is that of the store."""
    popup, view, document = bench.channels.kernel, bench.store.view, bench.document
    if not document.layer.kind.weighted:
        assert not popup.isVisible()
        return
    assert popup.isVisible()
    assert bench.board.rect().contains(popup.geometry())
    assert popup.rect().contains(popup.grid.geometry())
    picture = popup.grid.picture
    assert picture is not None
    part = view.in_channel - document.input_planes(view.cursor.channel)[0]
    expected = document.weight[view.cursor.channel, max(part, 0)]
    np.testing.assert_array_equal(picture.numbers(), expected)
    popup.grab()


def close(bench: Bench) -> None:
    bench.key(KEYS.Key_Escape)
    assert not bench.channels.kernel.isVisible()
    assert bench.board.hasFocus()


def test_typing_edits_that_very_kernel(channels: Bench) -> None:
    start = channels.document
    channels.open_kernel(1, 1)
    popup = channels.channels.kernel
    assert popup.title.text() == "Kernel of filter 1 for channel 1"
    assert popup.grid.hasFocus()
    assert channels.channels.kernel_has_focus()
    check_whole(channels)
    assert (channels.store.view.cursor.channel, channels.store.view.in_channel) == (1, 1)
    channels.keys("-7")
    channels.key(KEYS.Key_Return)
    changed = channels.document.weight != start.weight
    assert np.argwhere(changed).tolist() == [[1, 1, 0, 0]]
    assert channels.document.weight[1, 1, 0, 0] == -7
    check_whole(channels)
    channels.settle()
    assert channels.board.kernel_texts(1, 1)[0] == "−7"
    # 76 − (2 + 7) · 1: the plane has a 1 under that weight.
    assert channels.board.map_texts(1)[0] == "67"

    channels.key(KEYS.Key_Z, CTRL)
    assert channels.document is start
    check_whole(channels)
    close(channels)
    channels.settle()
    assert channels.board.map_texts(1)[0] == "76"


def test_the_wheel_turns_a_weight(channels: Bench) -> None:
    channels.open_kernel(0, 0)
    grid = channels.channels.kernel.grid
    start = channels.document
    channels.push(grid, grid.cell_center((1, 1)))
    channels.wheel(grid, 1, grid.cell_center((1, 1)))
    assert channels.document.weight[0, 0, 1, 1] > 3
    assert np.count_nonzero(channels.document.weight != start.weight) == 1
    channels.key(KEYS.Key_Z, CTRL)
    assert channels.document is start


def test_what_cannot_be_a_weight_is_refused_in_a_sentence(channels: Bench) -> None:
    start = channels.document
    channels.open_kernel(0, 0)
    channels.keys("1/0")
    channels.key(KEYS.Key_Return)
    assert channels.document is start
    channels.key(KEYS.Key_Escape)  # leaves the number
    check_whole(channels)
    close(channels)


def test_another_kernel_takes_its_place(channels: Bench) -> None:
    channels.open_kernel(2, 0)
    channels.key(KEYS.Key_BracketLeft, CTRL)
    assert channels.channels.kernel.title.text() == "Kernel of filter 1 for channel 0"
    channels.key(KEYS.Key_BracketRight)
    assert channels.channels.kernel.title.text() == "Kernel of filter 1 for channel 1"
    check_whole(channels)
    close(channels)
    channels.open_kernel(0, 1)
    assert channels.channels.kernel.title.text() == "Kernel of filter 0 for channel 1"


def test_the_card_follows_the_document(channels: Bench) -> None:
    """A kernel of another size needs another card; it must neither be cut nor leave the board."""
    channels.open_kernel(2, 1)
    for size in ((3, 3), (1, 5), (11, 11), (2, 2), (1, 1)):
        channels.store.apply(EditName.KERNEL_RESIZE, kernel_edits.resize_kernel, size)
        channels.settle()
        check_whole(channels)
    channels.store.apply(EditName.OUT_CHANNELS, channel_edits.set_out_channels, 1)
    channels.settle()
    check_whole(channels)
    assert channels.channels.kernel.title.text() == "Kernel of filter 0 for channel 1"
    for _ in range(6):
        channels.store.undo()
        check_whole(channels)
    channels.settle()
    channels.open("two-columns")
    check_whole(channels)


def test_a_plane_is_named_while_the_card_is_open(channels: Bench) -> None:
    channels.open_kernel(0, 1)
    channels.store.apply(EditName.PLANE_NAME, name_plane, 1, "depth")
    assert channels.channels.kernel.title.text() == "Kernel of filter 0 for depth"


def test_the_card_stays_on_a_smaller_board(channels: Bench) -> None:
    channels.store.apply(EditName.PADDING, layer_edits.set_padding, ((4, 4), (4, 4)))
    channels.store.apply(EditName.KERNEL_RESIZE, kernel_edits.resize_kernel, (9, 9))
    channels.settle()
    channels.open_kernel(2, 1)
    channels.window.resize(1024, 700)
    channels.settle()
    check_whole(channels)
    assert channels.board.rect().contains(channels.channels.kernel.geometry())


def test_it_closes_with_its_lens_and_its_page(channels: Bench) -> None:
    channels.open_kernel(0, 0)
    channels.key(KEYS.Key_1, CTRL)
    channels.key(KEYS.Key_2, CTRL)
    assert not channels.channels.kernel.isVisible()
    assert channels.board.hasFocus()
    channels.open_kernel(0, 0)
    channels.key(KEYS.Key_Equal, CTRL)  # zooming in enlarges the map
    assert channels.store.view.gallery.enlarged
    channels.key(KEYS.Key_Escape)
    assert not channels.channels.kernel.isVisible()


@pytest.mark.parametrize("index", [0, 2])
def test_a_kernel_of_a_layer_that_is_gone(channels: Bench, index: int) -> None:
    """Where the new layer is impossible the last board stays, with filters that are not there any more."""
    channels.store.apply(EditName.KERNEL_RESIZE, kernel_edits.resize_kernel, (5, 5))
    channels.store.apply(EditName.OUT_CHANNELS, channel_edits.set_out_channels, 1)
    channels.store.apply(EditName.IN_CHANNELS, channel_edits.set_in_channels, 1)
    channels.settle()
    channels.open_kernel(index, 1)
    assert not channels.channels.kernel.isVisible()
    assert channels.store.view.cursor.channel == 0
    channels.push_board(Kind.MAP, 2, (1, 1))
    channels.push_board(Kind.PLANE, 1, (2, 2))
    channels.key(KEYS.Key_Right)
    assert channels.store.view.cursor.channel == 0


@settings(
    max_examples=6, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_happens_to_the_document(bench: Bench, data: st.DataObject) -> None:
    document = data.draw(possible_documents(max_side=5, max_kernel=3))
    bench.store.open(document, ViewState(lens="channels"))
    bench.settle()
    bench.open_kernel(document.out_channels - 1, document.weight.shape[1] - 1)
    for _ in range(10):
        name, edit = data.draw(edits(bench.document))
        pooled = not bench.document.layer.kind.weighted
        bench.store.apply(name, edit)
        if pooled and bench.document.layer.kind.weighted:
            bench.channels.edit_kernel()
        check_whole(bench)
    bench.settle()
    check_whole(bench)
    assert bench.channels.kernel.isVisible() == bench.document.layer.kind.weighted
