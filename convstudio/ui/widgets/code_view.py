"""Shows generated Python: colored, with the line that a step stands on, and a button that copies it."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from convstudio.ui.widgets.code_highlighter import DARK, LIGHT, CodeColors, Highlighter

SHOWN_LINES: Final = 600
"""Most lines in view; what is longer is folded in the middle, and copied whole."""

KEPT_TAIL: Final = 400
"""Lines kept below the fold, where the loops are."""

COPIED_MS: Final = 1500
"""How long the button says that it has copied."""


class _Note(QLabel):
    """One line of text that is cut with an ellipsis where it does not fit, and never asks for width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._note = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_note(self, note: str) -> None:
        """Show `note`."""
        if note != self._note:
            self._note = note
            self.setToolTip(note)
            self.setAccessibleName(note)
            self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the note for the new width."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._note, Qt.TextElideMode.ElideRight, self.width()))


class CodeView(QWidget):
    """Read-only Python with a current line, a note on it, and a button that copies everything.

    The scroll position survives a change of the text; the view moves by itself only when the current line
    becomes another one and is out of sight.

    Parameters
    ----------
    title : str
        What the code is, in the user's language, for screen readers.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ""
        self._folded = range(0)
        self._line: int | None = None
        self._title = title
        self._chosen_colors: CodeColors | None = None
        self._editor = QPlainTextEdit(self)
        self._editor.setReadOnly(True)
        self._editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._editor.setTabChangesFocus(True)
        self._editor.setUndoRedoEnabled(False)
        self._editor.setFont(_fixed_font())
        self._note = _Note(self)
        self._note.setFont(_fixed_font())
        self._copy = QToolButton(self)
        self._copy.clicked.connect(self.copy)
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(COPIED_MS)
        self._copied.timeout.connect(self._label_button)
        self._highlighter = Highlighter(self._editor.document(), self.colors)
        below = QHBoxLayout()
        below.addWidget(self._note, 1)
        below.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._editor, 1)
        column.addLayout(below)
        self._retranslate()

    @property
    def source(self) -> str:
        """The whole text, as Copy gives it."""
        return self._source

    @property
    def colors(self) -> CodeColors:
        """The colors in use: those chosen, or what suits the palette."""
        if self._chosen_colors:
            return self._chosen_colors
        return DARK if self.palette().color(QPalette.ColorRole.Base).lightnessF() < 0.5 else LIGHT

    def set_title(self, title: str) -> None:
        """Say what the code is, in the user's language."""
        self._title = title
        self._retranslate()

    def set_colors(self, colors: CodeColors | None) -> None:
        """Color the code with `colors`, or with None by the palette."""
        self._chosen_colors = colors
        self._recolor()

    def set_source(self, text: str) -> None:
        """Show `text`; the same text again costs nothing."""
        if text == self._source:
            return
        self._source = text
        bar = self._editor.verticalScrollBar()
        place = bar.value()
        self._editor.setPlainText(self._fold(text))
        bar.setValue(place)
        self._editor.horizontalScrollBar().setValue(0)
        self._mark()

    def set_current_line(self, line: int | None, note: str = "") -> None:
        """Mark a line and show a note below the code.

        Parameters
        ----------
        line : int or None
            The first line is 1; None marks none.
        note : str
            What holds there, such as the values of the indices.
        """
        self._note.set_note(note)
        if line != self._line:
            self._line = line
            self._mark()
            self._reveal()

    @Slot()
    def copy(self) -> None:
        """Put the whole text on the clipboard, and say so on the button for a moment."""
        QGuiApplication.clipboard().setText(self._source)
        self._copied.start()
        self._label_button()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette, the language and the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._recolor()
        elif event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the current line into sight, as the size is known now."""
        super().showEvent(event)
        self._retranslate()
        self._reveal()

    def _fold(self, text: str) -> str:
        """Return `text` with its middle folded away where it is too long, and remember which lines those are."""
        lines = text.splitlines()
        if len(lines) <= SHOWN_LINES:
            self._folded = range(0)
            return text
        self._folded = range(SHOWN_LINES - KEPT_TAIL - 1, len(lines) - KEPT_TAIL)
        fold = self.tr("# … {count} lines are folded away here; Copy takes them all …")
        kept = [
            *lines[: self._folded.start],
            fold.format(count=len(self._folded)),
            *lines[self._folded.stop :],
        ]
        return "\n".join(kept)

    def _block(self) -> int | None:
        """Return the number of the current line in what is shown, from 0."""
        if self._line is None:
            return None
        number = self._line - 1
        if number in self._folded:
            return self._folded.start
        return number if number < self._folded.start or not self._folded else number - len(self._folded) + 1

    def _mark(self) -> None:
        """Put the ground of the current line where it belongs."""
        block = self._block()
        if block is None or block >= self._editor.blockCount():
            self._editor.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self._editor.document().findBlockByNumber(block))
        selection.format.setBackground(QColor(self.colors.current_line))
        selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self._editor.setExtraSelections([selection])

    def _reveal(self) -> None:
        """Scroll to the current line if it is out of sight."""
        block, bar = self._block(), self._editor.verticalScrollBar()
        if block is not None and not bar.value() <= block < bar.value() + bar.pageStep():
            bar.setValue(block - bar.pageStep() // 2)

    def _recolor(self) -> None:
        self._highlighter.set_colors(self.colors)
        self._mark()

    def _retranslate(self) -> None:
        """Set every text, and the button's width so that it fits both of its labels."""
        self._editor.setAccessibleName(self._title)
        self._copy.setAccessibleName(self.tr("Copy: {what}").format(what=self._title))
        self._copy.setToolTip(self.tr("Copy the whole code"))
        widths = []
        for label in (self.tr("Copy"), self.tr("Copied")):
            self._copy.setText(label)
            widths.append(self._copy.sizeHint().width())
        self._copy.setFixedWidth(max(widths))
        self._label_button()

    @Slot()
    def _label_button(self) -> None:
        self._copy.setText(self.tr("Copied") if self._copied.isActive() else self.tr("Copy"))


def _fixed_font() -> QFont:
    """Return the system's font of fixed width."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
