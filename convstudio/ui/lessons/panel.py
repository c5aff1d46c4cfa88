"""The column at the left: a lesson's text, its question, and what is done with it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from convstudio.app.lesson_player import LessonPlayer, Phase
from convstudio.core.lessons.lesson import LessonText, StepText
from convstudio.ui.icons import fold_marks, line_icon, menu_lines
from convstudio.ui.lecture.lecturer_panel import LecturerPanel
from convstudio.ui.lessons.contents import Contents
from convstudio.ui.lessons.grip import Grip
from convstudio.ui.lessons.lesson_actions import LessonActions
from convstudio.ui.lessons.markup import without_figures
from convstudio.ui.lessons.progress import ProgressBar
from convstudio.ui.lessons.questions.view import QuestionView
from convstudio.ui.lessons.text_view import TextView
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.scroll_page import ScrollPage

NARROWEST, WIDEST = 21.0, 40.0
"""Least and most width of the column, in heights of the type."""

USUAL: float = 23.0
"""Width of the column before anybody has changed it, in heights of the type."""

SHARE = 0.34
"""Share of the window that the column takes at most."""


NOTES_LINES = (3, 9)
"""Lines of notes that are shown at least and at most."""

PAGE_MARGINS = 28
"""Pixels of the width of the column beside what is asked."""

RING = 4
"""Pixels that the ring of focus takes of the page's left edge."""

FOOT_MARGIN = 8
"""Pixels at the right of the buttons."""

