"""What can be said before a run: how the loss curves, and the largest learning rate that is stable."""

import math
from dataclasses import dataclass

import numpy as np

from convstudio.core import limits
from convstudio.core.document import FloatArray
from convstudio.core.learning.quadratic import Matrix, Quadratic, Silence
from convstudio.core.learning.settings import Optimizer, Settings
from convstudio.core.learning.task import Task

_ROUNDING = 1e-13
"""What eigenvalues may be off by: where λ is 60, the rate 1 / 30 is at the limit, not above it."""


@dataclass(frozen=True, slots=True, eq=False)
class Theory:
    """How the loss of a task curves, and what follows for a run.

    Attributes
    ----------
    curvatures : ndarray of float64 or None
        Eigenvalues of the Hessian of one filter of each group, rising, shape (groups, K), without weight decay;
        None where the loss is no quadratic or too large for one.
    directions : ndarray of float64 or None
        Eigenvectors as columns, shape (groups, K, K).
    rate : float or None
        Any smaller learning rate converges, from wherever it starts; above it nearly every start diverges.
    silence : Silence or None
        Why there is no such rate; None where there is.
    """

    curvatures: Matrix | None
    directions: Matrix | None
    rate: float | None
    silence: Silence | None


def theory(task: Task, settings: Settings, curved: Quadratic | Silence) -> Theory:
    """Return what is known of running `settings` on `task`.

    Parameters
    ----------
    task : Task
        What is to be learned.
    settings : Settings
        How.
    curved : Quadratic or Silence
        What `quadratic` returned for the task and the loss of the settings.
    """
    if isinstance(curved, Silence):
        return Theory(None, None, None, curved)
    values, vectors = curved.curvatures()
    silence = _silence(task, settings)
    steepest = float(values.max()) + settings.weight_decay
    if silence is None and steepest <= 0:
        silence = Silence.FLAT
    rate = None if silence is not None else stable_rate(settings.optimizer, settings.momentum, steepest)
    return Theory(values, vectors, None if rate is None else rate * (1 + _ROUNDING), silence)


def stable_rate(optimizer: Optimizer, momentum: float, steepest: float) -> float | None:
    """Return the learning rate below which an optimizer converges on a quadratic.

    Along an eigenvector of curvature λ every step is a linear map, which shrinks everything exactly as long as its
    eigenvalues lie inside the unit circle; the largest λ decides. Weight decay adds to every λ. With μ the momentum:

    - gradient descent, w ← w − ηλw: |1 − ηλ| < 1, so η < 2 / λ;
    - heavy ball (Polyak 1964), v ← μv + λw, w ← w − ηv: z² − (1 + μ − ηλ)z + μ, so η < 2(1 + μ) / λ;
    - Nesterov as torch.optim.SGD has it, w ← w − η(λw + μv) with the new v:
      z² − (1 + μ)(1 − ηλ)z + μ(1 − ηλ), so η < 2(1 + μ) / ((1 + 2μ)λ).

    The last two follow from the conditions of Jury (1962) for z² − Tz + D: |D| < 1 and |T| < 1 + D.

    Parameters
    ----------
    optimizer : Optimizer
        RMSPROP and ADAM have no such rate.
    momentum : float
        μ, in [0, 1); without meaning for gradient descent.
    steepest : float
        The largest λ, above zero.
    """
    if optimizer is Optimizer.SGD:
        return 2 / steepest
    if optimizer is Optimizer.MOMENTUM:
        return 2 * (1 + momentum) / steepest
    if optimizer is Optimizer.NESTEROV:
        return 2 * (1 + momentum) / ((1 + 2 * momentum) * steepest)
    return None


def stated(rate: float) -> float:
    """Return a largest stable rate as it is said: rounded down to three digits, so that what is said is stable."""
    unit = 10.0 ** (math.floor(math.log10(rate)) - 2)
    return float(f"{math.floor(rate / unit * (1 + 1e-12)) * unit:.3g}")


def cautious_rate(inputs: FloatArray, weights: float, filters: int) -> float:
    """Return a learning rate at which gradient descent on the mean of squares should be stable, without its matrix.

    The curvatures of a filter add up to 2 · weights · (mean of x²) / filters, where borders do not count; the largest
    one is no larger, and half of what is stable is taken: 1 / that sum, rounded down to one digit.

    Parameters
    ----------
    inputs : FloatArray
        Shape (C, *spatial), or some of its cells.
    weights : float
        Of one filter: how many of them make an output, on average.
    filters : int
        How many there are.

    Returns
    -------
    float
        In `limits.LEARNING_RATE`; where all inputs are zero, that of the edge example.
    """
    total = 2 * weights * float(np.square(inputs, dtype=np.float64).mean()) / filters
    if total == 0:
        return 0.03
    low, high = limits.LEARNING_RATE
    rate = min(max(1 / total, low), high)
    exponent = math.floor(math.log10(rate) + 1e-12)
    return float(f"{max(math.floor(rate / 10.0**exponent * (1 + 1e-12)), 1)}e{exponent}")


def _silence(task: Task, settings: Settings) -> Silence | None:
    if settings.optimizer in (Optimizer.RMSPROP, Optimizer.ADAM):
        return Silence.ADAPTIVE
    if settings.batch_size is not None and settings.batch_size < len(task.inputs):
        return Silence.BATCHES
    return None
