"""Kernels by name, in the correlation convention: what is written is what slides."""

from collections.abc import Callable
from typing import Final

import numpy as np

from convstudio.core.document import FloatArray, frozen


def _identity() -> list[list[float]]:
    return [[0, 0, 0], [0, 1, 0], [0, 0, 0]]


def _box() -> list[list[float]]:
    return [[1 / 9] * 3] * 3


def _gaussian() -> list[list[float]]:
    """Binomial 3×3, the usual integer stand-in for a Gaussian: [1 2 1]ᵀ[1 2 1] / 16."""
    return [[1 / 16, 2 / 16, 1 / 16], [2 / 16, 4 / 16, 2 / 16], [1 / 16, 2 / 16, 1 / 16]]


def _gaussian_5() -> list[list[float]]:
    """Binomial 5×5: [1 4 6 4 1]ᵀ[1 4 6 4 1] / 256."""
    row = np.array([1, 4, 6, 4, 1]) / 16
    outer: list[list[float]] = np.outer(row, row).tolist()
    return outer


PRESETS: Final[dict[str, Callable[[], list[list[float]]]]] = {
    "identity": _identity,
    "box_blur": _box,
    "gaussian_blur": _gaussian,
    "gaussian_blur_5": _gaussian_5,
    "sharpen": lambda: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "emboss": lambda: [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]],
    "sobel_x": lambda: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "sobel_y": lambda: [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "prewitt_x": lambda: [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]],
    "prewitt_y": lambda: [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
    "laplacian": lambda: [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    "diagonal": lambda: [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]],
    "antidiagonal": lambda: [[-1, -1, 1], [-1, 1, -1], [1, -1, -1]],
    "difference": lambda: [[1, -1]],
}
"""Name → rows of weights. Sobel x answers to vertical edges (a change along x), Sobel y to horizontal ones."""


def preset(name: str) -> FloatArray:
    """Return the kernel called `name`, shape (kH, kW).

    Raises
    ------
    KeyError
        Where there is no such preset.
    """
    return frozen(PRESETS[name]())
