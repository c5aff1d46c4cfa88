"""Contours lie where the loss is what they say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.learning.bowl import Bowl
from convstudio.ui.widgets.plots.contours import contours
from convstudio.ui.widgets.plots.drawing import Extent, Floats

VIEW = Extent(-3.0, 3.0, -2.0, 2.0)
SIDES = st.floats(-4, 4)


def parts(x: Floats, y: Floats) -> list[Floats]:
    """Return the lines between the gaps, each of shape (2, n)."""
    points = np.stack([x, y])
    gaps = np.flatnonzero(np.isnan(x))
    return [points[:, start:end] for start, end in zip([0, *(gaps[:-1] + 1)], gaps, strict=True)]


@given(SIDES, SIDES, SIDES, SIDES, st.tuples(SIDES, SIDES))
def test_every_point_of_a_contour_has_its_loss(
    a: float, b: float, c: float, d: float, center: tuple[float, float]
) -> None:
    side = np.array([[a, b], [c, d]])
    bowl = Bowl(center, 5.0, side.T @ side @ np.array([0.5, -0.25]), side.T @ side)
    found = contours(bowl, VIEW)
    lines = parts(found.x, found.y) if found.losses else []
    per_loss = len(lines) // max(len(found.losses), 1)
    assert len(found.losses) < 30
    assert list(found.losses) == sorted(found.losses)
    spread = max(found.losses, default=1.0) - float(bowl.values(*bowl.minimum))
    for number, line in enumerate(lines):
        values = bowl.values(*line)
        assert np.allclose(values, found.losses[number // per_loss], rtol=1e-5, atol=1e-4 * spread + 1e-6)


def test_the_bowl_of_the_edge_has_ellipses_and_a_valley_has_lines() -> None:
    edge = Bowl((0.3, 0.5), 1.0, np.array([1.0, 2.0]), np.array([[36.0, 24.0], [24.0, 36.0]]))
    found = contours(edge, VIEW)
    assert len(parts(found.x, found.y)) == len(found.losses) > 3
    valley = Bowl((0.0, 0.0), 1.0, np.array([1.0, 1.0]), np.array([[2.0, 2.0], [2.0, 2.0]]))
    found = contours(valley, VIEW)
    assert len(parts(found.x, found.y)) == 2 * len(found.losses)
    assert all(line.shape == (2, 2) for line in parts(found.x, found.y))


def test_a_plain_has_none() -> None:
    assert contours(Bowl((0.0, 0.0), 1.0, np.zeros(2), np.zeros((2, 2))), VIEW).losses == ()
