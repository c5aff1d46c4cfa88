"""Every command by a few letters of its name: the searchable list over the window."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from convstudio.ui.command_list import ENTRY, CommandLine, CommandModel, Entry, collect_actions, title_of
from convstudio.ui.command_search import fit

__all__ = ["CommandPalette", "collect_actions"]

_MARGIN: Final = 16
_VEIL: Final = 170
"""How far the window fades behind the list: an opacity, of 255."""

_ROWS: Final = 12
"""Lines to be seen at once, where the window has room for them."""


class CommandPalette(QWidget):
    """A list of commands with a search field, at the top of its parent, which fades behind it.

    It is a part of the window rather than a window of its own: input methods work in it, and it stays in place.

    Parameters
    ----------
    parent : QWidget
        The window to cover.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._every: list[Entry] = []
        self._focus_before: QWidget | None = None
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self._search = QLineEdit()
        self._model = CommandModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(CommandLine(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._hint = QLabel()
        self._hint.setProperty("role", "soft")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        for part in (self._search, self._list, self._hint):
            self._column.addWidget(part)
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._list.clicked.connect(self._run)
        parent.installEventFilter(self)
        self.hide()

    def open_with(self, actions: Sequence[QAction]) -> None:
        """Show `actions` with an empty search field; the first that can be used is chosen."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self._every = [Entry(action, title_of(action)) for action in actions]
        self._name_parts()
        self._search.clear()
        self.show()
        self.raise_()
        self._filter("")
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    def open_with_menus(self, menubar: QMenuBar) -> None:
        """Show every command in the menus of `menubar`."""
        self.open_with(collect_actions(menubar))

    def dismiss(self) -> None:
        """Close without doing anything, and give the keyboard back to who had it."""
        before, self._focus_before = self._focus_before, None
        self.hide()
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _name_parts(self) -> None:
        """Say what is what, in the language that is spoken now."""
        self.setAccessibleName(self.tr("Command list"))
        self._search.setPlaceholderText(self.tr("Search for a command"))
        self._search.setAccessibleName(self.tr("Search for a command"))
        self._list.setAccessibleName(self.tr("Commands"))

    @Slot(str)
    def _filter(self, query: str) -> None:
        found = [
            replace(entry, fit=found_at)
            for entry in self._every
            if isValid(entry.action) and (found_at := fit(query, entry.title, entry.name_at)) is not None
        ]
        # What cannot be used now is still found, at the end; the sort is stable, so ties keep the menus' order.
        found.sort(key=lambda entry: (not entry.action.isEnabled(), entry.fit.cost))
        self._model.show_entries(found)
        self._choose(0)
        self._list.setVisible(bool(found))
        self._hint.setText(
            self.tr("↑ ↓ choose · Enter run · Esc close")
            if found
            else self.tr("No command has “{query}” in its name: try other letters.").format(
                query=query.strip()
            )
        )
        self._place()

    def _choose(self, row: int) -> None:
        if 0 <= row < self._model.usable:
            self._list.setCurrentIndex(self._model.index(row))

    @Slot(QModelIndex)
    def _run(self, index: QModelIndex) -> None:
        entry = self._model.data(index, ENTRY)
        if isinstance(entry, Entry) and isValid(entry.action) and entry.action.isEnabled():
            self.dismiss()
            entry.action.trigger()

    def _place(self) -> None:
        """Cover the parent; the card is at its top, as high as its lines need."""
        window = self._window.rect()
        self.setGeometry(window)
        margin = max(_MARGIN, window.height() // 24)
        width = min(window.width() - 2 * _MARGIN, max(560, 44 * self.fontMetrics().averageCharWidth()))
        line = self._list.sizeHintForRow(0)
        rows = min(self._model.rowCount(), _ROWS)
        inner = self._search.sizeHint().height() + self._hint.sizeHint().height() + 2 * 8 + 24
        rows = max(1, min(rows, (window.height() - 2 * margin - inner) // max(line, 1)))
        self._list.setFixedHeight(rows * line + 2)
        height = self._column.totalSizeHint().height()
        self._card.setGeometry((window.width() - width) // 2, margin, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window, and take the keys of the search field that belong to the list."""
        # The kind of event comes first: what Qt still sends to a widget half destroyed must not reach its parts.
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and watched is self._search:
            event.accept()  # while this is open, the shortcuts of the window rest
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._search:
            return self._take_key(Qt.Key(event.key()))
        if kind == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        """Return whether `key` was for the list."""
        row, usable = self._list.currentIndex().row(), max(self._model.usable, 1)
        page = max(1, self._list.height() // max(self._list.sizeHintForRow(0), 1) - 1)
        match key:
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._choose((row + 1) % usable)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._choose((row - 1) % usable)
            case Qt.Key.Key_PageDown:
                self._choose(min(row + page, usable - 1))
            case Qt.Key.Key_PageUp:
                self._choose(max(row - page, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run(self._list.currentIndex())
            case Qt.Key.Key_Escape:
                self.dismiss()
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close at a click beside the card."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fade the window."""
        veil = self.palette().color(QPalette.ColorRole.Window)
        veil.setAlpha(_VEIL)
        painter = QPainter(self)
        painter.fillRect(self.rect(), veil)
        painter.end()
