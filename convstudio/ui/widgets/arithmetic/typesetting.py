"""An equation set in type: its tiles, and what stands beside them."""

import math

from PySide6.QtCore import QPointF, QRect

from convstudio.ui.widgets.arithmetic.equation import Equation
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.layout import Layout, Mode, Room, arrange
from convstudio.ui.widgets.arithmetic.shape import Shape, shape_of
from convstudio.ui.widgets.arithmetic.total import TotalWriter
from convstudio.ui.widgets.arithmetic.words import Captions, Run
from convstudio.ui.widgets.arithmetic.writing import Tile, Writer


class Typesetting:
    """Sets equations, and keeps the layout of one for those of the same shape.

    Attributes
    ----------
    tiles : tuple of Tile
        The terms and their sums.
    total : tuple of Run
        What stands beside the tiles: the sum, the other channels, the bias, the result.
    """

    def __init__(self) -> None:
        self.tiles: tuple[Tile, ...] = ()
        self.total: tuple[Run, ...] = ()
        self._writer: Writer | None = None

    @property
    def layout(self) -> Layout | None:
        """Where everything lies; None while nothing is set."""
        return None if self._writer is None else self._writer.layout

    @property
    def shape(self) -> Shape | None:
        """What the tiles hold; None while nothing is set."""
        return None if self._writer is None else self._writer.shape

    @property
    def folded(self) -> bool:
        """Whether terms are folded into row sums."""
        return self._writer is not None and self._writer.layout.mode in (Mode.BESIDE, Mode.INSTEAD)

    def arrange(
        self, equation: Equation, room: Room, faces: Faces, captions: Captions, open_row: int | None
    ) -> None:
        """Find new places; nothing is written into them yet.

        Parameters
        ----------
        equation : Equation
            What must be held, and others of its shape.
        room : Room
            The space and the size of type.
        faces : Faces
            The type.
        captions : Captions
            The words of the language.
        open_row : int or None
            The row whose terms are shown where terms are folded.
        """
        shape = shape_of(equation, captions)
        self._writer = Writer(shape, room, faces, captions, arrange(shape, room, faces, open_row))

    def clear(self) -> None:
        """Hold nothing."""
        self._writer, self.tiles, self.total = None, (), ()

    def write(self, equation: Equation) -> None:
        """Set all digits into the places."""
        writer = self._writer
        if writer is not None:
            self.tiles, self.total = writer.tiles(equation), _total(writer, equation)

    def rewrite(self, equation: Equation, old: Equation | None) -> list[QRect] | None:
        """Set those digits anew that are others than in the equation before, in the same layout.

        Returns
        -------
        list of QRect or None
            The pixels that look different; None for all of them.
        """
        writer, tiles, total = self._writer, self.tiles, self.total
        if writer is None or old is None or old.form is not equation.form:
            self.write(equation)
            return None
        self.tiles, self.total = writer.tiles(equation, tiles), _total(writer, equation)
        if [tile.rect for tile in tiles] != [tile.rect for tile in self.tiles]:
            return None
        changed = [
            now.extent
            for before, now in zip(tiles, self.tiles, strict=True)
            if before is not now and before != now
        ]
        if total != self.total:
            room = writer.room
            left = math.floor(writer.layout.total.left())
            changed.append(QRect(left, 0, math.ceil(room.width) - left, math.ceil(room.height)))
        return changed

    def tile_at(self, position: QPointF) -> Tile | None:
        """Return the tile under a pixel."""
        return next((tile for tile in self.tiles if tile.rect.contains(position)), None)

    def total_texts(self) -> tuple[str, ...]:
        """Return the lines written beside the tiles."""
        lines: dict[float, list[str]] = {}
        for run in self.total:
            lines.setdefault(run.y, []).append(run.word.text)
        return tuple(" ".join(words) for words in lines.values())


def _total(writer: Writer, equation: Equation) -> tuple[Run, ...]:
    return TotalWriter(writer.room, writer.faces, writer.captions, writer.layout).runs(equation)
