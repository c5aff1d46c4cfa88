"""The panel at the right: kernel, layer, size formula; channels; and the code mirror."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from convstudio.app.learning_session import LearningSession
from convstudio.app.store import Store
from convstudio.ui.inspector.channels_panel import ChannelsPanel
from convstudio.ui.inspector.code_panel import CodePanel
from convstudio.ui.inspector.kernel_tools import KernelTools
from convstudio.ui.inspector.layer_actions import LayerActions
from convstudio.ui.inspector.layer_panel import LayerPanel
from convstudio.ui.inspector.learning_panel import LearningPanel
from convstudio.ui.inspector.size_panel import SizePanel
from convstudio.ui.theme import LIGHT, Theme

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
    learning : LearningSession
        The run whose settings are shown.
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, store: Store, learning: LearningSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._type = LIGHT.text
        self.layer = LayerPanel(store, self)
        self.layer_actions = LayerActions(store, self)
        self.kernel = KernelTools(store, self)
        self.size_panel = SizePanel(store, self)
        self.channels = ChannelsPanel(store, self)
        self.channel_actions = self.channels.commands
        self.learning = LearningPanel(learning, self)
        self.code = CodePanel(store, self)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(self.tr("Parts of the inspector"))
        self.tabs.addTab(_page(self.layer, self.kernel, self.size_panel), self.tr("Layer"))
        self._channels_page = _page(self.channels)
        self.tabs.addTab(self._channels_page, self.tr("Channels"))
        self._learning_page = _page(self.learning)
        self.tabs.addTab(self._learning_page, self.tr("Learn"))
        self.tabs.addTab(self.code, self.tr("Code"))
        self.tabs.currentChanged.connect(self._fit_width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.tabs)

    def kernel_actions(self) -> list[QAction]:
        """Return the actions on the kernel, for the menu."""
        return self.kernel.actions()

    def show_channels(self) -> None:
        """Bring the layer as a whole to the front."""
        self.tabs.setCurrentWidget(self._channels_page)

    def show_learning(self) -> None:
        """Bring the settings of the run to the front."""
        self.tabs.setCurrentWidget(self._learning_page)

    def show_code(self) -> None:
        """Bring the code mirror to the front."""
        self.tabs.setCurrentWidget(self.code)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors; the panel is as wide as its type needs."""
        self._type = theme.text
        self.size_panel.set_theme(theme)
        self._fit_width()

    @Slot()
    def _fit_width(self) -> None:
        """Be as wide as the parameters need; code gets more, as far as the stage can spare it."""
        width = self._type * PARAMETER_WIDTH
        if self.tabs.currentWidget() is self.code:
            width = max(width, min(self._type * CODE_WIDTH, self.window().width() * CODE_SHARE))
        self.setFixedWidth(round(width))

    def changeEvent(self, event: QEvent) -> None:
        """Name the tabs again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            titles = self.tr("Layer"), self.tr("Channels"), self.tr("Learn"), self.tr("Code")
            for index, title in enumerate(titles):
                self.tabs.setTabText(index, title)
        super().changeEvent(event)


def _page(*panels: QWidget) -> QScrollArea:
    """Return panels under one another, which are scrolled where the window is too low for them."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(12, 6, 12, 8)
    column.setSpacing(6)
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(page)
    return area
