"""What only the lecturer sees: notes of the step, its answer, what comes next, and the time."""

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTime, QTimer, Slot
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from convstudio.ui.theme import LIGHT, Theme

TICK = 250
"""Milliseconds between two looks at the clock: a second is never left out."""

LINES = (3, 9)
"""Lines of notes that are shown at least and at most; fewer where there are fewer."""


class LecturerPanel(QWidget):
    """A column for the lecturer's window, to be filled at each step.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lecturer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme: Theme = LIGHT
        self._last = True
        self._since = QElapsedTimer()
        self.time, self.elapsed = _Figures("00:00", self), _Figures("00:00:00", self)
        self.notes = QTextBrowser(self)
        self.answer, self.next = _said(self), _said(self)
        self._titles = {
            name: _title(self, part)
            for name, part in (("elapsed", self.elapsed), ("answer", self.answer), ("next", self.next))
        }
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._arrange()
        self._describe()

    def _arrange(self) -> None:
        self.notes.setOpenLinks(False)
        self.notes.setFrameShape(QFrame.Shape.NoFrame)
        self.notes.document().setDocumentMargin(0)
        self.answer.setTextFormat(Qt.TextFormat.MarkdownText)
        self.answer.setProperty("role", "title")
        clock = QHBoxLayout()
        clock.addWidget(self.time)
        clock.addStretch(1)
        clock.addWidget(self._titles["elapsed"])
        clock.addWidget(self.elapsed)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(clock)
        column.addLayout(_line(self._titles["answer"], self.answer))
        column.addWidget(self.notes)
        column.addLayout(_line(self._titles["next"], self.next))
        self.show_answer("")
        self.show_next("")

    # What is shown

    def show_notes(self, text: str) -> None:
        """Show the notes of the step, in Markdown without figures; empty where there are none."""
        self.notes.setMarkdown(text)
        self.notes.setVisible(bool(text))

    def fit_notes(self, width: int, height: int) -> None:
        """Show as many lines of notes as they take, and as the panel has room for in so many pixels."""
        least, most = self._lines(width)
        self.notes.setFixedHeight(min(most, max(height - self._others(width), least)))

    def least_height(self, width: int) -> int:
        """Return the height that the panel needs in so many pixels of width, with few lines of notes."""
        return self._others(width) + (0 if self.notes.isHidden() else self._lines(width)[0])

    def _lines(self, width: int) -> tuple[int, int]:
        """Return the least and the most height of the notes, in pixels."""
        document, layout = self.notes.document().clone(), self.layout()
        margins = self.contentsMargins() if layout is None else layout.contentsMargins()
        edges = self.notes.width() - self.notes.viewport().width() if self.notes.isVisible() else 2
        document.setTextWidth(width - margins.left() - margins.right() - edges)
        whole, line = round(document.size().height()) + edges, self.notes.fontMetrics().lineSpacing()
        least, most = (min(whole, count * line) for count in LINES)
        return least, most

    def _others(self, width: int) -> int:
        """Return the height of everything but the notes in so many pixels of width."""
        layout = self.layout()
        if layout is None:
            return 0
        whole = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        item = layout.itemAt(layout.indexOf(self.notes))
        return whole - (0 if item is None or self.notes.isHidden() else item.sizeHint().height())

    def show_answer(self, text: str) -> None:
        """Show what the step's prediction comes to, in Markdown; empty where it asks nothing."""
        self.answer.setText(text)
        self._titles["answer"].setVisible(bool(text))
        self.answer.setVisible(bool(text))

    def show_next(self, text: str) -> None:
        """Show the title of the next step; empty at the last one."""
        self._last = not text
        self.next.setText(text or self.tr("This is the last step."))

    @Slot()
    def begin_clock(self) -> None:
        """Count the time of the lesson from now on."""
        self._since.start()
        self._tick()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.setStyleSheet(
            f"QWidget#lecturer {{ background: {theme.panel}; border-top: 1px solid {theme.border}; }}"
            f"QTextBrowser {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid transparent; }}"
            f"QTextBrowser:focus, QLabel:focus {{ border: 1px solid {theme.accent}; border-radius: 4px; }}"
        )
        for figures in (self.time, self.elapsed):
            figures.set_height(round(theme.text * 1.2))

    # The time

    @Slot()
    def _tick(self) -> None:
        self.time.show_text(QTime.currentTime().toString("HH:mm"))
        seconds = self._since.elapsed() // 1000 if self._since.isValid() else 0
        self.elapsed.show_text(elapsed_text(seconds))

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the clock as long as it is seen."""
        super().showEvent(event)
        self._tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the clock alone."""
        super().hideEvent(event)
        self._timer.stop()

    # Words

    def _describe(self) -> None:
        texts = {
            "elapsed": self.tr("Lesson"),
            "answer": self.tr("Answer"),
            "next": self.tr("Next step"),
        }
        for name, title in self._titles.items():
            title.setText(texts[name])
        self.setAccessibleName(self.tr("For the lecturer alone"))
        self.time.setAccessibleName(self.tr("Time of day"))
        self.time.setToolTip(self.tr("Time of day"))
        self.elapsed.setAccessibleName(self.tr("Time since the lesson began"))
        self.notes.setAccessibleName(self.tr("Notes of this step"))
        self.answer.setAccessibleDescription(self.tr("The answer of this step"))
        self.next.setAccessibleDescription(self.tr("The title of the next step"))
        if self._last:
            self.show_next("")

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)


class _Figures(QLabel):
    """A time in figures of one width, which keeps its size from tick to tick: that of the longest one."""

    def __init__(self, longest: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show `text`; nothing is laid out anew, whatever it is."""
        if text != self.text():
            self.setText(text)

    def set_height(self, height: int) -> None:
        """Write in type of `height` pixels, and take the room for the longest time there is."""
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        font.setPixelSize(height)
        # The program's style sheet has a size of type for every widget; a widget's own goes before it.
        self.setStyleSheet(f"font-family: '{font.family()}'; font-size: {height}px;")
        metrics = QFontMetrics(font)
        self.setFixedSize(metrics.horizontalAdvance(self._longest) + 2, metrics.height())


def _said(parent: QWidget) -> QLabel:
    """Return a label for what the lecturer reads, in as many lines as it takes."""
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return label


def _title(parent: QWidget, buddy: QWidget) -> QLabel:
    """Return the title of what stands beside it."""
    label = QLabel(parent)
    label.setProperty("role", "section")
    label.setBuddy(buddy)
    return label


def _line(title: QWidget, said: QWidget) -> QHBoxLayout:
    """Return a line with a title and what it is the title of."""
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(said, 1)
    return line


def elapsed_text(seconds: int) -> str:
    """Return a time as minutes and seconds, with hours where there are any: "7:05", "1:07:05"."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
