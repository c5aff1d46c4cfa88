"""Files that are no pictures, or none that can be loaded: each is refused for what is wrong with it."""

import os
import tracemalloc
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.engine.pictures import PictureRequest, load
from tests.engine.picture_files import RGB, encoded, noise, outcome, png, refused


def test_files_that_are_none(tmp_path: Path) -> None:
    empty, text, folder = tmp_path / "empty.png", tmp_path / "text.png", tmp_path / "folder.png"
    empty.touch()
    text.write_text("This is a letter, not a picture.\n" * 9)
    folder.mkdir()
    for path, code in [
        (tmp_path / "missing.png", Code.FILE_MISSING),
        (text / "below", Code.FILE_MISSING),
        (Path("nul\0l"), Code.FILE_MISSING),
        (folder, Code.FILE_IS_FOLDER),
        (empty, Code.FILE_EMPTY),
        (tmp_path / ("x" * 300), Code.FILE_UNREADABLE),
        (text, Code.NOT_AN_IMAGE),
    ]:
        error = refused(path)
        assert (error.code, error.values["name"]) == (code, "a")
    assert refused(b"").code is Code.FILE_EMPTY
    assert refused(b"\0").code is Code.NOT_AN_IMAGE


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.png"
    path.write_bytes(encoded(Image.fromarray(noise(4, 4))))

    def forbidden(*_: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", forbidden)
    error = refused(path)
    assert (error.code, error.values["reason"]) == (Code.FILE_UNREADABLE, os.strerror(13))


def test_a_disk_that_fails_while_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: ImageFile.ImageFile) -> None:
        raise OSError(5, os.strerror(5))

    monkeypatch.setattr(ImageFile.ImageFile, "load", failing)
    assert refused(encoded(Image.fromarray(noise(4, 4)))).code is Code.FILE_UNREADABLE


def test_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: ImageFile.ImageFile) -> None:
        raise MemoryError

    monkeypatch.setattr(ImageFile.ImageFile, "load", failing)
    error = refused(encoded(Image.fromarray(noise(4, 6)), "BMP"))
    assert (error.code, error.values) == (Code.OUT_OF_MEMORY, {"needed": 96})


def test_a_huge_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate(limits.IMAGE_FILE_BYTES + 1)
    error = refused(path)
    assert error.code is Code.FILE_TOO_LARGE
    assert error.values["found"] == limits.IMAGE_FILE_BYTES + 1


@pytest.mark.parametrize("width", [8193, 2**31 - 1])
def test_a_bomb_is_refused_by_its_header(width: int) -> None:
    tracemalloc.start()
    error = refused(png(width, 8192, 8, 6, b"\0" * 1000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.code is Code.IMAGE_TOO_LARGE
    assert error.values == {"name": "a", "width": width, "height": 8192, "limit": limits.IMAGE_PIXELS}
    assert peak < 2**22


KINDS = {
    "PNG": encoded(Image.fromarray(noise(24, 24, 3))),
    "JPEG": encoded(Image.fromarray(noise(24, 24, 3)), "JPEG"),
    "BMP": encoded(Image.fromarray(noise(24, 24, 3)), "BMP"),
    "GIF": encoded(Image.fromarray(noise(24, 24)), "GIF"),
    "TIFF": encoded(Image.fromarray(noise(24, 24, 3)), "TIFF"),
    "TIFF LZW": encoded(Image.fromarray(noise(24, 24, 3)), "TIFF", compression="tiff_lzw"),
    "WEBP": encoded(Image.fromarray(noise(24, 24, 3)), "WEBP"),
    "PPM": encoded(Image.fromarray(noise(24, 24, 3)), "PPM"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_short_is_said_to_be(kind: str) -> None:
    data = KINDS[kind]
    assert load(data, "a", RGB).spatial == (24, 24)
    for size in {1, 4, 16, 64, len(data) // 3, len(data) // 2, len(data) * 3 // 4}:
        assert refused(data[:size]).code in {Code.IMAGE_TRUNCATED, Code.NOT_AN_IMAGE}
    if kind != "WEBP":  # decoded as a whole
        assert refused(data[: len(data) // 2]).code is Code.IMAGE_TRUNCATED


@given(
    st.sampled_from(sorted(KINDS)), st.integers(0), st.lists(st.tuples(st.integers(0), st.binary(max_size=4)))
)
@example("PNG", 10**9, [])
@settings(max_examples=400, deadline=None)
def test_a_damaged_file_gives_a_picture_or_a_refusal(
    kind: str, cut: int, damage: list[tuple[int, bytes]]
) -> None:
    data = bytearray(KINDS[kind])
    for place, replacement in damage:
        start = place % len(data)
        data[start : start + len(replacement)] = replacement
    for source in (bytes(data), bytes(data[: cut % len(data) + 1])):
        signal = outcome(partial(load, source, "a", PictureRequest((8, 8))))
        assert isinstance(signal, StudioError) or signal.spatial == (8, 8)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_picture_or_refused(data: bytes) -> None:
    for start in (
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\xff\xd8\xff\xe0",
        b"II*\0",
        b"BM",
        b"P6 ",
        b"RIFF",
    ):
        signal = outcome(partial(load, start + data, "a", PictureRequest((2, 2))))
        assert isinstance(signal, StudioError) or signal.spatial == (2, 2)


def test_an_encapsulated_postscript_file_starts_nothing() -> None:
    assert refused(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage\n").code is Code.NOT_AN_IMAGE
