"""The glossary: every term in both languages beside one another, to be searched while a lecture goes on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from convstudio.app.resources import resource
from convstudio.core.glossary import Term, read_glossary
from convstudio.ui.language import LANGUAGES, SOURCE, Language
from convstudio.ui.look import Look

WIDTH, HEIGHT = 60, 36
"""Of the dialog, in heights of the type."""


class GlossaryDialog(QDialog):
    """Lists the terms; what is typed is looked for in every language, and in PyTorch's names.

    Parameters
    ----------
    language : Language
        What is spoken: its terms come first, and the sentences are in it.
    look : Look
        How large the type is.
    parent : QWidget
        The window that it stays in front of; it does not block it.
    """

    def __init__(self, language: Language, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._language = language
        self._terms: Sequence[Term] = read_glossary(
            resource("glossary", "glossary.json").read_text(encoding="utf-8")
        )
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_searched)
        self.table = QTableWidget(0, 4)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.table.horizontalHeader()
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(16, 14, 16, 14)
        inner.addWidget(self.search)
        inner.addWidget(self.table)
        room = parent.size()
        text = look.theme.text
        self.resize(min(WIDTH * text, room.width() * 9 // 10), min(HEIGHT * text, room.height() * 9 // 10))
        self._describe()
        self.search.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setWindowTitle(self.tr("Glossary"))
        self.search.setPlaceholderText(self.tr("Search in every language"))
        self.search.setAccessibleName(self.tr("Search for a term"))
        self.table.setAccessibleName(self.tr("Terms"))
        languages = self._languages()
        titles = [LANGUAGES[language] for language in languages]
        self.table.setHorizontalHeaderLabels([*titles, "PyTorch", self.tr("Meaning")])
        self.table.setRowCount(len(self._terms))
        spoken = languages[0]
        order = sorted(self._terms, key=lambda term: term.names[SOURCE])
        for row, term in enumerate(order):
            texts = (*(term.names[language] for language in languages), term.torch, term.meanings[spoken])
            for column, text in enumerate(texts):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self._terms = order
        self._on_searched(self.search.text())

    def _languages(self) -> list[str]:
        """Return every language, the one that is spoken first."""
        return sorted(LANGUAGES, key=lambda name: name != self._language.name)

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        for row, term in enumerate(self._terms):
            self.table.setRowHidden(row, not term.answers(words))


def show_glossary(language: Language, look: Look, window: QWidget) -> None:
    """Open the glossary of a window, or bring it to the front; the window can be used meanwhile."""
    dialog = window.findChild(GlossaryDialog) or GlossaryDialog(language, look, window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
