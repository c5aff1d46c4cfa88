import numpy as np
import pytest

from convstudio.core.render import colormap
from convstudio.core.render.colormap import DARK_INK, LIGHT_INK, MIDDLE, Theme

# What dichromats see, on linear red, green and blue: Machado, Oliveira and Fernandes, "A physiologically-based
# model for simulation of color vision deficiency", 2009, severity 1.
VISION = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}


def seen(colors: colormap.ByteArray, vision: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return `colors` in OKLab as someone with `vision` sees them."""
    intensities = np.clip(colormap.linear(colors) @ VISION[vision].T, 0, 1)
    lab: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = (
        np.cbrt(intensities @ colormap._TO_LMS.T) @ colormap._TO_LAB.T
    )
    return lab


@pytest.mark.parametrize("theme", Theme)
def test_digits_are_legible_everywhere(theme: Theme) -> None:
    table = colormap.signed_table(theme)
    ink = DARK_INK if theme is Theme.LIGHT else LIGHT_INK
    assert table.shape == (256, 3)
    assert table.dtype == np.uint8
    assert colormap.contrast_ratio(table, ink).min() >= 7
    assert (colormap.dark_ink(table) == (ink == DARK_INK)).all()
    luminance = colormap.relative_luminance(table)
    assert luminance.min() >= 0.30 if theme is Theme.LIGHT else luminance.max() <= 0.10


@pytest.mark.parametrize("vivid", [False, True])
@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("theme", Theme)
def test_signs_are_told_apart_by_every_eye(theme: Theme, vision: str, vivid: bool) -> None:
    lab = seen(colormap.signed_table(theme, vivid=vivid), vision)
    steps = np.arange(1, MIDDLE)
    apart = np.linalg.norm(lab[MIDDLE + steps] - lab[MIDDLE - steps], axis=1)
    assert apart[-1] >= 0.27, "the two ends"
    assert (apart >= 0.9 * apart[-1] * steps / steps[-1] - 0.02).all(), "in proportion to the value"
    for end in (1, 255):
        assert np.linalg.norm(lab[end] - lab[MIDDLE]) >= 0.23, "an end and zero"


@pytest.mark.parametrize("vivid", [False, True])
@pytest.mark.parametrize("theme", Theme)
def test_a_larger_value_is_further_from_zero(theme: Theme, vivid: bool) -> None:
    lab = seen(colormap.signed_table(theme, vivid=vivid), "normal")
    distance = np.linalg.norm(lab - lab[MIDDLE], axis=1)
    # One step of 8 bits is worth about 0.004, most of all among dark colors.
    assert (np.diff(distance[MIDDLE:]) > -0.012).all()
    assert (np.diff(distance[1 : MIDDLE + 1]) < 0.012).all()
    assert (np.diff(distance[MIDDLE::8]) > 0).all()
    np.testing.assert_array_equal(lab[0], lab[1])
    neutral = colormap.signed_table(theme)[MIDDLE].astype(int)
    assert np.ptp(neutral) <= 6, "zero has no hue"


@pytest.mark.parametrize("theme", Theme)
def test_blue_is_negative_and_red_positive(theme: Theme) -> None:
    table = colormap.signed_table(theme).astype(int)
    assert table[1].argmax() == 2
    assert table[255].argmax() == 0


def test_grays_of_cells_are_legible_and_rise() -> None:
    table = colormap.gray_cell_table()
    ink = np.where(colormap.dark_ink(table)[:, np.newaxis], DARK_INK, LIGHT_INK)
    assert colormap.contrast_ratio(table, ink).min() >= 7
    assert (np.diff(table.astype(int), axis=0) >= 0).all()
    assert table[0].tolist() == [0, 0, 0]
    assert table[255].tolist() == [255, 255, 255]
    assert len(np.unique(table[:, 0])) >= 190
    assert (np.ptp(table, axis=1) == 0).all()


def test_grays_of_pictures_are_their_own_values() -> None:
    np.testing.assert_array_equal(colormap.gray_table(), np.arange(256)[:, np.newaxis].repeat(3, axis=1))


def test_contrast_of_the_standard_examples() -> None:
    assert colormap.contrast_ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert colormap.contrast_ratio((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert colormap.relative_luminance((255, 0, 0)) == pytest.approx(0.2126)


def test_the_better_ink_is_chosen_on_any_gray() -> None:
    table = colormap.gray_table()
    dark, light = colormap.contrast_ratio(table, DARK_INK), colormap.contrast_ratio(table, LIGHT_INK)
    np.testing.assert_array_equal(colormap.dark_ink(table), dark > light)
    assert np.maximum(dark, light).min() >= 4.5


def test_tables_are_shared_and_cannot_be_changed() -> None:
    table = colormap.signed_table(Theme.LIGHT)
    assert table is colormap.signed_table(Theme.LIGHT)
    for one in (table, colormap.gray_table(), colormap.gray_cell_table()):
        with pytest.raises(ValueError, match="read-only"):
            one[0, 0] = 1


def test_packed_colors_are_opaque_and_in_order() -> None:
    table = colormap.gray_table().copy()
    table[7] = 1, 2, 3
    numbers = colormap.packed(table)
    assert len(numbers) == 256
    assert all(type(number) is int for number in numbers)
    assert (numbers[0], numbers[7], numbers[255]) == (0xFF000000, 0xFF010203, 0xFFFFFFFF)
