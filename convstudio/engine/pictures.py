"""Picture files, and pasted pictures, to signals.

All of it may take a while and belongs on a background thread. `inspect` looks at a file, so that a choice can be
offered; `load` makes the signal that was chosen.

Gray is the luma of ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, rounded to a whole level, as Pillow's mode "L".
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image

from convstudio.core import limits
from convstudio.core.document import Color, FloatArray, Signal
from convstudio.core.errors import Code, StudioError
from convstudio.engine.decoding import DEEP, Decoded, check_size, decode, read
from convstudio.engine.sources import Source, check_stop, memory_reported, never

Pixels: TypeAlias = npt.NDArray[np.uint8]

THUMBNAIL_SIDE: Final = 256
"""Largest side of the small picture that a dialog shows."""

_BLOCK_ROWS: Final = 64
"""Rows converted to float32 at a time, to spare a second copy of a large picture."""


class Resample(StrEnum):
    """The filters for resizing, as Pillow has them: each widens with the reduction, so nothing is skipped.

    NEAREST alone picks single pixels.
    """

    NEAREST = "nearest"
    BOX = "box"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    LANCZOS = "lanczos"


class Frames(StrEnum):
    """What to make of the frames of an animation, or of several pictures."""

    FIRST = "first"
    VOLUME = "volume"
    CHANNELS = "channels"


_FILTERS: Final = {resample: Image.Resampling[resample.name] for resample in Resample}


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """What to make of a picture.

    Attributes
    ----------
    size : tuple of (int, int) or None
        (rows, columns) to resize to; None takes it whole.
    resample : Resample
        The filter for resizing.
    color : Color
        GRAY or RGB.
    full_scale : float
        The value of white, 1 or 255; black is 0.
    frames : Frames
        FIRST takes one picture; others give gray slices of a volume, or gray channels (see `stacks`).

    Raises
    ------
    StudioError
        OUT_OF_RANGE where a side is below 1 or the picture would have more than `limits.IMAGE_PIXELS`.
    """

    size: tuple[int, int] | None = None
    resample: Resample = Resample.BICUBIC
    color: Color = Color.GRAY
    full_scale: float = 1.0
    frames: Frames = Frames.FIRST

    def __post_init__(self) -> None:
        rows, columns = self.size or (1, 1)
        for name, value, high in (
            ("rows", rows, limits.IMAGE_PIXELS),
            ("columns", columns, limits.IMAGE_PIXELS // max(rows, 1)),
        ):
            if not 1 <= value <= high:
                raise StudioError(Code.OUT_OF_RANGE, name=name, value=value, low=1, high=high)


@dataclass(frozen=True, slots=True, eq=False)
class PictureInfo:
    """What a picture file holds.

    Attributes
    ----------
    name : str
        As the user knows it.
    rows, columns : int
        Its size, turned upright.
    mode : str
        Pillow's name for its pixels, such as "RGB".
    is_color : bool
        Whether it has colors; a picture that merely could have some counts.
    bit_depth : int
        Bits of a pixel in one plane: 1, 8, 16 or 32.
    frames : int
        Pictures in an animation, or pages; the first one is taken.
    notices : tuple of Code
        What loading changes: IMAGE_FIRST_FRAME, IMAGE_ALPHA_DROPPED (composed over white), IMAGE_DEPTH_REDUCED,
        IMAGE_RANGE_SCALED.
    thumbnail : Pixels
        uint8, shape (h, w) or (h, w, 3), at most THUMBNAIL_SIDE each way.
    """

    name: str
    rows: int
    columns: int
    mode: str
    is_color: bool
    bit_depth: int
    frames: int
    notices: tuple[Code, ...]
    thumbnail: Pixels


def inspect(source: Source, name: str, stop: Callable[[], bool] = never) -> PictureInfo:
    """Decode a picture, to say what it holds.

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
    picture = read(source, name, stop)
    columns, rows = picture.image.size
    scale = min(1.0, THUMBNAIL_SIDE / max(rows, columns))
    size = (max(1, round(rows * scale)), max(1, round(columns * scale)))
    color = Color.RGB if picture.image.mode == "RGB" else Color.GRAY
    small = np.rint(planes_of(picture, PictureRequest(size, Resample.BOX, color, 255.0), stop)).astype(
        np.uint8
    )
    return PictureInfo(
        name=name,
        rows=rows,
        columns=columns,
        mode=picture.mode,
        is_color=picture.is_color,
        bit_depth=picture.bit_depth,
        frames=picture.frames,
        notices=picture.notices,
        thumbnail=small[0] if color is Color.GRAY else np.ascontiguousarray(small.transpose(1, 2, 0)),
    )


