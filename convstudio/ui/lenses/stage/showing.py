"""What the stage and the arithmetic show of a frame and a view."""

from dataclasses import replace

from PySide6.QtCore import QObject

from convstudio.app.computing import Computing
from convstudio.app.store import Store
from convstudio.core.document import Document, FloatArray
from convstudio.core.kind import Kind
from convstudio.core.render.frame import Frame
from convstudio.core.result import Evaluated, Impossible
from convstudio.core.view_state import Viewport, ViewState, clamped
from convstudio.ui.lenses import naming
from convstudio.ui.lenses.stage import kinds, scene, titles, viewports
from convstudio.ui.lenses.stage.explainer import Explainer
from convstudio.ui.lenses.stage.making import Making
from convstudio.ui.lenses.stage.scene import Hover, Pane
from convstudio.ui.lenses.stage.stage import Stage
from convstudio.ui.lenses.stage.stamped import is_spelled
from convstudio.ui.lenses.stage.volumes import volumes_of
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip
from convstudio.ui.widgets.grid.picture import UNKNOWN, Cell, GridPicture, Overlay


class Showing(QObject):
    """Paints frames: everything it shows at a time comes from one document.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : Computing
        Its newest frame names what input and output are of.
    stage : Stage
        The three panes.
    strip : ArithmeticStrip
        Explains one value.
    parent : QObject
        Qt's owner.
    opens_plane : bool
        Whether the arithmetic is that of one plane even where the input is shown as one color picture.
    """

    def __init__(
        self,
        store: Store,
        computing: Computing,
        stage: Stage,
        strip: ArithmeticStrip,
        parent: QObject,
        *,
        opens_plane: bool = False,
    ) -> None:
        super().__init__(parent)
        self._store, self._computing, self._stage, self._strip = store, computing, stage, strip
        self.explainer = Explainer(strip, self, opens_plane=opens_plane)
        self.making = Making()
        """Shared with the presenter that looks on in another window."""
        self._frame: Frame | None = None
        self._kernel: tuple[FloatArray, tuple[int, int], Kind, GridPicture] | None = None
        self._hover: Hover | None = None
        self._covers = False
        self._impossible = False

    def clear(self) -> None:
        """Keep no picture, as it may be large."""
        self._frame, self._hover = None, None
        self.explainer.forget()
        self.making.forget()
        for pane in (Pane.INPUT, Pane.OUTPUT):
            self._stage.grid(pane).set_picture(None)

    def show_all(self) -> None:
        """Show everything there is anew."""
        self.show_tabs()
        self.show_kernel()
        if self._computing.frame is not None:
            self.show_frame(self._computing.frame)
        # The stage may have been placed while it was empty; and how far one can zoom in depends on the sizes.
        self._stage.arrange()
        self.show_viewport(self._store.view.viewport)

    def show_view(self, old: ViewState, new: ViewState) -> None:
        """Show what another view changes."""
        if (old.in_channel, old.cursor.channel) != (new.in_channel, new.cursor.channel):
            self.show_tabs()
            self.show_kernel()
        elif old.hidden != new.hidden:
            self.show_tabs()
        if old.viewport != new.viewport:
            self.show_viewport(new.viewport)
        if old.cursor.channel == new.cursor.channel and old.in_channel == new.in_channel:
            if new.filling or old.filling or old.stamping != new.stamping or new.hidden != old.hidden:
                self.show_output()
            elif new.hidden.result:
                self.show_output()  # what is hidden goes with the cursor
            if old.hidden.size != new.hidden.size and self._frame is not None:
                self._show_input(self._frame)
                self.show_titles()
                self._stage.fit()
            self.show_marks()

    def shows(self, frame: Frame) -> bool:
        """Return whether the stage shows all of `frame`, which has more to say only to others."""
        return not self._impossible and self._frame is not None and _seen(self._frame) == _seen(frame)

    def show_frame(self, frame: Frame) -> None:
        """Show a frame; where the geometry is impossible the last output stays, dimmed."""
        self._impossible = not isinstance(frame.result, Evaluated)
        kept = self._frame.result.document.signal.spatial if self._frame is not None else None
        if not self._impossible or kept != frame.result.document.signal.spatial:
            # Where there is no output, the last one stays, unless it belonged to quite another input.
            self._frame = frame
        self._stage.grid(Pane.OUTPUT).set_dimmed(self._impossible)
        self._show_input(frame)
        self.show_output()
        if isinstance(frame.result, Impossible):
            self._strip.set_message(sentence(frame.result.error))
            self._stage.grid(Pane.INPUT).set_overlay(Overlay())
            self._stage.grid(Pane.OUTPUT).set_overlay(Overlay())
            self._stage.volumes.set_volumes(None)
        else:
            self._strip.set_message(None)
            self.show_marks()
        self.show_titles()
        self._stage.fit()

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

    def _show_input(self, frame: Frame) -> None:
        grid = self.making.input_grid(frame)
        if self._store.view.hidden.size:
            grid = replace(grid, visited=None)  # what no window visits would tell how many there are
        self._stage.grid(Pane.INPUT).set_picture(grid)
        self._stage.panes[Pane.INPUT].legend.set_gray(grid.raster.low, grid.raster.high)

    def show_kernel(self) -> None:
        """Show the present kernel, which needs no computing."""
        document = self._store.document
        old = self._stage.grid(Pane.KERNEL).picture
        grid = self._kernel_grid(document)
        self._stage.grid(Pane.KERNEL).set_picture(grid)
        legend, kind = self._stage.panes[Pane.KERNEL].legend, document.layer.kind
        legend.set_signed(grid.raster.high)
        legend.setVisible(kind.weighted)
        self._stage.set_sign(*kinds.sign_of(kind))
        if old is None or old.shape != grid.shape:
            self._stage.grid(Pane.KERNEL).set_overlay(Overlay())
            self._stage.grid(Pane.KERNEL).set_viewport(1.0, None)
        self.show_titles()

    def _kernel_grid(self, document: Document) -> GridPicture:
        """Return the kernel as entered; the same one as before where an edit has left it alone."""
        kernel, kind = naming.kernel_of(document, self._store.view), document.layer.kind
        kept = self._kernel
        if kept is None or kept[0] is not document.weight or kept[1:3] != (kernel, kind):
            kept = self._kernel = document.weight, kernel, kind, self.making.kernel_grid(document, kernel)
        return kept[3]

    def show_output(self) -> None:
        """Show the output as far as it is filled."""
        shown = self._shown
        if shown is None or self._frame is None:
            self._stage.grid(Pane.OUTPUT).set_picture(None)
            self.explainer.clear()
            return
        grid = self.making.output_grid(self._frame, shown[1], covers=self._covering)
        self._stage.grid(Pane.OUTPUT).set_picture(grid)
        legend = self._stage.panes[Pane.OUTPUT].legend
        if grid is not None and grid.signed:
            legend.set_signed(grid.raster.high, clipped=grid.raster.clipped)
        elif grid is not None:
            legend.set_gray(grid.raster.low, grid.raster.high, clipped=grid.raster.clipped)
        legend.setVisible(not (shown[1].hidden.output or shown[1].hidden.size))

    def show_marks(self) -> None:
        """Mark the window, the cursor and what is linked, and explain the value."""
        shown = self._shown
        if shown is None or self._impossible:
            return
        document, view = shown
        for pane, overlay in self.making.overlays(document, view, self._hover).items():
            if pane is Pane.KERNEL and document.kernel_size != self._store.document.kernel_size:
                continue
            self._stage.grid(pane).set_overlay(overlay)
        self._stage.volumes.set_volumes(volumes_of(document, view))
        term = kinds.term_under(document, view, self._hover)
        self._strip.set_highlight(term)
        result = None if self._frame is None else self._frame.result
        if isinstance(result, Evaluated):
            self.explainer.explain(result, view, self.making, late=self._is_late(document))

    def _is_late(self, _document: Document) -> bool:
        """Return whether a document is no longer the present one, and has not been for some time."""
        return False

    @property
    def _covering(self) -> bool:
        """Whether the coverage is shown in place of the output: wanted, and there."""
        return self._covers and (shown := self._shown) is not None and is_spelled(shown[0])

    def set_covers(self, on: bool) -> None:
        """Show how often each output of a transposed convolution is hit, or the output."""
        self._covers = on
        self.show_output()
        self.show_titles()
        self._stage.fit()

    def show_titles(self) -> None:
        """Say what each pane shows: input and output as framed, the kernel as it is at once."""
        present, frame = self._store.document, self._computing.frame
        framed = present if frame is None else frame.result.document
        planes = scene.planes_of_kernel(present, self._store.view)
        self._stage.set_title(Pane.INPUT, titles.input_name(), titles.input_details(framed))
        kernel, output = titles.kernel_name(present), titles.output_name(covers=self._covering)
        self._stage.set_title(Pane.KERNEL, kernel, titles.kernel_details(present, planes))
        unknown = self._store.view.hidden.size
        details = (UNKNOWN,) if unknown else titles.output_details(framed)
        self._stage.set_title(Pane.OUTPUT, output, details)

    def show_tabs(self) -> None:
        """Name the channels that can be chosen; no signal goes out."""
        document, view = self._store.document, self._store.view
        planes, names = titles.planes_to_choose(document, view.cursor.channel)
        self._stage.set_tabs(Pane.INPUT, names, planes.index(view.in_channel))
        asked = view.hidden.size or view.hidden.counts  # how many tabs there are would tell
        maps = [] if asked else [str(channel) for channel in range(document.out_channels)]
        self._stage.set_tabs(Pane.OUTPUT, maps, view.cursor.channel if maps else -1)

    def hover(self, pane: Pane, cell: Cell | None) -> None:
        """Link the cell under the pointer with the cells it uses and is used by; None links nothing."""
        hover = None if cell is None else Hover(pane, cell)
        if hover != self._hover:
            self._hover = hover
            self.show_marks()

    def show_viewport(self, viewport: Viewport) -> None:
        """Look at the same part of input and output."""
        document = self._store.document
        for pane, middle in viewports.grid_centers(document, viewport.center).items():
            self._stage.grid(pane).set_viewport(viewport.zoom, middle)


def _seen(frame: Frame) -> tuple[object, ...]:
    """Return what the stage has of a frame."""
    return frame.result, frame.look, frame.input, frame.output
