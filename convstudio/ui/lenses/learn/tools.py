"""The row of tools over the pictures of a run: what is learned, what is shown, and taking the kernel."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from convstudio.ui.lenses.learn.learn_actions import LearnActions
from convstudio.ui.widgets.elided_label import ElidedLabel
from convstudio.ui.widgets.inputs import ToggleButton


class LearnTools(QWidget):
    """Buttons for tasks and parts, and what is being learned in one sentence.

    Parameters
    ----------
    commands : LearnActions
        What the buttons do.
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, commands: LearnActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks, self._logarithmic = commands.tasks, commands.logarithmic
        self.task = QToolButton(self)
        self.task.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.task)
        menu.setToolTipsVisible(True)
        menu.addActions(commands.on_tasks())
        self.task.setMenu(menu)
        self.title = ElidedLabel(self)
        self.use = QToolButton(self)
        self.use.setDefaultAction(commands.use)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        row.addWidget(self.task)
        row.addSpacing(6)
        row.addWidget(self.title, 1)
        row.addSpacing(6)
        row.addWidget(self.use)
        row.addSpacing(6)
        for action in commands.panels.all():
            row.addWidget(self._button(action))
        row.addSpacing(6)
        row.addWidget(self._button(commands.logarithmic))
        self._describe()
        self._tasks.changed.connect(self.show_title)

    def _button(self, action: QAction) -> QToolButton:
        button = ToggleButton(self)
        button.setDefaultAction(action)
        return button

    @Slot()
    def show_title(self) -> None:
        """Say what is being learned."""
        text = "" if self._tasks.nothing_to_learn else self._tasks.title()
        self.title.set_full_text(text)
        self.title.setAccessibleName(text)

    def _describe(self) -> None:
        self.task.setText(self.tr("Task ▾"))
        self.task.setToolTip(self.tr("Choose what is to be learned"))
        self._logarithmic.setIconText(self.tr("Log"))
        self.show_title()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)
