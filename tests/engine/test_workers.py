import itertools
import threading

import pytest
import torch

from convstudio.core.errors import Code, StudioError
from convstudio.engine.workers import side_by_side


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_order(workers: int) -> None:
    assert list(side_by_side(lambda part: part * part, range(20), lambda: False, workers)) == [
        part * part for part in range(20)
    ]


def test_the_parts_are_worked_on_side_by_side_with_one_thread_each() -> None:
    together = threading.Barrier(2)

    def work(_part: int) -> tuple[int, bool]:
        together.wait(10)
        return torch.get_num_threads(), torch.is_inference_mode_enabled()

    assert list(side_by_side(work, range(2), lambda: False, 2)) == [(1, True)] * 2


def test_it_is_stopped_between_parts() -> None:
    asked, done = itertools.count(), list[int]()
    with pytest.raises(StudioError) as refusal:
        list(side_by_side(done.append, range(1000), lambda: next(asked) >= 3, 2))
    assert refusal.value.code is Code.STOPPED
    assert done == [0, 1, 2]


def test_a_failure_is_the_caller_s() -> None:
    with pytest.raises(ZeroDivisionError):
        list(side_by_side(lambda part: 1 // part, range(3), lambda: False, 2))
