"""A sheet of glass over an area, to draw on; without a nib the mouse goes through it."""

from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QCursor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from convstudio.core import numerals
from convstudio.ui.lecture.cover import Cover
from convstudio.ui.lecture.ink import WIDTHS, Ink, Nib, Stroke, ink_color
from convstudio.ui.lecture.ink_layers import InkLayers
from convstudio.ui.theme import LIGHT, Theme

CURSOR = 48
"""Pixels beyond which the cursor that shows the nib does not grow: larger ones are not shown everywhere."""


class InkGlass(Cover):
    """Shows ink over an area, and draws on it where there is a nib; hidden while there is neither.

    Parameters
    ----------
    ink : Ink
        What is shown.
    area : QWidget
        What lies beneath; the glass is its child.
    """

    def __init__(self, ink: Ink, area: QWidget) -> None:
        super().__init__(area)
        self._ink = ink
        self._theme = LIGHT
        self._layers: InkLayers | None = None
        self._color = 0
        self.nib: Nib | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        ink.grown.connect(self._on_grown)
        ink.ended.connect(self._on_ended)
        ink.changed.connect(self._on_changed)
        self._fit()

    def take(self, nib: Nib | None, color: int = 0) -> None:
        """Draw with this nib, in its color of this number; None lets the mouse through to what lies beneath."""
        self.nib, self._color = nib, color
        self._ink.finish()
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Show the ink in the colors that are legible there."""
        self._theme = theme
        self._layers = None
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Cover the area, and take the mouse if there is a nib; hide where there is nothing to see or do."""
        self.cover_area()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, self.nib is None)
        self._describe()
        if self.nib is not None:
            self.setCursor(self._cursor(self.nib))
        if self._ink.empty:
            self._layers = None  # what is not needed takes no memory
        shown = self.nib is not None or not self._ink.empty
        if shown and self.isHidden():
            self.raise_()
        self.setVisible(shown)

    def _cursor(self, nib: Nib) -> QCursor:
        """Return the nib itself: a disk of its color and size."""
        size = min(max(round(WIDTHS[nib] * self.height()), 5), CURSOR)
        side, ratio = size + 4, self.devicePixelRatioF()
        disk = QPixmap(round(side * ratio), round(side * ratio))
        disk.setDevicePixelRatio(ratio)
        disk.fill(Qt.GlobalColor.transparent)
        with QPainter(disk) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("ink"), 1))
            painter.setBrush(ink_color(nib, self._color, self._theme))
            painter.drawEllipse(QPointF(side / 2, side / 2), size / 2, size / 2)
        return QCursor(disk)

    # Ink

    @Slot(object)
    def _on_grown(self, stroke: Stroke) -> None:
        if self.isHidden():
            self._fit()
        self.update(self._drawn().draw_on(stroke))

    @Slot(object)
    def _on_ended(self, stroke: Stroke) -> None:
        self.update(self._drawn().draw_end(stroke))

    @Slot()
    def _on_changed(self) -> None:
        self._layers = None
        self._fit()
        self.update()

    def _drawn(self) -> InkLayers:
        """Return the pixels of the ink, drawn now if the area or the colors have changed."""
        made_of = self.size(), self.devicePixelRatioF()
        if self._layers is None or self._layers.made_of != made_of:
            self._layers = InkLayers(*made_of, self._theme)
            self._layers.draw_all(self._ink.strokes)
        return self._layers

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the ink of what is to be painted, which is mostly the little that has just been drawn."""
        if self._ink.empty:
            return
        layers = self._drawn()
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            layers.paint(painter, event.rect())

    # Mouse; pens of a tablet and fingers come as a mouse, as nothing here asks for more

    def _place(self, position: QPointF) -> tuple[float, float]:
        return position.x() / max(self.width(), 1), position.y() / max(self.height(), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the nib down."""
        if event.button() == Qt.MouseButton.LeftButton and self.nib is not None:
            self._ink.begin(self.nib, self._color, self._place(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ink.extend(self._place(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the nib."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._ink.finish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put the nib down again: two dots beside each other are no command."""
        self.mousePressEvent(event)

    # Area and language

    def _on_resized(self) -> None:
        """Cover the area; the ink keeps its place in it."""
        self._fit()

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Ink over the stage"))
        strokes = numerals.full_text(len(self._ink.strokes))
        self.setAccessibleDescription(self.tr("Strokes: {count}").format(count=strokes))
