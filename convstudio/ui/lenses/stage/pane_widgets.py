"""The widgets of one pane of the stage: its title, the tabs of its channels, its grid and its legend."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QTabBar, QWidget

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.view import GridView
from convstudio.ui.widgets.heading import Heading
from convstudio.ui.widgets.legend import Legend


class ChannelTabs(QTabBar):
    """The channels that a pane can show.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.hide()

    def offer(self, names: list[str], chosen: int) -> None:
        """Offer channels; nothing is emitted."""
        blocked = self.blockSignals(True)
        if [self.tabText(index) for index in range(self.count())] != names:
            while self.count():
                self.removeTab(0)
            for name in names:
                self.addTab(name)
        self.setCurrentIndex(chosen)
        self.blockSignals(blocked)


@dataclass(frozen=True, slots=True)
class PaneWidgets:
    """The widgets of one pane, from top to bottom."""

    title: Heading
    tabs: ChannelTabs
    grid: GridView
    legend: Legend

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self.title.set_theme(theme)
        self.grid.set_theme(theme)
        self.legend.set_theme(theme)

    @property
    def tabs_height(self) -> int:
        """The height of the tabs; a single channel needs none."""
        return self.tabs.sizeHint().height() if self.tabs.count() > 1 else 0

    @property
    def least(self) -> int:
        """The width that the title and the tabs need."""
        tabs = self.tabs.sizeHint().width() if self.tabs.count() > 1 else 0
        return max(self.title.sizeHint().width() + 8, tabs)

    @property
    def extent(self) -> QRect:
        """Where there is something, which is less than the column of the pane."""
        extent = self.grid.geometry().united(self.title.geometry()).united(self.legend.geometry())
        return extent.united(self.tabs.geometry()) if self.tabs_height else extent

    def place(self, start: QPoint, width: int, size: QSize, line: int, edge: int) -> None:
        """Place the widgets in a column.

        Parameters
        ----------
        start : QPoint
            The left end of the line on which the grid is centered.
        width : int
            Of the column.
        size : QSize
            Of the grid.
        line : int
            Height of a line of text.
        edge : int
            Width of the stage, which a title that is wider than its column does not leave.
        """
        x = start.x()
        tabs, legend = self.tabs_height, self.legend.sizeHint().height()
        top = start.y() - size.height() // 2
        self.grid.setGeometry(x + (width - size.width()) // 2, top, size.width(), size.height())
        self.tabs.setVisible(tabs > 0)
        if tabs:
            row = min(self.tabs.sizeHint().width(), width)
            self.tabs.setGeometry(x + (width - row) // 2, top - tabs - 2, row, tabs)
        title = self.title.sizeHint().width() + 8
        left = max(min(x + (width - title) // 2, edge - title), 0)
        self.title.setGeometry(left, top - tabs - line - 8, title, line + 6)
        bar = min(max(size.width(), line * 9), width)
        self.legend.setGeometry(x + (width - bar) // 2, top + size.height() + 4, bar, legend)
