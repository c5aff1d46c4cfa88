"""Learning a kernel by torch, step by step.

A step is that of the plain loop, turned round so that between two steps everything belongs to the same weights:

    weight ← weight − rate · gradient
    loss = ((conv(X, weight) − Y) ** 2).sum()
    gradient = the derivative of loss by weight, by autograd
"""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import torch

from convstudio.core.document import FloatArray, LayerSpec, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.learning.frame import LearningFrame, Status, diverged, largest_loss
from convstudio.core.learning.run import tracked
from convstudio.core.learning.settings import Loss, Settings, check_rate
from convstudio.core.learning.task import Task
from convstudio.engine import device as devices
from convstudio.engine import memory
from convstudio.engine.learning_layer import derivatives, layer_of
from convstudio.engine.learning_start import batches, first_weights
from convstudio.engine.learning_trail import Trail
from convstudio.engine.learning_update import Updates, updates

_LOSSES: dict[Loss, Callable[[torch.Tensor], torch.Tensor]] = {
    Loss.SUM_SQUARES: lambda error: error.square().sum(),
    Loss.MEAN_SQUARES: lambda error: error.square().mean(),
    Loss.ABSOLUTE: lambda error: error.abs().mean(),
}

_MEASURED = 0.25
"""Seconds that steps are counted for, at least, before their rate is told."""

_SMALL_PRODUCTS = 2**25
"""Products of one convolution up to which one thread of torch is best: about 10 ms."""

_WORKING_SET = 64 * 2**20
"""Bytes torch takes beside the arrays."""


def convolve(inputs: FloatArray, weight: FloatArray, bias: FloatArray, layer: LayerSpec) -> FloatArray:
    """Return what a layer makes of images, on the CPU: the target of a task (see `core.learning.task.Convolve`)."""
    with torch.inference_mode():
        x, made = layer_of(layer, _tensor(inputs), weight.shape)
        output: FloatArray = made(x, _tensor(weight), _tensor(bias)).numpy().copy()
    output.setflags(write=False)
    return output


