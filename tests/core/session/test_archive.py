import io
import struct
import zipfile

import numpy as np
import pytest
from numpy.lib import format as npy

from convstudio.core import limits
from convstudio.core.document import Document, LayerSpec, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.session import archive, codec
from convstudio.core.view_state import ViewState
from tests.core.session.sessions import refusal

BLACK = Document(Signal(frozen(np.zeros((1, 20, 20)))), LayerSpec(), frozen([[[[1.0]]]]), frozen([0.0]))


def session_with(array: bytes, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a session whose 20×20 input is `array`, as the bytes of its .npy."""
    original, stream = zipfile.ZipFile(io.BytesIO(codec.encode(BLACK, ViewState()))), io.BytesIO()
    with original, zipfile.ZipFile(stream, "w", method) as changed:
        changed.writestr("session.json", original.read("session.json"))
        changed.writestr("arrays/input.npy", array)
    return stream.getvalue()


def saved(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def header(shape: object, descr: str = "<f4") -> bytes:
    stream = io.BytesIO()
    npy.write_array_header_1_0(stream, {"descr": descr, "fortran_order": False, "shape": shape})
    return stream.getvalue()


def test_what_numpy_saves_can_take_the_place_of_an_array() -> None:
    values = np.random.default_rng(0).random((1, 20, 20)).astype(np.float32)
    document, _ = codec.decode(session_with(saved(values)))
    np.testing.assert_array_equal(document.signal.values, values)
    assert document.signal.values.base is None


@pytest.mark.parametrize(
    "array",
    [
        saved(np.zeros((1, 20, 20))),  # float64
        saved(np.zeros((1, 20, 20), dtype=">f4")),
        saved(np.asfortranarray(np.zeros((1, 20, 20), dtype=np.float32).transpose(2, 1, 0))),
        saved(np.zeros((20, 20), dtype=np.float32)),
        saved(np.zeros((1, 0, 20), dtype=np.float32)),
        saved(np.full((1, 20, 20), np.nan, dtype=np.float32)),
        header((1, 20, 20), "|O"),
        header((1, 20, 20)),  # no data
        header((10**9, 10**9, 10**9)) + bytes(64),
        header((1, 20, 20)) + bytes(1604),
        b"\x93NUMPY\x02\x00" + saved(np.zeros((1, 20, 20), dtype=np.float32))[8:],
        b"\x93NUMPY\x01\x00\xff\xff{" + b"(" * 70_000,
        b"\x93NUMPY\x01\x00\x10\x00__import__('os')",
        b"GIF89a",
        b"",
    ],
    ids=range(15),
)
def test_arrays_of_another_kind_are_refused_by_field(array: bytes) -> None:
    error = refusal(session_with(array))
    assert error.code is Code.SESSION_INVALID
    assert error.values["field"] == "document.input.values.file"


def patched_sizes(session: bytes, member: bytes, size: int) -> bytes:
    """Return `session` with `size` as the unpacked size that its directory declares for `member`."""
    changed = bytearray(session)
    entry = changed.rindex(b"PK\x01\x02", 0, changed.rindex(member))
    changed[entry + 24 : entry + 28] = struct.pack("<L", size)
    return bytes(changed)


def test_declared_size_is_checked_before_unpacking() -> None:
    session = session_with(saved(np.zeros((1, 20, 20), dtype=np.float32)))
    error = refusal(patched_sizes(session, b"arrays/input.npy", limits.SESSION_BYTES))
    assert error.code is Code.SESSION_TOO_LARGE
    assert int(error.values["found"]) > limits.SESSION_BYTES == error.values["limit"]


@pytest.mark.parametrize("declared", [1, 100, 1727, 1729, 10**9])
def test_declared_size_that_lies_is_damage_or_nonsense(declared: int) -> None:
    session = session_with(saved(np.zeros((1, 20, 20), dtype=np.float32)))
    assert refusal(patched_sizes(session, b"arrays/input.npy", declared)).code in (
        Code.SESSION_DAMAGED,
        Code.SESSION_INVALID,
    )


def test_honest_looking_lie_is_stopped_by_the_data() -> None:
    """The header and the directory agree on 1.2 GB; the data end after a kilobyte."""
    shape = (1, 20_000, 15_000)
    session = session_with(header(shape) + bytes(1000))
    size = len(header(shape)) + 4 * 20_000 * 15_000
    assert refusal(patched_sizes(session, b"arrays/input.npy", size)).code is Code.SESSION_DAMAGED


def test_json_that_unpacks_to_too_much_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as changed:
        changed.writestr("session.json", b" " * (archive.JSON_BYTES + 1))
    assert refusal(stream.getvalue()).code is Code.SESSION_TOO_LARGE


def test_doubled_members_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as changed:
        changed.writestr("session.json", b"{}")
        with pytest.warns(UserWarning, match="Duplicate name"):
            changed.writestr("session.json", b"{}")
    assert refusal(stream.getvalue()).code is Code.SESSION_DAMAGED


def test_a_member_far_beyond_the_end_is_damage() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as changed:
        changed.writestr("session.json", b"{}")
        changed.infolist()[0].header_offset = 2**63 + 5
    assert refusal(stream.getvalue()).code is Code.SESSION_DAMAGED


def test_a_directory_of_many_members_is_not_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as changed:
        for number in range(2000):
            changed.writestr(f"{number}", b"")
    assert refusal(stream.getvalue()).code is Code.SESSION_DAMAGED


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_no_session_uses_are_damage(method: int) -> None:
    assert refusal(session_with(saved(np.zeros(1)), method=method)).code is Code.SESSION_DAMAGED


def test_stored_members_are_read() -> None:
    array = saved(np.ones((1, 20, 20), dtype=np.float32))
    assert codec.decode(session_with(array, method=zipfile.ZIP_STORED))[0].signal.values.sum() == 400


def test_encrypted_member_is_damage() -> None:
    session = bytearray(session_with(saved(np.zeros((1, 20, 20), dtype=np.float32))))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        session[session.index(signature) + offset] |= 1
    assert refusal(bytes(session)).code is Code.SESSION_DAMAGED


def test_comment_or_foreign_bytes_around_the_zip_are_damage() -> None:
    session = session_with(saved(np.ones((1, 20, 20), dtype=np.float32)))
    assert refusal(session + b"tail").code is Code.SESSION_DAMAGED
    assert refusal(session[:-2] + b"\x04\x00tail").code is Code.SESSION_DAMAGED
    assert refusal(b"PK\x03\x04" + session).code is Code.SESSION_DAMAGED


def test_no_room_for_an_array_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    session = session_with(saved(np.ones((1, 20, 20), dtype=np.float32)))
    monkeypatch.setattr(np, "empty", full)
    assert refusal(session).code is Code.OUT_OF_MEMORY


def test_what_could_not_be_opened_again_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SESSION_BYTES", 4 * 400)
    stream = io.BytesIO()
    with pytest.raises(StudioError) as caught:
        codec.write(stream, BLACK, ViewState(), "large.convstudio")
    assert caught.value.code is Code.SESSION_TOO_LARGE
    assert stream.getvalue() == b""
