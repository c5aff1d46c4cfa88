"""Sound files to signals: WAV with plain samples, of whole numbers or floats.

The format is that of Microsoft's and IBM's "Multimedia Programming Interface and Data Specifications 1.0" (1991):
chunks, each with four letters and a length, of which "fmt " says how the samples in "data" are written. The standard
library's `wave` reads no floats, and before Python 3.12 no extensible headers, which most files of 24 bits have.
"""

import struct
from dataclasses import dataclass
from typing import IO, Final

import numpy as np
import numpy.typing as npt

from convstudio.core import limits
from convstudio.core.document import Color, FloatArray, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.engine.sources import Source, opened

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
"""Tags of the formats that are read; an extensible header has the tag proper further on."""

_UNKNOWN_LENGTHS: Final = (0, 0xFFFFFFFF)
"""What a program writes as the length of the data that does not know it yet: they go on to the end."""

_SAMPLE_BYTES: Final = {_PCM: (1, 2, 3, 4), _FLOAT: (4, 8)}
"""Format → bytes that a sample may have."""

_STEREO: Final = ("L", "R")


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound in memory.

    Attributes
    ----------
    signal : Signal
        Shape (channels, samples), values -1 to 1.
    rate : int
        Samples a second.
    samples : int
        Samples of one channel that the file has; the signal has at most `limits.SOUND_SAMPLES` of them.
    """

    signal: Signal
    rate: int
    samples: int


@dataclass(frozen=True, slots=True)
class _Format:
    """How samples are written."""

    tag: int
    channels: int
    rate: int
    width: int


def load(source: Source, name: str) -> Sound:
    """Return the beginning of a WAV file as a signal.

    A whole number v of 16, 24 or 32 bits gives v / 2¹⁵, v / 2²³ or v / 2³¹, of 8 bits (v - 128) / 128; floats stay as
    they are, and what is not finite becomes 0. Only what is taken is read.

    Parameters
    ----------
    source : Path or bytes
        A file, or what one holds.
    name : str
        What to call it.

    Raises
    ------
    StudioError
        FILE_MISSING, FILE_IS_FOLDER, FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE, NOT_A_SOUND, SOUND_COMPRESSED (or
        samples of a width that is not read), SOUND_TRUNCATED, SOUND_WITHOUT_SAMPLES, PASTE_CHANNELS for more channels
        than a layer may have.
    """
    with opened(source, name) as file:
        try:
            form, length = _header(file, name)
            frame = form.channels * form.width
            available = _available(file)
            if length in _UNKNOWN_LENGTHS:
                length = available
            if length > available:
                raise StudioError(Code.SOUND_TRUNCATED, name=name)
            samples = length // frame
            data = file.read(min(samples, limits.SOUND_SAMPLES) * frame)
        except OSError as error:
            raise StudioError(Code.FILE_UNREADABLE, name=name, reason=error.strerror or str(error)) from error
    if not samples:
        raise StudioError(Code.SOUND_WITHOUT_SAMPLES, name=name)
    values = _decoded(data, form).reshape(-1, form.channels).T
    signal = Signal(
        frozen(np.where(np.isfinite(values), values, 0)),
        Color.GRAY if form.channels == 1 else Color.STACK,
        -1.0,
        1.0,
        name,
        _STEREO if form.channels == 2 else (),
    )
    return Sound(signal, form.rate, samples)


def _available(file: IO[bytes]) -> int:
    """Return the bytes from here to the end of the file."""
    here = file.tell()
    end = file.seek(0, 2)
    file.seek(here)
    return end - here


def _header(file: IO[bytes], name: str) -> tuple[_Format, int]:
    """Return how samples are written and how many bytes of them there are; the file stands at the first one."""
    start = file.read(12)
    if start[:4] != b"RIFF" or start[8:] != b"WAVE":
        raise StudioError(Code.NOT_A_SOUND, name=name)
    form: _Format | None = None
    while len(chunk := file.read(8)) == 8:
        kind, length = chunk[:4], int.from_bytes(chunk[4:], "little")
        if kind == b"data" and form is not None:
            return form, length
        if kind == b"fmt ":
            form = _format(file.read(min(length, 40)), name)
            length -= min(length, 40)
        file.seek(length + length % 2, 1)
    raise StudioError(Code.SOUND_TRUNCATED, name=name)


def _format(header: bytes, name: str) -> _Format:
    """Return what the chunk "fmt " says."""
    if len(header) < 16:
        raise StudioError(Code.SOUND_TRUNCATED, name=name)
    tag, channels, rate, _, block, _ = struct.unpack_from("<HHIIHH", header)
    if tag == _EXTENSIBLE and len(header) >= 26:
        tag = int.from_bytes(header[24:26], "little")
    if not channels or block % channels or block // channels not in _SAMPLE_BYTES.get(tag, ()):
        raise StudioError(Code.SOUND_COMPRESSED, name=name)
    if channels > limits.CHANNELS:
        raise StudioError(Code.PASTE_CHANNELS, found=channels)
    return _Format(tag, channels, rate, block // channels)


def _decoded(data: bytes, form: _Format) -> FloatArray | npt.NDArray[np.float64]:
    """Return samples as numbers, one channel after the other for each moment."""
    if form.tag == _FLOAT:
        with np.errstate(over="ignore"):
            return np.frombuffer(data, dtype=f"<f{form.width}").astype(np.float32)
    whole: npt.NDArray[np.float64]
    if form.width == 1:
        whole = np.frombuffer(data, dtype=np.uint8).astype(np.float64) - 128
    elif form.width == 3:
        # Three bytes become the upper ones of four, so that the sign is where it belongs.
        padded = np.zeros((len(data) // 3, 4), dtype=np.uint8)
        padded[:, 1:] = np.frombuffer(data, dtype=np.uint8).reshape(-1, 3)
        whole = padded.view("<i4").ravel().astype(np.float64) / 2**8
    else:
        whole = np.frombuffer(data, dtype=f"<i{form.width}").astype(np.float64)
    return whole / 2.0 ** (8 * form.width - 1)
