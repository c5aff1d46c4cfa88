"""The stage: input ∗ kernel = output, side by side and always in view."""

import math
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QTabBar, QWidget

from convstudio.core.render.frame import PICTURE_CELLS
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.camera import LARGEST_CELL, LEAST_BAR, WHOLE_PIXELS
from convstudio.ui.widgets.grid.view import GridView
from convstudio.ui.widgets.heading import Heading
from convstudio.ui.widgets.isometric import IsometricView
from convstudio.ui.widgets.legend import Legend

SHARES = {Pane.INPUT: 0.42, Pane.KERNEL: 0.19, Pane.OUTPUT: 0.39}
"""Share of the width that each pane may take."""

LEAST_SHARE = 0.17
"""Share of the width that a pane of a volume may always take."""

LARGER = {Pane.INPUT: 1.0, Pane.KERNEL: 1.35, Pane.OUTPUT: 1.7}
"""How many times larger than a cell of the input a cell of each pane may be."""

BAR_CELLS = 5
"""Cells that the highest bar is high, where there is room."""

COMFORTABLE = 36.0
"""Pixels a cell, at the usual size of type, that a signal is to have beside its kernel and its output; else these lie
below it."""

BARS = 20
"""Height of a grid with bars, in heights of the type, where there is room, however narrow its cells are."""

ROOMY = 20
"""Height of a stage, in heights of the type, from which on there is room for the drawing of volumes."""

VOLUMES_SHARE = 0.3
"""Share of the height of the stage that it takes."""

SMALLEST_CAP = 56.0
"""Pixels that a cell may always have, however small the input's are."""


@dataclass(frozen=True, slots=True)
class PaneWidgets:
    """The widgets of one pane, from top to bottom."""

    title: Heading
    tabs: QTabBar
    grid: GridView
    legend: Legend


