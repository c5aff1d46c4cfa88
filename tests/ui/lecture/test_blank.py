"""The black screen: B makes it, B and Esc and a click end it, and typing a b is typing a b."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.bench import Bench


def is_black(bench: Bench) -> bool:
    image = bench.window.grab().toImage()
    width, height = image.width(), image.height()
    return all(
        image.pixelColor(x, y).name() == "#000000"
        for x in range(0, width, width // 16)
        for y in range(0, height, height // 12)
    )


@pytest.mark.parametrize("projection", [False, True])
@pytest.mark.parametrize("back", [Qt.Key.Key_B, Qt.Key.Key_Escape])
def test_b_makes_the_screen_black_and_back(bench: Bench, back: Qt.Key, projection: bool) -> None:
    bench.window.menus.projection.setChecked(projection)
    bench.key(Qt.Key.Key_B)
    assert is_black(bench)
    assert bench.window.lecture_actions.blank.isChecked()
    bench.window.resize(1400, 800)
    QApplication.processEvents()
    assert is_black(bench)
    bench.key(back)
    assert not is_black(bench)
    assert not bench.window.lecture_actions.blank.isChecked()


def test_a_click_ends_it_and_does_nothing_else(bench: Bench) -> None:
    view = bench.store.view
    bench.key(Qt.Key.Key_B)
    bench.push(bench.window.lecture.blank, QPoint(640, 360))
    assert not is_black(bench)
    assert bench.store.view is view


def test_the_lecture_goes_on_beneath(bench: Bench) -> None:
    bench.window.playback.first()
    bench.key(Qt.Key.Key_B)
    bench.key(Qt.Key.Key_Right)
    assert bench.window.playback.step == 1


def test_it_is_told_to_those_who_listen(bench: Bench) -> None:
    bench.key(Qt.Key.Key_B)
    told = QAccessible.queryAccessibleInterface(bench.window.lecture.blank)
    assert told.text(QAccessible.Text.Name) == "Blank"
    assert "Esc" in told.text(QAccessible.Text.Description)


def test_a_text_field_takes_its_letters(bench: Bench) -> None:
    field = QLineEdit(bench.window)
    field.show()
    field.setFocus()
    bench.keys("bodihtuwz")
    assert field.text() == "bodihtuwz"
    assert bench.window.lecture.tool is None
    assert not bench.window.lecture.blanked
    bench.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    bench.keys("blank")
    assert not is_black(bench)
    bench.key(Qt.Key.Key_Return)
    assert is_black(bench)
