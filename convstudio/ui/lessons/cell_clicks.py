"""Clicks on a cell of the stage, taken as the answer to a question."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent

from convstudio.core.lessons.lesson import Pane
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.lenses.stage import scene
from convstudio.ui.lenses.stage.lens import StageLens
from convstudio.ui.widgets.grid.view import GridView

PANES: Final = {
    Pane.INPUT: scene.Pane.INPUT,
    Pane.KERNEL: scene.Pane.KERNEL,
    Pane.OUTPUT: scene.Pane.OUTPUT,
}
"""Where a cell is clicked → the pane of the stage."""

PRESSES: Final = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseButtonRelease,
)


class CellClicks(QObject):
    """Takes the clicks on one pane of a lens with a stage, while an answer is waited for.

    Parameters
    ----------
    parent : QObject
        Qt's owner.
    """

    clicked = Signal(object)
    """A cell."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lens: Lens | None = None
        self._pane: Pane | None = None
        self._grid: GridView | None = None

    @Slot(object)
    def want(self, pane: Pane | None) -> None:
        """Take clicks on `pane` from now on; None leaves them to the stage."""
        self._pane = pane
        self._look()

    def show_lens(self, lens: Lens) -> None:
        """Take them on another lens."""
        self._lens = lens
        self._look()

    def _look(self) -> None:
        if self._grid is not None:
            self._grid.removeEventFilter(self)
            self._grid.pressed.disconnect(self._on_pressed)
            self._grid.unsetCursor()
            self._grid = None
        if self._pane is not None and isinstance(self._lens, StageLens):
            self._grid = self._lens.stage.grid(PANES[self._pane])
            self._grid.installEventFilter(self)
            self._grid.pressed.connect(self._on_pressed)
            self._grid.setCursor(Qt.CursorShape.PointingHandCursor)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the mouse: a click would else draw on the input, or move the window."""
        if event.type() not in PRESSES or not isinstance(event, QMouseEvent):
            return False
        grid = self._grid
        if not isinstance(grid, GridView) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        picture, place = grid.picture, event.position()
        if event.type() != QEvent.Type.MouseButtonRelease and picture is not None:
            cell = picture.cell(*grid.camera.cell_at(place.x(), place.y()))
            if cell is not None:
                self.clicked.emit(cell)
        return True

    @Slot(object, object)
    def _on_pressed(self, cell: tuple[int, ...], _button: object) -> None:
        """Take a cell that was chosen by key."""
        self.clicked.emit(cell)
