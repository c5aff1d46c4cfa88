"""Which parts of the lens are shown, as actions for the row of tools, the menu and the command list."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from convstudio.ui.actions import Spec, make


class Panels(QObject):
    """One action that stays down for each part beside the pictures.

    Parameters
    ----------
    parent : QObject
        Qt's owner.
    """

    changed = Signal()
    """Another part is wanted, or one less."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        tr = self.tr
        self.loss = self._toggle(tr("Loss"), "N, C", tr("Show the loss of every step, and of earlier runs"))
        self.paths = self._toggle(tr("Paths"), "N, W", tr("Show how each weight moved"))
        self.bowl = self._toggle(
            tr("Bowl"), "N, O", tr("Show the loss over two weights, and the path down in it")
        )
        self.step = self._toggle(
            tr("Step"), "N, S", tr("Spell out forward, backward and update with the numbers of this step")
        )

    def all(self) -> list[QAction]:
        """Return every action, in the order of the parts."""
        return [self.loss, self.paths, self.bowl, self.step]

    def _toggle(self, text: str, keys: str, tip: str) -> QAction:
        action = make(Spec(text, keys, self._on_toggled, tip, checkable=True), self)
        blocked = action.blockSignals(True)
        action.setChecked(True)
        action.blockSignals(blocked)
        return action

    @Slot(bool)
    def _on_toggled(self, _on: bool) -> None:
        self.changed.emit()
