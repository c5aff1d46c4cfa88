"""Whether anything moves on its own."""

import sys
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from convstudio.app.settings import MOTION, Settings

EFFECTS: Final = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
"""What Qt moves where the desktop does: menus, lists and tooltips."""


USUAL: Final = -1
"""Lets the caret blink as it does on this desktop."""


def system_is_still() -> bool:
    """Return whether the desktop asks for less motion; of the releases in use, Qt tells so on Windows alone."""
    return sys.platform == "win32" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


class Motion(QObject):
    """Stops what fades, slides or blinks; playing, which is the lesson itself, goes on in its steps.

    Parameters
    ----------
    settings : Settings
        What is remembered.
    parent : QObject
        Qt's owner.
    """

    changed = Signal(bool)
    """Nothing is to move from now on, or it may again."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._effects = [effect for effect in EFFECTS if QApplication.isEffectEnabled(effect)]
        wish = settings.text(MOTION)
        self.reduced = False
        if wish == "reduced" or (not wish and system_is_still()):
            self._set(True)

    @Slot(bool)
    def reduce(self, on: bool) -> None:
        """Let nothing move, or let it again, and remember that."""
        if on is not self.reduced:
            self._settings.set_text(MOTION, "reduced" if on else "full")
            self._set(on)
            self.changed.emit(on)

    def _set(self, on: bool) -> None:
        self.reduced = on
        for effect in self._effects:
            QApplication.setEffectEnabled(effect, not on)
        QGuiApplication.styleHints().setCursorFlashTime(0 if on else USUAL)
