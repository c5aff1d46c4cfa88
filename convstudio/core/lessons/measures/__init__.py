"""What a lesson can ask for, by name: each is worked out from the step, never written down."""

from typing import Final

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

MEASURES: Final[dict[str, Measure]] = {
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
"""Name → what it measures."""
