"""Everything on the screen, and in a saved picture, is of one document and of the map that is shown."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from convstudio.core import limits, numerals
from convstudio.core.edits import channels as channel_edits
from convstudio.core.edits.names import EditName
from convstudio.core.operators.initialise import Scheme
from convstudio.core.view_state import Cursor, Order
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.ui.bench import Bench

KEYS = Qt.Key


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
    channels.channels._presenter.hover(Pane.OUTPUT, (0, 0))
    channels.settle()
    value = float(torch_output(channels.document)[(2, *channels.store.view.cursor.position)])
    assert channels.channels.sum.result_text() == numerals.cell_text(value)
