"""The stage in a slim column: input, kernel and output under one another, as small as the matrix wants them."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from convstudio.ui.lenses.stage.scene import Pane
from convstudio.ui.lenses.stage.sizing import Sizing
from convstudio.ui.lenses.stage.stage import Stage

HEIGHTS = {Pane.INPUT: 0.40, Pane.KERNEL: 0.24, Pane.OUTPUT: 0.36}
"""Share of the height that each grid may take."""


class SideStage(Stage):
    """The three panes without their legends, from top to bottom.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # What fills the legends may show them, but not out of here.
        aside = QWidget(self)
        aside.hide()
        for pane in self.panes.values():
            pane.legend.setParent(aside)
        for label in self.findChildren(QLabel):
            if label.property("role") == "sign":
                label.hide()

    def sizeHint(self) -> QSize:
        """Return a size for a small example."""
        return QSize(190, 400)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(130, 160)

    def arrange(self) -> None:
        """Place all widgets; called when the size of the stage, of a grid or of the type changes."""
        line = self.fontMetrics().height() + 6
        over = {name: line + pane.tabs_height for name, pane in self.panes.items()}
        sizing = self._sizing()
        heights = self._heights(sizing, max(self.height() - sum(over.values()) - 16, 60))
        sizes = {name: sizing.grid_size(name, self.width() - 4, height) for name, height in heights.items()}
        spare = self.height() - sum(over.values()) - sum(size.height() for size in sizes.values())
        y = max(min(spare // 6, line), 0)
        for name, size in sizes.items():
            self.panes[name].title.set_room(self.width() - 8)
            self._stack(name, y, line, size)
            y += over[name] + size.height() + max(min(spare // 3, line * 2), 4)

    def _stack(self, name: Pane, y: int, line: int, size: QSize) -> None:
        """Place the widgets of one pane from a height on."""
        pane, width = self.panes[name], self.width()
        title = min(pane.title.sizeHint().width() + 8, width)
        pane.title.setGeometry((width - title) // 2, y, title, line)
        tabs = pane.tabs_height
        pane.tabs.setVisible(tabs > 0)
        row = min(pane.tabs.sizeHint().width(), width)
        pane.tabs.setGeometry((width - row) // 2, y + line, row, tabs)
        pane.grid.setGeometry((width - size.width()) // 2, y + line + tabs, size.width(), size.height())

    def _heights(self, sizing: Sizing, room: int) -> dict[Pane, int]:
        """Share the height: what a pane cannot use goes to the others."""
        wanted = {name: sizing.grid_size(name, self.width() - 4, room).height() for name in HEIGHTS}
        heights: dict[Pane, int] = {}
        shares = dict(HEIGHTS)
        for name in sorted(HEIGHTS, key=lambda pane: wanted[pane] / HEIGHTS[pane]):
            heights[name] = min(wanted[name], round(room * shares[name] / sum(shares.values())))
            room -= heights[name]
            del shares[name]
        return {name: heights[name] for name in HEIGHTS}
