"""The pictures of a run: target, predicted map and error; the kernel, what it should become, and its gradient."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from convstudio.core import numerals
from convstudio.core.document import FloatArray
from convstudio.ui.lenses.learn.looking import Pictures, Shown
from convstudio.ui.lenses.stage.scene import FRACTIONS_FROM, digits_from
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.camera import LARGEST_CELL, LEAST_BAR, WHOLE_PIXELS
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, Overlay, block_of
from convstudio.ui.widgets.grid.view import GridView
from convstudio.ui.widgets.legend import Legend


class Place(Enum):
    """The grids, from left to right."""

    TARGET = "target"
    PREDICTION = "prediction"
    ERROR = "error"
    LEARNED = "learned"
    GOAL = "goal"
    ENTERED = "entered"
    GRADIENT = "gradient"


MAPS = (Place.TARGET, Place.PREDICTION, Place.ERROR)
KERNELS = (Place.LEARNED, Place.GOAL, Place.ENTERED, Place.GRADIENT)

KERNELS_SHARE = 0.5
"""Share of the width that kernels may take at most."""

KERNEL_CELL = 4.0
"""Side of a kernel's cell at most, in heights of the type: as much as a number needs."""

BARS = 9.0
"""Height of a signal with its bars, where there is room, in heights of the type."""

GAP = 1.1
"""Between two grids, in heights of the type; twice that between maps and kernels."""


@dataclass(frozen=True, slots=True)
class PaneWidgets:
    """The widgets of one grid, from top to bottom."""

    title: QLabel
    grid: GridView
    legend: Legend
    bias: QLabel


