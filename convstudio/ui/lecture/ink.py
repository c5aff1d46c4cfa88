"""What is drawn by hand over the stage: strokes, whose places are shares of the area they lie on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor

from convstudio.ui.theme import Theme


class Nib(Enum):
    """What draws."""

    PEN = "pen"
    HIGHLIGHTER = "highlighter"


WIDTHS: Final = {Nib.PEN: 1 / 160, Nib.HIGHLIGHTER: 1 / 28}
"""Width of a stroke, as a share of the height of the area."""

COLORS: Final = 4
"""How many colors each nib has."""

PENS: Final = (
    ("#a1001a", "#ffa8a2"),
    ("#1742a8", "#99bfff"),
    ("#00573b", "#74dca4"),
    ("#14171d", "#f4f6f9"),
)
"""Red, blue, green and black or white: opaque, on light ground and on dark."""

HIGHLIGHTERS: Final = ("#ffe000", "#00c8ff", "#ff5fb4", "#4be04b")
"""Yellow, blue, pink and green, on any ground."""

SOAKING: Final = (0.3, 0.25)
"""Opacity of a highlighter on light ground and on dark: what is written beneath keeps a contrast of 7:1."""


def ink_color(nib: Nib, color: int, theme: Theme) -> QColor:
    """Return the color number `color` of a nib in a theme."""
    return QColor(PENS[color][theme.dark] if nib is Nib.PEN else HIGHLIGHTERS[color])


@dataclass(slots=True)
class Stroke:
    """One line, from pressing to letting go.

    Attributes
    ----------
    nib : Nib
        What it was drawn with.
    color : int
        Number of its color, from 0 to COLORS − 1.
    points : list of (float, float)
        Shares of the width and of the height of the area; it may be drawn on after it was begun.
    """

    nib: Nib
    color: int
    points: list[tuple[float, float]] = field(default_factory=list)


class Ink(QObject):
    """All strokes that lie over an area; several widgets may show the same ink.

    Parameters
    ----------
    parent : QObject, optional
        Qt's owner.
    """

    grown = Signal(object)
    """This Stroke has one more point."""
    ended = Signal(object)
    """This Stroke has all its points."""
    changed = Signal()
    """Strokes have gone: all is to be drawn anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.strokes: list[Stroke] = []
        self._open = False

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.strokes

    def begin(self, nib: Nib, color: int, place: tuple[float, float]) -> None:
        """Put a nib down."""
        self._open = True
        self.strokes.append(Stroke(nib, color, [place]))
        self.grown.emit(self.strokes[-1])

    def extend(self, place: tuple[float, float]) -> None:
        """Draw on to a place; ignored where the stroke was wiped meanwhile, or nothing has moved."""
        if self._open and self.strokes[-1].points[-1] != place:
            self.strokes[-1].points.append(place)
            self.grown.emit(self.strokes[-1])

    def finish(self) -> None:
        """Lift the nib."""
        if self._open:
            self._open = False
            self.ended.emit(self.strokes[-1])

    @property
    def drawing(self) -> bool:
        """Whether the last stroke is being drawn."""
        return self._open

    def lay(self, strokes: Iterable[Stroke], *, drawing: bool) -> None:
        """Show these strokes instead of all others; `drawing` says whether the last one is being drawn."""
        self.strokes = list(strokes)
        self._open = drawing
        self.changed.emit()

    @Slot()
    def undo(self) -> None:
        """Take the last stroke away."""
        if self.strokes:
            self._open = False
            self.strokes.pop()
            self.changed.emit()

    @Slot()
    def wipe(self) -> None:
        """Take everything away."""
        if self.strokes:
            self._open = False
            self.strokes.clear()
            self.changed.emit()
