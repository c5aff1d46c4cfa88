"""What a grid looks like: a GridPicture with its marks, seen by a camera."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.grid.camera import LARGEST_CELL, Camera
from convstudio.ui.widgets.grid.cells import CellPainter
from convstudio.ui.widgets.grid.overlay import OverlayPainter
from convstudio.ui.widgets.grid.picture import Cell, GridPicture, Overlay
from convstudio.ui.widgets.grid.sight import Sight
from convstudio.ui.widgets.grid.words import cell_words, described
from convstudio.ui.widgets.ground import DIMMED, Ground


class GridFace(QWidget):
    """A grid of cells as it is painted; a subclass says which, and what can be done to them.

    Parameters
    ----------
    name : str
        Accessible name.
    parent : QWidget, optional
        Qt's owner.
    """

    digits_changed = Signal(bool)
    """Whether the cells carry their numbers now."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._sight = Sight()
        self._overlay = Overlay()
        self._cells = CellPainter(LIGHT, self.font())
        self._marks = OverlayPainter(LIGHT, self.font())
        self._ground = Ground(self)
        self._dimmed = False
        self._digits = False

    @property
    def picture(self) -> GridPicture | None:
        """What is shown."""
        return self._sight.picture

    @property
    def overlay(self) -> Overlay:
        """What is marked."""
        return self._overlay

    @property
    def camera(self) -> Camera:
        """Where cells are."""
        return self._sight.camera

    @property
    def focused_cell(self) -> Cell | None:
        """The cell that keys go to, outlined while the grid has the focus."""
        return None

    def aimed(self, value: float) -> float:
        """Return a value between two levels, rounded as these are."""
        return self._sight.aimed(value)

    @property
    def carries_digits(self) -> bool:
        """Whether the cells carry their numbers."""
        return self._digits

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._cells = CellPainter(theme, self.font())
        self._marks = OverlayPainter(theme, self.font())
        self._sight.camera = replace(self.camera, cap=LARGEST_CELL * max(1.0, theme.text / 16))
        self._repaint()

    def set_overlay(self, overlay: Overlay) -> None:
        """Mark other cells."""
        if overlay != self._overlay:
            self._overlay = overlay
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the picture as no longer true, because the present setting has none."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def set_viewport(self, zoom: float, center: tuple[float, float] | None) -> None:
        """Zoom and place from outside; nothing is emitted."""
        camera = replace(self.camera, zoom=min(max(zoom, 1.0), self.camera.closest), center=center)
        if camera != self.camera:
            self._sight.camera = camera
            self._repaint()

    def cell_center(self, cell: Cell) -> QPoint:
        """Return the pixel in the middle of `cell`."""
        return self._sight.rect_of(cell).center().toPoint()

    def cell_at(self, position: QPointF) -> Cell | None:
        """Return the cell under a pixel, or None outside the grid."""
        return self._sight.cell_at(position)

    def sheets(self) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of the grid, and of the bars over it; shape (1 or 2, 4)."""
        camera, (x, y) = self.camera, self.camera.origin
        if self.picture is None:
            return np.empty((0, 4))
        grid = (x, y, camera.columns * camera.scale, camera.rows * camera.tall)
        return np.array([grid, (x, 0.0, grid[2], y)] if camera.bars else [grid])

    def tooltip_of(self, cell: Cell) -> str:
        """Return the place and the whole value of `cell`; empty where the cell shows none."""
        return "" if self.picture is None else cell_words(self.picture, cell)

    def _describe(self) -> None:
        """Tell those who listen what is in the cell that keys go to, or how many cells there are."""
        picture = self.picture
        self.setAccessibleDescription("" if picture is None else described(picture, self.focused_cell))

    def sizeHint(self) -> QSize:
        """Return a size that fits a small grid."""
        return QSize(240, 240)

    # Painting

    def _repaint(self) -> None:
        self._ground.forget()
        self.update()
        digits = self._sight.carries_digits
        if digits != self._digits:
            self._digits = digits
            self.digits_changed.emit(digits)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells, kept in a pixmap while only marks change, and the marks."""
        picture, camera, cell = self._sight.picture, self._sight.camera, self.focused_cell
        if picture is None:
            return
        with QPainter(self) as painter:
            if self._dimmed:
                painter.setOpacity(DIMMED)
            self._ground.draw(painter, lambda painter: self._cells.paint(painter, camera, picture))
            if not self._dimmed:
                self._marks.paint(painter, camera, picture, self._overlay)
                if cell is not None and self.hasFocus():
                    self._marks.outline_cell(painter, camera, picture, cell)

    def changeEvent(self, event: QEvent) -> None:
        """Write what stands over the slices in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._repaint()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cells to the new size."""
        self._sight.camera = replace(self.camera, width=max(self.width(), 1), height=max(self.height(), 1))
        self._repaint()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show all digits of the value under the pointer as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            text = self.tooltip_of(cell) if cell is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
