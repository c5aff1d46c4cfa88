"""Layers of every kind with one, two and three axes in the Channels lens."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, Qt

from convstudio.core import numerals
from convstudio.core.document import Document, LayerSpec
from convstudio.core.edits.kind import set_kind
from convstudio.core.edits.names import EditName
from convstudio.core.edits.planes import shift
from convstudio.core.kind import Kind as LayerKind
from convstudio.core.operators import geometry, links
from convstudio.core.render import mosaic
from convstudio.core.render.gallery import GalleryLook, shown_values
from convstudio.core.view_state import Cursor, GalleryView, Order, Scale, ViewState
from convstudio.ui.lenses.channels.content import has, sources_of
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.board.content import Hit, Kind
from tests.oracles import make, torch_output
from tests.strategies import any_documents
from tests.ui.bench import Bench

KEYS = Qt.Key
POOLS = (LayerKind.MAX_POOL, LayerKind.AVERAGE_POOL)
in_one_window = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
looks = st.builds(GalleryView, st.sampled_from(Scale), st.booleans(), st.booleans(), st.sampled_from(Order))


def show(bench: Bench, document: Document, gallery: GalleryView | None = None) -> None:
    bench.store.open(document, ViewState(lens="channels", gallery=gallery or GalleryView()))
    bench.settle()


def layer(kind: LayerKind, rank: int, groups: int = 1) -> LayerSpec:
    ones = (1,) * rank
    return LayerSpec(ones, ((0, 0),) * rank, ones, groups, kind=kind)


def counting(kind: LayerKind, rank: int, planes: int = 2, side: int = 3) -> Document:
    """Whole numbers: the input counts from 0, and the weights from 1; two filters."""
    shape, kernel = (planes, *(side,) * rank), (2, planes, *(2,) * rank)
    values, weight = (np.arange(np.prod(size)).reshape(size) for size in (shape, kernel))
    return make(values % 5, weight % 3 - 1, [1, 2], layer=layer(kind, rank))


# What is shown


@in_one_window
@given(any_documents(max_side=5), looks)
def test_the_board_shows_every_layer(bench: Bench, document: Document, look: GalleryView) -> None:
    """Wires are what the layer means, pixels the quantised values, and numbers torch's."""
    show(bench, document, look)
    content, maps = bench.board.content, torch_output(document)
    assert content is not None
    fed = {(plane, index) for index in range(document.out_channels) for plane in document.input_planes(index)}
    assert bench.board.wires() == tuple(sorted(fed))
    if document.layer.kind in POOLS:
        assert fed == {(plane, plane) for plane in range(document.in_channels)}
    shown = bench.shown_maps()
    np.testing.assert_allclose(shown, shown_values(maps, GalleryLook.of(look)), rtol=1e-5, atol=1e-5)
    tiles = mosaic.map_tiles(shown, 1, GalleryLook.of(look))
    assert np.abs(content.maps.pixels.astype(int) - tiles.pixels).max() <= 1
    np.testing.assert_array_equal(content.inputs.pixels, mosaic.input_tiles(document.signal).pixels)
    for index in range(document.out_channels):
        texts = [numerals.cell_text(float(value)) for value in shown[index].ravel()]
        assert bench.board.map_texts(index) in ([], texts)
    bench.board.grab()


@in_one_window
@given(st.data(), any_documents(max_side=5))
def test_every_place_is_what_is_under_the_pointer(
    bench: Bench, data: st.DataObject, document: Document
) -> None:
    show(bench, document)
    shapes = {
        Kind.PLANE: (document.in_channels, *document.signal.spatial),
        Kind.MAP: (document.out_channels, *geometry.output_shape(document)),
        Kind.KERNEL: (document.out_channels, *document.kernel_size),
    }
    for kind, (count, *sizes) in shapes.items():
        index = data.draw(st.integers(0, count - 1))
        cell = data.draw(st.tuples(*(st.integers(0, size - 1) for size in sizes)))
        hit = Hit(kind, index, cell)
        place = bench.on_board(kind, index, cell)
        layout = bench.board.layout_of_parts
        assert layout is not None
        side = {Kind.PLANE: layout.plane_cell, Kind.MAP: layout.map_cell}.get(kind, layout.kernel_cell)
        if side >= 3:
            assert bench.board.hit(QPointF(place)) == hit
        bench.hover_board(kind, index, cell)
        assert bench.window.status.said.full_text
        bench.board.grab()