def load(source: Source, name: str, request: PictureRequest, stop: Callable[[], bool] = never) -> Signal:
    """Return a picture as a signal.

    Levels are divided by that of white, and multiplied by `request.full_scale`, in one correctly rounded step: a
    level v of an 8-bit picture gives v / 255 or v, of a 16-bit gray one v / 65535 or v / 257. Resizing comes before
    that: of 8-bit pictures to whole levels, as Pillow does, of deeper ones to fractions. A picture of floats or of
    32-bit whole numbers takes its own smallest and largest finite value as black and white, unless it is one of
    floats from 0 to 1; what is not finite in it becomes black.

    Parameters
    ----------
    source, name, stop
        As for `inspect`.
    request : PictureRequest
        What to make of it.

    Raises
    ------
    StudioError
        As `inspect` does.
    """
    return _signal(read(source, name, stop), request, name, stop)


def signal_from_array(
    pixels: Pixels, request: PictureRequest, name: str, stop: Callable[[], bool] = never
) -> Signal:
    """Return a picture that was pasted as a signal, by the rules of `load`.

    Parameters
    ----------
    pixels : Pixels
        uint8, shape (H, W) gray, (H, W, 3) RGB, or (H, W, 4) RGB and opacity.
    request, name, stop
        As for `load`.

    Raises
    ------
    StudioError
        FILE_EMPTY for no pixels at all, IMAGE_TOO_LARGE, OUT_OF_MEMORY, STOPPED.
    """
    rows, columns = pixels.shape[:2]
    if not rows * columns:
        raise StudioError(Code.FILE_EMPTY, name=name)
    check_size(columns, rows, name)
    return _signal(decode(Image.fromarray(np.ascontiguousarray(pixels)), stop), request, name, stop)


def _signal(picture: Decoded, request: PictureRequest, name: str, stop: Callable[[], bool]) -> Signal:
    values = planes_of(picture, request, stop)
    values.setflags(write=False)
    return Signal(values, request.color, 0.0, request.full_scale, name)


def planes_of(picture: Decoded, request: PictureRequest, stop: Callable[[], bool]) -> FloatArray:
    """Return what was requested of a picture, of shape (1 or 3, H, W); `request.frames` does not count here."""
    count = 3 if request.color is Color.RGB else 1
    columns, rows = picture.image.size
    rows, columns = request.size or (rows, columns)
    with memory_reported(count * rows * columns * 4):
        image = _resized(picture, rows, columns, request)
        values = np.empty((count, rows, columns), dtype=np.float32)
    divisor = (picture.high - picture.low) / request.full_scale
    for top in range(0, rows, _BLOCK_ROWS):
        check_stop(stop)
        bottom = min(top + _BLOCK_ROWS, rows)
        block = np.asarray(image.crop((0, top, columns, bottom)), dtype=np.float64)
        block = np.where(np.isfinite(block), block, picture.low).reshape(bottom - top, columns, -1)
        scaled = np.clip((block - picture.low) / divisor, 0, request.full_scale)
        values[:, top:bottom] = scaled.transpose(2, 0, 1)
    return values


def _resized(picture: Decoded, rows: int, columns: int, request: PictureRequest) -> Image.Image:
    """Return the picture in the size and, where it has colors, the color requested."""
    image = picture.image
    if image.mode == "RGB" and request.color is not Color.RGB:
        image = image.convert("L")
    if image.size == (columns, rows):
        return image
    if image.mode in DEEP:
        levels = np.asarray(image).astype(np.float32)
        image = Image.fromarray(np.where(np.isfinite(levels), levels, np.float32(picture.low)))
    return image.resize((columns, rows), _FILTERS[request.resample])
