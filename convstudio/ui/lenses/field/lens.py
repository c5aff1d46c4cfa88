"""The Receptive field lens: connects maps and pictures to the store and to what is computed."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from convstudio.app.field_computing import FieldComputing
from convstudio.app.store import Store
from convstudio.core.document import Document
from convstudio.core.view_state import ViewState
from convstudio.ui.lenses.field.field_actions import FieldActions
from convstudio.ui.lenses.field.looking import MOST_AXES, Looking
from convstudio.ui.lenses.field.pictures import FieldPictures
from convstudio.ui.lenses.field.presenter import FieldPresenter
from convstudio.ui.lenses.field.tools import FieldTools
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.field.content import Cell
from convstudio.ui.widgets.field.strip import ChainStrip

LONGEST = 230
"""Characters of the sentence about a value, about half as wide as high."""


class FieldLens(Lens):
    """A chain of layers, what one value of it sees of the input, and how much it depends on each cell.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : FieldComputing
        Works out the effective field.
    commands : FieldActions
        What can be done with the chain; they are there before the lens is.
    parent : QWidget, optional
        Qt's owner.
    """

    tools: FieldTools

    failed = Signal(object)
    """An exception of the computation."""

    def __init__(
        self, store: Store, computing: FieldComputing, commands: FieldActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._computing, self.commands = store, computing, commands
        self._theme = LIGHT
        self._active = False
        self.tools = FieldTools(commands, self)
        self.strip = ChainStrip(self)
        self.line = QLabel(self)
        self.pictures = FieldPictures(self)
        self.excuse = QLabel(self)
        self._pages = QStackedWidget(self)
        self.presenter = FieldPresenter(store, computing, self.strip, self.line, self.pictures, self)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        for label in (self.line, self.excuse):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.excuse.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.excuse.setProperty("role", "title")
        self.excuse.setMargin(48)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(12, 4, 12, 10)
        inner.setSpacing(8)
        inner.addWidget(self.strip, 46)
        inner.addWidget(self.line)
        inner.addWidget(self.pictures, 54)
        self._pages.addWidget(page)
        self._pages.addWidget(self.excuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.strip.stepped.connect(self.commands.walk)
        self.strip.turned.connect(self.commands.turn)
        self.strip.pressed.connect(self._on_map_pressed)
        self.strip.hovered.connect(self._on_map_hovered)
        self.pictures.pressed.connect(self._on_input_pressed)
        self.pictures.hovered.connect(self._on_input_hovered)
        self._computing.failed.connect(self._on_failed)
        self._store.changed.connect(self._on_changed)
        self._store.view_changed.connect(self._on_view_changed)

    @property
    def settled(self) -> bool:
        """Whether the effective field is there as well as it will be."""
        return self._computing.settled

    @property
    def looking(self) -> Looking | None:
        """The unit that is shown; where the chain is impossible, the last one there was."""
        return self.presenter.looking

    # What the main window asks

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.presenter.set_theme(theme)
        self._fit_line()

    def set_active(self, on: bool) -> None:
        """Follow the document and the view, or rest."""
        if on != self._active:
            self._active = on
            if on:
                self._show()
            else:
                self._rest()

    def take_focus(self) -> None:
        """Let the arrows move the unit."""
        self.strip.setFocus()

    def zoom(self, factor: float) -> None:
        """Look at a layer that sees less, or more; 0 looks at the last one."""
        self.commands.turn(-1 if factor > 1 else 1 if factor else 99)

    def kernel_has_focus(self) -> bool:
        """Return whether a kernel of the document has the focus: there is none here."""
        return False

    # What the user does

    @Slot(int, object)
    def _on_map_pressed(self, number: int, cell: Cell | None) -> None:
        looking = self.looking
        if looking is None or self.commands.looking() is None:
            return
        if number == 0:
            if cell is not None:
                self.commands.choose_over(cell[-len(looking.size) :])
        elif self.presenter.asked.sizes:
            self.commands.choose(number, None)  # its values are not to be seen
        else:
            self.commands.choose(number, None if cell is None else cell[-len(looking.size) :])

    @Slot(object)
    def _on_input_pressed(self, cell: Cell) -> None:
        if self.looking is not None:
            self.commands.choose_over(cell[-len(self.looking.size) :])

    @Slot(object)
    def _on_map_hovered(self, found: tuple[int, Cell | None] | None) -> None:
        if found is None or found[1] is None:
            self.pictures.set_marked(None)
            self.said.emit("")
        elif found[0] == 0:
            self.pictures.set_marked(found[1])
            self._on_input_hovered(found[1])
        else:
            self.said.emit(self.presenter.said_of_map(found[0], found[1]))

    @Slot(object)
    def _on_input_hovered(self, cell: Cell | None) -> None:
        self.said.emit("" if cell is None else self.presenter.said_of_input(cell))

    # What changes

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if self._active and (old.chain != new.chain or old.signal is not new.signal):
            self._show()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        shown = [(view.field, view.in_channel, view.hidden) for view in (old, new)]
        if self._active and shown[0] != shown[1]:
            self._show()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._active:
            self.presenter.fail()
            self.failed.emit(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sentence as much room as it may need, so that nothing moves when it changes."""
        super().resizeEvent(event)
        self._fit_line()

    def _fit_line(self) -> None:
        lines = -(-LONGEST * self._theme.text // (2 * max(self.width() - 24, 1)))
        self.line.setFixedHeight(round(min(max(lines, 2), 4) * 1.3 * self._theme.text))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange and self._active:
            self._show()
        super().changeEvent(event)

    # Showing

    def _show(self) -> None:
        document = self._store.document
        is_volume = len(document.signal.spatial) > MOST_AXES
        self._pages.setCurrentIndex(is_volume)
        if not is_volume:
            self.presenter.show()
            return
        self._rest()
        self.excuse.setText(
            self.tr(
                "Receptive fields are drawn over an image or a signal, and this input is a volume: "
                "choose another in the menu Examples, or make one with New input… in the menu Input."
            )
        )

    def _rest(self) -> None:
        """Give up computing; the next time something is asked for, it is computed anew."""
        if self.leader is None:
            self._computing.stop()
        self.presenter.forget()
