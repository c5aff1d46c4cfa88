"""Learning a kernel: what a run of plain gradient descent comes to, without running it.

The loss of squares is an exact quadratic in the weights (see core/learning/quadratic), so that numpy is enough. The
run is the one that the step prepares: its first weights, its learning rate, and the steps that are already taken.
"""

from typing import Final

import numpy as np

from convstudio.core import limits
from convstudio.core.document import Document, FloatArray, LayerSpec
from convstudio.core.errors import Code, StudioError
from convstudio.core.learning.quadratic import Matrix, Quadratic, quadratic
from convstudio.core.learning.settings import Optimizer, Settings
from convstudio.core.learning.task import Task, of_document
from convstudio.core.learning.theory import stated, theory
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers, truth
from convstudio.core.operators.trace import traced_output


def loss(scene: Scene) -> Answer:
    """Return the loss after the steps that are taken."""
    return number(bowl_of(scene).loss(*weights_of(scene)))


def loss_next(scene: Scene) -> Answer:
    """Return the loss after one step more."""
    return number(bowl_of(scene).loss(*weights_of(scene, 1)))


def gradient(scene: Scene) -> Answer:
    """Return the derivative of the loss by every weight, as they slide, after the steps that are taken."""
    weight, bias = weights_of(scene)
    by_weight, _ = _parted(bowl_of(scene), bowl_of(scene).gradient(weight, bias))
    return numbers(by_weight.ravel())


def weights_next(scene: Scene) -> Answer:
    """Return the weights after one step more, as they slide."""
    return numbers(weights_of(scene, 1)[0].ravel())


def largest_rate(scene: Scene) -> Answer:
    """Return the learning rate above which the run diverges, rounded down to the three digits that are said of it."""
    return number(stated(rate_limit(scene)))


def converges(scene: Scene) -> Answer:
    """Return whether a run at the prepared learning rate converges; if not, nearly every start diverges."""
    return truth(settings_of(scene).learning_rate < rate_limit(scene))


def task_of(document: Document) -> Task:
    """Return the task whose target is the document's own output, worked out in numpy."""

    def convolve(
        _inputs: FloatArray, _weight: FloatArray, _bias: FloatArray, _layer: LayerSpec
    ) -> FloatArray:
        return traced_output(document)[np.newaxis]

    return of_document(document, convolve)


def settings_of(scene: Scene) -> Settings:
    """Return how the scene learns: as the Learn lens does at first, where no run is prepared."""
    return Settings() if scene.training is None else scene.training.settings


def bowl_of(scene: Scene) -> Quadratic:
    """Return the loss of the scene's task as a function of the weights.

    Raises
    ------
    ValueError
        Where it is no quadratic.
    StudioError
        LESSON_TOO_MUCH for a filter of many weights, between all pairs of which there is a curvature.
    """
    unknowns = scene.document.weight[0].size
    if unknowns > limits.LESSON_UNKNOWNS:
        raise StudioError(Code.LESSON_TOO_MUCH, found=unknowns, limit=limits.LESSON_UNKNOWNS)
    found = quadratic(task_of(scene.document), settings_of(scene).loss)
    if isinstance(found, Quadratic):
        return found
    raise ValueError(found.value)


def rate_limit(scene: Scene) -> float:
    """Return the learning rate above which nearly every run diverges; ValueError where there is none."""
    found = theory(task_of(scene.document), settings_of(scene), bowl_of(scene)).rate
    if found is None:
        raise ValueError("no rate is claimed")
    return found


def weights_of(scene: Scene, more: int = 0) -> tuple[Matrix, Matrix]:
    """Return weights, as they slide, and biases, after the steps that are taken and `more`.

    Raises
    ------
    ValueError
        Where no first weights are given, or they are not stepped by plain gradient descent.
    """
    training, bowl = scene.training, bowl_of(scene)
    if training is None or len(training.start) != np.prod(bowl.weight_shape):
        raise ValueError("no first weights")
    if training.settings.optimizer is not Optimizer.SGD:
        raise ValueError("no plain gradient descent")
    weight, bias = np.reshape(training.start, bowl.weight_shape), np.zeros(bowl.weight_shape[0])
    for _ in range(training.steps + more):
        by_weight, by_bias = _parted(bowl, bowl.gradient(weight, bias))
        weight = weight - training.settings.learning_rate * by_weight
        bias = bias - training.settings.learning_rate * by_bias
    return weight, bias


def _parted(bowl: Quadratic, rows: Matrix) -> tuple[Matrix, Matrix]:
    """Return rows of parameters (O, K) as weights, shape `weight_shape`, and biases (O,)."""
    if not bowl.bias:
        return rows.reshape(bowl.weight_shape), np.zeros(len(rows))
    return rows[:, :-1].reshape(bowl.weight_shape), rows[:, -1]


MEASURES: Final[dict[str, Measure]] = {
    "loss": loss,
    "loss_next": loss_next,
    "gradient": gradient,
    "weights_next": weights_next,
    "largest_rate": largest_rate,
    "converges": converges,
}
"""Name → what it measures."""