class Stage(QWidget):
    """Lays the three panes out, as large as the space allows; the grids know what they show.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = LIGHT
        self._arranged_for: list[tuple[str, tuple[int, ...] | None]] = []
        self._input_cell = 1.0
        self.volumes = IsometricView(self)
        """Where the window is in a volume, in the corner under the kernel."""
        self.volumes.hide()
        self._signs = {
            Pane.KERNEL: self._sign("∗"),
            Pane.OUTPUT: self._sign("="),
        }
        self.panes = {pane: self._pane() for pane in Pane}
        self._describe()
        for pane in self.panes.values():
            pane.grid.left_by_key.connect(self.setFocus)

    def grid(self, pane: Pane) -> GridView:
        """Return the grid of a pane."""
        return self.panes[pane].grid

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        for pane in self.panes.values():
            pane.title.set_theme(theme)
            pane.grid.set_theme(theme)
            pane.legend.set_theme(theme)
        self.volumes.set_theme(theme)
        self.arrange()

    def set_title(self, pane: Pane, name: str, details: str) -> None:
        """Say what a pane shows: its name in bold, then its size and the like, or none where there is no room."""
        self.panes[pane].title.set_words(name, details)

    def set_sign(self, text: str, spoken: str) -> None:
        """Say what the kernel does to the input."""
        sign = self._signs[Pane.KERNEL]
        sign.setAccessibleName(spoken)
        if sign.text() != text:
            sign.setText(text)
            self.arrange()

    def _sign_width(self, name: Pane) -> int:
        """Return the width of the sign before a pane, 0 where there is none."""
        sign = self._signs.get(name)
        return 0 if sign is None else max(sign.sizeHint().width() + 8, self.fontMetrics().height() * 2)

    def set_tabs(self, pane: Pane, names: list[str], chosen: int) -> None:
        """Offer the channels `names` of a pane; one alone needs no tab. Nothing is emitted."""
        tabs = self.panes[pane].tabs
        blocked = tabs.blockSignals(True)
        if [tabs.tabText(index) for index in range(tabs.count())] != names:
            while tabs.count():
                tabs.removeTab(0)
            for name in names:
                tabs.addTab(name)
        tabs.setCurrentIndex(chosen)
        tabs.blockSignals(blocked)
        self.arrange()

    def sizeHint(self) -> QSize:
        """Return a size for a small example."""
        return QSize(700, 320)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(480, 160)

    def fit(self) -> None:
        """Place all widgets again if a grid has another size now, or a title another text."""
        contents = [
            (
                pane.title.full_text,
                None if (picture := pane.grid.picture) is None else picture.shape,
            )
            for name, pane in self.panes.items()
        ]
        if contents != self._arranged_for:
            self._arranged_for = contents
            self.arrange()

    def arrange(self) -> None:
        """Place all widgets; called when the size of the stage, of a grid or of the type changes."""
        rows = self._rows()
        high = self.height() // len(rows)
        for number, names in enumerate(rows):
            self._arrange_row(names, number * high, high)

    def _rows(self) -> tuple[tuple[Pane, ...], ...]:
        """Return which panes lie side by side: all, unless that makes the cells of a signal too narrow."""
        beside, stacked = (tuple(Pane),), ((Pane.INPUT,), (Pane.KERNEL, Pane.OUTPUT))
        picture = self.panes[Pane.INPUT].grid.picture
        if picture is None or not picture.bars:
            return beside
        columns = self._columns(tuple(Pane), self._room(tuple(Pane)), self._grid_height(self.height()))
        cell = columns[Pane.INPUT] / picture.columns
        return beside if cell >= COMFORTABLE * self._theme.text / 13 else stacked

    def _grid_height(self, high: int, names: tuple[Pane, ...] = tuple(Pane)) -> int:
        """Return the height of the grids in a row of panes that is `high` in all."""
        tabs = max(self._tabs_height(self.panes[name]) for name in names)
        legend = self.panes[Pane.INPUT].legend.sizeHint().height()
        return max(high - self.fontMetrics().height() - 8 - tabs - legend - 14, 20)

    def _room(self, names: tuple[Pane, ...]) -> int:
        """Return the width that panes in a row have for themselves."""
        return max(self.width() - sum(map(self._sign_width, names)) - 16, 60)

    def _arrange_row(self, names: tuple[Pane, ...], top: int, high: int) -> None:
        """Place panes side by side in a row of the stage."""
        line = self.fontMetrics().height()
        height = self._grid_height(high, names)
        columns = self._columns(names, self._room(names), height)
        x = max(self.width() - sum(columns.values()) - sum(map(self._sign_width, names)), 0) // 2
        tabs = max(self._tabs_height(self.panes[name]) for name in names)
        middle = top + 2 + line + 8 + tabs + height // 2
        for name, width in columns.items():
            sign = self._sign_width(name)
            if name in self._signs:
                self._signs[name].setGeometry(QRect(x, middle - line * 2, sign, line * 4))
                x += sign
            size = self._grid_size(name, width, height, self._cap(name))
            if name is Pane.INPUT:
                self._input_cell = self._cell(name, width, height)
            self._fit_title(name, width + line * 2)
            if name is Pane.KERNEL:
                low = self._place_volumes(x, top + high, width, high)
                size = self._grid_size(name, width, max(height - low, 20), self._cap(name))
                self._place(name, x, middle - low // 2, width, size)
            else:
                self._place(name, x, middle, width, size)
            x += width
        for before, name in pairwise(names):
            label, left, right = self._signs[name], self._extent(before).right(), self._extent(name).left()
            if right - left > label.width():  # midway between what is there: much of a column may be empty
                label.move((left + right + 1 - label.width()) // 2, label.y())

    def _extent(self, name: Pane) -> QRect:
        """Return where a pane has something, which is less than its column."""
        pane = self.panes[name]
        extent = pane.grid.geometry().united(pane.title.geometry()).united(pane.legend.geometry())
        return extent.united(pane.tabs.geometry()) if self._tabs_height(pane) else extent

    def _place_volumes(self, x: int, bottom: int, width: int, high: int) -> int:
        """Place the drawing of the volumes in the column of the kernel, if there is any; return its height."""
        picture = self.panes[Pane.INPUT].grid.picture
        shown = picture is not None and picture.rank == 3 and high >= ROOMY * self._theme.text
        self.volumes.setVisible(shown)
        if not shown:
            return 0
        low = round(high * VOLUMES_SHARE)
        self.volumes.setGeometry(x, bottom - low - 4, width, low)
        return low

    def _fit_title(self, name: Pane, room: int) -> None:
        """Say the name alone where the details would lie on the neighbors."""
        title = self.panes[name].title
        title.set_brief(title.full_width + 8 > room)

    def _place(self, name: Pane, x: int, middle: int, width: int, size: QSize) -> None:
        """Place the widgets of one pane in a column of `width` pixels, the grid centred on `middle`."""
        line, pane = self.fontMetrics().height(), self.panes[name]
        tabs, legend = self._tabs_height(pane), pane.legend.sizeHint().height()
        top = middle - size.height() // 2
        pane.grid.setGeometry(x + (width - size.width()) // 2, top, size.width(), size.height())
        pane.tabs.setVisible(tabs > 0)
        if tabs:
            row = min(pane.tabs.sizeHint().width(), width)
            pane.tabs.setGeometry(x + (width - row) // 2, top - tabs - 2, row, tabs)
        title = pane.title.sizeHint().width() + 8
        left = max(min(x + (width - title) // 2, self.width() - title), 0)
        pane.title.setGeometry(left, top - tabs - line - 8, title, line + 6)
        bar = min(max(size.width(), line * 9), width)
        pane.legend.setGeometry(x + (width - bar) // 2, top + size.height() + 4, bar, legend)

    @staticmethod
    def _tabs_height(pane: PaneWidgets) -> int:
        return pane.tabs.sizeHint().height() if pane.tabs.count() > 1 else 0

    def _columns(self, names: tuple[Pane, ...], room: int, height: int) -> dict[Pane, int]:
        """Share the width: what a pane cannot use goes to the others."""
        wanted = {name: max(self._grid_size(name, room, height).width(), self._least(name)) for name in names}
        columns: dict[Pane, int] = {}
        left, every = room, self._shares(names)
        shares = dict(every)
        for name in sorted(names, key=lambda pane: wanted[pane] / every[pane]):
            columns[name] = min(wanted[name], round(left * shares[name] / sum(shares.values())))
            left -= columns[name]
            del shares[name]
        return {name: columns[name] for name in names}

    def _shares(self, names: tuple[Pane, ...]) -> dict[Pane, float]:
        """Return the shares of the width: those of volumes let the cells of all be of about one size."""
        pictures = {name: self.panes[name].grid.picture for name in names}
        if any(picture is None or picture.rank < 3 for picture in pictures.values()):
            return {name: SHARES[name] for name in names}
        columns = {name: picture.columns for name, picture in pictures.items() if picture is not None}
        return {name: max(count, LEAST_SHARE * sum(columns.values())) for name, count in columns.items()}

    def _least(self, name: Pane) -> int:
        """Return the width that the title of a pane needs."""
        pane = self.panes[name]
        tabs = pane.tabs.sizeHint().width() if pane.tabs.count() > 1 else 0
        return max(pane.title.sizeHint().width() + 8, tabs)

    def _cap(self, name: Pane) -> float:
        """Return the largest cell of a pane: in proportion to the input's, so that the eye can compare."""
        if name is Pane.INPUT:
            return self._largest_cell()
        return max(self._input_cell * LARGER[name], SMALLEST_CAP * self._theme.text / 13)

    def _largest_cell(self) -> float:
        """Return how large a cell may be at all, in pixels: larger among large type, as for the grid's own camera."""
        return LARGEST_CELL * max(1.0, self._theme.text / 16)

    def _cell(self, name: Pane, width: int, height: int, cap: float = math.inf) -> float:
        """Return the largest cell of a grid within width × height, in pixels."""
        picture = self.panes[name].grid.picture
        if picture is None:
            return 1.0
        largest = min(cap, self._largest_cell())
        if picture.rows * picture.columns > PICTURE_CELLS:
            largest = LARGEST_CELL
        rows = picture.rows + LEAST_BAR if picture.bars else picture.rows
        # One more pixel for the line at the right and the bottom.
        cell = min((width - 1) / picture.columns, (height - 1) / rows, largest)
        return float(int(cell)) if cell >= WHOLE_PIXELS else cell

    def _grid_size(self, name: Pane, width: int, height: int, cap: float = math.inf) -> QSize:
        """Return the largest size of a grid within width × height that wastes nothing around its cells."""
        picture = self.panes[name].grid.picture
        if picture is None:
            return QSize(1, 1)
        cell = self._cell(name, width, height, cap)
        high = max(round(cell * picture.rows), 1) + 1
        if picture.bars:
            high = min(max(round(cell * (1 + BAR_CELLS)), BARS * self._theme.text) + 1, height)
        return QSize(max(round(cell * picture.columns), 1) + 1, high)

    def _sign(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setProperty("role", "sign")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def changeEvent(self, event: QEvent) -> None:
        """Name everything in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Stage: input, kernel and output"))
        self._signs[Pane.KERNEL].setAccessibleName(self.tr("convolved with"))
        self._signs[Pane.OUTPUT].setAccessibleName(self.tr("equals"))
        names = {
            Pane.INPUT: self.tr("Input grid"),
            Pane.KERNEL: self.tr("Kernel grid"),
            Pane.OUTPUT: self.tr("Output grid"),
        }
        for name, pane in self.panes.items():
            pane.grid.setAccessibleName(names[name])
            pane.tabs.setAccessibleName(self.tr("Channels of: {grid}").format(grid=names[name]))

    def _pane(self) -> PaneWidgets:
        tabs = QTabBar(self)
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setUsesScrollButtons(True)
        tabs.hide()
        grid, legend = GridView("", self), Legend(self)
        grid.digits_changed.connect(self._on_digits_changed)
        legend.set_vivid(True)
        return PaneWidgets(Heading(self), tabs, grid, legend)

    @Slot(bool)
    def _on_digits_changed(self, _on: bool) -> None:
        """Let each legend show the colors that its grid is painted with."""
        for pane in self.panes.values():
            pane.legend.set_vivid(not pane.grid.carries_digits)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus, so that the arrows step."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        self.arrange()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show where the keyboard is."""
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setPen(self._theme.color("accent"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        self.update()
        super().focusOutEvent(event)
