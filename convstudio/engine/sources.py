"""What pictures and sounds are read from: files and bytes, with the disk's refusals as StudioErrors."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from stat import S_ISDIR
from typing import IO, TypeAlias

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError

Source: TypeAlias = Path | bytes


def never() -> bool:
    """Do not stop."""
    return False


def check_stop(stop: Callable[[], bool]) -> None:
    """Raise STOPPED where `stop` says so."""
    if stop():
        raise StudioError(Code.STOPPED)


@contextmanager
def memory_reported(needed: int) -> Iterator[None]:
    """Turn a MemoryError into OUT_OF_MEMORY, with the bytes that were needed."""
    try:
        yield
    except MemoryError as error:
        raise StudioError(Code.OUT_OF_MEMORY, needed=needed) from error


@contextmanager
def opened(source: Source, name: str) -> Iterator[IO[bytes]]:
    """Open a file of a sensible size.

    Raises
    ------
    StudioError
        FILE_MISSING, FILE_IS_FOLDER, FILE_EMPTY, FILE_TOO_LARGE or FILE_UNREADABLE.
    """
    try:
        if isinstance(source, bytes):
            size = len(source)
        else:
            status = source.stat()
            size = status.st_size
            if S_ISDIR(status.st_mode):
                raise StudioError(Code.FILE_IS_FOLDER, name=name)
        if not size:
            raise StudioError(Code.FILE_EMPTY, name=name)
        if size > limits.IMAGE_FILE_BYTES:
            raise StudioError(Code.FILE_TOO_LARGE, name=name, found=size, limit=limits.IMAGE_FILE_BYTES)
        file = BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    except (
        FileNotFoundError,
        NotADirectoryError,
        ValueError,
    ) as error:  # ValueError: a path with a null in it
        raise StudioError(Code.FILE_MISSING, name=name) from error
    except OSError as error:
        raise StudioError(Code.FILE_UNREADABLE, name=name, reason=error.strerror or str(error)) from error
    with file:
        yield file
