"""Painting the cells of a matrix, and the names and signs around it."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from convstudio.core.render import colormap
from convstudio.core.render.matrix import code_table
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.grid.pigments import Pigments, image_of
from convstudio.ui.widgets.matrix.content import Cells, MatrixContent
from convstudio.ui.widgets.matrix.layout import MatrixLayout
from convstudio.ui.widgets.matrix.numbers import NumberWriter
from convstudio.ui.widgets.matrix.vectors import LINES_FROM, VectorPainter, frame

LETTERS_FROM = 30.0
"""Cells narrower than this many pixels carry no letters."""

HUES_FROM = 12.0
"""Cells narrower than this many pixels have no frame in the hue of their kernel cell."""

STEP_LINES_FROM = 18.0
"""Lines between the rows of a picture that would lie closer are not drawn."""

BLOCK_LINES_FROM = 3.0
"""The same for lines between maps and planes, which are few."""

DOT = 2.0
"""Pixels that a weight is wide at least, however many cells share them: a diagonal of one pixel is hard to see."""

BLANK_SHARE = 0.26
"""How much of the strong border's color is in a cell without a weight; it must stand out from every weight."""

LEAST_STEP = 44
"""Of 127 magnitudes, the one whose color smaller ones have in a matrix without digits."""


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a color with so much of the other in it."""
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    red, green, blue = (round(a + (b - a) * share) for a, b in parts)
    return QColor(red, green, blue)


class MatrixPainter:
    """Paints what does not change with a step; holds what is worth keeping between two paintings.

    Parameters
    ----------
    theme : Theme
        Colors and size of type.
    font : QFont
        Family of digits and letters.
    """

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme, self._font = theme, font
        self._pigments = Pigments.of(theme)
        self._numbers = NumberWriter(theme, font)
        self._vectors = VectorPainter(theme, self._pigments, self._numbers)
        panel, strong = theme.color("panel"), theme.color("strong_border")
        self._blank = mixed(panel, strong, BLANK_SHARE)
        name = colormap.Theme(theme.name)
        numbered = code_table(colormap.signed_table(name), _rgb(self._blank))
        # On dark ground a gray between black and the bright ends would hide what is halfway: zero is the gray.
        blank = mixed(panel, strong, 0.12) if theme.dark else self._blank
        zero = _rgb(mixed(panel, strong, 0.6)) if theme.dark else None
        vivid = code_table(colormap.signed_table(name, vivid=True), _rgb(blank), zero, LEAST_STEP)
        self._tables = {False: colormap.packed(numbered), True: colormap.packed(vivid)}

    def paint(self, painter: QPainter, content: MatrixContent, layout: MatrixLayout) -> None:
        """Paint names, signs, the matrix, and the vectors beside it."""
        numbered = shows_digits(content, layout)
        self._paint_names(painter, content, layout)
        painter.save()
        painter.setClipRect(layout.matrix.adjusted(0, 0, 1, 1))
        self._paint_codes(painter, content, layout, numbered=numbered)
        self._paint_lines(painter, content, layout)
        if content.cells is not None and layout.camera.scale >= HUES_FROM:
            cells = content.cells(layout.rows, layout.columns)
            self._paint_hues(painter, content, layout, cells)
            if numbered:
                self._paint_digits(painter, layout, cells)
        painter.restore()
        frame(painter, layout.matrix, self._theme)
        tops = layout.row_top(layout.rows.start)
        self._vectors.paint(painter, content.left, layout.left, layout.rows, tops, layout.camera.scale)
        if content.added is not None:
            self._vectors.paint(painter, content.added, layout.added, layout.rows, tops, layout.camera.scale)
        self._vectors.paint(
            painter, content.right, layout.right, layout.columns, layout.right.top(), layout.right_scale()
        )

    # The matrix

    def _paint_codes(
        self, painter: QPainter, content: MatrixContent, layout: MatrixLayout, *, numbered: bool
    ) -> None:
        camera, rows, columns = layout.camera, layout.rows, layout.columns
        scale = camera.scale
        # Below a pixel a cell, those that share a dot are seen as one.
        coarser = 1 if scale >= 1 else max(round(DOT / scale), 1)
        seen = content.seen(rows, columns, coarser)
        codes = np.ascontiguousarray(seen.codes)
        image = image_of(codes)  # painted as RGB32: other formats wait for Qt's pool of threads
        image.setColorTable(self._tables[not numbered])
        place = layout.column_left(seen.first[1]), layout.row_top(seen.first[0])
        side = scale * coarser
        target = QRectF(*place, codes.shape[1] * side, codes.shape[0] * side)
        painter.drawImage(target, image.convertToFormat(QImage.Format.Format_RGB32))

    def _paint_lines(self, painter: QPainter, content: MatrixContent, layout: MatrixLayout) -> None:
        """Part cells by a faint line, lines of the pictures by a clearer one, maps and planes by the clearest."""
        scale, theme = layout.camera.scale, self._theme
        faint = mixed(self._blank, theme.color("panel"), 0.6)
        strong = mixed(self._blank, theme.color("strong_border"), 0.5)
        for step, color, width, least in (
            ((1, 1), faint, 1.0, LINES_FROM),
            ((content.row_steps[1], content.column_steps[1]), strong, 1.0, STEP_LINES_FROM),
            ((content.row_steps[0], content.column_steps[0]), theme.color("ink"), 2.0, BLOCK_LINES_FROM),
        ):
            lines: list[QLineF] = []
            area = layout.matrix
            if step[0] * scale >= least:
                heights = map(layout.row_top, _borders(layout.rows, step[0], content.shape[0]))
                lines.extend(QLineF(area.left(), y, area.right(), y) for y in heights)
            if step[1] * scale >= least:
                places = map(layout.column_left, _borders(layout.columns, step[1], content.shape[1]))
                lines.extend(QLineF(x, area.top(), x, area.bottom()) for x in places)
            painter.setPen(QPen(color, width))
            painter.drawLines(lines)

    def _paint_hues(
        self, painter: QPainter, content: MatrixContent, layout: MatrixLayout, cells: Cells
    ) -> None:
        """Frame every cell in the hue of its kernel cell, and write the letter."""
        scale = layout.camera.scale
        width = min(max(1.5, scale * 0.07), 5.0)
        inset = width / 2 + 1
        lettered = scale >= LETTERS_FROM
        for tap, hue in enumerate(content.colors):
            chosen = cells.taps == tap
            rects = [
                layout.cell(row, column)
                for row, column in zip(
                    cells.rows[chosen].tolist(), cells.columns[chosen].tolist(), strict=True
                )
            ]
            if hue is not None and rects:
                pen = QPen(QColor(hue), width)
                pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRects([rect.adjusted(inset, inset, -inset + 1, -inset + 1) for rect in rects])
            if lettered:
                self._letter(painter, content.labels[tap], rects, width)

    def _letter(self, painter: QPainter, text: str, rects: list[QRectF], inset: float) -> None:
        """Write a label on a plate at the top left of every cell."""
        if not rects:
            return
        font = QFont(self._font)
        font.setPixelSize(max(round(min(self._theme.small_text, rects[0].width() * 0.34)), 7))
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        plate = QRectF(0, 0, metrics.horizontalAdvance(text) + 4, metrics.capHeight() + 4)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
        painter.setPen(self._theme.color("ink"))
        for rect in rects:
            plate.moveTopLeft(rect.topLeft() + QPointF(inset + 1, inset + 1))
            painter.fillRect(plate, self._theme.color("panel"))
            painter.drawText(plate, flags, text)

    def _paint_digits(self, painter: QPainter, layout: MatrixLayout, cells: Cells) -> None:
        scale = layout.camera.scale
        lettered = scale >= LETTERS_FROM
        drop = scale * 0.14 if lettered else 0.0
        x = np.asarray(layout.column_left(0) + (cells.columns + 0.5) * scale, dtype=np.float64)
        y = np.asarray(layout.row_top(0) + (cells.rows + 0.5) * scale + drop, dtype=np.float64)
        inks = np.full(len(x), self._pigments.signed_ink, dtype=np.intp)
        self._numbers.write(painter, cells.values, (x, y), inks, scale - 6, scale)

    def _paint_names(self, painter: QPainter, content: MatrixContent, layout: MatrixLayout) -> None:
        """Write the name over each part, and the signs of the equation between them."""
        font = QFont(self._font)
        font.setPixelSize(self._theme.text)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.color("ink"))
        line = layout.area.top() - 4
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextDontClip
        parts = [
            (content.left.name, layout.left),
            (content.name, layout.matrix),
            (content.right.name, layout.right),
        ]
        if content.added is not None:
            parts.append((content.added.name, layout.added))
        for text, rect in parts:
            bottom = rect.top() - 4
            painter.drawText(QRectF(rect.left(), bottom - line, rect.width(), line), flags, text)
        font.setPixelSize(round(self._theme.text * 1.5))
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(self._theme.color("soft_ink"))
        signs = [("=", layout.left), ("·", layout.matrix), ("+", layout.right)][: len(parts) - 1]
        middle = layout.matrix.center().y()
        for text, rect in signs:
            box = QRectF(rect.right(), middle - 20, self._theme.text * 1.7, 40)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)


def _borders(seen: range, step: int, size: int) -> range:
    """Return what lies between two of the seen indices and begins another `step`."""
    first = max(-(-seen.start // step) * step, step)
    return range(first, min(seen.stop, size - 1) + 1, step)


def shows_digits(content: MatrixContent, layout: MatrixLayout) -> bool:
    """Return whether the cells of the matrix are large enough for their numbers."""
    return content.cells is not None and layout.camera.scale >= content.digits_from


def _rgb(color: QColor) -> colormap.Color:
    return color.red(), color.green(), color.blue()
