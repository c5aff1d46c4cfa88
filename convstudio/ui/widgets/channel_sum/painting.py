"""Painting the chips of a channel sum."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from convstudio.core.numerals import cell_text
from convstudio.core.render.raster import ByteArray, signed_raster
from convstudio.ui.theme import Theme
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.words import Run
from convstudio.ui.widgets.channel_sum.content import Span, SumContent
from convstudio.ui.widgets.channel_sum.layout import MARGIN, Layout
from convstudio.ui.widgets.channel_sum.writing import Chip, Writing
from convstudio.ui.widgets.grid.pigments import Pigments, image_of

ROUND: Final = 5.0
"""Radius of the corners of a chip."""

_LINES_FROM: Final = 8.0
"""Cells of fewer pixels have no lines between them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked.

    Attributes
    ----------
    opened : int or None
        The channel that is spelled out elsewhere.
    hovered : Span or None
        The chip under the pointer.
    focused : int or None
        The channel the keyboard is on.
    """

    opened: int | None
    hovered: Span | None = None
    focused: int | None = None


class Palette:
    """The products of all channels as colors: one range for all, so that chips can be compared.

    Parameters
    ----------
    content : SumContent
        Whose products.
    """

    def __init__(self, content: SumContent) -> None:
        count, rows, columns = content.products.shape
        raster = signed_raster(content.products.reshape(count * rows, columns))
        self.limit = raster.high
        """Products of the strongest colors are -limit and limit."""
        self._indices: ByteArray = raster.levels[0].reshape(count, rows, columns)

    def image(self, channel: int) -> QImage:
        """Return the products of one channel as indices into the signed table."""
        return image_of(self._indices[channel])


class SumPainter:
    """Paints a channel sum.

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
        self._pigments = Pigments.of(theme)

    def paint(
        self,
        painter: QPainter,
        content: SumContent,
        palette: Palette,
        layout: Layout,
        writing: Writing,
        marks: Marks,
    ) -> None:
        """Paint chips, signs, bias and result."""
        for chip in writing.chips:
            self._frame(painter, chip, marks)
            self._runs(painter, chip.runs)
            if chip.box.grid is not None:
                self._products(painter, content, palette, chip.box.span[0], chip.box.grid, writing.digits)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if writing.bias:
            painter.drawRoundedRect(layout.bias.adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
        self._runs(painter, writing.signs)
        self._runs(painter, writing.bias)
        self._runs(painter, writing.result)

    def _frame(self, painter: QPainter, chip: Chip, marks: Marks) -> None:
        """Paint the ground and outline of a chip: what is opened, under the pointer, under the keyboard."""
        theme, rect, (first, last) = self._theme, chip.box.rect, chip.box.span
        opened = marks.opened is not None and first <= marks.opened < last
        hovered = chip.box.span == marks.hovered
        width = 2 if opened or hovered else 1
        if chip.box.folded:
            self._sheets(painter, chip)
        painter.setPen(QPen(theme.color("accent" if opened or hovered else "border"), width))
        painter.setBrush(theme.color("accent_soft" if opened else "panel" if chip.box.folded else "field"))
        inset = width / 2
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), ROUND, ROUND)
        if opened:
            self._pointer(painter, rect)
        if chip.box.folded:
            self._chevron(painter, rect, left=first == 0)
        if marks.focused is not None and first <= marks.focused < last:
            painter.setPen(QPen(theme.color("ink"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # Inside the outline of an opened chip, so that both are seen.
            painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), ROUND, ROUND)

    def _sheets(self, painter: QPainter, chip: Chip) -> None:
        """Paint the edges of the chips behind the first of a fold."""
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        painter.setBrush(self._theme.color("panel"))
        for step in (4, 2):
            painter.drawRoundedRect(
                chip.box.rect.adjusted(step + 0.5, step + 0.5, step - 0.5, step - 0.5), ROUND, ROUND
            )

    def _pointer(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a triangle under an opened chip: what it holds is spelled out below."""
        x, y, side = rect.center().x(), rect.bottom() - 0.5, MARGIN - 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawPolygon(
            QPolygonF([QPointF(x - 1.3 * side, y), QPointF(x + 1.3 * side, y), QPointF(x, y + side)])
        )

    def _chevron(self, painter: QPainter, rect: QRectF, *, left: bool) -> None:
        """Paint the mark that a fold turns pages."""
        side, way = self._theme.text * 0.3, -1 if left else 1
        x = rect.left() + 2 * side if left else rect.right() - 2 * side
        tip = QPointF(x + way * side * 0.5, rect.center().y())
        painter.setPen(QPen(self._theme.color("soft_ink"), max(1.5, side / 3)))
        painter.drawPolyline(
            QPolygonF([tip + QPointF(-way * side, -1.2 * side), tip, tip + QPointF(-way * side, 1.2 * side)])
        )

    def _products(
        self,
        painter: QPainter,
        content: SumContent,
        palette: Palette,
        channel: int,
        rect: QRectF,
        digits: int,
    ) -> None:
        """Paint the products of a channel: colors, lines, and digits in type of `digits` pixels."""
        rows, columns = content.kernel_size
        image = palette.image(channel)
        image.setColorTable(self._pigments.table(signed=True, numbered=digits > 0))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(rect, image)
        cell = rect.height() / rows
        painter.setPen(QPen(self._theme.color("strong_border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if cell >= _LINES_FROM:
            for row in range(1, rows):
                y = rect.top() + row * cell
                painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right() - 1, y))
            for column in range(1, columns):
                x = rect.left() + column * cell
                painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("strong_border"), 3))
        for slice_ in range(1, content.slices):
            x = rect.left() + slice_ * rect.width() / content.slices
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() - 1))
        if digits:
            self._digits(painter, content, channel, rect, digits)

    def _digits(self, painter: QPainter, content: SumContent, channel: int, rect: QRectF, size: int) -> None:
        rows, columns = content.kernel_size
        cell = rect.height() / rows
        painter.setFont(self._faces.font(size))
        painter.setPen(self._theme.color("cell_light" if self._theme.dark else "cell_dark"))
        drop = (cell + self._faces.cap(size)) / 2
        for index, value in enumerate(content.products[channel].ravel().tolist()):
            row, column = divmod(index, columns)
            if content.used is not None and not content.used[row, column]:
                continue
            text = cell_text(value)
            x = rect.left() + column * cell + (cell - self._faces.width(text, size)) / 2
            painter.drawText(QPointF(x + 0.5, rect.top() + row * cell + drop), text)

    def _runs(self, painter: QPainter, runs: tuple[Run, ...]) -> None:
        for run in runs:
            painter.setFont(self._faces.font(run.size, run.word.bold))
            painter.setPen(self._theme.color(run.word.ink))
            painter.drawText(QPointF(run.x, run.y), run.word.text)
