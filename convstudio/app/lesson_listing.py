"""Which lessons there are: what is told of their files without reading a whole one.

Plain functions that block: call those that open files on the background worker.
"""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from convstudio.app.resources import resource
from convstudio.core.lessons.files import STEPS_FILE, is_part

NUMBERED: Final = re.compile(r"\A\d{3}-")
TITLE: Final = re.compile(r"# +(.+)")
STEP_NAME: Final = re.compile(r"^ *- +id: *([\w-]+)", re.MULTILINE)
STEP_TITLE: Final = re.compile(r"^## +([\w-]+):(.*)$", re.MULTILINE)


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
        Language → title; empty until they are read.
    """

    identifier: str
    path: Path
    titles: dict[str, str] = field(default_factory=dict)

    def title(self, language: str) -> str:
        """Return the title in `language`, or in English, or the identifier."""
        return self.titles.get(language) or self.titles.get("en") or self.identifier


@dataclass(frozen=True, slots=True)
class Chapter:
    """A lesson in the contents, with its steps.

    Attributes
    ----------
    path : Path
        Where it is.
    title : str
        What it is called.
    steps : tuple of str
        Titles of its steps; empty while they are not read.
    """

    path: Path
    title: str
    steps: tuple[str, ...]


def identifier_of(path: Path) -> str:
    """Return what a lesson at `path` is called: the name without number and suffix."""
    return NUMBERED.sub("", path.stem if path.suffix == ".zip" else path.name)


def untitled() -> tuple[Listed, ...]:
    """Return the lessons that come with the program, in their order; no file is opened."""
    paths = sorted(path for path in resource("lessons").glob("*") if (path / STEPS_FILE).is_file())
    return tuple(Listed(identifier_of(path), path) for path in paths)


def shipped() -> tuple[Listed, ...]:
    """Return the lessons that come with the program, in their order; only their first lines are read."""
    return tuple(replace(listed, titles=_titles(listed.path)) for listed in untitled())


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
