"""What a crash would take: the session, saved beside the user's files, and found again at the next start.

Each running program has one session in the folder, under a name of its own, and holds a lock of that name. A
lock whose program is dead can be taken: its session is left over. All functions block: call them on the
background worker.
"""

import contextlib
import json
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile

from convstudio.app.session_file import load_session, replacing, save_session
from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.session.codec import SUFFIX
from convstudio.core.view_state import ViewState

_log = logging.getLogger(__name__)

_STEM: Final = re.compile(r"\.?(\d+-[0-9a-f]{16})\.")
_LOCK: Final = ".lock"
_ORIGIN: Final = ".json"
_DAMAGED: Final = ".damaged"
_UNREADABLE: Final = (Code.SESSION_NOT_ONE, Code.SESSION_DAMAGED, Code.SESSION_INVALID, Code.FILE_EMPTY)


@dataclass(frozen=True, slots=True)
class Recovered:
    """A session that a program left behind.

    Attributes
    ----------
    path : Path
        Where it lies now, in the autosave folder.
    origin : Path or None
        The user's file it was opened from or last saved to; None for one that was never saved.
    saved_at : datetime
        When it was last autosaved, in UTC.
    """

    path: Path
    origin: Path | None
    saved_at: datetime


class Autosave:
    """The autosaved session of this program.

    Parameters
    ----------
    folder : Path
        Where autosaves lie; made when it is first needed.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{os.getpid()}-{os.urandom(8).hex()}{SUFFIX}"
        self._lock: QLockFile | None = None
        self._warned = False

    @property
    def path(self) -> Path:
        """Where the session is autosaved."""
        return self._path

    def save(self, document: Document, view: ViewState, origin: Path | None) -> bool:
        """Save what a crash would take.

        A failure is logged, the first one as a warning, and never raised: it must not disturb a lesson.

        Parameters
        ----------
        document, view
            The session as it is now.
        origin : Path or None
            The user's file it belongs to.

        Returns
        -------
        bool
            Whether it was saved.
        """
        try:
            self._claim()
            self._write_origin(origin)
            save_session(self._path, document, view)
        except (OSError, StudioError) as error:
            _log.log(logging.DEBUG if self._warned else logging.WARNING, "autosave failed: %s", error)
            self._warned = True
            return False
        return True

    def adopt(self, found: Recovered) -> tuple[Document, ViewState]:
        """Take over what another program left, and return it; it stays autosaved, now as this program's own.

        Raises
        ------
        StudioError
            FILE_MISSING where another program was quicker, SAVE_NOT_ALLOWED or SAVE_FAILED where the folder cannot
            be written, or what load_session raises.
        """
        session = load_session(found.path)
        try:
            self._claim()
            self._write_origin(found.origin)
            # One step, so of two programs that try, one wins, and no moment is without a copy.
            found.path.replace(self._path)
        except FileNotFoundError as error:
            raise StudioError(Code.FILE_MISSING, name=found.path.name) from error
        except PermissionError as error:
            raise StudioError(Code.SAVE_NOT_ALLOWED, name=found.path.name) from error
        except OSError as error:
            raise StudioError(Code.SAVE_FAILED, name=found.path.name, reason=str(error.strerror)) from error
        forget(found)
        return session

    def discard(self) -> None:
        """Remove the autosave: nothing would be lost now. A later `save` starts anew."""
        _remove(self._path)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _claim(self) -> None:
        """Hold the lock that tells other programs that this one is alive."""
        if self._lock is not None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock_of(self._path)
        if not lock.tryLock(0):
            raise PermissionError(f"no lock for {self._path}")
        self._lock = lock

    def _write_origin(self, origin: Path | None) -> None:
        with replacing(self._path.with_suffix(_ORIGIN)) as stream:
            stream.write(json.dumps({"origin": None if origin is None else str(origin.absolute())}).encode())


def recoverable(folder: Path) -> list[Recovered]:
    """Return the sessions that dead programs left in `folder`, newest first.

    Damaged ones are put aside under another name, and what a killed program had half written is removed.
    Nothing is raised: a folder that cannot be read has nothing to offer.
    """
    found = []
    try:
        stems = {match[1] for entry in folder.iterdir() if (match := _STEM.match(entry.name))}
        for stem in stems:
            with _of_the_dead(folder / f"{stem}{SUFFIX}") as path:
                if path is not None and (recovered := _inspected(path)) is not None:
                    found.append(recovered)
    except OSError as error:
        _log.debug("no autosaves: %s", error)
    return sorted(found, key=lambda recovered: recovered.saved_at, reverse=True)


def forget(found: Recovered) -> None:
    """Remove a left session that the user does not want."""
    _remove(found.path)


@contextmanager
def _of_the_dead(path: Path) -> Iterator[Path | None]:
    """Yield `path` while its lock is held here, or None where its program is alive."""
    lock = _lock_of(path)
    held = lock.tryLock(0)
    try:
        yield path if held else None
    finally:
        if held:
            lock.unlock()


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(_LOCK)))
    lock.setStaleLockTime(0)  # a lock does not grow old with a long lesson: only a dead program gives it up
    return lock


def _inspected(path: Path) -> Recovered | None:
    """Return the session at `path` where it can be opened; its program is dead."""
    for half_written in path.parent.glob(f".{path.stem}.*.tmp"):
        half_written.unlink(missing_ok=True)
    try:
        load_session(path)
    except StudioError as error:
        if error.code in _UNREADABLE:
            _log.info("autosave put aside: %s", error)
            path.replace(path.with_suffix(_DAMAGED))
        if error.code in (*_UNREADABLE, Code.FILE_MISSING):
            path.with_suffix(_ORIGIN).unlink(missing_ok=True)
        return None
    return Recovered(path, _origin(path), datetime.fromtimestamp(path.stat().st_mtime, UTC))


def _origin(path: Path) -> Path | None:
    """Return the user's file that the session at `path` belongs to; None where that is not known."""
    try:
        content = json.loads(path.with_suffix(_ORIGIN).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    origin = content.get("origin") if isinstance(content, dict) else None
    return Path(origin) if isinstance(origin, str) and Path(origin).is_absolute() else None


def _remove(path: Path) -> None:
    for each in (path, path.with_suffix(_ORIGIN)):
        with contextlib.suppress(OSError):
            each.unlink(missing_ok=True)
