"""What the whole room sees of the mouse: a spotlight, around which everything is dimmed, or the dot of a laser."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from convstudio.ui.lecture.cover import Cover


class Beam(Enum):
    """What is seen where the mouse is."""

    SPOTLIGHT = "spotlight"
    LASER = "laser"


DIM: Final = QColor(0, 0, 0, 172)
"""What lies over everything beside the spotlight."""

EDGE: Final = 0.8
"""Share of the spotlight's radius within which nothing is dimmed."""

RADII: Final = (0.06, 0.6)
"""Smallest and largest radius of the spotlight, as shares of the height."""

GROWTH: Final = 1.15
"""How much larger one step makes the spotlight."""

DOT: Final = 1 / 70
"""Radius of the laser's dot, as a share of the height."""

LASER: Final = (
    (1.0, QColor(0, 0, 0)),
    (0.9, QColor(255, 255, 255)),
    (0.68, QColor(200, 0, 24)),
)
"""Disks of the laser's dot, each with its share of the radius: a light and a dark ring make it seen on any color."""


class Pointer(Cover):
    """Lies over an area and lets the mouse through; it is told where the mouse is.

    Parameters
    ----------
    area : QWidget
        What lies beneath; the pointer is its child.
    """

    moved = Signal(float, float)
    """It is at these shares of the width and the height of the area now."""
    changed = Signal()
    """It has another beam, or the spotlight another size."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self.beam: Beam | None = None
        self.radius = 0.2
        self.place = (0.5, 0.5)
        self._lit: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._describe()
        self.hide()

    def shine(self, beam: Beam | None) -> None:
        """Show a spotlight or a dot; None shows the mouse as it is."""
        if beam is self.beam:
            return
        self.beam, self._lit = beam, None
        self.cover_area()
        self._describe()
        self.setVisible(beam is not None)
        self.raise_()
        self.update()
        self.changed.emit()

    def grow(self, steps: float) -> None:
        """Make the spotlight larger by so many steps, or smaller."""
        smallest, largest = RADII
        if self.beam is Beam.SPOTLIGHT:
            self.set_radius(min(max(self.radius * GROWTH**steps, smallest), largest))

    def set_radius(self, radius: float) -> None:
        """Let the spotlight have this radius, a share of the height."""
        if radius != self.radius:
            before = self._spot()
            self.radius, self._lit = radius, None
            self.update(QRegion(before).united(self._spot()))
            self.changed.emit()

    def follow(self, position: QPointF) -> None:
        """Take the place of the mouse, in pixels of the area; only what changes is painted."""
        before = self._spot()
        self.place = position.x() / max(self.width(), 1), position.y() / max(self.height(), 1)
        if self.beam is not None:
            self.update(QRegion(before).united(self._spot()))
            self.moved.emit(*self.place)

    def _spot(self) -> QRect:
        """Return the pixels that the light or the dot takes."""
        share = self.radius if self.beam is Beam.SPOTLIGHT else DOT
        reach = max(round(share * self.height()), 4) + 1
        middle = QPoint(round(self.place[0] * self.width()), round(self.place[1] * self.height()))
        return QRect(middle - QPoint(reach, reach), QSize(2 * reach, 2 * reach))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what is outside the spotlight's square; the square itself, or the dot, is a picture that is kept."""
        spot = self._spot()
        with QPainter(self) as painter:
            if self._lit is None:
                self._lit = self._drawn(spot.size())
            painter.drawPixmap(spot.topLeft(), self._lit)
            if self.beam is Beam.SPOTLIGHT:
                painter.setClipRegion(event.region().subtracted(QRegion(spot)))
                painter.fillRect(event.rect(), DIM)

    def _drawn(self, size: QSize) -> QPixmap:
        """Return the spotlight's square, or the dot."""
        # PySide makes the enums of gradients with the first one, which takes as long as painting: not at the start.
        from PySide6.QtGui import QRadialGradient  # noqa: PLC0415

        ratio = self.devicePixelRatioF()
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        middle, radius = QPointF(size.width() / 2, size.height() / 2), size.width() / 2 - 1
        with QPainter(drawn) as painter:
            if self.beam is Beam.SPOTLIGHT:
                fading = QRadialGradient(middle, radius)
                fading.setColorAt(EDGE, QColor(0, 0, 0, 0))
                fading.setColorAt(1.0, DIM)
                painter.fillRect(QRect(QPoint(0, 0), size), fading)
            else:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                for share, color in LASER:
                    painter.setBrush(color)
                    painter.drawEllipse(middle, radius * share, radius * share)
        return drawn

    def _on_resized(self) -> None:
        """Cover the area, with a spotlight in proportion to it."""
        self._lit = None
        self.cover_area()

    def _describe(self) -> None:
        laser = self.beam is Beam.LASER
        self.setAccessibleName(self.tr("Laser pointer") if laser else self.tr("Spotlight"))
