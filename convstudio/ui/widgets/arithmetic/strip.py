"""The arithmetic strip: shows an Equation, and says which term is under the pointer."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.arithmetic import tooltips
from convstudio.ui.widgets.arithmetic.equation import Equation, Term
from convstudio.ui.widgets.arithmetic.faces import Faces
from convstudio.ui.widgets.arithmetic.layout import Room
from convstudio.ui.widgets.arithmetic.painting import Marks, StripPainter
from convstudio.ui.widgets.arithmetic.plain import plain_text
from convstudio.ui.widgets.arithmetic.shape import shape_of
from convstudio.ui.widgets.arithmetic.typesetting import Typesetting
from convstudio.ui.widgets.arithmetic.words import captions
from convstudio.ui.widgets.arithmetic.writing import Tile

Cell = tuple[int, ...]
"""Index of a weight in the kernel."""

DIMMED = 0.3
"""Opacity of an equation that is no longer true."""


class ArithmeticStrip(QWidget):
    """One output value, or one stamp, written out; where terms would be too small to read, as rows that open.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    term_hovered = Signal(object)
    """Index of the kernel cell whose term is under the pointer, or None."""
    described = Signal(str)
    """What the strip says now, on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Arithmetic"))
        self.setMouseTracking(True)
        self._theme: Theme = LIGHT
        self._faces = Faces(self.font())
        self._captions = captions()
        self._equation: Equation | None = None
        self._message: str | None = None
        self._highlight: Cell | None = None
        self._hovered: Cell | None = None
        self._row = 0
        self._open_row: int | None = None
        self._set = Typesetting()
        self._painter = StripPainter(self._theme, self._faces)

    # What is shown

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._faces = Faces(self.font())
        self._painter = StripPainter(theme, self._faces)
        self.updateGeometry()
        self._arrange()

    def set_equation(self, equation: Equation | None) -> None:
        """Show another equation; tiles stay where they are while the kernel keeps its shape."""
        if equation is not None and equation == self._equation:
            return
        old, known = self._equation, self._set.shape if self._equation is not None else None
        self._equation = equation
        if equation is not None and known == shape_of(equation, self._captions):
            if self._open_row is not None and self._open_row >= len(equation.terms):
                self.set_open_row(None)
            self._rewrite(equation, old)
            return
        self._row, self._open_row = 0, None
        self._arrange()

    def set_message(self, text: str | None) -> None:
        """Say why there is no equation; the last one stays, dimmed. None shows it again."""
        if text != self._message:
            self._message = text
            self._describe()
            self.update()

    def set_highlight(self, cell: Cell | None) -> None:
        """Mark the term of a kernel cell from outside; None marks none."""
        if cell != self._highlight:
            self._highlight = cell
            self.update()

    def set_open_row(self, row: int | None) -> None:
        """Show the terms of `row` where terms are folded into row sums; None folds them all."""
        if self.folded and row != self._open_row:
            self._open_row = row
            self._row = self._row if row is None else row
            self._arrange()

    @property
    def open_row(self) -> int | None:
        """The row whose terms are shown where terms are folded."""
        return self._open_row

    @property
    def folded(self) -> bool:
        """Whether terms are folded into row sums."""
        return self._set.folded

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles as they are painted."""
        return self._set.tiles

    def tile_texts(self) -> tuple[str, ...]:
        """Return what is painted in each tile, its label first: "a 1 × −1 = −1"."""
        return tuple(tile.text for tile in self.tiles)

    def total_texts(self) -> tuple[str, ...]:
        """Return the lines painted beside the tiles: the sum, the other channels, the bias, the result."""
        return self._set.total_texts()

    def result_text(self) -> str:
        """Return the painted result; empty where there is none."""
        return self._equation.result_text if self._equation is not None else ""

    def plain_text(self) -> str:
        """Return what the strip says, on one line."""
        if self._message is not None:
            return self._message
        if self._equation is None:
            return ""
        return plain_text(self._equation, self._captions.bias, self._captions.others)

    # Arranging

    def sizeHint(self) -> QSize:
        """Return a size at which a kernel of 3 × 3 is read with ease."""
        return QSize(self._theme.text * 60, self._theme.text * 11)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the strip can be read."""
        return QSize(self._theme.text * 28, self._theme.text * 7)

    def _arrange(self) -> None:
        """Find new places for the tiles: shape, size or type has changed."""
        equation, theme = self._equation, self._theme
        self._set.clear()
        if equation is not None:
            room = Room(self.width(), self.height(), theme.text, theme.small_text)
            self._set.arrange(equation, room, self._faces, self._captions, self._open_row)
            if not self.folded and self._open_row is not None:
                self._open_row = None
                self._set.arrange(equation, room, self._faces, self._captions, None)
            self._set.write(equation)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.folded else Qt.FocusPolicy.NoFocus)
        self._describe()
        self.update()

    def _rewrite(self, equation: Equation, old: Equation | None) -> None:
        """Paint those digits anew that are others than in the equation before."""
        changed = self._set.rewrite(equation, old)
        self._describe()
        if changed is None:
            self.update()
            return
        for rect in changed:
            self.update(rect)

    def _describe(self) -> None:
        text = self.plain_text()
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            self.described.emit(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tiles to the new size."""
        self._arrange()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the equation, and the sentence that says why there is none."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._painter.card(painter, QRectF(self.rect()))
            if self._equation is not None:
                painter.setOpacity(1.0 if self._message is None else DIMMED)
                self._painter.equation(
                    painter, event.region(), self.size(), self._set.tiles, self._set.total, self._marks()
                )
                layout = self._set.layout
                if layout is not None and layout.hint is not None and self._open_row is None:
                    self._painter.hint(painter, layout.hint, self.tr("Click a row to see its products."))
            if self._message is not None:
                painter.setOpacity(1.0)
                self._painter.message(painter, QRectF(self.rect()), self._message)

    def _marks(self) -> Marks:
        if self._message is not None or self._equation is None:
            return Marks(self.folded, self._open_row)
        linked = None if self._highlight is None else self._equation.place_of(self._highlight)
        return Marks(self.folded, self._open_row, self._row if self.hasFocus() else None, linked)

    # Mouse

    def tile_at(self, position: QPointF) -> Tile | None:
        """Return the tile under a pixel."""
        return self._set.tile_at(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which term is under the pointer."""
        tile = self.tile_at(event.position()) if self._message is None else None
        opens = self.folded and tile is not None and tile.column is None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        self._hover(tile)

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, tile: Tile | None) -> None:
        term = self._term_of(tile) if tile is not None else None
        cell = None if term is None else term.cell
        if cell != self._hovered:
            self._hovered = cell
            self.term_hovered.emit(cell)

    def _term_of(self, tile: Tile) -> Term | None:
        if self._equation is None or tile.row is None or tile.column is None:
            return None
        return self._equation.terms[tile.row][tile.column]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or fold a row."""
        tile = self.tile_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or tile is None or tile.column is not None:
            event.ignore()
        elif self.folded and self._message is None:
            self._toggle(tile.row)

    def _toggle(self, row: int | None) -> None:
        self.set_open_row(None if row == self._open_row else row)

    def event(self, event: QEvent) -> bool:
        """Show all digits of the term under the pointer as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tile = self.tile_at(QPointF(event.pos()))
            text = self.tooltip_of(tile) if tile is not None else self._total_tooltip(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Arithmetic"))
            self._captions = captions()
            self._arrange()
        super().changeEvent(event)

    def tooltip_of(self, tile: Tile) -> str:
        """Return the numbers of `tile` with all their digits."""
        if self._equation is None:
            return ""
        return tooltips.tile_tooltip(self._equation, self._captions, tile, self._term_of(tile))

    def _total_tooltip(self, position: QPointF) -> str:
        equation, layout = self._equation, self._set.layout
        if equation is None or layout is None or not layout.total.contains(position):
            return ""
        return tooltips.total_tooltip(equation)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a row by the arrows up and down, open it by Enter, fold it by Esc."""
        equation, key = self._equation, event.key()
        if equation is None or not self.folded or self._message is not None:
            event.ignore()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._row = min(max(self._row + step, 0), len(equation.terms) - 1)
            if self._open_row is not None:
                self.set_open_row(self._row)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self._row)
        elif key == Qt.Key.Key_Escape and self._open_row is not None:
            self.set_open_row(None)
        else:
            event.ignore()
