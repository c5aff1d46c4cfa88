"""What the panes show of transposed convolution and of pooling, in one, two and three dimensions."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry, links
from convstudio.core.operators.coverage import coverage
from convstudio.core.operators.stamping import partial_output, stamp
from convstudio.core.operators.trace import trace
from convstudio.core.render.frame import Frame, Look, frame_of
from convstudio.core.result import Evaluated
from convstudio.core.view_state import Cursor, ViewState, clamped
from convstudio.ui.lenses.naming import tap_label
from convstudio.ui.lenses.stage import kinds, stamped
from convstudio.ui.lenses.stage.scene import Hover, Pane
from convstudio.ui.widgets.grid.picture import Box
from tests.oracles import make, torch_output
from tests.strategies import any_documents


def layers(*kinds_of: Kind) -> st.SearchStrategy[Document]:
    """Small layers of some kinds and of any rank."""
    return any_documents(kinds_of, max_side=4, max_kernel=3, max_groups=2)


transposed = layers(Kind.TRANSPOSED)


def framed(document: Document) -> Frame:
    return frame_of(Evaluated(document, torch_output(document), "cpu", 0.0), Look(0, 0))


def drawn_view(document: Document, data: st.DataObject, **changes: Any) -> ViewState:
    """Return a view with any cursor and source."""
    cursor = tuple(data.draw(st.integers(0, size - 1)) for size in geometry.output_shape(document))
    source = tuple(data.draw(st.integers(0, size - 1)) for size in document.signal.spatial)
    view = ViewState(cursor=Cursor(0, cursor), source=source)
    return clamped(replace(view, **changes), document)


@given(transposed, st.data())
@settings(max_examples=50)
def test_the_output_fills_stamp_by_stamp(document: Document, data: st.DataObject) -> None:
    frame = framed(document)
    view = drawn_view(document, data, stamping=True)
    grid = kinds.output_grid(frame, view)
    assert grid is not None
    plane = torch_output(document)[0]
    upto = int(np.ravel_multi_index(view.source, document.signal.spatial)) + 1
    whole = upto == document.signal.values[0].size
    expected = plane if whole else partial_output(document, 0, upto)
    np.testing.assert_allclose(grid.values((0,) * plane.ndim, plane.shape), expected, rtol=1e-5, atol=1e-5)
    assert grid.filled is None
    assert grid.real == plane.shape
    full = kinds.output_grid(frame, replace(view, filling=False))
    assert full is not None
    np.testing.assert_array_equal(full.values((0,) * plane.ndim, plane.shape), plane)


@given(transposed, st.data())
@settings(max_examples=50)
def test_by_output_it_fills_up_to_the_cursor(document: Document, data: st.DataObject) -> None:
    view, shape = drawn_view(document, data), geometry.output_shape(document)
    grid = kinds.output_grid(framed(document), view)
    assert grid is not None
    last = view.cursor.position == tuple(size - 1 for size in shape)
    assert grid.filled == (None if last else grid.number(view.cursor.position) + 1)


@given(transposed)
@settings(max_examples=50)
def test_what_is_removed_lies_around_the_output(document: Document) -> None:
    frame, sides = framed(document), stamped.borders(document)
    assert sides == tuple(axis.cropped for axis in geometry.transposed_axes(document))
    grid = kinds.output_grid(frame, ViewState(filling=False))
    assert grid is not None
    numbers, real = (
        grid.numbers(),
        tuple(
            slice(-zero, size - zero)
            for zero, size in zip(grid.first, geometry.output_shape(document), strict=True)
        ),
    )
    assert numbers[real].shape == torch_output(document)[0].shape
    # Every stamp falls into what is shown, whole.
    total = document.signal.values[: len(document.input_planes(0))].astype(np.float64)
    weights = document.weight[0].astype(np.float64)
    stamps = sum(
        float(plane.sum()) * float(kernel.sum()) for plane, kernel in zip(total, weights, strict=True)
    )
    outside = numbers.size * float(document.bias[0])
    assert float(numbers.astype(np.float64).sum()) == pytest.approx(stamps + outside, rel=1e-3, abs=1e-2)
    counts = kinds.output_grid(frame, ViewState(), covers=True)
    assert counts is not None
    np.testing.assert_array_equal(counts.numbers()[real], coverage(document).counts)
    hidden = counts.numbers() == 0
    if grid.visited is None:
        assert not hidden.any()
    else:
        reached = np.zeros_like(hidden)
        reached[np.ix_(*grid.visited)] = True
        np.testing.assert_array_equal(reached, ~hidden)


@given(transposed, st.booleans())
@settings(max_examples=50)
def test_what_is_removed_is_faded(document: Document, stamping: bool) -> None:
    shown = kinds.overlays(document, clamped(ViewState(stamping=stamping), document), None)
    grid = kinds.output_grid(framed(document), ViewState(filling=False))
    assert grid is not None
    faded = np.zeros(grid.shape, dtype=np.bool_)
    for cell in shown[Pane.OUTPUT].faded:
        faded[tuple(index - zero for index, zero in zip(cell, grid.first, strict=True))] = True
    real = tuple(
        slice(-zero, size - zero)
        for zero, size in zip(grid.first, geometry.output_shape(document), strict=True)
    )
    assert not faded[real].any()
    faded[real] = True
    assert faded.all()


@given(transposed, st.data())
@settings(max_examples=50)
def test_a_stamp_is_marked_where_it_falls(document: Document, data: st.DataObject) -> None:
    view = drawn_view(document, data, stamping=True)
    shown = kinds.overlays(document, view, None)
    fallen = stamp(document, 0, document.input_planes(0)[0], view.source)
    cells = list(np.ndindex(*document.kernel_size))
    assert [mark.cell for mark in shown[Pane.OUTPUT].marks] == [fallen.place(cell) for cell in cells]
    assert [mark.label for mark in shown[Pane.KERNEL].marks] == [tap_label(document, cell) for cell in cells]
    assert (shown[Pane.INPUT].cursor, shown[Pane.INPUT].marks) == (view.source, ())
    window = shown[Pane.OUTPUT].window
    assert window is not None
    hull = [
        (min(along), max(along) - min(along) + 1) for along in zip(*map(fallen.place, cells), strict=True)
    ]
    assert list(zip(window.first, window.size, strict=True)) == hull
    for cell in cells:
        assert kinds.overlays(document, view, Hover(Pane.KERNEL, cell))[Pane.OUTPUT].linked == (
            fallen.place(cell),
        )
        assert kinds.term_under(document, view, Hover(Pane.OUTPUT, fallen.place(cell))) == cell
        linked = kinds.overlays(document, view, Hover(Pane.OUTPUT, fallen.place(cell)))[Pane.KERNEL].linked
        assert linked == (cell,)


@given(transposed, st.data())
@settings(max_examples=50)
def test_what_contributes_is_lit(document: Document, data: st.DataObject) -> None:
    view = drawn_view(document, data)
    met = links.contributors(document, view.cursor.position)
    shown = kinds.overlays(document, view, None)
    assert [mark.cell for mark in shown[Pane.KERNEL].marks] == list(met)
    assert {mark.cell for mark in shown[Pane.INPUT].marks} == set(met.values())
    window = shown[Pane.INPUT].window
    assert (window is None) == (not met)
    if window is not None:
        cells = np.array(list(met.values()))
        assert window == Box(tuple(cells.min(axis=0)), tuple(np.ptp(cells, axis=0) + 1))
    assert {*shown[Pane.KERNEL].faded, *met} == set(np.ndindex(*document.kernel_size))
    hovered = kinds.overlays(document, view, Hover(Pane.OUTPUT, view.cursor.position))
    assert hovered[Pane.KERNEL].linked == tuple(met)
    for cell in np.ndindex(*document.kernel_size):
        outputs = kinds.overlays(document, view, Hover(Pane.KERNEL, cell))[Pane.OUTPUT].linked
        expected = [
            place
            for place in np.ndindex(*geometry.output_shape(document))
            if cell in links.contributors(document, place)
        ]
        assert sorted(outputs) == expected


@given(layers(Kind.MAX_POOL), st.data())
@settings(max_examples=50)
def test_the_winner_is_marked(document: Document, data: st.DataObject) -> None:
    view = drawn_view(document, data)
    cursor = kinds.overlays(document, view, None)[Pane.INPUT].cursor
    assert cursor == trace(document, 0, view.cursor.position).winning_cell


@given(layers(*Kind))
@settings(max_examples=50)
def test_only_a_layer_with_weights_has_numbers_in_its_kernel(document: Document) -> None:
    grid = kinds.kernel_grid(document, (0, 0))
    assert grid.shape == document.kernel_size
    assert grid.numbered == document.layer.kind.weighted
    if grid.numbered:
        np.testing.assert_array_equal(grid.numbers(), document.weight[0, 0])


def test_a_large_layer_is_shown_without_its_border() -> None:
    document = make(np.ones((1, 40, 40)), np.ones((1, 1, 3, 3)))
    layer = replace(document.layer, kind=Kind.TRANSPOSED, stride=(2, 2), padding=((1, 1), (1, 1)))
    large = replace(document, layer=layer)
    assert not stamped.is_spelled(large)
    assert stamped.borders(large) == ((0, 0), (0, 0))
    grid = kinds.output_grid(framed(large), ViewState(), covers=True)
    assert grid is not None
    assert grid.shape == (79, 79)
    impossible = replace(large, layer=replace(layer, output_padding=(5, 5)))
    assert not stamped.is_spelled(impossible)
