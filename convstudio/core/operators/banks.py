"""Banks: the weights of a whole layer by name, in the correlation convention: what is written is what slides."""

import math
from collections.abc import Callable
from typing import Final

import numpy as np

from convstudio.core.document import FloatArray, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.kernels import preset

_RING: Final = ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0))
"""The cells around the middle of a 3×3 kernel, clockwise."""

_ORIENTATIONS: Final = 8
_GABOR_SIDE: Final = 7
_WAVELENGTH: Final = 5.0
_SIGMA: Final = 2.0
_BLUR_SIDES: Final = (1, 3, 5, 7, 9)


def oriented_edges() -> FloatArray:
    """Return the eight compass masks, shape (8, 3, 3), whole numbers.

    The first is Sobel's kernel for vertical edges, each next one the same turned by 45° clockwise, by moving its
    outer cells one place on (Robinson, Edge detection by compass gradient masks, 1977).
    """
    sobel = preset("sobel_x")
    around = np.array([sobel[cell] for cell in _RING])
    masks = np.zeros((len(_RING), 3, 3))
    for step, mask in enumerate(masks):
        for cell, value in zip(_RING, np.roll(around, step), strict=True):
            mask[cell] = value
    return frozen(masks)


def gabor() -> FloatArray:
    """Return Gabor filters, shape (16, 7, 7): eight orientations of even ones, then of odd ones.

    exp(-(x² + y²) / 2σ²) · cos(2π x' / λ) with x' = x cos θ + y sin θ, and the same with the sine (Daugman 1985),
    for θ = 0°, 22.5°, …, 157.5°, λ = 5 cells and σ = 2, one and a half octaves. So much of the envelope is taken
    from the even ones that they sum to 0 and answer nothing to a flat picture, as the odd ones do by symmetry.
    Positive weights sum to 1 and negative ones to -1: an answer is at most as large as the range of the picture.
    """
    reach = _GABOR_SIDE // 2
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1].astype(np.float64)
    envelope = np.exp(-(x**2 + y**2) / (2 * _SIGMA**2))
    waves: tuple[Callable[..., FloatArray], ...] = (np.cos, np.sin)
    filters = []
    for wave in waves:
        for number in range(_ORIENTATIONS):
            angle = math.pi * number / _ORIENTATIONS
            along = x * math.cos(angle) + y * math.sin(angle)
            values = envelope * wave(2 * math.pi * along / _WAVELENGTH)
            values -= envelope * (values.sum() / envelope.sum())
            filters.append(2 * values / np.abs(values).sum())
    return frozen(filters)


def sobel_pair() -> FloatArray:
    """Return Sobel's kernels for vertical and for horizontal edges, shape (2, 3, 3)."""
    return frozen([preset("sobel_x"), preset("sobel_y")])


def blur_pyramid() -> FloatArray:
    """Return binomial blurs of 1, 3, 5, 7 and 9 cells in the middle of 9×9, shape (5, 9, 9).

    Each is the outer product of a row of Pascal's triangle, divided by its sum, with itself: the usual stand-in for
    a Gaussian. The first changes nothing.
    """
    largest = _BLUR_SIDES[-1]
    blurs = np.zeros((len(_BLUR_SIDES), largest, largest))
    for blur, side in zip(blurs, _BLUR_SIDES, strict=True):
        row = np.array([math.comb(side - 1, k) for k in range(side)]) / 2 ** (side - 1)
        middle = slice((largest - side) // 2, (largest + side) // 2)
        blur[middle, middle] = np.outer(row, row)
    return frozen(blurs)


_PATTERNS: Final[dict[str, Callable[[], FloatArray]]] = {
    "oriented_edges": oriented_edges,
    "gabor": gabor,
    "sobel_pair": sobel_pair,
    "blur_pyramid": blur_pyramid,
}
"""Name → kernels of shape (O, kH, kW), made for one plane."""

_OPPONENTS: Final = ((1, -1, 0), (-1, 1, 0), (-0.5, -0.5, 1), (0.5, 0.5, -1))
"""Weights of red, green and blue in R - G, G - R, B - Y and Y - B, where Y = (R + G) / 2."""

RANDOM: Final = "random"
"""The bank that takes its shape from the layer; see `initialise.whole_weight`."""

BANKS: Final = (*_PATTERNS, "color_opponent", RANDOM)
"""Names of the banks, in the order of the menu."""


def bank(name: str, channels: int) -> FloatArray:
    """Return the weights of the bank called `name`, shape (O, channels, kH, kW).

    Parameters
    ----------
    name : str
        One of `BANKS`, except RANDOM.
    channels : int
        Input planes. A kernel is repeated on each of them and divided by their number, so that a gray picture
        gives the same whether it comes as one plane or as three equal ones.

    Raises
    ------
    StudioError
        BANK_NEEDS_COLOR for "color_opponent" with other than three planes.
    KeyError
        Where there is no such bank.
    """
    if name == "color_opponent":
        if channels != 3:
            raise StudioError(Code.BANK_NEEDS_COLOR, found=channels)
        return frozen(np.array(_OPPONENTS)[:, :, None, None])
    kernels = _PATTERNS[name]()
    return frozen(np.repeat(kernels[:, None] / np.float32(channels), channels, axis=1))
