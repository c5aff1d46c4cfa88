"""Commands are found by a few letters and run by keyboard or mouse."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from convstudio.ui.command_list import ARROW, title_of
from convstudio.ui.command_palette import CommandPalette, collect_actions
from convstudio.ui.command_search import fit
from convstudio.ui.style_sheet import style_sheet
from convstudio.ui.theme import CONTRAST

TITLES = ["File ▸ Save", "File ▸ Save as…", "Kernel ▸ Presets ▸ Sobel x", "Kernel ▸ Presets ▸ Gaussian blur"]


class Window(QMainWindow):
    """A window with menus, which writes down what was triggered."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.resize(1024, 768)
        file = self.menuBar().addMenu("&File")
        self.save = self.add(file.addAction("&Save"))
        self.save.setShortcut("Ctrl+S")
        file.addSeparator()
        self.add(file.addAction("Save &as…")).setShortcut("Ctrl+Shift+S")
        self.add(file.addAction("Secret")).setVisible(False)
        self.redo = self.add(self.menuBar().addMenu("编辑(&E)").addAction("&Redo"))
        self.redo.setEnabled(False)
        presets = self.menuBar().addMenu("&Kernel").addMenu("&Presets")
        for name in ("Sobel x", "Sobel y", "Gaussian blur"):
            self.add(presets.addAction(name))
        switch = self.add(self.menuBar().addMenu("Black && white").addAction("Projection"))
        switch.setCheckable(True)
        switch.setChecked(True)
        self.editor = QLineEdit()
        self.setCentralWidget(self.editor)
        self.palette_widget = CommandPalette(self)

    def add(self, action: QAction) -> QAction:
        action.triggered.connect(self.note)
        return action

    def note(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.done.append(action.text())

    def open(self) -> CommandPalette:
        self.palette_widget.open_with(collect_actions(self.menuBar()))
        return self.palette_widget


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.editor.setFocus()
    return made


def lines(palette: CommandPalette) -> list[str]:
    model = palette._list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen(palette: CommandPalette) -> str:
    return str(palette._list.currentIndex().data())


def press(palette: CommandPalette, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(palette._search, key)


def test_actions_come_from_all_menus_in_their_order(window: Window) -> None:
    assert [title_of(action) for action in collect_actions(window.menuBar())] == [
        "File ▸ Save",
        "File ▸ Save as…",
        "编辑 ▸ Redo",
        "Kernel ▸ Presets ▸ Sobel x",
        "Kernel ▸ Presets ▸ Sobel y",
        "Kernel ▸ Presets ▸ Gaussian blur",
        "Black & white ▸ Projection",
    ]


def test_what_cannot_be_used_comes_last(window: Window) -> None:
    palette = window.open()
    assert lines(palette)[0] == "File ▸ Save"
    assert lines(palette)[-1] == "编辑 ▸ Redo"
    press(palette, Qt.Key.Key_Up)
    assert chosen(palette) == "Black & white ▸ Projection"
    press(palette, Qt.Key.Key_Down)
    assert chosen(palette) == "File ▸ Save"


def test_typing_and_enter_run_a_command(window: Window) -> None:
    palette = window.open()
    assert palette._search.hasFocus()
    QTest.keyClicks(palette._search, "soby")
    assert lines(palette) == ["Kernel ▸ Presets ▸ Sobel y"]
    press(palette, Qt.Key.Key_Return)
    assert window.done == ["Sobel y"]
    assert not palette.isVisible()
    assert window.editor.hasFocus()


def test_arrows_choose(window: Window) -> None:
    palette = window.open()
    QTest.keyClicks(palette._search, "sobel")
    press(palette, Qt.Key.Key_Down)
    assert chosen(palette).endswith("Sobel y")
    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Tab)
    assert chosen(palette).endswith("Sobel x")
    press(palette, Qt.Key.Key_Enter)
    assert window.done == ["Sobel x"]


def test_escape_and_a_click_beside_it_close(window: Window) -> None:
    palette = window.open()
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.editor.hasFocus()
    palette = window.open()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette._card.geometry().center())
    assert palette.isVisible()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, palette.height() - 5))
    assert not palette.isVisible()
    assert window.done == []


def test_a_click_runs_a_command_that_can_be_used(window: Window) -> None:
    palette = window.open()

    def click(row: int) -> None:
        area = palette._list.visualRect(palette._list.model().index(row, 0))
        QTest.mouseClick(palette._list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())

    click(len(lines(palette)) - 1)
    assert palette.isVisible()
    click(1)
    assert window.done == ["Save &as…"]
    assert not palette.isVisible()


