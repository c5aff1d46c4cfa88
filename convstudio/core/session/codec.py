"""A session as a file: the document and the view, and nothing else.

The file is a zip. `session.json` is meant to be read, and even edited, by people; large arrays lie beside it as
.npy. Both are exact to the bit, and equal values give equal bytes.
"""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, Final

from convstudio.core import limits
from convstudio.core.document import Document, FloatArray
from convstudio.core.errors import Code, StudioError
from convstudio.core.session import archive, document_json, migrations, view_json
from convstudio.core.session.fields import Field
from convstudio.core.view_state import ViewState

FORMAT: Final = "convstudio session"
SUFFIX: Final = ".convstudio"

_JSON_MEMBER: Final = "session.json"
_LAST_VERSION: Final = 2**31 - 1


def write(stream: IO[bytes], document: Document, view: ViewState, name: str = "") -> None:
    """Write a session to `stream`, which must be seekable.

    Parameters
    ----------
    stream : binary file
        Empty, and open for writing.
    document : Document
        Any document.
    view : ViewState
        Fitted to the document first.
    name : str
        What the file is called, for a refusal.

    Raises
    ------
    StudioError
        SESSION_TOO_LARGE for more than limits.SESSION_BYTES: it could not be opened again.
    OSError
        What the stream raises.
    """
    beside: dict[str, FloatArray] = {}
    session = {
        "format": FORMAT,
        "version": migrations.VERSION,
        "document": document_json.to_json(document, beside),
        "view": view_json.to_json(view, document),
    }
    # A file name that is no text holds lone surrogates; written as \udc80 they are JSON, and come back.
    content = _text(session).encode("utf-8", "backslashreplace")
    found = len(content) + sum(archive.npy_bytes(array) for array in beside.values())
    # A sixty-fourth is left for what does not shrink, which packing makes a little larger.
    if found > limits.SESSION_BYTES - limits.SESSION_BYTES // 64 or len(content) > archive.JSON_BYTES:
        raise StudioError(Code.SESSION_TOO_LARGE, name=name, found=found, limit=limits.SESSION_BYTES)
    with archive.written(stream) as writer:
        writer.text(_JSON_MEMBER, content)
        for member, array in beside.items():
            writer.array(member, array)


def encode(document: Document, view: ViewState) -> bytes:
    """Return a session as bytes; see `write`."""
    stream = io.BytesIO()
    write(stream, document, view)
    return stream.getvalue()


def read(stream: IO[bytes], name: str = "") -> tuple[Document, ViewState]:
    """Read a session of this version or an older one.

    Parameters
    ----------
    stream : binary file
        Seekable; any bytes at all.
    name : str
        What the file is called, for a refusal.

    Returns
    -------
    document : Document
        As it was written, to the bit.
    view : ViewState
        Fitted to the document: a zoom or speed beyond reason becomes the nearest sensible one.

    Raises
    ------
    StudioError
        SESSION_NOT_ONE, SESSION_DAMAGED (broken bytes, no JSON), SESSION_NEWER, SESSION_TOO_LARGE (declared to
        unpack to more than limits.SESSION_BYTES), OUT_OF_MEMORY, or SESSION_INVALID with the path of the first
        field that makes no sense, such as "document.layer.stride[1]".
    OSError
        What the stream raises.
    """
    with archive.opened(stream, name) as reader:
        if _JSON_MEMBER not in reader:
            raise StudioError(Code.SESSION_NOT_ONE, name=name)
        session = _migrated(_parsed(reader.text(_JSON_MEMBER), name), name)
        _, _, document_field, view_field = session.members("format", "version", "document", "view")
        document = document_json.from_json(document_field, reader)
        return document, view_json.from_json(view_field, document)


def decode(content: bytes, name: str = "") -> tuple[Document, ViewState]:
    """Return the session in `content`; see `read`."""
    return read(io.BytesIO(content), name)


def _parsed(content: bytes, name: str) -> object:
    """Return the JSON in `content`; editors on Windows may have put a mark before it."""
    try:
        value: object = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise StudioError(Code.SESSION_DAMAGED, name=name) from error
    return value


def _migrated(value: object, name: str) -> Field:
    """Return the session as the present version writes it."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise StudioError(Code.SESSION_NOT_ONE, name=name)
    version = Field(value, "", name).member("version").integer(1, _LAST_VERSION)
    if version > migrations.VERSION:
        raise StudioError(Code.SESSION_NEWER, name=name, found=version, supported=migrations.VERSION)
    return Field(migrations.migrated(value, version), "", name)


def _text(value: object, indent: str = "") -> str:
    """Return JSON with one line for each member, and for each row of numbers."""
    deeper = indent + "  "
    if isinstance(value, Mapping):
        lines = [f"{deeper}{_scalar(name)}: {_text(member, deeper)}" for name, member in value.items()]
        return _block("{", lines, "}", indent)
    if isinstance(value, Sequence) and not isinstance(value, str):
        if any(isinstance(item, Sequence) for item in value):
            return _block("[", [deeper + _text(item, deeper) for item in value], "]", indent)
        return f"[{', '.join(_scalar(item) for item in value)}]"
    return _scalar(value)


def _block(start: str, lines: Iterable[str], end: str, indent: str) -> str:
    body = ",\n".join(lines)
    return f"{start}\n{body}\n{indent}{end}"


def _scalar(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