NOTES_MARGIN = 64
"""Pixels of the width of the column that notes cannot use."""


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
        self._notes = ""
        self._texts: LessonText | None = None
        self.title, self.count = QLabel(self), QLabel(self)
        self.progress = ProgressBar(self)
        self.problem = QLabel(self)
        self.text = TextView(self)
        self.question = QuestionView(player, self)
        self.goal = QLabel(self)
        self.tools = QToolButton(self)
        self.exploring = QLabel(self)
        self.contents = Contents(self)
        self.lecturer = LecturerPanel(self)
        self.area = ScrollPage(self)
        self.pages = QStackedWidget(self)
        self.grip = Grip(self)
        self.fold, self.to_contents = self._icon_of(actions.column), self._icon_of(actions.contents)
        self.onward = QToolButton(self)
        self.buttons = [
            self._button(each) for each in (actions.back, actions.reset, actions.explore, actions.leave)
        ]
        self._arrange()
        self._connect()
        self._describe()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _icon_of(self, action: QAction) -> QToolButton:
        """Return a button with a drawing, which the action in the menu has not."""
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("role", "icon")
        button.clicked.connect(action.toggle)
        return button

    def _arrange(self) -> None:
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("role", "soft")
        for label in (self.problem, self.goal, self.exploring):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.hide()
        self.problem.setProperty("role", "warning")
        self.exploring.setProperty("role", "section")
        self.onward.setProperty("role", "primary")
        self.onward.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._page())
        self.pages.addWidget(self.area)
        self.pages.addWidget(self.contents)
        self.lecturer.hide()
        self.lecturer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 8, 4, 8)
        inner.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.to_contents, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        bar = QHBoxLayout()
        bar.addWidget(self.count)
        bar.addWidget(self.progress, 1)
        inner.addLayout(head)
        inner.addLayout(bar)
        inner.addWidget(self.problem)  # above what scrolls: it comes while something else is read
        inner.addWidget(self.pages, 1)
        inner.addWidget(self.lecturer)
        inner.addLayout(self._footer())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inner, 1)
        whole.addWidget(self.grip)

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(RING, 0, 8, 0)
        column.setSpacing(8)
        for part in (self.exploring, self.text, self.goal, self.tools, self.question):
            column.addWidget(part)
        column.addStretch(1)
        return page

    def _footer(self) -> QVBoxLayout:
        back, reset, explore, leave = self.buttons
        for button in (self.onward, *self.buttons):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        upper, small = QHBoxLayout(), QHBoxLayout()
        lower = self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in (back, self.onward):
            upper.addWidget(button, 1)
        for button in (reset, leave):
            small.addWidget(button)
        lower.addWidget(explore, 1)
        lower.addLayout(small, 1)
        footer = QVBoxLayout()
        footer.setContentsMargins(0, 0, FOOT_MARGIN, 0)
        for row in (footer, upper, lower, small):
            row.setSpacing(6)
        footer.addLayout(upper)
        footer.addLayout(lower)
        return footer

    def _fit_footer(self) -> None:
        """Arrange the buttons in two rows, or three where the text of one would be cut."""
        _, reset, explore, leave = self.buttons
        room = self.width() - self.grip.width() - 2 * FOOT_MARGIN - 2 * self._lower.spacing()
        needed = sum(button.sizeHint().width() for button in (explore, reset, leave))
        beside = QBoxLayout.Direction.LeftToRight
        self._lower.setDirection(beside if needed <= room else QBoxLayout.Direction.TopToBottom)

    def _connect(self) -> None:
        self.onward.clicked.connect(self._on_onward)
        self.progress.chosen.connect(self._player.go)
        self.grip.dragged.connect(self._on_dragged)
        self.question.answered.connect(self.onward.setFocus)
        self.area.verticalScrollBar().rangeChanged.connect(self._show_verdict)
        self._player.phase_changed.connect(self._refresh)

    # What is shown

    def show_texts(self, texts: LessonText | None, *, again: bool = False) -> None:
        """Show the player's step with these texts; None where no lesson is open, and there are contents alone.

        `again` says that it is the same step, in another language.
        """
        self._texts = texts
        step, lesson = self._player.step, self._player.lesson
        text = self._step_text()
        for part in (self.count, self.progress, self.onward, self.text, *self.buttons):
            part.setVisible(text is not None)
        if texts is not None and text is not None and lesson is not None:
            self.progress.show_steps(tuple(each.title for each in texts.steps), self._player.index)
            self.text.show_text(f"## {text.title}\n\n{text.body}", step, lesson.figures)
            self.area.verticalScrollBar().setValue(0)
        self.question.show_step(text, again=again)
        self._describe()
        self._refresh()

    def show_notes(self, text: str) -> None:
        """Show the lecturer's notes, in Markdown, in as many lines as they take, within reason."""
        self._notes, notes = text, self.lecturer.notes
        notes.setMarkdown(without_figures(text))
        document = notes.document().clone()
        document.setTextWidth(self.width() - NOTES_MARGIN)
        line = notes.fontMetrics().lineSpacing()
        least, most = (count * line for count in NOTES_LINES)
        notes.setFixedHeight(round(min(max(document.size().height(), least), most)))

    def show_contents(self, on: bool) -> None:
        """Show all lessons in the place of the text, or the text again."""
        self.pages.setCurrentWidget(self.contents if on else self.area)
        self._describe()

    def tell_problem(self, sentence: str) -> None:
        """Say what is wrong with the lesson's files, until an empty sentence takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

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
        for part in (self.progress, self.text, self.question, self.lecturer, self.grip):
            part.set_theme(theme)
        size = theme.text + 3
        for button, draw in ((self.to_contents, menu_lines), (self.fold, fold_marks)):
            button.setIcon(line_icon(draw, theme.color("ink"), size))
            button.setIconSize(QSize(size, size))
        self.fit_width()
        self.show_notes(self._notes)

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
        """Arrange buttons as the width has room for their texts."""
        self._fit_footer()
        bar = self.area.verticalScrollBar().sizeHint().width()
        self.question.fit(self.width() - self.grip.width() - PAGE_MARGINS - bar)

    def _step_text(self) -> StepText | None:
        texts = self._texts
        if texts is None or self._player.step is None:
            return None
        return texts.steps[self._player.index]

    @Slot()
    def _refresh(self) -> None:
        """Follow how far the step has come."""
        player, step = self._player, self._player.step
        asking = player.phase is Phase.ASKING and not player.exploring
        if asking:
            self.onward.setText(self.tr("Reveal"))
        elif player.is_last:
            self.onward.setText(self.tr("Contents"))
        else:
            self.onward.setText(self.tr("Next"))
        self.onward.setToolTip(
            self.tr("All lessons with their steps (Ctrl+L)")
            if player.is_last and not asking
            else self._actions.forward.toolTip()
        )
        self.goal.setVisible(step is not None and step.goal is not None)
        self._show_tools()
        self.goal.setText(
            self.tr("✓ Done: the goal is reached.") if player.done else self.tr("◻ To do in the studio.")
        )
        self.goal.setProperty("role", "title" if player.done else "section")
        self.goal.style().polish(self.goal)
        self.exploring.setVisible(step is not None and player.exploring)

    @Slot()
    def _show_verdict(self) -> None:
        """Scroll to what is said of an answer, from its question on, when it has taken its room."""
        if self._player.phase is Phase.REVEALED and self.area.widget() is not None:
            self.area.verticalScrollBar().setValue(self.question.y())

    def offer_tools(self, action: QAction) -> None:
        """Offer `action`, which shows the inspector, beside a goal while it is folded."""
        self.tools.setDefaultAction(action)
        self.tools.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        action.toggled.connect(self._show_tools)
        self._show_tools()

    @Slot()
    def _show_tools(self) -> None:
        shown = any(action.isChecked() for action in self.tools.actions())
        self.tools.setVisible(not self.goal.isHidden() and bool(self.tools.actions()) and not shown)

    @Slot()
    def _on_onward(self) -> None:
        player = self._player
        if player.is_last and (player.phase is not Phase.ASKING or player.exploring):
            self._actions.contents.setChecked(True)
        else:
            player.forward()

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
            self._refresh()
            self._fit_parts()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Lesson"))
        lists = self.pages.currentWidget() is self.contents
        self.title.setText(self.tr("Lessons") if lists or self._texts is None else self._texts.title)
        number, all_steps = self._player.index + 1, self.progress.maximum() + 1
        self.count.setText(f"{number} / {all_steps}")
        self.count.setAccessibleName(
            self.tr("Step {number} of {count}").format(number=number, count=all_steps)
        )
        self.progress.setAccessibleName(self.tr("Steps of the lesson"))
        self.text.setAccessibleName(self.tr("Text of the step"))
        self.area.setAccessibleName(self.tr("Text and question of the step"))
        self.exploring.setText(
            self.tr("You explore freely: everything may be changed. The step waits for you.")
        )
        actions = self._actions
        for button, action in ((self.fold, actions.column), (self.to_contents, actions.contents)):
            button.setAccessibleName(action.text())
            button.setToolTip(action.toolTip())
        self.onward.setAccessibleName(self.tr("Onward"))