@in_one_window
@given(st.data(), any_documents(max_side=5))
def test_marks_are_around_what_a_value_is_made_of(
    bench: Bench, data: st.DataObject, document: Document
) -> None:
    shape = geometry.output_shape(document)
    position = data.draw(st.tuples(*(st.integers(0, size - 1) for size in shape)))
    cells = np.array(list(links.contributors(document, position).values()))
    block = sources_of(document, position)
    if not len(cells):
        assert block is None
    else:
        assert block is not None
        first, span = (np.array(part) for part in block)
        np.testing.assert_array_equal(first, cells.min(axis=0))
        np.testing.assert_array_equal(first + span - 1, cells.max(axis=0))
    channel = data.draw(st.integers(0, document.out_channels - 1))
    view = ViewState(lens="channels", cursor=Cursor(channel, position), gallery=GalleryView(selected=True))
    bench.store.open(document, view)
    bench.settle()
    content = bench.board.content
    assert content is not None
    assert (content.marks.place, content.marks.window) == (position, block)
    bench.board.grab()
    assert bench.channels.sum.result_text() == numerals.cell_text(
        float(bench.shown_maps()[(channel, *position)])
    )


@in_one_window
@given(any_documents(max_side=5), looks)
def test_every_map_is_enlarged(bench: Bench, document: Document, look: GalleryView) -> None:
    show(bench, document, look)
    bench.board.setFocus()
    bench.key(KEYS.Key_Return)
    bench.settle()
    channel = bench.store.view.cursor.channel
    expected = shown_values(torch_output(document)[channel], GalleryLook.of(look))
    np.testing.assert_allclose(bench.shown_large(Pane.OUTPUT), expected, rtol=1e-5, atol=1e-5)
    histogram = bench.channels.enlarged.facts.histogram
    finite = np.count_nonzero(np.isfinite(expected))  # not the maximum of nothing but padding
    assert histogram.accessibleDescription().split()[0] == str(finite or "no")
    bench.channels.grab()
    bench.key(KEYS.Key_Right)
    bench.settle()
    bench.key(KEYS.Key_Escape)
    assert not bench.store.view.gallery.enlarged


@pytest.mark.parametrize(
    ("kind", "rank", "captions"),
    [
        (LayerKind.CONVOLUTION, 1, ("2 × 3", "2 × (2, 2)", "2 × 2")),
        (LayerKind.CONVOLUTION, 3, ("2 × 3 × 3 × 3", "2 × (2, 2, 2, 2)", "2 × 2 × 2 × 2")),
        (LayerKind.TRANSPOSED, 2, ("2 × 3 × 3", "weight (2, 2, 2, 2)", "2 × 4 × 4")),
        (LayerKind.MAX_POOL, 2, ("2 × 3 × 3", "2 × 2", "2 × 2 × 2")),
        (LayerKind.AVERAGE_POOL, 1, ("2 × 3", "2", "2 × 2")),
    ],
)
def test_captions_say_sizes(bench: Bench, kind: LayerKind, rank: int, captions: tuple[str, ...]) -> None:
    show(bench, counting(kind, rank))
    content = bench.board.content
    assert content is not None
    assert tuple(caption.details for caption in content.captions) == captions


def test_weights_of_a_transposed_layer_are_said_as_torchs(bench: Bench) -> None:
    """(C, O / groups, ...), while there is a filter for each map."""
    document = make(np.ones((4, 2)), np.ones((6, 2, 3)), layer=layer(LayerKind.TRANSPOSED, 1, groups=2))
    show(bench, document)
    content = bench.board.content
    assert content is not None
    assert content.captions[1].details == "weight (4, 3, 3)"
    assert content.kernels.shape == (6, 2, 3)


@pytest.mark.parametrize(
    ("rank", "text"),
    [
        (1, "Input channel 1 at 2: 0"),
        (2, "Input channel 1 at row 0, column 2: 1"),
        (3, "Input channel 1 at slice 0, row 0, column 2: 4"),
    ],
)
def test_places_are_said(bench: Bench, rank: int, text: str) -> None:
    show(bench, counting(LayerKind.CONVOLUTION, rank))
    bench.hover_board(Kind.PLANE, 1, (0,) * (rank - 1) + (2,))
    assert bench.window.status.said.full_text == text


