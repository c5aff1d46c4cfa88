"""Painting the tiles of an equation and what is marked on them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QRegion

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.fitting import CHEVRON, EDGE
from convstudio.ui.widgets.arithmetic.words import Run
from convstudio.ui.widgets.arithmetic.writing import Tile
from convstudio.ui.widgets.ground import resolution

WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
"""How sentences are set."""

ROUND = 4.0
"""Radius of the corners of a tile."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked.

    Attributes
    ----------
    folded : bool
        Whether row sums open.
    open_row, focused_row : int or None
        The row whose terms are shown, and the one the keyboard is on.
    highlight : (row, column) or None
        The term that is linked to what is under the pointer elsewhere.
    """

    folded: bool
    open_row: int | None
    focused_row: int | None = None
    highlight: tuple[int, int] | None = None


class StripPainter:
    """Paints an equation; keeps frames, edges and labels in a pixmap while only digits change.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    faces : Faces
        The type.
    """

    def __init__(self, theme: Theme, faces: Faces) -> None:
        self._theme = theme
        self._faces = faces
        self._still: tuple[object, QPixmap] | None = None

    def card(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the ground of the strip."""
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("panel"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def equation(
        self,
        painter: QPainter,
        region: QRegion,
        size: QSize,
        tiles: tuple[Tile, ...],
        total: tuple[Run, ...],
        marks: Marks,
    ) -> None:
        """Paint the tiles, and the block with the result, as far as they lie in `region`."""
        painter.drawPixmap(0, 0, self._frames(size, resolution(painter), tiles, marks))
        for tile in tiles:
            if region.intersects(tile.extent):
                self._mark(painter, tile, marks)
                self._runs(painter, tile.runs)
        if total and region.boundingRect().right() >= min(run.x for run in total):
            self._runs(painter, total)

    def hint(self, painter: QPainter, room: QRectF, text: str) -> None:
        """Paint a sentence in the empty place beside row sums."""
        painter.setFont(self._faces.font(self._theme.text))
        painter.setPen(self._theme.color("soft_ink"))
        painter.drawText(room, WRAPPED, text)

    def message(self, painter: QPainter, rect: QRectF, text: str) -> None:
        """Paint a sentence on a panel of its own, in the largest type in which all of it fits."""
        room = rect.adjusted(24, 14, -24, -14)
        for size in range(round(self._theme.text * 1.3), 5, -1):
            painter.setFont(self._faces.font(size, True))
            needed = painter.boundingRect(room, WRAPPED, text)
            if room.contains(needed):
                break
        painter.setPen(QPen(self._theme.color("warning"), 1))
        painter.setBrush(self._theme.color("panel"))
        painter.drawRoundedRect(needed.adjusted(-14, -8, 14, 8), 6, 6)
        painter.setPen(self._theme.color("warning"))
        painter.drawText(room, WRAPPED, text)

    def _frames(self, size: QSize, ratio: float, tiles: tuple[Tile, ...], marks: Marks) -> QPixmap:
        places = tuple((tile.rect, tile.color, tile.label, tile.strong, tile.faint) for tile in tiles)
        key = (size, ratio, marks.folded, marks.open_row, places)
        if self._still is None or self._still[0] != key:
            pixmap = QPixmap(size * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for tile in tiles:
                self._frame(painter, tile, marks)
            painter.end()
            self._still = (key, pixmap)
        return self._still[1]

    def _frame(self, painter: QPainter, tile: Tile, marks: Marks) -> None:
        """Paint the ground, the coloured edge and the label of a tile, and whether it is open."""
        frame = tile.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        is_sum = tile.column is None
        opened = is_sum and marks.folded and tile.row == marks.open_row
        pen = QPen(self._theme.color("accent" if opened else "border"), 2 if opened else 1)
        if tile.strong:
            frame.adjust(1, 1, -1, -1)
            pen = QPen(self._theme.color("cursor"), 3)
        elif tile.faint:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ground = "accent_soft" if opened else "field" if is_sum else "panel"
        painter.setBrush(self._theme.color(ground))
        painter.drawRoundedRect(frame, ROUND, ROUND)
        if tile.color is not None:
            painter.save()
            painter.setClipRect(QRectF(frame.left(), frame.top(), EDGE, frame.height()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tile.color))
            painter.drawRoundedRect(frame, ROUND, ROUND)
            painter.restore()
        if is_sum and marks.folded:
            self._chevron(painter, tile.rect, opened)
        self._runs(painter, tile.label)

    def _chevron(self, painter: QPainter, rect: QRectF, opened: bool) -> None:
        """Paint the mark that a row opens, or folds again."""
        middle = QPointF(rect.right() - CHEVRON / 2 - 2, rect.center().y())
        side = min(self._theme.text * 0.3, CHEVRON / 2)
        points = [QPointF(-side / 2, -side), QPointF(side / 2 + 1, 0), QPointF(-side / 2, side)]
        if opened:
            points = [QPointF(point.y(), point.x()) for point in points]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("soft_ink"))
        painter.drawPolygon([middle + point for point in points])

    def _mark(self, painter: QPainter, tile: Tile, marks: Marks) -> None:
        """Outline the linked term, or the row sum it is folded into, and the row the keyboard is on."""
        is_sum = tile.column is None
        if marks.highlight is None:
            linked = False
        elif is_sum:
            linked = marks.folded and tile.row == marks.highlight[0] and tile.row != marks.open_row
        else:
            linked = (tile.row, tile.column) == marks.highlight
        focused = is_sum and marks.folded and tile.row == marks.focused_row
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for marked, color, style in (
            (linked, "accent", Qt.PenStyle.SolidLine),
            (focused, "ink", Qt.PenStyle.DashLine),
        ):
            if marked:
                painter.setPen(QPen(self._theme.color(color), 2, style))
                painter.drawRoundedRect(tile.rect.adjusted(1, 1, -1, -1), ROUND, ROUND)

    def _runs(self, painter: QPainter, runs: tuple[Run, ...]) -> None:
        for run in runs:
            painter.setFont(self._faces.font(run.size, run.word.bold))
            painter.setPen(self._theme.color(run.word.ink))
            painter.drawText(QPointF(run.x, run.y), run.word.text)
            if run.word.ghost:
                height = self._faces.cap(run.size)
                painter.setPen(QPen(self._theme.color("strong_border"), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(run.x - 1.5, run.y - height - 2, run.width + 3, height + 4))
