import copy
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.chain import ChainLayer
from convstudio.core.document import Color, Document, LayerSpec, PaddingMode, Signal, arrays, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators.kernels import preset
from convstudio.core.session import codec, migrations
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
from tests.strategies import documents

Edit = Callable[[dict[str, Any]], object]


def document_of(side: int = 3) -> Document:
    values = frozen(np.random.default_rng(0).standard_normal((1, side, side)))
    layer = LayerSpec(padding=((1, 0), (0, 2)), padding_mode=PaddingMode.REPLICATE)
    return Document(
        Signal(values, name="drawn"), layer, frozen(preset("box_blur")[None, None]), frozen([0.0])
    )


def pixel_of(value: np.float32, name: str = "") -> Document:
    return Document(Signal(frozen([[[value]]]), name=name), LayerSpec(), frozen([[[[1.0]]]]), frozen([0.0]))


SMALL, LARGE = (codec.encode(document_of(side), ViewState()) for side in (3, 40))


def contents(session: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(session)) as archive:
        return {member: archive.read(member) for member in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return stream.getvalue()


def edited(session: bytes, edit: Edit) -> bytes:
    members = contents(session)
    value = json.loads(members["session.json"])
    edit(value)
    members["session.json"] = json.dumps(value).encode()
    return packed(members)


def refusal(session: bytes) -> StudioError:
    with pytest.raises(StudioError) as caught:
        codec.decode(session, "lesson.convstudio")
    return caught.value


def assert_same_bits(a: Document, b: Document) -> None:
    for one, other in zip(arrays(a), arrays(b), strict=True):
        assert one.dtype == other.dtype == np.float32
        assert one.shape == other.shape
        assert one.tobytes() == other.tobytes()
        assert not other.flags.writeable
    assert a.layer == b.layer
    assert (a.signal.color, a.signal.name) == (b.signal.color, b.signal.name)
    assert (a.signal.low, a.signal.high) == (b.signal.low, b.signal.high)
    assert a.signal.plane_names == b.signal.plane_names
    assert a.chain == b.chain


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


def test_an_average_pool_in_the_chain_has_no_dilation() -> None:
    def edit(session: dict[str, Any]) -> None:
        session["document"]["chain"][0] |= {"kind": "average_pool", "dilation": 2}

    assert refusal(edited(SMALL, edit)).values["field"] == "document.chain[0].dilation"


def as_version_three(session: dict[str, Any]) -> None:
    session["version"] = 3
    del session["document"]["chain"]
    for name in ("kind", "output_padding", "ceil_mode", "count_include_pad"):
        del session["document"]["layer"][name]
    for name in ("stamping", "source", "matrix", "field"):
        del session["view"][name]


def test_version_three_knew_convolutions_alone() -> None:
    document, view = codec.decode(edited(SMALL, as_version_three))
    assert_same_bits(document, document_of())
    assert view == ViewState()


def test_version_three_has_no_output_padding_along_any_axis() -> None:
    signal = Signal(frozen([[1.0, 2.0, 3.0]]))
    layer = LayerSpec(stride=(2,), padding=((1, 0),), dilation=(1,))
    old = Document(signal, layer, frozen([[[1.0]]]), frozen([0.0]))
    document, _ = codec.decode(edited(codec.encode(old, ViewState()), as_version_three))
    assert_same_bits(document, old)


@pytest.mark.parametrize("part", ["document", "view"])
@pytest.mark.parametrize("value", [None, [], {"layer": 3}, {"layer": {"stride": 3}}])
def test_nonsense_of_version_three_is_refused_by_field(part: str, value: object) -> None:
    def edit(session: dict[str, Any]) -> None:
        as_version_three(session)
        session[part] = value

    error = refusal(edited(SMALL, edit))
    assert error.code is Code.SESSION_INVALID
    assert str(error.values["field"]).startswith(part)


def test_a_field_of_the_new_version_in_an_old_file_is_read_strictly() -> None:
    def edit(session: dict[str, Any]) -> None:
        as_version_three(session)
        session["document"]["layer"]["kind"] = "dense"

    assert refusal(edited(SMALL, edit)).values["field"] == "document.layer.kind"


def test_a_pooled_layer_keeps_the_filters_it_does_not_use() -> None:
    signal = Signal(frozen(np.arange(12).reshape(3, 2, 2)), Color.STACK)
    layer = LayerSpec((2, 2), kind=Kind.MAX_POOL, ceil_mode=True)
    document = Document(signal, layer, frozen(np.arange(60).reshape(5, 3, 2, 2)), frozen(np.arange(5)))
    again, _ = codec.decode(codec.encode(document, ViewState()))
    assert_same_bits(document, again)
    assert (again.out_channels, len(again.bias)) == (3, 5)


def as_version_two(session: dict[str, Any]) -> None:
    as_version_three(session)
    session["version"] = 2
    del session["document"]["input"]["plane_names"]
    del session["view"]["gallery"]


def test_version_two_had_neither_names_of_planes_nor_a_gallery() -> None:
    document, view = codec.decode(edited(SMALL, as_version_two))
    assert_same_bits(document, document_of())
    assert view == ViewState()


@pytest.mark.parametrize("part", ["document", "view"])
@pytest.mark.parametrize("value", [None, [], {"input": 3}])
def test_nonsense_of_version_two_is_refused_by_field(part: str, value: object) -> None:
    def edit(session: dict[str, Any]) -> None:
        as_version_two(session)
        session[part] = value

    error = refusal(edited(SMALL, edit))
    assert error.code is Code.SESSION_INVALID
    assert str(error.values["field"]).startswith(part)


def test_names_of_planes_stand_in_the_json_where_there_are_any() -> None:
    values = frozen(np.zeros((2, 1, 1)))
    for names, written in (((), []), (("", "depth"), ["", "depth"])):
        signal = Signal(values, Color.STACK, plane_names=names)
        document = Document(signal, LayerSpec(), frozen(np.ones((1, 2, 1, 1))), frozen([0.0]))
        session = codec.encode(document, ViewState())
        found = json.loads(contents(session)["session.json"])["document"]["input"]["plane_names"]
        assert found == written
        assert_same_bits(codec.decode(session)[0], document)


def test_version_one_had_one_padding_for_both_ends() -> None:
    def edit(session: dict[str, Any]) -> None:
        as_version_two(session)
        session["version"] = 1
        session["document"]["layer"]["padding"] = [1, 2]

    document, _ = codec.decode(edited(LARGE, edit))
    assert document.layer.padding == ((1, 1), (2, 2))


@pytest.mark.parametrize("padding", [[1, [2, 2]], ["1", 1], [1], "11", None, {}])
def test_nonsense_of_version_one_is_refused_by_field(padding: object) -> None:
    def edit(session: dict[str, Any]) -> None:
        as_version_two(session)
        session["version"] = 1
        session["document"]["layer"]["padding"] = padding

    error = refusal(edited(SMALL, edit))
    assert error.code is Code.SESSION_INVALID
    assert str(error.values["field"]).startswith("document.layer.padding")


def test_every_version_has_a_way_to_the_present_one() -> None:
    assert sorted(migrations.MIGRATIONS) == list(range(1, migrations.VERSION))


def test_newer_version_is_named() -> None:
    error = refusal(edited(SMALL, lambda session: session.update(version=7, surprise=True)))
    assert error.code is Code.SESSION_NEWER
    assert error.values == {"name": "lesson.convstudio", "found": 7, "supported": migrations.VERSION}


def set_at(session: dict[str, Any], path: str, value: object) -> None:
    *way, last = path.replace("[", ".[").split(".")
    place: Any = session
    for step in way:
        place = place[int(step[1:-1])] if step.startswith("[") else place[step]
    place[int(last[1:-1]) if last.startswith("[") else last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("version", True),
        ("version", 0),
        ("version", "2"),
        ("extra", 1),
        ("document", []),
        ("document.layer.stride[1]", 0),
        ("document.layer.stride[0]", 1.0),
        ("document.layer.stride[0]", limits.STRIDE + 1),
        ("document.layer.stride", []),
        ("document.layer.stride", [1, 1, 1, 1]),
        ("document.layer.padding[1][0]", -1),
        ("document.layer.padding[0]", [1]),
        ("document.layer.dilation", [1]),
        ("document.layer.groups", 2),
        ("document.layer.padding_mode", "mirror"),
        ("document.layer.flipped", 1),
        ("document.layer.bias", 1),
        ("document.layer.kind", "dense"),
        ("document.layer.kind", None),
        ("document.layer.output_padding", [0]),
        ("document.layer.output_padding[1]", -1),
        ("document.layer.output_padding[1]", limits.STRIDE + 1),
        ("document.layer.ceil_mode", 1),
        ("document.layer.count_include_pad", "yes"),
        ("document.chain", []),
        ("document.chain", [{}] * (limits.CHAIN_LAYERS + 1)),
        ("document.chain[0]", 3),
        ("document.chain[1].kind", "dense"),
        ("document.chain[1].kind", "transposed"),
        ("document.chain[1].kernel", 0),
        ("document.chain[1].kernel", limits.KERNEL_SIDE + 1),
        ("document.chain[0].stride", 1.5),
        ("document.chain[0].padding", -1),
        ("document.chain[0].dilation", 10**30),
        ("document.chain[0].extra", 1),
        ("document.input.values[0][2]", [1, 2]),
        ("document.input.values[0][1][1]", "1"),
        ("document.input.values[0][1][1]", float("nan")),
        ("document.input.values[0][1][1]", 1e39),
        ("document.input.values[0][1][1]", 10**400),
        ("document.input.values[0]", []),
        ("document.input.color", "sepia"),
        ("document.input.high", 0.0),
        ("document.input.low", float("-inf")),
        ("document.input.name", None),
        ("document.input.plane_names", None),
        ("document.input.plane_names", ["a", "b"]),
        ("document.input.plane_names", [3]),
        ("document.input.plane_names", ["x" * (limits.PLANE_NAME + 1)]),
        ("document.weight", [[1.0]]),
        ("document.weight[0][0][0][0]", [1.0]),
        ("document.bias", [0.0, 0.0]),
        ("view.lens", 3),
        ("view.cursor.position[1]", 0.5),
        ("view.cursor.channel", 10**40),
        ("view.speed", float("nan")),
        ("view.viewport.center", [1.0]),
        ("view.viewport.zoom", None),
        ("view.gallery", None),
        ("view.gallery.scale", "global"),
        ("view.gallery.order", 1),
        ("view.gallery.magnitude", 1),
        ("view.gallery.rectified", None),
        ("view.gallery.selected", "yes"),
        ("view.gallery.enlarged", 0),
        ("view.gallery.wraps", []),
        ("view.gallery.zoom", 1),
        ("view.stamping", 1),
        ("view.source", None),
        ("view.source[0]", 0.5),
        ("view.matrix", []),
        ("view.matrix.sharing", "sparse"),
        ("view.matrix.transposed", 0),
        ("view.field.layer", "last"),
        ("view.field.unit", [1]),
        ("view.field.unit", [1, 0.5]),
        ("view.field.effective", None),
    ],
)
def test_nonsense_names_its_field(path: str, value: object) -> None:
    error = refusal(edited(SMALL, lambda session: set_at(session, path, value)))
    assert error.code is Code.SESSION_INVALID
    assert error.values["name"] == "lesson.convstudio"
    found = str(error.values["field"])
    assert found.startswith(path) or path.startswith(found)


