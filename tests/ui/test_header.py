"""The row at the top chooses the lens."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from convstudio.core.view_state import LENSES
from tests.ui.bench import CTRL, Bench

NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


def check_in_front(bench: Bench, name: str) -> None:
    window = bench.window
    assert bench.store.view.lens == name
    assert [lens for lens, widget in window.lenses.built.items() if widget.isVisible()] == [name]
    assert LENSES[window.header.lenses.currentIndex()] == name
    assert [lens for lens, action in window.menus.lenses.items() if action.isChecked()] == [name]
    focus = window.focusWidget()
    assert focus is not None
    assert window.lenses.built[name].isAncestorOf(focus)


def test_every_lens_has_a_tab_and_a_key(bench: Bench) -> None:
    tabs = bench.window.header.lenses
    assert tabs.count() == len(LENSES)
    for index, key in zip(range(tabs.count()), NUMBERS, strict=False):
        assert tabs.tabText(index) in tabs.tabToolTip(index)
        assert f"(Ctrl+{index + 1})" in tabs.tabToolTip(index)
        bench.key(key, CTRL)
        check_in_front(bench, LENSES[index])
    check_in_front(bench, LENSES[min(len(LENSES), len(NUMBERS)) - 1])


def test_a_click_on_a_tab_brings_its_lens(bench: Bench) -> None:
    tabs = bench.window.header.lenses
    for index in (*range(tabs.count()), *reversed(range(tabs.count()))):
        bench.push(tabs, tabs.tabRect(index).center())
        check_in_front(bench, LENSES[index])


def test_the_menu_brings_a_lens(bench: Bench) -> None:
    for name in (*LENSES[1:], LENSES[0]):
        bench.window.menus.lenses[name].trigger()
        check_in_front(bench, name)


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
    check_in_front(bench, lens)


def test_projection_leaves_the_tabs_and_the_way_out(bench: Bench) -> None:
    window = bench.window
    window.menus.projection.setChecked(True)
    tabs = window.header.lenses
    bench.push(tabs, tabs.tabRect(1).center())
    check_in_front(bench, LENSES[1])
    assert not window.lenses.built[LENSES[1]].tools.isVisible()
    for index in range(tabs.count()):
        assert window.header.rect().contains(tabs.geometry().topLeft() + tabs.tabRect(index).bottomRight())
    bench.command(window.menus.projection)
    assert not window.look.projecting
    assert window.lenses.built[LENSES[1]].tools.isVisible()
