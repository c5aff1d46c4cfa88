"""The code view: what is shown, what is copied, and that nothing jumps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from convstudio.ui.widgets.code_highlighter import DARK, LIGHT, CodeColors
from convstudio.ui.widgets.code_view import SHOWN_LINES, CodeView

SOURCE = "".join(f"value_{number} = {number}  # comment\n" for number in range(200))


@pytest.fixture
def view(qtbot: QtBot) -> CodeView:
    widget = CodeView("From scratch")
    qtbot.addWidget(widget)
    widget.resize(300, 200)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def editor(view: CodeView) -> QPlainTextEdit:
    return view.findChildren(QPlainTextEdit)[0]


def button(view: CodeView) -> QToolButton:
    return view.findChildren(QToolButton)[0]


def marked(view: CodeView) -> list[str]:
    selections = editor(view).extraSelections()
    return [selection.cursor.block().text() for selection in selections]


def in_sight(view: CodeView, line: int) -> bool:
    bar = editor(view).verticalScrollBar()
    return bar.value() <= line - 1 < bar.value() + bar.pageStep()


def test_the_button_copies_everything_and_says_so_in_place(qtbot: QtBot, view: CodeView) -> None:
    view.set_source(SOURCE)
    before = button(view).geometry()
    assert button(view).text() == "Copy"
    QTest.mouseClick(button(view), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == SOURCE
    assert button(view).text() == "Copied"
    qtbot.waitUntil(lambda: button(view).text() == "Copy")
    assert button(view).geometry() == before


def test_a_long_text_is_folded_in_view_and_copied_whole(qtbot: QtBot, view: CodeView) -> None:
    text = "".join(f"line_{number}\n" for number in range(1, 5001))
    view.set_source(text)
    shown = editor(view).toPlainText().splitlines()
    assert len(shown) == SHOWN_LINES
    assert shown[0] == "line_1"
    assert shown[-1] == "line_5000"
    QTest.mouseClick(button(view), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text
    folded = next(line for line in shown if line.startswith("#"))
    assert str(5000 - SHOWN_LINES + 1) in folded
    for line, expected in (
        (1, "line_1"),
        (4990, "line_4990"),
        (3000, folded),
        (199, "line_199"),
        (4601, "line_4601"),
    ):
        view.set_current_line(line)
        assert marked(view) == [expected]


def test_the_current_line_is_marked_brought_into_sight_and_explained(view: CodeView) -> None:
    view.set_source(SOURCE)
    view.set_current_line(150, "r = 1, c = 2")
    assert marked(view) == ["value_149 = 149  # comment"]
    assert in_sight(view, 150)
    view.set_current_line(None)
    assert marked(view) == []


def test_a_step_on_the_same_line_leaves_the_place_where_one_reads(view: CodeView) -> None:
    view.set_source(SOURCE)
    view.set_current_line(150, "c = 1")
    editor(view).verticalScrollBar().setValue(3)
    view.set_current_line(150, "c = 2")
    assert editor(view).verticalScrollBar().value() == 3


def test_an_edit_keeps_the_scroll_position_and_the_mark(view: CodeView) -> None:
    view.set_source(SOURCE)
    view.set_current_line(40)
    editor(view).verticalScrollBar().setValue(77)
    view.set_source(SOURCE.replace("= 5 ", "= −5 "))
    assert editor(view).verticalScrollBar().value() == 77
    assert marked(view) == ["value_39 = 39  # comment"]


def test_the_same_text_again_does_nothing(view: CodeView) -> None:
    view.set_source(SOURCE)
    revision = editor(view).document().revision()
    view.set_source(SOURCE)
    assert editor(view).document().revision() == revision


def test_a_line_that_the_text_no_longer_has_is_not_marked(view: CodeView) -> None:
    view.set_source(SOURCE)
    view.set_current_line(150)
    view.set_source("y = 1\n")
    assert marked(view) == []


def test_a_long_note_is_cut_and_told_whole_to_a_screen_reader(view: CodeView) -> None:
    note = "row = 1, 2, 3 · " * 20
    width = view.minimumSizeHint().width()
    view.set_current_line(None, note)
    assert view.minimumSizeHint().width() == width
    assert note in [child.accessibleName() for child in view.children() if hasattr(child, "accessibleName")]


def inks(view: CodeView, line: int) -> dict[str, str]:
    """Return the color of each colored word of a line."""
    block = editor(view).document().findBlockByNumber(line)
    return {
        block.text()[item.start : item.start + item.length]: item.format.foreground().color().name()
        for item in block.layout().formats()
    }


def test_words_are_colored_by_kind(view: CodeView) -> None:
    view.set_colors(LIGHT)
    view.set_source('for r in range(3):  # rows\n    mode="zeros"\n [1, -0.5e-3],\n')
    keyword, number, comment = LIGHT.keyword, LIGHT.number, LIGHT.comment
    assert inks(view, 0) == {"for": keyword, "in": keyword, "3": number, "# rows": comment}
    assert inks(view, 1) == {'"zeros"': LIGHT.string}
    assert inks(view, 2) == {" [1, -0.5e-3],": number}


def test_colors_follow_the_palette_until_they_are_chosen(view: CodeView) -> None:
    for ground, expected in (("#101010", DARK), ("#fafafa", LIGHT)):
        palette = QPalette(view.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(ground))
        view.setPalette(palette)
        assert view.colors == expected
    view.set_colors(DARK)
    assert view.colors == DARK


@pytest.mark.parametrize(("colors", "ground"), [(LIGHT, "#eef0f3"), (DARK, "#272b34")])
def test_every_ink_has_seven_to_one(colors: CodeColors, ground: str) -> None:
    def luminance(name: str) -> float:
        color = QColor(name)
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (color.redF(), color.greenF(), color.blueF())
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for ink in (colors.keyword, colors.number, colors.string, colors.comment):
        low, high = sorted((luminance(ink), luminance(ground)))
        assert (high + 0.05) / (low + 0.05) >= 7


def test_the_parts_have_names(view: CodeView) -> None:
    assert editor(view).accessibleName() == "From scratch"
    assert button(view).accessibleName() == "Copy: From scratch"
    view.set_title("PyTorch")
    assert editor(view).accessibleName() == "PyTorch"