def test_refused_exactly_where_it_is() -> None:
    error = refusal(edited(SMALL, lambda session: set_at(session, "document.layer.stride[1]", 0)))
    assert error.values["field"] == "document.layer.stride[1]"
    missing = refusal(edited(SMALL, lambda session: session["document"]["layer"].pop("groups")))
    assert missing.values["field"] == "document.layer.groups"


@pytest.mark.parametrize(
    ("values", "weight", "bias", "groups", "field"),
    [
        (
            np.zeros((2, 1, 1)),
            np.zeros((1, 2, 1, 1)),
            [0.0],
            1,
            "document.input.values",
        ),  # gray with two planes
        (np.zeros((1, 1, 1)), np.zeros((1, 2, 1, 1)), [0.0], 1, "document.weight"),
        (np.zeros((1, 1, 1)), np.zeros((1, 1, 12, 1)), [0.0], 1, "document.weight"),
        (np.zeros((1, 1, 1)), np.zeros((1, 1, 1, 1)), [0.0, 1.0], 1, "document.bias"),
        (np.zeros((1, 1, 1)), np.zeros((1, 1, 1, 1)), [0.0], 3, "document.layer.groups"),
    ],
)
def test_parts_that_do_not_fit_together(
    values: np.ndarray, weight: np.ndarray, bias: list[float], groups: int, field: str
) -> None:
    def edit(session: dict[str, Any]) -> None:
        session["document"]["input"]["values"] = values.tolist()
        session["document"]["weight"] = weight.tolist()
        session["document"]["bias"] = bias
        session["document"]["layer"]["groups"] = groups

    error = refusal(edited(SMALL, edit))
    assert (error.code, error.values["field"]) == (Code.SESSION_INVALID, field)


