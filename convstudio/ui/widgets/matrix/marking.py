"""Painting what is marked on a matrix: the row of the cursor, and what is linked with the pointer."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF

from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.shapes import outline
from convstudio.ui.widgets.matrix.content import Cells, MatrixContent, MatrixMarks
from convstudio.ui.widgets.matrix.layout import MatrixLayout

FINDABLE = 5.0
"""Pixels that a marked row or cell is high at least."""

LINKED_FROM = 3.0
"""Cells narrower than this many pixels are not outlined one by one."""


class MarkPainter:
    """Paints what changes with every step and hover, over a matrix that is there already.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        Family of the letters.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme, self._font = theme, font

    def paint(
        self, painter: QPainter, content: MatrixContent, layout: MatrixLayout, marks: MatrixMarks
    ) -> None:
        """Paint the cursor with the vector's cells that it joins, and what is linked."""
        if marks.filled is not None:
            self._hide_rest(painter, layout, marks.filled)
        if marks.cursor is not None:
            self._paint_joined(painter, content, layout, marks.cursor)
        self._paint_linked(painter, content, layout, marks)
        if marks.cursor is not None:
            self._paint_band(painter, layout, marks.cursor, "cursor", by_column=content.by_column)

    def _hide_rest(self, painter: QPainter, layout: MatrixLayout, filled: int) -> None:
        """Cover the values of the left vector that have not been come to yet."""
        top = min(max(layout.row_top(filled), layout.left.top()), layout.left.bottom())
        rest = QRectF(layout.left.left(), top, layout.left.width(), layout.left.bottom() - top)
        painter.fillRect(rest.adjusted(1, 1, 0, 0), self._theme.color("panel"))

    def _paint_joined(
        self, painter: QPainter, content: MatrixContent, layout: MatrixLayout, cursor: int
    ) -> None:
        """Frame the cells of the vector which the row multiplies, or which the column gives to, in their hues."""
        if content.cells is None:
            return
        one = range(cursor, cursor + 1)
        if content.by_column:
            cells = content.cells(layout.rows, one)
            places = cells.rows.tolist()
        else:
            cells = content.cells(one, layout.columns)
            places = cells.columns.tolist()
        for place, tap in zip(places, cells.taps.tolist(), strict=True):
            rect = _left_cell(layout, place) if content.by_column else _right_cell(layout, place)
            self._tag(painter, rect, content.labels[tap], content.colors[tap])

    def _tag(self, painter: QPainter, rect: QRectF, label: str, hue: str | None) -> None:
        """Mark a cell of a vector with a hue, and with its letter where there is room for one."""
        color = QColor(hue) if hue is not None else self._theme.color("accent")
        if rect.height() < FINDABLE:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), max(rect.height(), 2.0)), color)
            return
        outline(painter, rect.adjusted(1, 1, 0, 0), color, min(max(2.0, rect.height() * 0.08), 4.0))
        font = QFont(self._font)
        font.setPixelSize(self._theme.small_text)
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        if metrics.capHeight() + 7 > rect.height():
            return
        plate = QRectF(
            rect.left() + 3, rect.top() + 3, metrics.horizontalAdvance(label) + 4, metrics.capHeight() + 4
        )
        painter.fillRect(plate, self._theme.color("panel"))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, label)

    def _paint_linked(
        self, painter: QPainter, content: MatrixContent, layout: MatrixLayout, marks: MatrixMarks
    ) -> None:
        if marks.tap is not None and content.cells is not None and layout.camera.scale >= LINKED_FROM:
            cells: Cells = content.cells(layout.rows, layout.columns)
            chosen = cells.taps == marks.tap
            for row, column in zip(cells.rows[chosen].tolist(), cells.columns[chosen].tolist(), strict=True):
                outline(painter, layout.cell(row, column), self._theme.color("ink"), 2)
        row = marks.cell[0] if marks.cell is not None else marks.row
        column = marks.cell[1] if marks.cell is not None else marks.column
        if row is not None:
            self._paint_band(painter, layout, row, "accent", by_column=False)
        if column is not None:
            self._paint_band(painter, layout, column, "accent", by_column=True)
        if marks.cell is not None:
            rect = _grown(layout.cell(*marks.cell))
            outline(painter, rect.adjusted(-2, -2, 2, 2), self._theme.color("panel"), 2)
            outline(painter, rect, self._theme.color("ink"), 2)

    def _paint_band(
        self, painter: QPainter, layout: MatrixLayout, index: int, color: str, *, by_column: bool
    ) -> None:
        """Frame a row with its cells of the left and the added vector, or a column with its cell of the right one."""
        ink, area = self._theme.color(color), layout.matrix
        if by_column:
            if index not in layout.columns:
                return
            x, scale = layout.column_left(index), layout.camera.scale
            band = _grown(QRectF(x, area.top(), scale, area.height()))
            outline(painter, band.adjusted(-1, 0, 1, 1), ink, 2)
            self._arrow(painter, QPointF(band.center().x(), area.top() - 1), ink, down=True)
            outline(painter, _grown(_right_cell(layout, index)).adjusted(-1, -1, 2, 1), ink, 3)
            return
        if index not in layout.rows:
            return
        y, scale = layout.row_top(index), layout.camera.scale
        band = _grown(QRectF(area.left(), y, area.width(), scale))
        outline(painter, band.adjusted(0, -1, 1, 1), ink, 2)
        self._arrow(painter, QPointF(area.left() - 1, band.center().y()), ink, down=False)
        for rect in (_left_cell(layout, index), _added_cell(layout, index)):
            if rect is not None:
                outline(painter, _grown(rect).adjusted(-1, -1, 2, 1), ink, 3)

    def _arrow(self, painter: QPainter, tip: QPointF, color: QColor, *, down: bool) -> None:
        """Point at a row or a column that may be less than a pixel wide."""
        side = self._theme.text * 0.45
        back = QPointF(0, -side) if down else QPointF(-side, 0)
        aside = QPointF(side * 0.6, 0) if down else QPointF(0, side * 0.6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([tip, tip + back + aside, tip + back - aside]))
        painter.restore()


def _left_cell(layout: MatrixLayout, row: int) -> QRectF:
    return QRectF(layout.left.left(), layout.row_top(row), layout.left.width(), layout.camera.scale)


def _added_cell(layout: MatrixLayout, row: int) -> QRectF | None:
    if layout.added.isEmpty():
        return None
    return QRectF(layout.added.left(), layout.row_top(row), layout.added.width(), layout.camera.scale)


def _right_cell(layout: MatrixLayout, column: int) -> QRectF:
    right = layout.right
    return QRectF(right.left(), layout.right_top(column), right.width(), layout.right_scale())


def _grown(rect: QRectF) -> QRectF:
    """Return a rectangle around the same middle that is large enough to be found."""
    grown = QRectF(0, 0, max(rect.width(), FINDABLE), max(rect.height(), FINDABLE))
    grown.moveCenter(rect.center())
    return grown
