"""What only the lecturer sees: it says what it is told, and the clock moves nothing."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from convstudio.ui.lecture.lecturer_panel import LecturerPanel, elapsed_text
from convstudio.ui.theme import THEMES


class Layouts(QObject):
    """Counts how often a widget is laid out anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.count += 1
        return super().eventFilter(watched, event)


@pytest.fixture
def panel(qtbot: QtBot) -> LecturerPanel:
    widget = LecturerPanel()
    qtbot.addWidget(widget)
    widget.set_theme(THEMES["light"])
    widget.resize(320, 600)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_it_shows_what_it_is_given(panel: LecturerPanel) -> None:
    panel.show_notes("Let them **predict** first.")
    panel.show_answer("−6")
    panel.show_next("Edges and diagonals")
    assert panel.notes.toPlainText() == "Let them predict first."
    assert panel.answer.text() == "−6"
    assert panel.next.text() == "Edges and diagonals"
    panel.show_answer("")
    assert not panel.answer.isVisible()
    panel.show_next("")
    assert panel.next.text() == "This is the last step."


def test_the_clock_moves_nothing(panel: LecturerPanel, qtbot: QtBot) -> None:
    panel.begin_clock()
    assert panel.elapsed.text() == "0:00"
    QCoreApplication.processEvents()
    layouts, place = Layouts(panel), panel.elapsed.geometry()
    for text in ("0:01", "59:59", "1:00:00", "10:00:00"):
        panel.elapsed.show_text(text)
        QCoreApplication.processEvents()
        assert panel.elapsed.geometry() == place
        assert panel.elapsed.fontMetrics().horizontalAdvance(text) <= place.width()
    assert layouts.count == 0
    qtbot.waitUntil(lambda: panel.elapsed.text() == "0:01", timeout=5000)


def test_the_clock_rests_while_it_is_hidden(panel: LecturerPanel) -> None:
    assert panel._timer.isActive()
    panel.hide()
    assert not panel._timer.isActive()


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (65, "1:05"), (3599, "59:59"), (3600, "1:00:00"), (36_065, "10:01:05")]
)
def test_elapsed(seconds: int, text: str) -> None:
    assert elapsed_text(seconds) == text


@pytest.mark.parametrize("name", THEMES)
def test_it_has_the_theme(panel: LecturerPanel, name: str) -> None:
    theme = THEMES[name].scaled(20)
    panel.set_theme(theme)
    assert panel.grab().toImage().pixelColor(2, 2) == theme.color("panel")
    assert QFontInfo(panel.time.font()).pixelSize() == 24
    assert len({panel.time.fontMetrics().horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_everything_is_reached_by_tab_and_has_a_name(panel: LecturerPanel) -> None:
    panel.show_answer("3")
    panel.show_next("Stride")
    panel.activateWindow()
    panel.notes.setFocus()
    reached = []
    for _ in range(3):
        reached.append(panel.focusWidget())
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
    assert set(reached) == {panel.notes, panel.answer, panel.next}
    assert all(each.accessibleName() or each.accessibleDescription() for each in reached)


def test_it_speaks_again_in_another_language(panel: LecturerPanel) -> None:
    panel.show_next("")
    panel.next.setText("")
    QCoreApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.next.text() == "This is the last step."
