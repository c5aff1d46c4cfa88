"""The numbers of every step, gathered without slowing the steps down."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import torch

from convstudio.core.document import FloatArray, frozen
from convstudio.core.learning.task import Task

_ROWS = 257
"""Steps that are gathered in one array, if that does not take more than _VALUES."""

_VALUES = 2**20


class Trail:
    """Loss and parameters after each step: one row, one copy.

    Parameters
    ----------
    parameters : sequence of torch.Tensor
        Weights, and biases where they are learned, which change in place.
    tracked : int
        How many values of them are handed out by `take`.
    """

    def __init__(self, parameters: Sequence[torch.Tensor], tracked: int) -> None:
        self._data = [parameter.detach().view(-1) for parameter in parameters]
        self._on_cpu = not self._data[0].is_cuda
        size = sum(len(data) for data in self._data)
        self._rows = np.empty((max(min(_ROWS, _VALUES // size), 2), 1 + size), dtype=np.float32)
        self._width = 1 + size
        self._memory = _floats(self._rows.reshape(-1))
        # On the CPU an array shares the memory of its tensor, and so always has its present values.
        self._live = [_floats(data.cpu().numpy()) for data in self._data]
        self._handed = slice(0, 1 + tracked)
        self._filled = self._taken = 0
        self._full: list[FloatArray] = []

    def add(self, loss: float) -> None:
        """Note the present parameters, and the loss there."""
        if self._filled == len(self._rows):
            self._full.append(self._rows[self._taken :, self._handed].copy())
            self._rows[0] = self._rows[-1]
            self._filled = self._taken = 1
        # Bytes are moved by memoryviews, which takes a third of the time of numpy's assignments.
        place = self._filled * self._width
        self._memory[place] = loss
        place += 1
        for values in self._live if self._on_cpu else self._fetched():
            end = place + len(values)
            self._memory[place:end] = values
            place = end
        self._filled += 1

    def take(self) -> FloatArray:
        """Return what was noted since the last call, shape (n, 1 + tracked)."""
        rows = np.concatenate([*self._full, self._rows[self._taken : self._filled, self._handed]])
        self._full.clear()
        self._taken = self._filled
        return rows

    def parameters(self, task: Task, back: int = 0) -> tuple[FloatArray, FloatArray]:
        """Return weights and biases as last noted, or `back` = 1 step before, as far as there was one."""
        row = self._rows[max(self._filled - 1 - back, 0)]
        weight = frozen(row[1 : 1 + task.weights].reshape(task.weight_shape))
        bias = row[1 + task.weights :] if task.bias else np.zeros(task.weight_shape[0])
        return weight, frozen(bias)

    def restore(self) -> None:
        """Put the parameters back to what was last noted."""
        last = torch.from_numpy(self._rows[self._filled - 1])
        first = 1
        for data in self._data:
            data.copy_(last[first : first + len(data)])
            first += len(data)

    def _fetched(self) -> list["memoryview[float]"]:
        """Return the present values from the GPU."""
        return [_floats(data.cpu().numpy()) for data in self._data]


def _floats(values: FloatArray) -> "memoryview[float]":
    return cast("memoryview[float]", values.data)
