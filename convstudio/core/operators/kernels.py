"""Kernels by name, in the correlation convention: what is written is what slides."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

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


LINE_PRESETS: Final[dict[str, Callable[[], list[float]]]] = {
    "identity": lambda: [0, 1, 0],
    "moving_average": lambda: [1 / 3] * 3,
    "moving_average_5": lambda: [1 / 5] * 5,
    "binomial_blur": lambda: [1 / 4, 2 / 4, 1 / 4],
    "difference": lambda: [1, -1],
    "second_difference": lambda: [1, -2, 1],
}
"""Name → weights of a kernel of one dimension."""


def _volume_laplacian() -> npt.NDArray[np.float64]:
    """Return the seven-point Laplacian: six neighbors, less six times the cell itself."""
    kernel = np.zeros((3, 3, 3))
    kernel[1, 1] = [1, -6, 1]
    kernel[1, (0, 2), 1] = kernel[(0, 2), 1, 1] = 1
    return kernel


def _volume_identity() -> npt.NDArray[np.float64]:
    kernel = np.zeros((3, 3, 3))
    kernel[1, 1, 1] = 1
    return kernel


VOLUME_PRESETS: Final[dict[str, Callable[[], npt.NDArray[np.float64]]]] = {
    "identity": _volume_identity,
    "box_blur": lambda: np.full((3, 3, 3), 1 / 27),
    "ones": lambda: np.ones((2, 2, 2)),
    "depth_difference": lambda: np.array([[[1.0]], [[-1.0]]]),
    "laplacian": _volume_laplacian,
}
"""Name → slices of weights of a kernel of three dimensions."""

PRESETS_OF: Final[dict[int, Mapping[str, Callable[[], npt.ArrayLike]]]] = {
    1: LINE_PRESETS,
    2: PRESETS,
    3: VOLUME_PRESETS,
}
"""Number of spatial axes → the presets of such kernels."""


def preset(name: str, rank: int = 2) -> FloatArray:
    """Return the kernel called `name` that has `rank` spatial axes, shape (kH, kW) where there are two.

    Raises
    ------
    KeyError
        Where there is no such preset.
    """
    return frozen(PRESETS_OF[rank][name]())
