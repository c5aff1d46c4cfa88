"""Which parts of the lens are shown, as actions for the row of tools, the menu and the command list."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from convstudio.ui.actions import Spec, describe, make


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
        self.loss, self.paths, self.bowl, self.step = (self._toggle(spec) for spec in self._specs())

    def all(self) -> list[QAction]:
        """Return every action, in the order of the parts."""
        return [self.loss, self.paths, self.bowl, self.step]

    def describe(self) -> None:
        """Say everything again in another language."""
        for action, spec in zip(self.all(), self._specs(), strict=True):
            describe(action, spec)

    def _specs(self) -> list[Spec]:
        return [
            Spec(text, keys, self._on_toggled, tip, checkable=True)
            for text, keys, tip in (
                (self.tr("Loss"), "N, C", self.tr("Show the loss of every step, and of earlier runs")),
                (self.tr("Paths"), "N, W", self.tr("Show how each weight moved")),
                (self.tr("Bowl"), "N, O", self.tr("Show the loss over two weights, and the path down in it")),
                (
                    self.tr("Step"),
                    "N, S",
                    self.tr("Spell out forward, backward and update with the numbers of this step"),
                ),
            )
        ]

    def _toggle(self, spec: Spec) -> QAction:
        action = make(spec, self)
        blocked = action.blockSignals(True)
        action.setChecked(True)
        action.blockSignals(blocked)
        return action

    @Slot(bool)
    def _on_toggled(self, _on: bool) -> None:
        self.changed.emit()
