"""Which pictures are shown: those that Pillow writes are, and nothing is that only has their name."""

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from convstudio.core.errors import Code
from convstudio.core.lessons.bitmaps import LARGEST_SIDE, bitmap_flaw

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>'


def written(kind: str, columns: int = 5, rows: int = 3, mode: str = "RGB", **how: object) -> bytes:
    """Return a picture file as Pillow writes it."""
    stream = io.BytesIO()
    Image.new(mode, (columns, rows)).save(stream, kind, **how)
    return stream.getvalue()


def code_of(content: bytes) -> Code | None:
    flaw = bitmap_flaw(content)
    return None if flaw is None else flaw.code


FILES = [
    written("PNG"),
    written("PNG", mode="P"),
    written("PNG", LARGEST_SIDE, 1, "1"),
    written("JPEG"),
    written("JPEG", 1, LARGEST_SIDE, "L"),
    written("JPEG", mode="CMYK"),
    written("JPEG", progressive=True, comment=b"\xff\xd9", dpi=(72, 72)),
]


@pytest.mark.parametrize("content", FILES)
def test_whole_pictures_are_shown(content: bytes) -> None:
    assert code_of(content) is None
    assert code_of(content + b"more") is None


@pytest.mark.parametrize("content", FILES)
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_picture_that_is_cut_off_is_broken(content: bytes, share: float) -> None:
    assert code_of(content[: int(share * len(content))]) is Code.LESSON_FIGURE_BROKEN


@given(place=st.integers(8, len(FILES[0]) - 1), value=st.integers(1, 255))
def test_a_png_that_has_changed_is_broken(place: int, value: int) -> None:
    changed = bytearray(FILES[0])
    changed[place] ^= value
    assert code_of(bytes(changed)) is Code.LESSON_FIGURE_BROKEN


@given(st.binary(max_size=60), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_any_bytes_are_shown_or_not(content: bytes, begin: bytes) -> None:
    assert code_of(begin + content) in (None, Code.LESSON_FIGURE_BROKEN, Code.LESSON_FIGURE_LARGE)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(LARGEST_SIDE + 1, 2), (2, LARGEST_SIDE + 1)])
def test_a_picture_that_is_too_large_says_how_large(kind: str, size: tuple[int, int]) -> None:
    flaw = bitmap_flaw(written(kind, *size))
    assert flaw is not None
    assert flaw.code is Code.LESSON_FIGURE_LARGE
    assert flaw.values == {"columns": size[0], "rows": size[1], "limit": LARGEST_SIDE}


@pytest.mark.parametrize(
    "content",
    [b"", SVG, gzip.compress(SVG, mtime=0), written("GIF", mode="L"), written("BMP")],
    ids=["nothing", "svg", "packed svg", "gif", "bmp"],
)
def test_what_only_has_the_name_is_not_shown(content: bytes) -> None:
    assert code_of(content) is Code.LESSON_FIGURE_BROKEN


def test_what_fills_a_jpeg_up_is_passed_over_at_once() -> None:
    assert code_of(FILES[3][:2] + b"\xff" * 2**20 + FILES[3][3:]) is None
