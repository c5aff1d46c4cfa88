"""What a step says, which scrolls, and below it what it asks for, which stays in sight."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from convstudio.app.lesson_player import LessonPlayer, Phase
from convstudio.core.lessons.lesson import StepText
from convstudio.ui.lessons.fitted_page import BODY, RING, FittedPage, least_height, page_of, stack
from convstudio.ui.lessons.questions.view import QuestionView
from convstudio.ui.lessons.text_view import TextView
from convstudio.ui.theme import LIGHT, Theme


class Reading(QWidget):
    """The text of a step with its goal or its question.

    Parameters
    ----------
    player : LessonPlayer
        Whose step is shown.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, player: LessonPlayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._theme = LIGHT
        self.exploring, self.goal = QLabel(self), QLabel(self)
        self.text = TextView(self)
        self.tools = QToolButton(self)
        self.question = QuestionView(player, self)
        self.area, self.asked = FittedPage(self), FittedPage(self)
        self._arrange()
        self.asked.verticalScrollBar().rangeChanged.connect(self._show_verdict)
        player.phase_changed.connect(self.refresh)
        self._describe()

    def _arrange(self) -> None:
        for label in (self.goal, self.exploring):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.hide()
        self.text.setObjectName(BODY)
        self.exploring.setProperty("role", "section")
        self.area.setWidget(page_of(self.exploring, self.text))
        self.asked.setWidget(page_of(self.goal, self.tools, self.question))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        stack(column, self.area, self.asked)

    @property
    def needed(self) -> int:
        """Pixels of height in which what is asked is seen whole, and a little of the text."""
        asked = self.asked.sizeHint().height() + self._column.spacing() if not self.asked.isHidden() else 0
        return self.area.minimumHeight() + asked

    def show_step(self, text: StepText | None, *, again: bool = False) -> None:
        """Show the player's step with these texts; None where no lesson is open.

        `again` says that it is the same step, in another language.
        """
        step, lesson = self._player.step, self._player.lesson
        self.text.setVisible(text is not None)
        if text is not None and lesson is not None:
            self.text.show_text(f"## {text.title}\n\n{text.body}", step, lesson.figures)
            self.area.verticalScrollBar().setValue(0)
        self.question.show_step(text, again=again)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.text.set_theme(theme)
        self.question.set_theme(theme)
        self.area.setMinimumHeight(least_height(theme))

    def fit(self, width: int) -> None:
        """Arrange what is asked in so many pixels, less than which there never are."""
        bar = self.asked.verticalScrollBar().sizeHint().width()
        self.question.fit(width - RING - bar)

    def limit(self, height: int) -> None:
        """Let what is asked be as small as it has to be, where all of it is to be so high."""
        self.question.limit(height - self.area.minimumHeight() - self._column.spacing())

    def offer_tools(self, action: QAction) -> None:
        """Offer `action`, which shows the inspector, beside a goal while it is folded."""
        self.tools.setDefaultAction(action)
        self.tools.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action.toggled.connect(self._show_tools)
        self._show_tools()

    @Slot()
    def refresh(self) -> None:
        """Follow how far the step has come."""
        player, step = self._player, self._player.step
        there = step is not None and step.goal is not None
        self.goal.setVisible(there)
        self.asked.setVisible(there or (step is not None and step.question is not None))
        self._show_tools()
        self.goal.setText(
            self.tr("✓ Done: the goal is reached.") if player.done else self.tr("◻ To do in the studio.")
        )
        self.goal.setProperty("role", "title" if player.done else "section")
        self.goal.style().polish(self.goal)
        self.exploring.setVisible(step is not None and player.exploring)

    @Slot()
    def _show_tools(self) -> None:
        shown = any(action.isChecked() for action in self.tools.actions())
        self.tools.setVisible(not self.goal.isHidden() and bool(self.tools.actions()) and not shown)

    @Slot()
    def _show_verdict(self) -> None:
        """Scroll to what is said of an answer when it has taken its room; else what is asked begins at the top."""
        revealed = self._player.phase is Phase.REVEALED
        self.asked.verticalScrollBar().setValue(self.question.y() + self.question.said_at if revealed else 0)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.refresh()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.text.setAccessibleName(self.tr("Text of the step"))
        self.area.setAccessibleName(self.tr("Text of the step"))
        self.asked.setAccessibleName(self.tr("What the step asks for"))
        self.exploring.setText(
            self.tr("You explore freely: everything may be changed. The step waits for you.")
        )
