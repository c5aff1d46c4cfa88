"""What is to be learned: inputs, and what a layer should make of them."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from convstudio.core import examples, limits
from convstudio.core.document import Color, Document, FloatArray, LayerSpec, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators import geometry
from convstudio.core.operators.transposed_axis import TransposedAxis
from convstudio.core.operators.window_axis import Axis

Convolve: TypeAlias = Callable[[FloatArray, FloatArray, FloatArray, LayerSpec], FloatArray]
"""(inputs (N, C, *spatial), weight as it slides, bias (O,), layer) → outputs (N, O, *output_size)."""

Make: TypeAlias = Callable[[Convolve], "Task"]
"""Builds a task where there is torch, such as ``partial(of_document, document)``."""


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Images, and the maps a layer should turn them into.

    Learned weights are always meant as they slide (cross-correlation) or, of a transposed convolution, as they are
    stamped, whatever `layer.flipped` says; `entered` turns them into those of a document. They are filter by filter
    for both kinds.

    Attributes
    ----------
    inputs : FloatArray
        Shape (N, C, *spatial): N images of C planes.
    targets : FloatArray
        Shape (N, O, *output_size).
    layer : LayerSpec
        Kind, stride, padding, dilation and groups of the layer that learns.
    kernel_size : tuple of int
        Of the kernel that is learned.
    bias : bool
        Whether biases are learned too; without, they are 0.
    goal : FloatArray or None
        The weights that made the target, as they slide, shape `weight_shape`; None where nobody knows them.
    goal_bias : FloatArray or None
        The biases that made it, shape (O,).
    axes : tuple of Axis or of TransposedAxis
        The geometry of weights as they slide or are stamped; made from the others.

    Raises
    ------
    StudioError
        NOTHING_TO_LEARN where the layer pools; TARGET_SIZE where it makes maps of another size; NOT_FINITE; a
        ShapeError where it makes none; what `Document` raises for channels, groups and kernels.
    """

    inputs: FloatArray
    targets: FloatArray
    layer: LayerSpec
    kernel_size: tuple[int, ...]
    bias: bool = False
    goal: FloatArray | None = None
    goal_bias: FloatArray | None = None
    axes: tuple[Axis | TransposedAxis, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        _check_kind(self.layer)
        object.__setattr__(self, "inputs", frozen(self.inputs))
        object.__setattr__(self, "targets", frozen(self.targets))
        groups, channels, filters = self.layer.groups, self.inputs.shape[1], self.targets.shape[1]
        if channels % groups or filters % groups:
            raise StudioError(
                Code.GROUPS_DO_NOT_DIVIDE, groups=groups, in_channels=channels, out_channels=filters
            )
        one = Document(
            Signal(self.inputs[0], Color.STACK),
            replace(self.layer, flipped=False),
            np.zeros(self.weight_shape, dtype=np.float32),
            np.zeros(filters, dtype=np.float32),
        )
        made = (len(self.inputs), *geometry.output_shape(one))
        wanted = (len(self.targets), *self.targets.shape[2:])
        if made != wanted:
            ignored = int(made[0] == wanted[0])  # the number of images, where that is right
            raise StudioError(
                Code.TARGET_SIZE, found=_sizes(wanted[ignored:]), expected=_sizes(made[ignored:])
            )
        object.__setattr__(self, "axes", geometry.strided_axes(one))

    @property
    def weight_shape(self) -> tuple[int, ...]:
        """(O, C / groups, *kernel_size)."""
        return self.targets.shape[1], self.inputs.shape[1] // self.layer.groups, *self.kernel_size

    @property
    def weights(self) -> int:
        """Number of weights that are learned, without biases."""
        return math.prod(self.weight_shape)

    @property
    def parameters(self) -> int:
        """Number of weights and biases that are learned, in this order wherever they are numbered."""
        return self.weights + (self.weight_shape[0] if self.bias else 0)

    @property
    def is_flat(self) -> bool:
        """Whether all inputs are zero, so that no weight makes any difference."""
        return not self.inputs.any()

    def entered(self, weight: FloatArray) -> FloatArray:
        """Return weights that slide as a document has them: turned where its layer turns them (or back)."""
        if not self.layer.flipped:
            return weight
        return frozen(np.flip(weight, axis=tuple(range(2, weight.ndim))).copy())


def of_document(document: Document, convolve: Convolve) -> Task:
    """Return the task whose target is the output of `document`; its biases are learned where it has any.

    Raises
    ------
    StudioError
        NOTHING_TO_LEARN where it pools, a ShapeError where it has no output, NOT_FINITE where that is beyond float32.
    """
    _check_kind(document.layer)
    geometry.output_shape(document)
    weight, inputs = document.effective_weight(), document.signal.values[np.newaxis]
    targets = convolve(inputs, weight, document.bias, document.layer)
    has_bias = bool(document.bias.any())
    return Task(
        inputs, targets, document.layer, document.kernel_size, has_bias, frozen(weight), document.bias
    )


def edge(convolve: Convolve) -> Task:
    """Return the classic: a 6×8 image with a black band, and the [1, −1] that finds its two edges."""
    return of_document(examples.edge(), convolve)


def of_kernel(document: Document, kernel: npt.ArrayLike, convolve: Convolve) -> Task:
    """Return the task of learning one kernel from the input of `document`.

    Parameters
    ----------
    document : Document
        Its input and layer are taken, with one group and one filter.
    kernel : array_like
        Shape (*kernel_size), a preset for instance; the same one for every plane.
    convolve : callable
        Makes the target.
    """
    values, channels = frozen(kernel), document.in_channels
    weight = frozen(np.broadcast_to(values, (1, channels, *values.shape)))
    layer = replace(document.layer, groups=1)
    return of_document(Document(document.signal, layer, weight, frozen(np.zeros(1))), convolve)


def of_stack(signal: Signal, kernel: npt.ArrayLike, layer: LayerSpec, convolve: Convolve) -> Task:
    """Return the task of learning one kernel from every plane of `signal`, each an image of its own.

    Parameters
    ----------
    signal : Signal
        Of N planes.
    kernel : array_like
        Shape (*kernel_size): what makes the target.
    layer : LayerSpec
        Its groups do not count.
    convolve : callable
        Makes the target.
    """
    _check_kind(layer)
    alone, values = replace(layer, groups=1), frozen(kernel)
    first = Document(
        Signal(signal.values[:1]), alone, values[np.newaxis, np.newaxis], np.zeros(1, dtype=np.float32)
    )
    weight, inputs = first.effective_weight(), signal.values[:, np.newaxis]
    geometry.output_shape(first)
    targets = convolve(inputs, weight, first.bias, alone)
    return Task(inputs, targets, alone, first.kernel_size, goal=frozen(weight), goal_bias=first.bias)


def of_pair(signal: Signal, target: Signal, document: Document, *, bias: bool = False) -> Task:
    """Return the task of turning one picture into another; nobody knows the kernel, nor whether there is one.

    Parameters
    ----------
    signal, target : Signal
        X and Y; each plane of Y is an output map.
    document : Document
        Its layer and kernel size are taken.
    bias : bool
        Whether to learn a bias for each map.

    Raises
    ------
    StudioError
        TARGET_SIZE where the layer makes another size of X than Y has, with both sizes; else as `Task`.
    """
    return Task(
        signal.values[np.newaxis], target.values[np.newaxis], document.layer, document.kernel_size, bias
    )


def noisy(task: Task, deviation: float, seed: int) -> Task:
    """Return `task` with Gaussian noise on its target; the same seed gives the same noise.

    Raises
    ------
    StudioError
        OUT_OF_RANGE for a standard deviation below 0 or beyond `limits.NOISE`; NOT_FINITE.
    """
    check_noise(deviation)
    if deviation == 0:
        return task
    noise = np.random.default_rng(seed).normal(0, deviation, task.targets.shape)
    targets = frozen(task.targets + noise)
    return Task(task.inputs, targets, task.layer, task.kernel_size, task.bias, task.goal, task.goal_bias)


def check_noise(deviation: float) -> None:
    """Raise OUT_OF_RANGE for a standard deviation below 0 or beyond `limits.NOISE`."""
    if not 0 <= deviation <= limits.NOISE:
        raise StudioError(Code.OUT_OF_RANGE, name="noise", value=deviation, low=0.0, high=limits.NOISE)


def with_bias(task: Task, bias: bool) -> Task:
    """Return `task` with its biases learned, or left at 0."""
    if bias == task.bias:
        return task
    return Task(task.inputs, task.targets, task.layer, task.kernel_size, bias, task.goal, task.goal_bias)


def _check_kind(layer: LayerSpec) -> None:
    if not layer.kind.weighted:
        raise StudioError(Code.NOTHING_TO_LEARN)


def _sizes(sizes: tuple[int, ...]) -> str:
    return " × ".join(map(str, sizes))
