"""The lines of the command list: which there are, and how one is drawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QKeySequence,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QMenuBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from convstudio.ui.command_search import NO_SEARCH, Fit

Index: TypeAlias = QModelIndex | QPersistentModelIndex

ARROW: Final = " ▸ "
"""Between a menu and what is in it."""

ENTRY: Final = Qt.ItemDataRole.UserRole
"""The role under which the model has the Entry itself."""

_CHECK: Final = "✓"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list.

    Attributes
    ----------
    action : QAction
        What it triggers.
    title : str
        With the menus it is in, "Kernel ▸ Presets ▸ Sobel x".
    fit : Fit
        What of the title was searched for.
    """

    action: QAction
    title: str
    fit: Fit = NO_SEARCH

    @property
    def name_at(self) -> int:
        """Where in the title the name of the action itself begins."""
        cut = self.title.rfind(ARROW)
        return 0 if cut < 0 else cut + len(ARROW)

    @property
    def shortcut(self) -> str:
        """The shortcut as this system writes it; empty where there is none."""
        return self.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def checked(self) -> bool:
        """Whether it is a switch that is on."""
        return self.action.isCheckable() and self.action.isChecked()


def collect_actions(menubar: QMenuBar) -> list[QAction]:
    """Return every action in the menus of `menubar` that can be seen and does something, in their order."""
    return _leaves(menubar.actions())


def _leaves(actions: Sequence[QAction]) -> list[QAction]:
    found: list[QAction] = []
    for action in actions:
        if not action.isVisible() or action.isSeparator():
            continue
        # Not action.menu(): in PySide the menu's actions then become unusable when `action` goes out of scope.
        menu: QMenu | None = QMenu.menuInAction(action)
        if menu is not None:
            found += _leaves(menu.actions())
        elif action.text():
            found.append(action)
    return found


def title_of(action: QAction) -> str:
    """Return the text of `action` after those of the menus it is in, "Kernel ▸ Presets ▸ Sobel x"."""
    parts: list[str] = []
    inner: QAction | None = action
    while inner is not None:
        parts.insert(0, _plain(inner.text()))
        menu = next((item for item in inner.associatedObjects() if isinstance(item, QMenu)), None)
        inner = menu.menuAction() if menu is not None else None
    return ARROW.join(part for part in parts if part)


def _plain(text: str) -> str:
    """Return the text of an action without the mark of its mnemonic, "&File" or "文件(&F)"."""
    return re.sub(r"&(.)", r"\1", re.sub(r"\s*\(&\w\)", "", text))


class CommandModel(QAbstractListModel):
    """The entries that were found, those that can be used first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self.usable = 0
        """Number of entries that can be used now."""

    def show_entries(self, entries: list[Entry]) -> None:
        """Show `entries` in their order."""
        self.beginResetModel()
        self._entries = entries
        self.usable = sum(entry.action.isEnabled() for entry in entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of an entry, what a screen reader says of it, or the Entry."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (_CHECK if entry.checked else "", entry.title, entry.shortcut)
            return ", ".join(part for part in said if part)
        return entry if role == ENTRY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only what can be used be chosen."""
        return super().flags(index) if index.row() < self.usable else Qt.ItemFlag.ItemNeverHasChildren


class CommandLine(QStyledItemDelegate):
    """Draws an entry: a check mark, the menus in soft ink, the name with what was found in bold, the shortcut."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line with some air."""
        return QSize(0, option.fontMetrics.height() * 8 // 5)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        entry = index.data(ENTRY)
        style = option.widget.style()
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, option.widget)
        ink, soft = _inks(option)
        metrics = option.fontMetrics
        indent = metrics.horizontalAdvance(_CHECK) + 8
        line = option.rect.adjusted(8, 0, -10, 0)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(ink)
        if entry.checked:
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, _CHECK)
        painter.setPen(soft)
        beside = entry.shortcut if entry.action.isEnabled() else self.tr("not available now")
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, beside)
        line.adjust(indent, 0, -metrics.horizontalAdvance(beside) - 12, 0)
        painter.setPen(ink)
        painter.setClipRect(line)
        layout = _layout(entry, option.font, soft)
        top = line.top() + (line.height() - layout.boundingRect().height()) / 2
        # Where there is too little room the menus are cut, at the left: the name is what must be read.
        left = line.left() + min(0.0, line.width() - layout.boundingRect().width())
        layout.draw(painter, QPointF(left, top))
        painter.restore()


def _inks(option: QStyleOptionViewItem) -> tuple[QColor, QColor]:
    """Return the colors of the name and of what goes with it."""
    palette, roles = option.palette, QPalette.ColorRole
    if not option.state & QStyle.StateFlag.State_Enabled:
        off = palette.color(QPalette.ColorGroup.Disabled, roles.Text)
        return off, off
    if option.state & QStyle.StateFlag.State_Selected:
        chosen = palette.color(roles.HighlightedText)
        return chosen, chosen
    # A style sheet makes the placeholder ink of its widgets half transparent; the program's own is readable.
    return palette.color(roles.Text), QApplication.palette().color(roles.PlaceholderText)


def _layout(entry: Entry, font: QFont, soft: QColor) -> QTextLayout:
    """Return the title of `entry` on one line, in its two inks, what was found in bold."""
    ranges = []
    for position in range(len(entry.title)):
        span = QTextLayout.FormatRange()
        span.start, span.length = position, 1
        style = QTextCharFormat()
        if position in entry.fit.positions:
            style.setFontWeight(QFont.Weight.Bold)
            style.setFontUnderline(True)
        if position < entry.name_at:
            style.setForeground(soft)
        span.format = style
        ranges.append(span)
    layout = QTextLayout(entry.title, font)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout
