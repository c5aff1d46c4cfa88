"""The file around a session: a zip, read as if it came from an enemy.

Nothing is unpacked before its declared size was checked, nothing is read past that size, and arrays are plain
float32 data: the header of the .npy is matched, not evaluated, and pickles do not exist.
"""

import io
import math
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final

import numpy as np

from convstudio.core import limits
from convstudio.core.document import FloatArray
from convstudio.core.errors import Code, StudioError

JSON_BYTES: Final = 2**20
"""Largest JSON member: far more than arrays of INLINE values need."""

DIRECTORY_BYTES: Final = 2**16
"""Largest directory of a zip, about a thousand members."""

_CHUNK: Final = 2**20
_END: Final = struct.Struct("<4s4H2LH")
_ZIP64_LOCATOR_BYTES: Final = 20
_NPY_PREFIX: Final = b"\x93NUMPY\x01\x00"
_NPY_HEADER: Final = re.compile(
    rb"\{'descr': '<f4', 'fortran_order': False, 'shape': \((\d{1,10}(?:, \d{1,10}){0,8}),?\), \} *\n"
)


class Writer:
    """Writes members, without the date, so that equal contents give equal bytes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def text(self, member: str, content: bytes) -> None:
        """Write `content` under the name `member`."""
        with self._open(member, len(content)) as out:
            out.write(content)

    def array(self, member: str, array: FloatArray) -> None:
        """Write `array` as little-endian .npy, in pieces, so that no second copy of it is made."""
        flat = array.reshape(-1)
        with self._open(member, npy_bytes(array)) as out:
            out.write(_npy_header(array.shape))
            for start in range(0, flat.size, _CHUNK):
                out.write(flat[start : start + _CHUNK].astype("<f4", copy=False).tobytes())

    def _open(self, member: str, size: int) -> IO[bytes]:
        # Opened by name, not by a ZipInfo, which would ignore the level of the archive.
        return self._archive.open(member, "w", force_zip64=size > 2**30)


@contextmanager
def written(stream: IO[bytes]) -> Iterator[Writer]:
    """Yield a Writer of a new archive in `stream`."""
    # Level 1: photographs shrink to a quarter at disk speed; higher levels take many times as long for little.
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        yield Writer(archive)


class Reader:
    """Reads members of an archive, each checked before it is unpacked."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._members: dict[str, zipfile.ZipInfo] = {}
        for info in archive.infolist():
            # Of two members with one name, programs disagree on which one counts.
            if info.filename in self._members or info.header_offset >= archive.start_dir:
                raise StudioError(Code.SESSION_DAMAGED, name=name)
            self._members[info.filename] = info
        found = sum(info.file_size for info in self._members.values())
        if found > limits.SESSION_BYTES:
            raise StudioError(Code.SESSION_TOO_LARGE, name=name, found=found, limit=limits.SESSION_BYTES)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def text(self, member: str) -> bytes:
        """Return the bytes of `member`.

        Raises
        ------
        StudioError
            SESSION_TOO_LARGE for more than JSON_BYTES, SESSION_DAMAGED.
        """
        info = self._members[member]
        if info.file_size > JSON_BYTES:
            raise StudioError(Code.SESSION_TOO_LARGE, name=self._name, found=info.file_size, limit=JSON_BYTES)
        with self._open(info) as content:
            return _exactly(content, info.file_size)

    def array(self, member: str, axes: int) -> FloatArray | None:
        """Return the array in `member`; None where there is no finite float32 array with `axes` axes.

        Raises
        ------
        StudioError
            SESSION_DAMAGED, or OUT_OF_MEMORY where there is no room for it.
        """
        info = self._members.get(member)
        if info is None:
            return None
        with self._open(info) as content:
            shape = _npy_shape(content, info.file_size)
            if shape is None or len(shape) != axes or 0 in shape:
                return None
            try:
                array = np.empty(shape, dtype="<f4")
            except MemoryError as error:
                raise StudioError(Code.OUT_OF_MEMORY, needed=info.file_size) from error
            flat = array.reshape(-1)
            for start in range(0, flat.size, _CHUNK):
                piece = flat[start : start + _CHUNK]
                piece[:] = np.frombuffer(_exactly(content, piece.nbytes), dtype="<f4")
                if not np.isfinite(piece).all():
                    return None
        array = array.astype(np.float32, copy=False)
        array.setflags(write=False)
        return array

    def _open(self, info: zipfile.ZipInfo) -> IO[bytes]:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise StudioError(Code.SESSION_DAMAGED, name=self._name)
        return self._archive.open(info)


