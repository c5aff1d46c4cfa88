import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.axis_field import AxisField


@pytest.fixture
def field(qtbot: QtBot) -> AxisField:
    """A shown stride of 1 to 9, both axes 2."""
    result = AxisField("Stride", 1, 9)
    result.set_values(2, 2)
    qtbot.addWidget(result)
    result.show()
    qtbot.waitExposed(result)
    result.activateWindow()
    return result


@pytest.fixture
def changes(field: AxisField) -> list[tuple[int, int]]:
    values: list[tuple[int, int]] = []
    field.changed.connect(values.append)
    return values


def turn_wheel(widget: QWidget, notches: int) -> bool:
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_linked_numbers_change_together_and_say_so_once(
    qtbot: QtBot, field: AxisField, changes: list[tuple[int, int]]
) -> None:
    assert field.linked
    qtbot.keyClick(field.rows, Qt.Key.Key_Up)
    qtbot.keyClick(field.columns, Qt.Key.Key_Down)
    assert changes == [(3, 3), (2, 2)]
    assert field.values() == (2, 2)


def test_unlinked_numbers_change_alone(
    qtbot: QtBot, field: AxisField, changes: list[tuple[int, int]]
) -> None:
    qtbot.mouseClick(field.link, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field.columns, Qt.Key.Key_Up)
    assert changes == [(2, 3)]


def test_linking_makes_the_columns_equal_to_the_rows(
    qtbot: QtBot, field: AxisField, changes: list[tuple[int, int]]
) -> None:
    field.set_values(3, 5)
    assert not field.linked
    qtbot.mouseClick(field.link, Qt.MouseButton.LeftButton)
    assert changes == [(3, 3)]


def test_setting_values_emits_nothing(field: AxisField, changes: list[tuple[int, int]]) -> None:
    field.set_values(4, 4)
    field.set_values(1, 9)
    assert field.values() == (1, 9)
    assert changes == []


def test_typing_counts_when_it_ends(qtbot: QtBot, field: AxisField, changes: list[tuple[int, int]]) -> None:
    field.rows.setFocus()
    field.rows.selectAll()
    qtbot.keyClicks(field.rows, "7")
    assert changes == []
    field.set_values(2, 2)
    assert field.rows.text() == "7"
    with qtbot.waitSignal(field.finished):
        qtbot.keyClick(field.rows, Qt.Key.Key_Return)
    assert changes == [(7, 7)]


def test_the_range_holds(qtbot: QtBot, field: AxisField, changes: list[tuple[int, int]]) -> None:
    field.set_values(9, 9)
    qtbot.keyClick(field.rows, Qt.Key.Key_Up)
    field.rows.selectAll()
    qtbot.keyClicks(field.rows, "99")
    qtbot.keyClick(field.rows, Qt.Key.Key_Return)
    assert field.values() == (9, 9)
    assert changes == []


def test_the_wheel_belongs_to_a_focused_box_only(field: AxisField, changes: list[tuple[int, int]]) -> None:
    field.columns.setFocus()
    assert not turn_wheel(field.rows, 1)
    assert changes == []
    assert turn_wheel(field.columns, 1)
    assert changes == [(3, 3)]


def test_undo_belongs_to_the_window_unless_something_is_typed(qtbot: QtBot, field: AxisField) -> None:
    undone: list[int] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), field)
    shortcut.activated.connect(lambda: undone.append(1))
    field.rows.setFocus()
    qtbot.keyClick(field.rows, Qt.Key.Key_Up)
    qtbot.keyClick(field.rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]
    qtbot.keyClicks(field.rows, "5")
    qtbot.keyClick(field.rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [1]


def test_every_part_has_a_name(field: AxisField) -> None:
    assert field.rows.accessibleName() == "Stride, rows"
    assert field.columns.accessibleName() == "Stride, columns"
    assert "Stride" in field.link.accessibleName()


def test_the_sign_shows_whether_they_are_linked(field: AxisField) -> None:
    linked = field.link.grab().toImage()
    field.link.setChecked(False)
    assert field.link.grab().toImage() != linked


def test_a_row_of_numbers_has_one_field(
    qtbot: QtBot, field: AxisField, changes: list[tuple[int, ...]]
) -> None:
    field.set_values(4)
    assert [box.isVisible() for box in (field.slices, field.rows, field.columns)] == [False, False, True]
    assert not field.link.isVisible()
    assert field.columns.accessibleName() == "Stride"
    qtbot.keyClick(field.columns, Qt.Key.Key_Up)
    assert changes == [(5,)]


def test_a_volume_has_three_that_are_linked_together(
    qtbot: QtBot, field: AxisField, changes: list[tuple[int, ...]]
) -> None:
    field.set_values(2, 2, 2)
    assert field.linked
    assert field.focusProxy() is field.slices
    qtbot.keyClick(field.rows, Qt.Key.Key_Up)
    assert changes == [(3, 3, 3)]
    qtbot.mouseClick(field.link, Qt.MouseButton.LeftButton)
    qtbot.keyClick(field.slices, Qt.Key.Key_Up)
    assert changes[1:] == [(4, 3, 3)]
    qtbot.mouseClick(field.link, Qt.MouseButton.LeftButton)
    assert changes[2:] == [(4, 4, 4)]
    assert field.slices.accessibleName() == "Stride, depth"
    assert field.link.accessibleName() == "Stride: depth, rows and columns linked"


def test_numbers_of_another_dimension_are_linked_anew(field: AxisField) -> None:
    field.set_values(3, 5)
    field.set_values(2, 2, 2)
    assert field.linked
    field.set_values(1, 2, 1)
    assert not field.linked
    field.relink()
    assert not field.linked
    field.set_values(7)
    assert field.linked
