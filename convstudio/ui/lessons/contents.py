"""All lessons with their steps, to choose from."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from convstudio.app.lesson_listing import Chapter

ROLE = Qt.ItemDataRole.UserRole


class Contents(QTreeWidget):
    """Lists lessons, each with its steps below it; a click or Enter opens one there.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    chosen = Signal(object, int)
    """(path of a lesson, number of a step from 0)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters: tuple[Chapter, ...] = ()
        self._here: tuple[Path | None, int] = (None, 0)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)
        self._describe()

    def show_chapters(self, chapters: Sequence[Chapter], path: Path | None, index: int) -> None:
        """Show these lessons; step `index` of the one at `path` is the present one, None where there is none."""
        self._here = (path, index)
        if tuple(chapters) != self._chapters:
            self._chapters = tuple(chapters)
            self._fill()
        self._mark()

    def _fill(self) -> None:
        open_ones = {item.data(0, ROLE)[0] for item in self.chapters() if item.isExpanded()}
        self.clear()
        for number, chapter in enumerate(self._chapters, 1):
            title = self.tr("{number}. {title}").format(number=number, title=chapter.title)
            item = QTreeWidgetItem(self, [title, str(len(chapter.steps) or "")])
            item.setToolTip(1, self.tr("Number of steps"))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            item.setData(0, ROLE, (chapter.path, 0))
            item.setToolTip(0, self.tr("Open “{title}”").format(title=chapter.title))
            for index, step in enumerate(chapter.steps):
                below = QTreeWidgetItem(
                    item, [self.tr("{number}. {title}").format(number=index + 1, title=step)]
                )
                below.setData(0, ROLE, (chapter.path, index))
                below.setFirstColumnSpanned(True)
            item.setExpanded(chapter.path in open_ones)

    def chapters(self) -> list[QTreeWidgetItem]:
        """Return the items of the lessons, in their order."""
        items = (self.topLevelItem(index) for index in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _mark(self) -> None:
        """Set the present lesson and step in bold, and bring them into view."""
        plain, bold = QFont(self.font()), QFont(self.font())
        bold.setBold(True)
        path, index = self._here
        for item in self.chapters():
            here = item.data(0, ROLE)[0] == path
            item.setFont(0, bold if here else plain)
            if here:
                item.setExpanded(True)
            for number in range(item.childCount()):
                present = here and number == index
                item.child(number).setFont(0, bold if present else plain)
                if present:
                    self.setCurrentItem(item.child(number))
                    self.scrollToItem(item.child(number))

    @Slot(QTreeWidgetItem)
    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        path, index = item.data(0, ROLE)
        self.chosen.emit(path, index)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._fill()
            self._mark()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Contents of the lessons"))
