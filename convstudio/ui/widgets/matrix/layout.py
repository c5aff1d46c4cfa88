"""Where the matrix and its vectors lie in the widget."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from convstudio.ui.widgets.grid.camera import Camera
from convstudio.ui.widgets.matrix.content import MatrixContent, Place

LEAST_ROW = 24.0
"""Pixels that a cell of the right vector may always have, where there is room, however small the matrix's are."""


@dataclass(frozen=True, slots=True)
class MatrixLayout:
    """The rectangles of one painting, in pixels.

    Attributes
    ----------
    camera : Camera
        Of the matrix, within `area`.
    area : QRectF
        What the matrix may take.
    matrix : QRectF
        What is seen of it.
    left, right, added : QRectF
        The vectors; `added` is empty where there is none.
    rows, columns : range
        What is seen at least in part.
    """

    camera: Camera
    area: QRectF
    matrix: QRectF
    left: QRectF
    right: QRectF
    added: QRectF
    rows: range
    columns: range

    def row_top(self, row: float) -> float:
        """Return where a row begins."""
        return self.area.top() + self.camera.origin[1] + row * self.camera.scale

    def column_left(self, column: float) -> float:
        """Return where a column begins."""
        return self.area.left() + self.camera.origin[0] + column * self.camera.scale

    def cell(self, row: int, column: int) -> QRectF:
        """Return the pixels of a cell of the matrix."""
        scale = self.camera.scale
        return QRectF(self.column_left(column), self.row_top(row), scale, scale)

    def right_scale(self) -> float:
        """Return the height of a cell of the right vector, which shows the columns that are seen."""
        return self.right.height() / max(len(self.columns), 1)

    def right_top(self, column: float) -> float:
        """Return where a cell of the right vector begins."""
        return self.right.top() + (column - self.columns.start) * self.right_scale()

    def place_at(self, x: float, y: float) -> Place | None:
        """Return the cell of the matrix under a pixel."""
        if not self.matrix.contains(x, y):
            return None
        row, column = self.camera.cell_at(x - self.area.left(), y - self.area.top())
        inside = row in self.rows and column in self.columns
        return (row, column) if inside else None

    def row_at(self, x: float, y: float) -> int | None:
        """Return the row of the left or the added vector under a pixel."""
        if not (self.left.contains(x, y) or self.added.contains(x, y)):
            return None
        row, _ = self.camera.cell_at(0, y - self.area.top())
        return row if row in self.rows else None

    def column_at(self, x: float, y: float) -> int | None:
        """Return the column of the cell of the right vector under a pixel."""
        if not self.right.contains(x, y):
            return None
        column = self.columns.start + int((y - self.right.top()) / self.right_scale())
        return column if column in self.columns else None


def laid_out(content: MatrixContent, camera: Camera, width: float, height: float, text: int) -> MatrixLayout:
    """Return where everything lies.

    Parameters
    ----------
    content : MatrixContent
        What is shown.
    camera : Camera
        Zoom and place; its size is set here.
    width, height : float
        Of the widget, in pixels.
    text : int
        Height of body type in pixels.
    """
    strip, sign, head, rim = round(text * 4.2), round(text * 1.5), round(text * 1.9), 6
    extra = strip + sign if content.added is not None else 0
    room = width - 2 * (strip + sign + rim) - extra
    area = QRectF(rim + strip + sign, head, max(room, 20), max(height - head - rim, 20))
    camera = replace(
        camera, width=area.width(), height=area.height(), rows=content.shape[0], columns=content.shape[1]
    )
    x, y = camera.origin
    scale = camera.scale
    whole = QRectF(area.left() + x, area.top() + y, content.shape[1] * scale, content.shape[0] * scale)
    matrix = whole.intersected(area)
    first, stop, left, right = camera.visible()
    columns = range(left, max(right, left + 1))
    tall = min(area.height(), len(columns) * max(scale, LEAST_ROW, text * 1.7))
    beside = QRectF(matrix.right() + sign, matrix.center().y() - tall / 2, strip, tall)
    if beside.top() < area.top() or beside.bottom() > area.bottom():
        beside.moveTop(min(max(beside.top(), area.top()), area.bottom() - tall))
    added = QRectF()
    if content.added is not None:
        added = QRectF(beside.right() + sign, matrix.top(), strip, matrix.height())
    return MatrixLayout(
        camera,
        area,
        matrix,
        QRectF(matrix.left() - sign - strip, matrix.top(), strip, matrix.height()),
        beside,
        added,
        range(first, max(stop, first + 1)),
        columns,
    )
