"""What size a picture is to have, chosen without the dialog around it."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convstudio.core import limits
from convstudio.engine.pictures import Resample
from convstudio.ui.messages import resample_hint
from convstudio.ui.size_choice import SIDES, SizeChoice

Shown: TypeAlias = Callable[[int, int], SizeChoice]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    def make(rows: int, columns: int) -> SizeChoice:
        choice = SizeChoice(rows, columns)
        qtbot.addWidget(choice)
        with qtbot.waitActive(choice):
            choice.show()
            choice.activateWindow()
        return choice

    return make


def type_into(box: QWidget, text: str) -> None:
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Tab)


@pytest.mark.parametrize("side", SIDES)
def test_one_click_gives_a_length(shown: Shown, side: int) -> None:
    choice = shown(100, 200)
    button = choice._sides[side]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert choice.size_wanted == (side // 2, side)
    assert button.property("checked")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.property("checked")
    choice.whole.click()
    assert not button.property("checked")
    assert choice.size_wanted is None


def test_sizes_that_are_typed_keep_the_proportions(shown: Shown) -> None:
    choice = shown(100, 200)
    type_into(choice._rows, "40")
    assert choice.size_wanted == (40, 80)
    type_into(choice._columns, "50")
    assert choice.size_wanted == (25, 50)
    choice._proportional.click()
    type_into(choice._rows, "7")
    assert choice.size_wanted == (7, 50)
    choice._proportional.click()
    assert choice.size_wanted == (7, 14)


def test_the_whole_size_typed_in_is_the_whole(shown: Shown) -> None:
    choice = shown(100, 200)
    type_into(choice._rows, "100")
    assert choice._resized.isChecked()
    assert choice.size_wanted is None


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1, 5000), (5000, 1), (20000, 100)])
def test_odd_proportions_stay_within_the_limits(shown: Shown, rows: int, columns: int) -> None:
    choice = shown(rows, columns)
    for side in SIDES:
        choice._sides[side].click()
        size = choice.size_wanted or (rows, columns)
        assert min(size) >= 1
        assert max(size) == side or (rows, columns) == size
    type_into(choice._rows, "8192")
    type_into(choice._columns, "8192")
    assert np.prod(choice.size_wanted or (rows, columns)) <= limits.IMAGE_PIXELS


def test_a_filter_is_a_wish_to_resize_and_has_a_hint(shown: Shown, qtbot: QtBot) -> None:
    choice = shown(100, 200)
    choice._filter.setFocus()
    with qtbot.waitSignal(choice.changed):
        QTest.keyClick(choice._filter, Qt.Key.Key_Home)
    assert choice.resample is Resample.NEAREST
    assert choice._hint.text() == resample_hint(Resample.NEAREST)
    assert choice.size_wanted == (16, 32)
