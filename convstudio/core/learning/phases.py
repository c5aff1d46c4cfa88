"""One step taken apart: forward, backward, update, each with its numbers."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from convstudio.core.document import FloatArray
from convstudio.core.learning import windows
from convstudio.core.learning.frame import LearningFrame
from convstudio.core.learning.settings import Loss, Settings
from convstudio.core.learning.task import Task


class Phase(StrEnum):
    """The three parts of a step, in order."""

    FORWARD = "forward"
    BACKWARD = "backward"
    UPDATE = "update"


@dataclass(frozen=True, slots=True, eq=False)
class Forward:
    """Ŷ = X ∗ w + b, and how far that is from Y.

    Attributes
    ----------
    count : int
        Values of Ŷ that are compared.
    total : float
        Σ e², or Σ |e| for the absolute loss, added in float64.
    loss : float
        What torch made of it: the total, or the total / count where the loss is a mean.
    largest : float
        The largest |e|.
    """

    count: int
    total: float
    loss: float
    largest: float


@dataclass(frozen=True, slots=True, eq=False)
class Backward:
    """∂L/∂w = Σ over positions of input · ∂L/∂Ŷ, for one weight; a position is an output, or a stamp.

    Attributes
    ----------
    inputs : FloatArray
        What the weight meets at each position of the image that is looked at: shape (*output_size), or of the inputs
        whose stamps put it into the output.
    slopes : ndarray of float64
        ∂L/∂Ŷ there (2e for the sum of squares), of the same shape.
    share : float
        Σ inputs · slopes: what this image adds to the gradient.
    gradient : float
        Torch's, of all images of the batch.
    """

    inputs: FloatArray
    slopes: npt.NDArray[np.float64]
    share: float
    gradient: float


@dataclass(frozen=True, slots=True)
class Update:
    """How one weight moved in the last step: w − η · g, where the optimizer is plain gradient descent.

    Attributes
    ----------
    before, after : float
        The weight.
    gradient : float
        g, at `before`.
    rate : float
        η.
    decay : float
        Weight decay times `before`, which is added to g.
    """

    before: float
    after: float
    gradient: float
    rate: float
    decay: float

    @property
    def plain(self) -> float:
        """η · (g + decay): what plain gradient descent takes away."""
        return self.rate * (self.gradient + self.decay)

    @property
    def taken(self) -> float:
        """What the optimizer took away: before − after."""
        return self.before - self.after


def slopes(error: npt.ArrayLike, loss: Loss, count: int) -> npt.NDArray[np.float64]:
    """Return ∂L/∂Ŷ of errors e = Ŷ − Y: 2e, 2e / n or sign(e) / n, as autograd has it (0 at e = 0).

    Parameters
    ----------
    error : array_like
        All errors, or some of them.
    loss : Loss
        What is differentiated.
    count : int
        n, the number of all errors.
    """
    values = np.asarray(error, dtype=np.float64)
    if loss is Loss.SUM_SQUARES:
        return 2 * values
    slope = 2 * values if loss is Loss.MEAN_SQUARES else np.sign(values)
    return np.asarray(slope / count)


def forward(frame: LearningFrame, loss: Loss) -> Forward:
    """Return the numbers of the forward pass that `frame` shows."""
    error = np.asarray(frame.error, dtype=np.float64)
    total = np.abs(error).sum() if loss is Loss.ABSOLUTE else np.square(error).sum()
    return Forward(error.size, float(total), frame.loss, float(np.abs(error).max()))


def backward(
    task: Task, frame: LearningFrame, loss: Loss, weight: tuple[int, ...], image: int = 0
) -> Backward:
    """Return the gradient of one weight as the correlation it is.

    Parameters
    ----------
    task : Task
        Inputs and geometry.
    frame : LearningFrame
        Whose gradient it is.
    loss : Loss
        What was differentiated.
    weight : tuple of int
        (filter, plane of its group, *cell).
    image : int
        Which image of the batch, from 0.
    """
    filter_, plane, *cell = weight
    filters, planes = task.weight_shape[:2]
    channel = filter_ // (filters // task.layer.groups) * planes + plane
    met, reached = windows.met(task, frame.images[image], channel, tuple(cell))
    met.setflags(write=False)
    slope = slopes(frame.error[image, filter_][reached], loss, frame.error.size)
    return Backward(met, slope, float((met * slope).sum()), float(frame.gradient[weight]))


def update(frame: LearningFrame, settings: Settings, weight: tuple[int, ...]) -> Update:
    """Return how the last step moved one weight, numbered as in `backward`; all that moved at step 0 is nothing."""
    before = float(frame.before[weight])
    gradient = float(frame.gradient_before[weight])
    return Update(
        before, float(frame.weight[weight]), gradient, frame.rate_before, settings.weight_decay * before
    )
