from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from convstudio.core.history import History

Value = tuple[npt.NDArray[np.uint8], ...]

BUDGET: Final = 100
GESTURES: Final = st.sampled_from([None, "stroke", "slider"])


def arrays(value: Value) -> Sequence[npt.NDArray[np.uint8]]:
    return value


def started(value: Value = (), budget: int = BUDGET) -> History[Value]:
    history = History(budget, arrays)
    history.reset(value)
    return history


def block(size: int) -> npt.NDArray[np.uint8]:
    return np.zeros(size, dtype=np.uint8)


class Model(RuleBasedStateMachine):
    """A history without a budget's pressure does what two stacks do."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.history: History[int] = History(0, lambda _: ())
        self.past: list[tuple[int, str]] = []
        self.future: list[tuple[int, str]] = []
        self.gesture: str | None = None

    @initialize()
    def reset(self) -> None:
        self.history.reset(0)
        self.past = [(0, "")]

    @rule(gesture=GESTURES)
    def push(self, gesture: str | None) -> None:
        self.count += 1
        name = f"edit {self.count}"
        self.history.push(self.count, name, gesture)
        if gesture is not None and gesture == self.gesture:
            self.past.pop()
        self.past.append((self.count, name))
        self.future = []
        self.gesture = gesture

    @rule()
    def undo(self) -> None:
        if len(self.past) > 1:
            self.future.append(self.past.pop())
        assert self.history.undo() == self.past[-1][0]
        self.gesture = None

    @rule()
    def redo(self) -> None:
        if self.future:
            self.past.append(self.future.pop())
        assert self.history.redo() == self.past[-1][0]
        self.gesture = None

    @rule()
    def end_gesture(self) -> None:
        self.history.end_gesture()
        self.gesture = None

    @invariant()
    def agrees(self) -> None:
        if not self.past:
            return
        assert self.history.value == self.past[-1][0]
        assert self.history.undo_name == (self.past[-1][1] if len(self.past) > 1 else None)
        assert self.history.redo_name == (self.future[-1][1] if self.future else None)
        assert len(self.history) == len(self.past) + len(self.future)


TestModel = Model.TestCase


def test_a_gesture_is_one_step() -> None:
    history = started()
    values = [(block(1),) for _ in range(5)]
    for value in values:
        history.push(value, "draw", "stroke 1")
    assert len(history) == 2
    assert history.value is values[-1]
    history.end_gesture()
    history.push((block(2),), "draw", "stroke 1")
    assert len(history) == 3
    assert history.undo() is values[-1]


def test_undo_ends_a_gesture() -> None:
    history = started()
    two, three, four = (block(2),), (block(3),), (block(4),)
    history.push(two, "stride", "stride")
    history.push(three, "padding", "padding")
    history.undo()
    history.push(four, "stride", "stride")
    assert history.undo() is two


def test_a_shared_array_counts_once() -> None:
    picture = block(90)
    history = started((picture, block(1)))
    for _ in range(8):
        history.push((picture, block(1)), "weight")
    assert history.nbytes() == 99
    assert len(history) == 9
    history.push((picture, block(5)), "weight")
    assert history.nbytes() <= BUDGET
    assert len(history) == 6


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30))
def test_the_oldest_go_first(sizes: list[int]) -> None:
    values: list[Value] = [(block(size),) for size in sizes]
    history = started(values[0])
    for value in values[1:]:
        history.push(value, "edit")
    kept = len(history)
    assert history.nbytes() <= BUDGET
    # Not one more than had to go.
    assert kept == len(sizes) or sum(sizes[-kept - 1 :]) > BUDGET
    for value in reversed(values[-kept:]):
        assert history.value is value
        history.undo()
    assert history.undo_name is None


def test_the_present_value_stays_however_large() -> None:
    history = started((block(1),))
    large = (block(10 * BUDGET),)
    history.push(large, "load")
    assert history.value is large
    assert len(history) == 1
    assert history.undo() is large
    small = (block(1),)
    history.push(small, "clear")
    assert history.value is small
    assert len(history) == 1


def test_reset_forgets() -> None:
    history = started()
    history.push((block(1),), "edit")
    other = (block(2),)
    history.reset(other)
    assert (len(history), history.undo_name, history.redo_name) == (1, None, None)
    assert history.value is other
