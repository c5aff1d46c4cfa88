"""A part of the stage, large: a rectangle is dragged, and what lies in it fills the area, alive."""

from PySide6.QtCore import (
    QPoint,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QStackedWidget, QWidget

from convstudio.ui.lecture.cover import Cover
from convstudio.ui.theme import LIGHT, Theme

SMALLEST = 24
"""Pixels below which a drag is a click, which magnifies around it."""

AT_A_CLICK = 2.5
"""How much a click magnifies."""

LARGEST = 8.0
"""How much is magnified at most."""

PATIENCE = 33
"""Milliseconds between two pictures at least, while something moves beneath."""

VEIL = 90
"""How far everything beside the rectangle fades while it is dragged: an opacity, of 255."""


class Magnifier(Cover):
    """Lies over an area and shows a part of it, painted as large as it is shown: letters stay sharp.

    Parameters
    ----------
    area : QStackedWidget
        What lies beneath; the magnifier is its child, and shows what is in front there.
    """

    changed = Signal()
    """It waits for a rectangle, or shows one, or is gone."""

    def __init__(self, area: QStackedWidget) -> None:
        super().__init__(area)
        self._area = area
        self._theme = LIGHT
        self._from: QPointF | None = None
        self._to = QPointF()
        self.part: QRectF | None = None
        self._image: QImage | None = None
        self._expected = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PATIENCE)
        self._pause.timeout.connect(self._refresh)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._describe()
        self.hide()

    @property
    def active(self) -> bool:
        """Whether it waits for a rectangle, or shows one."""
        return not self.isHidden()

    def ask(self) -> None:
        """Wait for a rectangle."""
        self.part = self._image = self._from = None
        self.cover_area()
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.show()
        self.raise_()
        self._describe()
        self.update()
        self.changed.emit()

    def dismiss(self) -> None:
        """Show the area as it is."""
        if self.active:
            self._pause.stop()
            self.part = self._image = self._from = None
            self.hide()
            self._describe()
            self.changed.emit()

    def show_part(self, part: QRectF) -> None:
        """Show a part at once, without a rectangle being dragged."""
        if not self.active:
            self.cover_area()
            self.show()
            self.raise_()
        self.magnify(part)

    def magnify(self, part: QRectF) -> None:
        """Show a part of the area, which is made as wide or as high as the area's shape asks for."""
        size = QSizeF(self.size())
        share = min(max(part.width() / size.width(), part.height() / size.height(), 1 / LARGEST), 1.0)
        whole = QRectF(QPointF(0, 0), size * share)
        whole.moveCenter(part.center())
        whole.moveLeft(min(max(whole.left(), 0.0), size.width() - whole.width()))
        whole.moveTop(min(max(whole.top(), 0.0), size.height() - whole.height()))
        self.part = whole
        self.unsetCursor()
        self._describe()
        self._refresh()
        self.changed.emit()

    def beneath(self, place: QPointF) -> QPointF:
        """Return the pixel of the area that is seen at `place`: another one where a part is magnified."""
        if self.part is None:
            return place
        return self.part.topLeft() + place * (self.part.width() / max(self.width(), 1))

    def above(self, place: QPointF) -> QPointF:
        """Return where a pixel of the area is seen: another one where a part is magnified."""
        if self.part is None:
            return place
        return (place - self.part.topLeft()) * (self.width() / max(self.part.width(), 1))

    def set_theme(self, theme: Theme) -> None:
        """Draw the rectangle in other colors."""
        self._theme = theme

    # The picture

    @Slot()
    def _refresh(self) -> None:
        """Paint what lies beneath anew, larger, and show it."""
        front = self._area.currentWidget()
        if self.part is None:
            return
        ratio = self.devicePixelRatioF()
        image = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        image.fill(self._theme.color("ground"))
        scale = self.width() / self.part.width()
        with QPainter(image) as painter:
            painter.scale(ratio * scale, ratio * scale)
            around = self.part.toAlignedRect()
            painter.translate(QPointF(around.topLeft()) - self.part.topLeft())
            flags = QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
            front.render(painter, QPoint(), QRegion(around), flags)
        image.setDevicePixelRatio(ratio)
        self._image = image
        self._expected = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture; where something beneath it was painted, it must be made anew.

        This is not opaque for Qt, which therefore paints here too whatever it paints beneath: that is how a change
        is noticed, whoever made it.
        """
        with QPainter(self) as painter:
            if self._image is not None and self.part is not None:
                painter.drawImage(0, 0, self._image)
                beneath = event.region().intersects(self.part.toAlignedRect())
                if beneath and not self._expected and not self._pause.isActive():
                    self._pause.start()
                self._expected = False
            else:
                self._paint_rectangle(painter)

    def _paint_rectangle(self, painter: QPainter) -> None:
        chosen = self._chosen() if self._from is not None else QRectF()
        outside = QRegion(self.rect()).subtracted(QRegion(chosen.toAlignedRect()))
        painter.setClipRegion(outside)
        painter.fillRect(self.rect(), QColor(0, 0, 0, VEIL))
        painter.setClipping(False)
        if self._from is not None:
            painter.setPen(QPen(self._theme.color("accent"), 3))
            painter.drawRect(chosen)

    def _chosen(self) -> QRectF:
        """Return what has been dragged so far."""
        return QRectF(self._from or self._to, self._to).normalized()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a rectangle."""
        if event.button() == Qt.MouseButton.LeftButton and self.part is None:
            self._from = self._to = event.position()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag its other corner."""
        if self._from is not None:
            self._to = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Magnify what was dragged, or what lies around a click."""
        if self._from is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._to = event.position()
        part = self._chosen()
        if max(part.width(), part.height()) < SMALLEST:
            part = QRectF(QPointF(0, 0), QSizeF(self.size()) * (1 / AT_A_CLICK))
            part.moveCenter(self._to)
        self._from = None
        self.magnify(part)

    # Area and language

    def _on_resized(self) -> None:
        """End: what lay in the rectangle lies elsewhere now."""
        self.dismiss()

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Magnified part of the stage"))
        self.setAccessibleDescription(
            self.tr("Drag a rectangle over what is to be magnified.")
            if self.part is None
            else self.tr("Z or Esc shows the whole stage again.")
        )
