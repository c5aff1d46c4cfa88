"""The keys that steer a run where the lens has the focus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from convstudio.ui.lenses.learn.learn_actions import LearnActions


def command_of(event: QKeyEvent, commands: LearnActions, focus: QWidget | None) -> Callable[[], None] | None:
    """Return what a key does: Space plays, Right steps, with Shift ten times, and Home rewinds.

    Parameters
    ----------
    event : QKeyEvent
        A key.
    commands : LearnActions
        What can be done.
    focus : QWidget or None
        Who has the focus; a button keeps Space for itself.
    """
    keys = Qt.Key
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    if event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.key() == keys.Key_Right:
        return commands.ten.trigger
    if not plain or (event.key() == keys.Key_Space and isinstance(focus, QAbstractButton)):
        return None
    return {
        keys.Key_Space: commands.play.trigger,
        keys.Key_Right: commands.step.trigger,
        keys.Key_Home: commands.rewind.trigger,
    }.get(Qt.Key(event.key()))
