"""Pictures of every kind become the signal that a plain computation gives."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from convstudio.core import limits
from convstudio.core.document import Color, Signal
from convstudio.core.errors import Code, StudioError
from convstudio.engine.pictures import PictureRequest, Resample, inspect, load, signal_from_array
from tests.engine.picture_files import (
    GRAY,
    LEVELS,
    RGB,
    RGB_LEVELS,
    Array,
    chunk,
    encoded,
    noise,
    outcome,
    png,
    refusal,
)

IMAGES = Path(__file__).parents[2] / "resources" / "images"


# --- the photographs that come along --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "rows", "columns", "is_color"),
    [
        ("camera", 512, 512, False),
        ("brick", 512, 512, False),
        ("astronaut", 512, 512, True),
        ("chelsea", 300, 451, True),
        ("coffee", 400, 600, True),
    ],
)
def test_photographs(name: str, rows: int, columns: int, is_color: bool) -> None:
    path = IMAGES / f"{name}.png"
    pixels = np.array(Image.open(path))
    info = inspect(path, name)
    assert (info.rows, info.columns, info.is_color, info.bit_depth) == (rows, columns, is_color, 8)
    assert (info.name, info.frames, info.notices) == (name, 1, ())
    assert max(info.thumbnail.shape) == 256
    assert info.thumbnail.ndim == pixels.ndim
    assert abs(info.thumbnail.mean() - pixels.mean()) < 0.5

    whole = load(path, name, RGB if is_color else GRAY)
    planes = pixels.transpose(2, 0, 1) if is_color else pixels[None]
    np.testing.assert_array_equal(whole.values, planes.astype(np.float32) / np.float32(255))
    assert (whole.name, whole.low, whole.high, whole.spatial) == (name, 0.0, 1.0, (rows, columns))
    assert not whole.values.flags.writeable

    gray = load(path, name, LEVELS)
    luma = pixels @ np.array([0.299, 0.587, 0.114]) if is_color else pixels.astype(float)
    assert gray.color is Color.GRAY
    assert gray.high == 255.0
    assert np.abs(gray.values[0] - luma).max() <= 0.51
    assert (gray.values == np.rint(gray.values)).all()


@pytest.mark.parametrize("resample", Resample)
@pytest.mark.parametrize("color", [Color.GRAY, Color.RGB])
def test_resizing_is_pillows(resample: Resample, color: Color) -> None:
    path = IMAGES / "chelsea.png"
    signal = load(path, "cat", PictureRequest((64, 48), resample, color, 255.0))
    assert signal.spatial == (64, 48)
    image = Image.open(path).convert("L" if color is Color.GRAY else "RGB")
    expected = np.array(image.resize((48, 64), Image.Resampling[resample.name])).reshape(64, 48, -1)
    np.testing.assert_array_equal(signal.values, expected.transpose(2, 0, 1))


def test_box_averages_and_nearest_picks() -> None:
    pixels = noise(40, 60)
    box = signal_from_array(pixels, PictureRequest((20, 20), Resample.BOX, full_scale=255.0), "a").values[0]
    means = pixels.reshape(20, 2, 20, 3).mean(axis=(1, 3))
    assert np.abs(box - means).max() <= 1.01  # rounded along each axis
    nearest = signal_from_array(
        pixels, PictureRequest((20, 20), Resample.NEAREST, full_scale=255.0), "a"
    ).values[0]
    np.testing.assert_array_equal(nearest, pixels[1::2, 1::3])


# --- kinds of pixels ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_stay_exact(kind: str) -> None:
    pixels = np.arange(65536, dtype=np.uint16).reshape(128, 512)
    data = encoded(Image.fromarray(pixels), kind)
    info = inspect(data, "a")
    assert (info.bit_depth, info.is_color, info.notices) == (16, False, ())
    assert info.thumbnail.dtype == np.uint8
    assert info.thumbnail.shape == (64, 256)
    unit, levels, rgb = load(data, "a", GRAY), load(data, "a", LEVELS), load(data, "a", RGB)
    np.testing.assert_array_equal(unit.values[0], pixels.astype(np.float32) / np.float32(65535))
    np.testing.assert_array_equal(levels.values[0], pixels.astype(np.float32) / np.float32(257))
    np.testing.assert_array_equal(rgb.values, np.repeat(unit.values, 3, axis=0))
    small = load(data, "a", PictureRequest((64, 256), Resample.BOX)).values[0]
    means = pixels.reshape(64, 2, 256, 2).mean(axis=(1, 3)) / 65535
    np.testing.assert_allclose(small, means, atol=1e-6)
    steep = np.where(pixels < 32768, 0, 65535).astype(np.uint16)
    lanczos = load(encoded(Image.fromarray(steep)), "a", PictureRequest((300, 300), Resample.LANCZOS)).values
    assert (lanczos.min(), lanczos.max()) == (0, 1)


def test_sixteen_bits_as_pillow_reads_them_from_pgm() -> None:
    data = b"P5 2 2 65535\n" + np.array([0, 1, 258, 65535], dtype=">u2").tobytes()
    assert inspect(data, "a").bit_depth == 16
    np.testing.assert_array_equal(
        load(data, "a", LEVELS).values, np.array([[[0, 1], [258, 65535]]], dtype=np.float32) / 257
    )


@pytest.mark.parametrize(("kind", "is_color", "samples"), [(2, True, 3), (4, False, 2), (6, True, 4)])
def test_sixteen_bit_colors_are_read_as_eight_bits_and_said_so(
    kind: int, is_color: bool, samples: int
) -> None:
    data = png(2, 1, 16, kind, b"\0" + bytes([255, 255]) * samples * 2)
    info = inspect(data, "a")
    assert (info.is_color, info.bit_depth, info.notices) == (is_color, 8, (Code.IMAGE_DEPTH_REDUCED,))
    assert (load(data, "a", GRAY).values == 1).all()


def test_a_bilevel_picture_is_black_and_white() -> None:
    pixels = noise(9, 13) > 128
    data = encoded(Image.fromarray(pixels))
    info = inspect(data, "a")
    assert (info.mode, info.bit_depth, info.is_color) == ("1", 1, False)
    np.testing.assert_array_equal(load(data, "a", GRAY).values[0], pixels)


def test_a_palette_is_looked_up() -> None:
    colors = noise(16, 3, seed=1)
    image = Image.fromarray(noise(9, 13) % 16).convert("P")
    image.putpalette(colors.tobytes())
    indices = np.array(image)
    data = encoded(image)
    assert inspect(data, "a").mode == "P"
    assert inspect(data, "a").notices == ()
    np.testing.assert_array_equal(load(data, "a", RGB_LEVELS).values, colors[indices].transpose(2, 0, 1))


def over_white(pixels: Array, alpha: Array) -> Array:
    opacity = alpha.astype(float)[..., None] / 255
    return np.asarray(pixels * opacity + 255 * (1 - opacity)).transpose(2, 0, 1)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_transparency_is_composed_over_white_and_said(kind: str) -> None:
    pixels = noise(9, 13, 4)
    options = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    data = encoded(Image.fromarray(pixels), kind, **options)
    assert inspect(data, "a").notices == (Code.IMAGE_ALPHA_DROPPED,)
    expected = over_white(pixels[..., :3], pixels[..., 3])
    for signal in (load(data, "a", RGB_LEVELS), signal_from_array(pixels, RGB_LEVELS, "a")):
        assert np.abs(signal.values - expected).max() <= 0.51


def test_transparency_of_gray_pictures_and_palettes() -> None:
    pixels = noise(9, 13, 2)
    data = encoded(Image.fromarray(pixels, "LA"))
    assert (inspect(data, "a").is_color, inspect(data, "a").notices) == (False, (Code.IMAGE_ALPHA_DROPPED,))
    expected = over_white(pixels[..., :1], pixels[..., 1])
    assert np.abs(load(data, "a", LEVELS).values - expected).max() <= 0.51

    palette = Image.fromarray(noise(9, 13) % 4).convert("P")
    palette.putpalette([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120])
    indices = np.array(palette)
    data = encoded(palette, transparency=bytes([0, 255, 128, 255]))
    assert inspect(data, "a").notices == (Code.IMAGE_ALPHA_DROPPED,)
    colors = np.array([[10, 20, 30], [40, 50, 60], [70, 80, 90], [100, 110, 120]])
    expected = over_white(colors[indices], np.array([0, 255, 128, 255])[indices])
    assert np.abs(load(data, "a", RGB_LEVELS).values - expected).max() <= 0.51

    keyed = png(3, 1, 8, 0, b"\0\0\7\377", chunk(b"tRNS", b"\0\7"))
    assert load(keyed, "a", LEVELS).values.tolist() == [[[0, 255, 255]]]


def test_opacity_that_hides_nothing_is_not_mentioned() -> None:
    pixels = noise(5, 7, 4)
    pixels[..., 3] = 255
    data = encoded(Image.fromarray(pixels))
    assert inspect(data, "a").notices == ()
    np.testing.assert_array_equal(load(data, "a", RGB_LEVELS).values, pixels[..., :3].transpose(2, 0, 1))


def test_a_cmyk_jpeg_has_its_colors() -> None:
    flat = Image.new("RGB", (16, 16), (200, 40, 90)).convert("CMYK")
    data = encoded(flat, "JPEG", quality=100)
    assert inspect(data, "a").mode == "CMYK"
    assert inspect(data, "a").is_color
    values = load(data, "a", RGB_LEVELS).values
    assert np.abs(values - np.array([200, 40, 90])[:, None, None]).max() <= 4


def test_floats_are_taken_as_they_are_or_by_their_own_range() -> None:
    unit = np.random.default_rng(0).random((6, 5), dtype=np.float32)
    data = encoded(Image.fromarray(unit), "TIFF")
    assert (inspect(data, "a").bit_depth, inspect(data, "a").notices) == (32, ())
    np.testing.assert_array_equal(load(data, "a", GRAY).values[0], unit)

    wide = unit * 4000 - 1000
    wide[0, :3] = np.nan, np.inf, -np.inf
    data = encoded(Image.fromarray(wide), "TIFF")
    assert inspect(data, "a").notices == (Code.IMAGE_RANGE_SCALED,)
    finite = np.where(np.isfinite(wide), wide, np.inf)
    low, high = finite.min(), finite[np.isfinite(finite)].max()
    expected = np.where(np.isfinite(wide), (wide - low) / (high - low), 0)
    np.testing.assert_allclose(load(data, "a", GRAY).values[0], expected, atol=1e-6)
    resized = load(data, "a", PictureRequest((3, 3), Resample.BICUBIC, full_scale=255.0)).values
    assert np.isfinite(resized).all()

    whole = np.array([[-70000, 0], [70000, 35000]], dtype=np.int32)
    data = encoded(Image.fromarray(whole), "TIFF")
    assert inspect(data, "a").notices == (Code.IMAGE_RANGE_SCALED,)
    assert load(data, "a", GRAY).values.tolist() == [[[0, 0.5], [1, 0.75]]]
    for constant in (np.full((2, 2), 7.0, dtype=np.float32), np.full((2, 2), np.nan, dtype=np.float32)):
        assert not load(encoded(Image.fromarray(constant), "TIFF"), "a", GRAY).values.any()


@pytest.mark.parametrize("mode", ["YCbCr", "LAB"])
def test_other_color_spaces_become_rgb(mode: str) -> None:
    image = Image.fromarray(noise(4, 4, 3)).convert("YCbCr") if mode == "YCbCr" else Image.new("LAB", (4, 4))
    data = encoded(image, "TIFF")
    assert inspect(data, "a").mode == mode
    assert load(data, "a", RGB).channels == 3


# --- frames and orientation -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF"])
def test_the_first_frame_is_taken_and_said(kind: str) -> None:
    frames = [Image.new("RGB", (8, 6), color) for color in ("#ff0000", "#00ff00", "#0000ff")]
    options = {"lossless": True} if kind == "WEBP" else {}
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], **options)
    info = inspect(data, "a")
    assert (info.frames, info.notices, info.rows, info.columns) == (3, (Code.IMAGE_FIRST_FRAME,), 6, 8)
    assert load(data, "a", RGB_LEVELS).values[:, 0, 0].tolist() == [255, 0, 0]


def test_the_previews_in_a_cameras_jpeg_are_not_frames() -> None:
    data = encoded(Image.fromarray(noise(8, 8)), "MPO", save_all=True, append_images=[Image.new("L", (8, 8))])
    assert (inspect(data, "a").frames, inspect(data, "a").notices) == (1, ())


UPRIGHT: dict[int, Callable[[Array], Array]] = {  # what undoes each orientation, by the EXIF standard
    1: lambda stored: stored,
    2: lambda stored: stored[:, ::-1],
    3: lambda stored: stored[::-1, ::-1],
    4: lambda stored: stored[::-1],
    5: lambda stored: stored.T,
    6: lambda stored: stored.T[:, ::-1],
    7: lambda stored: stored[::-1, ::-1].T,
    8: lambda stored: stored.T[::-1],
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", [*UPRIGHT, 9])
def test_pictures_are_turned_upright(kind: str, orientation: int) -> None:
    stored = noise(8, 16) if kind == "PNG" else np.kron(noise(1, 2), np.ones((8, 8), dtype=np.uint8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 100} if kind == "JPEG" else {"lossless": True} if kind == "WEBP" else {}
    data = encoded(Image.fromarray(stored), kind, exif=exif, **options)
    expected = UPRIGHT.get(orientation, UPRIGHT[1])(stored)
    info = inspect(data, "a")
    assert (info.rows, info.columns) == expected.shape == info.thumbnail.shape[:2]
    assert np.abs(load(data, "a", LEVELS).values[0] - expected.astype(float)).max() <= 2


def test_sixteen_bits_are_turned_upright_too() -> None:
    stored = np.arange(12, dtype=np.uint16).reshape(3, 4) * 5000
    exif = Image.Exif()
    exif[0x0112] = 6
    data = encoded(Image.fromarray(stored), exif=exif)
    np.testing.assert_array_equal(
        load(data, "a", LEVELS).values[0], UPRIGHT[6](stored.astype(np.float32)) / 257
    )


def test_damaged_exif_does_not_spoil_a_picture() -> None:
    pixels = noise(8, 8)
    data = encoded(Image.fromarray(pixels), exif=b"Exif\0\0II*\0\xff\xff\xff\xff nonsense")
    np.testing.assert_array_equal(load(data, "a", LEVELS).values[0], pixels)


# --- requests -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (-1, 5), (8192, 8193), (2**40, 1)])
def test_impossible_sizes_are_refused(size: tuple[int, int]) -> None:
    assert refusal(lambda: PictureRequest(size)).code is Code.OUT_OF_RANGE


@given(st.integers(1, 40), st.integers(1, 40), st.sampled_from([None, 3, 4]), st.booleans())
@settings(max_examples=40)
def test_pasted_pictures_follow_the_same_rules(
    rows: int, columns: int, bands: int | None, in_color: bool
) -> None:
    pixels = noise(*((rows, columns) if bands is None else (rows, columns, bands)))
    request = RGB if in_color else LEVELS
    pasted = signal_from_array(pixels, request, "pasted")
    loaded = load(encoded(Image.fromarray(pixels)), "pasted", request)
    np.testing.assert_array_equal(pasted.values, loaded.values)
    assert (pasted.color, pasted.high, pasted.name) == (request.color, request.full_scale, "pasted")


def test_pasted_pictures_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(lambda: signal_from_array(noise(0, 4), GRAY, "a")).code is Code.FILE_EMPTY
    monkeypatch.setattr(limits, "IMAGE_PIXELS", 11)
    assert refusal(lambda: signal_from_array(noise(3, 4), GRAY, "a")).code is Code.IMAGE_TOO_LARGE


def test_loading_stops_when_asked_at_any_step() -> None:
    data = encoded(Image.fromarray(noise(200, 8)))

    def stopped_after(questions: int) -> Signal | StudioError:
        left = iter(range(questions))
        return outcome(lambda: load(data, "a", GRAY, lambda: next(left, None) is None))

    outcomes = [stopped_after(questions) for questions in range(7)]
    # before and after decoding, and before each block of 64 rows
    assert [getattr(result, "code", None) for result in outcomes] == [Code.STOPPED] * 6 + [None]
    assert refusal(lambda: inspect(data, "a", lambda: True)).code is Code.STOPPED


def test_a_large_photograph_is_converted_in_blocks() -> None:
    pixels = np.zeros((2048, 2048), dtype=np.uint8)
    data = encoded(Image.fromarray(pixels), "BMP")
    tracemalloc.start()
    signal = load(data, "a", GRAY)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1.5 * signal.values.nbytes


def test_every_photograph_that_comes_along_is_attributed() -> None:
    lines = (IMAGES.parent / "ATTRIBUTION.md").read_text(encoding="utf-8")
    for path in IMAGES.iterdir():
        assert f"| images/{path.name} |" in lines