@contextmanager
def opened(stream: IO[bytes], name: str) -> Iterator[Reader]:
    """Yield a Reader of the archive in `stream`, which must be seekable.

    Parameters
    ----------
    stream : binary file
        The archive, all of it.
    name : str
        Its name, for refusals.

    Raises
    ------
    StudioError
        SESSION_NOT_ONE where this is no zip; SESSION_DAMAGED for a broken one, whenever that comes to light while
        the Reader is in use; SESSION_TOO_LARGE where it would unpack to more than limits.SESSION_BYTES.
    """
    stream.seek(0)
    if stream.read(4) != b"PK\x03\x04":
        raise StudioError(Code.SESSION_NOT_ONE, name=name)
    try:
        _check_end(stream)
        with zipfile.ZipFile(stream) as archive:
            yield Reader(archive, name)
    # What zipfile raises on bytes that are no zip. ValueError includes text that is no UTF-8, RuntimeError a
    # password and methods that do not exist.
    except (zipfile.BadZipFile, struct.error, zlib.error, EOFError, ValueError, RuntimeError) as error:
        raise StudioError(Code.SESSION_DAMAGED, name=name) from error


def _check_end(stream: IO[bytes]) -> None:
    """Make sure that the directory is small and where it says, before zipfile reads all of it.

    A session ends with the plain end record: no comment, nothing before the first member, no zip64.

    Raises
    ------
    zipfile.BadZipFile
        Where it does not.
    """
    size = stream.seek(0, io.SEEK_END)
    start = size - _END.size
    if start < _ZIP64_LOCATOR_BYTES:
        raise zipfile.BadZipFile("too short")
    stream.seek(start - _ZIP64_LOCATOR_BYTES)
    locator = stream.read(_ZIP64_LOCATOR_BYTES)
    signature, *_, directory_bytes, directory_start, comment_bytes = _END.unpack(stream.read(_END.size))
    if signature != b"PK\x05\x06" or comment_bytes or locator.startswith(b"PK\x06\x07"):
        raise zipfile.BadZipFile("no plain end record")
    if directory_bytes > DIRECTORY_BYTES or directory_start + directory_bytes != start:
        raise zipfile.BadZipFile("no directory of a session")
    stream.seek(0)


def npy_bytes(array: FloatArray) -> int:
    """Return the size of `array` as .npy."""
    return len(_npy_header(array.shape)) + array.nbytes


def _exactly(content: IO[bytes], count: int) -> bytes:
    """Return `count` bytes of a member; its checksum is compared when the last one is read."""
    found = content.read(count)
    if len(found) != count:
        raise zipfile.BadZipFile("member is shorter than declared")
    return found


def _npy_header(shape: tuple[int, ...]) -> bytes:
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f4", "fortran_order": False, "shape": shape})
    return header.getvalue()


def _npy_shape(content: IO[bytes], size: int) -> tuple[int, ...] | None:
    """Return the shape in the header of a .npy of `size` bytes; None where the two do not agree."""
    prefix = content.read(len(_NPY_PREFIX) + 2)
    if not prefix.startswith(_NPY_PREFIX):
        return None
    length = int.from_bytes(prefix[len(_NPY_PREFIX) :], "little")
    match = _NPY_HEADER.fullmatch(content.read(length))
    if match is None:
        return None
    shape = tuple(int(side) for side in match[1].split(b", "))
    return shape if len(prefix) + length + 4 * math.prod(shape) == size else None
