"""Contours of a quadratic in two weights, exactly: ellipses, or pairs of straight lines in a valley."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from convstudio.core.learning.bowl import Bowl
from convstudio.ui.widgets.plots import scales
from convstudio.ui.widgets.plots.drawing import Extent, Floats

RINGS: Final = 9
"""Contours about, from the minimum to the farthest corner."""

_POINTS: Final = 97
_ANGLES: Final = np.linspace(0.0, 2 * np.pi, _POINTS)

_FLAT: Final = 1e-12
"""A curvature below this share of the larger one is rounding, as `Bowl.is_valley` has it."""


@dataclass(frozen=True, slots=True, eq=False)
class Contours:
    """Places of equal loss.

    Attributes
    ----------
    losses : tuple of float
        Of each contour, rising: their heights above the minimum are as 1, 4, 9, so that ellipses are equally far
        apart.
    x, y : ndarray of float64
        All contours as one line, NaN between them.
    stride : (float, float)
        From the minimum to the first contour and from each to the next, where they are farthest apart.
    """

    losses: tuple[float, ...]
    x: Floats
    y: Floats
    stride: tuple[float, float] = (0.0, 0.0)


def contours(bowl: Bowl, extent: Extent) -> Contours:
    """Return the contours of `bowl` that fill `extent`; none where nothing curves."""
    corners = bowl.values(
        [extent.left, extent.right, extent.left, extent.right],
        [extent.bottom, extent.bottom, extent.top, extent.top],
    )
    center = np.array(bowl.minimum)[:, np.newaxis]
    lowest = float(bowl.values(*bowl.minimum))
    highest = float(corners.max()) - lowest
    steepness, axes = np.linalg.eigh(bowl.curvature)
    if not 0 < highest < math.inf or steepness[1] <= 0:
        return Contours((), np.empty(0), np.empty(0))
    unit = scales.round_up(highest / RINGS**2)
    count = max(math.ceil(math.sqrt(highest / unit)) - 1, 1)
    heights = unit * np.arange(1, count + 1) ** 2.0
    valley = steepness[0] <= _FLAT * steepness[1]
    parts = _sides(steepness[1], extent) if valley else _circle(steepness)
    gap = np.full((2, 1), np.nan)
    line = np.concatenate(
        [
            part
            for height in heights
            for scaled in parts
            for part in (
                center + axes @ (scaled * [[1.0 if valley else math.sqrt(height)], [math.sqrt(height)]]),
                gap,
            )
        ],
        axis=1,
    )
    farthest = 1 if valley else 0
    along = axes[:, farthest] * math.sqrt(2 * unit / steepness[farthest])
    stride = float(along[0]), float(along[1])
    return Contours(tuple((lowest + heights).tolist()), line[0], line[1], stride)


def _circle(steepness: Floats) -> list[Floats]:
    """Return the contour of height 1 along the two axes: ½ λ r² = 1, so r = √(2 / λ)."""
    return [np.sqrt(2 / steepness)[:, np.newaxis] * np.stack([np.cos(_ANGLES), np.sin(_ANGLES)])]


def _sides(steepest: float, extent: Extent) -> list[Floats]:
    """Return the two lines of height 1 beside the floor of a valley, as long as anything that is seen."""
    far = 2 * math.hypot(extent.width, extent.height)
    away = math.sqrt(2 / steepest)
    return [np.array([[-far, far], [side, side]]) for side in (-away, away)]
