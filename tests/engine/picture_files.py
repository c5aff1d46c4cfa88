"""Files of pictures, as Pillow and as no program would write them, and what comes of loading them."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from convstudio.core.document import Color, Signal
from convstudio.core.errors import StudioError
from convstudio.engine.pictures import PictureRequest, inspect, load
from convstudio.engine.sources import Source

GRAY, RGB = PictureRequest(), PictureRequest(color=Color.RGB)
LEVELS = PictureRequest(full_scale=255.0)
RGB_LEVELS = PictureRequest(color=Color.RGB, full_scale=255.0)

Array = npt.NDArray[Any]


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return a file as Pillow writes it."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def noise(*shape: int, seed: int = 0) -> npt.NDArray[np.uint8]:
    """Return levels of 0 to 255, always the same for a seed."""
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def png(width: int, height: int, depth: int, kind: int, raw: bytes, extra: bytes = b"") -> bytes:
    """Return a PNG written by hand, for what Pillow does not write."""
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    chunks = chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a part of a PNG, with its length and checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def refusal(action: Callable[[], object]) -> StudioError:
    """Return why it is refused."""
    with pytest.raises(StudioError) as caught:
        action()
    return caught.value


def outcome(action: Callable[[], Signal]) -> Signal | StudioError:
    """Return what comes of it, be it a refusal."""
    try:
        return action()
    except StudioError as error:
        return error


def refused(source: Source) -> StudioError:
    """Return the one reason for which both inspecting and loading refuse."""
    errors = [refusal(lambda: inspect(source, "a")), refusal(lambda: load(source, "a", GRAY))]
    assert errors[0].code is errors[1].code
    return errors[0]
