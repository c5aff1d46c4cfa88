"""The buttons below a lesson's text: onward, which answers too, and back, to and fro, and out."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from convstudio.app.lesson_player import LessonPlayer, Phase
from convstudio.ui.lessons.lesson_actions import LessonActions
from convstudio.ui.lessons.questions.view import QuestionView

SPACING = 6
"""Pixels between two buttons."""


class Foot(QWidget):
    """Buttons that are always in sight; the first of them says what comes next.

    Parameters
    ----------
    player : LessonPlayer
        Who goes through the lesson.
    actions : LessonActions
        What the buttons do.
    question : QuestionView
        Tells whether there is a whole answer, and takes it.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(
        self,
        player: LessonPlayer,
        actions: LessonActions,
        question: QuestionView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._player, self._actions, self._question = player, actions, question
        self.onward = QToolButton(self)
        self.onward.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.buttons = [
            self._button(each) for each in (actions.back, actions.reset, actions.explore, actions.leave)
        ]
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self.onward.clicked.connect(self._on_onward)
        question.answered.connect(self.onward.setFocus)
        question.ready_changed.connect(self.refresh)
        player.phase_changed.connect(self.refresh)
        self.refresh()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _arrange(self) -> None:
        back, reset, explore, leave = self.buttons
        for button in (self.onward, *self.buttons):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        upper, small, lower = QHBoxLayout(), QHBoxLayout(), self._lower
        upper.addWidget(back, 1)
        upper.addWidget(self.onward, 1)
        for button in (reset, leave):
            small.addWidget(button)
        lower.addWidget(explore, 1)
        lower.addLayout(small, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for row in (rows, upper, lower, small):
            row.setSpacing(SPACING)
        rows.addLayout(upper)
        rows.addLayout(lower)

    def fit(self, width: int) -> None:
        """Arrange the buttons in two rows, or three where so many pixels would cut the text of one."""
        _, reset, explore, leave = self.buttons
        needed = sum(button.sizeHint().width() for button in (explore, reset, leave)) + 2 * SPACING
        beside = QBoxLayout.Direction.LeftToRight
        self._lower.setDirection(beside if needed <= width else QBoxLayout.Direction.TopToBottom)

    @property
    def _asking(self) -> bool:
        return self._player.phase is Phase.ASKING and not self._player.exploring

    @Slot()
    def refresh(self) -> None:
        """Say what the main button does now; a clicker's key does the same."""
        ready = self._asking and self._question.ready
        if ready:
            words, hint = self.tr("Answer"), self.tr("Compare your answer (Enter)")
        elif self._asking:
            words, hint = self.tr("Show the answer"), self._actions.forward.toolTip()
        elif self._player.is_last:
            words, hint = self.tr("Contents"), self.tr("All lessons with their steps (Ctrl+L)")
        else:
            words, hint = self.tr("Next"), self._actions.forward.toolTip()
        self.onward.setText(words)
        self.onward.setToolTip(hint)
        self.onward.setAccessibleName(words)
        role = "plainly" if self._asking and not ready else "primary"
        if self.onward.property("role") != role:
            self.onward.setProperty("role", role)
            self.onward.style().unpolish(self.onward)
            self.onward.style().polish(self.onward)

    @Slot()
    def _on_onward(self) -> None:
        if self._player.is_last and not self._asking:
            self._actions.contents.setChecked(True)
        else:
            self._player.forward()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)
