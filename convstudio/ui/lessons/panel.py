"""The column at the left: a lesson's text, its question, and what is done with it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from convstudio.app.lesson_player import LessonPlayer
from convstudio.core.errors import StudioError
from convstudio.core.lessons.lesson import LessonText, StepText
from convstudio.ui.icons import fold_marks, line_icon, menu_lines
from convstudio.ui.lecture.lecturer_panel import LecturerPanel
from convstudio.ui.lessons.contents import Contents
from convstudio.ui.lessons.foot import Foot
from convstudio.ui.lessons.grip import Grip
from convstudio.ui.lessons.lesson_actions import LessonActions
from convstudio.ui.lessons.middle import Middle
from convstudio.ui.lessons.progress import ProgressBar
from convstudio.ui.lessons.reading import Reading
from convstudio.ui.messages import sentence
from convstudio.ui.theme import LIGHT, Theme

NARROWEST, WIDEST = 21.0, 40.0
"""Least and most width of the column, in heights of the type."""

USUAL: float = 23.0
"""Width of the column before anybody has changed it, in heights of the type."""

SHARE = 0.34
"""Share of the window that the column takes at most."""


LEFT, RIGHT = 12, 4
"""Pixels at the left and at the right of everything in the column."""

FOOT_MARGIN = 8
"""Further pixels at the right of the buttons."""


class LessonPanel(QFrame):
    """What is read beside the stage.

    Parameters
    ----------
    player : LessonPlayer
        Who goes through the lesson.
    actions : LessonActions
        What the buttons do.
    parent : QWidget, optional
        Qt's owner.
    """

    width_chosen = Signal(float)
    """The user has made the column this wide, in heights of the type."""

    def __init__(self, player: LessonPlayer, actions: LessonActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson")
        self._player, self._actions = player, actions
        self._theme = LIGHT
        self._ems = USUAL
        self._texts: LessonText | None = None
        self._problem: StudioError | None = None
        self.title, self.count = QLabel(self), QLabel(self)
        self.progress = ProgressBar(self)
        self.problem = QLabel(self)
        self.reading = Reading(player, self)
        self.text, self.question = self.reading.text, self.reading.question
        self.contents = Contents(self)
        self.lecturer = LecturerPanel(self)
        self.middle = Middle(self.reading, self.contents, self.lecturer, self)
        self.foot = Foot(player, actions, self.question, self)
        self.grip = Grip(self)
        self.fold, self.to_contents = self._icon_of(actions.column), self._icon_of(actions.contents)
        self._arrange()
        self.progress.chosen.connect(player.go)
        self.grip.dragged.connect(self._on_dragged)
        self._describe()

    def _icon_of(self, action: QAction) -> QToolButton:
        """Return a button with a drawing, which the action in the menu has not."""
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("role", "icon")
        button.clicked.connect(action.toggle)
        return button

    def _arrange(self) -> None:
        self.title.setProperty("role", "title")
        for label in (self.title, self.problem):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("role", "soft")
        self.problem.setProperty("role", "warning")
        self.problem.hide()
        head, bar, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.to_contents, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        bar.addWidget(self.count)
        bar.addWidget(self.progress, 1)
        foot.setContentsMargins(0, 0, FOOT_MARGIN, 0)
        foot.addWidget(self.foot)
        inner = QVBoxLayout()
        inner.setContentsMargins(LEFT, 8, RIGHT, 8)
        inner.setSpacing(6)
        inner.addLayout(head)
        inner.addLayout(bar)
        inner.addWidget(self.problem)  # above what scrolls: it comes while something else is read
        inner.addWidget(self.middle, 1)
        inner.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inner, 1)
        whole.addWidget(self.grip)

    # What is shown

    def show_texts(self, texts: LessonText | None, *, again: bool = False) -> None:
        """Show the player's step with these texts; None where no lesson is open, and there are contents alone.

        `again` says that it is the same step, in another language.
        """
        self._texts = texts
        text = self._step_text()
        for part in (self.count, self.progress, self.foot):
            part.setVisible(text is not None)
        if texts is not None and text is not None:
            self.progress.show_steps(tuple(each.title for each in texts.steps), self._player.index)
        self.reading.show_step(text, again=again)
        self.foot.refresh()
        self._describe()

    def show_contents(self, on: bool) -> None:
        """Show all lessons in the place of the text, or the text again."""
        self.middle.show_contents(on)
        self._describe()

    def tell_problem(self, problem: StudioError | None) -> None:
        """Say what is wrong with the lesson's files, until None takes it away."""
        self._problem = problem
        self.problem.setVisible(problem is not None)
        self._describe()

    def set_ems(self, ems: float) -> None:
        """Be so many heights of the type wide, as far as the window has room."""
        self._ems = min(max(ems, NARROWEST), WIDEST)
        self.fit_width()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.setStyleSheet(
            f"QFrame#lesson {{ background: {theme.panel}; border-right: 1px solid {theme.border}; }}"
            f"QTextBrowser {{ background: transparent; color: {theme.ink}; border: 1px solid transparent; }}"
            f"QTextBrowser:focus {{ border: 1px solid {theme.accent}; border-radius: 4px; }}"
            f"QTreeWidget {{ background: transparent; color: {theme.ink}; border: 1px solid transparent; }}"
            f"QTreeWidget:focus {{ border: 1px solid {theme.accent}; border-radius: 4px; }}"
            f"QTreeWidget::item {{ padding: {max(2, theme.text // 5)}px 0; }}"
        )
        for part in (self.progress, self.reading, self.lecturer, self.grip):
            part.set_theme(theme)
        size = theme.text + 3
        for button, draw in ((self.to_contents, menu_lines), (self.fold, fold_marks)):
            button.setIcon(line_icon(draw, theme.color("ink"), size))
            button.setIconSize(QSize(size, size))
        self.fit_width()
        self.middle.share()

    @property
    def type_size(self) -> int:
        """Height of body type in pixels."""
        return self._theme.text

    def fit_width(self) -> None:
        """Be as wide as was chosen, in proportion to the type, but leave the stage the most of the window."""
        most = self.window().width() * SHARE
        self.setFixedWidth(round(min(self._theme.text * self._ems, max(most, 260))))
        self._fit_parts()

    def _fit_parts(self) -> None:
        """Arrange buttons and fields as the width has room for them."""
        width = self.width() - self.grip.width() - LEFT - RIGHT
        self.foot.fit(width - FOOT_MARGIN)
        self.reading.fit(width)

    def _step_text(self) -> StepText | None:
        texts = self._texts
        if texts is None or self._player.step is None:
            return None
        return texts.steps[self._player.index]

    @Slot(int)
    def _on_dragged(self, pixels: int) -> None:
        ems = min(max((self.width() + pixels) / self._theme.text, NARROWEST), WIDEST)
        self.set_ems(ems)
        self.width_chosen.emit(ems)

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._fit_parts()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Lesson"))
        lists = self.middle.lists
        self.title.setText(self.tr("Lessons") if lists or self._texts is None else self._texts.title)
        number, all_steps = self._player.index + 1, self.progress.maximum() + 1
        counts = self._player.lesson is not None
        shown, said = self.tr("{number} / {count}"), self.tr("Step {number} of {count}")
        self.count.setText(shown.format(number=number, count=all_steps) if counts else "")
        self.count.setAccessibleName(said.format(number=number, count=all_steps) if counts else "")
        self.problem.setText("" if self._problem is None else sentence(self._problem))
        self.progress.setAccessibleName(self.tr("Steps of the lesson"))
        actions = self._actions
        for button, action in ((self.fold, actions.column), (self.to_contents, actions.contents)):
            button.setAccessibleName(action.text())
            button.setToolTip(action.toolTip())