def test_shortcuts_of_the_window_rest_while_it_is_open(window: Window) -> None:
    palette = window.open()
    QTest.keyClick(palette._search, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.done == []
    press(palette, Qt.Key.Key_Escape)
    QTest.keyClick(window.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.done == ["&Save"]


def test_nothing_found_is_said(window: Window) -> None:
    palette = window.open()
    QTest.keyClicks(palette._search, "qqq")
    assert not palette._list.isVisible()
    assert "“qqq”" in palette._hint.text()
    press(palette, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert window.done == []
    assert palette.isVisible()
    palette._search.clear()
    assert palette._list.isVisible()


def test_opening_again_starts_afresh(window: Window) -> None:
    palette = window.open()
    QTest.keyClicks(palette._search, "sobel")
    window.redo.setEnabled(True)
    assert window.open() is palette
    assert palette._search.text() == ""
    assert lines(palette)[2] == "编辑 ▸ Redo"
    press(palette, Qt.Key.Key_Escape)
    assert window.editor.hasFocus()


def test_a_screen_reader_hears_title_and_shortcut(window: Window) -> None:
    palette = window.open()
    model = palette._list.model()
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    native = QKeySequence("Ctrl+S").toString(QKeySequence.SequenceFormat.NativeText)
    assert said[0] == f"File ▸ Save, {native}"
    assert "✓, Black & white ▸ Projection" in said
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert all(part.accessibleName() for part in (palette, palette._search, palette._list))


@pytest.mark.parametrize(("width", "height", "text"), [(1024, 768, 13), (640, 480, 13), (1024, 768, 32)])
def test_it_fits_into_the_window_and_follows_its_size(
    window: Window, width: int, height: int, text: int
) -> None:
    window.setStyleSheet(style_sheet(CONTRAST.scaled(text)))
    palette = window.open()
    window.resize(width, height)
    QApplication.processEvents()
    assert palette.geometry() == window.rect()
    assert window.rect().contains(palette._card.geometry())
    inside = palette._card.rect()
    for part in (palette._search, palette._list, palette._hint):
        assert inside.contains(part.geometry())
    assert not palette.grab().isNull()
    assert abs(palette._card.geometry().center().x() - QRect(window.rect()).center().x()) <= 1


def found(query: str) -> list[str]:
    fits = ((fit(query, title, title.rfind(ARROW) + len(ARROW)), title) for title in TITLES)
    return [title for _, title in sorted((match.cost, title) for match, title in fits if match is not None)]


def test_the_best_fit_comes_first() -> None:
    assert found("") == sorted(TITLES)
    assert found("sa") == ["File ▸ Save", "File ▸ Save as…"]
    assert found("save as") == ["File ▸ Save as…"]
    assert found("SX") == ["Kernel ▸ Presets ▸ Sobel x"]
    assert found("blur") == ["Kernel ▸ Presets ▸ Gaussian blur"]
    assert found("kernel gau") == ["Kernel ▸ Presets ▸ Gaussian blur"]
    assert found("gb") == ["Kernel ▸ Presets ▸ Gaussian blur"]
    assert found("zz") == []


@pytest.mark.parametrize(
    ("better", "worse"),
    [("sob", "x"), ("x", "pre"), ("pre", "obel"), ("obel", "sx"), ("sx", "sl")],
)
def test_kinds_of_fit_in_their_order(better: str, worse: str) -> None:
    title = "Kernel ▸ Presets ▸ Sobel x"
    best, second = (fit(query, title, title.index("Sobel")) for query in (better, worse))
    assert best is not None
    assert second is not None
    assert best.cost < second.cost


@given(st.text("abcÄ文 ▸x…", max_size=30), st.text("abcä文x", min_size=1, max_size=5), st.integers(0, 30))
def test_what_is_marked_is_what_was_typed(title: str, word: str, name_at: int) -> None:
    matched = fit(word, title, name_at)
    if matched is None:
        assert word not in title.lower()
    else:
        assert "".join(title[position].lower() for position in sorted(matched.positions)) == word


@given(st.lists(st.text("abcdef", min_size=1, max_size=5), min_size=1, max_size=5), st.randoms())
def test_beginnings_of_words_are_found_in_any_order(words: list[str], random: Random) -> None:
    beginnings = [word[: random.randint(1, len(word))].upper() for word in words]
    random.shuffle(beginnings)
    assert fit(" ".join(beginnings), ARROW.join(words), 0) is not None
