"""What has no maps, or strange ones: said in place, and over as soon as the setting is."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt

from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.edits import channels as channel_edits
from convstudio.core.edits import kernel as kernel_edits
from convstudio.core.edits import layer as layer_edits
from convstudio.core.edits.names import EditName
from convstudio.core.result import Impossible
from convstudio.core.view_state import GalleryView, Order, Scale, ViewState
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.board.content import Kind
from tests.oracles import make, torch_output
from tests.ui.bench import CTRL, Bench

KEYS = Qt.Key


def show(bench: Bench, document: Document, gallery: GalleryView | None = None) -> None:
    bench.store.open(document, ViewState(lens="channels", gallery=gallery or GalleryView()))
    bench.settle()


def test_an_impossible_layer_is_explained_and_the_last_board_stays(channels: Bench) -> None:
    bright = channels.board.grab().toImage()
    channels.window.inspector.tabs.setCurrentIndex(0)
    channels.enter(channels.window.inspector.layer.kernel_size.rows, "5")
    channels.settle()
    result = channels.frame.result
    assert isinstance(result, Impossible)
    assert channels.channels.sum.plain_text() == sentence(result.error)
    assert channels.channels.strip.plain_text() == sentence(result.error)
    assert channels.board.map_texts(2) == ["96", "128", "192", "224"]
    assert channels.board.kernel_texts(2, 0) == ["2", "3", "4", "5"]
    assert channels.board.grab().toImage() != bright

    # It can be looked at, and nothing breaks.
    for kind, index in ((Kind.MAP, 2), (Kind.PLANE, 1), (Kind.KERNEL, 1)):
        channels.hover_board(kind, index, (1, 1))
        channels.push_board(kind, index, (1, 1))
    channels.key(KEYS.Key_Return)
    channels.key(KEYS.Key_Right)
    channels.key(KEYS.Key_Escape)
    channels.key(KEYS.Key_Escape)
    channels.board.grab()

    channels.key(KEYS.Key_Z, CTRL)
    channels.settle()
    assert channels.channels.sum.plain_text().startswith("Y[")
    assert channels.board.map_texts(0) == ["56", "72", "104", "120"]
    content = channels.board.content
    assert content is not None
    assert content.weights is channels.document.weight


def test_an_impossible_layer_is_all_there_ever_was(bench: Bench) -> None:
    document = make(np.ones((1, 2, 2)), np.ones((1, 1, 3, 3)))
    show(bench, document)
    assert isinstance(bench.frame.result, Impossible)
    assert "=" not in bench.channels.sum.plain_text()
    bench.board.grab()
    bench.channels.sum.grab()
    bench.key(KEYS.Key_Return)
    bench.channels.enlarged.grab()
    bench.store.apply(EditName.PADDING, layer_edits.set_padding, ((1, 1), (1, 1)))
    bench.settle()
    assert bench.channels.enlarged.isVisible()
    np.testing.assert_array_equal(bench.shown_large(Pane.OUTPUT), torch_output(bench.document)[0])
    bench.key(KEYS.Key_Escape)
    assert bench.board.map_texts(0) == ["4"] * 4


def test_an_impossible_layer_while_a_map_is_enlarged(channels: Bench) -> None:
    channels.push_board(Kind.MAP, 1)
    channels.key(KEYS.Key_Return)
    channels.store.apply(EditName.DILATION, layer_edits.set_dilation, (4, 4))
    channels.settle()
    channels.key(KEYS.Key_Escape)
    channels.board.grab()
    assert "=" not in channels.channels.sum.plain_text()
    channels.store.undo()
    channels.settle()
    assert channels.channels.sum.plain_text().startswith("Y[1")
    assert channels.board.map_texts(1)[0] == "76"


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("value", [0.0, 3.0, -2.5])
def test_a_constant_map(bench: Bench, scale: Scale, value: float) -> None:
    """Its range is not divided by, and its histogram has all values in one bar."""
    show(bench, make(np.zeros((1, 4, 4)), np.ones((2, 1, 1, 1)), [value, value]), GalleryView(scale))
    assert len(set(bench.board.map_texts(0))) == 1
    content = bench.board.content
    assert content is not None
    assert len(np.unique(content.maps.pixels)) == 1
    bench.board.grab()
    bench.push_board(Kind.MAP, 1)
    bench.key(KEYS.Key_Return)
    bench.settle()
    facts = bench.channels.enlarged.facts
    texts = dict(facts.rows())
    assert texts["minimum"] == texts["maximum"] == texts["mean"] == bench.channels.sum.result_text()
    assert texts["variance"] == "0"
    assert texts["positive"] == ("100 %" if value > 0 else "0 %")
    assert facts.histogram.accessibleDescription().startswith("16 values")
    bench.channels.enlarged.grab()


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("magnitude", [False, True])
def test_sums_beyond_float32(bench: Bench, order: Order, magnitude: bool) -> None:
    """Infinite values and NaN are shown as what they are; their maps go last where they have no order."""
    huge = 3e38
    values = [[[huge, huge, 1.0], [huge, huge, 2.0], [0.0, 1.0, 2.0]]]
    weights = [[[[1.0, 1.0], [1.0, 1.0]]], [[[-1.0, -1.0], [0.0, 0.0]]], [[[2.0, -2.0], [0.0, 0.0]]]]
    show(bench, make(values, weights), GalleryView(order=order, magnitude=magnitude))
    expected = torch_output(bench.document)
    assert not np.isfinite(expected).all()
    assert sorted(bench.board.sequence) == [0, 1, 2]
    np.testing.assert_array_equal(bench.shown_maps(), np.abs(expected) if magnitude else expected)
    bench.board.grab()
    for index in range(3):
        bench.hover_board(Kind.MAP, index)
        assert bench.window.status.said.full_text != ""
        bench.push_board(Kind.MAP, index)
        if not bench.store.view.gallery.enlarged:
            bench.key(KEYS.Key_Return)
        bench.settle()
        bench.channels.grab()
        bench.key(KEYS.Key_Escape)


def test_a_photograph_of_one_pixel(bench: Bench, tmp_path: Path) -> None:
    Image.new("RGB", (1, 1), (255, 0, 51)).save(tmp_path / "dot.png")
    bench.look_at("channels")
    bench.window.importing.take_picture(tmp_path / "dot.png")
    bench.settle()
    assert bench.document.signal.values.shape == (3, 1, 1)
    assert isinstance(bench.frame.result, Impossible)  # under a kernel of 3 × 3
    assert "=" not in bench.channels.sum.plain_text()
    bench.store.apply(EditName.PADDING, layer_edits.set_padding, ((1, 1), (1, 1)))
    bench.settle()
    document = bench.document
    assert bench.board.plane_texts(0) == ["1"]
    assert bench.board.plane_texts(2) == ["0.2"]
    np.testing.assert_allclose(bench.shown_maps(), torch_output(document), rtol=1e-6)
    bench.push_board(Kind.PLANE, 2)
    bench.push_board(Kind.MAP, 0)
    bench.settle()
    assert len(bench.channels.sum.chips) == 3
    bench.drag_pixels(
        bench.board, bench.on_board(Kind.PLANE, 1), bench.board.rect().bottomRight(), bench.board.pos()
    )
    bench.settle()
    bench.key(KEYS.Key_Return)
    bench.settle()
    bench.channels.grab()


def test_the_largest_layer_there_may_be(bench: Bench) -> None:
    """256 planes, 256 maps, 65,536 wires; one more is refused in a sentence."""
    show(bench, make(np.ones((1, 3, 3)), np.ones((1, 1, 2, 2))))
    bench.store.apply(EditName.IN_CHANNELS, channel_edits.set_in_channels, limits.CHANNELS)
    bench.store.apply(EditName.OUT_CHANNELS, channel_edits.set_out_channels, limits.CHANNELS)
    bench.settle()
    assert len(bench.board.wires()) == limits.CHANNELS**2
    bench.push_board(Kind.MAP, 255)
    bench.board.grab()
    assert bench.store.view.cursor.channel == 255
    bench.key(KEYS.Key_Escape)
    start = bench.document
    bench.store.apply(EditName.OUT_CHANNELS, channel_edits.set_out_channels, limits.CHANNELS + 1)
    assert bench.document is start
    assert bench.window.notice.text
    bench.store.apply(EditName.GROUPS, channel_edits.set_groups, 256)
    bench.settle()
    assert bench.board.wires() == tuple((index, index) for index in range(256))
    bench.board.grab()


def test_weights_that_are_not_numbers_are_refused(channels: Bench) -> None:
    start = channels.document
    channels.store.apply(EditName.KERNEL_CELL, kernel_edits.set_weight, (0, 0), (0, 0), float("nan"))
    assert channels.document is start
    assert channels.window.notice.text
    channels.settle()
    assert channels.board.map_texts(0) == ["56", "72", "104", "120"]
