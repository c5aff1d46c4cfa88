from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convstudio.core.errors import Code, StudioError
from convstudio.core.parsing import parse_number
from convstudio.ui.widgets.number_field import NumberField


def turn_wheel(widget: QWidget, notches: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Send a wheel event to `widget` and return whether it was taken."""
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """A shown window with a field for a number and another line to go to."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.addWidget(NumberField("Bias"))
    layout.addWidget(QLineEdit())
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    yield widget
    QToolTip.hideText()


@pytest.fixture
def field(window: QWidget) -> NumberField:
    (result,) = window.findChildren(NumberField)
    result.setFocus()
    result.selectAll()
    return result


@pytest.fixture
def other(window: QWidget, field: NumberField) -> QLineEdit:
    return next(line for line in window.findChildren(QLineEdit) if line is not field)


@pytest.fixture
def committed(field: NumberField) -> list[float]:
    values: list[float] = []
    field.committed.connect(values.append)
    return values


@pytest.mark.parametrize(("text", "value"), [("1/9", 1 / 9), ("-3", -3), ("0,5", 0.5), ("2e-3", 0.002)])
def test_a_typed_number_is_committed_by_enter(
    qtbot: QtBot, field: NumberField, committed: list[float], text: str, value: float
) -> None:
    qtbot.keyClicks(field, text)
    assert committed == []
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed == [pytest.approx(value, rel=1e-7)]
    assert parse_number(field.text()) == field.value() == committed[0]


def test_leaving_the_field_commits_once(
    qtbot: QtBot, field: NumberField, other: QLineEdit, committed: list[float]
) -> None:
    qtbot.keyClicks(field, "7")
    other.setFocus()
    field.setFocus()
    other.setFocus()
    assert committed == [7.0]


def test_the_same_number_is_no_commit(qtbot: QtBot, field: NumberField, committed: list[float]) -> None:
    field.set_value(0.25)
    field.selectAll()
    qtbot.keyClicks(field, "1/4")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed == []
    assert field.text() == "0.25"


def test_what_is_no_number_stays_to_be_mended(
    qtbot: QtBot, field: NumberField, committed: list[float]
) -> None:
    errors: list[StudioError] = []
    field.refused.connect(errors.append)
    qtbot.keyClicks(field, "1/0")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [error.code for error in errors] == [Code.DIVISION_BY_ZERO]
    assert field.text() == "1/0"
    assert field.property("bad") is True
    assert "1/0" in QToolTip.text()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.property("bad") is False
    qtbot.keyClicks(field, "4")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed == [0.25]


def test_escape_brings_the_value_back(qtbot: QtBot, field: NumberField, committed: list[float]) -> None:
    field.set_value(-2.5)
    qtbot.keyClicks(field, "nonsense")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "-2.5"
    assert field.property("bad") is False
    assert committed == []


def test_keys_step_in_decimals(qtbot: QtBot, field: NumberField, committed: list[float]) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Up, SHIFT)
    assert field.text() == "0.3"
    qtbot.keyClick(field, Qt.Key.Key_Down, SHIFT)
    assert [round(value, 6) for value in committed] == [1, 0, 0.1, 0.2, 0.3, 0.2]


def test_stepping_starts_from_what_is_typed(qtbot: QtBot, field: NumberField, committed: list[float]) -> None:
    qtbot.keyClicks(field, "41")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert committed == [42.0]


def test_the_wheel_belongs_to_a_focused_field_only(
    field: NumberField, other: QLineEdit, committed: list[float]
) -> None:
    assert turn_wheel(field, 2, PLAIN)
    assert turn_wheel(field, -1, SHIFT)
    assert [round(value, 6) for value in committed] == [2.0, 1.9]
    other.setFocus()
    assert not turn_wheel(field, 1, PLAIN)
    assert len(committed) == 2


def test_a_value_from_outside_waits_for_the_typing(
    qtbot: QtBot, field: NumberField, committed: list[float]
) -> None:
    qtbot.keyClicks(field, "12")
    field.set_value(3.0)
    assert field.text() == "12"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "3"
    field.set_value(4.0)
    assert field.text() == "4"
    assert committed == []


def test_undo_belongs_to_the_window_unless_something_is_typed(
    qtbot: QtBot, window: QWidget, field: NumberField
) -> None:
    undone: list[int] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), window)
    shortcut.activated.connect(lambda: undone.append(1))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    qtbot.keyClicks(field, "5")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]


@pytest.mark.usefixtures("qapp")
@given(st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_what_is_shown_is_the_value(value: float) -> None:
    field = NumberField("Bias")
    field.set_value(value)
    assert parse_number(field.text()) == value
