"""Every action of the program is in a menu, has a name and a key, and the key does just that."""

import itertools
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolButton

from convstudio.core.edits.inputs import blank_input
from convstudio.core.edits.kind import set_kind
from convstudio.core.edits.names import EditName
from convstudio.core.examples import EXAMPLES, PHOTOGRAPHS
from convstudio.core.kind import Kind
from convstudio.ui.command_list import title_of
from convstudio.ui.command_palette import collect_actions
from convstudio.ui.lecture.ink import Nib
from convstudio.ui.lecture.lecture import Tool
from convstudio.ui.lenses.learn.order import EDGE
from convstudio.ui.lenses.stage.scene import Pane
from tests.oracles import torch_output
from tests.ui.bench import CTRL, PLAIN, Bench

SHIFT = Qt.KeyboardModifier.ShiftModifier

LISTS = ("Presets", "Random", "Open recent", "Learn a preset")
"""Menus whose entries are a choice of one thing, which would take more keys than anybody learns."""


@pytest.fixture
def actions(bench: Bench) -> list[QAction]:
    return collect_actions(bench.window.menus.bar)


def in_a_list(action: QAction) -> bool:
    return any(f"{name} ▸" in title_of(action) for name in LISTS)


def action_of(button: QToolButton) -> QAction | None:
    """Return what a button triggers; Qt's annotations forget that it may be nothing."""
    return button.defaultAction()


def action_named(bench: Bench, name: str) -> QAction:
    (found,) = (action for action in collect_actions(bench.window.menus.bar) if action.text() == name)
    return found


def press(bench: Bench, keys: QKeySequence) -> None:
    """Press the keys of a shortcut one after the other, in the window."""
    QTest.keySequence(bench.handle, keys)
    QApplication.processEvents()


def dismiss(bench: Bench) -> None:
    """Close whatever a command has opened, and go back to the stage."""
    for dialog in bench.window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()
    bench.window.palette_popup.dismiss()
    bench.window.lecture.rest()
    bench.activate()
    bench.settle()
    bench.window.lessons.player.leave()
    bench.window.lessons.actions.contents.setChecked(False)
    bench.look_at("window")
    bench.lens.stage.setFocus()


# Names and keys


def test_every_action_has_a_name_a_tip_and_a_key(actions: list[QAction]) -> None:
    assert len(actions) > 60
    for action in actions:
        assert action.text().strip("&… ")
        assert "\n" not in action.text()
        assert action.toolTip()
        assert action.shortcuts() or in_a_list(action), title_of(action)
    titles = [title_of(action) for action in actions]
    assert len(set(titles)) == len(titles)


def test_no_key_does_two_things(actions: list[QAction]) -> None:
    keys = [(keys, action) for action in actions for keys in action.shortcuts()]
    for (one, first), (other, second) in itertools.combinations(keys, 2):
        no_match = QKeySequence.SequenceMatch.NoMatch
        assert one.matches(other) == no_match, (title_of(first), title_of(second))
        assert other.matches(one) == no_match, (title_of(first), title_of(second))


def test_buttons_tell_their_keys(bench: Bench) -> None:
    for button in bench.window.findChildren(QToolButton):
        action = action_of(button)
        if action is not None and action.shortcuts():
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            assert shown in button.toolTip(), action.text()


def test_every_key_of_the_program_is_in_a_menu(bench: Bench, actions: list[QAction]) -> None:
    for action in bench.window.findChildren(QAction):
        if action.shortcuts():
            assert action in actions, action.text()


