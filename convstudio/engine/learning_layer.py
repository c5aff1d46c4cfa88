"""What a layer computes while it learns: maps of images and of weights, and the derivatives of a loss by these."""

from collections.abc import Sequence
from typing import Final

import torch

from convstudio.core.document import LayerSpec
from convstudio.core.kind import Kind
from convstudio.core.operators.transposed_axis import TransposedAxis
from convstudio.engine.convolving import Convolution, convolution, cropped, padded, stamping

_ENGINE: Final = getattr(torch.autograd.graph, "_engine_run_backward", None)
"""What ``torch.autograd.grad`` calls in the end; torch does not promise to keep it under this name."""


def layer_of(
    layer: LayerSpec, inputs: torch.Tensor, weight_shape: tuple[int, ...]
) -> tuple[torch.Tensor, Convolution]:
    """Return images as a layer takes them, and what makes maps of these, of weights and of biases or None.

    Parameters
    ----------
    layer : LayerSpec
        With weights; they come as they slide or are stamped, whatever its `flipped` says.
    inputs : torch.Tensor
        Shape (N, C, *spatial).
    weight_shape : tuple of int
        (O, C / groups, *kernel_size), the form of the weights for both kinds.
    """
    if layer.kind is Kind.TRANSPOSED:
        return inputs, _stamping(layer, tuple(inputs.shape[2:]), weight_shape)
    x, inside = padded(inputs, layer, layer.padding)
    return x, convolution(layer, inside, layer.groups)


def _stamping(layer: LayerSpec, spatial: tuple[int, ...], weight_shape: tuple[int, ...]) -> Convolution:
    filters, planes, *kernel = weight_shape
    groups, borders = layer.groups, cropped(layer)
    sizes = [
        TransposedAxis(cells, side, stride, before, after, dilation).size
        for cells, side, stride, (before, after), dilation in zip(
            spatial, kernel, layer.stride, borders, layer.dilation, strict=True
        )
    ]
    stamp = stamping(layer, borders, sizes, groups)
    if planes == 1 and filters == groups:
        return stamp  # every plane makes one map: torch's arrangement is the same

    def arranged(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
        parts = weight.view(groups, filters // groups, planes, *kernel).transpose(1, 2)
        return stamp(x, parts.reshape(groups * planes, filters // groups, *kernel), bias)

    return arranged


def derivatives(
    loss: torch.Tensor, parameters: Sequence[torch.Tensor], one: torch.Tensor
) -> tuple[torch.Tensor, ...]:
    """Return what ``torch.autograd.grad(loss, parameters, one)`` does, by the same engine.

    That function examines its arguments anew at every call, in Python: with a small task for 35 of 85 µs, during
    which nobody else has the interpreter's lock. What is examined never changes during a run. A torch that has no
    such engine under this name is asked the long way, which gives the same numbers later.
    """
    if _ENGINE is None:
        return torch.autograd.grad(loss, parameters, one)
    retain_graph = create_graph = allow_unused = False
    made: tuple[torch.Tensor, ...] = _ENGINE(
        (loss,), (one,), retain_graph, create_graph, tuple(parameters), allow_unused, accumulate_grad=False
    )
    return made
