import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.chain import ChainLayer
from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.kind import Kind
from convstudio.core.session import codec
from convstudio.core.session.document_json import INLINE
from convstudio.core.view_state import (
    COMPOSITE,
    SPEEDS,
    Cursor,
    FieldView,
    GalleryView,
    MatrixView,
    Order,
    Scale,
    Sharing,
    Viewport,
    ViewState,
    clamped,
)
from tests.core.session.sessions import (
    LARGE,
    SMALL,
    assert_same_bits,
    contents,
    document_of,
    edited,
    packed,
)
from tests.strategies import documents


def pixel_of(value: np.float32, name: str = "") -> Document:
    return Document(Signal(frozen([[[value]]]), name=name), LayerSpec(), frozen([[[[1.0]]]]), frozen([0.0]))


def views() -> st.SearchStrategy[ViewState]:
    indices = st.integers(-3, 40)
    pixels = st.floats(-40.0, 40.0)
    return st.builds(
        ViewState,
        lens=st.sampled_from(("window", "channels", "矩阵")),
        cursor=st.builds(Cursor, indices, st.lists(indices, max_size=4).map(tuple)),
        in_channel=st.integers(COMPOSITE, 5),
        filling=st.booleans(),
        speed=st.sampled_from(SPEEDS),
        viewport=st.builds(Viewport, st.floats(0.5, 64.0), st.none() | st.tuples(pixels, pixels)),
        gallery=st.builds(
            GalleryView,
            scale=st.sampled_from(Scale),
            magnitude=st.booleans(),
            rectified=st.booleans(),
            order=st.sampled_from(Order),
            selected=st.booleans(),
            enlarged=st.booleans(),
            wraps=st.booleans(),
            spelled=st.booleans(),
        ),
        stamping=st.booleans(),
        source=st.lists(indices, max_size=4).map(tuple),
        matrix=st.builds(MatrixView, st.sampled_from(Sharing), st.booleans()),
        field=st.builds(
            FieldView,
            st.just(-1),
            st.none() | st.tuples(st.integers(0, 99), st.integers(0, 99)),
            st.booleans(),
        ),
    )


def chains() -> st.SearchStrategy[tuple[ChainLayer, ...]]:
    sizes = st.integers(1, 5)
    return st.lists(
        st.builds(ChainLayer, st.sampled_from((Kind.CONVOLUTION, Kind.MAX_POOL)), sizes, sizes, sizes, sizes),
        min_size=1,
        max_size=limits.CHAIN_LAYERS,
    ).map(tuple)


@st.composite
def documents_of_every_kind(draw: st.DrawFn) -> Document:
    document = draw(st.integers(1, 3).flatmap(lambda rank: documents(rank, max_side=14, wild=True)))
    layer = replace(
        document.layer,
        kind=draw(st.sampled_from(Kind)),
        output_padding=tuple(draw(st.integers(0, 3)) for _ in range(document.layer.rank)),
        ceil_mode=draw(st.booleans()),
        count_include_pad=draw(st.booleans()),
    )
    return replace(document, layer=layer, chain=draw(chains()))


@given(documents_of_every_kind(), views())
def test_round_trip_is_exact_to_the_bit(document: Document, view: ViewState) -> None:
    session = codec.encode(document, view)
    again, view_again = codec.decode(session)
    assert_same_bits(document, again)
    assert view_again == clamped(view_again, again)
    kept = replace(view_again, cursor=view.cursor, in_channel=view.in_channel, source=view.source)
    assert kept == view
    assert codec.encode(again, view_again) == session


def test_cursor_inside_the_output_comes_back() -> None:
    view = ViewState(cursor=Cursor(0, (1, 2)), viewport=Viewport(3.5, (0.25, 1.75)), speed=8.0, filling=False)
    assert codec.decode(codec.encode(document_of(), view))[1] == view


