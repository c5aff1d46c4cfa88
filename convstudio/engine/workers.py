"""Work on several parts at a time."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import torch

from convstudio.core.errors import Code, StudioError

Part = TypeVar("Part")
Made = TypeVar("Made")


def side_by_side(
    work: Callable[[Part], Made], parts: Sequence[Part], stop: Callable[[], bool], workers: int
) -> Iterator[Made]:
    """Yield what `work` makes of each part, in order, without gradients.

    Parameters
    ----------
    work : callable
        Called in as many threads as there are workers, each with one thread of torch's own.
    parts : sequence
        Its arguments.
    stop : callable
        Asked before each part.
    workers : int
        Parts that are worked on at the same time.

    Raises
    ------
    StudioError
        STOPPED, as soon as the parts begun are finished.
    """

    def one(part: Part) -> Made:
        if stop():
            raise StudioError(Code.STOPPED)
        with torch.inference_mode():
            return work(part)

    with ThreadPoolExecutor(workers, "tile", initializer=torch.set_num_threads, initargs=(1,)) as pool:
        yield from pool.map(one, parts)
