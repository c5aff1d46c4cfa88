"""Two windows stay in step, whatever the lecturer does."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.bench import Bench
from tests.ui.lecture.in_step import assert_in_step, audience_of, settle
from tests.ui.test_random_gestures import Hand, Rescue, gestures

COUNT = 100


@pytest.mark.parametrize("seed", [11, 12])
def test_both_windows_show_the_same_after_every_gesture(bench: Bench, seed: int) -> None:
    audience_of(bench).resize(1024, 768)
    hand, rescue = Hand(bench), Rescue(bench)
    for number, gesture in enumerate(gestures(seed, COUNT), start=1):
        try:
            with rescue:
                hand.do(gesture)
            settle(bench)
            assert_in_step(bench)
        except BaseException:
            print(f"after {number} gestures: {gesture}")  # noqa: T201  pytest shows it with the failure
            raise
    QGuiApplication.clipboard().clear()
