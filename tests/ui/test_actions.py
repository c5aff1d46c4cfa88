"""An action says what it does, and on which key."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from convstudio.ui.actions import Spec, exclusive, make


@pytest.fixture
def parent(qapp: QApplication) -> QObject:
    return QObject()


def nothing() -> None:
    pass


def test_the_key_stands_in_the_tooltip(parent: QObject) -> None:
    action = make(Spec("&Save as…", "Ctrl+Shift+S", nothing), parent)
    assert action.text() == "&Save as…"
    assert action.shortcut() == QKeySequence("Ctrl+Shift+S")
    key = QKeySequence("Ctrl+Shift+S").toString(QKeySequence.SequenceFormat.NativeText)
    assert action.toolTip() == f"Save as ({key})"
    assert make(Spec("Save", "", nothing, "Keep it"), parent).toolTip() == "Keep it"


def test_the_first_of_several_keys_is_shown_and_all_work(parent: QObject) -> None:
    action = make(Spec("Redo", "Ctrl+Shift+Z|Ctrl+Y", nothing), parent)
    assert action.shortcuts() == [QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")]
    assert action.shortcut() == QKeySequence("Ctrl+Shift+Z")


def test_a_plain_action_calls_without_arguments_and_a_switch_with_its_state(parent: QObject) -> None:
    done: list[object] = []

    class Target:
        def plain(self) -> None:
            done.append("plain")

        def switch(self, on: bool) -> None:
            done.append(on)

    target = Target()
    make(Spec("Plain", "", target.plain), parent).trigger()
    switch = make(Spec("Switch", "", target.switch, checkable=True), parent)
    switch.trigger()
    switch.trigger()
    switch.setChecked(True)
    assert done == ["plain", True, False, True]


def test_a_local_key_counts_in_its_widget_only(parent: QObject) -> None:
    local = make(Spec("Next", "Right", nothing, local=True), parent)
    assert local.shortcutContext() == Qt.ShortcutContext.WidgetShortcut
    assert make(Spec("Next", "Right", nothing), parent).shortcutContext() == Qt.ShortcutContext.WindowShortcut


def test_one_of_several_is_on(parent: QObject) -> None:
    actions = [make(Spec(text, "", lambda on: None, checkable=True), parent) for text in "abc"]
    exclusive(actions, parent)
    for action in actions:
        action.trigger()
        assert [other.isChecked() for other in actions] == [other is action for other in actions]
