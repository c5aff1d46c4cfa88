"""A row of tools shows what fits, the most important first, and cuts nothing."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.tool_row import ToolRow


def button(text: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    return made


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Return what the row lies in: a window of its own would never be too narrow."""
    made = QWidget()
    made.resize(1000, 60)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def row(host: QWidget) -> tuple[ToolRow, dict[int, list[QToolButton]]]:
    made = ToolRow(host)
    groups = {
        3: [button("Pencil"), button("Eraser")],
        1: [button("Invert"), button("Clear"), button("Random")],
        2: [button("Size of the input")],
    }
    for importance, widgets in groups.items():
        made.add_group(widgets, importance)
    host.show()
    return made, groups


@pytest.mark.parametrize("width", range(120, 620, 20))
def test_groups_go_in_the_order_of_their_importance(
    row: tuple[ToolRow, dict[int, list[QToolButton]]], width: int
) -> None:
    made, groups = row
    made.resize(width, 40)
    QCoreApplication.processEvents()
    shown = [number for number in (3, 2, 1) if groups[number][0].isVisible()]
    assert shown == [3, 2, 1][: len(shown)]
    for number in shown:
        for each in groups[number]:
            assert each.width() >= each.sizeHint().width()
            assert each.mapTo(made, each.rect().bottomRight()).x() < made.width()


def test_all_come_back_where_there_is_room(row: tuple[ToolRow, dict[int, list[QToolButton]]]) -> None:
    made, groups = row
    for width in (150, 900):
        made.resize(width, 40)
        QCoreApplication.processEvents()
    assert all(each.isVisible() for widgets in groups.values() for each in widgets)


def test_a_wider_text_is_made_room_for(row: tuple[ToolRow, dict[int, list[QToolButton]]]) -> None:
    made, groups = row
    made.resize(made.sizeHint().width() + 4, 40)
    QCoreApplication.processEvents()
    assert groups[1][0].isVisible()
    groups[3][0].setText("A much longer name for a pencil")
    for _ in range(3):  # from the button to its group, and on to the row
        QCoreApplication.processEvents()
    assert not groups[1][0].isVisible()
    assert made.minimumSizeHint().width() <= made.width()