def nodes(value: object) -> list[tuple[Any, Any]]:
    """Return (container, key) of every place in a JSON value."""
    keys: list[Any] = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    inner: Any = value
    return [(inner, key) for key in keys] + [node for key in keys for node in nodes(inner[key])]


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from((10**400, -1, {"file": "arrays/input.npy"}, {"file": "session.json"})),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_hand_edited_nonsense_is_opened_or_refused(data: st.DataObject) -> None:
    session = copy.deepcopy(json.loads(contents(LARGE)["session.json"]))
    for _ in range(data.draw(st.integers(1, 3))):
        places = nodes(session)
        container, key = places[data.draw(st.integers(0, len(places) - 1))]
        container[key] = copy.deepcopy(data.draw(JUNK))
    members = contents(LARGE) | {"session.json": json.dumps(session).encode()}
    try:
        document, view = codec.decode(packed(members))
    except StudioError:
        return
    codec.encode(document, view)


@given(st.sampled_from((SMALL, LARGE)), st.data())
@settings(max_examples=300)
def test_flipped_bytes_are_noticed_or_harmless(session: bytes, data: st.DataObject) -> None:
    damaged = bytearray(session)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(session) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        document, _ = codec.decode(bytes(damaged))
    except StudioError:
        return
    assert_same_bits(document, document_of(document.signal.spatial[0]))


