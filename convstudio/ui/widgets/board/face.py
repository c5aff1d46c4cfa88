"""The face of a board: lays out a BoardContent, paints it, and tells what is painted where."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.board.arranging import arrange
from convstudio.ui.widgets.board.content import BoardContent, Hit, Kind, Marks, Wire
from convstudio.ui.widgets.board.label_painter import bias_text
from convstudio.ui.widgets.board.lattice import Cell
from convstudio.ui.widgets.board.layout import Box, Layout
from convstudio.ui.widgets.board.look import DIMMED, Numbered, opacities, texts_of
from convstudio.ui.widgets.board.marking import paint_marks, paint_pointed
from convstudio.ui.widgets.board.pointing import hit_at
from convstudio.ui.widgets.board.room import lifted, room_of
from convstudio.ui.widgets.board.sheets import Sheets
from convstudio.ui.widgets.board.wires import Strand, Wiring, strands


class BoardFace(QWidget):
    """Input planes, filters and output maps, with the wires between them; deaf to mouse and keys.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self._spoken_name())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = LIGHT
        self._content: BoardContent | None = None
        self._wiring = Wiring()
        self._layout: Layout | None = None
        self._strands: list[Strand] = []
        self._numbered = Numbered()
        self._sheets = Sheets(self, LIGHT, self.font())
        self._dimmed = False
        self._pointed: Hit | None = None

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
        self._sheets = Sheets(self, theme, self.font())
        self.updateGeometry()
        self._arrange()

    def set_content(self, content: BoardContent | None) -> None:
        """Show other pictures; all that is the same as before is not painted again."""
        old, self._content = self._content, content
        if content is not None and content.wires != self._wiring.wires:
            self._wiring = Wiring(content.wires)
        self._sheets.follow(old, content)
        self.setAccessibleDescription(self._spoken(content))
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

    @property
    def pointed(self) -> Hit | None:
        """What is outlined as being pointed at."""
        return self._pointed

    def set_pointed(self, hit: Hit | None) -> None:
        """Outline what is pointed at, with its wires; None for nothing."""
        before, self._pointed = self._pointed, hit
        if _part(before) != _part(hit):
            self.update()

    def sizeHint(self) -> QSize:
        """Return a size for a few maps."""
        return QSize(960, 340)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which a few maps are recognized."""
        return QSize(480, 160)

    def _spoken_name(self) -> str:
        return self.tr("Board: input planes, filters and output maps")

    def _spoken(self, content: BoardContent | None) -> str:
        """Return what is shown, in words: the selected map first, so that it is heard at once when it changes."""
        if content is None:
            return ""
        captions = ", ".join(f"{caption.name} {caption.details}".strip() for caption in content.captions)
        selected = content.marks.selected
        if selected is None:
            return captions
        return self.tr("Map {number} is selected; {captions}").format(number=selected, captions=captions)

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

    def cell_rect(self, kind: Kind, index: int, cell: Cell, part: int = 0) -> QRectF:
        """Return where a cell of a plane, a map, or of kernel `part` of a filter is painted."""
        assert self._layout is not None
        assert self._content is not None
        sides = {Kind.PLANE: self._layout.plane_cell, Kind.MAP: self._layout.map_cell}
        side = sides.get(kind, self._layout.kernel_cell)
        place = self.rect_of(kind, index, part)
        box = Box(place.x(), place.y(), place.width(), place.height())
        return QRectF(*self._content.lattice(kind).box_of(box, cell, side))

    def sheets(self) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of every slice of every plane, map and kernel; shape (n, 4)."""
        layout, content = self._layout, self._content
        if layout is None or content is None:
            return np.empty((0, 4))
        filters = np.array([box[:2] for box in layout.filters])
        kernels = (filters[:, None] + np.array(layout.offsets)[None]).reshape(-1, 2)
        return np.concatenate(
            [
                content.lattice(Kind.PLANE).boxes(np.array(layout.planes), layout.plane_cell),
                content.lattice(Kind.KERNEL).boxes(kernels, layout.kernel_cell),
                content.lattice(Kind.MAP).boxes(np.array(layout.maps), layout.map_cell),
            ]
        )

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
            room = room_of(content, self.size(), self.font(), self._theme.text)
            content = self._content = lifted(content, room)
            layout = arrange(content.shape, room, content.order)
            if layout is not self._layout or self._sheets.empty:
                self._layout = layout
                self._strands = strands(layout, self._wiring)
                self._sheets.clear()
            numbered = Numbered.of(self._theme, layout, content)
            if numbered != self._numbered:
                self._numbered = numbered
                self._sheets.clear()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what stays from pixmaps, and what changes over it."""
        content, layout = self._content, self._layout
        if content is None or layout is None:
            return
        sheets, wiring, numbered = self._sheets, self._wiring, self._numbered
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(self._theme.color("accent"))
                painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
            painter.setOpacity(DIMMED if self._dimmed else 1.0)
            sheets.under(painter, layout, content, wiring, self._strands, numbered=numbered)
            if not self._dimmed:
                self._preview(painter, layout)
            sheets.tiles.planes(painter, layout, content, wiring, shows=numbered.planes)
            sheets.tiles.maps(painter, layout, content, wiring, shows=numbered.maps)
            sheets.over(painter, layout, content)
            if not self._dimmed:
                paint_marks(painter, self._theme, layout, content, wiring, numbered)
                if self._pointed is not None:
                    paint_pointed(painter, self._theme, layout, self._pointed)

    def _preview(self, painter: QPainter, layout: Layout) -> None:
        """Paint the wires of what is under the pointer; of a plane, those to every filter it feeds."""
        hit = self._pointed
        if hit is None:
            return
        painter.save()
        if hit.kind is not Kind.PLANE:
            self._sheets.still.wires.trail(painter, layout, self._wiring, hit.index, strong=False)
        else:
            self._sheets.still.wires.fan(painter, layout, self._wiring, hit.index)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new size."""
        self._sheets.clear()
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self._spoken_name())
        super().changeEvent(event)

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
