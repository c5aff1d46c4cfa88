"""What mouse and keys do in the Channels lens, and what it shares with the other lens."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt

from convstudio.core import numerals
from convstudio.core.document import Document
from convstudio.core.edits.kernel import set_bias
from convstudio.core.edits.names import EditName
from convstudio.core.view_state import Cursor, GalleryView, Order, ViewState
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.board.content import Kind
from convstudio.ui.widgets.board.look import FADED, OTHER_MAPS
from tests.oracles import make, torch_output
from tests.strategies import possible_documents
from tests.ui.bench import CTRL, Bench

KEYS = Qt.Key
in_one_window = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def show(bench: Bench, document: Document, gallery: GalleryView | None = None) -> None:
    """Open a document in the lens."""
    bench.store.open(document, ViewState(lens="channels", gallery=gallery or GalleryView()))
    bench.settle()


# The board


@in_one_window
@given(
    possible_documents(
        max_side=4, max_kernel=2, max_groups=4, max_channels_per_group=3, max_filters_per_group=3
    ),
    st.integers(0, 99),
)
def test_wires_are_what_groups_mean(bench: Bench, document: Document, number: int) -> None:
    """Map o is fed by exactly the planes of its group, as torch.nn.Conv2d documents `groups`."""
    show(bench, document)
    planes, maps, groups = document.in_channels, document.out_channels, document.layer.groups
    fed = {
        (plane, index)
        for plane in range(planes)
        for index in range(maps)
        if plane * groups // planes == index * groups // maps
    }
    assert bench.board.wires() == tuple(sorted(fed))
    assert bench.store.view.gallery.selected is False
    assert {bench.board.opacity_of(Kind.PLANE, plane) for plane in range(planes)} == {1}

    chosen = number % maps
    bench.push_board(Kind.MAP, chosen)
    assert bench.store.view.cursor.channel == chosen
    if bench.store.view.gallery.enlarged:  # its numbers are too long to be shown on the board
        bench.key(KEYS.Key_Escape)
    for plane in range(planes):
        assert bench.board.opacity_of(Kind.PLANE, plane) == (1 if (plane, chosen) in fed else FADED)
    for index in range(maps):
        assert bench.board.opacity_of(Kind.FILTER, index) == (1 if index == chosen else FADED)
        assert bench.board.opacity_of(Kind.MAP, index) == (1 if index == chosen else OTHER_MAPS)


@in_one_window
@given(possible_documents(max_side=5, max_kernel=3))
def test_everything_shown_is_torchs(bench: Bench, document: Document) -> None:
    show(bench, document)
    expected = torch_output(document)
    content, view = bench.board.content, bench.store.view
    assert content is not None
    shown = bench.shown_maps()
    np.testing.assert_allclose(shown, expected, rtol=1e-5, atol=1e-5)
    for index, plane in enumerate(shown):
        texts = bench.board.map_texts(index)
        assert texts in ([], [numerals.cell_text(float(value)) for value in plane.ravel()])
    assert content.weights is document.weight
    assert content.biases is document.bias
    total = bench.channels.sum
    value = float(shown[(view.cursor.channel, *view.cursor.position)])
    assert total.result_text() == numerals.cell_text(value)
    assert len(total.chips) <= len(document.input_planes(0))


def test_a_click_on_a_numbered_map_explains_the_value(channels: Bench) -> None:
    channels.push_board(Kind.MAP, 2, (0, 1))
    view = channels.store.view
    assert view.cursor == Cursor(2, (0, 1))
    assert view.gallery.selected
    assert not view.gallery.enlarged
    channels.settle()
    assert channels.channels.sum.sum_texts()[-1] == "Y[2, 0, 1] 128"
    content = channels.board.content
    assert content is not None
    marks = content.marks
    assert (marks.selected, marks.place, marks.window) == (2, (0, 1), ((0, 1), (2, 2)))


def test_a_click_on_a_plane_explains_the_output_over_it(channels: Bench) -> None:
    channels.push_board(Kind.PLANE, 1, (1, 0))
    view = channels.store.view
    assert view.in_channel == 1
    assert view.cursor == Cursor(0, (1, 0))
    channels.settle()
    assert channels.channels.sum.sum_texts()[-1] == "Y[0, 1, 0] 104"
    channels.push_board(Kind.PLANE, 0, (2, 2))
    assert channels.store.view.cursor == Cursor(0, (1, 1))


def test_a_click_on_a_filter_selects_its_map(channels: Bench) -> None:
    channels.push_board(Kind.KERNEL, 2, (0, 0), 1)
    assert channels.store.view.cursor.channel == 2
    assert channels.store.view.gallery.selected
    channels.key(KEYS.Key_Escape)
    assert not channels.store.view.gallery.selected
    assert channels.store.view.cursor.channel == 2


def test_arrows_follow_the_displayed_order(channels: Bench) -> None:
    """By mean the maps are the other way round."""
    channels.pick(channels.channels.tools.order, 1)
    assert channels.store.view.gallery.order is Order.MEAN
    assert channels.board.sequence == (2, 1, 0)
    channels.push_board(Kind.MAP, 2)
    visited = []
    for key in (KEYS.Key_Right, KEYS.Key_Right, KEYS.Key_Right, KEYS.Key_Left):
        channels.key(key)
        visited.append(channels.store.view.cursor.channel)
    assert visited == [1, 0, 0, 1]
    channels.key(KEYS.Key_Return)
    assert channels.store.view.gallery.enlarged
    channels.key(KEYS.Key_Right)
    assert channels.store.view.cursor.channel == 0
    channels.key(KEYS.Key_Left, times=2)
    assert channels.store.view.cursor.channel == 2


def test_chips_open_their_channel_in_the_strip(channels: Bench) -> None:
    """The strip says the same in both lenses."""
    channels.push_board(Kind.MAP, 1, (1, 0))
    channels.settle()
    for number in (1, 0, 1):
        chip = channels.channels.sum.chips[number]
        channels.push(channels.channels.sum, chip.box.rect.center().toPoint())
        assert channels.store.view.in_channel == number
        channels.settle()
        here = channels.channels.strip.plain_text()
        assert here.startswith(("Y[1, 1, 0]: 4×2", "Y[1, 1, 0]: 3×1")[number == 0])
        channels.key(KEYS.Key_1, CTRL)
        channels.settle()
        assert channels.lens.strip.plain_text() == here
        channels.key(KEYS.Key_2, CTRL)
        channels.settle()


def test_the_cursor_is_shared(channels: Bench) -> None:
    channels.push_board(Kind.MAP, 2, (1, 0))
    channels.key(KEYS.Key_1, CTRL)
    channels.settle()
    assert channels.lens.isVisible()
    assert channels.shown_output() == [[96, 128], [192, 224]] or channels.store.view.filling
    assert channels.lens.strip.plain_text().endswith("= 192")
    channels.click(Pane.OUTPUT, (0, 1))
    channels.key(KEYS.Key_2, CTRL)
    channels.settle()
    assert channels.channels.isVisible()
    assert channels.channels.sum.sum_texts()[-1] == "Y[2, 0, 1] 128"
    content = channels.board.content
    assert content is not None
    assert content.marks.place == (0, 1)


def test_the_lens_catches_up_with_what_happened_behind_it(channels: Bench) -> None:
    channels.look_at("window")
    channels.open("two-columns")
    channels.look_at("channels")
    assert channels.board.map_texts(3) == ["124", "148", "196", "220"]
    assert channels.channels.sum.chip_texts()[0].startswith("channel 0")


def test_playing_goes_over_the_selected_map(channels: Bench) -> None:
    channels.push_board(Kind.MAP, 1, (0, 0))
    for expected in ("100", "148", "172"):
        channels.window.playback.forward()
        channels.settle()
        assert channels.channels.sum.result_text() == expected


# What is under the pointer


@pytest.mark.parametrize(
    ("kind", "index", "part", "text"),
    [
        (Kind.PLANE, 1, 0, "Input channel 1 at row 1, column 0: 4"),
        (Kind.KERNEL, 2, 1, "Filter 2, kernel for channel 1 at row 1, column 0: 5"),
        (Kind.MAP, 1, 0, "Map 1 at row 1, column 0: 148"),
    ],
)
def test_the_value_under_the_pointer(channels: Bench, kind: Kind, index: int, part: int, text: str) -> None:
    channels.hover_board(kind, index, (1, 0), part)
    assert channels.window.status.said.full_text == text
    content = channels.board.content
    assert content is not None
    if kind is not Kind.KERNEL:
        assert content.marks.plane_cross == (1, 0)
        assert content.marks.map_cross == (1, 0)
    channels.move(channels.channels.sum)
    assert channels.window.status.said.full_text == ""
    content = channels.board.content
    assert content is not None
    assert content.marks.plane_cross is content.marks.map_cross is None


def test_the_value_under_a_resting_pointer_follows_the_document(channels: Bench) -> None:
    channels.hover_board(Kind.MAP, 1, (0, 1))
    said = channels.window.status.said
    channels.store.apply(EditName.BIAS, set_bias, 1, 10.0)
    channels.settle()
    assert said.full_text == "Map 1 at row 0, column 1: 110"
    channels.key(KEYS.Key_Z, CTRL)
    channels.settle()
    assert said.full_text == "Map 1 at row 0, column 1: 100"


def test_what_is_under_the_pointer_may_vanish(channels: Bench) -> None:
    """Another document comes, with fewer planes and maps, and the pointer does not move."""
    for kind, index in ((Kind.MAP, 3), (Kind.KERNEL, 3), (Kind.PLANE, 3)):
        channels.open("two-columns")
        place = channels.on_board(kind, index, (0, 1))
        channels.move(channels.board, place)
        channels.open("two-channels")
        channels.board.grab()
        said, hit = channels.window.status.said.full_text, channels.board.hit(QPointF(place))
        assert (said == "") == (hit is None), (said, hit)
        channels.hover_board(Kind.MAP, 0, (1, 1))
        assert channels.window.status.said.full_text == "Map 0 at row 1, column 1: 120"


def test_a_press_on_a_plane_that_vanishes(channels: Bench) -> None:
    channels.open("two-columns")
    place = channels.on_board(Kind.PLANE, 3, (1, 1))
    channels.press(channels.board, place)
    channels.open("two-channels")
    channels.release(channels.board, place)
    channels.settle()
    assert channels.channels.sum.result_text() != ""


def test_magnitudes_are_said_as_they_are_shown(bench: Bench) -> None:
    show(bench, make([[[1, -2]]], [[[[1.0]]]]), GalleryView(magnitude=True))
    assert bench.board.map_texts(0) == ["1", "2"]
    bench.hover_board(Kind.MAP, 0, (0, 1))
    assert bench.window.status.said.full_text == "Map 0 at row 0, column 1: 2"
