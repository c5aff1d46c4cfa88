"""The Matrix lens: connects matrix, stage, arithmetic and transport to the store and to the frames."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from convstudio.app.computing import Computing
from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core.view_state import Cursor
from convstudio.ui.lenses.matrix.linking import MatrixLinks
from convstudio.ui.lenses.matrix.matrix_actions import MatrixActions
from convstudio.ui.lenses.matrix.panel import MatrixPanel
from convstudio.ui.lenses.matrix.presenter import MatrixPresenter
from convstudio.ui.lenses.matrix.side_stage import SideStage
from convstudio.ui.lenses.matrix.tools import MatrixTools
from convstudio.ui.lenses.stage.lens import StageLens
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.theme import Theme


class MatrixLens(StageLens):
    """The layer as one sparse matrix times a vector, beside input, kernel and output.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : Computing
        Sends frames.
    playback : Playback
        Moves the cursor.
    worker : Worker
        Makes pictures of large matrices.
    actions : MatrixActions
        What can be done here; they are there before the lens is.
    parent : QWidget, optional
        Qt's owner.
    """

    tools: MatrixTools

    def __init__(
        self,
        store: Store,
        computing: Computing,
        playback: Playback,
        worker: Worker,
        actions: MatrixActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._playback = store, playback
        self.tools = MatrixTools(actions, self)
        stage = SideStage(self)
        self.panel = MatrixPanel(self)
        self._explain_on(stage, store, computing, playback)
        self.links = MatrixLinks(store, self.panel, self.stage, self._stage_presenter, self)
        self.presenter = MatrixPresenter(store, computing, worker, self.panel, self.links, self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(10)
        pictures.addWidget(self.stage, 22)
        pictures.addWidget(self.panel, 78)
        column = self._column()
        column.addLayout(pictures, 74)
        column.addWidget(self.strip, 26)
        column.addWidget(self.stepping)

    def _connect(self) -> None:
        for view in self.panel.views:
            view.hovered.connect(self._on_hovered)
            view.pressed.connect(self._on_pressed)
            view.moved.connect(self._on_moved)
        for pane in Pane:
            self.stage.grid(pane).hovered.connect(partial(self.links.hover_stage, pane))
        self.stage.grid(Pane.INPUT).pans = True
        self.links.said.connect(self.said)

    # What the main window asks

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        super().set_theme(theme)
        self.panel.set_theme(theme)

    def set_active(self, on: bool) -> None:
        """Follow the document and the view, or rest."""
        super().set_active(on)
        self.presenter.set_active(on)

    def take_focus(self) -> None:
        """Let the arrows walk over the rows."""
        self.panel.front.setFocus()

    def zoom(self, factor: float) -> None:
        """Zoom in or out around the row that is explained; 0 shows the matrix whole."""
        for view in self.panel.views:
            view.zoom_by(factor)

    # What the user does

    def _turned(self) -> bool:
        """Return whether it is the transposed matrix that sends."""
        view = self.panel.front if self.sender() is self.panel.front else self.panel.beside
        return view.content is not None and view.content.by_column

    @Slot(object, object)
    def _on_hovered(self, row: int | None, column: int | None) -> None:
        turned = self._turned()
        own = (column, row) if turned else (row, column)
        self.links.hover_matrix(*own, transposed=turned)

    @Slot(object, object)
    def _on_pressed(self, row: int | None, column: int | None) -> None:
        """Explain the output of a row of A."""
        wanted = column if self._turned() else row
        if wanted is not None:
            self._playback.pause()
            self._go(wanted)

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        cursor, matrix = self.panel.front.marks.cursor, self.presenter.matrix
        if cursor is not None and matrix is not None:
            self._go(min(max(cursor + step, 0), matrix.shape[0] - 1))

    def _go(self, row: int) -> None:
        matrix = self.presenter.matrix
        if matrix is None:
            return
        channel, *position = matrix.output_of(row)
        self._store.set_view(replace(self._store.view, cursor=Cursor(channel, tuple(position))))

    def changeEvent(self, event: QEvent) -> None:
        """Say titles again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.presenter.show_matrices()
