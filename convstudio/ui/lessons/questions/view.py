"""The question of a step: what is asked, the answer, and what is said of it."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from convstudio.app.lesson_player import LessonPlayer, Phase
from convstudio.core.lessons.lesson import How, Question, StepText
from convstudio.core.lessons.verdict import Grade, Verdict
from convstudio.ui.lessons.questions.asker import Asker
from convstudio.ui.lessons.questions.cell import CellAsker
from convstudio.ui.lessons.questions.choice import ChoiceAsker, VoteAsker
from convstudio.ui.lessons.questions.map import MapAsker
from convstudio.ui.lessons.questions.numbers import NumbersAsker
from convstudio.ui.lessons.questions.saying import said_text, separator, without_markup
from convstudio.ui.lessons.text_view import TextView
from convstudio.ui.messages.mistakes import mistake_sentence
from convstudio.ui.theme import LIGHT, Theme

SIGNS = {Grade.RIGHT: "✓", Grade.NEAR: "≈", Grade.WRONG: "✗"}


class QuestionView(QFrame):
    """Asks, takes the answer, and says what is right.

    Parameters
    ----------
    player : LessonPlayer
        Whose step is asked about; it judges.
    parent : QWidget, optional
        Qt's owner.
    """

    cell_wanted = Signal(object)
    """The Pane in which a cell is to be clicked, or None when no click is waited for."""
    ready_changed = Signal()
    """Whether there is a whole answer by now."""
    answered = Signal()
    """The focus was on what asks, which is about to go: somebody else is to take it."""

    def __init__(self, player: LessonPlayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._player = player
        self._text: StepText | None = None
        self._theme = LIGHT
        self.asker: Asker | None = None
        self.heading, self.question = QLabel(self), TextView(self)
        self.heading.setProperty("role", "section")
        self.verdict, self.right, self.reveal = _label(self), _label(self), TextView(self)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._room = QVBoxLayout()
        self._width = 0
        column = self._column = QVBoxLayout(self)
        column.addWidget(self.heading)
        column.addWidget(self.question)
        column.addLayout(self._room)
        for part in (self.verdict, self.right, self.reveal):
            column.addWidget(part)
        player.phase_changed.connect(self._refresh)
        self._describe()
        self.show_step(None)

    def show_step(self, text: StepText | None, *, again: bool = False) -> None:
        """Ask the question of the player's step with these texts; None hides the question.

        `again` says that it is the same one, in another language: what was answered so far stays.
        """
        step = self._player.step
        question = None if step is None else step.question
        self._text = text if question is not None else None
        self._replace_asker(question, again=again)
        self.setVisible(self._text is not None)
        if self._text is not None:
            lesson = self._player.lesson
            files = {} if lesson is None else lesson.figures
            self.question.show_text(self._text.question, step, files)
            self.reveal.show_text(self._text.reveal, step, files)
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.question.set_theme(theme)
        self.reveal.set_theme(theme)
        if self.asker is not None:
            self.asker.set_theme(theme)

    def fit(self, width: int) -> None:
        """Arrange the answer in so many pixels."""
        self._width = width
        if self.asker is not None and width > 0:
            self.asker.fit(width - _edges(self._column) - 2 * self.frameWidth())

    def limit(self, height: int) -> None:
        """Be no higher than so many pixels while it is asked, if what takes the answer can be smaller."""
        if self.asker is not None and self._player.phase is Phase.ASKING:
            margins, spacing = self._column.contentsMargins(), self._column.spacing()
            above = self.heading.sizeHint().height() + self.question.minimumHeight() + 2 * spacing
            edges = margins.top() + margins.bottom() + 2 * self.frameWidth()
            self.asker.limit(height - above - edges)

    @property
    def ready(self) -> bool:
        """Whether there is a whole answer, which has not been given yet."""
        asking = self._player.phase is Phase.ASKING
        return asking and self.asker is not None and self.asker.answer() is not None

    @property
    def said_at(self) -> int:
        """The pixel from the top at which that begins which is said of the answer."""
        return self.right.y() if self.verdict.isHidden() else self.verdict.y()

    def first_focus(self) -> None:
        """Put the focus where the answer begins."""
        if self.asker is not None:
            self.asker.first_focus()

    @Slot(object)
    def take_cell(self, cell: tuple[int, ...]) -> None:
        """Take a cell that was clicked on the stage."""
        if isinstance(self.asker, CellAsker):
            self.asker.take(cell)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._refresh()
            self.fit(self._width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the answer by Enter, whatever it is typed or chosen in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.ready:
            self._on_sent()
        else:
            super().keyPressEvent(event)

    # What is asked

    def _replace_asker(self, question: Question | None, *, again: bool) -> None:
        before, self.asker = self.asker, None
        if before is not None:
            self._room.removeWidget(before)
            before.deleteLater()
        if question is None or self._text is None:
            return
        self.asker = self._asker(question, self._text)
        self.asker.set_theme(self._theme)
        self.asker.ready_changed.connect(self._on_ready)
        self.asker.entered.connect(self._on_sent)
        self._room.addWidget(self.asker)
        _tab_on(self.question, self.asker)
        self.fit(self._width)
        if again and before is not None:
            self.asker.follow(before)

    def _asker(self, question: Question, text: StepText) -> Asker:
        offered = [
            (option.answer, said_text(question, option.answer, text.options)) for option in question.options
        ]
        match question.how:
            case How.CHOICE:
                return ChoiceAsker(offered, self)
            case How.VOTE:
                return VoteAsker(offered, self)
            case How.CELL:
                return CellAsker(question.pane, self)
            case How.MAP:
                return MapAsker(question.answer.shape, self)
            case How.NUMBER | How.NUMBERS:
                return NumbersAsker(question.answer.shape, separator(question), self)

    @Slot()
    def _on_ready(self) -> None:
        self._player.propose(None if self.asker is None else self.asker.answer())
        self.ready_changed.emit()

    @Slot()
    def _on_sent(self) -> None:
        given = None if self.asker is None else self.asker.answer()
        if given is not None and self._player.phase is Phase.ASKING:
            self._player.answer(given)

    # What is said of the answer

    @Slot()
    def _refresh(self) -> None:
        step, text = self._player.step, self._text
        if step is None or step.question is None or text is None:
            self.cell_wanted.emit(None)
            return
        asking = self._player.phase is Phase.ASKING
        wants = asking and step.question.how is How.CELL and not self._player.exploring
        self.cell_wanted.emit(step.question.pane if wants else None)
        focused = QApplication.focusWidget()
        if not asking and focused is not None and self.isAncestorOf(focused):
            self.answered.emit()
        self.right.setVisible(not asking)
        self.reveal.setVisible(not asking)
        self.verdict.setVisible(not asking and self._player.verdict is not None)
        if not asking:
            self._show_answer(step.question, text)

    def _show_answer(self, question: Question, text: StepText) -> None:
        if self.asker is not None and self.asker.isEnabled():
            self.asker.show_right(question.answer)
        said = said_text(question, question.answer, text.options)
        self.right.setText(self.tr("Answer: **{answer}**").format(answer=without_markup(said)))
        if self._player.verdict is not None:
            self.verdict.setText(self._verdict_text(self._player.verdict, question))

    def _verdict_text(self, verdict: Verdict, question: Question) -> str:
        words = {
            Grade.RIGHT: self.tr("Right."),
            Grade.NEAR: self.tr("Near, but not quite."),
            Grade.WRONG: self.tr("Not so."),
        }[verdict.grade]
        if question.how is How.VOTE:
            words = {
                True: self.tr("Most of you are right."),
                False: self.tr("Most of you are not right."),
            }[verdict.grade is Grade.RIGHT]
        return " ".join(filter(None, (SIGNS[verdict.grade], words, mistake_sentence(verdict.mistake))))

    def _describe(self) -> None:
        self.heading.setText(self.tr("What do you expect?"))
        self.question.setAccessibleName(self.heading.text())
        self.reveal.setAccessibleName(self.tr("The answer"))


def _tab_on(first: QWidget, asker: Asker) -> None:
    """Let Tab come from `first` to what takes the answer; Qt puts what comes into a window last."""
    for part in asker.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(first, part)
            first = part


def _edges(layout: QVBoxLayout) -> int:
    """Return the width that the margins of a layout take."""
    return layout.contentsMargins().left() + layout.contentsMargins().right()


def _label(parent: QWidget) -> QLabel:
    """Return a label for Markdown in as many lines as it takes."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.MarkdownText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
