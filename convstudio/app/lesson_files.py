"""Reading a lesson: a folder that comes with the program, or a folder or a zip of a teacher's own.

Plain functions that block: call them on the background worker.
"""

import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Final

from convstudio.app.lesson_listing import identifier_of
from convstudio.app.resources import resource
from convstudio.core import limits
from convstudio.core.document import Color, Signal
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import PHOTOGRAPHS
from convstudio.core.lessons.files import STEPS_FILE, is_part
from convstudio.core.lessons.lesson import Lesson
from convstudio.core.lessons.loader import load_lesson
from convstudio.core.lessons.source import quoted
from convstudio.engine import pictures
from convstudio.engine.pictures import PictureRequest

_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that are unpacked: those of every usual program, and none that asks for memory by itself."""


def load(path: Path) -> Lesson:
    """Return the lesson in a folder, in a zip, or beside the lesson.yaml that `path` is.

    Raises
    ------
    StudioError
        A LESSON code: what cannot be read, or is no lesson, or has a mistake in it (with file and line).
    """
    folder = path.parent if path.name == STEPS_FILE else path
    try:
        files = _unpacked(folder) if folder.is_file() else _listed(folder)
    except FileNotFoundError:
        raise StudioError(Code.LESSON_GONE, name=path.name) from None
    except OSError as error:
        raise StudioError(
            Code.FILE_UNREADABLE, name=path.name, reason=error.strerror or str(error)
        ) from error
    return load_lesson(identifier_of(folder), files, picture)


def picture(identifier: str, rows: int) -> Signal:
    """Return a photograph that comes with the program, `rows` high, in its own colors, values 0 to 1."""
    path = resource("images", PHOTOGRAPHS[identifier])
    info = pictures.inspect(path, path.name)
    columns = max(1, round(info.columns * rows / info.rows))
    color = Color.RGB if info.is_color else Color.GRAY
    return pictures.load(path, identifier, PictureRequest(size=(rows, columns), color=color))


def _listed(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder that belong to a lesson, capped before they are read."""
    sizes = {path: _size(path) for path in sorted(folder.iterdir()) if is_part(path.name)}
    _check(folder.name, [size for size in sizes.values() if size is not None])
    return {path.name: path.read_bytes() for path, size in sizes.items() if size is not None}


def _size(path: Path) -> int | None:
    """Return how large a file is; None for a folder, a pipe, or a link to nothing."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _unpacked(path: Path) -> dict[str, bytes]:
    """Return the files of a zip, which may lie in one folder in it; capped before they are unpacked.

    Raises
    ------
    StudioError
        LESSON_NOT_ONE for what is no zip, FILE_UNREADABLE for one that is damaged; LESSON_UNSAFE,
        LESSON_MEMBER_TWICE, LESSON_PACKING, LESSON_TOO_LARGE or LESSON_TOO_MANY_FILES for what is in it.
    """
    if (size := path.stat().st_size) > limits.LESSON_BYTES:
        raise StudioError(Code.LESSON_TOO_LARGE, name=path.name, found=size, limit=limits.LESSON_BYTES)
    if not zipfile.is_zipfile(path):
        raise StudioError(Code.LESSON_NOT_ONE, name=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            members = _members(path.name, archive)
            _check(path.name, [info.file_size for info in members.values()])
            return {name: _read(archive, info) for name, info in members.items()}
    # What zipfile raises on bytes that are no zip: ValueError for a name that is no text, RuntimeError for a password
    # and for methods that do not exist.
    except (zipfile.BadZipFile, struct.error, zlib.error, EOFError, ValueError, RuntimeError) as error:
        raise StudioError(Code.FILE_UNREADABLE, name=path.name, reason=str(error)) from error


def _members(name: str, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return file name → entry of what belongs to a lesson."""
    members: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if ".." in path.parts or path.is_absolute() or ":" in info.filename:
            raise StudioError(Code.LESSON_UNSAFE, name=name, member=quoted(info.filename))
        if not info.is_dir() and is_part(path.name):
            if path.name in members:
                raise StudioError(Code.LESSON_MEMBER_TWICE, name=name, member=path.name)
            if info.compress_type not in _PACKED:
                raise StudioError(Code.LESSON_PACKING, name=name, member=path.name)
            members[path.name] = info
    return members


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return no more of an entry than it says: what says less than it is, is cut off."""
    with archive.open(info) as stream:
        return stream.read(info.file_size)


def _check(name: str, sizes: list[int]) -> None:
    """Raise LESSON_TOO_MANY_FILES or LESSON_TOO_LARGE."""
    if len(sizes) > limits.LESSON_FILES:
        raise StudioError(Code.LESSON_TOO_MANY_FILES, name=name, found=len(sizes), limit=limits.LESSON_FILES)
    if sum(sizes) > limits.LESSON_BYTES:
        raise StudioError(Code.LESSON_TOO_LARGE, name=name, found=sum(sizes), limit=limits.LESSON_BYTES)
