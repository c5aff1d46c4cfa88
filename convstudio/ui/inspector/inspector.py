"""The panel at the right: kernel, layer, size formula; a page for each lens that has one; and the code mirror."""

from functools import partial

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from convstudio.app.store import Store
from convstudio.ui.inspector.code_panel import CodePanel
from convstudio.ui.inspector.kernel_tools import KernelTools
from convstudio.ui.inspector.layer_actions import LayerActions
from convstudio.ui.inspector.layer_panel import LayerPanel
from convstudio.ui.inspector.size_panel import SizePanel
from convstudio.ui.lenses.catalog import Entries
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.scroll_page import ScrollPage

PARAMETER_WIDTH = 22.5
CODE_WIDTH = 38.0
"""Width of the panel, in heights of the type."""

CODE_SHARE = 0.4
"""Share of the window that code may take."""


class Inspector(QFrame):
    """Parameters of the layer and what follows from them.

    Parameters
    ----------
    store : Store
        Document and view.
    entries : dict of str to LensEntry
        Those with a title for a page have one, which is built when it is first shown.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, entries: Entries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._type = LIGHT.text
        self._lens = ""
        self.layer = LayerPanel(store, self)
        self.layer_actions = LayerActions(store, self)
        self.kernel = KernelTools(store, self)
        self.size_panel = SizePanel(store, self)
        self.code = CodePanel(store, self)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(_page(self.layer, self.kernel, self.size_panel), "")
        self._entries = {name: entry for name, entry in entries.items() if entry.page_title()}
        self._areas: dict[str, ScrollPage] = {}
        for name, entry in self._entries.items():
            self._areas[name] = ScrollPage()
            self.tabs.addTab(self._areas[name], "")
            entry.page_built.connect(partial(self._fill, name))
        self.tabs.addTab(self.code, "")
        self._describe()
        self.tabs.currentChanged.connect(self._on_current_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.tabs)

    def kernel_actions(self) -> list[QAction]:
        """Return the actions on the kernel, for the menu."""
        return self.kernel.actions()

    def show_page_of(self, lens: str) -> None:
        """Bring the page of a lens to the front; one without a page takes that of the lens before it away."""
        left, self._lens = self._lens, lens
        if lens in self._areas:
            self.tabs.setCurrentWidget(self._areas[lens])
        elif left in self._areas and self.tabs.currentWidget() is self._areas[left]:
            self.tabs.setCurrentIndex(0)

    def show_code(self) -> None:
        """Bring the code mirror to the front."""
        self.tabs.setCurrentWidget(self.code)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors; the panel is as wide as its type needs."""
        self._type = theme.text
        self.size_panel.set_theme(theme)
        self._fit_width()

    @Slot(int)
    def _on_current_changed(self, _index: int) -> None:
        """Build the page that is shown, the first time; be as wide as it needs."""
        for name, area in self._areas.items():
            if area is self.tabs.currentWidget():
                _ = self._entries[name].page
        self._fit_width()

    def _fill(self, name: str, page: QWidget) -> None:
        self._areas[name].setWidget(_column(page))

    def _fit_width(self) -> None:
        """Be as wide as the parameters need; code gets more, as far as the stage can spare it."""
        width = self._type * PARAMETER_WIDTH
        if self.tabs.currentWidget() is self.code:
            width = max(width, min(self._type * CODE_WIDTH, self.window().width() * CODE_SHARE))
        self.setFixedWidth(round(width))

    def changeEvent(self, event: QEvent) -> None:
        """Name the tabs again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.layer_actions.describe()
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.tabs.tabBar().setAccessibleName(self.tr("Parts of the inspector"))
        pages = (entry.page_title() for entry in self._entries.values())
        for index, title in enumerate((self.tr("Layer"), *pages, self.tr("Code"))):
            self.tabs.setTabText(index, title)
            if (page := self.tabs.widget(index)) is not None:
                page.setAccessibleName(title)


def _page(*panels: QWidget) -> ScrollPage:
    """Return panels under one another, which are scrolled where the window is too low for them."""
    area = ScrollPage()
    area.setWidget(_column(*panels))
    return area


def _column(*panels: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(12, 6, 12, 8)
    column.setSpacing(6)
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    return page
