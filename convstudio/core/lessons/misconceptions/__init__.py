"""What people get wrong, by name: each answers a question as somebody would who believes it."""

from typing import Final

from convstudio.core.lessons.misconceptions import arithmetic, channels, fields, sizes
from convstudio.core.lessons.scene import Misconception

MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    **arithmetic.MISCONCEPTIONS,
    **channels.MISCONCEPTIONS,
    **sizes.MISCONCEPTIONS,
    **fields.MISCONCEPTIONS,
}
"""Name → what somebody answers who believes it."""
