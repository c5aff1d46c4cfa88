"""The list of recent files, newest first."""

import os
from pathlib import Path
from typing import Final

LIMIT: Final = 10
"""Files that are remembered."""


def remember(paths: tuple[Path, ...], new: Path, limit: int = LIMIT) -> tuple[Path, ...]:
    """Return `paths` with `new` in front, once, and no more than `limit` of them."""
    return (new.absolute(), *forget(paths, new))[:limit]


def forget(paths: tuple[Path, ...], gone: Path) -> tuple[Path, ...]:
    """Return `paths` without `gone`, however it is spelled; one that is not among them changes nothing."""
    return tuple(path for path in paths if _key(path) != _key(gone))


def _key(path: Path) -> str:
    # Links are not followed: the user knows a file by the name it was opened with, and a lost network drive
    # must not make the menu wait.
    return os.path.normcase(os.path.normpath(path.absolute()))
