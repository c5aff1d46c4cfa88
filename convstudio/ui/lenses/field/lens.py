"""The Receptive field lens: connects maps and pictures to the store and to what is computed."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from convstudio.app.field_computing import FieldComputing, FieldFrame, FieldRequest
from convstudio.app.store import Store
from convstudio.core.document import Color, Document
from convstudio.core.errors import ShapeError
from convstudio.core.view_state import COMPOSITE, FieldView, ViewState
from convstudio.ui.lenses.field import saying, showing
from convstudio.ui.lenses.field.field_actions import FieldActions
from convstudio.ui.lenses.field.looking import MOST_AXES, Looking, look
from convstudio.ui.lenses.field.pictures import FieldPictures
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
        self._looking: Looking | None = None
        self._request: FieldRequest | None = None
        self._frame: FieldFrame | None = None
        self.tools = FieldTools(commands, self)
        self.strip = ChainStrip(self)
        self.line = QLabel(self)
        self.pictures = FieldPictures(self)
        self.excuse = QLabel(self)
        self._pages = QStackedWidget(self)
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
        self._computing.framed.connect(self._on_framed)
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
        return self._looking

    # What the main window asks

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self.strip.set_theme(theme)
        self.pictures.set_theme(theme)
        self._fit_line()
        self._show_heat()

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
        looking = self._looking
        if looking is None or self.commands.looking() is None:
            return
        if number == 0:
            if cell is not None:
                self.commands.choose_over(cell[-len(looking.size) :])
        else:
            self.commands.choose(number, None if cell is None else cell[-len(looking.size) :])

    @Slot(object)
    def _on_input_pressed(self, cell: Cell) -> None:
        if self._looking is not None:
            self.commands.choose_over(cell[-len(self._looking.size) :])

    @Slot(object)
    def _on_map_hovered(self, found: tuple[int, Cell | None] | None) -> None:
        looking = self._looking
        if looking is None or found is None or found[1] is None:
            self.pictures.set_marked(None)
            self.said.emit("")
        elif found[0] == 0:
            self.pictures.set_marked(found[1])
            self._on_input_hovered(found[1])
        else:
            self.said.emit(saying.of_map(looking, found[0], found[1][-len(looking.size) :]))

    @Slot(object)
    def _on_input_hovered(self, cell: Cell | None) -> None:
        looking, frame = self._looking, self._frame
        if looking is None or cell is None:
            self.said.emit("")
            return
        field = None
        if frame is not None and frame.request is self._request:
            field = frame.field
        self.said.emit(saying.of_input(looking, cell[-len(looking.size) :], field))

    # What changes

    @Slot(object, object)
    def _on_changed(self, old: Document, new: Document) -> None:
        if self._active and (old.chain != new.chain or old.signal is not new.signal):
            self._show()

    @Slot(object, object)
    def _on_view_changed(self, old: ViewState, new: ViewState) -> None:
        if self._active and (old.field != new.field or old.in_channel != new.in_channel):
            self._show()

    @Slot(object)
    def _on_framed(self, frame: FieldFrame) -> None:
        old, self._frame = self._frame, frame
        if frame.field is None and old is not None and old.request.maps == frame.request.maps:
            # Along a drag the last heat map stays until there is a new one.
            self._frame = FieldFrame(old.request, frame.picture, old.field, old.heat, old.middle)
        self.strip.set_thumbnail(frame.picture.levels[-1])
        if old is None or old.picture is not frame.picture:
            self._show_theory()
        elif self._looking is not None:
            self._say_all(self._looking, self._frame)
        self._show_heat()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self._active:
            self.pictures.show_heat(None, None, "")
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
        document, view = self._store.document, self._store.view
        is_volume = len(document.signal.spatial) > MOST_AXES
        self._pages.setCurrentIndex(is_volume)
        if is_volume:
            self._rest()
            self.excuse.setText(
                self.tr(
                    "Receptive fields are drawn over an image or a signal, and this input is a volume: "
                    "choose another in the menu Examples, or make one with New input… in the menu Input."
                )
            )
            return
        try:
            self._looking = look(document, view.field)
        except ShapeError as error:
            self._rest()
            self._show_impossible(document, error)
            return
        self._set_possible(possible=True)
        self.pictures.show_effective(view.field.effective)
        self._submit(document, view, self._looking)
        self._show_theory()

    def _rest(self) -> None:
        """Give up computing; the next time something is asked for, it is computed anew."""
        if self.leader is None:
            self._computing.stop()
        self._request = None

    def _show_impossible(self, document: Document, error: ShapeError) -> None:
        """Explain; under it stays the last chain there was or, if there was none, the part that is possible."""
        self._set_possible(possible=False)
        possible = document.chain[: int(error.values["layer"]) - 1]
        if self._looking is None and possible:
            self._looking = look(replace(document, chain=possible), FieldView())
            self._show_theory()
        self._say(saying.impossible(error))

    def _set_possible(self, *, possible: bool) -> None:
        self.strip.set_dimmed(not possible)
        self.pictures.set_dimmed(not possible)
        role = "" if possible else "warning"
        if self.line.property("role") != role:
            self.line.setProperty("role", role)
            self.line.style().polish(self.line)

    def _submit(self, document: Document, view: ViewState, looking: Looking) -> None:
        signal = document.signal
        plane = COMPOSITE if signal.color is Color.RGB else min(max(view.in_channel, 0), signal.channels - 1)
        maps = looking.maps[: looking.number + 1]
        request = FieldRequest(signal, plane, maps, looking.unit, view.field.effective)
        old = self._request
        if old is not None and request.same_as(old):
            return
        if old is None or old.signal is not signal or old.maps != maps or not request.effective:
            frame = self._frame
            if frame is not None:
                keep = frame.request.signal is signal and frame.request.plane == plane
                self._frame = FieldFrame(request, frame.picture) if keep else None
            self._show_heat()
        self._request = request
        self._computing.submit(request)

    def _show_theory(self) -> None:
        looking, frame = self._looking, self._frame
        if looking is None:
            return
        picture = None if frame is None else frame.picture
        self.strip.set_content(showing.strip_content(looking, self._words()))
        self.pictures.show_theory(
            showing.input_content(looking, picture), showing.seen_content(looking, picture), looking.size
        )
        self._say_all(looking, frame)

    def _say_all(self, looking: Looking, frame: FieldFrame | None) -> None:
        text = saying.theory(looking)
        if frame is not None and frame.field is not None and self._store.view.field.effective:
            text = saying.in_a_row(text, saying.practice(frame.middle))
        self._say(text)

    def _say(self, text: str) -> None:
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setAccessibleName(text)

    def _show_heat(self) -> None:
        frame = self._frame
        if frame is None or frame.field is None:
            self.pictures.show_heat(None, 0, "")
            return
        high = saying.percent(float(frame.field.values.max()))
        self.pictures.show_heat(showing.heat_content(frame, self._theme), frame.field.networks, high)

    def _words(self) -> showing.Words:
        return showing.Words(
            self.tr("Input"),
            self.tr("close-up"),
            self.tr("Layer {number}"),
            (
                self.tr("size"),
                self.tr("sees r"),
                self.tr("jump j"),
                self.tr("start"),
                self.tr("used"),
            ),
            self.tr(
                "{name}: {makes} size {size}, receptive field {field}, neighbors {jump} apart, "
                "the middle of the first one at {start}."
            ),
        )
