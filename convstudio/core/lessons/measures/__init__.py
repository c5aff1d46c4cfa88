"""What a lesson can ask for, by name: each is worked out from the step, never written down."""

from typing import Final

from convstudio.core.lessons.effort import bounded
from convstudio.core.lessons.measures import (
    counts,
    fields,
    kernels,
    learning,
    matrices,
    outputs,
    paddings,
    patterns,
    pools,
    shifts,
    sizes,
    stamps,
    visits,
    wires,
)
from convstudio.core.lessons.scene import Measure

_EVERY: Final[dict[str, Measure]] = {
    **outputs.MEASURES,
    **sizes.MEASURES,
    **counts.MEASURES,
    **matrices.MEASURES,
    **stamps.MEASURES,
    **pools.MEASURES,
    **fields.MEASURES,
    **patterns.MEASURES,
    **visits.MEASURES,
    **paddings.MEASURES,
    **wires.MEASURES,
    **kernels.MEASURES,
    **learning.MEASURES,
    **shifts.MEASURES,
}

LIGHT: Final = frozenset(
    {
        *sizes.MEASURES,
        *counts.MEASURES,
        *fields.MEASURES,
        *paddings.MEASURES,
        *wires.MEASURES,
        "output",
        "winner",
        "axes_of_sliding",
        "weights_one_axis_more",
        "turned_kernel",
        "sliding_kernel",
        "matrix_shape",
        "fully_connected",
    }
)
"""Measures that are quickly worked out of any document; every other one refuses a large one."""

MEASURES: Final[dict[str, Measure]] = {
    name: measure if name in LIGHT else bounded(measure) for name, measure in _EVERY.items()
}
"""Name → what it measures; LESSON_TOO_MUCH where that would take long."""
