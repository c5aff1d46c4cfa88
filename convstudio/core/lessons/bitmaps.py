"""Whether a PNG or JPEG file can be shown: it is looked at from its outside, without unpacking any of its pixels."""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from convstudio.core.errors import Code, StudioError

LARGEST_SIDE: Final = 4096
"""Pixels along either side; a larger picture is not decoded."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_JPEG_END: Final = b"\xff\xd9"
_FILL: Final = re.compile(rb"\xff+")
"""What a marker begins with: one byte or more."""

_SCAN: Final = 0xDA
"""The marker in a JPEG after which its pixels follow."""

_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers in a JPEG that are followed by its size."""


def bitmap_flaw(content: bytes) -> StudioError | None:
    """Return why a picture cannot be shown, or None where it can.

    Its name says nothing: what paints it takes it as what its first bytes are, a drawing for instance, which nobody
    would have looked into. Formats: W3C's PNG specification, ITU-T T.81 for JPEG.

    Parameters
    ----------
    content : bytes
        The file.

    Returns
    -------
    StudioError or None
        LESSON_FIGURE_BROKEN for what is neither a PNG nor a JPEG, or is cut off; LESSON_FIGURE_LARGE.
    """
    try:
        if content.startswith(_PNG):
            columns, rows = _png_size(content)
        elif content.startswith(_JPEG):
            columns, rows = _jpeg_size(content)
        else:
            return StudioError(Code.LESSON_FIGURE_BROKEN)
    except (ValueError, struct.error):
        return StudioError(Code.LESSON_FIGURE_BROKEN)
    if max(columns, rows) > LARGEST_SIDE:
        return StudioError(Code.LESSON_FIGURE_LARGE, columns=columns, rows=rows, limit=LARGEST_SIDE)
    return None


def _png_size(content: bytes) -> tuple[int, int]:
    """Return columns and rows of a PNG; ValueError or struct.error where it is damaged."""
    chunks = dict(_chunks(content))
    if "IDAT" not in chunks or "IEND" not in chunks:
        raise ValueError("there is no end")
    columns, rows = struct.unpack(">II", chunks.get("IHDR", b"")[:8])
    return _some(columns, rows)


def _chunks(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (name, data) of each part of a PNG, up to its end."""
    place, name = len(_PNG), ""
    while name != "IEND":
        length, kind = struct.unpack_from(">I4s", content, place)
        data = content[place + 8 : place + 8 + length]
        (stored,) = struct.unpack_from(">I", content, place + 8 + length)
        if zlib.crc32(kind + data) != stored:
            raise ValueError("bytes have changed")
        name, place = kind.decode("latin-1"), place + 12 + length
        yield name, data


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return columns and rows of a JPEG; ValueError or struct.error where it is damaged."""
    place, size = 2, None
    while True:
        begin = _FILL.match(content, place)
        if begin is None:
            raise ValueError("no marker")
        marker, length = struct.unpack_from(">BH", content, begin.end())
        if marker in _FRAMES:
            rows, columns = struct.unpack_from(">HH", content, begin.end() + 4)
            size = _some(columns, rows)
        place = begin.end() + 1 + length
        if marker == _SCAN:
            break
    if size is None or content.find(_JPEG_END, place) < 0:
        raise ValueError("there is no end")
    return size


def _some(columns: int, rows: int) -> tuple[int, int]:
    if not columns or not rows:
        raise ValueError("there is no pixel")
    return columns, rows
