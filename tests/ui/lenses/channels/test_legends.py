"""The range under each column of the board is that of what is looked at, and says what that is."""

from dataclasses import replace

import numpy as np
import pytest

from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.view_state import Cursor, GalleryView, Scale, ViewState
from convstudio.ui.lenses.stage.scene import Pane
from tests.ui.bench import Bench


def show(bench: Bench, values: list[list[list[float]]], gallery: GalleryView) -> None:
    """Open a stack of planes under two filters of 1 × 1, the second of which counts twice."""
    planes = frozen(np.asarray(values))
    color = Color.GRAY if len(values) == 1 else Color.STACK
    weight = frozen(np.array([1.0, 2.0])[:, None, None, None] * np.ones((1, len(values), 1, 1)))
    document = Document(Signal(planes, color, 0, 1), LayerSpec(), weight, frozen(np.zeros(2)))
    bench.store.open(document, ViewState(lens="channels", gallery=gallery))
    bench.settle()


def test_planes_of_different_ranges(bench: Bench) -> None:
    """The opened one's is shown."""
    show(bench, [[[0, 0.5]], [[0, 100]]], GalleryView())
    legend = bench.channels.page.legends[0]
    assert legend.ends == ("0", "1")
    assert legend.toolTip() == "Colors of channel 0 from 0 to 1"
    bench.store.set_view(replace(bench.store.view, in_channel=1))
    bench.settle()
    assert legend.ends == ("0", "100")
    assert legend.accessibleDescription() == "Colors of channel 1 from 0 to 100"


def test_planes_of_one_range(bench: Bench) -> None:
    show(bench, [[[0, 0.5]], [[0, 0.25]]], GalleryView())
    assert bench.channels.page.legends[0].toolTip() == "Colors from 0 to 1"


def test_maps_of_their_own_ranges(bench: Bench) -> None:
    show(bench, [[[1, -3]]], GalleryView(scale=Scale.PER_MAP))
    legend = bench.channels.page.legends[2]
    assert legend.toolTip() == "Colors of map 0 from −3 to 3"
    bench.store.set_view(replace(bench.store.view, cursor=Cursor(1)))
    bench.settle()
    assert legend.toolTip() == "Colors of map 1 from −6 to 6"
    bench.command(bench.channels.actions_on_maps.per_map)
    bench.settle()
    assert legend.toolTip() == "Colors from −6 to 6"


@pytest.mark.parametrize("enlarged", [False, True])
def test_magnitudes_beyond_the_range(bench: Bench, enlarged: bool) -> None:
    """A photograph's range does not reach to its last extreme."""
    values = np.random.default_rng(0).normal(size=(1, 100, 100))
    values[0, 5, 5] = 1000
    show(bench, values.tolist(), GalleryView(magnitude=True, enlarged=enlarged))
    page = bench.channels.page.legends[2]
    legend = bench.channels.enlarged.stage.panes[Pane.OUTPUT].legend if enlarged else page
    low, high = legend.ends
    assert low == "0"
    assert high.startswith("≥")
