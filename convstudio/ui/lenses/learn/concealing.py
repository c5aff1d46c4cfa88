"""What a step of a lesson keeps hidden of a run, until the answer is revealed."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from convstudio.core.document import FloatArray
from convstudio.core.view_state import Hidden, ViewState


@dataclass(frozen=True, slots=True)
class Veil:
    """Lies over the target, over what is predicted, and over the error, from which the target could be worked out.

    Attributes
    ----------
    hidden : Hidden
        What a lesson asks for; what it says of outputs holds for the maps.
    cursor : tuple of int
        The output that is explained, where it is hidden; else empty.
    """

    hidden: Hidden
    cursor: tuple[int, ...] = ()

    @classmethod
    def of(cls, view: ViewState) -> "Veil":
        """Return what lies over a run while `view` is looked at."""
        return cls(view.hidden, view.cursor.position if view.hidden.result else ())

    @property
    def lifted(self) -> bool:
        """Whether all numbers of a step can be seen."""
        return not self.hidden.withholds_output

    @property
    def whole(self) -> bool:
        """Whether nothing of a map can be seen."""
        return self.hidden.output or self.hidden.size

    def over(self, values: FloatArray) -> FloatArray:
        """Return a map without what is hidden: NaN stands for it, and for a map of unknown size a single cell."""
        if self.hidden.size:
            return np.full((1,) * values.ndim, np.nan, dtype=np.float32)
        mask = self.hidden.mask(values.shape, self.cursor)
        return np.where(mask, np.float32(np.nan), values) if mask.any() else values


NO_VEIL: Final = Veil(Hidden())
