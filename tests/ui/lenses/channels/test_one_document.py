"""Everything on the screen, and in a saved picture, is of one document and of the map that is shown."""

import gc
from dataclasses import replace

import numpy as np
import pytest

from convstudio.core import limits, numerals
from convstudio.core.document import Document
from convstudio.core.edits import channels as channel_edits
from convstudio.core.edits.layer import set_dilation
from convstudio.core.edits.names import EditName
from convstudio.core.operators.initialise import Scheme
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Cursor, Hidden, Order
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.ui.bench import Bench


def enlarge(bench: Bench, *, on: bool = True) -> None:
    view = bench.store.view
    bench.store.set_view(replace(view, gallery=replace(view.gallery, selected=on, enlarged=on)))
    bench.settle()


def turn_to(bench: Bench, channel: int) -> None:
    """Move the cursor to another map, and do not wait for its frame."""
    view = bench.store.view
    bench.store.set_view(replace(view, cursor=Cursor(channel, view.cursor.position)))


# Saving


@pytest.fixture
def saved(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """Return the orders in which maps are to be saved from now on."""
    orders: list[tuple[int, ...]] = []
    monkeypatch.setattr(bench.window.saving, "save_gallery", orders.append)
    return orders


@pytest.mark.parametrize("count", [2, 5])
def test_an_enlarged_gallery_is_saved_with_the_maps_it_has(
    channels: Bench, saved: list[tuple[int, ...]], count: int
) -> None:
    """The board lies behind, with three."""
    enlarge(channels)
    channels.store.apply(EditName.OUT_CHANNELS, channel_edits.set_out_channels, count)
    channels.settle()
    channels.channels.actions_on_maps.save_gallery.trigger()
    assert sorted(saved[-1]) == list(range(count))


def test_an_enlarged_gallery_is_saved_as_it_is_sorted_now(
    channels: Bench, saved: list[tuple[int, ...]]
) -> None:
    enlarge(channels)
    channels.channels.actions_on_maps.orders[Order.MEAN].trigger()
    channels.settle()
    channels.channels.actions_on_maps.save_gallery.trigger()
    enlarge(channels, on=False)
    channels.channels.actions_on_maps.save_gallery.trigger()
    assert saved == [(2, 1, 0), (2, 1, 0)]


# Maps that are not kept


def test_a_value_that_comes_later_is_shown(channels: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pointer moves between the change of the map and its frame: all is the same but that the map is there."""
    monkeypatch.setattr(limits, "RESULT_BYTES", 1)
    channels.store.apply(EditName.WEIGHTS_RANDOM, channel_edits.initialise_all, Scheme.UNIFORM, 2)
    channels.settle()
    enlarge(channels)
    turn_to(channels, 2)
    channels.channels._stage_presenter.hover(Pane.OUTPUT, (0, 0))
    channels.settle()
    value = float(torch_output(channels.document)[(2, *channels.store.view.cursor.position)])
    assert channels.channels.sum.result_text() == numerals.cell_text(value)


# Between a change and its frame


def test_an_enlarged_map_its_facts_and_what_is_said_are_of_one_map(channels: Bench) -> None:
    enlarge(channels)
    grid, facts = channels.large(Pane.OUTPUT), channels.channels.enlarged.facts
    channels.move(grid, grid.cell_center((0, 1)))
    said = channels.window.status.said
    before = facts.rows()
    turn_to(channels, 2)
    assert channels.shown_large(Pane.OUTPUT).tolist() == torch_output(channels.document)[0].tolist()
    assert (facts.title.text(), facts.rows()) == ("Map 0", before)
    assert said.full_text == "Map 0 at row 0, column 1: 72"
    grid.hovered.emit((1, 0))
    assert said.full_text.startswith("Map 0 at row 1, column 0: ")
    channels.settle()
    assert facts.title.text() == "Map 2"
    assert facts.rows() != before
    assert said.full_text.startswith("Map 2 at row 1, column 0: ")


def test_the_plane_under_the_pointer_is_the_one_shown(channels: Bench) -> None:
    enlarge(channels)
    grid, said = channels.large(Pane.INPUT), channels.window.status.said
    shown = channels.shown_large(Pane.INPUT)[0, 0]
    grid.hovered.emit((0, 0))
    here = said.full_text
    assert here == f"Input channel 0 at row 0, column 0: {numerals.full_text(float(shown))}"
    channels.store.set_view(replace(channels.store.view, in_channel=1))
    grid.hovered.emit((0, 0))
    assert said.full_text == here
    channels.settle()
    assert said.full_text.startswith("Input channel 1")


def test_the_board_shows_no_layer_that_was_left(channels: Bench) -> None:
    """An edit behind the lens: until the maps of the new layer are there, the board is empty."""
    channels.look_at("window")
    channels.store.apply(EditName.WEIGHTS_RANDOM, channel_edits.initialise_all, Scheme.UNIFORM, 7)
    channels.settle()
    channels.window.choose_lens("channels")
    assert channels.board.content is None
    assert channels.board.sequence == ()
    assert not any(legend.isVisible() for legend in channels.channels.page.legends)
    channels.board.grab()
    channels.settle()
    np.testing.assert_allclose(channels.shown_maps(), torch_output(channels.document), rtol=1e-5)
    assert all(legend.isVisible() for legend in channels.channels.page.legends)


def test_an_old_refusal_is_not_said_of_another_layer(channels: Bench) -> None:
    channels.store.apply(EditName.DILATION, set_dilation, (9, 9))
    channels.settle()
    refusal = channels.channels.sum.plain_text()
    channels.look_at("window")
    channels.store.undo()
    channels.settle()
    channels.window.choose_lens("channels")
    assert channels.channels.sum.plain_text() != refusal
    assert channels.channels.sum.plain_text().startswith("Y[0, 1, 1]: ")
    channels.settle()


def test_an_impossible_layer_has_no_facts(channels: Bench) -> None:
    enlarge(channels)
    facts = channels.channels.enlarged.facts
    width = channels.channels.enlarged.stage.width()
    assert facts.isVisible()
    channels.store.apply(EditName.DILATION, set_dilation, (9, 9))
    channels.settle()
    assert not facts.isVisible()
    view = channels.store.view
    channels.store.set_view(replace(view, gallery=replace(view.gallery, order=Order.MEAN)))
    assert not facts.isVisible()
    assert channels.channels.enlarged.stage.width() == width
    channels.store.undo()
    channels.settle()
    assert facts.isVisible()


@pytest.mark.parametrize(
    "asked", [Hidden(output=True), Hidden(result=True), Hidden(size=True), Hidden(cells=((0, 0),))]
)
def test_what_a_lesson_asks_for_is_not_in_the_facts(channels: Bench, asked: Hidden) -> None:
    enlarge(channels)
    facts = channels.channels.enlarged.facts
    assert facts.isVisible()
    channels.store.set_view(replace(channels.store.view, hidden=asked))
    assert not facts.isVisible()
    channels.store.set_view(replace(channels.store.view, hidden=Hidden()))
    assert facts.isVisible()


# What a lens keeps


def results_of(document: Document) -> int:
    """Return how many results of a document there are."""
    gc.collect()
    return sum(isinstance(each, Evaluated) and each.document is document for each in gc.get_objects())


@pytest.mark.parametrize(("resting", "front"), [("channels", "window"), ("window", "channels")])
@pytest.mark.parametrize("enlarged", [False, True])
def test_a_resting_lens_keeps_no_maps(channels: Bench, resting: str, front: str, enlarged: bool) -> None:
    channels.look_at(resting)
    enlarge(channels, on=enlarged)
    assert results_of(channels.document)
    before = channels.document
    channels.look_at(front)
    channels.store.apply(EditName.OUT_CHANNELS, channel_edits.set_out_channels, 4)
    channels.settle()
    channels.store.apply(EditName.OUT_CHANNELS, channel_edits.set_out_channels, 5)
    channels.settle()
    assert results_of(before) == 0
    channels.look_at(resting)
    expected = torch_output(channels.document)[0]
    if resting == "window":
        assert channels.shown_output() == expected.tolist()
    elif enlarged:
        np.testing.assert_array_equal(channels.shown_large(Pane.OUTPUT), expected)
    else:
        np.testing.assert_array_equal(channels.shown_maps()[0], expected)


def test_a_lens_comes_back_as_it_was_zoomed(channels: Bench) -> None:
    channels.look_at("window")
    channels.open("camera")
    middle = channels.grid(Pane.INPUT).cell_center((200, 200))
    channels.wheel(channels.grid(Pane.INPUT), 6, middle)
    channels.settle()
    before = [channels.grid(pane).camera for pane in (Pane.INPUT, Pane.OUTPUT)]
    assert before[0].zoom > 1
    channels.look_at("channels")
    channels.look_at("window")
    assert [channels.grid(pane).camera for pane in (Pane.INPUT, Pane.OUTPUT)] == before
