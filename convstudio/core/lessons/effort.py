"""How much work an answer takes: answers are worked out while a lesson is read, and goals whenever something changes.

What is asked for is data of a stranger, so that the work has a bound, in this one place.
"""

import functools
import math
from collections.abc import Callable
from typing import Final, ParamSpec

from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.errors import Code, StudioError
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Scene
from convstudio.core.operators import geometry

P = ParamSpec("P")

WINDOW: Final = 32
"""Products in whose time a window is looked at, however few cells it has."""


def effort(document: Document) -> int:
    """Return how many products it takes to go through every window of a layer, and every cell of its input.

    Raises
    ------
    ShapeError
        Where the geometry is impossible.
    """
    outputs = document.out_channels * math.prod(geometry.output_shape(document))
    terms = len(document.input_planes(0)) * math.prod(document.kernel_size)
    return max(outputs * max(terms, WINDOW), document.signal.values.size)


def bounded(compute: Callable[P, Answer]) -> Callable[P, Answer]:
    """Return `compute`, except that it refuses a scene that would take it long, by LESSON_TOO_MUCH.

    Parameters
    ----------
    compute : callable
        A measure or a misconception: its first argument is the Scene.
    """

    @functools.wraps(compute)
    def checked(*args: P.args, **kwargs: P.kwargs) -> Answer:
        scene = args[0]
        assert isinstance(scene, Scene)
        found = effort(scene.document)
        if found > limits.LESSON_EFFORT:
            raise StudioError(Code.LESSON_TOO_MUCH, found=found, limit=limits.LESSON_EFFORT)
        return compute(*args, **kwargs)

    return checked
