"""How many products each output of a transposed convolution gathers: where they differ, a checkerboard shows."""

import math
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.operators import geometry
from convstudio.core.operators.transposed_axis import TransposedAxis


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """How evenly stamps fall.

    Attributes
    ----------
    counts : ndarray of int64
        Shape (*output): products of one input plane that each output gathers.
    low, high : int
        The least and the most that an output gathers inside, where no border is near: they repeat with the stride.
    cure : tuple of int or None
        The kernel size nearest to the present one with which every output inside gathers the same; None where that
        is so already, and where no size would do.
    """

    counts: npt.NDArray[np.int64]
    low: int
    high: int
    cure: tuple[int, ...] | None

    @property
    def even(self) -> bool:
        """Whether every output inside gathers the same."""
        return self.low == self.high


def coverage(document: Document) -> Coverage:
    """Return how often each output of a transposed convolution is hit.

    Parameters
    ----------
    document : Document
        A transposed convolution whose geometry is possible.
    """
    axes = geometry.transposed_axes(document)
    counts = reduce(np.multiply.outer, (axis.coverage() for axis in axes))
    inside = [_inside(axis) for axis in axes]
    low, high = (math.prod(int(bound) for bound in bounds) for bounds in zip(*inside, strict=True))
    sizes = [_even_size(axis) for axis in axes]
    cured = None if low == high or None in sizes else tuple(size for size in sizes if size is not None)
    return Coverage(counts, low, high, cured)


def most_terms(document: Document) -> tuple[int, ...]:
    """Return how many weights along each axis an output of a transposed convolution meets at most.

    Over the axes they multiply: so many products of one input plane an output gathers at most.
    """
    return tuple(min(_inside(axis)[1], axis.in_size) for axis in geometry.transposed_axes(document))


def _inside(axis: TransposedAxis) -> tuple[int, int]:
    """Return the least and the most that an output along an axis gathers where no border is near.

    Stamps fall `stride` cells apart, so an output is hit by those weights that lie on its place in the stride.
    """
    places = np.arange(axis.kernel) * axis.dilation % axis.stride
    counts = np.bincount(places, minlength=axis.stride)
    return int(counts.min()), int(counts.max())


def _even_size(axis: TransposedAxis) -> int | None:
    """Return the kernel size nearest to the present one, of two the larger, with which an axis is evenly hit.

    It is divisible by the stride. Where stride and dilation have a common divisor, some outputs are never hit
    whatever the size, and there is none; nor is there where the stride is larger than a kernel may be.
    """
    if math.gcd(axis.stride, axis.dilation) > 1:
        return None
    sizes = range(axis.stride, limits.KERNEL_SIDE + 1, axis.stride)
    return min(sizes, key=lambda size: (abs(size - axis.kernel), -size), default=None)
