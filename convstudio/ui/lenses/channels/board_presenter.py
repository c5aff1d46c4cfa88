"""What the board, and the facts of the enlarged map, show of a frame and a view."""

from PySide6.QtCore import QObject, Signal, Slot

from convstudio.app.computing import Computing
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.operators import geometry, wiring
from convstudio.core.render.frame import Frame
from convstudio.core.result import Evaluated, Impossible
from convstudio.core.view_state import Hidden, ViewState, clamped
from convstudio.ui.lenses.channels.board_page import BoardPage
from convstudio.ui.lenses.channels.concealing import concealed_board
from convstudio.ui.lenses.channels.content import Tips, board_content, has, marks_of, order_of
from convstudio.ui.lenses.channels.enlarged import EnlargedPage
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.messages import sentence
from convstudio.ui.widgets.board.content import Hit, Kind, Wire
from convstudio.ui.widgets.channel_sum.widget import ChannelSum
from convstudio.ui.widgets.grid.picture import Cell


class BoardPresenter(QObject):
    """Paints frames on the board: everything it shows at a time comes from one document.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : Computing
        Sends frames with galleries while the lens is in front.
    page : BoardPage
        All planes, filters and maps.
    enlarged : EnlargedPage
        Facts of the map the cursor is on.
    sum_row : ChannelSum
        Says why there is no value where there is none.
    parent : QObject
        Qt's owner.
    """

    said = Signal(str)
    """What is under the pointer, in one sentence; empty where there is nothing."""

    def __init__(
        self,
        store: Store,
        computing: Computing,
        page: BoardPage,
        enlarged: EnlargedPage,
        sum_row: ChannelSum,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._computing = store, computing
        self._page, self._enlarged, self._sum = page, enlarged, sum_row
        self._board = page.board
        self._frame: Frame | None = None
        self._impossible = False
        self._hit: Hit | None = None
        self._place: tuple[Pane, Cell] | None = None
        self._active = False
        self._wires: tuple[tuple[int, int, int], tuple[Wire, ...]] = ((0, 0, 0), ())
        self.order: tuple[int, ...] = ()
        """The maps as they are sorted."""
        computing.framed.connect(self._on_framed)
        store.view_changed.connect(self._on_view_changed)

    def set_active(self, on: bool) -> None:
        """Follow the frames, from the newest one; or rest, and keep none of them, as they may be large."""
        self._active = on
        if on and self._computing.frame is not None:
            self._show_frame(self._computing.frame)
        elif not on:
            self._frame, self._hit, self._place = None, None, None
            self._page.clear()
            self._enlarged.clear_facts()

    @Slot(object)
    def _on_framed(self, frame: Frame) -> None:
        if self._active:
            self._show_frame(frame)

    def _show_frame(self, frame: Frame) -> None:
        """Show a frame; where the geometry is impossible the last board stays, dimmed."""
        self._impossible = isinstance(frame.result, Impossible)
        if isinstance(frame.result, Impossible):
            self._sum.set_message(sentence(frame.result.error))
            self._board.set_dimmed(True)
            self._enlarged.clear_facts()
            return
        self._sum.set_message(None)
        if frame.gallery is not None:
            self._frame = frame
            if self._hit is not None and not has(frame.result.document, self._hit):
                self.hover(None)
            self.show()
            if self._hit is not None:
                self.said.emit(self._said(self._hit))

    def show(self) -> None:
        """Show the newest gallery anew."""
        shown = self._shown
        if shown is None:
            return
        result, view = shown
        gallery = self._frame.gallery if self._frame is not None else None
        if gallery is None:
            return
        count = result.document.out_channels
        order = order_of(gallery.statistics, self._store.view.gallery.order, count)
        # While statistics are being counted, the maps stay where they are.
        if order is not None or len(self.order) != count:
            self.order = order or tuple(range(count))
        self._show_facts()
        if self._store.view.gallery.enlarged:
            return  # the board lies behind; it is shown anew when it comes to the front
        marks = marks_of(result.document, view, self._hit)
        whole = board_content(result, gallery, self.order, marks, self._wires_of(result.document))
        content = concealed_board(whole, view)
        planes = result.document.input_planes(view.cursor.channel)
        plane = view.in_channel if view.in_channel in planes else planes[0]
        self._page.show_board(content, gallery, plane, view.cursor.channel)
        self._board.set_dimmed(self._impossible)

    def _wires_of(self, document: Document) -> tuple[Wire, ...]:
        """Return the wires of a layer: the same object as long as they are the same, of which there may be 65,000."""
        shape = (document.in_channels, document.out_channels, document.groups)
        if self._wires[0] != shape:
            self._wires = (shape, tuple(wiring.wires(document)))
        return self._wires[1]

    @property
    def _shown(self) -> tuple[Evaluated, ViewState] | None:
        """The result on the board, and the view clamped to its document; None while there is none."""
        if self._frame is None or not isinstance(self._frame.result, Evaluated):
            return None
        return self._frame.result, clamped(self._store.view, self._frame.result.document)

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if not self._active:
            return
        hides = old.hidden != new.hidden or (new.hidden.result and old.cursor != new.cursor)
        if hides or (old.gallery.order, old.gallery.enlarged) != (new.gallery.order, new.gallery.enlarged):
            self.show()
        else:
            self._show_marks()

    def _show_facts(self) -> None:
        """Show the numbers of the map that is enlarged now; that of the cursor may still be on its way."""
        frame = self._frame
        if frame is None or frame.gallery is None or self._impossible:
            return
        if self._store.view.hidden.withholds_output:
            self._enlarged.clear_facts()
            return
        self._enlarged.show_facts(frame.look.out_channel, frame.gallery.statistics, frame.gallery.histogram)
        if self._place is not None:
            self._say_place()

    def _show_marks(self) -> None:
        shown = self._shown
        if shown is not None and not self._store.view.gallery.enlarged:
            self._board.set_marks(marks_of(shown[0].document, shown[1], self._hit))

    @Slot(object)
    def hover(self, hit: Hit | None) -> None:
        """Cross the place under the pointer in every plane and map, and say what is there; None crosses nothing."""
        self._hit = hit
        self._show_marks()
        self.said.emit("" if hit is None else self._said(hit))

    def hover_large(self, pane: Pane, cell: Cell | None) -> None:
        """Say what is under the pointer on the enlarged page."""
        self._place = None if cell is None else (pane, cell)
        self._say_place()

    def _said(self, hit: Hit) -> str:
        """Return what a part of the board is, in one sentence; nothing where there is nothing."""
        shown = self._shown
        if shown is None or self._frame is None or self._frame.gallery is None:
            return ""
        if hit.kind is Kind.MAP and self._store.view.hidden != Hidden():
            return ""
        return Tips(shown[0], self._frame.gallery.look)(hit)

    def _say_place(self) -> None:
        hit = self._hit_at(*self._place) if self._place is not None else None
        self.said.emit("" if hit is None else self._said(hit))

    def _hit_at(self, pane: Pane, cell: Cell) -> Hit | None:
        """Return what a cell of the enlarged page is on the board; None where it is in the padding, or gone."""
        if self._frame is None or not isinstance(self._frame.result, Evaluated):
            return None
        document, channel = self._frame.result.document, self._frame.look.out_channel
        if pane is Pane.OUTPUT:
            return _hit(Kind.MAP, channel, cell, geometry.output_shape(document))
        planes = document.input_planes(channel)
        plane = self._frame.look.in_channel if self._frame.look.in_channel in planes else planes[0]
        return _hit(Kind.PLANE, plane, cell, document.signal.spatial)


def _hit(kind: Kind, number: int, cell: Cell, shape: tuple[int, ...]) -> Hit | None:
    inside = len(cell) == len(shape) and all(
        0 <= index < size for index, size in zip(cell, shape, strict=True)
    )
    return Hit(kind, number, cell) if inside else None
