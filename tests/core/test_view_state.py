from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import examples
from convstudio.core.document import Color, Document
from convstudio.core.edits import signal
from convstudio.core.errors import ShapeError
from convstudio.core.operators import geometry
from convstudio.core.view_state import COMPOSITE, Cursor, Hidden, Viewport, ViewState, clamped
from tests.strategies import documents

views = st.builds(
    ViewState,
    cursor=st.builds(Cursor, st.integers(-3, 8), st.lists(st.integers(-9, 20), max_size=4).map(tuple)),
    in_channel=st.integers(-2, 8),
    filling=st.booleans(),
    source=st.lists(st.integers(-9, 20), max_size=4).map(tuple),
    viewport=st.builds(Viewport, st.floats(0.1, 8), st.none() | st.tuples(st.floats(0, 9), st.floats(0, 9))),
)
any_rank = st.integers(1, 3).flatmap(documents)


@given(views, any_rank)
def test_always_inside(view: ViewState, document: Document) -> None:
    found = clamped(view, document)
    assert 0 <= found.cursor.channel < document.out_channels
    if found.in_channel == COMPOSITE:
        assert document.signal.color is Color.RGB
        assert len(document.input_planes(found.cursor.channel)) == 3
    else:
        assert found.in_channel in document.input_planes(found.cursor.channel)
    try:
        shape = geometry.output_shape(document)
    except ShapeError:
        kept = (*view.cursor.position, 0, 0, 0)[: document.layer.rank]
        assert found.cursor.position == kept
    else:
        assert len(found.cursor.position) == len(shape)
        assert all(0 <= index < size for index, size in zip(found.cursor.position, shape, strict=True))
    assert all(0 <= index < size for index, size in zip(found.source, document.signal.spatial, strict=True))


@given(views, any_rank)
def test_what_is_inside_stays_the_same_object(view: ViewState, document: Document) -> None:
    once = clamped(view, document)
    assert clamped(once, document) is once
    assert replace(once, cursor=view.cursor, in_channel=view.in_channel, source=view.source) == view


def test_the_nearest_place_is_taken() -> None:
    document = examples.diagonal()
    far = clamped(ViewState(cursor=Cursor(7, (9, -2))), document)
    assert far.cursor == Cursor(0, (3, 0))


def test_the_color_picture_needs_three_planes() -> None:
    gray = examples.diagonal()
    view = ViewState(in_channel=COMPOSITE)
    assert clamped(view, gray).in_channel == 0
    assert clamped(view, signal.set_color(gray, Color.RGB)) is view


def test_the_plane_follows_the_group() -> None:
    document = examples.depthwise()
    assert clamped(ViewState(cursor=Cursor(1, (0, 0)), in_channel=0), document).in_channel == 1


cells = st.lists(st.integers(-1, 4), min_size=1, max_size=3).map(tuple)


@given(
    st.builds(Hidden, st.booleans(), st.lists(cells, max_size=3).map(tuple), st.booleans()),
    st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple),
    cells,
)
def test_the_mask_says_of_every_place_whether_it_is_hidden(
    hidden: Hidden, shape: tuple[int, ...], cursor: tuple[int, ...]
) -> None:
    mask = hidden.mask(shape, cursor)
    assert {cell: hidden.value(cell, cursor) for cell in np.ndindex(*shape)} == dict(np.ndenumerate(mask))
