"""What stays on a board while only numbers change, kept as pixmaps."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import BoardContent
from convstudio.ui.widgets.board.layout import Layout
from convstudio.ui.widgets.board.look import Numbered
from convstudio.ui.widgets.board.still import StillPainter
from convstudio.ui.widgets.board.tiles import TilePainter
from convstudio.ui.widgets.board.wires import Strand, Wiring
from convstudio.ui.widgets.ground import resolution


class Sheets:
    """The pictures of a board that lie under its tiles and over them, painted anew only where they have changed.

    Parameters
    ----------
    board : QWidget
        Whose size and resolution the pixmaps have.
    theme : Theme
        Colors and size of type.
    font : QFont
        The family.
    """

    def __init__(self, board: QWidget, theme: Theme, font: QFont) -> None:
        self._board = board
        self.still = StillPainter(theme, font)
        self.tiles = TilePainter(theme, font)
        self._ground: QPixmap | None = None
        self._filters: QPixmap | None = None
        self._lid: QPixmap | None = None

    @property
    def empty(self) -> bool:
        """Whether all is to be painted anew."""
        return self._ground is None

    def clear(self) -> None:
        """Paint all anew the next time."""
        self._ground = self._filters = self._lid = None

    def follow(self, old: BoardContent | None, new: BoardContent | None) -> None:
        """Forget what another content paints in another way."""
        if old is None or new is None or not _same_ground(old, new):
            self.clear()
        elif not _same_filters(old, new):
            self._filters = None

    def under(
        self,
        painter: QPainter,
        layout: Layout,
        content: BoardContent,
        wiring: Wiring,
        strung: Sequence[Strand],
        *,
        numbered: Numbered,
    ) -> None:
        """Paint all that lies under planes and maps."""
        ratio = self._board.devicePixelRatioF()
        if resolution(painter) != ratio:
            painter.save()
            self.still.ground(painter, layout, content, wiring, strung)
            self._paint_filters(painter, layout, content, wiring, numbered)
            painter.restore()
            return
        if self._ground is not None and self._ground.devicePixelRatio() != ratio:
            self.clear()  # the window has come to another screen
        if self._ground is None:
            self._ground = self._sheet()
            with QPainter(self._ground) as sheet:
                self.still.ground(sheet, layout, content, wiring, strung)
        if self._filters is None:
            self._filters = self._sheet()
            with QPainter(self._filters) as sheet:
                self._paint_filters(sheet, layout, content, wiring, numbered)
        painter.drawPixmap(0, 0, self._ground)
        painter.drawPixmap(0, 0, self._filters)

    def _paint_filters(
        self, painter: QPainter, layout: Layout, content: BoardContent, wiring: Wiring, numbered: Numbered
    ) -> None:
        self.still.filters(painter, layout, content, wiring)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.tiles.kernels(painter, layout, content, wiring, shows=numbered.kernels)

    def over(self, painter: QPainter, layout: Layout, content: BoardContent) -> None:
        """Paint what lies over planes and maps."""
        if resolution(painter) != self._board.devicePixelRatioF():
            painter.save()
            self.still.lid(painter, layout, content)
            painter.restore()
            return
        if self._lid is None:
            self._lid = self._sheet()
            with QPainter(self._lid) as sheet:
                self.still.lid(sheet, layout, content)
        painter.drawPixmap(0, 0, self._lid)

    def _sheet(self) -> QPixmap:
        ratio = self._board.devicePixelRatioF()
        sheet = QPixmap(self._board.size() * ratio)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        return sheet


def _same_ground(one: BoardContent, other: BoardContent) -> bool:
    """Return whether wires, captions and names are painted the same in two contents."""
    return (
        (one.marks.selected is None) == (other.marks.selected is None)
        and one.wires == other.wires
        and (one.captions, one.signs, one.plane_names, one.group_names)
        == (other.captions, other.signs, other.plane_names, other.group_names)
    )


def _same_filters(one: BoardContent, other: BoardContent) -> bool:
    """Return whether filters, biases and the wires of the selected map are painted the same in two contents."""
    same = (one.marks.selected, one.window) == (other.marks.selected, other.window)
    return same and all(
        before is after or np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
        for before, after in (
            (one.kernels, other.kernels),
            (one.weights, other.weights),
            (one.biases, other.biases),
        )
    )
