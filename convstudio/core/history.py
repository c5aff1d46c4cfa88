"""Undo and redo: a list of values and an index into it."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np

from convstudio.core import limits

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Step(Generic[T]):
    value: T
    name: str
    gesture: Hashable | None


@dataclass(slots=True)
class History(Generic[T]):
    """The values a document has had.

    Attributes
    ----------
    byte_budget : int
        Memory the values may hold together; the oldest go first, the present one never.
    arrays : callable
        Returns the arrays of a value. Arrays that several values share count once.
    """

    byte_budget: int
    arrays: Callable[[T], Iterable[np.ndarray[tuple[int, ...], np.dtype[np.generic]]]]
    _steps: list[_Step[T]] = field(default_factory=list)
    _index: int = -1
    _at_most: int = 0
    """The bytes held, arrays that several values share perhaps counted twice: to count exactly takes long."""

    def reset(self, value: T) -> None:
        """Forget everything and start from `value`."""
        self._steps = [_Step(value, "", None)]
        self._index = 0
        self._at_most = self.nbytes()

    @property
    def value(self) -> T:
        """The present value."""
        return self._steps[self._index].value

    def push(self, value: T, name: str, gesture: Hashable | None = None) -> None:
        """Make `value` the present one; what was undone is gone.

        Parameters
        ----------
        value : T
            The new value.
        name : str
            What the user did, for the menu.
        gesture : hashable, optional
            Pushes in a row with the same gesture become one step: a stroke, a dragged slider.
        """
        del self._steps[self._index + 1 :]
        top = self._steps[-1]
        before = {id(array) for array in self.arrays(top.value)}
        self._at_most += sum(array.nbytes for array in self.arrays(value) if id(array) not in before)
        if gesture is not None and top.gesture == gesture:
            self._steps[-1] = _Step(value, name, gesture)
        else:
            self._steps.append(_Step(value, name, gesture))
        self._index = len(self._steps) - 1
        self._trim()

    def end_gesture(self) -> None:
        """Make sure that the next push starts a step of its own."""
        top = self._steps[self._index]
        self._steps[self._index] = _Step(top.value, top.name, None)

    @property
    def undo_name(self) -> str | None:
        """Name of the step that `undo` takes back; None where there is nothing to undo."""
        return self._steps[self._index].name if self._index > 0 else None

    @property
    def redo_name(self) -> str | None:
        """Name of the step that `redo` brings back; None where there is nothing to redo."""
        return self._steps[self._index + 1].name if self._index + 1 < len(self._steps) else None

    def undo(self) -> T:
        """Go one step back and return the value there; at the beginning, stay. A gesture ends with it."""
        self._index = max(self._index - 1, 0)
        self.end_gesture()
        return self.value

    def redo(self) -> T:
        """Go one step forward and return the value there; at the end, stay. A gesture ends with it."""
        self._index = min(self._index + 1, len(self._steps) - 1)
        self.end_gesture()
        return self.value

    def __len__(self) -> int:
        """Return the number of values held."""
        return len(self._steps)

    def nbytes(self) -> int:
        """Return the memory that all values hold together, in bytes."""
        return _shared_bytes([step.value for step in self._steps], self.arrays)

    def _trim(self) -> None:
        del self._steps[: max(self._index - limits.HISTORY_STEPS, 0)]
        self._index = min(self._index, limits.HISTORY_STEPS)
        if self._at_most <= self.byte_budget:
            return
        while self._index > 0 and self.nbytes() > self.byte_budget:
            del self._steps[0]
            self._index -= 1
        self._at_most = self.nbytes()


def _shared_bytes(
    values: Sequence[T], arrays: Callable[[T], Iterable[np.ndarray[tuple[int, ...], np.dtype[np.generic]]]]
) -> int:
    """Return the bytes of the arrays of `values`, an array that several share counted once."""
    return sum({id(array): array.nbytes for value in values for array in arrays(value)}.values())
