"""One moment of a run, as a value: everything that is drawn of it."""

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from convstudio.core.document import FloatArray
from convstudio.core.errors import Code, StudioError
from convstudio.core.learning.theory import stated

DIVERGED_TIMES: Final = 1000.0
"""A run has diverged when its loss is more than so many times the first one."""


class Status(StrEnum):
    """How a run stands."""

    RUNNING = "running"
    """More steps can follow; also while it pauses."""
    CONVERGED = "converged"
    """The loss fell below the epsilon of the settings."""
    DIVERGED = "diverged"
    STOPPED = "stopped"
    """The user ended it."""
    FINISHED = "finished"
    """It took all the steps of the settings."""


@dataclass(frozen=True, slots=True, eq=False)
class LearningFrame:
    """The weights after some steps, what they make of the input, and the gradient there.

    Everything belongs to the same weights, `weight` and `bias`: the next step is not taken yet. Arrays are float32
    and nobody writes to them any more.

    Attributes
    ----------
    step : int
        Steps taken.
    loss, first_loss : float
        Now (of this batch), and at step 0 (of all images).
    rate : float
        Learning rate of the next step, or of the last one where the run has ended.
    weight : FloatArray
        As it slides, shape (O, C / groups, *kernel_size).
    bias : FloatArray
        Shape (O,); zeros where it is not learned.
    gradient, bias_gradient : FloatArray
        Derivatives of the loss by `weight` and `bias`, without weight decay.
    before, bias_before : FloatArray
        Weights before the last step; the present ones at step 0.
    gradient_before, bias_gradient_before : FloatArray
        The gradient there, which the last step followed.
    rate_before : float
        The learning rate of the last step.
    images : tuple of int
        Numbers of the images of this batch.
    prediction, error : FloatArray
        Ŷ and Ŷ − Y of the batch, shape (len(images), O, *output_size).
    status : Status
        How the run stands.
    notice : StudioError or None
        What the user should know: NO_GRADIENT, LOSS_NOT_FINITE.
    steps_per_second : float
        Over the last moments; 0 where nothing was measured, and unless steps are taken until further notice.
    device : str
        As `Evaluated.device`.
    """

    step: int
    loss: float
    first_loss: float
    rate: float
    weight: FloatArray
    bias: FloatArray
    gradient: FloatArray
    bias_gradient: FloatArray
    before: FloatArray
    bias_before: FloatArray
    gradient_before: FloatArray
    bias_gradient_before: FloatArray
    rate_before: float
    images: tuple[int, ...]
    prediction: FloatArray
    error: FloatArray
    status: Status
    notice: StudioError | None
    steps_per_second: float
    device: str


def largest_loss(first: float) -> float:
    """Return the loss above which a run that began with `first` has diverged: DIVERGED_TIMES `first`.

    A run that begins without any error has nothing to be measured by: only what is not finite counts.
    """
    return first * DIVERGED_TIMES if first > 0 else sys.float_info.max


def diverged(largest: float, loss: float) -> bool:
    """Return whether a loss is NaN, or above `largest_loss`."""
    return not loss <= largest


def explained(frame: LearningFrame, stable: float | None) -> StudioError | None:
    """Return why a run ended badly, or what else is to be said of it; None where all is well.

    Parameters
    ----------
    frame : LearningFrame
        The last one.
    stable : float or None
        The largest stable rate, where theory knows one.

    Returns
    -------
    StudioError or None
        DIVERGED_ABOVE, with the limit rounded down to three digits, where the rate was above it; else LOSS_NOT_FINITE
        or DIVERGED; NO_GRADIENT.
    """
    if frame.status is not Status.DIVERGED:
        return frame.notice
    if stable is not None and frame.rate_before > stable:
        return StudioError(Code.DIVERGED_ABOVE, rate=frame.rate_before, limit=stated(stable))
    return frame.notice or StudioError(Code.DIVERGED, rate=frame.rate_before)
