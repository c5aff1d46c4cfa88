import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.session import codec
from convstudio.core.view_state import ViewState
from tests.core.session.sessions import LARGE, SMALL, assert_same_bits, contents, document_of, packed, refusal

REASONS = (
    Code.SESSION_NOT_ONE,
    Code.SESSION_DAMAGED,
    Code.SESSION_NEWER,
    Code.SESSION_INVALID,
    Code.SESSION_TOO_LARGE,
)


def outcome(session: bytes) -> tuple[Document, ViewState] | Code:
    """Return what is opened, or the code of the refusal."""
    try:
        return codec.decode(session)
    except StudioError as error:
        return error.code


def assert_comes_back(document: Document, view: ViewState) -> None:
    """Fail where what was opened could not be saved, or would be another document or view when opened again."""
    again, view_again = codec.decode(codec.encode(document, view))
    assert_same_bits(document, again)
    assert view_again == view


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
    found = outcome(packed(members))
    if isinstance(found, Code):
        # The zip is sound and so is the JSON, so the file is not called damaged.
        assert found in (Code.SESSION_NOT_ONE, Code.SESSION_NEWER, Code.SESSION_INVALID)
    else:
        assert_comes_back(*found)


@given(st.sampled_from((SMALL, LARGE)), st.data())
@settings(max_examples=300)
def test_flipped_bytes_are_noticed_or_harmless(session: bytes, data: st.DataObject) -> None:
    damaged = bytearray(session)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(session) - 1))] ^= data.draw(st.integers(1, 255))
    found = outcome(bytes(damaged))
    if isinstance(found, Code):
        assert found in REASONS
    else:
        document, view = found
        assert_same_bits(document, document_of(3 if session is SMALL else 40))
        assert view == ViewState()


def test_flipped_bytes_of_the_structure() -> None:
    """Every bit before and after the data of the member, where a zip keeps its lengths and offsets."""
    places = [*range(80), *range(len(SMALL) - 80, len(SMALL))]
    opened = 0
    for place in places:
        for bit in range(8):
            damaged = bytearray(SMALL)
            damaged[place] ^= 1 << bit
            found = outcome(bytes(damaged))
            if isinstance(found, Code):
                assert found in REASONS
            else:
                document, view = found
                assert_same_bits(document, document_of())
                assert view == ViewState()
                opened += 1
    assert 0 < opened < 8 * len(places)  # a date says nothing about the session, a length does


def test_truncated_at_every_byte() -> None:
    for length in range(len(SMALL)):
        code = refusal(SMALL[:length]).code
        assert code is (Code.SESSION_DAMAGED if length >= 4 else Code.SESSION_NOT_ONE)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(content: bytes) -> None:
    assert refusal(b"\x89PNG" + content).code is Code.SESSION_NOT_ONE
    assert refusal(b"PK\x03\x04" + content).code is Code.SESSION_DAMAGED
