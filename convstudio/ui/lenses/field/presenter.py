"""What the maps, the pictures and the sentence of the lens show of a chain."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel

from convstudio.app.field_computing import FieldComputing, FieldFrame, FieldRequest
from convstudio.app.store import Store
from convstudio.core.document import Color, Document
from convstudio.core.errors import ShapeError
from convstudio.core.view_state import COMPOSITE, FieldView, ViewState
from convstudio.ui.lenses.field import saying, showing
from convstudio.ui.lenses.field.concealing import Asked, concealed_input, concealed_strip
from convstudio.ui.lenses.field.looking import Looking, look
from convstudio.ui.lenses.field.pictures import FieldPictures
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.field.content import Cell
from convstudio.ui.widgets.field.strip import ChainStrip


class FieldPresenter(QObject):
    """Shows the chosen unit, and what is computed of it, as far as a lesson does not ask for it.

    Parameters
    ----------
    store : Store
        Document and view.
    computing : FieldComputing
        Works out the effective field.
    strip : ChainStrip
        The maps.
    line : QLabel
        The sentence about the chosen value.
    pictures : FieldPictures
        The input, and what is seen of it.
    parent : QObject
        Qt's owner.
    """

    def __init__(
        self,
        store: Store,
        computing: FieldComputing,
        strip: ChainStrip,
        line: QLabel,
        pictures: FieldPictures,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._computing = store, computing
        self._strip, self._line, self._pictures = strip, line, pictures
        self._theme = LIGHT
        self._looking: Looking | None = None
        self._request: FieldRequest | None = None
        self._frame: FieldFrame | None = None
        self._hidden = self.asked
        computing.framed.connect(self._on_framed)

    @property
    def looking(self) -> Looking | None:
        """The unit that is shown; where the chain is impossible, the last one there was."""
        return self._looking

    @property
    def asked(self) -> Asked:
        """What a lesson asks for."""
        return Asked.of(self._store.view.hidden)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._strip.set_theme(theme)
        self._pictures.set_theme(theme)
        self._show_heat()

    def show(self) -> None:
        """Show the chain of the document, which has maps that can be drawn, or say why it is impossible."""
        document, view = self._store.document, self._store.view
        try:
            self._looking = look(document, view.field)
        except ShapeError as error:
            self.forget()
            self._show_impossible(document, error)
            return
        self._set_possible(possible=True)
        self._pictures.show_effective(view.field.effective)
        self._submit(document, view, self._looking)
        self._show_theory()

    def forget(self) -> None:
        """Compute what is asked for next anew."""
        self._request = None

    def said_of_input(self, cell: Cell) -> str:
        """Return what is to be said of a cell of the plane that the input lies in."""
        looking, frame = self._looking, self._frame
        if looking is None or self.asked.field:
            return ""
        field = None
        if frame is not None and frame.request is self._request:
            field = frame.field
        return saying.of_input(looking, cell[-len(looking.size) :], field)

    def said_of_map(self, number: int, cell: Cell) -> str:
        """Return what is to be said of a value of map `number`, from 1."""
        if self._looking is None or self.asked.sizes:
            return ""
        place = cell[-len(self._looking.size) :]
        return saying.of_map(self._looking, number, place, asked=self.asked.field)

    def fail(self) -> None:
        """Show no heat map: there will be none."""
        self._pictures.show_heat(None, None, "", asked=False)

    # What is computed

    @Slot(object)
    def _on_framed(self, frame: FieldFrame) -> None:
        old, self._frame = self._frame, frame
        if frame.field is None and old is not None and old.request.maps == frame.request.maps:
            # Along a drag the last heat map stays until there is a new one.
            self._frame = FieldFrame(old.request, frame.picture, old.field, old.heat, old.middle)
        self._strip.set_thumbnail(frame.picture.levels[-1])
        if old is None or old.picture is not frame.picture:
            self._show_theory()
        elif self._looking is not None:
            self._say_all(self._looking, self._frame)
        self._show_heat()

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

    # Showing

    def _show_impossible(self, document: Document, error: ShapeError) -> None:
        """Explain; under it stays the last chain there was or, if there was none, the part that is possible."""
        self._set_possible(possible=False)
        possible = document.chain[: int(error.values["layer"]) - 1]
        if self._looking is None and possible:
            self._looking = look(replace(document, chain=possible), FieldView())
            self._show_theory()
        self._say(saying.impossible(error))

    def _set_possible(self, *, possible: bool) -> None:
        self._strip.set_dimmed(not possible)
        self._pictures.set_dimmed(not possible)
        role = "" if possible else "warning"
        if self._line.property("role") != role:
            self._line.setProperty("role", role)
            self._line.style().polish(self._line)

    def _show_theory(self) -> None:
        looking, frame, asked = self._looking, self._frame, self.asked
        if looking is None:
            return
        picture = None if frame is None else frame.picture
        self._strip.set_content(concealed_strip(showing.strip_content(looking, self._words(), asked), asked))
        self._pictures.show_theory(
            concealed_input(showing.input_content(looking, picture), looking, asked),
            None if asked.field else showing.seen_content(looking, picture),
            looking.size,
        )
        self._say_all(looking, frame)
        if asked != self._hidden:
            self._hidden = asked
            self._show_heat()

    def _say_all(self, looking: Looking, frame: FieldFrame | None) -> None:
        if self.asked.field:
            self._say(self.tr("What the value sees is asked for: predict it first."))
            return
        text = saying.theory(looking)
        if frame is not None and frame.field is not None and self._store.view.field.effective:
            text = saying.in_a_row(text, saying.practice(frame.middle))
        self._say(text)

    def _say(self, text: str) -> None:
        if self._line.text() != text:
            self._line.setText(text)
            self._line.setAccessibleName(text)

    def _show_heat(self) -> None:
        frame, asked = self._frame, self.asked.field
        if asked or frame is None or frame.field is None:
            self._pictures.show_heat(None, 0, "", asked=asked)
            return
        high = saying.percent(float(frame.field.values.max()))
        heat = showing.heat_content(frame, self._theme)
        self._pictures.show_heat(heat, frame.field.networks, high, asked=False)

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
