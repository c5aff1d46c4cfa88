"""What a run begins with: its first weights, and the images of each of its steps."""

from collections.abc import Iterator

import numpy as np
import torch

from convstudio.core.document import FloatArray, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.learning.settings import Settings
from convstudio.core.learning.task import Task
from convstudio.core.operators.initialise import random_weight


def first_weights(
    task: Task, settings: Settings, given: tuple[FloatArray, FloatArray] | None
) -> tuple[FloatArray, FloatArray]:
    """Return the weights and the biases of a start.

    Parameters
    ----------
    task : Task
        What is to be learned.
    settings : Settings
        Their scheme and seed draw the weights; biases are zeros.
    given : (FloatArray, FloatArray) or None
        What is to be taken instead.

    Raises
    ------
    StudioError
        WEIGHT_SHAPE for given ones of another shape.
    """
    shape = task.weight_shape
    if given is None:
        return random_weight(settings.scheme, shape, settings.seed), frozen(np.zeros(shape[0]))
    weight, bias = given
    if weight.shape != shape or bias.shape != shape[:1]:
        expected = f"{shape}, {shape[:1]}"
        raise StudioError(Code.WEIGHT_SHAPE, expected=expected, found=f"{weight.shape}, {bias.shape}")
    return given


def batches(settings: Settings, images: int) -> Iterator[torch.Tensor] | None:
    """Return the images of each step, without end; None where each takes all of them."""
    size = settings.batch_size
    if size is None or size >= images:
        return None
    return _drawn(np.random.default_rng((settings.seed, 1)), images, size)


def _drawn(rng: np.random.Generator, images: int, size: int) -> Iterator[torch.Tensor]:
    while True:
        order = rng.permutation(images)
        for first in range(0, images, size):
            yield torch.from_numpy(order[first : first + size])
