"""The Window lens: connects stage, arithmetic and transport to the store and to the frames."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from convstudio.app.computing import Computing
from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.app.worker import Worker
from convstudio.core import limits
from convstudio.core.document import Document
from convstudio.core.operators.trace import trace
from convstudio.core.render.frame import Frame
from convstudio.core.result import Evaluated, Impossible
from convstudio.core.view_state import COMPOSITE, Cursor, Viewport, ViewState, clamped, has_composite
from convstudio.ui.lenses.window import scene, titles
from convstudio.ui.lenses.window.drawing import InputDrawing, KernelEditing
from convstudio.ui.lenses.window.input_tools import InputTools, Tool
from convstudio.ui.lenses.window.scene import Hover, Pane
from convstudio.ui.lenses.window.stage import Stage
from convstudio.ui.messages import sentence
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.arithmetic.equation import equation_of
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import Cell, Overlay
from convstudio.ui.widgets.transport import Transport

PATIENCE = 200
"""Milliseconds before a value that is still being computed is shown as pending; shorter waits would flicker."""


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
        self._frame: Frame | None = None
        self._hover: Hover | None = None
        self._impossible = False
        self._seeking = False
        self._explained: tuple[object, ...] = ()
        self.tools = InputTools(store, worker, self)
        self.stage = Stage(self)
        self.strip = ArithmeticStrip(self)
        self.transport = Transport(self)
        self._drawing = InputDrawing(store, self.stage.grid(Pane.INPUT), self.tools, self)
        self._editing = KernelEditing(store, self.stage.grid(Pane.KERNEL), self)
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.setInterval(PATIENCE)
        self._arrange()
        self._connect()
        self._on_tool_changed(self.tools.tool)
        self._refresh_tabs()
        self._show_kernel()
        self._refresh_transport()
        if computing.frame is not None:
            self._on_framed(computing.frame)

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
        self._computing.framed.connect(self._on_framed)
        self._pending.timeout.connect(self._on_pending)
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
            self._refresh_tabs()
        if old.signal is not new.signal and old.signal.spatial != new.signal.spatial:
            self._suit_tool(new)
        self._show_kernel()
        self._refresh_transport()
        self._pending.start()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if (old.in_channel, old.cursor.channel) != (new.in_channel, new.cursor.channel):
            self._refresh_tabs()
            self._show_kernel()
        if old.viewport != new.viewport:
            self._show_viewport(new.viewport)
        self._refresh_transport()
        if old.cursor.channel == new.cursor.channel and old.in_channel == new.in_channel:
            if new.filling or old.filling:
                self._show_output()
            self._show_marks()
        if old.cursor != new.cursor and new.viewport.zoom > 1:
            self._follow_cursor(new)

    @Slot(object)
    def _on_framed(self, frame: Frame) -> None:
        """Show a frame; where the geometry is impossible the last output stays, dimmed."""
        if frame.result.document is self._store.document:
            self._pending.stop()
        self._impossible = not isinstance(frame.result, Evaluated)
        kept = self._frame.result.document.signal.spatial if self._frame is not None else None
        if not self._impossible or kept != frame.result.document.signal.spatial:
            # Where there is no output, the last one stays, unless it belonged to quite another input.
            self._frame = frame
        self.stage.grid(Pane.OUTPUT).set_dimmed(self._impossible)
        self._show_input(frame)
        self._show_output()
        if isinstance(frame.result, Impossible):
            self.strip.set_message(sentence(frame.result.error))
            self.stage.grid(Pane.INPUT).set_overlay(Overlay())
            self.stage.grid(Pane.OUTPUT).set_overlay(Overlay())
        else:
            self.strip.set_message(None)
            self._show_marks()
        self._show_titles()
        self.stage.arrange()

    @property
    def _shown(self) -> tuple[Document, ViewState] | None:
        """The document of the output on the stage, and the view clamped to it; None while there is none.

        Marks and arithmetic are made from these, so that everything on the stage is of one document even while
        the next one is being computed.
        """
        frame = self._frame
        if frame is None or not isinstance(frame.result, Evaluated):
            return None
        document = frame.result.document
        return document, clamped(self._store.view, document)

    # Painting

    def _show_input(self, frame: Frame) -> None:
        grid = scene.input_grid(frame)
        self.stage.grid(Pane.INPUT).set_picture(grid)
        self.stage.panes[Pane.INPUT].legend.set_gray(grid.raster.low, grid.raster.high)

    def _show_kernel(self) -> None:
        document = self._store.document
        grid = scene.kernel_grid(document, scene.kernel_of(document, self._store.view))
        old = self.stage.grid(Pane.KERNEL).picture
        self.stage.grid(Pane.KERNEL).set_picture(grid)
        self.stage.panes[Pane.KERNEL].legend.set_signed(grid.raster.high)
        if old is None or (old.rows, old.columns) != (grid.rows, grid.columns):
            self.stage.grid(Pane.KERNEL).set_overlay(Overlay())
            self.stage.grid(Pane.KERNEL).set_viewport(1.0, None)
        self._show_titles()

    def _show_output(self) -> None:
        shown = self._shown
        if shown is None or self._frame is None:
            self.stage.grid(Pane.OUTPUT).set_picture(None)
            self.strip.set_equation(None)
            self._explained = ()
            return
        grid = scene.output_grid(self._frame, shown[1])
        self.stage.grid(Pane.OUTPUT).set_picture(grid)
        if grid is not None:
            self.stage.panes[Pane.OUTPUT].legend.set_signed(grid.raster.high, clipped=grid.raster.clipped)

    def _show_marks(self) -> None:
        shown = self._shown
        if shown is None or self._impossible:
            return
        document, view = shown
        for pane, overlay in scene.overlays(document, view, self._hover).items():
            if pane is Pane.KERNEL and document.kernel_size != self._store.document.kernel_size:
                continue
            self.stage.grid(pane).set_overlay(overlay)
        term = scene.term_under(document, view, self._hover)
        self.strip.set_highlight(*(term or (None, None)))
        self._show_equation(document, view)

    def _show_equation(self, document: Document, view: ViewState) -> None:
        frame = self._frame
        if frame is None or not isinstance(frame.result, Evaluated):
            return
        cursor = view.cursor
        late = document is not self._store.document and not self._pending.isActive()
        explained = (document, cursor, view.in_channel, late)
        if explained == self._explained:
            return
        self._explained = explained
        result = None if late else float(frame.result.output[(cursor.channel, *cursor.position)])
        planes = document.input_planes(cursor.channel)
        cells = [(i, j) for i in range(document.kernel_size[0]) for j in range(document.kernel_size[1])]
        self.strip.set_equation(
            equation_of(
                trace(document, cursor.channel, cursor.position),
                None if view.in_channel == COMPOSITE else planes.index(view.in_channel),
                [scene.tap_label(document, cell) for cell in cells],
                [scene.tap_color(document, cell) for cell in cells],
                [titles.channel_name(document, plane) for plane in planes],
                result,
                several_outputs=document.out_channels > 1,
            )
        )

    def _show_titles(self) -> None:
        """Say what each pane shows: input and output as framed, the kernel as it is at once."""
        present, frame = self._store.document, self._computing.frame
        framed = present if frame is None else frame.result.document
        planes = scene.planes_of_kernel(present, self._store.view)
        self.stage.set_title(Pane.INPUT, self.tr("Input"), titles.input_details(framed))
        self.stage.set_title(Pane.KERNEL, self.tr("Kernel"), titles.kernel_details(present, planes))
        self.stage.set_title(Pane.OUTPUT, self.tr("Output"), titles.output_details(framed))

    def _refresh_transport(self) -> None:
        self.transport.set_steps(self._playback.steps, self._playback.step)
        self.transport.set_filling(self._store.view.filling)
        self.transport.set_speed(self._store.view.speed)

    def _refresh_tabs(self) -> None:
        """Name the channels that can be chosen; no signal goes out."""
        document, view = self._store.document, self._store.view
        planes = list(document.input_planes(view.cursor.channel))
        names = [scene.plane_name(document, plane) for plane in planes]
        if has_composite(document, view.cursor.channel):
            planes.append(COMPOSITE)
            names.append(self.tr("Color"))
        self.stage.set_tabs(Pane.INPUT, names, planes.index(view.in_channel))
        self.stage.set_tabs(
            Pane.OUTPUT, [str(channel) for channel in range(document.out_channels)], view.cursor.channel
        )

    @Slot()
    def _on_pending(self) -> None:
        self._show_marks()

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
        self._set_hover(Pane.INPUT, cell)

    @Slot(object)
    def _on_kernel_hovered(self, cell: Cell | None) -> None:
        self._set_hover(Pane.KERNEL, cell)

    @Slot(object)
    def _on_term_hovered(self, cell: Cell | None) -> None:
        self._set_hover(Pane.KERNEL, cell)

    @Slot(object)
    def _on_output_hovered(self, cell: Cell | None) -> None:
        self._set_hover(Pane.OUTPUT, cell)

    def _set_hover(self, pane: Pane, cell: Cell | None) -> None:
        hover = None if cell is None else Hover(pane, cell)
        if hover != self._hover:
            self._hover = hover
            self._show_marks()

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

    def _show_viewport(self, viewport: Viewport) -> None:
        document = self._store.document
        for pane, middle in scene.grid_centers(document, viewport.center).items():
            self.stage.grid(pane).set_viewport(viewport.zoom, middle)

    def changeEvent(self, event: QEvent) -> None:
        """Say titles again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_titles()
            self._refresh_tabs()
        super().changeEvent(event)


def _channels(document: Document) -> tuple[object, ...]:
    return (document.in_channels, document.out_channels, document.layer.groups, document.signal.color)
