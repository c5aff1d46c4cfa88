"""The Window lens: connects stage, arithmetic and transport to the store and to the frames."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from convstudio.app.computing import Computing
from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.lenses.stage.lens import StageLens
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.lenses.window.drawing import InputDrawing
from convstudio.ui.lenses.window.input_tools import InputTools, Tool
from convstudio.ui.lenses.window.kind_bar import KindBar
from convstudio.ui.theme import Theme


class WindowLens(StageLens):
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
        self.tools = InputTools(store, worker, self)
        self._explain_on(Stage(self), store, computing, playback)
        self.transport = self.stepping.transport
        self.kind_bar = KindBar(store, computing, self._stage_presenter, self)
        source = self.stage.grid(Pane.INPUT)
        source.editable = True
        source.refused.connect(store.refused)
        self._drawing = InputDrawing(store, source, self.tools, self)
        self._arrange()
        store.changed.connect(self._on_changed)
        self.tools.tool_changed.connect(self._on_tool_changed)
        self._on_tool_changed(self.tools.tool)

    def _arrange(self) -> None:
        column = self._column()
        column.addWidget(self.stage, 64)
        column.addWidget(self.kind_bar)
        column.addWidget(self.strip, 36)
        column.addWidget(self.stepping)

    def look_on(self, leader: Lens) -> None:
        """Only show, in a window for an audience."""
        super().look_on(leader)
        # It shows itself for the kinds of layer that need it, but not out of here.
        aside = QWidget(self)
        aside.hide()
        self.kind_bar.setParent(aside)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self.tools.set_theme(theme)
        super().set_theme(theme)

    def set_active(self, on: bool) -> None:
        """Follow the document and the view, or rest; tools for drawing belong to this lens alone."""
        super().set_active(on)
        self.tools.set_drawing_enabled(on)

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
