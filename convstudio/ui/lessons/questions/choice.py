"""Answering by choosing, alone or as a class that votes."""

from collections.abc import Sequence
from string import ascii_uppercase

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.verdict import same
from convstudio.ui.lessons.questions.asker import Asker
from convstudio.ui.lessons.questions.saying import without_markup
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.inputs import SpinBox

MOST = 9999
"""Hands that can be counted for an answer."""


class PickingAsker(Asker):
    """Several answers, each with a letter, which gets a tick when it is the right one.

    Parameters
    ----------
    options : sequence of (Answer, str)
        What is offered, and how it is said.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, options: Sequence[tuple[Answer, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = [answer for answer, _ in options]
        self._texts = [text for _, text in options]
        self._lettered: list[QRadioButton | QLabel] = []

    def _offer_all(self) -> None:
        for letter, text in zip(ascii_uppercase, self._texts, strict=False):
            self._lettered.append(self._offer(letter, _Said(text, self)))

    def _offer(self, letter: str, said: "_Said") -> QRadioButton | QLabel:
        """Add an answer, of which `said` shows the text; return what shows its letter."""
        raise NotImplementedError

    def mark(self, right: Answer) -> None:
        """Put a tick behind the letter of the right one."""
        for letter, answer, shown in zip(ascii_uppercase, self._answers, self._lettered, strict=False):
            shown.setText(f"{letter} ✓" if same(answer, right) else letter)


class ChoiceAsker(PickingAsker):
    """One of several answers.

    Parameters
    ----------
    options : sequence of (Answer, str)
        What is offered, and how it is said.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, options: Sequence[tuple[Answer, str]], parent: QWidget | None = None) -> None:
        super().__init__(options, parent)
        self.buttons: list[QRadioButton] = []
        self._group, self._column = QButtonGroup(self), QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._offer_all()
        self._group.idClicked.connect(self._on_clicked)

    def _offer(self, letter: str, said: "_Said") -> QRadioButton:
        button = QRadioButton(letter, self)
        button.setAccessibleName(f"{letter}: {self._texts[len(self.buttons)]}")
        said.setBuddy(button)
        said.pressed.connect(button.click)
        said.pressed.connect(button.setFocus)
        line = QHBoxLayout()
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(said, 1)
        self._column.addLayout(line)
        self._group.addButton(button, len(self.buttons))
        self.buttons.append(button)
        return button

    def answer(self) -> Answer | None:
        """Return the answer that is chosen, or None."""
        chosen = self._group.checkedId()
        return None if chosen < 0 else self._answers[chosen]

    def follow(self, before: Asker) -> None:
        """Take over what was chosen."""
        if isinstance(before, ChoiceAsker):
            for button, other in zip(self.buttons, before.buttons, strict=True):
                if other.isChecked():
                    button.click()

    def first_focus(self) -> None:
        """Put the focus on the first option."""
        self.buttons[0].setFocus()

    @Slot(int)
    def _on_clicked(self, _number: int) -> None:
        self.ready_changed.emit(True)


class VoteAsker(PickingAsker):
    """A show of hands: how many are for each answer, typed in and drawn as bars. Nothing of it is kept.

    Parameters
    ----------
    options : sequence of (Answer, str)
        What is offered, and how it is said.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, options: Sequence[tuple[Answer, str]], parent: QWidget | None = None) -> None:
        super().__init__(options, parent)
        self.counts: list[SpinBox] = []
        self.bars: list[_Bar] = []
        self._grid = QGridLayout(self)
        self._offer_all()
        self.tie = QLabel(self)
        self.tie.setWordWrap(True)
        self.tie.setTextFormat(Qt.TextFormat.PlainText)
        self.tie.setProperty("role", "section")
        self.tie.hide()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.tie, 2 * len(options), 0, 1, 3)
        self._describe()

    def _offer(self, letter: str, said: "_Said") -> QLabel:
        shown, count, bar = QLabel(letter, self), SpinBox(0, MOST, self), _Bar(self)
        count.setKeyboardTracking(True)  # the bars grow while hands are counted
        count.valueChanged.connect(self._on_counted)
        said.setBuddy(count)
        said.pressed.connect(count.setFocus)
        row = 2 * len(self.counts)
        self._grid.addWidget(shown, row, 0)
        self._grid.addWidget(said, row, 1)
        self._grid.addWidget(count, row, 2)
        self._grid.addWidget(bar, row + 1, 1, 1, 2)
        self.counts.append(count)
        self.bars.append(bar)
        return shown

    def answer(self) -> Answer | None:
        """Return what most are for; None where there are no hands, or as many for another answer."""
        leading = self._leading()
        return self._answers[leading[0]] if len(leading) == 1 else None

    def _leading(self) -> list[int]:
        """Return the numbers of the answers that most are for; several of them are a tie."""
        most = max(count.value() for count in self.counts)
        return [number for number, count in enumerate(self.counts) if most and count.value() == most]

    def follow(self, before: Asker) -> None:
        """Take over the hands that were counted."""
        if isinstance(before, VoteAsker):
            for count, other in zip(self.counts, before.counts, strict=True):
                count.setValue(other.value())

    def set_theme(self, theme: Theme) -> None:
        """Paint the bars with other colors, and give each count room for four digits."""
        for bar, count in zip(self.bars, self.counts, strict=True):
            bar.set_theme(theme)
            count.setFixedWidth(theme.text * 4)

    def first_focus(self) -> None:
        """Put the focus on the first count."""
        self.counts[0].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Say what the fields are in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()

    def _describe(self) -> None:
        for letter, text, count in zip(ascii_uppercase, self._texts, self.counts, strict=False):
            count.setAccessibleName(self.tr("Hands for {letter}: {text}").format(letter=letter, text=text))
        letters = ", ".join(ascii_uppercase[number] for number in self._leading())
        self.tie.setText(self.tr("No majority: {letters} have equally many hands.").format(letters=letters))

    @Slot()
    def _on_counted(self) -> None:
        total = sum(count.value() for count in self.counts)
        for count, bar in zip(self.counts, self.bars, strict=True):
            bar.show_share(count.value() / total if total else 0.0)
        self._describe()
        self.tie.setVisible(len(self._leading()) > 1)
        self.ready_changed.emit(self.answer() is not None)


class _Bar(QWidget):
    """A share of all hands, as a bar with the percentage in it or beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.share = 0.0
        self.setFixedHeight(LIGHT.text + 6)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.setFixedHeight(theme.text + 6)
        self.update()

    def show_share(self, share: float) -> None:
        """Show a share from 0 to 1."""
        if share != self.share:
            self.share = share
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar, and the percentage behind its end."""
        text = f"{round(self.share * 100)} %"
        with QPainter(self) as painter:
            room = self.width() - painter.fontMetrics().horizontalAdvance("100 %") - 8
            end = round(room * self.share)
            painter.fillRect(QRect(0, 2, room, self.height() - 4), self._theme.color("field"))
            painter.fillRect(QRect(0, 2, end, self.height() - 4), self._theme.color("accent"))
            painter.setPen(self._theme.color("ink"))
            area = self.rect().adjusted(room + 6, 0, 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class _Said(QLabel):
    """The Markdown of an option."""

    pressed = Signal()
    """It was clicked, which means its letter."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(without_markup(text), parent)
        self.setTextFormat(Qt.TextFormat.MarkdownText)
        self.setWordWrap(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