@dataclass(frozen=True, slots=True)
class _Plan:
    """Sizes of everything, with the kernels in so many rows; the better one has the higher score."""

    rows: int
    maps: list[int]
    columns: list[int]
    sizes: dict[Place, QSize]
    score: float


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
        shown = {} if pictures is None else _by_place(pictures)
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
            self.panes[place].legend.set_signed(shown.raster.high, clipped=shown.raster.clipped)
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
            for widget in (pane.title, pane.grid, pane.legend):
                widget.setVisible(shown is not None)
        if shown is None:
            pane.grid.set_picture(None)
            return
        pane.grid.set_picture(_grid_picture(place, shown))

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
        best = max((self._tried(rows) for rows in (1, 2)), key=lambda plan: plan.score)
        gap = round(GAP * self._theme.text)
        used = sum(best.maps) + gap * (len(MAPS) + 1) + sum(best.columns) + gap * (len(best.columns) - 1)
        x, height = max((self.width() - used) // 2, 0), self._grid_height(1)
        for place, width in zip(MAPS, best.maps, strict=True):
            self._put(place, QRect(x, self._head() + height // 2, width, 0), best.sizes[place])
            x += width + gap
        self._line = QRect(x, 4, 1, self.height() - 8)
        x += gap
        kernels, rows = self._kernels(), best.rows
        height = self._grid_height(rows)
        for number, place in enumerate(kernels):
            column, row = divmod(number, rows)
            left = x + sum(best.columns[:column]) + gap * column
            top = row * (self.height() // rows) + self._head() + height // 2
            self._put(place, QRect(left, top, best.columns[column], 0), best.sizes[place])
        self.update()

    def _tried(self, rows: int) -> "_Plan":
        """Return how large everything is with the kernels in so many rows."""
        kernels, text = self._kernels(), self._theme.text
        columns = -(-len(kernels) // rows)
        gap = round(GAP * text)
        room = max(self.width() - gap * (len(MAPS) + columns + 1), 60)
        low, cap = self._grid_height(rows), KERNEL_CELL * text
        wide = [
            max(max(self._grid_size(place, room, low, cap).width(), self._least(place)) for place in some)
            for some in (kernels[first : first + rows] for first in range(0, len(kernels), rows))
        ]
        most = int(room * KERNELS_SHARE)
        if sum(wide) > most:
            wide = [width * most // sum(wide) for width in wide]
        each, height = (room - sum(wide)) // len(MAPS), self._grid_height(1)
        sizes = {place: self._grid_size(place, each, height, LARGEST_CELL) for place in MAPS}
        maps = [min(max(sizes[place].width(), self._least(place)), each) for place in MAPS]
        for number, place in enumerate(kernels):
            sizes[place] = self._grid_size(place, wide[number // rows], low, cap)
        score = self._legible(Place.PREDICTION, sizes) + self._legible(Place.LEARNED, sizes)
        return _Plan(rows, maps, wide, sizes, score)

    def _legible(self, place: Place, sizes: dict[Place, QSize]) -> float:
        """Return how well numbers can be read in a grid, from 0 to 1."""
        picture = self.grid(place).picture
        if picture is None:
            return 0.0
        return min(sizes[place].width() / picture.columns / (2.5 * self._theme.text), 1.0)

    def _kernels(self) -> list[Place]:
        return [place for place in KERNELS if self.grid(place).picture is not None]

    def _head(self) -> int:
        """Return the room that a title takes over its grid."""
        return self.fontMetrics().height() + 8

    def _grid_height(self, rows: int) -> int:
        """Return how high a grid may be where there are so many under one another."""
        legend = self.panes[Place.TARGET].legend.sizeHint().height()
        biased = not self.panes[Place.LEARNED].bias.isHidden()
        bias = self.fontMetrics().height() + 2 if biased else 0
        return max(self.height() // rows - self._head() - legend - bias - 8, 10)

    def _least(self, place: Place) -> int:
        """Return the width that the title needs; in it a legend is legible too."""
        return max(self.panes[place].title.sizeHint().width(), 8 * self._theme.text)

    def _grid_size(self, place: Place, width: int, height: int, cap: float) -> QSize:
        picture = self.grid(place).picture
        if picture is None:
            return QSize(1, 1)
        # One more pixel for the line at the right and the bottom.
        rows = picture.rows + LEAST_BAR if picture.bars else picture.rows
        cell = min((width - 1) / picture.columns, (height - 1) / rows, cap)
        if cell >= WHOLE_PIXELS:
            cell = float(int(cell))
        high = round(cell * rows)
        if picture.bars:
            high = max(high, min(height - 1, round(BARS * self._theme.text)))
        return QSize(max(round(cell * picture.columns), 1) + 1, max(high, 1) + 1)

    def _put(self, place: Place, column: QRect, size: QSize) -> None:
        """Place the widgets of one grid in a column, the grid's middle at its top."""
        pane, gap = self.panes[place], round(GAP * self._theme.text)
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
        names = {
            Place.TARGET: (self.tr("Target"), "Y", self.tr("What the layer should make of the input")),
            Place.PREDICTION: (self.tr("Predicted"), "Ŷ", self.tr("What the learned kernel makes of it now")),
            Place.ERROR: (self.tr("Error"), "Ŷ − Y", self.tr("Predicted minus target")),
            Place.LEARNED: (
                self.tr("Learned"),
                "w",
                self.tr("The kernel as it is now, as it slides. Type a number to begin a run from there."),
            ),
            Place.GOAL: (
                self.tr("To become"),
                "",
                self.tr("The kernel that made the target, as it slides; the run does not know it"),
            ),
            Place.ENTERED: (
                self.tr("Entered"),
                "",
                self.tr("The kernel as entered: this layer turns it by 180° before it slides"),
            ),
            Place.GRADIENT: (
                self.tr("Gradient"),
                "",
                self.tr("∂L/∂w: how the loss changes with each weight; the input correlated with the error"),
            ),
        }
        for place, (name, symbol, tip) in names.items():
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


def turned(cell: Cell, kernel: FloatArray) -> Cell:
    """Return where a cell of a kernel is after a turn by 180°."""
    return tuple(size - 1 - index for index, size in zip(cell, kernel.shape, strict=True))


def _by_place(pictures: Pictures) -> dict[Place, Shown]:
    every = {
        Place.TARGET: pictures.target,
        Place.PREDICTION: pictures.prediction,
        Place.ERROR: pictures.error,
        Place.LEARNED: pictures.learned,
        Place.GOAL: pictures.goal,
        Place.ENTERED: pictures.entered,
        Place.GRADIENT: pictures.gradient,
    }
    return {place: shown for place, shown in every.items() if shown is not None}


def _grid_picture(place: Place, shown: Shown) -> GridPicture:
    plane = shown.values

    # What changes from step to step keeps its digits or goes without, however short a number is by chance.
    fixed = place in (Place.TARGET, Place.GOAL, Place.ENTERED)
    return GridPicture(
        shown.raster,
        block_of(plane),
        plane.shape,
        signed=True,
        digits_from=digits_from(plane) if fixed else FRACTIONS_FROM,
        labelled=place in KERNELS,
    )
