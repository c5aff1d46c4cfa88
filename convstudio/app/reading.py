"""Reading pictures and sounds; what decodes them is imported when the first one is read.

Plain functions that block: call them on the background worker.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from convstudio.core.document import Color, Signal

if TYPE_CHECKING:
    from convstudio.engine.pictures import PictureInfo, PictureRequest
    from convstudio.engine.sound import Sound
    from convstudio.engine.stacks import Stack

SOUND_SUFFIXES: Final = (".wav", ".wave")
"""Files with such names are sounds."""


def inspect(source: "Stack", name: str, stop: Callable[[], bool]) -> "PictureInfo":
    """Look at a picture, or several; see `stacks.inspect`."""
    from convstudio.engine import stacks

    return stacks.inspect(source, name, stop)


def load(source: "Stack", name: str, request: "PictureRequest", stop: Callable[[], bool]) -> Signal:
    """Return a picture, or several, as was chosen; see `stacks.load`."""
    from convstudio.engine import stacks

    return stacks.load(source, name, request, stop)


def load_sound(path: Path) -> "Sound":
    """Return a sound, or its beginning; see `sound.load`."""
    from convstudio.engine import sound

    return sound.load(path, path.name)


def load_whole(path: Path, stop: Callable[[], bool]) -> Signal:
    """Return the picture in a file as it is: whole, in its own colors, values 0 to 1; or the sound.

    Raises
    ------
    StudioError
        As `pictures.load` and `sound.load`.
    """
    if path.suffix.lower() in SOUND_SUFFIXES:
        return load_sound(path).signal
    from convstudio.engine import pictures

    info = pictures.inspect(path, path.name, stop)
    color = Color.RGB if info.is_color else Color.GRAY
    return pictures.load(path, path.name, pictures.PictureRequest(color=color), stop)


def load_target(
    path: Path, out_channels: int, full_scale: float, stop: Callable[[], bool]
) -> tuple["PictureInfo", Signal]:
    """Return a picture in the colors that so many filters make: one gray, three color, others its own."""
    from convstudio.engine import pictures

    info = pictures.inspect(path, path.name, stop)
    own = Color.RGB if info.is_color else Color.GRAY
    color = {1: Color.GRAY, 3: Color.RGB}.get(out_channels, own)
    request = pictures.PictureRequest(color=color, full_scale=full_scale)
    return info, pictures.load(path, path.name, request, stop)
