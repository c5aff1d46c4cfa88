"""Which weights of a run have a line, and what is drawn of each."""

from typing import Final, NamedTuple

import numpy as np

from convstudio.core.learning.curve import Curve
from convstudio.ui.theme import TAP_LETTERS
from convstudio.ui.widgets.plots import scales
from convstudio.ui.widgets.plots.drawing import Floats

NAMED: Final = len(TAP_LETTERS)
"""Weights that can be told apart; more of them are thin lines."""

MOST: Final = 48
"""Thin lines that are drawn."""

_THIN_POINTS: Final = 96
"""Points of a thin line."""


class WeightPath(NamedTuple):
    """What one weight was.

    Attributes
    ----------
    steps, values : ndarray of float64
        Shape (n,), all finite.
    cut : bool
        Whether they end because the next value is not finite.
    """

    steps: Floats
    values: Floats
    cut: bool


def read_paths(curve: Curve | None, count: int, chosen: int | None) -> dict[int, WeightPath]:
    """Return the paths that are drawn, by the number of the weight.

    Parameters
    ----------
    curve : Curve or None
        One series for each weight.
    count : int
        How many weights there are. Up to NAMED are drawn with every point that the curve keeps, else MOST of them,
        evenly picked, with fewer points.
    chosen : int or None
        One that is drawn in any case.
    """
    if curve is None or not len(curve):
        return {}
    if count <= NAMED:
        return {number: _whole(curve, number) for number in range(count)}
    numbers = np.unique(np.linspace(0, count - 1, min(count, MOST)).astype(int)).tolist()
    if chosen is not None:
        numbers = sorted({*numbers, chosen})
    return {number: _thin(curve, number) for number in numbers}


def _whole(curve: Curve, number: int) -> WeightPath:
    (x, y), cut = scales.finite_part(*curve.points(number))
    return WeightPath(x, y, cut)


def _thin(curve: Curve, number: int) -> WeightPath:
    steps, values, _ = curve.path(number, number)
    every = -(-len(steps) // _THIN_POINTS)
    keep = np.unique(np.append(np.arange(0, len(steps), every), len(steps) - 1))
    (x, y), cut = scales.finite_part(steps[keep], values[keep])
    return WeightPath(x, y, cut)
