"""How much a deep value really depends on each cell that it sees: |gradient|, as numbers and a picture's worth."""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from convstudio.core.document import FloatArray
from convstudio.core.operators.receptive_field import Span


@dataclass(frozen=True, slots=True)
class Middle:
    """A part of what is seen.

    Attributes
    ----------
    box : tuple of Span
        Its cells along each axis.
    share : float
        Of the gradient that lies there, 0 to 1.
    """

    box: tuple[Span, ...]
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class EffectiveField:
    """|gradient| of one value with respect to the input, averaged over random networks.

    Attributes
    ----------
    values : FloatArray
        Shares, ≥ 0 with sum 1 (all zero where nothing depends on anything), of shape `spatial` of what is seen.
    corner : tuple of int
        Cell of the input that the first of them belongs to.
    networks : int
        How many networks they are the average of.
    """

    values: FloatArray
    corner: tuple[int, ...]
    networks: int

    def share(self, cell: tuple[int, ...]) -> float:
        """Return the share of a cell of the input; 0 where it is not seen."""
        place = tuple(index - first for index, first in zip(cell, self.corner, strict=True))
        inside = all(0 <= index < size for index, size in zip(place, self.values.shape, strict=True))
        return float(self.values[place]) if inside else 0.0

    def middle(self, box: tuple[Span, ...], share: float = 0.5) -> Middle | None:
        """Return the part in the middle of `box` whose share of the gradient is nearest to `share`.

        Parameters
        ----------
        box : tuple of Span
            What is seen in theory, r cells along each axis.
        share : float
            0 to 1.

        Returns
        -------
        Middle or None
            As many cells off `box` on all sides, and then cut to the input; None where the gradient is zero.
        """
        if not self.values.any():
            return None
        insets = range((max(stop - first for first, stop in box) + 1) // 2)
        # The more cells are taken off, the less is held.
        fewest = bisect_left(insets, True, key=lambda inset: self._held(self._cut(box, inset)) < share)
        parts = (self._cut(box, inset) for inset in {max(fewest - 1, 0), min(fewest, len(insets) - 1)})
        found = (Middle(part, self._held(part)) for part in parts)
        return min(found, key=lambda middle: abs(middle.share - share))

    def _cut(self, box: tuple[Span, ...], inset: int) -> tuple[Span, ...]:
        """Return `box` less so many cells on all sides, and less what is not seen."""
        return tuple(
            (max(first + inset, corner), min(stop - inset, corner + size))
            for (first, stop), corner, size in zip(box, self.corner, self.values.shape, strict=True)
        )

    def _held(self, box: tuple[Span, ...]) -> float:
        place = tuple(
            slice(first - corner, max(stop, first) - corner)
            for (first, stop), corner in zip(box, self.corner, strict=True)
        )
        return float(np.sum(self.values[place], dtype=np.float64))
