"""Everything that can be done, as actions with a shortcut; the menus and the command list are made of these."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence


@dataclass(frozen=True, slots=True)
class Spec:
    """What an action says and does.

    Attributes
    ----------
    text : str
        In the menu.
    keys : str
        Shortcuts, separated by a vertical bar; the first one is shown.
    slot : callable
        Called without arguments, or with the new state of a checkable action.
    tip : str
        One sentence for the tooltip; the text itself where empty.
    checkable : bool
        Whether it is on or off.
    local : bool
        The shortcut only counts while the widget that the action is added to has the focus itself.
    """

    text: str
    keys: str
    slot: Callable[..., object]
    tip: str = ""
    checkable: bool = False
    local: bool = False


Specs: TypeAlias = list[Spec | None]
SpecsOf: TypeAlias = Callable[[], Specs]
"""Says what the actions of a menu are, None being a separator; again in another language."""


def make(spec: Spec, parent: QObject) -> QAction:
    """Return the action of `spec`, with the shortcut in its tooltip."""
    action = QAction(parent)
    action.setShortcuts([QKeySequence(key) for key in spec.keys.split("|") if key])
    if spec.local:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setCheckable(spec.checkable)
    describe(action, spec)
    (action.toggled if spec.checkable else action.triggered).connect(spec.slot)
    return action


def describe(action: QAction, spec: Spec) -> None:
    """Say what `action` is and does, as `spec` has it, perhaps in another language by now."""
    entitle(action, spec.text, spec.tip)


def entitle(action: QAction, text: str, tip: str = "") -> None:
    """Say what `action` is, and in its tooltip what it does, with its first shortcut."""
    action.setText(text)
    tip = tip or text.replace("&", "").rstrip("…")
    if action.shortcuts():
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = f"{tip} ({shown})"
    action.setToolTip(tip)


def exclusive(actions: list[QAction], parent: QObject) -> QActionGroup:
    """Let only one of `actions` be on."""
    group = QActionGroup(parent)
    for action in actions:
        group.addAction(action)
    return group
