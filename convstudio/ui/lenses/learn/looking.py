"""What is looked at of a run, and its pictures, which are made on the learning thread."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from convstudio.core.document import FloatArray
from convstudio.core.learning.frame import LearningFrame
from convstudio.core.learning.task import Task
from convstudio.core.render.frame import is_picture, laid
from convstudio.core.render.raster import Raster, signed_raster
from convstudio.ui.lenses.learn.concealing import NO_VEIL, Veil

_ROUNDING: Final = 1e-6
"""Share of the target's range below which an error is one of rounding."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Which part of a task is shown.

    Attributes
    ----------
    weight : tuple of int
        The chosen weight: (filter, plane of its group, *cell). Its filter is the map that is shown, and its plane the
        kernel.
    image : int
        Place in the batch, from 0.
    """

    weight: tuple[int, ...] = (0, 0)
    image: int = 0

    @property
    def map(self) -> int:
        """The output map that is shown."""
        return self.weight[0]

    @property
    def kernel(self) -> tuple[int, int]:
        """(filter, plane of its group) of the kernel that is shown."""
        return self.weight[0], self.weight[1]

    @property
    def cell(self) -> tuple[int, ...]:
        """The place of the chosen weight in its kernel."""
        return self.weight[2:]

    def clamped(self, task: Task) -> "Looking":
        """Return the nearest look that `task` has; in a kernel of another rank, at its first weight."""
        shape = task.weight_shape
        place = (
            self.weight if len(self.weight) == len(shape) else (*self.kernel, *[0] * len(task.kernel_size))
        )
        weight = tuple(min(index, size - 1) for index, size in zip(place, shape, strict=True))
        return Looking(weight, min(self.image, len(task.inputs) - 1))

    def number(self, task: Task) -> int:
        """Return the number of the chosen weight, counted as in `Run`."""
        number = 0
        for index, size in zip(self.weight, task.weight_shape, strict=True):
            number = number * size + index
        return number


def weight_of(task: Task, number: int) -> tuple[int, ...] | None:
    """Return (filter, plane of its group, *cell) of a parameter counted as in `Run`; None for a bias."""
    if number >= task.weights:
        return None
    places = []
    for size in reversed(task.weight_shape):
        number, place = divmod(number, size)
        places.append(place)
    return tuple(reversed(places))


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """One plane and its colors.

    Attributes
    ----------
    values : FloatArray
        Shape (*spatial), or (*kernel_size); NaN where a veil lies over it.
    raster : Raster
        The same on its sheet, in the signed colors.
    """

    values: FloatArray
    raster: Raster


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """What the grids show of one moment.

    Attributes
    ----------
    looking : Looking
        What they are pictures of.
    image : int
        Number of the image in the task.
    target, prediction : Shown
        In one range, the target's: what lies beyond is drawn as its ends.
    error : Shown
        In a range of its own, so that it is seen as long as there is any.
    learned, gradient : Shown
        The kernel, and the derivative of the loss by each of its weights.
    goal : Shown or None
        The kernel that made the target, as it slides, in one range with the learned one.
    entered : Shown or None
        The same as its document has it, where the layer turns it.
    veil : Veil
        What is hidden of them.
    bias, goal_bias, bias_gradient : float or None
        What is added to the map, what should be, and the derivative of the loss by it; None where none is learned, or
        nobody knows.
    """

    looking: Looking
    image: int
    target: Shown
    prediction: Shown
    error: Shown
    learned: Shown
    gradient: Shown
    goal: Shown | None
    entered: Shown | None
    veil: Veil = NO_VEIL
    bias: float | None = None
    goal_bias: float | None = None
    bias_gradient: float | None = None


class Drawing:
    """Makes pictures of frames; to be handed to `LearningSession.set_prepare`.

    What does not change during a run is drawn once. The object belongs to the learning thread.

    Parameters
    ----------
    looking : Looking
        What to show; clamped to each task.
    veil : Veil, optional
        What to hide of it.
    """

    def __init__(self, looking: Looking, veil: Veil = NO_VEIL) -> None:
        self._looking, self._veil = looking, veil
        self._task: Task | None = None
        self._target: tuple[int, Shown] | None = None
        self._last: Pictures | None = None
        self._goals: tuple[Shown | None, Shown | None] = (None, None)

    def __call__(self, task: Task, frame: LearningFrame) -> Pictures:
        """Return the pictures of `frame`."""
        looking = self._looking.clamped(task)
        if task is not self._task:
            self._task, self._target, self._last = task, None, None
            self._goals = _goals(task, looking)
        place = min(looking.image, len(frame.images) - 1)
        image = frame.images[place]
        if self._target is None or self._target[0] != image:
            self._target = image, _shown(self._veil.over(task.targets[image, looking.map]))
            self._last = None
        target, (goal, entered) = self._target[1], self._goals
        limit = target.raster.high
        kernel = looking.kernel
        self._last = Pictures(
            looking,
            image,
            target,
            self._again("prediction", self._veil.over(frame.prediction[place, looking.map]), limit),
            self._error(self._veil.over(frame.error[place, looking.map]), limit),
            self._again("learned", frame.weight[kernel], None if goal is None else goal.raster.high),
            self._again("gradient", frame.gradient[kernel], None),
            goal,
            entered,
            self._veil,
            *_biases(task, frame, looking.map),
        )
        return self._last

    def _again(self, name: str, values: FloatArray, limit: float | None) -> Shown:
        """Return a picture, the last one where nothing has changed: that need not be painted again."""
        return self._kept(name, values) or _shown(values, limit)

    def _error(self, values: FloatArray, target: float) -> Shown:
        kept = self._kept("error", values)
        if kept is not None:
            return kept
        seen = values if self._veil.lifted else values[~np.isnan(values)]
        return _shown(values, error_limit(seen, target) if seen.size else target)

    def _kept(self, name: str, values: FloatArray) -> Shown | None:
        last: Shown | None = None if self._last is None else getattr(self._last, name)
        veiled = not self._veil.lifted
        same = last is not None and np.array_equal(last.values, values, equal_nan=veiled)
        return last if same else None


def error_limit(error: FloatArray, target: float) -> float:
    """Return the end of the range in which errors are drawn.

    It is 1, 2 or 5 times a power of ten, the next above the largest error: such an end stays for some steps, and can
    be read. What is no more than rounding is drawn in the range `target` of the target, as nothing.
    """
    largest = max(float(error.max()), -float(error.min()))
    if not _ROUNDING * target < largest < math.inf:
        return target
    unit = 10.0 ** math.floor(math.log10(largest))
    return next((times * unit for times in (1, 2, 5) if largest <= times * unit), 10 * unit)


def _biases(task: Task, frame: LearningFrame, number: int) -> tuple[float | None, float | None, float | None]:
    if not task.bias:
        return None, None, None
    goal = None if task.goal_bias is None else float(task.goal_bias[number])
    return float(frame.bias[number]), goal, float(frame.bias_gradient[number])


def _goals(task: Task, looking: Looking) -> tuple[Shown | None, Shown | None]:
    if task.goal is None:
        return None, None
    goal = _shown(task.goal[looking.kernel])
    if not task.layer.flipped:
        return goal, None
    return goal, _shown(task.entered(task.goal)[looking.kernel])


def _shown(values: FloatArray, limit: float | None = None) -> Shown:
    return Shown(values, signed_raster(laid(values), robust=is_picture(values.shape), limit=limit))
