"""Animations, pages and several files become the volume, or the channels, of their frames."""

import io
import warnings
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from convstudio.core import limits
from convstudio.core.document import Color
from convstudio.core.errors import Code, StudioError
from convstudio.engine import pictures, stacks
from convstudio.engine.pictures import Frames, PictureRequest

VOLUME = PictureRequest(full_scale=255.0, frames=Frames.VOLUME)
CHANNELS = PictureRequest(full_scale=255.0, frames=Frames.CHANNELS)


def noise(*shape: int, seed: int = 0) -> npt.NDArray[np.uint8]:
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def animation(frames: npt.NDArray[np.generic], kind: str) -> bytes:
    first, *rest = [Image.fromarray(frame) for frame in frames]
    file = io.BytesIO()
    first.save(file, kind, save_all=True, append_images=rest)
    return file.getvalue()


def files(folder: Path, frames: npt.NDArray[np.generic]) -> tuple[Path, ...]:
    paths = tuple(folder / f"{number}.png" for number in range(len(frames)))
    for path, frame in zip(paths, frames, strict=True):
        Image.fromarray(frame).save(path)
    return paths


def refused(source: stacks.Stack, request: PictureRequest = VOLUME) -> StudioError:
    with pytest.raises(StudioError) as caught:
        stacks.load(source, "a", request)
    return caught.value


@given(st.integers(2, 5), st.integers(1, 6), st.integers(1, 6), st.sampled_from(["GIF", "PNG", "TIFF"]))
def test_frames_become_slices_or_channels(count: int, rows: int, columns: int, kind: str) -> None:
    frames = noise(count, rows, columns)
    data = animation(frames, kind)
    # Pillow leaves out frames that repeat the one before.
    kept = [frame for number, frame in enumerate(frames) if not number or (frame != frames[number - 1]).any()]
    if len(kept) < 2:
        return
    volume = stacks.load(data, "a", VOLUME)
    np.testing.assert_array_equal(volume.values, np.array(kept if kind != "TIFF" else frames)[np.newaxis])
    assert (volume.color, volume.low, volume.high, volume.name) == (Color.GRAY, 0, 255, "a")
    channels = stacks.load(data, "a", CHANNELS)
    np.testing.assert_array_equal(channels.values, volume.values[0])
    assert channels.color is Color.STACK
    first = stacks.load(data, "a", PictureRequest(full_scale=255.0))
    np.testing.assert_array_equal(first.values, volume.values[:, 0])


def test_colors_become_gray_and_frames_are_resized() -> None:
    frames = noise(3, 8, 6, 3)
    data = animation(frames, "TIFF")
    volume = stacks.load(data, "a", PictureRequest(size=(4, 3), frames=Frames.VOLUME))
    for number, frame in enumerate(frames):
        alone = animation(frame[np.newaxis], "PNG")
        expected = pictures.load(alone, "a", PictureRequest(size=(4, 3)))
        np.testing.assert_array_equal(volume.values[0, number], expected.values[0])


def test_several_files(tmp_path: Path) -> None:
    frames = noise(3, 4, 5)
    paths = files(tmp_path, frames)
    info = stacks.inspect(paths, "three")
    assert (info.name, info.frames, info.rows, info.columns) == ("three", 3, 4, 5)
    np.testing.assert_array_equal(stacks.load(paths, "three", VOLUME).values[0], frames)
    np.testing.assert_array_equal(
        stacks.load(paths, "three", PictureRequest(full_scale=255.0)).values, frames[:1]
    )


def test_a_file_of_another_size(tmp_path: Path) -> None:
    paths = files(tmp_path, noise(2, 4, 5))
    Image.fromarray(noise(5, 4)).save(paths[1])
    error = refused(paths)
    assert (error.code, error.values["name"], error.values["rows"]) == (Code.FRAMES_DIFFER, "1.png", 5)
    with pytest.raises(StudioError):
        stacks.inspect(paths, "two")


def test_a_file_that_is_no_picture_is_named(tmp_path: Path) -> None:
    paths = files(tmp_path, noise(2, 4, 5))
    paths[1].write_bytes(b"nothing of the kind")
    error = refused(paths)
    assert (error.code, error.values["name"]) == (Code.NOT_AN_IMAGE, "1.png")


def test_pages_of_different_sizes() -> None:
    file = io.BytesIO()
    Image.fromarray(noise(4, 5)).save(
        file, "TIFF", save_all=True, append_images=[Image.fromarray(noise(5, 4))]
    )
    assert refused(file.getvalue()).code is Code.FRAMES_DIFFER


def test_floats_share_one_range() -> None:
    frames = np.array([[[0, 10]], [[20, 40]]], dtype=np.float32)
    volume = stacks.load(animation(frames, "TIFF"), "a", PictureRequest(frames=Frames.VOLUME))
    np.testing.assert_allclose(volume.values, frames[np.newaxis] / 40)


def test_ten_thousand_frames_are_cut() -> None:
    frames = np.zeros((10_000, 1, 2), dtype=np.uint8)
    frames[:, 0, 0] = np.arange(10_000) % 2 * 255
    data = animation(frames, "GIF")
    assert stacks.inspect(data, "a").frames == 10_000
    np.testing.assert_array_equal(stacks.load(data, "a", VOLUME).values[0], frames[: limits.FRAMES])


def test_too_much_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "IMAGE_PIXELS", 50)
    data = animation(noise(3, 4, 5), "TIFF")
    error = refused(data)
    assert (error.code, error.values["frames"], error.values["limit"]) == (Code.FRAMES_TOO_LARGE, 3, 50)
    assert stacks.load(data, "a", PictureRequest(size=(4, 4), frames=Frames.VOLUME)).values.size == 48


def test_a_stack_can_be_stopped(tmp_path: Path) -> None:
    paths = files(tmp_path, noise(3, 4, 5))
    with pytest.raises(StudioError) as caught:
        stacks.load(paths, "a", VOLUME, lambda: True)
    assert caught.value.code is Code.STOPPED


@given(st.data())
def test_damage_gives_a_volume_or_a_reason(data: st.DataObject) -> None:
    whole = bytearray(animation(noise(3, 5, 4), data.draw(st.sampled_from(["GIF", "PNG", "TIFF"]))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, about damaged metadata
        try:
            values = stacks.load(bytes(whole), "a", VOLUME).values
        except StudioError:
            return
    assert np.isfinite(values).all()
