"""Lenses are built when they are first needed, and are then as if they had been there from the start."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from convstudio.core.edits.names import EditName
from convstudio.core.view_state import LENSES
from convstudio.ui.command_palette import collect_actions
from tests.ui.bench import Bench

KEYS = Qt.Key


@pytest.fixture
def fresh(make_bench: Callable[..., Bench]) -> Bench:
    """Return a program in which only the first lens has been looked at."""
    bench = make_bench()
    bench.settle()
    return bench


def test_the_program_imports_no_lens_but_the_first() -> None:
    code = (
        "import sys; import convstudio.ui.application; from convstudio.ui.lenses import catalog; "
        "from convstudio.ui.lenses.channels.entry import ChannelsEntry; "
        "from convstudio.ui.lenses.learn.entry import LearnEntry; "
        "print([each for entry in (ChannelsEntry, LearnEntry) for each in entry.modules if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_lens_but_the_first_has_an_entry(fresh: Bench) -> None:
    assert list(fresh.window.lenses.built) == [LENSES[0]]
    assert tuple(fresh.window.entries) == LENSES[1:]
    for name, entry in fresh.window.entries.items():
        fresh.look_at(name)
        assert fresh.window.lens is entry.lens
        if entry.page_title():
            assert fresh.window.inspector.tabs.currentWidget().isAncestorOf(entry.page)


def test_the_page_of_a_lens_goes_with_it(fresh: Bench) -> None:
    inspector = fresh.window.inspector
    for name in ("learn", "field", "channels"):
        fresh.look_at(name)
        assert inspector.tabs.currentIndex() > 0
        fresh.look_at("window")
        assert inspector.tabs.currentIndex() == 0
    # A page that was chosen by hand stays.
    inspector.show_code()
    for name in ("matrix", "window"):
        fresh.look_at(name)
        assert inspector.tabs.currentWidget() is inspector.code


def test_commands_of_a_lens_bring_it(fresh: Bench) -> None:
    fresh.key(KEYS.Key_N)
    fresh.key(KEYS.Key_D)
    assert fresh.store.view.lens == "learn"
    fresh.qtbot.waitUntil(lambda: fresh.learn.settled, timeout=20_000)
    assert fresh.learn.tasks.title().startswith("Find the kernel of this document")


def test_commands_of_a_page_need_not_show_it(fresh: Bench) -> None:
    fresh.key(KEYS.Key_C)
    fresh.key(KEYS.Key_M)
    assert fresh.document.out_channels == 2
    assert fresh.store.undo_name == EditName.OUT_CHANNELS
    assert fresh.window.inspector.tabs.currentIndex() == 0
    assert list(fresh.window.lenses.built) == [LENSES[0]]


@pytest.mark.parametrize("name", LENSES[1:])
def test_a_lens_built_late_looks_like_the_others(fresh: Bench, name: str) -> None:
    fresh.window.look.show("dark")
    fresh.window.menus.projection.setChecked(True)
    fresh.look_at(name)
    assert not fresh.window.lens.tools.isVisible()
    fresh.window.menus.projection.setChecked(False)
    assert fresh.window.lens.tools.isVisible()


def test_everything_is_said_again_in_another_language(fresh: Bench) -> None:
    """What was said before is lost, to see what is said anew."""
    actions = collect_actions(fresh.window.menus.bar)
    own = [action for action in actions if action.shortcuts()]
    told = [*fresh.channels.actions_on_maps.all(), *fresh.learn.commands.all()]
    menus = [action.text() for action in fresh.window.menus.bar.actions()]
    lost = [action for action in own if action in told or action.parent() is fresh.window]
    assert len(lost) > 60
    texts = [(action.text(), action.toolTip()) for action in lost]
    for action in (*lost, *fresh.window.menus.bar.actions()):
        action.setText("")
        action.setToolTip("")
    QCoreApplication.sendEvent(fresh.window, QEvent(QEvent.Type.LanguageChange))
    assert [(action.text(), action.toolTip()) for action in lost] == texts
    assert [action.text() for action in fresh.window.menus.bar.actions()] == menus
