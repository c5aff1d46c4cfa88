"""What people get wrong, by name: each answers a question as somebody would who believes it."""

from typing import Final

from convstudio.core.lessons.effort import bounded
from convstudio.core.lessons.misconceptions import (
    arithmetic,
    channels,
    dimensions,
    fields,
    filters,
    kernels,
    learning,
    matrices,
    paddings,
    patches,
    pools,
    sharing,
    sizes,
    stamps,
    windows,
)
from convstudio.core.lessons.scene import Misconception

MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    **arithmetic.MISCONCEPTIONS,
    **channels.MISCONCEPTIONS,
    **sizes.MISCONCEPTIONS,
    **fields.MISCONCEPTIONS,
    **patches.MISCONCEPTIONS,
    **windows.MISCONCEPTIONS,
    **paddings.MISCONCEPTIONS,
    **filters.MISCONCEPTIONS,
    **kernels.MISCONCEPTIONS,
    **dimensions.MISCONCEPTIONS,
    **matrices.MISCONCEPTIONS,
    **stamps.MISCONCEPTIONS,
    **{name: bounded(found) for name, found in learning.MISCONCEPTIONS.items()},
    **pools.MISCONCEPTIONS,
    **sharing.MISCONCEPTIONS,
}
"""Name → what somebody answers who believes it."""
