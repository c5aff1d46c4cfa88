"""How a kernel is learned: everything that, with the task, decides a run to the last bit."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from convstudio.core import limits
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.initialise import Scheme
from convstudio.core.parsing import parse_number


class Optimizer(StrEnum):
    """How a gradient becomes a step, as torch.optim does it; momentum and Nesterov are its SGD."""

    SGD = "sgd"
    MOMENTUM = "momentum"
    NESTEROV = "nesterov"
    RMSPROP = "rmsprop"
    ADAM = "adam"


class Loss(StrEnum):
    """What is made small: of the error e = Ŷ − Y the sum of e², the mean of e², or the mean of |e|.

    The means are those of torch.nn.MSELoss and torch.nn.L1Loss: over all values of all maps of all images.
    """

    SUM_SQUARES = "sum_squares"
    MEAN_SQUARES = "mean_squares"
    ABSOLUTE = "absolute"


DEFAULT_RATES: Final = {
    Optimizer.SGD: 1e-3,
    Optimizer.MOMENTUM: 1e-3,
    Optimizer.NESTEROV: 1e-3,
    Optimizer.RMSPROP: 1e-2,
    Optimizer.ADAM: 1e-3,
}
"""Optimizer → the learning rate torch.optim gives it."""

WITH_MOMENTUM: Final = (Optimizer.MOMENTUM, Optimizer.NESTEROV)
"""The optimizers that `Settings.momentum` says something to."""


_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("\N{MINUS SIGN}\N{EN DASH}", "-"),
        **dict.fromkeys("\N{FRACTION SLASH}\N{DIVISION SLASH}", "/"),
        ",": ".",
        "\N{ZERO WIDTH NO-BREAK SPACE}": None,
    }
)
"""What NFKC leaves of the signs that `parse_number` understands, to what `float` does."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of a run.

    Attributes
    ----------
    optimizer : Optimizer
        What it does not mention here has torch.optim's defaults: RMSprop α = 0.99, Adam β = (0.9, 0.999), ε = 1e-8.
    learning_rate : float
        In `limits.LEARNING_RATE`.
    momentum : float
        From 0 to `limits.MOMENTUM`; for MOMENTUM and NESTEROV alone.
    weight_decay : float
        λ ≥ 0: λw is added to the gradient of every weight and bias, as in torch.optim. The loss is shown without it.
    loss : Loss
        What is made small.
    batch_size : int or None
        Images of a step, drawn without replacement until all were there; None takes all of them at every step.
    scheme : Scheme
        How the first weights are drawn; a bias starts at 0.
    seed : int
        Of the first weights and of the batches.
    steps : int or None
        Ends the run after so many steps.
    epsilon : float
        Ends the run when the loss falls below it; 0 never does.

    Raises
    ------
    StudioError
        OUT_OF_RANGE with the name of the attribute.
    """

    optimizer: Optimizer = Optimizer.SGD
    learning_rate: float = 0.03
    momentum: float = 0.9
    weight_decay: float = 0.0
    loss: Loss = Loss.SUM_SQUARES
    batch_size: int | None = None
    scheme: Scheme = Scheme.UNIFORM
    seed: int = 0
    steps: int | None = None
    epsilon: float = 0.0

    def __post_init__(self) -> None:
        check_rate(self.learning_rate)
        _check("momentum", self.momentum, 0.0, limits.MOMENTUM)
        _check("weight_decay", self.weight_decay, 0.0, limits.WEIGHT_DECAY)
        _check("batch_size", 1 if self.batch_size is None else self.batch_size, 1, limits.LEARNING_STEPS)
        _check("steps", 1 if self.steps is None else self.steps, 1, limits.LEARNING_STEPS)
        _check("epsilon", self.epsilon, 0.0, limits.LARGEST_LOSS)


def check_rate(rate: float) -> None:
    """Raise OUT_OF_RANGE for a learning rate that is 0, negative, NaN or absurd."""
    _check("learning_rate", rate, *limits.LEARNING_RATE)


def parse_rate(text: str) -> float:
    """Return the learning rate typed as a number or a fraction (1/30).

    Returns
    -------
    float
        What was typed as a script would have it: the double 0.03 or 1 / 30, rather than the float32 next to it.

    Raises
    ------
    StudioError
        OUT_OF_RANGE, or what `parse_number` raises.
    """
    parse_number(text)  # refuses what is no number
    plain = unicodedata.normalize("NFKC", text).translate(_PLAIN)
    over, _, under = plain.partition("/")
    rate = float(over) / float(under or 1)
    check_rate(rate)
    return rate


def _check(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise StudioError(Code.OUT_OF_RANGE, name=name, value=value, low=low, high=high)
