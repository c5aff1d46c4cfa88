from typing import Any

import pytest

from convstudio.core.document import Document, LayerSpec, Signal, frozen
from convstudio.core.errors import Code
from convstudio.core.session import codec, migrations
from convstudio.core.view_state import ViewState
from tests.core.session.sessions import LARGE, SMALL, assert_same_bits, document_of, edited, refusal


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
