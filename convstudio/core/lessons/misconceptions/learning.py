"""Learning a kernel: loss, gradient, step and learning rate."""

from dataclasses import replace
from typing import Final

import numpy as np

from convstudio.core.document import frozen
from convstudio.core.learning.theory import stated
from convstudio.core.lessons.lesson import Answer, Training
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.measures.learning import bowl_of, gradient, rate_limit, task_of, weights_of
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number, numbers
from convstudio.core.operators.trace import traced_output


def mean_taken(scene: Scene, measure: Measure) -> Answer:
    """Take the mean of the squared errors, where the loss is their sum."""
    return number(measure(scene).numbers[0] / task_of(scene.document).targets.size)


def errors_cancel(scene: Scene, _measure: Measure) -> Answer:
    """Add up the errors without squaring them, so that those of opposite sign cancel."""
    document, (weight, bias) = scene.document, weights_of(scene)
    learned = replace(document, weight=task_of(document).entered(frozen(weight)), bias=frozen(bias))
    errors = traced_output(learned).astype(np.float64) - traced_output(document)
    return number(float(errors.sum()))


def factor_two_forgotten(scene: Scene, measure: Measure) -> Answer:
    """Forget the 2 that comes down when a square is differentiated."""
    if measure is MEASURES["gradient"]:
        return numbers(np.divide(gradient(scene).numbers, 2))
    return measure(_with_rate(scene, _rate(scene) / 2))


def uphill(scene: Scene, measure: Measure) -> Answer:
    """Add the gradient, where it is to be subtracted."""
    return numbers(2 * weights_of(scene)[0].ravel() - measure(scene).numbers)


def rate_forgotten(scene: Scene, measure: Measure) -> Answer:
    """Subtract the whole gradient, without the learning rate."""
    return measure(_with_rate(scene, 1.0))


def round_bowl(scene: Scene, _measure: Measure) -> Answer:
    """Take the bowl for round: as flat in every direction as it is in the flattest one."""
    bowl = bowl_of(scene)
    error = bowl.columns(*weights_of(scene)) - bowl.minimum()
    return number(_flattest(scene) / 2 * float(np.square(error).sum()))


def flat_factor(scene: Scene, _measure: Measure) -> Answer:
    """Let the whole error shrink as it does along the flattest direction."""
    weight, least = weights_of(scene)[0].ravel(), bowl_of(scene).minimum().ravel()
    return numbers(least + (1 - _rate(scene) * _flattest(scene)) * (weight - least))


def flattest_decides(scene: Scene, _measure: Measure) -> Answer:
    """Let the flattest direction say how large the learning rate may be, where the steepest one does."""
    return number(stated(2 / _flattest(scene)))


def one_over_curvature(scene: Scene, _measure: Measure) -> Answer:
    """Take the rate that lands on the minimum at once, 1 / λ, for the largest one that is stable, 2 / λ."""
    return number(stated(rate_limit(scene) / 2))


def not_squared(scene: Scene, _measure: Measure) -> Answer:
    """Multiply the loss by the factor of the error along the steepest direction, rather than by its square."""
    bowl = bowl_of(scene)
    factor = 1 - _rate(scene) * float(bowl.curvatures()[0].max())
    return number(abs(factor) * bowl.loss(*weights_of(scene)))


def _flattest(scene: Scene) -> float:
    """Return the smallest curvature of the loss."""
    return float(bowl_of(scene).curvatures()[0].min())


def _rate(scene: Scene) -> float:
    """Return the learning rate of a scene that prepares a run."""
    return _training(scene).settings.learning_rate


def _with_rate(scene: Scene, rate: float) -> Scene:
    """Return the scene with another learning rate."""
    training = _training(scene)
    settings = replace(training.settings, learning_rate=rate)
    return replace(scene, training=replace(training, settings=settings))


def _training(scene: Scene) -> Training:
    """Return the run that is prepared; ValueError where there is none."""
    if scene.training is None:
        raise ValueError("no run is prepared")
    return scene.training


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "mean_taken": mean_taken,
    "errors_cancel": errors_cancel,
    "factor_two_forgotten": factor_two_forgotten,
    "uphill": uphill,
    "rate_forgotten": rate_forgotten,
    "round_bowl": round_bowl,
    "flat_factor": flat_factor,
    "flattest_decides": flattest_decides,
    "one_over_curvature": one_over_curvature,
    "not_squared": not_squared,
}
"""Name → what somebody answers who believes it."""
