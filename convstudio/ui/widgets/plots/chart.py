"""A pair of axes with lines.

Ranges and ticks are set from outside, so that nothing is searched for on its own and nothing jumps.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.plots.axes import Axes
from convstudio.ui.widgets.plots.drawing import Drawing
from convstudio.ui.widgets.plots.overlay import Overlay
from convstudio.ui.widgets.plots.strokes import Strokes

INSET: Final = QPointF(5, 4)
"""Pixels between the edge of the card and what is inside it."""


class Chart(QWidget):
    """Lines over two axes, with a title, marks and names.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._drawing = Drawing()
        self._frame = QRectF(0, 0, 1, 1)
        self._axes, self._strokes = Axes(LIGHT, self.font()), Strokes()
        self._overlay = Overlay(self.frame, LIGHT, self.font())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._dress()

    # For those who draw

    def compose(self) -> Drawing:
        """Return what is to be drawn, for the present size and theme; this one draws nothing."""
        return Drawing()

    def margin_texts(self) -> tuple[str, ...] | None:
        """Return the names at the ends of lines; None without a margin for them."""
        return None

    def tooltip_at(self, _position: QPointF) -> str:
        """Return what is to be said of a pixel of the widget; empty for nothing."""
        return ""

    def refresh(self) -> None:
        """Draw anew; while nobody sees it, it waits."""
        if self.isVisible():
            self._show(self.compose())

    @property
    def theme(self) -> Theme:
        """Colors and type."""
        return self._theme

    @property
    def drawing(self) -> Drawing:
        """What is drawn."""
        return self._drawing

    @property
    def overlay(self) -> Overlay:
        """What lies over the lines."""
        return self._overlay

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._dress()
        self.updateGeometry()
        self.update()
        self.refresh()

    # Places

    def frame(self) -> QRectF:
        """Return the rectangle of the plot, in pixels of what is inside the card."""
        return self._frame

    def sheets(self) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of the plot, in pixels of the widget; shape (1, 4)."""
        return np.array([self.frame().translated(INSET).getRect()])

    def to_plane(self, position: QPointF) -> tuple[float, float]:
        """Return the point of the plane under a pixel of the widget."""
        inner, frame, extent = self.inside(position), self.frame(), self._drawing.extent
        return (
            extent.left + (inner.x() - frame.left()) / max(frame.width(), 1) * extent.width,
            extent.bottom + (frame.bottom() - inner.y()) / max(frame.height(), 1) * extent.height,
        )

    def inside(self, position: QPointF) -> QPointF:
        """Return a pixel of the widget as one of what is inside the card."""
        return position - INSET

    def sizeHint(self) -> QSize:
        """Return a size at which lines are read with ease."""
        return QSize(self._theme.text * 24, self._theme.text * 15)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which they can be read."""
        return QSize(self._theme.text * 13, self._theme.text * 8)

    # Drawing

    def _show(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._overlay.set_drawing(drawing)
        self.update()

    def _dress(self) -> None:
        """Give everything the colors and the type of the theme."""
        self._axes.set_type(self._theme, self.font())
        self._overlay.set_type(self._theme, self.font())
        self.arrange()

    def arrange(self) -> None:
        """Place the plot: beside it there is room for its axes, its title, and names at the ends of lines."""
        card, (left, below) = self._card(), self._axes.room
        texts = self.margin_texts()
        right = self._theme.text if texts is None else self._overlay.margin(texts)
        frame = card.adjusted(left, self._overlay.row + 3, -right, -below)
        self._frame = QRectF(frame.topLeft(), frame.size().expandedTo(QSizeF(1, 1)))
        self._overlay.set_size(card)
        self.update()

    def _card(self) -> QRectF:
        """Return what is inside the card, in pixels of its own."""
        return QRectF(0, 0, self.width() - 2 * INSET.x(), self.height() - 2 * INSET.y())

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new size."""
        super().resizeEvent(event)
        self.arrange()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card and what is inside it."""
        drawing = self._drawing
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = self.hasFocus()
            painter.setPen(QPen(self._theme.color("accent" if focused else "border"), 2 if focused else 1))
            painter.setBrush(self._theme.color("panel"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.translate(INSET)
            if not drawing.message:
                self._axes.paint(painter, drawing, self._frame, self._card().right())
                self._strokes.paint(painter, drawing.lines, drawing.extent, self._frame)
            self._overlay.paint(painter)

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)