def test_menus_open_by_different_letters(bench: Bench) -> None:
    titles = [action.text() for action in bench.window.menus.bar.actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(letters)


QUIET = (
    "Quit",
    "Save",
    "Save as…",
    "Open…",
    "Learn from a pair of pictures…",
    "Open a lesson…",
    "Record a lesson…",
)
"""What ends the program or opens a file dialog has tests of its own."""


def test_every_key_runs_its_action(bench: Bench, actions: list[QAction]) -> None:
    """Also the second key of an action, with the focus on the stage and nothing open."""

    class Witness(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[QAction] = []

        def note(self) -> None:
            sender = self.sender()
            assert isinstance(sender, QAction)
            self.seen.append(sender)

    witness = Witness()
    for action in actions:
        action.triggered.connect(witness.note)
    for action in actions:
        if action.text() in QUIET:
            continue
        for keys in action.shortcuts():
            if not action.isEnabled():
                prepare(bench, action)
            witness.seen.clear()
            press(bench, keys)
            assert [seen.text() for seen in witness.seen] == [action.text()], keys.toString()
            dismiss(bench)
    bench.window.playback.pause()


def begin_a_run(bench: Bench) -> None:
    """Begin the edge example and let it play, so that a run can be steered and its kernel used."""
    lens, session = bench.learn, bench.studio.learning
    before = session.run
    bench.window.choose_lens("learn")
    lens.tasks.choose(EDGE)
    bench.qtbot.waitUntil(lambda: session.run is not before and lens.settled, timeout=20_000)
    session.play()
    bench.qtbot.waitUntil(lambda: session.run is not None and session.run.steps > 0, timeout=20_000)


def prepare_lesson(bench: Bench) -> None:
    """Go to the first step that asks something but the first one, and record."""
    lessons = bench.window.lessons
    if not lessons.recorder.recording:
        lessons.recorder.begin_in(Path(tempfile.mkdtemp()))
    lessons.open_step("stamp", "1")
    bench.settle()
    lesson = lessons.player.lesson
    assert lesson is not None
    asking = [index for index, step in enumerate(lesson.steps) if index and step.question is not None]
    lessons.player.go(asking[0])


def prepare(bench: Bench, action: QAction) -> None:
    """Make an action possible: something to undo, to redo, several channels, the lens it belongs to."""
    if action is bench.window.menus.redo:
        bench.store.undo()
    elif action in itertools.chain(*bench.window.lessons.actions.groups()):
        prepare_lesson(bench)
    elif action in bench.learn.commands.all():
        begin_a_run(bench)
    elif action in (bench.window.lecture_actions.undo, bench.window.lecture_actions.wipe):
        bench.window.lecture.ink.begin(Nib.PEN, 0, (0.5, 0.5))
    elif action is bench.window.lecture_actions.end:
        bench.window.lecture.take(Tool.PEN)
    elif action is bench.channels.actions_on_maps.edit_kernel:
        bench.look_at("channels")
    elif action in (bench.window.inspector.layer_actions.ceil, bench.window.inspector.layer_actions.counted):
        bench.store.apply(EditName.KIND, set_kind, Kind.AVERAGE_POOL)
    elif "slice" in action.text():
        bench.store.apply(EditName.INPUT_BLANK, blank_input, (3, 6, 6), 1)
    else:
        bench.open("three-filters")
    bench.settle()
    assert action.isEnabled(), title_of(action)


# What they do


def test_undo_and_redo_say_what(bench: Bench) -> None:
    menus = bench.window.menus
    assert not menus.undo.isEnabled()
    assert not menus.redo.isEnabled()
    assert menus.undo.text() == "Undo"
    before = bench.document
    bench.type_into(Pane.KERNEL, (0, 0), "5")
    after = bench.document
    assert menus.undo.text() == "Undo: Change a weight"
    bench.type_into(Pane.INPUT, (0, 0), "5")
    assert menus.undo.text() == "Undo: Change an input value"
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.document is after
    assert menus.redo.text() == "Redo: Change an input value"
    bench.key(Qt.Key.Key_Z, CTRL)
    assert bench.document is before
    assert not menus.undo.isEnabled()
    assert menus.redo.text() == "Redo: Change a weight"
    bench.key(Qt.Key.Key_Y, CTRL)
    assert bench.document is after
    assert bench.shown_output() == torch_output(after)[0].tolist()


def test_every_example_is_in_its_menu(bench: Bench, actions: list[QAction]) -> None:
    entries = [action for action in actions if title_of(action).startswith("Examples ▸")]
    assert len(entries) == len(EXAMPLES) + len(PHOTOGRAPHS)
    seen = set()
    for entry in entries:
        entry.trigger()
        bench.settle()
        seen.add(
            (bench.document.signal.values.tobytes(), bench.document.weight.tobytes(), bench.document.layer)
        )
        assert bench.store.undo_name == EditName.EXAMPLE
    assert len(seen) == len(entries)
    bench.store.undo()


def test_the_fill_entry_says_what_is_so(bench: Bench) -> None:
    fill, button = bench.window.menus.filling, bench.lens.transport.fill_button
    assert fill.isChecked()
    assert button.isChecked()
    bench.key(Qt.Key.Key_F7)
    assert not bench.store.view.filling
    assert not button.isChecked()
    bench.push(button)
    assert bench.store.view.filling
    assert fill.isChecked()


def test_keys_walk_through_the_slices_of_a_volume(bench: Bench) -> None:
    slices = {name: action_named(bench, name) for name in ("One slice deeper", "One slice back")}
    assert not any(action.isEnabled() for action in slices.values())
    bench.store.apply(EditName.INPUT_BLANK, blank_input, (5, 6, 6), 1)
    bench.settle()
    assert all(action.isEnabled() for action in slices.values())
    bench.store.set_cursor((0, 1, 2))
    bench.focus_stage()
    steps = (
        (Qt.Key.Key_Down, CTRL | SHIFT, (1, 1, 2)),
        (Qt.Key.Key_Down, PLAIN, (1, 2, 2)),
        (Qt.Key.Key_Up, CTRL | SHIFT, (0, 2, 2)),
        (Qt.Key.Key_Up, CTRL | SHIFT, (0, 2, 2)),
    )
    for key, modifiers, place in steps:
        bench.key(key, modifiers)
        assert bench.store.view.cursor.position == place
    bench.store.undo()
    assert not any(action.isEnabled() for action in slices.values())


def test_header_buttons_are_those_of_the_menus(bench: Bench) -> None:
    children = bench.window.menuWidget().findChildren(QToolButton)
    buttons = {action: button for button in children if (action := action_of(button)) is not None}
    menus = bench.window.menus
    assert list(buttons) == [menus.undo, menus.redo, menus.commands, menus.projection]
    assert "Ctrl+K" in buttons[menus.commands].text()
    assert "F5" in buttons[menus.projection].text()
    bench.type_into(Pane.KERNEL, (0, 0), "5")
    assert buttons[menus.undo].text() == "Undo"  # no room for more, and it must not grow
    bench.push(buttons[menus.undo])
    assert bench.store.undo_name is None
    bench.push(buttons[menus.commands])
    assert bench.window.palette_popup.isVisible()
    bench.key(Qt.Key.Key_Escape)
    assert not bench.window.palette_popup.isVisible()


def test_a_command_found_by_letters_runs(bench: Bench) -> None:
    bench.type_into(Pane.KERNEL, (0, 1), "7")
    bench.key(Qt.Key.Key_K, CTRL)
    bench.keys("transpose")
    before = bench.document.weight
    bench.key(Qt.Key.Key_Return)
    assert not bench.window.palette_popup.isVisible()
    assert bench.store.undo_name == EditName.KERNEL_TRANSPOSE
    assert (bench.document.weight == before.swapaxes(-1, -2)).all()


def test_menus_have_room_on_the_screen(bench: Bench) -> None:
    """Also in projection, on the smaller projectors; a menu that is too high scrolls."""
    bench.window.resize(1024, 768)
    for on in (False, True):
        bench.window.menus.projection.setChecked(on)
        QApplication.processEvents()
        for action in bench.window.menus.bar.actions():
            menu = QMenu.menuInAction(action)
            assert menu.sizeHint().width() <= 1024, menu.title()
            assert on or menu.sizeHint().height() <= 700, menu.title()
