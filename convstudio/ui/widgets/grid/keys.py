"""What keys on a cell of a grid mean."""

from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from convstudio.core.render.sheet import GAP
from convstudio.ui.widgets.grid.picture import Cell, GridPicture

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
"""Steps from slice to slice."""

BEGIN_A_NUMBER = "0123456789.,-+/−"


@dataclass(frozen=True, slots=True)
class Go:
    """Give the keys to another cell; None where there is none on that side."""

    cell: Cell | None


@dataclass(frozen=True, slots=True)
class Nudge:
    """Change the number by so many steps, fine ones or whole; 0 leaves it."""

    steps: int
    fine: bool


@dataclass(frozen=True, slots=True)
class Enter:
    """Give the cell this number."""

    value: float


@dataclass(frozen=True, slots=True)
class Edit:
    """Open the line in which a number is typed; `text` is what has been typed already."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Press the cell, as a click does."""


Wish: TypeAlias = Go | Nudge | Enter | Edit | Choose


def wish_of(event: QKeyEvent, cell: Cell, picture: GridPicture, *, editable: bool) -> Wish | None:
    """Return what a key asks of `cell`, or None where it is no key of the grid's."""
    key, modifiers = Qt.Key(event.key()), event.modifiers()
    if key in ARROWS and modifiers & Qt.KeyboardModifier.ControlModifier and editable:
        return Nudge(-ARROWS[key][0], bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
    wish = None
    if not modifiers & ~Qt.KeyboardModifier.KeypadModifier:
        wish = _wish_of_plain(key, cell, picture, editable=editable)
    if wish is None and editable and event.text() and event.text() in BEGIN_A_NUMBER:
        wish = Edit(event.text())
    return wish


def _wish_of_plain(key: Qt.Key, cell: Cell, picture: GridPicture, *, editable: bool) -> Wish | None:
    """Return what a key without modifiers asks, whatever it types."""
    if key in ARROWS:
        return Go(neighbor(cell, ARROWS[key], picture))
    if key in PAGES and picture.rank == 3:
        return Go((cell[0] + PAGES[key], *cell[1:]))
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
        return Edit() if editable else Choose()
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and editable:
        return Enter(0.0)
    return None


def neighbor(cell: Cell, step: tuple[int, int], picture: GridPicture) -> Cell | None:
    """Return the next cell in a direction; in a volume from slice to slice as they lie side by side."""
    row, column = picture.place(cell)
    target = picture.cell(row + step[0], column + step[1])
    if target is None:
        # Over the gap between two slices.
        target = picture.cell(row + step[0] * (1 + GAP), column + step[1] * (1 + GAP))
    return target


def after_typing(key: int, cell: Cell, picture: GridPicture) -> Cell | None:
    """Return the cell that gets the keys when `key` has ended the typing in another; None to stay."""
    onward = (0, 1) if picture.rank == 1 else (1, 0)
    step = {
        int(Qt.Key.Key_Tab): (0, 1),
        int(Qt.Key.Key_Backtab): (0, -1),
        int(Qt.Key.Key_Return): onward,
        int(Qt.Key.Key_Enter): onward,
    }.get(key)
    return None if step is None else neighbor(cell, step, picture)
