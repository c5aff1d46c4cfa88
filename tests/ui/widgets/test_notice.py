"""The notice is read whole, goes by itself or at a click, and moves nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import THEMES, Theme
from convstudio.ui.widgets import notice as module
from convstudio.ui.widgets.notice import Notice

LONG = (
    "“picture.png” is 90000 pixels wide and 90000 high, more than 67 megapixels: make it smaller first. " * 2
)


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def notice(over: QWidget) -> Notice:
    return Notice(over)


def label(notice: Notice) -> QLabel:
    return notice.findChildren(QLabel)[0]


def test_it_is_silent_until_told(notice: Notice) -> None:
    assert notice.text == ""
    assert not notice.isVisible()


def test_it_tells_the_newest_only(notice: Notice) -> None:
    notice.tell("First.")
    notice.tell("Second.")
    assert notice.text == "Second."
    assert notice.isVisible()
    assert notice.accessibleName() == "Second."


def test_a_click_closes_it(notice: Notice) -> None:
    notice.tell("Something.")
    button = notice.findChildren(QToolButton)[0]
    assert button.accessibleName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert notice.text == ""
    assert not notice.isVisible()
    assert not notice._timer.isActive()


def test_it_goes_by_itself(monkeypatch: pytest.MonkeyPatch, over: QWidget, qtbot: QtBot) -> None:
    monkeypatch.setattr(module, "SHOWN_FOR", 10)
    notice = Notice(over)
    notice.tell("Something.")
    qtbot.waitUntil(lambda: not notice.isVisible())
    assert notice.text == ""


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("text", [13, 27])
@pytest.mark.parametrize("width", [500, 700, 1600])
def test_a_long_sentence_is_seen_whole(
    notice: Notice, over: QWidget, theme: Theme, text: int, width: int
) -> None:
    over.setStyleSheet(style_sheet(theme.scaled(text)))
    over.resize(width, 900)
    notice.tell(LONG)
    said = label(notice)
    assert said.height() >= said.heightForWidth(said.width())
    assert over.rect().contains(notice.geometry())
    assert notice.rect().contains(said.geometry())
    assert abs(notice.geometry().center().x() - over.rect().center().x()) <= 1


def test_it_stays_at_the_upper_edge(notice: Notice, over: QWidget) -> None:
    notice.tell("Something.")
    for size in ((900, 500), (400, 700)):
        over.resize(*size)
        assert over.rect().contains(notice.geometry())
        assert notice.geometry().top() < 20


def test_the_next_theme_keeps_a_long_sentence_whole(notice: Notice, over: QWidget) -> None:
    notice.tell(LONG)
    over.setStyleSheet(style_sheet(THEMES["dark"].scaled(27)))
    QApplication.processEvents()
    said = label(notice)
    assert said.height() >= said.heightForWidth(said.width())


def test_markup_in_a_name_is_text(notice: Notice) -> None:
    notice.tell("“<img src=x>” is no picture.")
    assert label(notice).textFormat() == Qt.TextFormat.PlainText
    assert notice.text == "“<img src=x>” is no picture."


def test_no_word_stands_alone_on_a_second_line(over: QWidget, notice: Notice) -> None:
    notice.tell("Short.")
    short = notice.width()
    notice.tell("One word after the other " * 4 + "and one more than there is room for")
    assert short < notice.width() < over.width()
    height = notice.height()
    assert notice.heightForWidth(notice.width()) == height
    assert notice.heightForWidth(notice.width() - module.STEP) > height
