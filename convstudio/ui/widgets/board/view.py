"""The board widget: shows a BoardContent, and says what the user points at, presses and drags."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.board.arranging import arrange
from convstudio.ui.widgets.board.content import BoardContent, Hit, Kind, Marks, Wire
from convstudio.ui.widgets.board.layout import Layout, Room
from convstudio.ui.widgets.board.look import DIMMED, Numbered, opacities, texts_of
from convstudio.ui.widgets.board.marking import paint_marks, paint_pointed
from convstudio.ui.widgets.board.pointing import Drag, hit_at
from convstudio.ui.widgets.board.still import StillPainter, bias_text
from convstudio.ui.widgets.board.tiles import TilePainter
from convstudio.ui.widgets.board.wires import Strand, Wiring, strands


class BoardView(QWidget):
    """Input planes, filters and output maps, with the wires between them.

    The widget changes nothing by itself: it emits what the user did, and shows what it is given next.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    map_pressed = Signal(int, object)
    """(map, (row, column) in it)"""
    filter_pressed = Signal(int)
    """The map that the filter makes."""
    kernel_activated = Signal(int, int)
    """(map, which of its filter's kernels), by a double click."""
    plane_pressed = Signal(int, object)
    """(plane, (row, column) in it), by a click that was no drag."""
    plane_dragged = Signal(object)
    """(rows, columns) moved since the press on a plane, in whole cells, each time that changes."""
    plane_released = Signal()
    """The end of a drag."""
    hovered = Signal(object)
    """The Hit under the pointer, or None."""
    moved = Signal(int)
    """An arrow key asks for the map that is so many places further in `sequence`."""
    activated = Signal()
    """Enter was pressed."""
    left_by_key = Signal()
    """Esc was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Board: input planes, filters and output maps"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._theme = LIGHT
        self._content: BoardContent | None = None
        self._wiring = Wiring()
        self._layout: Layout | None = None
        self._strands: list[Strand] = []
        self._numbered = Numbered()
        self._still = StillPainter(LIGHT, self.font())
        self._tiles = TilePainter(LIGHT, self.font())
        self._ground: QPixmap | None = None
        self._filters: QPixmap | None = None
        self._lid: QPixmap | None = None
        self._dimmed = False
        self._hit: Hit | None = None
        self._drag: Drag | None = None

    # What is shown

    @property
    def content(self) -> BoardContent | None:
        """What is shown."""
        return self._content

    @property
    def sequence(self) -> tuple[int, ...]:
        """The maps as they are displayed, row by row: what the steps of `moved` go through."""
        return self._layout.sequence if self._layout is not None else ()

    @property
    def layout_of_parts(self) -> Layout | None:
        """Where everything lies; None while nothing is shown."""
        return self._layout

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._still = StillPainter(theme, self.font())
        self._tiles = TilePainter(theme, self.font())
        self._ground = self._filters = self._lid = None
        self.updateGeometry()
        self._arrange()

    def set_content(self, content: BoardContent | None) -> None:
        """Show other pictures; all that is the same as before is not painted again."""
        old, self._content = self._content, content
        if content is not None and content.wires != self._wiring.wires:
            self._wiring = Wiring(content.wires)
        if content is None or old is None or not _same_ground(old, content):
            self._ground = self._filters = self._lid = None
        elif not _same_filters(old, content):
            self._filters = None
        self.setAccessibleDescription(
            ", ".join(f"{caption.name} {caption.details}".strip() for caption in content.captions)
            if content is not None
            else ""
        )
        self._arrange()

    def set_marks(self, marks: Marks) -> None:
        """Select and mark other places of the same pictures."""
        if self._content is not None and marks != self._content.marks:
            self.set_content(replace(self._content, marks=marks))

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the picture as no longer true, because the present setting has none."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def sizeHint(self) -> QSize:
        """Return a size for a few maps."""
        return QSize(960, 340)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which a few maps are recognized."""
        return QSize(480, 160)

    # Reading what is painted

    def wires(self) -> tuple[Wire, ...]:
        """Return all (plane, map) that lines or bands connect on the screen, in order."""
        return tuple(
            sorted(
                (plane, index) for strand in self._strands for plane in strand.planes for index in strand.maps
            )
        )

    def rect_of(self, kind: Kind, index: int, part: int = 0) -> QRectF:
        """Return where a plane, filter, map, or kernel `part` of a filter is painted."""
        assert self._layout is not None
        if kind is Kind.KERNEL:
            return QRectF(*self._layout.kernel_box(index, part))
        boxes = {Kind.PLANE: self._layout.planes, Kind.MAP: self._layout.maps}
        return QRectF(*boxes.get(kind, self._layout.filters)[index])

    def hit(self, position: QPointF) -> Hit | None:
        """Return what lies under a pixel."""
        if self._layout is None or self._content is None:
            return None
        return hit_at(self._layout, self._content, position.x(), position.y())

    def opacity_of(self, kind: Kind, index: int) -> float:
        """Return how opaque a plane, filter or map is painted."""
        assert self._content is not None
        return float(opacities(self._content, self._wiring, kind)[index])

    def plane_texts(self, plane: int) -> list[str]:
        """Return the numbers in the cells of a plane, row by row; none where cells are too small."""
        values = self._content.plane_values(plane) if self._numbered.planes and self._content else None
        return [] if values is None else texts_of(values)

    def map_texts(self, index: int) -> list[str]:
        """Return the numbers in the cells of a map, row by row; none where cells are too small."""
        values = self._content.map_values(index) if self._numbered.maps and self._content else None
        return [] if values is None else texts_of(values)

    def kernel_texts(self, index: int, part: int) -> list[str]:
        """Return the numbers in the cells of a kernel, row by row; none where cells are too small."""
        if self._content is None or not self._numbered.kernels:
            return []
        return texts_of(self._content.weights[index, part])

    def bias_texts(self) -> list[str]:
        """Return what stands in the tags of the biases, by map."""
        if self._content is None or self._layout is None or not self._layout.biases:
            return []
        return [bias_text(float(bias)) for bias in self._content.biases]

    # Painting

    def _arrange(self) -> None:
        """Find the place of everything; kept as long as shape, size and type stay."""
        content = self._content
        if content is None:
            self._layout, self._strands = None, []
        else:
            layout = arrange(content.shape, self._room(content), content.order)
            if layout is not self._layout or self._ground is None:
                self._layout = layout
                self._strands = strands(layout, self._wiring)
                self._ground = self._filters = self._lid = None
            numbered = Numbered.of(self._theme, layout, content)
            if numbered != self._numbered:
                self._numbered = numbered
                self._ground = self._filters = self._lid = None
        self.update()

    def _room(self, content: BoardContent) -> Room:
        font = self.font()
        font.setPixelSize(self._theme.text)
        metrics = QFontMetricsF(font)
        names = max(map(metrics.horizontalAdvance, content.plane_names), default=0)
        biases = [bias_text(bias) for bias in content.biases.tolist()] if len(content.kernels) <= 32 else []
        return Room(
            self.width(),
            self.height(),
            self._theme.text,
            round(metrics.height() * 1.6),
            round(names) + 10 if names else 0,
            round(metrics.horizontalAdvance(str(len(content.kernels) - 1))) + 12,
            # Steps of a digit's width, so that a new bias seldom moves anything.
            _stepped(max(map(metrics.horizontalAdvance, biases), default=0), self._theme.text),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what stays from pixmaps, and what changes over it."""
        content, layout = self._content, self._layout
        if content is None or layout is None:
            return
        ground, filters, lid = self._sheets(content, layout)
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(self._theme.color("accent"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
            painter.setOpacity(DIMMED if self._dimmed else 1.0)
            painter.drawPixmap(0, 0, ground)
            painter.drawPixmap(0, 0, filters)
            if not self._dimmed:
                self._preview(painter, layout)
            self._tiles.planes(painter, layout, content, self._wiring, shows=self._numbered.planes)
            self._tiles.maps(painter, layout, content, self._wiring, shows=self._numbered.maps)
            painter.drawPixmap(0, 0, lid)
            if not self._dimmed:
                paint_marks(painter, self._theme, layout, content, self._wiring)
                if self._hit is not None:
                    paint_pointed(painter, self._theme, layout, self._hit)

    def _sheets(self, content: BoardContent, layout: Layout) -> tuple[QPixmap, QPixmap, QPixmap]:
        """Return what lies under the tiles and over them, painted anew only where it has changed."""
        if self._ground is None:
            self._ground = self._sheet()
            with QPainter(self._ground) as painter:
                self._still.ground(painter, layout, content, self._wiring, self._strands)
        if self._filters is None:
            self._filters = self._sheet()
            with QPainter(self._filters) as painter:
                self._still.filters(painter, layout, content, self._wiring)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                shows = self._numbered.kernels
                self._tiles.kernels(painter, layout, content, self._wiring, shows=shows)
        if self._lid is None:
            self._lid = self._sheet()
            with QPainter(self._lid) as painter:
                self._still.lid(painter, layout, content)
        return self._ground, self._filters, self._lid

    def _sheet(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        sheet = QPixmap(self.size() * ratio)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        return sheet

    def _preview(self, painter: QPainter, layout: Layout) -> None:
        """Paint the wires of what is under the pointer; of a plane, those to every filter it feeds."""
        hit = self._hit
        if hit is None:
            return
        painter.save()
        if hit.kind is not Kind.PLANE:
            self._still.trail(painter, layout, self._wiring, hit.index, strong=False)
        else:
            self._still.fan(painter, layout, self._wiring, hit.index)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        self._ground = None  # arranges anew even where nothing else asks for it
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Board: input planes, filters and output maps"))
        super().changeEvent(event)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a map or a filter, or begin to drag a plane."""
        hit = self.hit(event.position())
        if event.button() != Qt.MouseButton.LeftButton or hit is None:
            super().mousePressEvent(event)
            return
        if hit.kind is Kind.PLANE and self._layout is not None:
            self._drag = Drag(hit, event.position(), self._layout.plane_cell)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif hit.kind is Kind.MAP:
            self.map_pressed.emit(hit.index, hit.cell)
        else:
            self.filter_pressed.emit(hit.index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a plane, or hover."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._end_drag()  # the release was lost to another window
        if self._drag is not None:
            if self._drag.goes(event.position()):
                self.plane_dragged.emit(self._drag.moved)
            return
        self._hover(self.hit(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a press."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end_drag()
            self._hover(self.hit(event.position()))

    def _end_drag(self) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if drag.began:
            self.plane_released.emit()
        else:
            self.plane_pressed.emit(drag.hit.index, drag.hit.cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a kernel; elsewhere it is one more press."""
        hit = self.hit(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and hit is not None and hit.kind is Kind.KERNEL:
            self.kernel_activated.emit(hit.index, hit.part)
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, hit: Hit | None) -> None:
        if hit == self._hit:
            return
        before, self._hit = self._hit, hit
        kinds = {Kind.PLANE: Qt.CursorShape.OpenHandCursor, None: Qt.CursorShape.ArrowCursor}
        self.setCursor(kinds.get(hit.kind if hit else None, Qt.CursorShape.PointingHandCursor))
        if _part(before) != _part(hit):
            self.update()
        self.hovered.emit(hit)

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            hit = self.hit(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(hit), self)
            return True
        return super().event(event)

    def _tip(self, hit: Hit | None) -> str:
        return self._content.tip(hit) if self._content is not None and hit is not None else ""

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between maps; Enter enlarges, Esc leaves."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = self._step(key) if plain else None
        if step is not None:
            if step:
                self.moved.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.activated.emit()
        elif key == Qt.Key.Key_Escape:
            self.left_by_key.emit()
        else:
            event.ignore()

    def _step(self, key: Qt.Key) -> int | None:
        """Return how far an arrow key goes in `sequence`; None for other keys."""
        layout, content = self._layout, self._content
        if layout is None or content is None:
            return None
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return -1 if key == Qt.Key.Key_Left else 1
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        down = key == Qt.Key.Key_Down
        marks = content.marks
        index = marks.selected if marks.selected is not None else marks.current
        if index is None:
            return layout.columns if down else -layout.columns
        return layout.step_up_or_down(index, down)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        self.update()
        super().focusOutEvent(event)


def _part(hit: Hit | None) -> tuple[Kind, int, int] | None:
    """Return what is outlined for a hit, without the cell."""
    return None if hit is None else (hit.kind, hit.index, hit.part)


def _stepped(width: float, text: int) -> int:
    """Return the width of a tag that holds text of `width` pixels; 0 for none."""
    step = max(text, 1)
    return round(-(-(width + text) // step) * step) if width else 0


def _same_ground(one: BoardContent, other: BoardContent) -> bool:
    """Return whether wires, captions and names are painted the same in two contents."""
    return (
        (one.marks.selected is None) == (other.marks.selected is None)
        and one.wires == other.wires
        and (one.captions, one.plane_names, one.group_names)
        == (other.captions, other.plane_names, other.group_names)
    )


def _same_filters(one: BoardContent, other: BoardContent) -> bool:
    """Return whether filters, biases and the wires of the selected map are painted the same in two contents."""
    return one.marks.selected == other.marks.selected and all(
        before is after or np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
        for before, after in (
            (one.kernels, other.kernels),
            (one.weights, other.weights),
            (one.biases, other.biases),
        )
    )
