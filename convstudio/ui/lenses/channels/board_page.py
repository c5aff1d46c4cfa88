"""The board, and under each of its columns the range of values that its colors stand for."""

from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from convstudio.core.render.gallery import Gallery, Tiles
from convstudio.core.view_state import Scale
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.board.content import BoardContent
from convstudio.ui.widgets.board.view import BoardView
from convstudio.ui.widgets.legend import Legend

MARGIN = 8
"""Pixels between two legends at least."""


class BoardPage(QWidget):
    """All planes, filters and maps, with their legends.

    Parameters
    ----------
    parent : QWidget
        Qt's owner.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.board = BoardView(self)
        self.legends = (Legend(self), Legend(self), Legend(self))
        for legend in self.legends:
            legend.set_vivid(True)

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self.board.set_theme(theme)
        for legend in self.legends:
            legend.set_theme(theme)
        self._place()

    def show_board(self, content: BoardContent, gallery: Gallery, plane: int, channel: int) -> None:
        """Show what a board shows, and the ranges: where each has its own, those of one plane and one map."""
        self.board.set_content(content)
        _, kernels, maps = self.legends
        self._show_range_of_planes(content, gallery.inputs, plane)
        kernels.set_signed(gallery.kernel_limit)
        low, high = float(gallery.maps.low[channel]), float(gallery.maps.high[channel])
        own = gallery.look.scale is Scale.PER_MAP and len(gallery.maps.high) > 1
        of = self.tr("map {number}").format(number=channel) if own else ""
        clipped = bool(gallery.maps.clipped[channel])
        if gallery.maps.signed:
            maps.set_signed(high, clipped=clipped, of=of)
        else:
            maps.set_gray(low, high, clipped=clipped, of=of)
        for legend, numbered in zip(self.legends, self._numbered(channel), strict=True):
            legend.set_vivid(not numbered)
        self._place()

    def _show_range_of_planes(self, content: BoardContent, tiles: Tiles, plane: int) -> None:
        own = bool((tiles.low != tiles.low[0]).any() or (tiles.high != tiles.high[0]).any())
        low, high = float(tiles.low[plane]), float(tiles.high[plane])
        self.legends[0].set_gray(low, high, of=content.plane_names[plane] if own else "")

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.board.set_content(None)
        self._place()

    def _numbered(self, channel: int) -> tuple[bool, bool, bool]:
        """Return which columns carry digits, which lie on paler colors."""
        board = self.board
        return (
            bool(board.plane_texts(0)),
            bool(board.kernel_texts(channel, 0)),
            bool(board.map_texts(channel)),
        )

    def _place(self) -> None:
        """Put each legend under the middle of its column, no wider than leaves room for its neighbors."""
        height = max(legend.sizeHint().height() for legend in self.legends)
        self.board.setGeometry(QRect(0, 0, self.width(), self.height() - height - 2))
        layout = self.board.layout_of_parts
        content = self.board.content
        for legend in self.legends:
            legend.setVisible(layout is not None)
        if content is not None and content.window:
            self.legends[1].hide()  # windows have no weights
        if content is not None and content.conceals:
            self.legends[2].hide()  # its ends would tell the largest value
        if layout is None:
            return
        middles = [round(column.x + column.width / 2) for column in layout.columns_x]
        borders = [0, *((one + other) // 2 for one, other in pairwise(middles)), self.width()]
        for legend, middle, (left, right) in zip(self.legends, middles, pairwise(borders), strict=True):
            width = min(legend.sizeHint().width(), 2 * min(middle - left, right - middle) - MARGIN)
            legend.setGeometry(QRect(middle - width // 2, self.height() - height, width, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        self._place()
        super().resizeEvent(event)
