"""The gallery: its pixels are the quantised maps of torch, in the order asked for."""

import itertools

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage

from convstudio.core.document import Document, LayerSpec
from convstudio.core.edits import channels as channel_edits
from convstudio.core.edits import kernel as kernel_edits
from convstudio.core.edits.names import EditName
from convstudio.core.operators.initialise import Scheme
from convstudio.core.render import colormap, mosaic
from convstudio.core.render.frame import Frame, is_picture
from convstudio.core.render.gallery import GalleryLook, Tiles, shown_values
from convstudio.core.view_state import GalleryView, Order, Scale, ViewState
from convstudio.ui.theme import THEMES
from convstudio.ui.widgets.board.content import Kind
from tests.oracles import make, torch_output
from tests.strategies import possible_documents
from tests.ui.bench import Array, Bench

STATISTICS = {
    Order.MEAN: lambda maps: maps.mean((1, 2), dtype=np.float64),
    Order.MAXIMUM: lambda maps: maps.max((1, 2)).astype(np.float64),
    Order.VARIANCE: lambda maps: maps.var((1, 2), dtype=np.float64),
}
looks = st.builds(GalleryView, st.sampled_from(Scale), st.booleans(), st.booleans(), st.sampled_from(Order))
in_one_window = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


def show(bench: Bench, document: Document, gallery: GalleryView | None = None) -> None:
    bench.store.open(document, ViewState(lens="channels", gallery=gallery or GalleryView()))
    bench.settle()


def noise(count: int = 6, side: int = 20) -> Document:
    random = np.random.default_rng(3)
    values = random.standard_normal((2, side, side))
    return make(values, random.standard_normal((count, 2, 3, 3)), random.standard_normal(count))


def reference(document: Document, view: GalleryView, maps: Array) -> Tiles:
    """Return the tiles of maps, averaged and quantised in numpy."""
    look = GalleryLook.of(view)
    factor = mosaic.tile_factor(*maps.shape)
    means = mosaic.block_means(shown_values(maps, look), factor)
    return mosaic.map_tiles(means, factor, look, robust=is_picture(maps.shape[1:]))


def check_tiles(bench: Bench, *, off: int = 0) -> None:
    """Compare the tiles on the board with the reference; `off` steps of 255 are allowed for rounding."""
    content = bench.board.content
    assert content is not None
    document = bench.document
    expected = reference(document, bench.store.view.gallery, torch_output(document))
    assert content.maps.factor == expected.factor
    assert content.maps.signed == expected.signed
    assert content.maps.clipped.tolist() == expected.clipped.tolist()
    np.testing.assert_allclose(content.maps.high, expected.high, rtol=1e-4, atol=1e-6)
    assert np.abs(content.maps.pixels.astype(int) - expected.pixels).max() <= off
    planes = mosaic.input_tiles(document.signal)
    np.testing.assert_array_equal(content.inputs.pixels, planes.pixels)
    kernels, _ = mosaic.kernel_indices(document.weight)
    np.testing.assert_array_equal(content.kernels, kernels)


@in_one_window
@given(possible_documents(), looks)
def test_tiles_are_the_quantised_maps(bench: Bench, document: Document, view: GalleryView) -> None:
    show(bench, document, view)
    check_tiles(bench, off=1)
    assert bench.board.content is not None
    assert len(bench.board.content.maps.pixels) == document.out_channels


def test_every_look_is_one_click_away(bench: Bench) -> None:
    show(bench, noise())
    actions = bench.channels.actions_on_maps
    looks = (actions.per_map, actions.magnitude, actions.rectified)
    seen = set()
    for pressed in itertools.product((False, True), repeat=3):
        for action, on in zip(looks, pressed, strict=True):
            if action.isChecked() != on:
                bench.command(action)
        bench.settle()
        view = bench.store.view.gallery
        assert (view.scale is Scale.PER_MAP, view.magnitude, view.rectified) == pressed
        check_tiles(bench)
        content = bench.board.content
        assert content is not None
        seen.add(content.maps.pixels.tobytes())
    # After ReLU a magnitude is the value itself, but in grays.
    assert len(seen) == 8