def test_equal_values_give_equal_bytes() -> None:
    assert codec.encode(document_of(40), ViewState()) == LARGE
    with zipfile.ZipFile(io.BytesIO(LARGE)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_large_arrays_lie_beside_readable_json() -> None:
    members = contents(LARGE)
    assert sorted(members) == ["arrays/input.npy", "session.json"]
    loaded = np.load(io.BytesIO(members["arrays/input.npy"]), allow_pickle=False)
    np.testing.assert_array_equal(loaded, document_of(40).signal.values)
    assert b'"values": {\n        "file": "arrays/input.npy"\n      }' in members["session.json"]
    assert b"[0.11111111, 0.11111111, 0.11111111]" in members["session.json"]
    assert sorted(contents(SMALL)) == ["session.json"]


@pytest.mark.parametrize("size", [INLINE, INLINE + 1])
def test_both_sides_of_the_inline_limit(size: int) -> None:
    signal = Signal(frozen(np.arange(size).reshape(1, 1, size)))
    document = Document(signal, LayerSpec(), frozen([[[[1.0]]]]), frozen([0.0]))
    session = codec.encode(document, ViewState())
    assert ("arrays/input.npy" in contents(session)) == (size > INLINE)
    assert_same_bits(document, codec.decode(session)[0])


@given(st.integers(0, 2**32 - 1))
@example(0x80000000)
@example(0x00000001)
@example(0x7F7FFFFF)
@example(0x3DCCCCCD)
def test_every_number_in_the_json_is_exact(bits: int) -> None:
    value = np.uint32(bits).view(np.float32)
    if not np.isfinite(value):
        value = np.float32(0)
    document = pixel_of(value)
    assert_same_bits(document, codec.decode(codec.encode(document, ViewState()))[0])


def test_a_file_name_that_is_no_text_comes_back() -> None:
    name = b"caf\xe9.png".decode("utf-8", "surrogateescape")
    again, _ = codec.decode(codec.encode(pixel_of(np.float32(0), name), ViewState()))
    assert again.signal.name == name


def test_a_session_saved_by_an_editor_with_a_byte_order_mark_opens() -> None:
    members = contents(SMALL)
    members["session.json"] = b"\xef\xbb\xbf" + members["session.json"]
    assert_same_bits(codec.decode(packed(members))[0], document_of())


def test_strange_view_is_fitted_when_saved() -> None:
    nan, infinity = float("nan"), float("inf")
    view = ViewState(
        cursor=Cursor(99, (-5, 10**6, 7)), in_channel=7, speed=3.1, viewport=Viewport(infinity, (nan, 0.0))
    )
    _, again = codec.decode(codec.encode(document_of(), view))
    assert again.cursor == Cursor(0, (0, 2))
    assert (again.in_channel, again.speed, again.viewport) == (0, 4.0, Viewport(1.0, None))


def test_absurd_view_in_a_file_is_fitted() -> None:
    def edit(session: dict[str, Any]) -> None:
        session["view"]["speed"] = 1e300
        session["view"]["viewport"] = {"zoom": 1e300, "center": [-1e300, 1e300]}
        session["view"]["cursor"] = {"channel": 2**31 - 1, "position": [2**31 - 1]}

    _, view = codec.decode(edited(SMALL, edit))
    assert view.speed == SPEEDS[-1]
    assert view.viewport == Viewport(4096.0, (-64.0, 67.0))
    assert view.cursor == Cursor(0, (1, 0))


def test_a_place_beyond_the_chain_and_the_input_is_fitted() -> None:
    def edit(session: dict[str, Any]) -> None:
        session["view"]["source"] = [-7, 2**31 - 1]
        session["view"]["field"] = {"layer": 99, "unit": [-5, 3], "effective": False}

    _, view = codec.decode(edited(SMALL, edit))
    assert view.source == (0, 2)
    assert view.field == FieldView(1, (0, 3), effective=False)


def test_a_pooled_layer_keeps_the_filters_it_does_not_use() -> None:
    signal = Signal(frozen(np.arange(12).reshape(3, 2, 2)), Color.STACK)
    layer = LayerSpec((2, 2), kind=Kind.MAX_POOL, ceil_mode=True)
    document = Document(signal, layer, frozen(np.arange(60).reshape(5, 3, 2, 2)), frozen(np.arange(5)))
    again, _ = codec.decode(codec.encode(document, ViewState()))
    assert_same_bits(document, again)
    assert (again.out_channels, len(again.bias)) == (3, 5)


def test_names_of_planes_stand_in_the_json_where_there_are_any() -> None:
    values = frozen(np.zeros((2, 1, 1)))
    for names, written in (((), []), (("", "depth"), ["", "depth"])):
        signal = Signal(values, Color.STACK, plane_names=names)
        document = Document(signal, LayerSpec(), frozen(np.ones((1, 2, 1, 1))), frozen([0.0]))
        session = codec.encode(document, ViewState())
        found = json.loads(contents(session)["session.json"])["document"]["input"]["plane_names"]
        assert found == written
        assert_same_bits(codec.decode(session)[0], document)


@pytest.mark.parametrize(("groups", "seen"), [(1, COMPOSITE), (3, 0)])
def test_color_pictures_and_groups_round_trip(groups: int, seen: int) -> None:
    document = Document(
        Signal(frozen(np.random.default_rng(1).random((3, 20, 20))), Color.RGB, 0.0, 255.0, "picture.png"),
        LayerSpec(groups=groups),
        frozen(np.ones((6, 3 // groups, 2, 3))),
        frozen(np.arange(6)),
    )
    again, view = codec.decode(codec.encode(document, ViewState(in_channel=COMPOSITE)))
    assert_same_bits(document, again)
    assert view.in_channel == seen  # a filter of one plane is not seen on the picture of all three
