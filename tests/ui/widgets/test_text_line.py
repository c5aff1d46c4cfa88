import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.text_line import TextLine


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A shown window with a line and another one to go to."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.addWidget(TextLine(widget))
    column.addWidget(QLineEdit(widget))
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    return widget


@pytest.fixture
def line(window: QWidget) -> TextLine:
    found = window.findChild(TextLine)
    assert found is not None
    found.show_text("red")
    found.setFocus()
    return found


def test_enter_and_leaving_enter_a_text_once(line: TextLine, window: QWidget) -> None:
    entered: list[str] = []
    line.entered.connect(entered.append)
    line.entered.connect(line.show_text)
    QTest.keyClicks(line, "der")
    assert not entered
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert entered == ["redder"]
    QTest.keyClicks(line, "!")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert entered == ["redder", "redder!"]


def test_what_is_as_before_is_not_entered(line: TextLine, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(line.entered):
        QTest.keyClicks(line, "x")
        QTest.keyClick(line, Qt.Key.Key_Backspace)
        QTest.keyClick(line, Qt.Key.Key_Return)
        QTest.keyClicks(line, "x")
        QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "red"
    assert not line.isModified()


def test_another_text_replaces_the_typing_and_the_same_does_not(line: TextLine) -> None:
    QTest.keyClicks(line, "der")
    line.show_text("red")
    assert line.text() == "redder"
    line.show_text("green")
    assert line.text() == "green"


def test_typing_takes_the_mark_away(line: TextLine) -> None:
    line.mark(bad=True)
    assert line.property("bad") is True
    QTest.keyClicks(line, "x")
    assert line.property("bad") is False