def test_a_photograph_under_many_filters(bench: Bench) -> None:
    """Blocks of pixels are averaged: more maps than the screen has room for."""
    bench.look_at("channels")
    bench.open("camera")
    bench.store.apply(EditName.OUT_CHANNELS, channel_edits.set_out_channels, 32)
    bench.store.apply(EditName.WEIGHTS_RANDOM, channel_edits.initialise_all, Scheme.UNIFORM, 5)
    bench.settle()
    content = bench.board.content
    assert content is not None
    assert content.maps.factor > 1
    check_tiles(bench, off=1)
    bench.command(bench.channels.actions_on_maps.rectified)
    bench.settle()
    check_tiles(bench, off=1)


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_but_the_table_of_colors_lies_between_tile_and_screen(bench: Bench, theme: str) -> None:
    bench.window.look.show(theme)
    show(bench, noise())
    content, layout = bench.board.content, bench.board.layout_of_parts
    assert content is not None
    assert layout is not None
    bench.move(bench.channels.sum)
    picture = bench.board.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    table = colormap.signed_table(colormap.Theme(theme), vivid=not bench.board.map_texts(0))
    place = bench.store.view.cursor
    for index, tile in enumerate(content.maps.pixels):
        corner = bench.board.rect_of(Kind.MAP, index).topLeft()
        for cell in ((2, 3), (9, 9), (17, 0)):
            if index == place.channel and np.abs(np.subtract(cell, place.position)).max() < 3:
                continue
            pixel = corner + QPointF((cell[1] + 0.5) * layout.map_cell, (cell[0] + 0.5) * layout.map_cell)
            assert picture.pixelColor(pixel.toPoint()) == QColor(*table[tile[cell]].tolist())


@in_one_window
@given(possible_documents(max_side=7, max_groups=2, max_filters_per_group=6), st.sampled_from(Order))
def test_the_order_is_numpys(bench: Bench, document: Document, order: Order) -> None:
    show(bench, document, GalleryView(order=order))
    sequence = bench.board.sequence
    count, groups = document.out_channels, document.layer.groups
    assert sorted(sequence) == list(range(count))
    if order is Order.CHANNEL:
        assert sequence == tuple(range(count)) or groups > 1
        return
    keys = STATISTICS[order](torch_output(document))
    for group in range(groups):
        inside = [index for index in sequence if index * groups // count == group]
        sizes = keys[inside]
        assert (np.diff(sizes) <= 1e-4 * (1 + np.abs(sizes[1:]))).all()


@pytest.mark.parametrize("order", list(Order))
def test_the_order_is_chosen_in_the_box_and_by_keys(bench: Bench, order: Order) -> None:
    show(bench, noise())
    expected = tuple(range(6))
    if order is not Order.CHANNEL:
        expected = tuple(np.argsort(-STATISTICS[order](torch_output(bench.document)), kind="stable").tolist())
        assert expected != tuple(range(6))
    box = bench.channels.tools.order
    bench.pick(box, box.findData(order))
    assert bench.board.sequence == expected
    bench.key(Qt.Key.Key_S)
    bench.key(Qt.Key.Key_1)
    assert bench.board.sequence == tuple(range(6))
    assert box.currentData() == Order.CHANNEL
    bench.key(Qt.Key.Key_S)
    bench.key((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)[list(Order).index(order)])
    assert bench.board.sequence == expected
    assert box.currentData() == order


def test_sorted_after_relu_where_maps_are_shown_so(bench: Bench) -> None:
    """A map below zero everywhere has the mean 0 then, and the largest mean is another one's."""
    document = make([[[1.0, -1.0]]], [[[[-1.0]]], [[[3.0]]], [[[2.0]]]], [1.5, 0.0, -9.0])
    show(bench, document, GalleryView(order=Order.MEAN))
    assert bench.board.sequence == (0, 1, 2)
    bench.command(bench.channels.actions_on_maps.rectified)
    bench.settle()
    maps = np.maximum(torch_output(document), 0)
    assert bench.board.sequence == tuple(np.argsort(-maps.mean((1, 2)), kind="stable").tolist())


def test_maps_stay_in_place_while_they_are_counted(bench: Bench) -> None:
    """A new order comes with the statistics, not before."""
    random = np.random.default_rng(1)
    layer = LayerSpec(padding=((1, 1), (1, 1)))
    document = make(random.standard_normal((1, 200, 200)), random.standard_normal((8, 1, 3, 3)), layer=layer)
    show(bench, document, GalleryView(order=Order.VARIANCE))
    orders: list[tuple[bool, tuple[int, ...]]] = []

    def look(frame: Frame) -> None:
        assert frame.gallery is not None
        orders.append((frame.complete, bench.board.sequence))

    before = bench.board.sequence
    bench.computing.framed.connect(look)
    loudest = before[-1]
    bench.store.apply(EditName.KERNEL_PRESET, kernel_edits.set_kernel, (loudest, 0), np.full((3, 3), 50.0))
    bench.settle()
    bench.computing.framed.disconnect(look)
    assert orders[0] == (False, before)
    assert orders[-1] == (True, (loudest, *before[:-1]))


def test_kernels_that_shrink_to_one_weight(bench: Bench) -> None:
    show(bench, noise())
    bench.store.apply(EditName.POINTWISE, channel_edits.pointwise)
    bench.settle()
    check_tiles(bench)
    bench.store.apply(EditName.DEPTHWISE, channel_edits.depthwise)
    bench.settle()
    check_tiles(bench)
    assert bench.board.wires() == ((0, 0), (0, 1), (0, 2), (1, 3), (1, 4), (1, 5))
