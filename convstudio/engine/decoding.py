"""A picture file to plain pixels: upright, opaque, gray or RGB.

Whatever a file holds, what comes back is a picture or a StudioError.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, ImageFile, UnidentifiedImageError

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.engine.sources import Source, check_stop, memory_reported, never, opened

DEEP: Final = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
"""Pillow's modes of one plane with more than 8 bits."""

# The number of pixels is checked against our own limit. Pillow's check would warn, and its limit is as global.
Image.MAX_IMAGE_PIXELS = None

_FORMATS: Final = ("PNG", "JPEG", "BMP", "GIF", "TIFF", "WEBP", "PPM")
"""What is decoded; other decoders (EPS starts a program) are out of reach."""

_SIGNATURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
"""How most of these files begin: one that does and cannot be read is damaged, rather than something else."""

_SIXTEEN_BITS_AS_32: Final = ("PNG", "PPM")
"""Formats whose 16-bit levels Pillow may hand out in mode I, scaled to 0..65535."""

_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by its EXIF orientation (Exif 2.32, tag 0x0112)."""


_SIDEWAYS: Final = (
    Image.Transpose.TRANSPOSE,
    Image.Transpose.ROTATE_270,
    Image.Transpose.TRANSVERSE,
    Image.Transpose.ROTATE_90,
)
"""Those that exchange rows and columns."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A picture in memory.

    Attributes
    ----------
    image : Image.Image
        Upright and opaque, in mode L, RGB or one of DEEP.
    low, high : float
        The levels that are black and white.
    mode : str
        Pillow's name for the pixels as it read them, such as "RGBA".
    is_color : bool
        Whether the file has colors; one that merely could have some counts.
    bit_depth : int
        Bits of a pixel in one plane: 1, 8, 16 or 32.
    frames : int
        Pictures in an animation, or pages; the first one is taken.
    notices : tuple of Code
        What reading changed: IMAGE_FIRST_FRAME, IMAGE_ALPHA_DROPPED (composed over white), IMAGE_DEPTH_REDUCED,
        IMAGE_RANGE_SCALED.
    """

    image: Image.Image
    low: float
    high: float
    mode: str
    is_color: bool
    bit_depth: int
    frames: int
    notices: tuple[Code, ...]


def check_size(width: int, height: int, name: str) -> None:
    """Raise IMAGE_TOO_LARGE beyond `limits.IMAGE_PIXELS`."""
    if width * height > limits.IMAGE_PIXELS:
        raise StudioError(
            Code.IMAGE_TOO_LARGE, name=name, width=width, height=height, limit=limits.IMAGE_PIXELS
        )


def read(source: Source, name: str, stop: Callable[[], bool] = never) -> Decoded:
    """Decode a picture file.

    Parameters
    ----------
    source : Path or bytes
        A file, or what one holds.
    name : str
        What to call it.
    stop : callable
        Asked between steps whether to give up.

    Raises
    ------
    StudioError
        FILE_MISSING, FILE_IS_FOLDER, FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE, NOT_AN_IMAGE, IMAGE_TOO_LARGE (by
        its header, before decoding), IMAGE_TRUNCATED (damaged or cut short), OUT_OF_MEMORY, STOPPED.
    """
    with opened(source, name) as file, _damage_reported(name):
        return decode(_identified(file, name), stop)


def read_frames(
    source: Source, name: str, first: int, last: int, stop: Callable[[], bool] = never
) -> Iterator[Decoded]:
    """Yield frames `first` up to, not including, `last` of an animation, or pages; each before the next is decoded.

    Parameters and errors are those of `read`; frames beyond the end are not there.
    """
    with opened(source, name) as file, _damage_reported(name):
        image = _identified(file, name)
        for number in range(first, min(last, _frames(image))):
            check_stop(stop)
            image.seek(number)
            check_size(*image.size, name)
            yield decode(image, stop)


def size_of(source: Source, name: str) -> tuple[int, int]:
    """Return the (rows, columns) of a picture, upright, by its header; errors are those of `read`."""
    with opened(source, name) as file, _damage_reported(name):
        image = _identified(file, name)
        columns, rows = image.size
        return (columns, rows) if _turn(image) in _SIDEWAYS else (rows, columns)


@contextmanager
def _damage_reported(name: str) -> Iterator[None]:
    """Turn whatever a decoder raises into a StudioError."""
    try:
        yield
    except StudioError:
        raise
    except Exception as error:  # decoders raise nearly everything on damaged files
        if isinstance(error, OSError) and error.errno:  # the disk's, not the decoder's
            reason = error.strerror or str(error)
            raise StudioError(Code.FILE_UNREADABLE, name=name, reason=reason) from error
        raise StudioError(Code.IMAGE_TRUNCATED, name=name) from error


def decode(image: Image.Image, stop: Callable[[], bool] = never) -> Decoded:
    """Turn an opened picture, or one in memory, upright and make it opaque.

    Parameters
    ----------
    image : Image.Image
        Of any mode; what it holds may be used up.
    stop : callable
        As for `read`.

    Raises
    ------
    StudioError
        OUT_OF_MEMORY or STOPPED; anything else comes from Pillow, where the file is damaged.
    """
    mode, frames, stored = image.mode, _frames(image), _stored_mode(image)
    in_sixteen_bits = mode.startswith("I;16") or (mode == "I" and image.format in _SIXTEEN_BITS_AS_32)
    notices = [Code.IMAGE_FIRST_FRAME] if frames > 1 else []
    if "16" in stored and mode not in DEEP:
        notices.append(Code.IMAGE_DEPTH_REDUCED)
    check_stop(stop)
    with memory_reported(image.width * image.height * 4):  # Pillow's widest pixel
        image.load()
        check_stop(stop)
        turn = _turn(image)
        if mode not in DEEP:
            image, transparent = _opaque(image)
            notices += [Code.IMAGE_ALPHA_DROPPED] if transparent else []
        if turn is not None:
            image = image.transpose(turn)
        low, high = 0.0, 65535.0 if in_sixteen_bits else 255.0
        if mode in DEEP and not in_sixteen_bits:
            low, high = _own_range(np.asarray(image))
            notices += [Code.IMAGE_RANGE_SCALED] if (low, high) != (0.0, 1.0) else []
    return Decoded(
        image=image,
        low=low,
        high=high,
        mode=mode,
        is_color=image.mode == "RGB" and not stored.startswith("LA"),
        bit_depth=16 if in_sixteen_bits else {"1": 1, "I": 32, "F": 32}.get(mode, 8),
        frames=frames,
        notices=tuple(notices),
    )


def _identified(file: IO[bytes], name: str) -> ImageFile.ImageFile:
    """Return a picture of which only the header has been read, and is acceptable."""
    start = file.read(4)
    try:
        image = Image.open(file, formats=_FORMATS)
    except UnidentifiedImageError as error:
        if start.startswith(_SIGNATURES):
            raise
        raise StudioError(Code.NOT_AN_IMAGE, name=name) from error
    check_size(*image.size, name)
    return image


def _frames(image: Image.Image) -> int:
    """Return the number of frames or pages; the further pictures in a camera's JPEG (MPO) are previews."""
    return 1 if image.format == "MPO" else int(getattr(image, "n_frames", 1))