@in_one_window
@given(any_documents(), any_documents(), st.sampled_from(Kind), st.data())
def test_the_pointer_may_rest_where_the_layer_changes(
    bench: Bench, old: Document, new: Document, kind: Kind, data: st.DataObject
) -> None:
    show(bench, old)
    sizes = {Kind.PLANE: old.signal.spatial, Kind.MAP: geometry.output_shape(old)}.get(kind, old.kernel_size)
    cell = data.draw(st.tuples(*(st.integers(0, size - 1) for size in sizes)))
    count = old.in_channels if kind is Kind.PLANE else old.out_channels
    hit = Hit(kind, count - 1, cell)
    bench.channels._gallery.hover(hit)
    show(bench, new)
    if not has(new, hit):
        assert bench.window.status.said.full_text == ""


# Pooling


@pytest.mark.parametrize(("kind", "word"), list(zip(POOLS, ("max", "mean"), strict=True)))
def test_a_pool_has_windows_without_weights(bench: Bench, kind: LayerKind, word: str) -> None:
    show(bench, counting(kind, 2, planes=3))
    content = bench.board.content
    assert content is not None
    assert content.window == word
    assert content.kernels.shape == (3, 1, 2, 2)
    assert bench.board.kernel_texts(0, 0) == bench.board.bias_texts() == []
    assert not bench.channels.page.legends[1].isVisible()
    bench.hover_board(Kind.KERNEL, 2)
    assert bench.window.status.said.full_text.endswith("of each window of channel 2")


@pytest.mark.parametrize("kind", POOLS)
def test_a_pool_has_no_kernels_to_edit(bench: Bench, kind: LayerKind) -> None:
    show(bench, counting(kind, 2))
    lens = bench.channels
    assert not lens.actions_on_maps.edit_kernel.isEnabled()
    assert "no weights" in lens.actions_on_maps.edit_kernel.toolTip()
    bench.open_kernel(1)
    assert not lens.kernel.isVisible()
    assert "no kernels" in bench.window.notice.text
    bench.store.apply(EditName.KIND, set_kind, LayerKind.CONVOLUTION)
    bench.settle()
    assert lens.actions_on_maps.edit_kernel.isEnabled()
    bench.open_kernel(1)
    assert lens.kernel.isVisible()
    bench.store.apply(EditName.KIND, set_kind, kind)
    bench.settle()
    assert not lens.kernel.isVisible()
    assert lens.page.legends[1].isVisible() is False


def test_a_click_on_a_plane_that_is_pooled_goes_to_its_map(bench: Bench) -> None:
    show(bench, counting(LayerKind.MAX_POOL, 2, planes=3))
    bench.push_board(Kind.PLANE, 2, (1, 1))
    view = bench.store.view
    assert (view.cursor.channel, view.in_channel) == (2, 2)


# Moving the input


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_the_input_is_shifted_along_its_last_axes(bench: Bench, rank: int) -> None:
    start = counting(LayerKind.CONVOLUTION, rank, side=4)
    show(bench, start)
    places = [bench.on_board(Kind.PLANE, 1, (*(1,) * (rank - 1), column)) for column in (1, 2, 3)]
    bench.drag_pixels(bench.board, *places)
    bench.settle()
    values = np.roll(start.signal.values, 2, axis=rank)
    np.testing.assert_array_equal(bench.document.signal.values, values)
    np.testing.assert_array_equal(bench.shown_maps(), torch_output(bench.document))
    up, down, left, right = bench.channels.actions_on_maps.shifts
    assert up.isEnabled() == down.isEnabled() == (rank > 1)
    left.trigger()
    np.testing.assert_array_equal(bench.document.signal.values, shift(start, 0, 1, wraps=True).signal.values)
    if rank > 1:
        down.trigger()
        values = np.roll(start.signal.values, (1, 1), axis=(rank - 1, rank))
        np.testing.assert_array_equal(bench.document.signal.values, values)
    assert right.isEnabled()


def test_a_press_between_slices_moves_no_cursor(bench: Bench) -> None:
    document = counting(LayerKind.CONVOLUTION, 3, side=4)
    bench.store.open(document, ViewState(lens="channels", cursor=Cursor(0, (1, 2, 1))))
    bench.settle()
    for kind, side, name in ((Kind.PLANE, 4, "Input channel 1"), (Kind.MAP, 3, "Map 1")):
        gap = QRect(bench.on_board(kind, 1, (0, 0, side - 1)), bench.on_board(kind, 1, (1, 0, 0))).center()
        assert bench.board.hit(QPointF(gap)) == Hit(kind, 1)
        bench.move(bench.board, gap)
        assert bench.window.status.said.full_text == name
        bench.push(bench.board, gap)
        assert bench.store.view.cursor.position == (1, 2, 1)
    assert bench.store.view.cursor.channel == 1
