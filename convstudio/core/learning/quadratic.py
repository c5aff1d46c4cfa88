"""The loss of a task as what it is for squares: an exact quadratic in the weights.

Ŷ is linear in the weights, those of a transposed convolution too. With the windows of all images as rows of a matrix
P (and a column of ones for the bias), and the target of one filter as t, the sum of squares is wᵀGw − 2wᵀr + ‖t‖²
with the Gram matrix G = PᵀP and r = Pᵀt.
Every filter has a bowl of its own; those of one group have the same Hessian, 2G.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from convstudio.core.errors import Code, StudioError
from convstudio.core.learning import windows
from convstudio.core.learning.settings import Loss
from convstudio.core.learning.task import Task

Matrix: TypeAlias = npt.NDArray[np.float64]

_MOST_PRODUCTS = 2**34
"""Multiplications that a Gram matrix may take: about 4 s on one slow core."""

_MOST_COLUMNS = 2048
"""Weights of one filter, bias included, up to which its matrix is kept: 32 MiB."""

_CHUNK_VALUES = 2**21
"""Values of P that are there at a time: 16 MiB."""


_ROUNDING = 1e-12
"""What eigenvalues are off by, of the largest one, at most."""


class Silence(StrEnum):
    """Why theory says nothing."""

    ABSOLUTE = "absolute"
    """The mean of |e| is no quadratic."""
    ADAPTIVE = "adaptive"
    """RMSprop and Adam scale every weight's step by what its gradients were."""
    BATCHES = "batches"
    """Every batch has a bowl of its own."""
    FLAT = "flat"
    """All inputs are zero: nothing curves, so nothing limits the rate."""
    TOO_LARGE = "too_large"
    """The matrix would take too long, or too much memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Quadratic:
    """The loss of all images together: factor · Σ over filters of wᵀGw − 2wᵀr + ‖t‖².

    Attributes
    ----------
    gram : ndarray of float64
        G of each group, shape (groups, K, K); K = C / groups · Π kernel_size, and 1 more with a bias, the last.
    cross : ndarray of float64
        r of each filter, shape (O, K).
    energy : ndarray of float64
        ‖t‖² of each filter, shape (O,).
    factor : float
        1 for the sum of squares, 1 / (number of output values) for their mean.
    weight_shape : tuple of int
        (O, C / groups, *kernel_size).
    bias : bool
        Whether there is one.
    """

    gram: Matrix
    cross: Matrix
    energy: Matrix
    factor: float
    weight_shape: tuple[int, ...]
    bias: bool

    @property
    def hessian(self) -> Matrix:
        """Second derivatives for a filter of each group, shape (groups, K, K): 2 · factor · G."""
        return 2 * self.factor * self.gram

    def curvatures(self) -> tuple[Matrix, Matrix]:
        """Return the eigenvalues of each group's Hessian, rising, (groups, K), and its eigenvectors as columns.

        What is below _ROUNDING of the largest one of all groups is 0: a direction along which nothing curves.
        """
        values, vectors = np.linalg.eigh(self.hessian)
        magnitudes = np.abs(values)
        values[magnitudes < _ROUNDING * magnitudes.max()] = 0
        return values, vectors

    def columns(self, weight: npt.ArrayLike, bias: npt.ArrayLike) -> Matrix:
        """Return the parameters of each filter as a row, shape (O, K)."""
        rows = np.asarray(weight, dtype=np.float64).reshape(self.weight_shape[0], -1)
        if not self.bias:
            return rows
        return np.column_stack([rows, np.asarray(bias, dtype=np.float64)])

    def group(self, out_channel: int) -> int:
        """Return the group that output map `out_channel` belongs to."""
        return out_channel // (self.weight_shape[0] // len(self.gram))

    def loss(self, weight: npt.ArrayLike, bias: npt.ArrayLike) -> float:
        """Return the loss at weights of shape `weight_shape` and biases (O,); never below zero."""
        rows = self.columns(weight, bias)
        curved = (rows * self._times_gram(rows)).sum()
        return max(float(self.factor * (curved - 2 * (rows * self.cross).sum() + self.energy.sum())), 0.0)

    def gradient(self, weight: npt.ArrayLike, bias: npt.ArrayLike) -> Matrix:
        """Return the derivative of the loss by every parameter, shape (O, K): 2 · factor · (Gw − r)."""
        return 2 * self.factor * (self._times_gram(self.columns(weight, bias)) - self.cross)

    def minimum(self) -> Matrix:
        """Return the parameters where the loss is least, shape (O, K); the shortest of them where many are."""
        per_group = self.weight_shape[0] // len(self.gram)
        found = [
            np.linalg.lstsq(gram, self.cross[first : first + per_group].T, rcond=None)[0].T
            for gram, first in zip(self.gram, range(0, self.weight_shape[0], per_group), strict=True)
        ]
        return np.concatenate(found)

    def _times_gram(self, rows: Matrix) -> Matrix:
        grouped = rows.reshape(len(self.gram), -1, rows.shape[1])
        return (grouped @ self.gram).reshape(rows.shape)


def quadratic(task: Task, loss: Loss, stop: Callable[[], bool] | None = None) -> Quadratic | Silence:
    """Return the exact quadratic of a task, or why there is none.

    Parameters
    ----------
    task : Task
        All its images count.
    loss : Loss
        What is made small.
    stop : callable, optional
        Asked between parts, of some milliseconds each.

    Returns
    -------
    Quadratic
        Its sums are added in float64.
    Silence
        ABSOLUTE or TOO_LARGE.

    Raises
    ------
    StudioError
        STOPPED.
    """
    if loss is Loss.ABSOLUTE:
        return Silence.ABSOLUTE
    groups, filters = task.layer.groups, task.weight_shape[0]
    size = task.weights // filters + task.bias
    positions = task.targets.size // filters
    if size > _MOST_COLUMNS or groups * positions * size * size > _MOST_PRODUCTS:
        return Silence.TOO_LARGE
    gram, cross = np.zeros((groups, size, size)), np.zeros((filters, size))
    energy = np.zeros(filters)
    per_group = filters // groups
    for group, matrix, wanted in _parts(task, size):
        if stop is not None and stop():
            raise StudioError(Code.STOPPED)
        maps = slice(group * per_group, (group + 1) * per_group)
        gram[group] += matrix.T @ matrix
        cross[maps] += wanted[maps] @ matrix
        energy[maps] += np.square(wanted[maps]).sum(axis=1)
    factor = 1.0 if loss is Loss.SUM_SQUARES else 1.0 / task.targets.size
    return Quadratic(gram, cross, energy, factor, task.weight_shape, task.bias)


def _parts(task: Task, size: int) -> Iterator[tuple[int, Matrix, Matrix]]:
    """Yield (group, some rows of P, the targets of all filters there), until all images and groups were there."""
    planes, rank = task.weight_shape[1], len(task.axes)
    for image, target in enumerate(task.targets):
        every = windows.windows(task, windows.padded(task, image))
        across = target[0, 0].size
        rows = max(_CHUNK_VALUES // (across * size), 1)
        for first in range(0, target.shape[1], rows):
            wanted = target[:, first : first + rows].reshape(len(target), -1).astype(np.float64)
            for group in range(task.layer.groups):
                some = every[group * planes : (group + 1) * planes, first : first + rows]
                moved = np.moveaxis(some, 0, rank)  # (*positions, C / groups, *kernel_size)
                matrix = np.ones((wanted.shape[1], size))
                matrix[:, : size - task.bias] = moved.reshape(wanted.shape[1], -1)
                yield group, matrix, wanted