def _stored_mode(image: Image.Image) -> str:
    """Return Pillow's name for the pixels as a file holds them, such as "RGB;16B"; empty where it has none."""
    tiles = getattr(image, "tile", ())
    arguments = tiles[0].args if tiles else ""
    return str(arguments[0] if isinstance(arguments, tuple) and arguments else arguments)


def _turn(image: Image.Image) -> Image.Transpose | None:
    try:
        return _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # noqa: BLE001  damaged notes about the camera do not spoil the picture
        return None


def _opaque(image: Image.Image) -> tuple[Image.Image, bool]:
    """Return a picture of at most 8 bits in mode L or RGB, over white, and whether any of it was transparent."""
    is_gray = image.mode in {"1", "L", "LA", "La"}
    plain = "L" if is_gray else "RGB"
    if not image.has_transparency_data:
        return (image if image.mode == plain else image.convert(plain)), False
    layered = image.convert("LA" if is_gray else "RGBA")
    alpha = layered.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return layered.convert(plain), False
    canvas = Image.new(plain, image.size, "white")
    canvas.paste(layered.convert(plain), mask=alpha)
    return canvas, True


def _own_range(levels: npt.NDArray[np.generic]) -> tuple[float, float]:
    """Return the levels that are black and white in a picture that does not say: (0, 1) where all lie between."""
    finite = levels[np.isfinite(levels)]
    if not finite.size:
        return 0.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    if levels.dtype.kind == "f" and 0 <= low <= high <= 1:
        return 0.0, 1.0
    return low, high if high > low else low + 1