def test_flipped_bytes_of_the_structure() -> None:
    """Every byte outside the data of members, where zip and npy keep their lengths and offsets."""
    places = [*range(80), *range(len(SMALL) - 80, len(SMALL))]
    for place in places:
        for bit in range(8):
            damaged = bytearray(SMALL)
            damaged[place] ^= 1 << bit
            try:
                codec.decode(bytes(damaged))
            except StudioError:
                continue


def test_truncated_at_every_byte() -> None:
    for length in range(len(SMALL)):
        code = refusal(SMALL[:length]).code
        assert code is (Code.SESSION_DAMAGED if length >= 4 else Code.SESSION_NOT_ONE)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(content: bytes) -> None:
    assert refusal(b"\x89PNG" + content).code is Code.SESSION_NOT_ONE
    assert refusal(b"PK\x03\x04" + content).code is Code.SESSION_DAMAGED


def test_other_zips_and_other_json_are_no_sessions() -> None:
    for members in (
        {"word/document.xml": b"<xml/>"},
        {"session.json": b"[]"},
        {"session.json": b'{"format": "a recording session", "version": 2}'},
    ):
        assert refusal(packed(members)).code is Code.SESSION_NOT_ONE


@pytest.mark.parametrize(
    "text", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"1" * 5000], ids=lambda text: text[:3]
)
def test_json_that_cannot_be_parsed_is_damage(text: bytes) -> None:
    assert refusal(packed({"session.json": text})).code is Code.SESSION_DAMAGED


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
