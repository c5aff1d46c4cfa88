"""Without a mouse, and without seeing: Tab comes everywhere and back, and all that it comes to says what it is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTabBar, QWidget

from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.widgets.grid.view import GridView
from convstudio.ui.widgets.scroll_page import ScrollPage
from tests.ui.bench import Bench
from tests.ui.places import PLACES, name_of, unreached, walk

SPOKEN = (QAccessible.Text.Value, QAccessible.Text.Description)


def name_said(widget: QWidget) -> str:
    """Return what a widget is called to those who listen; of boxes and tabs Qt would say what is chosen."""
    if isinstance(widget, QComboBox | QTabBar):
        return widget.accessibleName()
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def has_name(widget: QWidget) -> bool:
    name = name_said(widget)
    # A label is its own name, which may be a number.
    return bool(name) if isinstance(widget, QLabel) else any(letter.isalpha() for letter in name)


def is_painted(widget: QWidget) -> bool:
    """Return whether only the program itself knows what a widget shows, if there is something."""
    if isinstance(widget, GridView) and widget.picture is None:
        return False
    role = QAccessible.queryAccessibleInterface(widget).role()
    return role is QAccessible.Role.Client and not isinstance(widget, ScrollPage)


def test_tab_comes_everywhere_and_back(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench()
    bench.settle()
    problems: dict[str, list[str]] = {}
    for place in PLACES:
        root = place.go(bench)
        there, back = walk(root, Qt.Key.Key_Tab), walk(root, Qt.Key.Key_Backtab)
        found = [f"Tab alone comes to {name_of(each)}" for each in there if each not in back]
        found += [f"Shift+Tab alone comes to {name_of(each)}" for each in back if each not in there]
        found += [f"Tab never comes to {name_of(each)}" for each in unreached(root, there)]
        for widget in there:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            said = QAccessible.queryAccessibleInterface(widget)
            if not has_name(widget):
                found.append(f"{name_of(widget)} has no name")
            if is_painted(widget) and not any(said.text(each) for each in SPOKEN):
                found.append(f"{name_of(widget)} does not say what it shows")
        if found:
            problems[place.name] = found
        place.leave(bench)
        QApplication.processEvents()
    assert problems == {}


def test_arrows_come_to_the_others_of_a_group(bench: Bench) -> None:
    """Of buttons of which one is down Tab comes to that one; the arrows press the others."""
    panel = bench.window.inspector.layer
    panel.correlate.setFocus()
    bench.key(Qt.Key.Key_Right)
    bench.settle()
    assert panel.convolve.isChecked()
    assert bench.document.layer.flipped


def test_every_menu_has_a_letter(bench: Bench) -> None:
    """Alt and that letter open it."""
    texts = [action.text() for action in bench.window.menus.bar.actions()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(set(letters)) == len(texts)


def test_a_cell_is_read_as_the_keys_come_to_it(bench: Bench) -> None:
    bench.open("first")
    grid = bench.grid(Pane.INPUT)
    assert grid.accessibleDescription() == "3 × 3"
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert grid.accessibleDescription() == grid.tooltip_of((0, 0)) != ""
    bench.key(Qt.Key.Key_Right)
    assert grid.accessibleDescription() == grid.tooltip_of((0, 1))
    bench.keys("7")
    bench.key(Qt.Key.Key_Return)
    bench.settle()
    bench.point_at(Pane.INPUT, (0, 1))
    assert grid.accessibleDescription().endswith(": 7")


def test_a_step_is_read_on_the_stage(bench: Bench) -> None:
    bench.focus_stage()
    before = bench.lens.stage.accessibleDescription()
    bench.key(Qt.Key.Key_Right)
    bench.settle()
    assert bench.lens.stage.accessibleDescription() == bench.lens.strip.plain_text() != before


@pytest.mark.parametrize("index", [0, 2])
def test_progress_says_the_step(bench: Bench, index: int) -> None:
    progress = bench.window.lessons.panel.progress
    progress.show_steps(("One", "Two", "Three"), index)
    assert progress.accessibleDescription() == f"{index + 1}. {('One', 'Two', 'Three')[index]}"
