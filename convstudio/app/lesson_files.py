"""Lessons on disk: those that come with the program, and a folder or a zip of a teacher's own.

Plain functions that block: call them on the background worker.
"""

import contextlib
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from convstudio.app.resources import resource
from convstudio.core import limits
from convstudio.core.document import Color, Signal
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import PHOTOGRAPHS
from convstudio.core.lessons.lesson import Lesson
from convstudio.core.lessons.loader import STEPS_FILE, is_part, load_lesson
from convstudio.core.lessons.source import quoted
from convstudio.engine import pictures
from convstudio.engine.pictures import PictureRequest

NUMBERED: Final = re.compile(r"\A\d{3}-")
TITLE: Final = re.compile(r"# +(.+)")
STEP_NAME: Final = re.compile(r"^ *- +id: *([\w-]+)", re.MULTILINE)
STEP_TITLE: Final = re.compile(r"^## +([\w-]+):(.*)$", re.MULTILINE)

_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that are unpacked: those of every usual program, and none that asks for memory by itself."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A lesson in the list of contents.

    Attributes
    ----------
    identifier : str
        Name of its folder without the number.
    path : Path
        Its folder.
    titles : dict of str to str
        Language → title.
    """

    identifier: str
    path: Path
    titles: dict[str, str]

    def title(self, language: str) -> str:
        """Return the title in `language`, or in English, or the identifier."""
        return self.titles.get(language) or self.titles.get("en") or self.identifier


def identifier_of(path: Path) -> str:
    """Return what a lesson at `path` is called: the name without number and suffix."""
    return NUMBERED.sub("", path.stem if path.suffix == ".zip" else path.name)


def shipped() -> tuple[Listed, ...]:
    """Return the lessons that come with the program, in their order; only their first lines are read."""
    folder = resource("lessons")
    paths = sorted(path for path in folder.glob("*") if (path / STEPS_FILE).is_file())
    return tuple(Listed(identifier_of(path), path, _titles(path)) for path in paths)


def _titles(folder: Path) -> dict[str, str]:
    titles = {}
    for path in folder.glob("*.md"):
        with path.open(encoding="utf-8-sig") as file:
            match = TITLE.match(file.readline())
        if match is not None:
            titles[path.stem] = match[1].strip()
    return titles


def fingerprint(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what tells whether the files of a lesson were written since: (name, time, size) of each."""
    files = [path] if path.is_file() else parts_of(path)
    found = []
    for each in files:
        with contextlib.suppress(OSError):  # a link to nothing, or removed meanwhile
            stats = each.stat()
            found.append((each.name, stats.st_mtime_ns, stats.st_size))
    return tuple(found)


def parts_of(folder: Path) -> list[Path]:
    """Return the paths in a folder that belong to a lesson; none where it is gone or not to be looked into."""
    try:
        return sorted(path for path in folder.iterdir() if is_part(path.name))
    except OSError:
        return []


def step_names(path: Path) -> tuple[str, ...]:
    """Return the identifiers of the steps in a lesson's folder, in their order, without checking anything else."""
    return tuple(STEP_NAME.findall((path / STEPS_FILE).read_text(encoding="utf-8-sig")))


def step_index(step: str, steps: Sequence[str]) -> int | None:
    """Return the index of a step that is given by its number from 1 or its id; None where there is none."""
    if step in steps:
        return steps.index(step)
    number = int(step) if step.isascii() and step.isdecimal() and len(step) < 4 else 0
    return number - 1 if 1 <= number <= len(steps) else None


def step_titles(path: Path) -> dict[str, tuple[str, ...]]:
    """Return language → titles of the steps in a lesson's folder, in their order; only headings are read."""
    names, found = step_names(path), {}
    for file in path.glob("*.md"):
        titles = dict(STEP_TITLE.findall(file.read_text(encoding="utf-8-sig")))
        found[file.stem] = tuple(titles.get(name, name).strip() for name in names)
    return found


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
