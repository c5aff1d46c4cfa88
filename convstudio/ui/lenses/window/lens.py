"""The Window lens: connects stage, arithmetic and transport to the store and to the frames."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from convstudio.app.computing import Computing
from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.view_state import COMPOSITE, Cursor, Viewport, ViewState
from convstudio.ui.lenses.window import scene
from convstudio.ui.lenses.window.drawing import InputDrawing, KernelEditing
from convstudio.ui.lenses.window.input_tools import InputTools, Tool
from convstudio.ui.lenses.window.presenter import Presenter
from convstudio.ui.lenses.window.scene import Pane
from convstudio.ui.lenses.window.stage import Stage
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import Cell
from convstudio.ui.widgets.transport import Transport


class WindowLens(QWidget):
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

    def __init__(
        self,
        store: Store,
        computing: Computing,
        playback: Playback,
        worker: Worker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._computing, self._playback = store, computing, playback
        self._seeking = False
        self.tools = InputTools(store, worker, self)
        self.stage = Stage(self)
        self.strip = ArithmeticStrip(self)
        self.transport = Transport(self)
        self._presenter = Presenter(store, computing, self.stage, self.strip, self)
        self._drawing = InputDrawing(store, self.stage.grid(Pane.INPUT), self.tools, self)
        self._editing = KernelEditing(store, self.stage.grid(Pane.KERNEL), self)
        self._arrange()
        self._connect()
        self._on_tool_changed(self.tools.tool)
        self._presenter.show_tabs()
        self._presenter.show_kernel()
        self._refresh_transport()
        if computing.frame is not None:
            self._presenter.show_frame(computing.frame)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 4, 12, 10)
        inner.setSpacing(8)
        inner.addWidget(self.stage, 64)
        inner.addWidget(self.strip, 36)
        card = QFrame()
        card.setObjectName("card")
        holder = QVBoxLayout(card)
        holder.setContentsMargins(8, 6, 8, 6)
        holder.addWidget(self.transport)
        inner.addWidget(card)
        column.addLayout(inner, 1)

    def _connect(self) -> None:
        store, playback, transport = self._store, self._playback, self.transport
        store.changed.connect(self._on_changed)
        store.view_changed.connect(self._on_view_changed)
        self._computing.framed.connect(self._presenter.show_frame)
        grids = {pane: self.stage.grid(pane) for pane in Pane}
        grids[Pane.INPUT].editable = grids[Pane.KERNEL].editable = True
        for grid in (grids[Pane.INPUT], grids[Pane.KERNEL]):
            grid.refused.connect(store.refused)
        grids[Pane.INPUT].hovered.connect(self._on_input_hovered)
        grids[Pane.KERNEL].hovered.connect(self._on_kernel_hovered)
        grids[Pane.OUTPUT].hovered.connect(self._on_output_hovered)
        grids[Pane.OUTPUT].pressed.connect(self._on_output_pressed)
        grids[Pane.OUTPUT].dragged.connect(self._on_output_dragged)
        grids[Pane.INPUT].camera_changed.connect(self._on_input_camera)
        grids[Pane.OUTPUT].camera_changed.connect(self._on_output_camera)
        self.stage.panes[Pane.INPUT].tabs.currentChanged.connect(self._on_input_tab)
        self.stage.panes[Pane.OUTPUT].tabs.currentChanged.connect(self._on_output_tab)
        self.strip.term_hovered.connect(self._on_term_hovered)
        self.tools.tool_changed.connect(self._on_tool_changed)
        transport.first.connect(playback.first)
        transport.back.connect(playback.back)
        transport.toggle_play.connect(playback.toggle)
        transport.forward.connect(playback.forward)
        transport.last.connect(playback.last)
        transport.seek.connect(playback.go)
        transport.speed_changed.connect(self._on_speed)
        transport.filling_changed.connect(self._on_filling)
        playback.playing_changed.connect(transport.set_playing)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        for part in (self.tools, self.stage, self.strip, self.transport):
            part.set_theme(theme)

    # Changes of document and view

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if _channels(old) != _channels(new):
            self._presenter.show_tabs()
        if old.signal is not new.signal and old.signal.spatial != new.signal.spatial:
            self._suit_tool(new)
        self._presenter.show_kernel()
        self._refresh_transport()
        self._presenter.expect()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.in_channel, old.cursor.channel) != (new.in_channel, new.cursor.channel):
            self._presenter.show_tabs()
            self._presenter.show_kernel()
        if old.viewport != new.viewport:
            self._presenter.show_viewport(new.viewport)
        self._refresh_transport()
        if old.cursor.channel == new.cursor.channel and old.in_channel == new.in_channel:
            if new.filling or old.filling:
                self._presenter.show_output()
            self._presenter.show_marks()
        if old.cursor != new.cursor and new.viewport.zoom > 1:
            self._follow_cursor(new)

    def _refresh_transport(self) -> None:
        self.transport.set_steps(self._playback.steps, self._playback.step)
        self.transport.set_filling(self._store.view.filling)
        self.transport.set_speed(self._store.view.speed)

    # What the user does

    @Slot(object)
    def _on_tool_changed(self, tool: Tool) -> None:
        self.stage.grid(Pane.INPUT).pans = tool is Tool.MOVE

    def _suit_tool(self, document: Document) -> None:
        """Choose the hand for a picture that is looked at, the pencil for a grid that is drawn on."""
        large = max(document.signal.spatial) > limits.DRAWN_SIDE
        if large != (self.tools.tool is Tool.MOVE):
            self.tools.choose(Tool.MOVE if large else Tool.PENCIL)
            self._on_tool_changed(self.tools.tool)

    @Slot(object)
    def _on_input_hovered(self, cell: Cell | None) -> None:
        self._presenter.hover(Pane.INPUT, cell)

    @Slot(object)
    def _on_kernel_hovered(self, cell: Cell | None) -> None:
        self._presenter.hover(Pane.KERNEL, cell)

    @Slot(object)
    def _on_term_hovered(self, cell: Cell | None) -> None:
        self._presenter.hover(Pane.KERNEL, cell)

    @Slot(object)
    def _on_output_hovered(self, cell: Cell | None) -> None:
        self._presenter.hover(Pane.OUTPUT, cell)

    @Slot(object, object)
    def _on_output_pressed(self, cell: Cell, button: Qt.MouseButton) -> None:
        self._seeking = button == Qt.MouseButton.LeftButton
        if not self._seeking:
            return
        self._playback.pause()
        self._store.set_cursor(cell)
        self.stage.setFocus()

    @Slot(object, object)
    def _on_output_dragged(self, cell: Cell, _moved: object) -> None:
        if self._seeking:
            self._store.set_cursor(cell)

    def turn_input_tab(self, step: int) -> None:
        """Choose the next or previous input channel."""
        self.stage.turn_tab(Pane.INPUT, step)

    def turn_output_tab(self, step: int) -> None:
        """Choose the next or previous output channel."""
        self.stage.turn_tab(Pane.OUTPUT, step)

    @Slot(int)
    def _on_input_tab(self, index: int) -> None:
        planes = [*self._store.document.input_planes(self._store.view.cursor.channel), COMPOSITE]
        if 0 <= index < len(planes):
            self._store.set_view(replace(self._store.view, in_channel=planes[index]))

    @Slot(int)
    def _on_output_tab(self, index: int) -> None:
        view = self._store.view
        if index >= 0:
            self._store.set_view(replace(view, cursor=Cursor(index, view.cursor.position)))

    @Slot(float)
    def _on_speed(self, speed: float) -> None:
        self._store.set_view(replace(self._store.view, speed=speed))
        self._playback.refresh_speed()

    @Slot(bool)
    def _on_filling(self, filling: bool) -> None:
        self._store.set_view(replace(self._store.view, filling=filling))

    # Zoom and pan, the same part of input and output

    @Slot(object)
    def _on_input_camera(self, camera: Camera) -> None:
        rows, columns = scene.input_center(self._store.document, camera.middle)
        self._set_viewport(camera.zoom, (rows, columns))

    @Slot(object)
    def _on_output_camera(self, camera: Camera) -> None:
        self._set_viewport(camera.zoom, scene.center_under_output(self._store.document, camera.middle))

    def zoom(self, factor: float) -> None:
        """Zoom in or out around the window."""
        row, column = self._store.view.cursor.position
        center = scene.center_under_output(self._store.document, (row + 0.5, column + 0.5))
        closest = self.stage.grid(Pane.INPUT).camera.closest
        self._set_viewport(min(max(self._store.view.viewport.zoom * factor, 1.0), closest), center)

    def _follow_cursor(self, view: ViewState) -> None:
        """Move a zoomed picture no more than it takes to see the window that is explained."""
        row, column = view.cursor.position
        camera = self.stage.grid(Pane.OUTPUT).camera
        moved = camera.showing(row, column)
        if moved is not camera:
            self._set_viewport(
                view.viewport.zoom, scene.center_under_output(self._store.document, moved.middle)
            )

    def _set_viewport(self, zoom: float, center: tuple[float, float]) -> None:
        viewport = Viewport() if zoom == 1.0 else Viewport(zoom, center)
        self._store.set_view(replace(self._store.view, viewport=viewport))

    def changeEvent(self, event: QEvent) -> None:
        """Say titles again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._presenter.show_titles()
            self._presenter.show_tabs()
        super().changeEvent(event)


def _channels(document: Document) -> tuple[object, ...]:
    return (document.in_channels, document.out_channels, document.layer.groups, document.signal.color)
