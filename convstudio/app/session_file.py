"""Sessions on disk. Plain functions that block: call them on the background worker."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.session import codec
from convstudio.core.view_state import ViewState

_NO_SPACE: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


def load_session(path: Path) -> tuple[Document, ViewState]:
    """Return what the session file at `path` holds.

    Raises
    ------
    StudioError
        FILE_MISSING, FILE_IS_FOLDER, FILE_EMPTY, FILE_UNREADABLE (with the system's reason), or what codec.read
        raises.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise StudioError(Code.FILE_IS_FOLDER, name=path.name)
        # A pipe or a device could keep the worker waiting for ever.
        if not stat.S_ISREG(found.st_mode):
            raise StudioError(Code.SESSION_NOT_ONE, name=path.name)
        if not found.st_size:
            raise StudioError(Code.FILE_EMPTY, name=path.name)
        if found.st_size > limits.SESSION_BYTES:
            raise StudioError(
                Code.SESSION_TOO_LARGE, name=path.name, found=found.st_size, limit=limits.SESSION_BYTES
            )
        with path.open("rb") as stream:
            return codec.read(stream, path.name)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StudioError(Code.FILE_MISSING, name=path.name) from error
    except OSError as error:
        raise StudioError(Code.FILE_UNREADABLE, name=path.name, reason=_reason(error)) from error


def save_session(path: Path, document: Document, view: ViewState) -> None:
    """Write a session to `path`: afterwards the file is the new session, or, whatever happens, the old one.

    A new file takes the place of an old one in one step, with the old one's permissions; where `path` is a
    symbolic link, the file it leads to is replaced.

    Raises
    ------
    StudioError
        SAVE_DISK_FULL, SAVE_NOT_ALLOWED, FILE_IS_FOLDER, SAVE_FAILED (with the system's reason), or
        SESSION_TOO_LARGE.
    """
    with written(path) as stream:
        codec.write(stream, document, view, path.name)


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """Yield what becomes the file at `path`, for a file that the user has chosen: see `save_session`.

    Raises
    ------
    StudioError
        SAVE_DISK_FULL, SAVE_NOT_ALLOWED, FILE_IS_FOLDER or SAVE_FAILED (with the system's reason).
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise StudioError(Code.FILE_IS_FOLDER, name=path.name)
        # A replacement needs no permission from the file it replaces, but whoever locked it meant it.
        if target.exists() and not os.access(target, os.W_OK):
            raise StudioError(Code.SAVE_NOT_ALLOWED, name=path.name)
        with replacing(target) as stream:
            yield stream
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise StudioError(Code.SAVE_DISK_FULL, name=path.name) from error
        if error.errno in _NOT_ALLOWED:
            raise StudioError(Code.SAVE_NOT_ALLOWED, name=path.name) from error
        raise StudioError(Code.SAVE_FAILED, name=path.name, reason=_reason(error)) from error


@contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """Yield a file that takes the place of `target` when all went well, and is gone when it did not.

    Raises
    ------
    OSError
        What the file system raises.
    """
    # In the same folder, because only within one file system a replacement is a single step. Forty characters
    # of the name tell what it was for and leave room for the rest.
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            with contextlib.suppress(OSError):  # no old file, or a file system without permissions
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can: Windows cannot open folders."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
