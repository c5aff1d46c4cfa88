"""What the user points at, seeks, zooms and pans on a stage."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Slot

from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.core.operators import links
from convstudio.core.stepping import stamps
from convstudio.core.view_state import COMPOSITE, Cursor, Viewport, ViewState
from convstudio.ui.lenses.stage import viewports
from convstudio.ui.lenses.stage.presenter import Presenter
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip
from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.grid.picture import Cell


class Navigation(QObject):
    """Turns pointer, wheel and tabs of a stage into a cursor, a viewport and linked cells.

    Parameters
    ----------
    store : Store
        Whose view is changed.
    playback : Playback
        Paused where the user seeks by hand.
    stage : Stage
        What is pointed at.
    strip : ArithmeticStrip
        Its terms are pointed at, too.
    presenter : Presenter
        Shows what is linked.
    parent : QObject
        Qt's owner.
    """

    def __init__(
        self,
        store: Store,
        playback: Playback,
        stage: Stage,
        strip: ArithmeticStrip,
        presenter: Presenter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._playback, self._stage, self._presenter = store, playback, stage, presenter
        self._seeking = False
        self.looks_on = False
        """Whether another window moves the view, and this one only sees to it that its own panes show the cursor."""
        grids = {pane: stage.grid(pane) for pane in Pane}
        grids[Pane.INPUT].hovered.connect(self._on_input_hovered)
        grids[Pane.KERNEL].hovered.connect(self._on_kernel_hovered)
        grids[Pane.OUTPUT].hovered.connect(self._on_output_hovered)
        grids[Pane.OUTPUT].pressed.connect(self._on_output_pressed)
        grids[Pane.OUTPUT].dragged.connect(self._on_output_dragged)
        grids[Pane.INPUT].camera_changed.connect(self._on_input_camera)
        grids[Pane.OUTPUT].camera_changed.connect(self._on_output_camera)
        stage.panes[Pane.INPUT].tabs.currentChanged.connect(self._on_input_tab)
        stage.panes[Pane.OUTPUT].tabs.currentChanged.connect(self._on_output_tab)
        strip.term_hovered.connect(self._on_kernel_hovered)
        store.view_changed.connect(self._on_view_changed)

    # The cell under the pointer, and the output that is explained

    @Slot(object)
    def _on_input_hovered(self, cell: Cell | None) -> None:
        self._presenter.hover(Pane.INPUT, cell)

    @Slot(object)
    def _on_kernel_hovered(self, cell: Cell | None) -> None:
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
        self._seek(cell)
        self._stage.setFocus()

    @Slot(object, object)
    def _on_output_dragged(self, cell: Cell, _moved: object) -> None:
        if self._seeking:
            self._seek(cell)

    def _seek(self, cell: Cell) -> None:
        """Explain an output; while input cells stamp, choose that whose stamp has its middle nearest to it."""
        document = self._store.document
        if stamps(self._store.view, document) and len(cell) == document.layer.rank:
            self._store.set_source(links.window_middle(document, cell))
        else:
            self._store.set_cursor(cell)

    # Channels

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

    # Zoom and pan, the same part of input and output

    @Slot(object)
    def _on_input_camera(self, camera: Camera) -> None:
        self._set_viewport(camera.zoom, viewports.input_center(self._store.document, camera.middle))

    @Slot(object)
    def _on_output_camera(self, camera: Camera) -> None:
        self._set_viewport(camera.zoom, viewports.center_under_output(self._store.document, camera.middle))

    def zoom(self, factor: float) -> None:
        """Zoom in or out around the window; 0 shows input, kernel and output whole."""
        if factor == 0:
            self._store.set_view(replace(self._store.view, viewport=Viewport()))
            self._stage.grid(Pane.KERNEL).set_viewport(1.0, None)
            return
        center = viewports.center_of_window(self._store.document, self._store.view.cursor.position)
        closest = self._stage.grid(Pane.INPUT).camera.closest
        self._set_viewport(min(max(self._store.view.viewport.zoom * factor, 1.0), closest), center)

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if self._presenter.active and old.cursor.position != new.cursor.position and new.viewport.zoom > 1:
            self._follow_cursor(new)

    def _follow_cursor(self, view: ViewState) -> None:
        """Move a zoomed picture no more than it takes to see the window that is explained."""
        document, position = self._store.document, view.cursor.position
        seen = self._sees(Pane.OUTPUT, position)
        if document.layer.rank == 3:
            # What lies beside one slice of the input need not lie beside that slice of the output.
            if not (seen and self._sees(Pane.INPUT, links.window_middle(document, position))):
                self._set_viewport(view.viewport.zoom, viewports.center_of_window(document, position))
            return
        grid = self._stage.grid(Pane.OUTPUT)
        if not seen and grid.picture is not None:
            moved = grid.camera.showing(*grid.picture.place(position))
            self._set_viewport(view.viewport.zoom, viewports.center_under_output(document, moved.middle))

    def _sees(self, pane: Pane, cell: Cell) -> bool:
        """Return whether the whole of a cell is in view, or there is none."""
        grid = self._stage.grid(pane)
        if grid.picture is None or not grid.picture.contains(cell):
            return True
        return grid.camera.showing(*grid.picture.place(cell)) is grid.camera

    def _set_viewport(self, zoom: float, center: tuple[float, float]) -> None:
        viewport = Viewport() if zoom == 1.0 else Viewport(zoom, center)
        if self.looks_on:
            self._presenter.show_viewport(viewport)
            return
        self._store.set_view(replace(self._store.view, viewport=viewport))
