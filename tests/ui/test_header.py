"""The row at the top chooses the lens."""

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QWidget

from convstudio.core.view_state import LENSES
from convstudio.ui.theme import THEMES
from tests.ui.bench import CTRL, Bench

SIZES = ((1024, 768), (1280, 720), (1920, 1080))
ALT = Qt.KeyboardModifier.AltModifier

NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


def lens_in_front(bench: Bench) -> str:
    """Return the name of the lens that is in front, as the view and everything that is seen agree."""
    window, name = bench.window, bench.store.view.lens
    assert [lens for lens, widget in window.lenses.built.items() if widget.isVisible()] == [name]
    assert LENSES[window.header.lenses.currentIndex()] == name
    assert [lens for lens, action in window.menus.lenses.items() if action.isChecked()] == [name]
    focus = window.focusWidget()
    assert focus is not None
    assert window.lenses.built[name].isAncestorOf(focus)
    return name


def parts(bench: Bench) -> list[QWidget]:
    """Return what is seen of the header, from left to right."""
    header = bench.window.header
    seen = [part for part in header.findChildren(QWidget) if part.parent() is header and part.isVisible()]
    return sorted(seen, key=QWidget.x)


def is_whole(part: QWidget) -> bool:
    """Return whether nothing of a part of the header is cut off or left out."""
    return part.width() >= part.sizeHint().width() and part.height() >= part.minimumSizeHint().height()


def open_menus() -> list[QMenu]:
    """Return the menus that are open, the first one first."""
    menus: list[QMenu] = []
    while (popup := QApplication.activePopupWidget()) is not None:
        assert isinstance(popup, QMenu)
        menus.insert(0, popup)
        popup.hide()
    return menus


def test_every_lens_has_a_tab_and_a_key(bench: Bench) -> None:
    tabs = bench.window.header.lenses
    assert tabs.count() == len(LENSES)
    for index, key in zip(range(tabs.count()), NUMBERS, strict=False):
        assert tabs.tabText(index) in tabs.tabToolTip(index)
        assert f"(Ctrl+{index + 1})" in tabs.tabToolTip(index)
        bench.key(key, CTRL)
        assert lens_in_front(bench) == LENSES[index]
    assert lens_in_front(bench) == LENSES[min(len(LENSES), len(NUMBERS)) - 1]


def test_a_click_on_a_tab_brings_its_lens(bench: Bench) -> None:
    tabs = bench.window.header.lenses
    for index in (*range(tabs.count()), *reversed(range(tabs.count()))):
        bench.push(tabs, tabs.tabRect(index).center())
        assert lens_in_front(bench) == LENSES[index]


def test_the_menu_brings_a_lens(bench: Bench) -> None:
    for name in (*LENSES[1:], LENSES[0]):
        bench.window.menus.lenses[name].trigger()
        assert lens_in_front(bench) == name


def test_a_lens_is_no_step(bench: Bench) -> None:
    bench.key(Qt.Key.Key_2, CTRL)
    assert bench.store.undo_name is None


def test_the_lens_in_front_is_chosen_by_the_session(bench: Bench) -> None:
    chosen: list[str] = []
    header = bench.window.header
    header.lens_chosen.connect(chosen.append)
    for name in reversed(LENSES):
        header.show_lens(name)
        assert LENSES[header.lenses.currentIndex()] == name
    assert chosen == []


@pytest.mark.parametrize("lens", LENSES)
def test_the_program_starts_in_the_lens_asked_for(make_bench: Callable[..., Bench], lens: str) -> None:
    bench = make_bench(lens=lens)
    bench.settle()
    assert lens_in_front(bench) == lens


def test_projection_leaves_the_tabs_and_the_way_out(bench: Bench) -> None:
    window = bench.window
    window.menus.projection.setChecked(True)
    tabs = window.header.lenses
    bench.push(tabs, tabs.tabRect(1).center())
    assert lens_in_front(bench) == LENSES[1]
    assert not window.lenses.built[LENSES[1]].tools.isVisible()
    for index in range(tabs.count()):
        assert window.header.rect().contains(tabs.geometry().topLeft() + tabs.tabRect(index).bottomRight())
    bench.command(window.menus.projection)
    assert not window.look.projecting
    assert window.lenses.built[LENSES[1]].tools.isVisible()


