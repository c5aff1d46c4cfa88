"""The stage: input ∗ kernel = output, side by side and always in view."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from convstudio.ui.lenses.stage.pane_widgets import ChannelTabs, PaneWidgets
from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.sizing import Sizing
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.view import GridView
from convstudio.ui.widgets.heading import Heading
from convstudio.ui.widgets.isometric import IsometricView
from convstudio.ui.widgets.legend import Legend

ROOMY = 20
"""Height of a stage, in heights of the type, from which on there is room for the drawing of volumes."""

VOLUMES_SHARE = 0.3
"""Share of the height of the stage that it takes."""


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
            pane.set_theme(theme)
        self.volumes.set_theme(theme)
        self.arrange()

    def set_title(self, pane: Pane, name: str, details: tuple[str, ...]) -> None:
        """Say what a pane shows: its name in bold, then its size and the like, as far as there is room."""
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
        self.panes[pane].tabs.offer(names, chosen)
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
        sizing = self._sizing()
        rows = self._rows(sizing)
        high = self.height() // len(rows)
        for number, names in enumerate(rows):
            self._arrange_row(sizing, names, number * high, high)

    def _sizing(self) -> Sizing:
        """Return what says how large the grids of now are."""
        return Sizing({name: pane.grid.picture for name, pane in self.panes.items()}, self._theme.text)

    def _rows(self, sizing: Sizing) -> tuple[tuple[Pane, ...], ...]:
        """Return which panes lie side by side: all, unless that makes the cells of a signal too narrow."""
        every, stacked = tuple(Pane), ((Pane.INPUT,), (Pane.KERNEL, Pane.OUTPUT))
        if not sizing.has_bars:
            return (every,)
        leasts = {name: pane.least for name, pane in self.panes.items()}
        columns = sizing.columns(leasts, self._room(every), self._grid_height(self.height()))
        return (every,) if sizing.is_comfortable(columns[Pane.INPUT]) else stacked

    def _grid_height(self, high: int, names: tuple[Pane, ...] = tuple(Pane)) -> int:
        """Return the height of the grids in a row of panes that is `high` in all."""
        tabs = max(self.panes[name].tabs_height for name in names)
        legend = self.panes[Pane.INPUT].legend.sizeHint().height()
        return max(high - self.fontMetrics().height() - 8 - tabs - legend - 14, 20)

    def _room(self, names: tuple[Pane, ...]) -> int:
        """Return the width that panes in a row have for themselves."""
        return max(self.width() - sum(map(self._sign_width, names)) - 16, 60)

    def _arrange_row(self, sizing: Sizing, names: tuple[Pane, ...], top: int, high: int) -> None:
        """Place panes side by side in a row of the stage."""
        line = self.fontMetrics().height()
        height = self._grid_height(high, names)
        leasts = {name: self.panes[name].least for name in names}
        columns = sizing.columns(leasts, self._room(names), height)
        x = max(self.width() - sum(columns.values()) - sum(map(self._sign_width, names)), 0) // 2
        tabs = max(self.panes[name].tabs_height for name in names)
        middle = top + 2 + line + 8 + tabs + height // 2
        for name, width in columns.items():
            sign = self._sign_width(name)
            if name in self._signs:
                self._signs[name].setGeometry(QRect(x, middle - line * 2, sign, line * 4))
                x += sign
            size = sizing.grid_size(name, width, height, sizing.cap(name, self._input_cell))
            if name is Pane.INPUT:
                self._input_cell = sizing.cell(name, width, height)
            self.panes[name].title.set_room(width + line * 2 - 8)
            if name is Pane.KERNEL:
                low = self._place_volumes(x, top + high, width, high)
                cap = sizing.cap(name, self._input_cell)
                size = sizing.grid_size(name, width, max(height - low, 20), cap)
                self.panes[name].place(QPoint(x, middle - low // 2), width, size, line, self.width())
            else:
                self.panes[name].place(QPoint(x, middle), width, size, line, self.width())
            x += width
        for before, name in pairwise(names):
            label = self._signs[name]
            left, right = self.panes[before].extent.right(), self.panes[name].extent.left()
            if right - left > label.width():  # midway between what is there: much of a column may be empty
                label.move((left + right + 1 - label.width()) // 2, label.y())

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
        tabs, grid, legend = ChannelTabs(self), GridView("", self), Legend(self)
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
