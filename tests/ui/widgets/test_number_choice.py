import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.number_choice import NumberChoice


@pytest.fixture
def choice(qtbot: QtBot) -> NumberChoice:
    """A choice of 1, 2, 4 and 16 that shows 2."""
    result = NumberChoice()
    qtbot.addWidget(result)
    result.set_choices([1, 2, 4, 16], 2)
    result.show()
    qtbot.waitExposed(result)
    result.activateWindow()
    result.setFocus()
    return result


@pytest.fixture
def entered(choice: NumberChoice) -> list[int]:
    numbers: list[int] = []
    choice.entered.connect(numbers.append)
    return numbers


def type_over(choice: NumberChoice, text: str) -> None:
    line = choice.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(choice, text)
    QTest.keyClick(choice, Qt.Key.Key_Return)


@pytest.mark.parametrize("number", [1, 3, 0, 99_999])
def test_any_number_can_be_typed(choice: NumberChoice, entered: list[int], number: int) -> None:
    type_over(choice, str(number))
    assert entered[:1] == [number]
    assert set(entered) == {number}
    choice.set_choices([1, 2, 4, 16], 2)  # it was refused
    assert choice.currentText() == "2"
    assert choice.value() == 2


def test_the_number_shown_and_what_is_no_number_are_not_entered(
    choice: NumberChoice, entered: list[int]
) -> None:
    for text in ("2", "x", "-"):
        type_over(choice, text)
    QTest.keyClick(choice, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(choice, Qt.Key.Key_Backspace)
    QTest.keyClick(choice, Qt.Key.Key_Tab)
    assert not entered


def test_arrow_keys_go_through_the_choices(choice: NumberChoice, entered: list[int]) -> None:
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert entered == [4]


def test_other_choices_are_shown_without_a_word(choice: NumberChoice, entered: list[int]) -> None:
    choice.set_choices([1, 3], 3)
    assert [choice.itemText(index) for index in range(choice.count())] == ["1", "3"]
    assert choice.currentText() == "3"
    assert not entered


def test_leaving_ends_the_visit(choice: NumberChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.finished):
        choice.clearFocus()
