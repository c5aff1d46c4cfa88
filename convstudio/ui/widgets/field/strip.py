"""The maps of a chain side by side: what a unit depends on in each of them, and the numbers of each layer."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from convstudio.core.render.colormap import ByteArray
from convstudio.ui.theme import LIGHT, Theme
from convstudio.ui.widgets.field.content import StripContent
from convstudio.ui.widgets.field.layout import LINE, MARGIN, StripLayout
from convstudio.ui.widgets.field.pane import image_of
from convstudio.ui.widgets.field.strip_painting import StripPainter

STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ChainStrip(QWidget):
    """Input and maps from left to right; a click chooses a layer and a unit, the arrows move it.

    Parameters
    ----------
    parent : QWidget, optional
        Qt's owner.
    """

    pressed = Signal(int, object)
    """(map, cell) was pressed, or is dragged over; the cell is None beside the map."""
    hovered = Signal(object)
    """(map, cell or None) under the pointer, or None."""
    stepped = Signal(int, int)
    """An arrow: rows and columns that the unit is to move by."""
    turned = Signal(int)
    """Shift with Left or Right: layers to move by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme: Theme = LIGHT
        self._content: StripContent | None = None
        self._thumbnail: ByteArray | None = None
        self._image = image_of(None)
        self._dimmed = False
        self._painter = StripPainter(self._theme, self.font())
        self._describe()

    @property
    def content(self) -> StripContent | None:
        """What is shown."""
        return self._content

    def sizeHint(self) -> QSize:
        """Return a size in which maps can be told apart."""
        return QSize(640, 14 * self._theme.text)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the lines of text, and small maps."""
        return QSize(320, round(12.5 * self._theme.small_text * LINE))

    def set_theme(self, theme: Theme) -> None:
        """Paint with other colors or another size of type."""
        self._theme = theme
        self._painter = StripPainter(theme, self.font())
        self.updateGeometry()
        self.update()

    def set_content(self, content: StripContent | None) -> None:
        """Show another chain, or another unit of it."""
        self._content = content
        self._describe()
        self.update()

    def set_thumbnail(self, pixels: ByteArray | None) -> None:
        """Show the input in its map: grays of shape (H, W) or colors of shape (H, W, 3)."""
        if pixels is not self._thumbnail:
            self._thumbnail, self._image = pixels, image_of(pixels)
            self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Show the chain as one that is no longer there."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.update()

    def layout_of_maps(self) -> StripLayout | None:
        """Return where everything lies."""
        if self._content is None:
            return None
        metrics = QFontMetricsF(self._painter.font)
        labels = max((metrics.horizontalAdvance(text) for text in self._content.labels), default=0) + MARGIN
        return StripLayout.of(self._content, self.width(), self.height(), self._theme.small_text, labels)

    def sheets(self) -> npt.NDArray[np.float64]:
        """Return x, y, width and height of what is seen of every map, shape (maps, 4)."""
        layout = self.layout_of_maps()
        if layout is None:
            return np.empty((0, 4))
        return np.array([place.frame.getRect() for place in layout.maps])

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the columns, and the cones between the maps."""
        content, layout = self._content, self.layout_of_maps()
        if content is None or layout is None:
            return
        with QPainter(self) as painter:
            if self._dimmed:
                painter.setOpacity(0.35)
            self._painter.paint(painter, content, layout, self._image, focused=self.hasFocus())

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a layer, and the unit under the pointer."""
        self._press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer, and follow a drag."""
        content, layout = self._content, self.layout_of_maps()
        if content is not None and layout is not None:
            self.hovered.emit(layout.at(content, event.position()))
        self._press(event)

    def _press(self, event: QMouseEvent) -> None:
        content, layout = self._content, self.layout_of_maps()
        if content is None or layout is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        found = layout.at(content, event.position())
        if found is not None and (found[1] is not None or event.type() == QEvent.Type.MouseButtonPress):
            self.pressed.emit(*found)

    def leaveEvent(self, event: QEvent) -> None:
        """End hovering."""
        self.hovered.emit(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say a column in words as its tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            content, layout = self._content, self.layout_of_maps()
            found = None
            if content is not None and layout is not None:
                found = layout.at(content, QPointF(event.pos()))
            text = content.columns[found[0]].described if content is not None and found is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the unit by an arrow, the layer by Shift and an arrow."""
        step = STEPS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and modifiers == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(*step)
        elif step is not None and step[1] and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.turned.emit(step[1])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys come here."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do not any more."""
        self.update()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in another language, and write in another face."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
        elif event.type() == QEvent.Type.FontChange:
            self._painter = StripPainter(self._theme, self.font())
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Chain of layers"))
        content = self._content
        self.setAccessibleDescription(
            "" if content is None else " ".join(column.described for column in content.columns)
        )
