"""Numbers to colors: one signed map for everything, and grays for pictures.

A table has 256 rows of (red, green, blue), sRGB of 8 bits, for the indices that `raster` makes. Text must be
legible on every entry, at the 7:1 that WCAG 2.2 asks for (success criterion 1.4.6): black ink needs a relative
luminance L with (L + 0.05) / 0.05 ≥ 7, so L ≥ 0.30; white ink needs 1.05 / (L + 0.05) ≥ 7, so L ≤ 0.10. Between
the two no ink is legible enough, and the tables that carry digits leave that band out.
"""

import functools
from enum import StrEnum
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

ByteArray: TypeAlias = npt.NDArray[np.uint8]
Color: TypeAlias = tuple[int, int, int]


class Theme(StrEnum):
    """The looks of the studio."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


DARK_INK: Final[Color] = (0, 0, 0)
LIGHT_INK: Final[Color] = (255, 255, 255)
"""The two colors that digits in cells have; anything less than black and white would cost the map its depth."""

MIDDLE: Final = 128
"""Index of zero in the signed map; 1 and 255 are the ends of the range, and 0 repeats 1."""

# (negative end, zero, positive end). The ends have the luminance that the ink allows and, of the blues and
# reds of that luminance, one that stays far from the other and from zero when protanopia and deuteranopia are
# simulated:
# a red without orange in it would be as dark as zero to the first.
_SIGNED: Final[dict[Theme, tuple[Color, Color, Color]]] = {
    Theme.LIGHT: ((64, 150, 254), (247, 247, 247), (254, 99, 34)),
    Theme.DARK: ((10, 70, 224), (18, 20, 24), (159, 53, 0)),
    Theme.CONTRAST: ((16, 53, 255), (14, 14, 14), (159, 53, 0)),
}

# The same hues for pictures that carry no digits, where nothing limits how bright or dark the ends may be.
_VIVID: Final[dict[Theme, tuple[Color, Color, Color]]] = {
    Theme.LIGHT: ((0, 50, 200), (247, 247, 247), (190, 54, 0)),
    Theme.DARK: ((80, 132, 255), (18, 20, 24), (255, 160, 64)),
    Theme.CONTRAST: ((80, 132, 255), (0, 0, 0), (255, 160, 64)),
}

# Linear sRGB to the cone-like space of OKLab and from its cube root to (L, a, b): Björn Ottosson, "A perceptual
# color space for image processing", 2020.
_TO_LMS: Final = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB: Final = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)

_LUMINANCE: Final = np.array([0.2126, 0.7152, 0.0722])
"""Weights of linear red, green and blue in relative luminance (WCAG 2.2)."""

DARK_GRAYS_END: Final = 89
"""Brightest 8-bit gray on which white digits are legible (luminance 0.0998)."""

LIGHT_GRAYS_START: Final = 149
"""Darkest 8-bit gray on which black digits are legible (luminance 0.3006)."""


@functools.cache
def signed_table(theme: Theme, *, vivid: bool = False) -> ByteArray:
    """Return the one signed color map: blue below zero, red above, shape (256, 3), read-only.

    Each side is a straight line in OKLab, so that equal steps in value look equally large.

    Parameters
    ----------
    theme : Theme
        LIGHT runs through near-white, for black ink; DARK and CONTRAST through near-black, for white.
    vivid : bool
        For pictures without digits: the same hues with ends that need not be legible under ink, so that a faint
        edge of a photograph is seen from the last row.
    """
    negative, zero, positive = (_to_oklab(np.array(color)) for color in (_VIVID if vivid else _SIGNED)[theme])
    position = np.clip((np.arange(256) - MIDDLE) / (MIDDLE - 1), -1, 1)[:, np.newaxis]
    end = np.where(position < 0, negative, positive)
    return _read_only(_from_oklab(zero + np.abs(position) * (end - zero)))


@functools.cache
def gray_table() -> ByteArray:
    """Return plain grays from black to white, shape (256, 3), read-only: for pictures without digits."""
    return _read_only(np.repeat(np.arange(256)[:, np.newaxis], 3, axis=1))


@functools.cache
def gray_cell_table() -> ByteArray:
    """Return grays on which digits are legible, shape (256, 3), read-only.

    The lower half runs from black to the brightest gray for white ink, the upper half from the darkest gray for
    black ink to white; black and white are what they are in `gray_table`.
    """
    lower = np.linspace(0, DARK_GRAYS_END, 128)
    upper = np.linspace(LIGHT_GRAYS_START, 255, 128)
    return _read_only(np.repeat(np.rint(np.concatenate((lower, upper)))[:, np.newaxis], 3, axis=1))


def relative_luminance(colors: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return the relative luminance (0 black, 1 white) of sRGB `colors` of shape (..., 3), as WCAG 2.2 defines it."""
    luminance: npt.NDArray[np.float64] = linear(colors) @ _LUMINANCE
    return luminance


def contrast_ratio(one: npt.ArrayLike, other: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return the contrast of two colors, or of two arrays of them, 1 to 21, as WCAG 2.2 defines it."""
    first, second = relative_luminance(one), relative_luminance(other)
    return (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)


def dark_ink(colors: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Return, for each of `colors` of shape (..., 3), whether DARK_INK is the more legible on it (else LIGHT_INK).

    The better ink gives 7:1 or more on `signed_table` and `gray_cell_table`, and never less than 4.5:1.
    """
    # Equal contrast with black and white: (L + 0.05)² = 0.05 · 1.05.
    return np.asarray(relative_luminance(colors) > np.sqrt(0.05 * 1.05) - 0.05)


def packed(colors: ByteArray) -> list[int]:
    """Return `colors` of shape (n, 3) as whole numbers 0xAARRGGBB, opaque: what image formats call packed.

    A color object for each of the 256 of a table would take 10 ms.
    """
    red, green, blue = colors.astype(np.uint32).T
    numbers: list[int] = (0xFF000000 | red << 16 | green << 8 | blue).tolist()
    return numbers


def linear(colors: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return 8-bit sRGB `colors` as light intensities in [0, 1] (IEC 61966-2-1)."""
    encoded = np.asarray(colors, dtype=np.float64) / 255
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def _encoded(intensities: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return intensities in [0, 1] as 8-bit sRGB, the inverse of `linear`, not rounded."""
    clipped = np.clip(intensities, 0, 1)
    return 255 * np.where(clipped <= 0.0031308, 12.92 * clipped, 1.055 * clipped ** (1 / 2.4) - 0.055)


def _to_oklab(colors: npt.ArrayLike) -> npt.NDArray[np.float64]:
    lab: npt.NDArray[np.float64] = np.cbrt(linear(colors) @ _TO_LMS.T) @ _TO_LAB.T
    return lab


def _from_oklab(lab: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    lms = (lab @ np.linalg.inv(_TO_LAB).T) ** 3
    return _encoded(lms @ np.linalg.inv(_TO_LMS).T)


def _read_only(table: npt.ArrayLike) -> ByteArray:
    array: ByteArray = np.rint(table).astype(np.uint8)
    array.setflags(write=False)
    return array
