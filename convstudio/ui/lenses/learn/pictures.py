"""The pictures of a run: target, predicted map and error; the kernel, what it should become, and its gradient."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from convstudio.core import numerals
from convstudio.ui.lenses.learn.arranging import KERNELS, MAPS, Place, Room, best_plan
from convstudio.ui.lenses.learn.concealing import NO_VEIL, Veil
from convstudio.ui.lenses.learn.grids import by_place, grid_picture, names, turned
from convstudio.ui.lenses.learn.looking import Pictures, Shown
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.picture import Cell, Overlay
from convstudio.ui.widgets.grid.view import GridView
from convstudio.ui.widgets.legend import Legend


@dataclass(frozen=True, slots=True)
class PaneWidgets:
    """The widgets of one grid, from top to bottom."""

    title: QLabel
    grid: GridView
    legend: Legend
    bias: QLabel


class PicturesRow(QWidget):
    """Lays the grids of a run out side by side, as large as the space allows.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    chosen = Signal(object)
    """The cell of the weight that was pressed on a kernel, as it slides."""
    typed = Signal(object, float)
    """(cell, value): a weight to start from."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme: Theme = LIGHT
        self._pictures: Pictures | None = None
        self._filled: dict[Place, Shown] = {}
        self._arranged_for: list[tuple[Place, int, int]] = []
        self._line = QRect()
        self.panes = {place: self._pane() for place in Place}
        self._describe()
        for place in KERNELS:
            self.grid(place).pressed.connect(self._on_pressed)
        self.grid(Place.LEARNED).editable = True
        self.grid(Place.LEARNED).typed.connect(self.typed)

    def _pane(self) -> PaneWidgets:
        title = QLabel(self)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid, legend = GridView("", self), Legend(self)
        legend.set_vivid(True)
        grid.digits_changed.connect(self._on_digits_changed)
        grid.left_by_key.connect(self.setFocus)
        bias = QLabel(self)
        bias.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bias.setTextFormat(Qt.TextFormat.PlainText)
        pane = PaneWidgets(title, grid, legend, bias)
        for widget in (title, grid, legend, bias):
            widget.hide()
        return pane

    def grid(self, place: Place) -> GridView:
        """Return one of the grids."""
        return self.panes[place].grid

    @property
    def _veil(self) -> Veil:
        return NO_VEIL if self._pictures is None else self._pictures.veil

    @property
    def pictures(self) -> Pictures | None:
        """What is shown."""
        return self._pictures

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        for pane in self.panes.values():
            pane.grid.set_theme(theme)
            pane.legend.set_theme(theme)
        self.updateGeometry()
        self.arrange()

    def set_pictures(self, pictures: Pictures | None) -> None:
        """Show another moment; None shows nothing. What is said beside the grids follows by `show_numbers`."""
        self._pictures = pictures
        shown = {} if pictures is None else by_place(pictures)
        for place, pane in self.panes.items():
            if shown.get(place) is not self._filled.get(place):
                self._fill(place, pane, shown.get(place))
        self._filled = shown
        sizes = [(place, *each.values.shape) for place, each in shown.items()]
        if sizes != self._arranged_for:
            self._arranged_for = sizes
            self.arrange()

    def show_numbers(self) -> None:
        """Let the legends say the ranges of what is shown, and the biases their values."""
        for place, shown in self._filled.items():
            legend = self.panes[place].legend
            legend.set_signed(shown.raster.high, clipped=shown.raster.clipped)
            legend.setVisible(place in KERNELS or not self._veil.whole)
        biased = not self.panes[Place.LEARNED].bias.isHidden()
        self._show_biases()
        if biased == self.panes[Place.LEARNED].bias.isHidden():
            self.arrange()

    def _show_biases(self) -> None:
        """Write what belongs to each kernel beside its weights."""
        pictures = self._pictures
        values: dict[Place, float | None] = {}
        if pictures is not None:
            values = {
                Place.LEARNED: pictures.bias,
                Place.GOAL: None if pictures.goal is None else pictures.goal_bias,
                Place.GRADIENT: pictures.bias_gradient,
            }
        for place in KERNELS:
            label, value = self.panes[place].bias, values.get(place)
            label.setVisible(value is not None)
            if value is None:
                continue
            text = numerals.cell_text(value)
            if place is Place.GRADIENT:
                label.setText(self.tr("∂L/∂b {value}").format(value=text))
            else:
                label.setText(self.tr("+ b {value}").format(value=text))

    def _fill(self, place: Place, pane: PaneWidgets, shown: Shown | None) -> None:
        if (shown is not None) != pane.grid.isVisibleTo(self):
            for widget in (pane.title, pane.grid):
                widget.setVisible(shown is not None)
        pane.legend.setVisible(shown is not None and (place in KERNELS or not self._veil.whole))
        if shown is None:
            pane.grid.set_picture(None)
            return
        pane.grid.set_picture(grid_picture(place, shown, self._veil))
        if place in MAPS and self._veil.whole:
            pane.grid.setAccessibleDescription(self.tr("Hidden: predict it first."))

    def set_overlays(self, overlays: dict[Place, Overlay]) -> None:
        """Mark cells."""
        for place, pane in self.panes.items():
            pane.grid.set_overlay(overlays.get(place, Overlay()))

    def set_emphasis(self, places: Collection[Place]) -> None:
        """Let the other grids stand back."""
        for place, pane in self.panes.items():
            pane.grid.set_dimmed(place not in places)

    def zoom_maps(self, factor: float) -> None:
        """Zoom the three maps in or out around their middle; 0 shows them whole."""
        for place in MAPS:
            if factor:
                self.grid(place).zoom_by(factor)
            else:
                self.grid(place).set_viewport(1.0, None)

    # Layout

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(30 * self._theme.text, 11 * self._theme.text)

    def sizeHint(self) -> QSize:
        """Return a size for a small example."""
        return QSize(70 * self._theme.text, 17 * self._theme.text)

    def arrange(self) -> None:
        """Place all widgets; called when a size changes."""
        if self._pictures is None:
            return
        room = self._room()
        best, gap = best_plan(room), room.gap
        x, height = max((self.width() - best.used(gap)) // 2, 0), room.grid_height(1)
        for place, width in zip(MAPS, best.maps, strict=True):
            self._put(place, QRect(x, room.head + height // 2, width, 0), best.sizes[place], gap)
            x += width + gap
        self._line = QRect(x, 4, 1, self.height() - 8)
        x += gap
        height = room.grid_height(best.rows)
        for number, place in enumerate(room.kernels):
            column, row = divmod(number, best.rows)
            left = x + sum(best.columns[:column]) + gap * column
            top = row * (self.height() // best.rows) + room.head + height // 2
            self._put(place, QRect(left, top, best.columns[column], 0), best.sizes[place], gap)
        self.update()

    def _room(self) -> Room:
        legend = self.panes[Place.TARGET].legend.sizeHint().height()
        biased = not self.panes[Place.LEARNED].bias.isHidden()
        pictures = {place: pane.grid.picture for place, pane in self.panes.items()}
        return Room(
            width=self.width(),
            height=self.height(),
            text=self._theme.text,
            head=self._head(),
            foot=legend + 8 + (self.fontMetrics().height() + 2 if biased else 0),
            pictures={place: picture for place, picture in pictures.items() if picture is not None},
            # In the width of a title a legend is legible too.
            least={
                place: max(pane.title.sizeHint().width(), 8 * self._theme.text)
                for place, pane in self.panes.items()
            },
        )

    def _head(self) -> int:
        """Return the room that a title takes over its grid."""
        return self.fontMetrics().height() + 8

    def _put(self, place: Place, column: QRect, size: QSize, gap: int) -> None:
        """Place the widgets of one grid in a column, the grid's middle at its top."""
        pane = self.panes[place]
        center = column.left() + column.width() // 2
        top, line = column.top() - size.height() // 2, self._head() - 4
        pane.grid.setGeometry(center - size.width() // 2, top, size.width(), size.height())
        title = min(pane.title.sizeHint().width(), column.width() + gap)
        pane.title.setGeometry(center - title // 2, top - line - 2, title, line)
        legend = pane.legend.sizeHint()
        bar = min(max(size.width(), pane.legend.minimumSizeHint().width()), column.width() + gap // 2)
        pane.legend.setGeometry(center - bar // 2, top + size.height() + 4, bar, legend.height())
        below = pane.legend.geometry().bottom() + 1
        wide = column.width() + gap
        pane.bias.setGeometry(center - wide // 2, below, wide, self.fontMetrics().height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        self.arrange()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a line between maps and kernels, and where the keyboard is."""
        if self._pictures is None:
            return
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(self._theme.color("accent"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
            painter.setPen(QPen(self._theme.color("border"), 1))
            painter.drawLine(QPointF(self._line.topLeft()), QPointF(self._line.bottomLeft()))

    # What the user does

    @Slot(object, object)
    def _on_pressed(self, cell: Cell, _button: object) -> None:
        pictures = self._pictures
        if pictures is None:
            return
        if self.sender() is self.grid(Place.ENTERED):
            cell = turned(cell, pictures.learned.values)
        self.chosen.emit(cell)

    @Slot(bool)
    def _on_digits_changed(self, _on: bool) -> None:
        """Let each legend show the colors that its grid is painted with."""
        for pane in self.panes.values():
            pane.legend.set_vivid(not pane.grid.carries_digits)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        self.update()
        super().focusOutEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Pictures of the run: Space plays, Right steps, Home rewinds"))
        for place, (name, symbol, tip) in names().items():
            pane = self.panes[place]
            pane.title.setText(f"<b>{name}</b> {symbol}".rstrip())
            pane.title.setToolTip(tip)
            pane.grid.setAccessibleName(name)
            pane.grid.setAccessibleDescription(tip)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self.arrange()
        super().changeEvent(event)
