from typing import Any

import numpy as np
import pytest

from convstudio.core import limits
from convstudio.core.errors import Code
from tests.core.session.sessions import SMALL, edited, packed, refusal


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


def test_an_average_pool_in_the_chain_has_no_dilation() -> None:
    def edit(session: dict[str, Any]) -> None:
        session["document"]["chain"][0] |= {"kind": "average_pool", "dilation": 2}

    assert refusal(edited(SMALL, edit)).values["field"] == "document.chain[0].dilation"


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
