"""The loss over two chosen weights while all others stay: a bowl, exactly."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from convstudio.core.learning.quadratic import Matrix, Quadratic

_FLAT = 1e-12
"""A curvature below this share of the larger one is rounding: the bowl is a valley there."""


@dataclass(frozen=True, slots=True, eq=False)
class Bowl:
    """L(a, b) = height + slope · d + ½ dᵀ curvature d, with d = (a, b) − center.

    Attributes
    ----------
    center : (float, float)
        Where the two weights are now.
    height : float
        The loss there.
    slope : ndarray of float64
        Its gradient there, shape (2,).
    curvature : ndarray of float64
        Its second derivatives, shape (2, 2).
    """

    center: tuple[float, float]
    height: float
    slope: Matrix
    curvature: Matrix

    def values(self, first: npt.ArrayLike, second: npt.ArrayLike) -> Matrix:
        """Return the loss at values of the two weights; the arrays are broadcast against each other."""
        a = np.asarray(first, dtype=np.float64) - self.center[0]
        b = np.asarray(second, dtype=np.float64) - self.center[1]
        (aa, ab), (_, bb) = self.curvature
        curved = aa * a * a / 2 + ab * a * b + bb * b * b / 2
        return np.asarray(self.height + self.slope[0] * a + self.slope[1] * b + curved)

    def grid(self, first: npt.ArrayLike, second: npt.ArrayLike) -> Matrix:
        """Return the loss for contours, shape (len(second), len(first)): the first weight runs along a row."""
        return self.values(np.asarray(first)[np.newaxis, :], np.asarray(second)[:, np.newaxis])

    @property
    def minimum(self) -> tuple[float, float]:
        """Where the loss is least; in a valley the place nearest to the center."""
        step = np.linalg.lstsq(self.curvature, -self.slope, rcond=_FLAT)[0]
        return self.center[0] + float(step[0]), self.center[1] + float(step[1])

    @property
    def is_valley(self) -> bool:
        """Whether the loss does not change along some direction, so that many places are lowest."""
        low, high = np.linalg.eigvalsh(self.curvature)
        return bool(low <= _FLAT * high)


def bowl(curved: Quadratic, weight: npt.ArrayLike, bias: npt.ArrayLike, chosen: tuple[int, int]) -> Bowl:
    """Return the loss over two parameters.

    Parameters
    ----------
    curved : Quadratic
        The loss over all of them.
    weight, bias : array_like
        Where all of them are, shapes (O, C / groups, *kernel_size) and (O,).
    chosen : (int, int)
        Numbers of two different parameters, counted as everywhere: all weights in order, then the biases.

    Raises
    ------
    IndexError
        Where there is no such parameter.
    """
    rows = curved.columns(weight, bias)
    places = [_place(curved, number) for number in chosen]
    slope = curved.gradient(weight, bias)
    matrix, hessian = np.zeros((2, 2)), curved.hessian
    for i, j in np.ndindex(2, 2):
        (one, column), (other, row) = places[i], places[j]
        if one == other:  # two filters know nothing of each other
            matrix[i, j] = hessian[curved.group(one), column, row]
    center = (float(rows[places[0]]), float(rows[places[1]]))
    return Bowl(center, curved.loss(weight, bias), np.array([slope[place] for place in places]), matrix)


def _place(curved: Quadratic, number: int) -> tuple[int, int]:
    """Return (filter, column) of a parameter."""
    filters, size = curved.cross.shape
    per_filter = size - curved.bias
    if 0 <= number < filters * per_filter:
        return number // per_filter, number % per_filter
    if curved.bias and number < filters * size:
        return number - filters * per_filter, per_filter
    raise IndexError(number)
