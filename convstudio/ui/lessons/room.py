"""Room for the stage while a lesson stands beside it: in a narrow window the inspector gives way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from convstudio.ui.lessons.panel import LessonPanel

STAGE = 48
"""Width that the stage needs at least, in heights of the type."""

WORKED_ON = 42
"""Width that it makes do with while a step is worked on in the inspector."""


class Room(QObject):
    """Folds the inspector where column, stage and inspector have no room beside one another.

    Who brings it back has it until the window has another size; it comes back by itself when the column goes.

    Parameters
    ----------
    panel : LessonPanel
        The column.
    inspector : QWidget
        What gives way.
    shown : QAction
        Shows the inspector while it is checked.
    """

    def __init__(self, panel: "LessonPanel", inspector: QWidget, shown: QAction) -> None:
        super().__init__(panel)
        self._panel, self._inspector, self._shown = panel, inspector, shown
        self._folded = False
        self._acting = False
        self._spared = self._wished = False
        panel.installEventFilter(self)
        panel.window().installEventFilter(self)
        shown.toggled.connect(self._on_toggled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the column comes or goes, or the window has another size."""
        kind = event.type()
        if kind not in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Resize):
            return False
        if (watched is self._panel) is (kind != QEvent.Type.Resize):
            self._wished = False
            self.look()
        return False

    def spare(self, on: bool) -> None:
        """Let the inspector stay where a step is worked on with it, for as long as the stage can be read."""
        self._spared = on
        self.look()

    @Slot()
    def look(self) -> None:
        """Fold the inspector or bring it back, as there is room now."""
        window, panel = self._panel.window(), self._panel
        panel.fit_width()
        there = panel.isVisibleTo(window)
        least = WORKED_ON if self._spared else STAGE
        needed = panel.width() + least * panel.type_size + self._inspector.width()
        narrow = there and not self._wished and needed > window.width()
        if narrow and self._shown.isChecked() and not self._folded:
            self._set(False)
            self._folded = True
        elif self._folded and not narrow:
            self._folded = False
            self._set(True)

    def _set(self, on: bool) -> None:
        self._acting = True
        self._shown.setChecked(on)
        self._acting = False

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        if not self._acting:
            self._folded, self._wished = False, on