@contextmanager
def threads(task: Task) -> Iterator[None]:
    """Let torch compute with few threads; to be entered in the very thread that computes.

    Small tasks take one: threads that wait for each other at each of thousands of little steps cost more than they
    bring. Large ones leave one core to who draws: measured, two threads on two cores fell from 645 to 7–38 steps a
    second when another process was busy.
    """
    before = torch.get_num_threads()
    is_small = task.targets.size * (task.weights // task.weight_shape[0]) <= _SMALL_PRODUCTS
    torch.set_num_threads(1 if is_small else max(before - 1, 1))
    try:
        yield
    finally:
        torch.set_num_threads(before)


class Learner:
    """A run that goes on by `step`.

    Parameters
    ----------
    task : Task
        What is to be learned.
    settings : Settings
        How.
    device : torch.device
        Where.
    start : (FloatArray, FloatArray), optional
        Weights as they slide, and biases, to start from; drawn by the scheme and seed of the settings, and zeros,
        where left out.

    Raises
    ------
    StudioError
        OUTPUT_TOO_LARGE where it would not fit into memory; WEIGHT_SHAPE for a start of another shape.
    """

    def __init__(
        self,
        task: Task,
        settings: Settings,
        device: torch.device,
        start: tuple[FloatArray, FloatArray] | None = None,
    ) -> None:
        _check_memory(task)
        self._task, self._settings, self._device = task, settings, device
        self._start = first_weights(task, settings, start)
        self._inputs, self._convolve = layer_of(
            task.layer, _tensor(task.inputs).to(device), task.weight_shape
        )
        self._targets = _tensor(task.targets).to(device)
        self._one = torch.ones((), device=device)  # the derivative of the loss by itself, made once
        self._loss_of = _LOSSES[settings.loss]
        self._everything = tuple(range(len(task.inputs)))
        self._epsilon, self._last_step = settings.epsilon, settings.steps
        self._maps: tuple[torch.Tensor, ...] = ()
        self._rewound(settings.learning_rate)

    def rewind(self) -> None:
        """Go back to the very same start: the same steps give the same weights again, to the bit.

        The learning rate stays as it was last set.
        """
        self._rewound(self._chosen_rate)

    def _rewound(self, rate: float) -> None:
        task = self._task
        weight, bias = (_tensor(values).to(self._device).requires_grad_() for values in self._start)
        self._weight, self._bias = weight, bias if task.bias else None
        self._parameters = [weight, bias] if task.bias else [weight]
        self._updates: Updates = updates(self._settings, rate, self._parameters)
        self._trail = Trail(self._parameters, tracked(task))
        self._chosen_rate = self._rate = self._rate_before = rate
        self._batches = batches(self._settings, len(task.inputs))
        self._images = None if self._batches is None else next(self._batches)
        self._step, self._status, self._notice = 0, Status.RUNNING, None
        self._loss = self._evaluate()
        self._gradients_before = self._gradients
        self._first_loss = self._loss if self._images is None else self._whole_loss()
        self._measured: tuple[float, int] | None = None
        self.resume()
        self._largest_loss = largest_loss(self._first_loss)
        if not math.isfinite(self._loss):
            self._status, self._notice = Status.DIVERGED, StudioError(Code.LOSS_NOT_FINITE, step=0)
        elif task.is_flat:
            self._notice = StudioError(Code.NO_GRADIENT)
        self._trail.add(self._loss)

    @property
    def status(self) -> Status:
        """How the run stands; only a running one takes steps."""
        return self._status

    @property
    def steps(self) -> int:
        """Steps taken."""
        return self._step

    @property
    def rate(self) -> float:
        """Learning rate of the next step; where the run has ended, of the first one after `rewind`."""
        return self._chosen_rate

    def set_rate(self, rate: float) -> None:
        """Change the learning rate from the next step on; OUT_OF_RANGE for one that cannot be."""
        check_rate(rate)
        self._chosen_rate = rate
        if self._status is Status.RUNNING:  # one that has ended is shown with the rate that it had
            self._rate = rate
            self._updates.set_rate(rate)

    def stop(self) -> None:
        """End a running run."""
        if self._status is Status.RUNNING:
            self._status = Status.STOPPED

    def resume(self) -> None:
        """Measure the steps per second anew: there was a pause."""
        self._measured, self._speed = None, 0.0

    def step(self) -> float:
        """Take one step, unless the run has ended, and return the loss after it."""
        if self._status is not Status.RUNNING:
            return self._loss
        earlier, images = self._gradients_before, self._images
        self._gradients_before, self._rate_before = self._gradients, self._rate
        self._updates.step(self._gradients)
        if self._batches is not None:
            self._images = next(self._batches)
        loss = self._evaluate()
        if diverged(self._largest_loss, loss):
            self._status = Status.DIVERGED
            if not math.isfinite(loss):
                self._gradients_before, self._images = earlier, images
                self._restore()
                return loss
        self._step += 1
        self._loss = loss
        self._trail.add(loss)
        if self._status is Status.RUNNING:
            if loss < self._epsilon:
                self._status = Status.CONVERGED
            elif self._step == self._last_step:
                self._status = Status.FINISHED
        return loss

    def take_rows(self) -> FloatArray:
        """Return the loss and the parameters after each step since the last call, shape (n, 1 + `tracked`)."""
        return self._trail.take()

    def snapshot(self, *, playing: bool = False) -> LearningFrame:
        """Return the present moment. Maps are not copied: torch makes new ones at every step.

        Parameters
        ----------
        playing : bool
            Whether steps are taken until further notice: only then are they measured.
        """
        weight, bias = self._trail.parameters(self._task)
        before, bias_before = self._trail.parameters(self._task, back=1)
        gradient, bias_gradient = self._pair(self._gradients)
        gradient_before, bias_gradient_before = self._pair(self._gradients_before)
        prediction, error = map(_array, self._maps)
        images = self._everything if self._images is None else tuple(map(int, self._images))
        return LearningFrame(
            step=self._step,
            loss=self._loss,
            first_loss=self._first_loss,
            rate=self._rate,
            weight=weight,
            bias=bias,
            gradient=gradient,
            bias_gradient=bias_gradient,
            before=before,
            bias_before=bias_before,
            gradient_before=gradient_before,
            bias_gradient_before=bias_gradient_before,
            rate_before=self._rate_before,
            images=images,
            prediction=prediction,
            error=error,
            status=self._status,
            notice=self._notice,
            steps_per_second=self._measure() if playing and self._status is Status.RUNNING else 0.0,
            device=devices.describe(self._device),
        )

    def _evaluate(self) -> float:
        """Compute prediction, error, loss and gradient at the present weights, and return the loss."""
        self._maps = ()  # what is not shown any more makes room first: the cache is small
        inputs, targets = self._inputs, self._targets
        if self._images is not None:
            inputs, targets = inputs[self._images], targets[self._images]
        prediction = self._convolve(inputs, self._weight, self._bias)
        error = prediction - targets
        loss = self._loss_of(error)
        self._gradients = derivatives(loss, self._parameters, self._one)
        self._maps = (prediction, error)
        return loss.item()

    def _whole_loss(self) -> float:
        with torch.inference_mode():
            made = self._convolve(self._inputs, self._weight, self._bias)
            return self._loss_of(made - self._targets).item()

    def _restore(self) -> None:
        """Return to the weights before the last step, the last good ones."""
        self._trail.restore()
        self._loss = self._evaluate()
        self._notice = StudioError(Code.LOSS_NOT_FINITE, step=self._step + 1)

    def _measure(self) -> float:
        """Return the steps per second, counted from the first moment after `resume`."""
        now = time.perf_counter()
        since, step = self._measured or (now, self._step)
        if now - since >= _MEASURED:
            self._speed = (self._step - step) / (now - since)
            since, step = now, self._step
        self._measured = since, step
        return self._speed

    def _pair(self, gradients: Sequence[torch.Tensor]) -> tuple[FloatArray, FloatArray]:
        """Return the gradients of weights and biases; zeros for biases that are not learned."""
        weight, *bias = map(_array, gradients)
        return weight, bias[0] if bias else frozen(np.zeros(self._task.weight_shape[0]))


def _check_memory(task: Task) -> None:
    """Raise OUTPUT_TOO_LARGE where a step would not fit: torch holds about six arrays as large as the output."""
    needed = 2 * task.inputs.nbytes + 8 * task.targets.nbytes + 6 * 4 * task.weights + _WORKING_SET
    available = memory.available()
    if needed > available:
        raise StudioError(Code.OUTPUT_TOO_LARGE, needed=needed, available=available)


def _tensor(values: FloatArray) -> torch.Tensor:
    return torch.from_numpy(values.copy())


def _array(tensor: torch.Tensor) -> FloatArray:
    array: FloatArray = tensor.detach().cpu().numpy()
    array.setflags(write=False)
    return array
