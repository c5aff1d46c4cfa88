"""The Channels lens: connects the board, the enlarged map and the sum over channels to the store and the frames."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from convstudio.app.computing import Computing
from convstudio.app.playback import Playback
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.operators.trace import Trace
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.channels.board_page import BoardPage
from convstudio.ui.lenses.channels.board_presenter import BoardPresenter
from convstudio.ui.lenses.channels.choosing import Choosing
from convstudio.ui.lenses.channels.enlarged import EnlargedPage
from convstudio.ui.lenses.channels.gallery_actions import GalleryActions
from convstudio.ui.lenses.channels.gallery_tools import GalleryTools
from convstudio.ui.lenses.channels.kernel_popup import KernelPopup
from convstudio.ui.lenses.channels.shifting import Shifting
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.lenses.naming import plane_name, value_name
from convstudio.ui.lenses.stage.concealing import value_is_hidden
from convstudio.ui.lenses.stage.lens import StageLens
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.saving import Saving
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import Kind
from convstudio.ui.widgets.channel_sum.content import sum_content
from convstudio.ui.widgets.channel_sum.widget import ChannelSum
from convstudio.ui.widgets.grid.picture import Cell


class ChannelsLens(StageLens):
    """Input planes, filters and output maps of the whole layer, and one value as a sum over its channels.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : Computing
        Sends frames.
    playback : Playback
        Moves the cursor.
    saving : Saving
        Writes maps as pictures.
    actions : GalleryActions
        How the maps are shown; they are there before the lens is.
    shifting : Shifting
        Moves the input.
    parent : QWidget, optional
        Qt's owner.
    """

    tools: GalleryTools

    declined = Signal(str)
    """A sentence: what was asked for is not there."""

    def __init__(
        self,
        store: Store,
        computing: Computing,
        playback: Playback,
        saving: Saving,
        actions: GalleryActions,
        shifting: Shifting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._saving = store, saving
        self._shifting = shifting
        self.actions_on_maps = actions
        self.tools = GalleryTools(store, actions, self)
        self.page = BoardPage(self)
        self.board = self.page.board
        self.enlarged = EnlargedPage(self)
        self.sum = ChannelSum(self)
        self._explain_on(self.enlarged.stage, store, computing, playback, opens_plane=True)
        self.kernel = KernelPopup(store, self.board)
        self._pages = QStackedWidget(self)
        self._gallery = BoardPresenter(store, computing, self.page, self.enlarged, self.sum, self)
        self._choosing = Choosing(store, playback, self.board, self._gallery, self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._pages.addWidget(self.page)
        self._pages.addWidget(self.enlarged)
        column = self._column()
        column.addWidget(self._pages, 62)
        column.addWidget(self.sum)
        column.addWidget(self.strip, 26)
        column.addWidget(self.stepping)

    def _connect(self) -> None:
        board, stage, choosing = self.board, self.stage, self._choosing
        board.map_pressed.connect(choosing.press_map)
        board.filter_pressed.connect(choosing.select)
        board.kernel_activated.connect(self._on_kernel_activated)
        board.plane_pressed.connect(choosing.press_plane)
        board.plane_dragged.connect(self._shifting.drag)
        board.plane_released.connect(self._shifting.drop)
        board.moved.connect(choosing.move)
        board.activated.connect(choosing.enlarge)
        board.left_by_key.connect(choosing.unselect)
        board.ground_pressed.connect(choosing.unselect)
        board.hovered.connect(self._gallery.hover)
        self._gallery.said.connect(self.said)
        self.enlarged.moved.connect(choosing.move)
        self.enlarged.left.connect(choosing.show_board)
        self.sum.opened.connect(choosing.open_plane)
        stage.grid(Pane.INPUT).pans = True
        for pane in (Pane.INPUT, Pane.OUTPUT):
            stage.grid(pane).hovered.connect(self._on_grid_hovered)
        self._stage_presenter.explainer.explained.connect(self._on_explained)
        self._store.changed.connect(self._on_changed)
        self._store.view_changed.connect(self._on_view_changed)

    # What the main window asks

    def look_on(self, leader: Lens) -> None:
        """Only show, in a window for an audience."""
        super().look_on(leader)
        for button in (self.enlarged.back, self.enlarged.next, self.enlarged.all):
            button.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        super().set_theme(theme)
        for part in (self.page, self.enlarged.facts, self.sum, self.kernel):
            part.set_theme(theme)

    def set_active(self, on: bool) -> None:
        """Follow the document and the view, or rest."""
        super().set_active(on)
        self._gallery.set_active(on)
        if on:
            self._show_page()
        else:
            self.kernel.hide()

    def take_focus(self) -> None:
        """Let the arrows walk over the maps."""
        (self.stage if self._store.view.gallery.enlarged else self.board).setFocus()

    def zoom(self, factor: float) -> None:
        """Zoom the enlarged map and the input; a map that is not large yet becomes so."""
        if factor > 1 and not self._store.view.gallery.enlarged:
            self._choosing.enlarge()
        super().zoom(factor)

    def kernel_has_focus(self) -> bool:
        """Return whether a kernel's grid has the focus."""
        return self.kernel.grid.hasFocus() or super().kernel_has_focus()

    # What the user does

    @Slot(int, int)
    def _on_kernel_activated(self, index: int, part: int) -> None:
        view, document = self._store.view, self._store.document
        if not document.layer.kind.weighted:
            self.edit_kernel()
            return
        if index >= document.out_channels or part >= document.weight.shape[1]:
            return  # the board still shows the last layer that had maps
        self._store.set_view(
            replace(
                view,
                cursor=replace(view.cursor, channel=index),
                in_channel=document.input_planes(index)[part],
                gallery=replace(view.gallery, selected=True),
            )
        )
        self.edit_kernel()

    def edit_kernel(self) -> None:
        """Give the keys to the kernel on the stage: in a card over the board, or beside the enlarged map."""
        view, content, layer = self._store.view, self.board.content, self._store.document.layer
        if not layer.kind.weighted:
            self.declined.emit(self.tr("Pooling has no kernels to edit: its windows have no weights."))
            return
        if view.gallery.enlarged:
            grid = self.stage.grid(Pane.KERNEL)
            grid.setFocus()
            grid.focus_cell((0,) * layer.rank)
            return
        index, place = view.cursor.channel, QPoint()
        self._choosing.select(index)
        if content is not None and index < len(content.kernels):
            place = self.board.rect_of(Kind.FILTER, index).toRect().topRight()
        self.kernel.open_at(place + QPoint(8, 0))

    @Slot(object)
    def _on_grid_hovered(self, cell: Cell | None) -> None:
        pane = Pane.INPUT if self.sender() is self.stage.grid(Pane.INPUT) else Pane.OUTPUT
        self._gallery.hover_large(pane, cell)

    def save_gallery(self) -> None:
        """Ask for a file, and write all maps in the order in which they are shown."""
        self._saving.save_gallery(self._choosing.displayed)

    # What changes

    @Slot(object, object)
    def _on_changed(self, _old: Document, new: Document) -> None:
        if not new.layer.kind.weighted:
            self.kernel.close_up()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if old.gallery == new.gallery or not self._stage_presenter.active:
            return
        if old.gallery.enlarged != new.gallery.enlarged:
            self._show_page()
            self.take_focus()
        elif old.gallery.spelled != new.gallery.spelled:
            self._show_page()

    def _show_page(self) -> None:
        self.kernel.hide()
        self.strip.setVisible(self._store.view.gallery.spelled)
        self._pages.setCurrentWidget(self.enlarged if self._store.view.gallery.enlarged else self.page)

    @Slot(object, object, object, object)
    def _on_explained(self, document: Document, view: ViewState, trace: Trace, result: float | None) -> None:
        planes = document.input_planes(view.cursor.channel)
        opened = max(view.in_channel - planes.start, 0)
        name = value_name(document, view.cursor.channel, view.cursor.position)
        names = [plane_name(document, plane) for plane in planes]
        caption = self.tr("before ReLU") if view.gallery.rectified else name
        content = sum_content(trace, caption, names, opened, result)
        self.sum.set_content(replace(content, concealed=value_is_hidden(view)))

    def changeEvent(self, event: QEvent) -> None:
        """Say titles again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._gallery.show()
