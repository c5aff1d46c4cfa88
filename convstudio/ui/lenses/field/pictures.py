"""The input, what the chosen value sees of it, and how much it depends on each cell."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from convstudio.ui.lenses.field.saying import size_text
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.elided_label import ElidedLabel
from convstudio.ui.widgets.field.content import Cell, PaneContent
from convstudio.ui.widgets.field.heat_legend import HeatLegend
from convstudio.ui.widgets.field.pane import FieldPane
from convstudio.ui.widgets.grid.picture import UNKNOWN


class FieldPictures(QWidget):
    """Three pictures side by side, with a title each and the colors of the last one.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    hovered = Signal(object)
    """The cell of the input, or of its padding, under the pointer; None where there is none."""
    pressed = Signal(object)
    """A cell of the input was pressed, or is dragged over."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.whole, self.near, self.heat = FieldPane(self), FieldPane(self), FieldPane(self)
        self.legend = HeatLegend(self)
        self._titles = [ElidedLabel(self) for _ in range(3)]
        self._footers = [QLabel(self), QLabel(self), self.legend]
        self._size: tuple[int, ...] = ()
        self._networks: int | None = 0
        self._asked = False
        self._columns: list[QWidget] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for pane, title, footer in zip(self.panes, self._titles, self._footers, strict=True):
            title.setProperty("role", "section")
            footer.setProperty("role", "soft")
            holder = QWidget(self)
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(3)
            column.addWidget(title)
            column.addWidget(pane, 1)
            column.addWidget(footer)
            row.addWidget(holder, 1)
            self._columns.append(holder)
            pane.hovered.connect(self._on_hovered)
        self.whole.pressed.connect(self.pressed)
        self._describe()

    @property
    def panes(self) -> tuple[FieldPane, FieldPane, FieldPane]:
        """The pictures from left to right."""
        return self.whole, self.near, self.heat

    def show_effective(self, on: bool) -> None:
        """Show the heat map, or leave its room to the others."""
        self._columns[2].setVisible(on)

    def show_theory(self, whole: PaneContent, near: PaneContent | None, size: tuple[int, ...]) -> None:
        """Show the input, and what is seen of it; None where that is asked for."""
        self.whole.set_content(whole)
        self.near.set_content(near)
        if size != self._size:
            self._size = size
            self._describe()

    def show_heat(self, heat: PaneContent | None, networks: int | None, high: str, *, asked: bool) -> None:
        """Show the heat map of so many networks, and its largest share.

        With 0 networks it is said to be on its way; None is for one that will not come. What is `asked` for by a
        lesson has a "?" in its place.
        """
        self.heat.set_content(heat)
        self.legend.set_high(high)
        if (networks, asked) != (self._networks, self._asked):
            self._networks, self._asked = networks, asked
            self._describe()

    def set_marked(self, cell: Cell | None) -> None:
        """Outline a cell in all pictures."""
        for pane in self.panes:
            pane.set_marked(cell)

    def set_dimmed(self, dimmed: bool) -> None:
        """Show everything as no longer true."""
        for pane in self.panes:
            pane.set_dimmed(dimmed)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        for pane in self.panes:
            pane.set_theme(theme)
        self.legend.set_theme(theme)
        for footer in self._footers:
            footer.setFixedHeight(theme.text + 6)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        super().changeEvent(event)

    @Slot(object)
    def _on_hovered(self, cell: Cell | None) -> None:
        self.set_marked(cell)
        self.hovered.emit(cell)

    def _describe(self) -> None:
        seen = self.tr("What the value sees")
        if self._asked:
            seen, heat = f"{seen} {UNKNOWN}", f"{self.tr('|Gradient|')} {UNKNOWN}"
        elif self._networks is None:
            heat = self.tr("|Gradient|")
        elif self._networks:
            heat = self.tr("|Gradient|, mean of {count} nets").format(count=self._networks)
        else:
            heat = self.tr("|Gradient|, computing…")
        texts = (
            self.tr("Input {size}").format(size=size_text(self._size)),
            seen,
            heat,
        )
        for title, pane, text in zip(self._titles, self.panes, texts, strict=True):
            title.set_full_text(text)
            pane.setAccessibleName(text)
            hidden = self._asked and pane is not self.whole
            pane.setAccessibleDescription(self.tr("Hidden: predict it first.") if hidden else "")
