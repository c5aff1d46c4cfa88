"""WAV files of every kind become the signal that a plain computation gives; everything else is explained."""

import io
import struct
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Color
from convstudio.core.errors import Code, StudioError
from convstudio.engine import sound

Whole = npt.NDArray[np.int64]


def plain(levels: Whole, width: int, rate: int = 8000) -> bytes:
    """Return a WAV file of whole numbers, shape (samples, channels), as the standard library writes it."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(levels.shape[1])
        writer.setsampwidth(width)
        writer.setframerate(rate)
        shifted = levels + 128 if width == 1 else levels
        writer.writeframes(b"".join(_bytes(int(level), width) for level in shifted.ravel()))
    return file.getvalue()


def _bytes(level: int, width: int) -> bytes:
    return level.to_bytes(width, "little", signed=width > 1)


def riff(tag: int, channels: int, width: int, data: bytes, *chunks: bytes, extra: bytes = b"") -> bytes:
    """Return a WAV file written by hand, for what the standard library does not write."""
    form = struct.pack("<HHIIHH", tag, channels, 8000, 8000 * channels * width, channels * width, 8 * width)
    body = b"WAVE" + b"".join(chunks) + _chunk(b"fmt ", form + extra) + _chunk(b"data", data)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def refused(action: Callable[[], object]) -> Code:
    with pytest.raises(StudioError) as caught:
        action()
    return caught.value.code


@st.composite
def levels(draw: st.DrawFn) -> tuple[Whole, int]:
    """Whole numbers of 1 to 4 bytes with their extremes, mono, stereo, or more."""
    width, channels = draw(st.sampled_from((1, 2, 3, 4))), draw(st.integers(1, 3))
    most = 2 ** (8 * width - 1)
    level = st.integers(-most, most - 1) | st.sampled_from((-most, -1, 0, 1, most - 1))
    moments = draw(st.lists(st.tuples(*[level] * channels), min_size=1, max_size=20))
    return np.array(moments, dtype=np.int64), width


@given(levels(), st.integers(1, 192_000))
def test_whole_numbers_of_every_width(drawn: tuple[Whole, int], rate: int) -> None:
    values, width = drawn
    read = sound.load(plain(values, width, rate), "a.wav")
    expected = (values.T / 2 ** (8 * width - 1)).astype(np.float32)
    np.testing.assert_array_equal(read.signal.values, expected)
    assert (read.rate, read.samples) == (rate, len(values))
    assert (read.signal.low, read.signal.high, read.signal.name) == (-1, 1, "a.wav")


@given(levels())
def test_an_extensible_header_says_the_same(drawn: tuple[Whole, int]) -> None:
    values, width = drawn
    simple = plain(values, width)
    extra = struct.pack("<HHIH", 22, 8 * width, 0, 1) + bytes(14)
    extensible = riff(0xFFFE, values.shape[1], width, simple[44 : 44 + values.size * width], extra=extra)
    np.testing.assert_array_equal(
        sound.load(extensible, "a").signal.values, sound.load(simple, "a").signal.values
    )


@pytest.mark.parametrize("kind", ["<f4", "<f8"])
def test_floats_stay(kind: str) -> None:
    values = np.array([0.5, -1.25, np.nan, np.inf, 1e-9], dtype=kind)
    read = sound.load(riff(3, 1, values.itemsize, values.tobytes()), "a")
    np.testing.assert_array_equal(read.signal.values, np.array([[0.5, -1.25, 0, 0, 1e-9]], dtype=np.float32))


def test_channels_are_planes() -> None:
    stereo = sound.load(plain(np.array([[1, 2], [3, 4]]), 2), "a").signal
    assert stereo.plane_names == ("L", "R")
    assert stereo.color is Color.STACK
    np.testing.assert_array_equal(stereo.values * 2**15, [[1, 3], [2, 4]])
    assert sound.load(plain(np.array([[1]]), 2), "a").signal.color is Color.GRAY


def test_chunks_that_mean_nothing_here_are_skipped() -> None:
    data = riff(1, 1, 2, struct.pack("<2h", 1, -1), _chunk(b"LIST", b"odd"), _chunk(b"bext", b"even"))
    np.testing.assert_array_equal(sound.load(data, "a").signal.values * 2**15, [[1, -1]])


@pytest.mark.parametrize("length", [0, 0xFFFFFFFF])
def test_a_stream_that_did_not_know_its_length(length: int) -> None:
    data = plain(np.array([[5], [6]]), 2)
    endless = data[:40] + struct.pack("<I", length) + data[44:]
    np.testing.assert_array_equal(sound.load(endless, "a").signal.values * 2**15, [[5, 6]])


def test_a_long_sound_is_cut_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SOUND_SAMPLES", 10)
    path = tmp_path / "long.wav"
    path.write_bytes(plain(np.arange(5000)[:, None] % 100, 2))
    read = sound.load(path, path.name)
    assert read.samples == 5000
    assert read.signal.values.shape == (1, 10)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.FILE_EMPTY),
        (b"RIFF", Code.NOT_A_SOUND),
        (b"ID3 an MP3 perhaps, or anything", Code.NOT_A_SOUND),
        (b"RIFF\0\0\0\0AVI ", Code.NOT_A_SOUND),
        (b"RIFF\0\0\0\0WAVE", Code.SOUND_TRUNCATED),
        (riff(1, 1, 2, b"")[:30], Code.SOUND_TRUNCATED),
        (riff(1, 1, 2, b"abcdef")[:-2], Code.SOUND_TRUNCATED),
        (riff(1, 1, 2, b""), Code.SOUND_WITHOUT_SAMPLES),
        (riff(1, 2, 2, b"abc"), Code.SOUND_WITHOUT_SAMPLES),
        (riff(2, 1, 2, b"abcd"), Code.SOUND_COMPRESSED),
        (riff(0x55, 2, 0, b"abcd"), Code.SOUND_COMPRESSED),
        (riff(1, 1, 8, bytes(8)), Code.SOUND_COMPRESSED),
        (riff(1, 0, 2, b"abcd"), Code.SOUND_COMPRESSED),
        (riff(0xFFFE, 1, 2, b"abcd"), Code.SOUND_COMPRESSED),
        (riff(1, limits.CHANNELS + 1, 1, bytes(300)), Code.PASTE_CHANNELS),
    ],
)
def test_what_is_no_sound(data: bytes, code: Code) -> None:
    assert refused(lambda: sound.load(data, "a.wav")) is code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(lambda: sound.load(tmp_path / "none.wav", "none.wav")) is Code.FILE_MISSING
    assert refused(lambda: sound.load(tmp_path, "folder")) is Code.FILE_IS_FOLDER


@given(levels(), st.data())
def test_damage_gives_a_sound_or_a_reason(drawn: tuple[Whole, int], data: st.DataObject) -> None:
    whole = bytearray(plain(*drawn))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    outcome: Any = None
    try:
        outcome = sound.load(bytes(whole[: data.draw(st.integers(1, len(whole)))]), "a").signal.values
    except StudioError:
        return
    assert np.isfinite(outcome).all()
