"""The row of tools over the maps of a chain."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from convstudio.ui.lenses.field.field_actions import FieldActions
from convstudio.ui.widgets.inputs import ToggleButton


class FieldTools(QWidget):
    """Buttons for chains, layers and the effective field.

    Parameters
    ----------
    commands : FieldActions
        What the buttons do.
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, commands: FieldActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self.chain = QToolButton(self)
        self.chain.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.chain)
        menu.setToolTipsVisible(True)
        menu.addActions(commands.presets)
        self.chain.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        row.addWidget(self.chain)
        row.addSpacing(10)
        for action in (commands.add, commands.remove):
            row.addWidget(self._button(QToolButton(self), action))
        row.addSpacing(10)
        row.addWidget(self._button(QToolButton(self), commands.center))
        row.addStretch(1)
        row.addWidget(self._button(ToggleButton(self), commands.effective))
        self._describe()

    def _button(self, button: QToolButton, action: QAction) -> QToolButton:
        button.setDefaultAction(action)
        return button

    def _describe(self) -> None:
        self.chain.setText(self.tr("Chain ▾"))
        self.chain.setToolTip(self.tr("Choose a chain of layers"))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
