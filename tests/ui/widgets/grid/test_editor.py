"""The line over a cell: what it takes, what it refuses, who gets the keys after it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convstudio.core.errors import Code, StudioError
from convstudio.ui.widgets.grid.editor import CellEditor

KEYS = Qt.Key


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    grid, other = QWidget(), QLineEdit()
    grid.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for widget in (grid, other):
        widget.setMinimumSize(80, 40)
        column.addWidget(widget)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield grid
    QToolTip.hideText()


@pytest.fixture
def editor(parent: QWidget) -> CellEditor:
    return CellEditor(parent)


def committed(editor: CellEditor) -> list[tuple[float, int]]:
    found: list[tuple[float, int]] = []
    editor.committed.connect(lambda value, key: found.append((value, key)))
    return found


@pytest.mark.parametrize("key", [KEYS.Key_Return, KEYS.Key_Enter, KEYS.Key_Tab, KEYS.Key_Backtab])
def test_a_number_is_given_back_with_the_key_that_ended_it(
    parent: QWidget, editor: CellEditor, key: Qt.Key
) -> None:
    found = committed(editor)
    editor.start("7", select=True)
    QTest.keyClicks(editor, "-1/4")
    QTest.keyClick(editor, key)
    assert found == [(-0.25, int(key))]
    assert not editor.isVisible()
    assert parent.hasFocus()


def test_typing_goes_on_after_what_was_typed_already(editor: CellEditor) -> None:
    found = committed(editor)
    editor.start("1", select=False)
    QTest.keyClicks(editor, "e2")
    QTest.keyClick(editor, KEYS.Key_Return)
    assert found == [(100, int(KEYS.Key_Return))]


@pytest.mark.parametrize("text", ["", "-", "abc", "nan", "inf", "1e400", "1/0", "1 2", "0x10", "1_000"])
def test_what_is_no_number_is_marked_and_stays(parent: QWidget, editor: CellEditor, text: str) -> None:
    found = committed(editor)
    editor.start(text, select=False)
    QTest.keyClick(editor, KEYS.Key_Tab)
    assert editor.isVisible()
    assert editor.hasFocus()
    assert editor.property("bad")
    assert len(QToolTip.text()) > 20
    QTest.keyClicks(editor, "9")
    assert not editor.property("bad")
    QTest.keyClick(editor, KEYS.Key_Escape)
    assert not editor.isVisible()
    assert parent.hasFocus()
    assert not found


def test_a_click_elsewhere_takes_a_number_and_refuses_the_rest(parent: QWidget, editor: CellEditor) -> None:
    other = parent.window().findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert other is not None
    found = committed(editor)
    refused: list[object] = []
    editor.refused.connect(refused.append)
    for text in ("3", "x"):
        editor.start(text, select=False)
        QTest.mouseClick(other, Qt.MouseButton.LeftButton)
        other.setFocus()
        assert not editor.isVisible()
        assert other.hasFocus()
    assert found == [(3, 0)]
    assert [error.code for error in refused if isinstance(error, StudioError)] == [Code.NOT_A_NUMBER]


def test_a_menu_over_it_leaves_it_open(editor: CellEditor) -> None:
    found = committed(editor)
    editor.start("3", select=False)
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert editor.isVisible()
    assert not found
    editor.leave()
    assert not editor.isVisible()


def test_a_second_start_forgets_the_first(editor: CellEditor) -> None:
    editor.start("x", select=False)
    QTest.keyClick(editor, KEYS.Key_Return)
    assert editor.property("bad")
    editor.start("5", select=True)
    assert not editor.property("bad")
    assert editor.selectedText() == "5"
