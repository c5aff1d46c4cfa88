"""The Window lens: connects stage, arithmetic and transport to the store and to the frames."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from convstudio.app.computing import Computing
from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.lenses.stage.kernel_editing import KernelEditing
from convstudio.ui.lenses.stage.navigation import Navigation
from convstudio.ui.lenses.stage.presenter import Presenter
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.lenses.stage.stepping import Stepping
from convstudio.ui.lenses.window.drawing import InputDrawing
from convstudio.ui.lenses.window.input_tools import InputTools, Tool
from convstudio.ui.lenses.window.kind_bar import KindBar
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip


class WindowLens(Lens):
    """Input ∗ kernel = output, the arithmetic of one value, and stepping.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : Computing
        Sends frames.
    playback : Playback
        Moves the cursor.
    worker : Worker
        Makes edits of large pictures.
    parent : QWidget, optional
        Qt's owner.
    """

    tools: InputTools

    def __init__(
        self,
        store: Store,
        computing: Computing,
        playback: Playback,
        worker: Worker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.tools = InputTools(store, worker, self)
        self.stage = Stage(self)
        self.strip = ArithmeticStrip(self)
        self.stepping = Stepping(store, playback, self)
        self.transport = self.stepping.transport
        self._presenter = Presenter(store, computing, self.stage, self.strip, self)
        self.kind_bar = KindBar(store, computing, self._presenter, self)
        self._navigation = Navigation(store, playback, self.stage, self.strip, self._presenter, self)
        self._drawing = InputDrawing(store, self.stage.grid(Pane.INPUT), self.tools, self)
        self._editing = KernelEditing(store, self.stage.grid(Pane.KERNEL), self)
        self._arrange()
        for pane in (Pane.INPUT, Pane.KERNEL):
            self.stage.grid(pane).editable = True
            self.stage.grid(pane).refused.connect(store.refused)
        store.changed.connect(self._on_changed)
        self.tools.tool_changed.connect(self._on_tool_changed)
        self._on_tool_changed(self.tools.tool)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 4, 12, 10)
        inner.setSpacing(8)
        inner.addWidget(self.stage, 64)
        inner.addWidget(self.kind_bar)
        inner.addWidget(self.strip, 36)
        inner.addWidget(self.stepping)
        column.addLayout(inner, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        for part in (self.tools, self.stage, self.strip, self.stepping):
            part.set_theme(theme)

    def set_active(self, on: bool) -> None:
        """Follow the document and the view, or rest; tools for drawing belong to this lens alone."""
        self._presenter.set_active(on)
        self.tools.set_drawing_enabled(on)

    def take_focus(self) -> None:
        """Let the arrows step."""
        self.stage.setFocus()

    def zoom(self, factor: float) -> None:
        """Zoom in or out around the window; 0 shows everything whole."""
        self._navigation.zoom(factor)

    def kernel_has_focus(self) -> bool:
        """Return whether the kernel has the focus."""
        return self.stage.grid(Pane.KERNEL).hasFocus()

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        self.stage.grid(Pane.KERNEL).editable = new.layer.kind.weighted
        if old.signal is not new.signal and old.signal.spatial != new.signal.spatial:
            self._suit_tool(new)

    @Slot(object)
    def _on_tool_changed(self, tool: Tool) -> None:
        self.stage.grid(Pane.INPUT).pans = tool is Tool.MOVE

    def _suit_tool(self, document: Document) -> None:
        """Choose the hand for a picture that is looked at, the pencil for a grid that is drawn on."""
        large = max(document.signal.spatial) > limits.DRAWN_SIDE
        if large != (self.tools.tool is Tool.MOVE):
            self.tools.choose(Tool.MOVE if large else Tool.PENCIL)
            self._on_tool_changed(self.tools.tool)

    def changeEvent(self, event: QEvent) -> None:
        """Say titles again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._presenter.show_all()
        super().changeEvent(event)
