"""What the user chooses among planes, filters and maps: a value, a map, whether it is shown large."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.core.operators import links
from convstudio.core.view_state import Cursor
from convstudio.ui.lenses.channels.board_presenter import BoardPresenter
from convstudio.ui.widgets.board.view import BoardView
from convstudio.ui.widgets.grid.picture import Cell


class Choosing(QObject):
    """Turns what is pressed on the board, and around the enlarged map, into a cursor and a gallery's view.

    Parameters
    ----------
    store : Store
        Whose view is changed.
    playback : Playback
        Paused where a value is sought by hand.
    board : BoardView
        What is pressed.
    gallery : BoardPresenter
        Knows how the maps are sorted.
    parent : QObject
        Qt's owner.
    """

    def __init__(
        self, store: Store, playback: Playback, board: BoardView, gallery: BoardPresenter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._playback, self._board, self._gallery = store, playback, board, gallery

    @Slot(int, object)
    def press_map(self, index: int, place: Cell | None) -> None:
        """Explain the value; a map too fine for numbers is also enlarged. Between its slices the value stays."""
        self._playback.pause()
        view = self._store.view
        gallery = replace(view.gallery, selected=True, enlarged=not self._board.map_texts(index))
        cursor = Cursor(index, view.cursor.position if place is None else place)
        self._store.set_view(replace(view, cursor=cursor, gallery=gallery))

    @Slot(int)
    def select(self, index: int) -> None:
        """Choose a map and its filter; the place of the cursor stays."""
        view = self._store.view
        cursor = replace(view.cursor, channel=index)
        self._store.set_view(replace(view, cursor=cursor, gallery=replace(view.gallery, selected=True)))

    @Slot(int, object)
    def press_plane(self, plane: int, cell: Cell | None) -> None:
        """Explain the output over a cell of the input, and open the plane if the map is made of it."""
        self._playback.pause()
        view, document = self._store.view, self._store.document
        cursor = view.cursor
        if not document.layer.kind.weighted and plane < document.out_channels:
            cursor = replace(cursor, channel=plane)  # the one map that is made of it
        if cell is not None and len(cell) == document.layer.rank:
            cursor = replace(cursor, position=links.output_over(document, cell))
        planes = document.input_planes(cursor.channel)
        opened = plane if plane in planes else view.in_channel
        self._store.set_view(replace(view, cursor=cursor, in_channel=opened))

    @Slot(int)
    def move(self, step: int) -> None:
        """Go so many maps further on, in the order in which they are shown."""
        order, channel = self.displayed, self._store.view.cursor.channel
        if channel in order:
            self.select(order[min(max(order.index(channel) + step, 0), len(order) - 1)])

    @Slot()
    def enlarge(self) -> None:
        """Show the map that the cursor is on beside the input."""
        gallery = self._store.view.gallery
        self._store.set_view(
            replace(self._store.view, gallery=replace(gallery, selected=True, enlarged=True))
        )

    @Slot()
    def show_board(self) -> None:
        """Show all maps again."""
        self._store.set_view(
            replace(self._store.view, gallery=replace(self._store.view.gallery, enlarged=False))
        )

    @Slot()
    def unselect(self) -> None:
        """Let no map stand out."""
        self._store.set_view(
            replace(self._store.view, gallery=replace(self._store.view.gallery, selected=False))
        )

    @Slot(int)
    def open_plane(self, index: int) -> None:
        """Spell out the products of another plane, given by its place among those of the map."""
        planes = self._store.document.input_planes(self._store.view.cursor.channel)
        if index < len(planes):
            self._store.set_view(replace(self._store.view, in_channel=planes[index]))

    @property
    def displayed(self) -> tuple[int, ...]:
        """The maps in the order they are gone through: as sorted, on the board within each group.

        While a map is enlarged the board lies behind it, with what it last showed.
        """
        return self._gallery.order if self._store.view.gallery.enlarged else self._board.sequence
