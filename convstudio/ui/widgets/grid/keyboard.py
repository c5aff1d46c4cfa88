"""The cell of a grid that has the keys, and the number that is typed there."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from convstudio.core import numerals
from convstudio.ui.theme import LIGHT
from convstudio.ui.widgets.grid import keys
from convstudio.ui.widgets.grid.editor import CellEditor
from convstudio.ui.widgets.grid.picture import Cell, GridPicture
from convstudio.ui.widgets.grid.sight import Sight


class Keyboard(QObject):
    """Takes the keys of a grid, and keeps the line in which numbers are typed over its cell.

    Parameters
    ----------
    sight : Sight
        What is shown, and where.
    editor : CellEditor
        The line in which numbers are typed.
    grid : QWidget
        Whom the keys are pressed on, and Qt's owner.

    Attributes
    ----------
    cell : tuple of int or None
        The cell that has the keys.
    """

    moved = Signal(object, object)
    """(cell that has got the keys, its (row, column) from the top left of all)"""
    typed = Signal(object, float)
    """(cell, value)"""
    nudged = Signal(object, int, bool)
    """(cell, steps, whether fine)"""
    chosen = Signal(object)
    """The cell on which Enter was pressed, where it takes no numbers."""

    def __init__(self, sight: Sight, editor: CellEditor, grid: QWidget) -> None:
        super().__init__(grid)
        self.cell: Cell | None = None
        self._sight = sight
        self._editor = editor
        self._grid = grid
        self._text = LIGHT.text
        editor.committed.connect(self._on_committed)

    def take(self, event: QKeyEvent, *, editable: bool) -> bool:
        """Do what a key asks of the cell; return whether it asks anything."""
        cell, picture = self.cell, self._sight.picture
        if cell is None or picture is None:
            return False
        match keys.wish_of(event, cell, picture, editable=editable):
            case None:
                return False
            case keys.Go(target):
                self._go(target, picture)
            case keys.Nudge(steps, fine):
                if steps:
                    self.nudged.emit(cell, steps, fine)
            case keys.Enter(value):
                self.typed.emit(cell, value)
            case keys.Edit(text):
                self.edit(cell, text)
            case keys.Choose():
                self.chosen.emit(cell)
        return True

    def edit(self, cell: Cell, text: str | None = None) -> None:
        """Open the line over a cell that is no padding; `text` is what has been typed already."""
        picture = self._sight.picture
        if picture is None or not picture.is_real(cell):
            return
        self.cell = cell
        self._place(cell)
        self._editor.start(text or numerals.input_text(picture.value(cell)), select=text is None)

    def set_text_size(self, pixels: int) -> None:
        """Leave room for type of this size when a number is typed."""
        self._text = pixels

    def follow(self) -> None:
        """Keep the line over its cell, wherever that is now; close it where there is none any more."""
        if not self._editor.isVisible():
            return
        if self._sight.picture is None or self.cell is None:
            self._editor.leave()
        else:
            self._place(self.cell)

    def _place(self, cell: Cell) -> None:
        self._editor.setGeometry(self._sight.typing_rect(cell, self._grid.size(), self._text))

    def _go(self, target: Cell | None, picture: GridPicture) -> None:
        """Give the keys to a cell, if it is a real one."""
        if target is not None and picture.is_real(target):
            self.cell = target
            self.moved.emit(target, picture.place(target))

    @Slot(float, int)
    def _on_committed(self, value: float, key: int) -> None:
        cell, picture = self.cell, self._sight.picture
        if cell is not None and picture is not None:
            self.typed.emit(cell, value)
            self._go(keys.after_typing(key, cell, picture), picture)
