"""What only the lecturer sees: notes of the step, its answer, what comes next, and the time."""

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTime, QTimer, Slot
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from convstudio.ui.theme import LIGHT, Theme

TICK = 250
"""Milliseconds between two looks at the clock: a second is never left out."""


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
        self._theme: Theme = LIGHT
        self._last = True
        self._since = QElapsedTimer()
        self.time, self.elapsed = _Figures(self), _Figures(self)
        self.notes = QTextBrowser(self)
        self.notes.setOpenLinks(False)
        self.notes.setFrameShape(QFrame.Shape.NoFrame)
        self.answer, self.next = QLabel(self), QLabel(self)
        self._titles = {name: QLabel(self) for name in ("time", "elapsed", "notes", "answer", "next")}
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._arrange()
        self._describe()

    def _arrange(self) -> None:
        for title, buddy in zip(self._titles.values(), self._parts(), strict=True):
            title.setProperty("role", "section")
            title.setBuddy(buddy)
        for label in (self.answer, self.next):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.answer.setProperty("role", "title")
        clock = QGridLayout()
        clock.setHorizontalSpacing(16)
        clock.setVerticalSpacing(0)
        for place, name in enumerate(("time", "elapsed")):
            clock.addWidget(self._titles[name], 0, place)
            clock.addWidget(getattr(self, name), 1, place)
        clock.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(clock)
        column.addSpacing(8)
        column.addWidget(self._titles["answer"])
        column.addWidget(self.answer)
        column.addSpacing(8)
        column.addWidget(self._titles["notes"])
        column.addWidget(self.notes, 1)
        column.addSpacing(8)
        column.addWidget(self._titles["next"])
        column.addWidget(self.next)
        self.show_answer("")
        self.show_next("")

    def _parts(self) -> tuple[QWidget, ...]:
        return self.time, self.elapsed, self.notes, self.answer, self.next

    # What is shown

    def show_notes(self, text: str) -> None:
        """Show the notes of the step, plain or as HTML; empty where there are none."""
        self.notes.setText(text)

    def show_answer(self, text: str) -> None:
        """Show what the step's prediction comes to; empty where it asks nothing."""
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
            f"QWidget#lecturer {{ background: {theme.panel}; }}"
            f"QTextBrowser {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid transparent; }}"
            f"QTextBrowser:focus, QLabel:focus {{ border: 1px solid {theme.accent}; border-radius: 4px; }}"
        )
        for figures in (self.time, self.elapsed):
            figures.set_height(round(theme.text * 1.5))

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
            "time": self.tr("Time"),
            "elapsed": self.tr("Lesson"),
            "notes": self.tr("Notes"),
            "answer": self.tr("Answer"),
            "next": self.tr("Next step"),
        }
        for name, title in self._titles.items():
            title.setText(texts[name])
        self.setAccessibleName(self.tr("For the lecturer alone"))
        self.time.setAccessibleName(self.tr("Time of day"))
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
    """A time in figures of one width, which keeps its size from tick to tick."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
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
        self.setFixedSize(metrics.horizontalAdvance("00:00:00") + 2, metrics.height())


def elapsed_text(seconds: int) -> str:
    """Return a time as minutes and seconds, with hours where there are any: "7:05", "1:07:05"."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