def test_everything_has_room(bench: Bench) -> None:
    """Read from the geometry of what is seen: nothing is cut, nothing lies over another, all menus are there."""
    window, header = bench.window, bench.window.header
    for theme, projection, size in product(THEMES, [False, True], SIZES):
        window.look.show(theme)
        window.menus.projection.setChecked(projection)
        window.resize(*size)
        QApplication.processEvents()
        assert header.width() == window.width() == size[0]
        seen = parts(bench)
        assert [part for part in seen if not is_whole(part)] == []
        for left, right in zip([None, *seen], [*seen, None], strict=True):
            end = 0 if left is None else left.geometry().right()
            assert end < (header.width() if right is None else right.x())
        bar = window.menus.bar
        assert bar.isVisible() != header.folded.isVisible()
        if bar.isVisible():
            assert all(bar.rect().contains(bar.actionGeometry(action)) for action in bar.actions())
            assert not bar.actionGeometry(bar.actions()[-1]).isEmpty()
        else:
            assert header.folded.folded.actions() == bar.actions()


def test_only_a_small_window_in_large_type_folds_the_menus(bench: Bench) -> None:
    """Before that the words on the buttons make room; the height is that of the tabs in any case."""
    window, header = bench.window, bench.window.header
    seen = []
    for projection, size in product([False, True], SIZES):
        window.menus.projection.setChecked(projection)
        window.resize(*size)
        QApplication.processEvents()
        seen.append((header.folded.isVisible(), window.menus.commands.iconText()))
        assert header.height() == header.lenses.sizeHint().height() + 8
    words = "Commands  Ctrl+K"
    assert [text for _, text in seen] == ["Ctrl+K", words, words, "Ctrl+K", "Ctrl+K", "Ctrl+K"]
    assert [folded for folded, _ in seen] == [False, False, False, True, False, False]


@pytest.fixture
def folded(bench: Bench) -> Bench:
    """Return a program whose menus are folded into one."""
    bench.window.resize(1024, 768)
    bench.window.menus.projection.setChecked(True)
    QApplication.processEvents()
    assert bench.window.header.folded.isVisible()
    return bench


def test_folded_menus_open_by_mouse_and_by_their_letters(folded: Bench) -> None:
    window = folded.window
    whole = window.header.folded.folded
    folded.push(window.header.folded)
    assert open_menus() == [whole]
    folded.key(Qt.Key.Key_M, ALT)
    folded.qtbot.waitUntil(whole.isVisible)  # the button is pressed for a moment
    assert open_menus() == [whole]
    letters = "fexoilnsvh"
    for action, letter in zip(window.menus.bar.actions(), letters, strict=True):
        folded.key(Qt.Key(ord(letter.upper())), ALT)
        assert open_menus() == [whole, QMenu.menuInAction(action)], letter


def test_keys_of_folded_menus_still_count(folded: Bench) -> None:
    folded.key(Qt.Key.Key_2, CTRL)
    assert lens_in_front(folded) == LENSES[1]
    folded.key(Qt.Key.Key_F5)
    assert not folded.window.look.projecting
    assert folded.window.menus.bar.isVisible()
    folded.key(Qt.Key.Key_1, CTRL)
    assert lens_in_front(folded) == LENSES[0]


def test_a_narrow_window_shortens_the_names_of_lenses(bench: Bench) -> None:
    """Beyond what is comfortable: the names are elided, and every tab can still be chosen."""
    window = bench.window
    window.setMinimumSize(1, 1)
    window.header.lenses.setMaximumWidth(240)
    QApplication.processEvents()
    tabs: QTabBar = window.header.lenses
    assert tabs.width() == 240
    assert tabs.tabRect(tabs.count() - 1).right() < 240
