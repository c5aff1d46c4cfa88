"""Animations, pages and stacks of picture files, to volumes or to channels."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from convstudio.core import limits
from convstudio.core.document import Color, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.engine import decoding, pictures
from convstudio.engine.decoding import DEEP, Decoded
from convstudio.engine.pictures import Frames, PictureInfo, PictureRequest, planes_of
from convstudio.engine.sources import Source, check_stop, memory_reported, never

Stack: TypeAlias = Source | tuple[Path, ...]
"""A file, what one holds, or several files."""


def inspect(source: Stack, name: str, stop: Callable[[], bool] = never) -> PictureInfo:
    """Decode the first picture, to say what a file or a stack holds.

    Parameters
    ----------
    source : Path, bytes, or tuple of Path
        A file, what one holds, or several files.
    name : str
        What to call it.
    stop : callable
        Asked between steps whether to give up.

    Raises
    ------
    StudioError
        As `pictures.inspect` does, with the name of the file in question; FRAMES_DIFFER where the pictures of a stack
        are not all of one size.
    """
    if not isinstance(source, tuple):
        return pictures.inspect(source, name, stop)
    first = pictures.inspect(source[0], source[0].name, stop)
    for path in source[1 : limits.FRAMES]:
        check_stop(stop)
        _check_same(decoding.size_of(path, path.name), (first.rows, first.columns), path.name)
    return replace(first, name=name, frames=len(source))


def load(source: Stack, name: str, request: PictureRequest, stop: Callable[[], bool] = never) -> Signal:
    """Return a picture, or the frames of an animation or a stack, as a signal.

    Of many frames the first `limits.FRAMES` are taken, each by the rules of `pictures.load`, in gray. Those with a
    range of their own (floats and 32-bit whole numbers) share that of all of them.

    Parameters
    ----------
    source, name, stop
        As for `inspect`.
    request : PictureRequest
        What to make of it.

    Returns
    -------
    Signal
        Values of shape (1, D, H, W) for a volume, (D, H, W) for channels.

    Raises
    ------
    StudioError
        As `inspect` does, and FRAMES_TOO_LARGE, before they are decoded, where all of them together have more than
        `limits.IMAGE_PIXELS`.
    """
    if request.frames is Frames.FIRST:
        return pictures.load(source[0] if isinstance(source, tuple) else source, name, request, stop)
    info = inspect(source, name, stop)
    count = min(info.frames, limits.FRAMES)
    rows, columns = request.size or (info.rows, info.columns)
    if count * rows * columns > limits.IMAGE_PIXELS:
        raise StudioError(
            Code.FRAMES_TOO_LARGE,
            name=name,
            frames=count,
            rows=rows,
            columns=columns,
            limit=limits.IMAGE_PIXELS,
        )
    with memory_reported(count * rows * columns * 4):
        values = np.empty((count, rows, columns), dtype=np.float32)
    request, ends = replace(request, color=Color.GRAY), _common_range(source, name, stop)
    for number, frame in enumerate(_frames(source, name, stop)):
        width, height = frame.image.size
        _check_same((height, width), (info.rows, info.columns), name)
        shown = frame if ends is None else replace(frame, low=ends[0], high=ends[1])
        values[number] = planes_of(shown, request, stop)[0]
    if request.frames is Frames.VOLUME:
        values = values[np.newaxis]
    color = Color.GRAY if len(values) == 1 else Color.STACK
    return Signal(frozen(values), color, 0.0, request.full_scale, name)


def _frames(source: Stack, name: str, stop: Callable[[], bool]) -> Iterator[Decoded]:
    """Yield the frames that are taken, each before the next is decoded."""
    if not isinstance(source, tuple):
        yield from decoding.read_frames(source, name, 0, limits.FRAMES, stop)
        return
    for path in source[: limits.FRAMES]:
        yield decoding.read(path, path.name, stop)


def _common_range(source: Stack, name: str, stop: Callable[[], bool]) -> tuple[float, float] | None:
    """Return the smallest and the largest level of frames that have ranges of their own; None where they do not."""
    low, high = np.inf, -np.inf
    for frame in _frames(source, name, stop):
        if frame.image.mode not in DEEP or frame.bit_depth == 16:
            return None
        low, high = min(low, frame.low), max(high, frame.high)
    return float(low), float(high)


def _check_same(found: tuple[int, int], expected: tuple[int, int], name: str) -> None:
    if found != expected:
        raise StudioError(
            Code.FRAMES_DIFFER,
            name=name,
            rows=found[0],
            columns=found[1],
            expected_rows=expected[0],
            expected_columns=expected[1],
        )
