"""The row of tools over the matrix."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from convstudio.core.view_state import Sharing
from convstudio.ui.lenses.matrix.matrix_actions import MatrixActions
from convstudio.ui.widgets.inputs import ToggleButton


class MatrixTools(QWidget):
    """Buttons for the transposed matrix, and for the way from a fully connected layer to a convolution.

    Parameters
    ----------
    actions : MatrixActions
        What the buttons do.
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, actions: MatrixActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._why = QLabel(self)
        self._why.setProperty("role", "section")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        row.addWidget(self._button(actions.transposed, ToggleButton(self)))
        row.addStretch(1)
        row.addWidget(self._why)
        row.addSpacing(4)
        self._walking = [self._button(each, QToolButton(self)) for each in (actions.back, actions.next)]
        row.addWidget(self._walking[0])
        for action in actions.steps.values():
            row.addWidget(self._button(action, ToggleButton(self)))
        row.addWidget(self._walking[1])
        self._describe()

    @staticmethod
    def _button(action: QAction, button: QToolButton) -> QToolButton:
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _describe(self) -> None:
        self._why.setText(self.tr("Why convolution"))
        actions = self._actions
        for action, text in (
            (actions.transposed, self.tr("Transposed")),
            (actions.steps[Sharing.LAYER], self.tr("Local")),
            (actions.back, "‹"),
            (actions.next, "›"),
        ):
            action.setIconText(text)
        for button in self._walking:
            button.setAccessibleName(button.defaultAction().text())

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
