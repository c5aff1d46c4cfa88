"""What a step card says, as plain values. No Qt here: large maps are best summed up where they are learned from."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from convstudio.core.kind import Kind
from convstudio.core.learning import phases
from convstudio.core.learning.frame import LearningFrame
from convstudio.core.learning.phases import Phase, Update
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.learning.task import Task

TERMS: Final = 3
"""Terms of a sum that are written out at most."""

_LOOKED_AT: Final = 4096
"""Only among so many first terms one that is not zero is looked for."""


@dataclass(frozen=True, slots=True)
class StepContent:
    """The numbers of a step; forward and backward belong to the weights of now, the update made them.

    Attributes
    ----------
    step : int
        Steps taken.
    phase : Phase or None
        The one that is looked at; None for all.
    loss_kind : Loss
        What is made small.
    loss : float
        Its value, torch's.
    errors : tuple of float
        Up to TERMS errors Ŷ − Y, where there are any that are not zero; their squares or sizes are what is added.
    count : int
        How many errors there are.
    has_bias : bool
        Whether a bias is added to Ŷ.
    stamps : bool
        Whether the layer is a transposed convolution.
    name : str
        What the chosen weight is called, such as "w[0, 1]".
    products : tuple of (float, float)
        Up to TERMS pairs of an input and ∂L/∂Ŷ, where there are any whose product is not zero.
    positions : int
        How many pairs there are, of all images of the batch.
    gradient : float
        Their sum, torch's.
    update : Update or None
        How the last step moved the weight; None where no step was taken.
    optimizer : Optimizer
        How gradients become steps.
    decay : bool
        Whether weights decay.
    """

    step: int
    phase: Phase | None
    loss_kind: Loss
    loss: float
    errors: tuple[float, ...]
    count: int
    has_bias: bool
    stamps: bool
    name: str
    products: tuple[tuple[float, float], ...]
    positions: int
    gradient: float
    update: Update | None
    optimizer: Optimizer
    decay: bool


def step_content(
    task: Task,
    frame: LearningFrame,
    settings: Settings,
    weight: tuple[int, ...],
    phase: Phase | None,
    image: int = 0,
) -> StepContent:
    """Return what is to be said of a step.

    Parameters
    ----------
    task : Task
        What is learned.
    frame : LearningFrame
        A moment of the run.
    settings : Settings
        How it learns.
    weight : tuple of int
        (filter, plane of its group, *cell).
    phase : Phase or None
        The one that is looked at.
    image : int
        Whose terms of the gradient are written out first, from 0; the last of a smaller batch.
    """
    back = phases.backward(task, frame, settings.loss, weight, min(image, len(frame.images) - 1))
    inputs, slopes = back.inputs.ravel(), back.slopes.ravel()
    errors = frame.error.ravel()
    return StepContent(
        frame.step,
        phase,
        settings.loss,
        frame.loss,
        tuple(errors[_first(errors)].tolist()),
        errors.size,
        task.bias,
        task.layer.kind is Kind.TRANSPOSED,
        _name(task, weight),
        tuple(
            (float(inputs[place]), float(slopes[place]))
            for place in _first(inputs[:_LOOKED_AT] * slopes[:_LOOKED_AT])
        ),
        slopes.size * len(frame.images),
        back.gradient,
        phases.update(frame, settings, weight) if frame.step else None,
        settings.optimizer,
        settings.weight_decay > 0,
    )


def _name(task: Task, weight: tuple[int, ...]) -> str:
    """Return what a weight is called: of the only kernel its place in it says all."""
    places = weight[2:] if task.weight_shape[:2] == (1, 1) else weight
    return f"w[{', '.join(map(str, places))}]"


def _first(terms: npt.NDArray[np.floating]) -> npt.NDArray[np.intp]:
    """Return the places of the first terms that are not zero, filled up with others where there are too few."""
    looked = terms[:_LOOKED_AT]
    found = np.flatnonzero(looked)[:TERMS]
    others = np.setdiff1d(np.arange(min(len(looked), 2 * TERMS)), found)[: TERMS - len(found)]
    return np.sort(np.concatenate([found, others]))
