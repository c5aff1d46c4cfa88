"""Which part of the plane of two weights is seen."""

from typing import Final

import numpy as np

from convstudio.core.learning.bowl import Bowl
from convstudio.ui.widgets.plots import scales
from convstudio.ui.widgets.plots.drawing import Extent, Floats

_AROUND: Final = 3.0
"""Points within so many times the way from the start to the minimum are kept in view; others have flown out."""

_NEAR: Final = 0.25
"""Half the height of the view where the start is the minimum."""


def view_of(
    bowl: Bowl, path: tuple[Floats, Floats], goal: tuple[float, float] | None, *, others: bool, shape: float
) -> Extent:
    """Return what is seen: the path as far as it stays near, where it leads to, and as much across as up.

    Of a slice the minimum may lie far off, and it moves: it is in view only where it is near by chance.

    Parameters
    ----------
    bowl : Bowl
        All its numbers are finite.
    path : (ndarray of float64, ndarray of float64)
        The two weights after each step, shapes (n,), finite.
    goal : (float, float) or None
        The weights that made the target, where they are known.
    others : bool
        Whether there are more weights than these, so that the bowl is a slice.
    shape : float
        Width of the frame over its height.
    """
    along, across = path
    aim = np.array(bowl.minimum if goal is None or not others else goal)
    points = [np.array(bowl.center)] if others and goal is None else [aim]
    if len(along):
        places = np.stack([along, across], axis=1)
        reach = _AROUND * max(float(np.abs(places[0] - aim).max()), _NEAR)
        near = places[(np.abs(places - aim) <= reach).all(axis=1)]
        kept = [near.min(axis=0), near.max(axis=0)] if len(near) else []
        points = [*([] if others and goal is None else [aim]), places[0], *kept]
    ends = np.array(points)
    (left, bottom), (right, top) = ends.min(axis=0), ends.max(axis=0)
    half = max((top - bottom) / 2, (right - left) / 2 / shape, _NEAR / 2) * 1.35
    # Round lengths and centers, so that a minimum that moves a little does not move the view.
    half = scales.round_up(half)
    grain = half / 4
    x, y = (round((a + b) / 2 / grain) * grain for a, b in ((left, right), (bottom, top)))
    return Extent(x - half * shape, x + half * shape, y - half, y + half)
