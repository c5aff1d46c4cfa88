"""How a gradient moves the weights: torch.optim, and plain gradient descent spelled out."""

from collections.abc import Sequence
from typing import Protocol

import torch

from convstudio.core.learning.settings import Optimizer, Settings


class Updates(Protocol):
    """Moves parameters by their gradients."""

    def step(self, gradients: Sequence[torch.Tensor]) -> None:
        """Move every parameter once; gradients, one for each, are only read."""

    def set_rate(self, rate: float) -> None:
        """Change the learning rate."""


def updates(settings: Settings, rate: float, parameters: Sequence[torch.Tensor]) -> Updates:
    """Return a fresh optimizer for `parameters`, which has seen no gradient yet."""
    if settings.optimizer is Optimizer.SGD:
        return _Descent(parameters, rate, settings.weight_decay)
    return _Optimized(parameters, rate, settings)


def warm_up(optimizer: Optimizer, device: torch.device) -> None:
    """Move something by an optimizer: the first one of torch takes a second to be made."""
    parameter = torch.zeros(1, device=device, requires_grad=True)
    updates(Settings(optimizer), 1e-3, [parameter]).step([torch.zeros(1, device=device)])


class _Descent:
    """What torch.optim.SGD does without momentum, to the bit, and without its 60 µs a step."""

    def __init__(self, parameters: Sequence[torch.Tensor], rate: float, decay: float) -> None:
        self._data = [parameter.detach() for parameter in parameters]
        self._rate, self._decay = rate, decay

    def step(self, gradients: Sequence[torch.Tensor]) -> None:
        for number, data in enumerate(self._data):
            gradient = gradients[number]
            if self._decay:
                gradient = gradient.add(data, alpha=self._decay)
            data.add_(gradient, alpha=-self._rate)

    def set_rate(self, rate: float) -> None:
        self._rate = rate


class _Optimized:
    """An optimizer of torch, as it is."""

    def __init__(self, parameters: Sequence[torch.Tensor], rate: float, settings: Settings) -> None:
        self._parameters = parameters
        self._optimizer = _optimizer(parameters, rate, settings)

    def step(self, gradients: Sequence[torch.Tensor]) -> None:
        for parameter, gradient in zip(self._parameters, gradients, strict=True):
            parameter.grad = gradient
        self._optimizer.step()

    def set_rate(self, rate: float) -> None:
        for group in self._optimizer.param_groups:
            group["lr"] = rate


def _optimizer(parameters: Sequence[torch.Tensor], rate: float, settings: Settings) -> torch.optim.Optimizer:
    # foreach=False: torch's way with several tensors at a time may write on the gradients, which are shown.
    decay = settings.weight_decay
    if settings.optimizer is Optimizer.RMSPROP:
        return torch.optim.RMSprop(parameters, lr=rate, weight_decay=decay, foreach=False)
    if settings.optimizer is Optimizer.ADAM:
        return torch.optim.Adam(parameters, lr=rate, weight_decay=decay, foreach=False)
    return torch.optim.SGD(
        parameters,
        lr=rate,
        momentum=settings.momentum,
        weight_decay=decay,
        nesterov=settings.optimizer is Optimizer.NESTEROV
        and settings.momentum > 0,  # torch refuses it without
        foreach=False,
    )
