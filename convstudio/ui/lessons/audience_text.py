"""The text of a lesson in the window for the audience: no notes, and no answer before it is revealed."""

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from convstudio.app.lesson_player import Phase
from convstudio.ui.lessons.fitted_page import BODY, RING, FittedPage, least_height, page_of, stack
from convstudio.ui.lessons.lessons import Lessons
from convstudio.ui.lessons.text_view import TextView
from convstudio.ui.theme import Theme


class AudienceText(QFrame):
    """Title, text and question of a step, which nobody can press; what has no room is scrolled by the lecturer.

    Parameters
    ----------
    lessons : Lessons
        Whose step is shown.
    """

    def __init__(self, lessons: Lessons) -> None:
        super().__init__()
        self.setObjectName("lesson")
        self._lessons = lessons
        self.title, self.text, self.question = QLabel(self), TextView(self), TextView(self)
        self.title.setProperty("role", "soft")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setContentsMargins(RING, 0, 0, 0)
        self.text.setObjectName(BODY)
        for text in (self.text, self.question):
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.area, self.asked = FittedPage(self, keys=False), FittedPage(self, keys=False)
        self.area.setWidget(page_of(self.text))
        self.asked.setWidget(page_of(self.question))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 8, 12)
        column.addWidget(self.title)
        stack(column, self.area, self.asked)
        lessons.shown.connect(self.refresh)
        reading = lessons.panel.reading
        reading.area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        reading.asked.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._describe()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the step as far as it has come."""
        texts, player, words = self._lessons.texts, self._lessons.player, self._lessons.words
        lesson = player.lesson
        if texts is None or lesson is None or words is None:
            return
        text = texts.steps[player.index]
        parts = ["---", text.question, *words.options]
        revealed = bool(text.question) and player.phase is Phase.REVEALED
        if revealed:
            parts += [f"**{words.answer}**", text.reveal]
        self.title.setText(
            self.tr("{lesson}, {number} / {count}").format(
                lesson=texts.title, number=player.index + 1, count=len(texts.steps)
            )
        )
        self.text.show_text(f"## {text.title}\n\n{text.body}", player.step, lesson.figures)
        self.question.show_text("\n\n".join(parts) if text.question else "", player.step, lesson.figures)
        self.asked.setVisible(bool(text.question))
        QTimer.singleShot(0, self, self._show_end if revealed else self._show_beginning)

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Paint with the colors and the type of the window."""
        self.setStyleSheet(
            f"QFrame#lesson {{ background: {theme.panel}; border-right: 1px solid {theme.border}; }}"
            f"QTextBrowser {{ background: transparent; color: {theme.ink}; border: none; }}"
        )
        for text in (self.text, self.question):
            text.set_theme(theme)
        self.area.setMinimumHeight(least_height(theme))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.refresh()
        super().changeEvent(event)

    @Slot()
    def _show_beginning(self) -> None:
        for area in (self.area, self.asked):
            area.verticalScrollBar().setValue(0)

    @Slot()
    def _show_end(self) -> None:
        """Show what is said with the answer, which stands last."""
        self.asked.verticalScrollBar().setValue(self.asked.verticalScrollBar().maximum())

    @Slot()
    def _on_scrolled(self) -> None:
        """Scroll in proportion to the lecturer's text and question."""
        reading = self._lessons.panel.reading
        for area, followed in ((self.area, reading.area), (self.asked, reading.asked)):
            own, theirs = area.verticalScrollBar(), followed.verticalScrollBar()
            if theirs.maximum():
                own.setValue(round(own.maximum() * theirs.value() / theirs.maximum()))

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Text of the lesson"))
