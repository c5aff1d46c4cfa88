"""Notches of the mouse wheel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from convstudio.ui.widgets.wheel import NOTCH, ZOOM, Wheel


def turned(x: int, y: int) -> QWheelEvent:
    """Return the event of a wheel turned by eighths of a degree."""
    return QWheelEvent(
        QPointF(),
        QPointF(),
        QPoint(),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # positional only: whether it is inverted
    )


@given(st.lists(st.integers(-500, 500), max_size=20))
def test_parts_of_a_notch_add_up(parts: list[int]) -> None:
    wheel = Wheel()
    steps = sum(wheel.steps(turned(0, part)) for part in parts)
    assert abs(sum(parts) - steps * NOTCH) < NOTCH


def test_parts_zoom_at_once_and_what_was_kept_with_them() -> None:
    wheel = Wheel()
    assert wheel.zoom(turned(0, 60)) == pytest.approx(ZOOM**0.5)
    assert wheel.steps(turned(0, -30)) == 0
    assert wheel.zoom(turned(0, -90)) == pytest.approx(1 / ZOOM)
    assert wheel.zoom(turned(0, 0)) == 1


def test_a_wheel_turned_sideways_counts_as_well() -> None:
    assert Wheel().steps(turned(2 * NOTCH, 0)) == 2
