"""What the lecturer points at and draws, and the black screen, in the window for the audience."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from convstudio.ui.lecture.audience import AudienceWindow
from convstudio.ui.lecture.blank import Blank
from convstudio.ui.lecture.correspondence import Correspondence, Pair
from convstudio.ui.lecture.ink import Ink, Stroke
from convstudio.ui.lecture.ink_glass import InkGlass
from convstudio.ui.lecture.lecture import Lecture
from convstudio.ui.lecture.magnifier import Magnifier
from convstudio.ui.lecture.pointer import Pointer
from convstudio.ui.lenses.lens import Lens
from convstudio.ui.theme import Theme


class OverAudience(QObject):
    """The tools over one window; it goes with the window.

    Parameters
    ----------
    lecture : Lecture
        The lecturer's tools.
    stage : QStackedWidget
        The lecturer's lenses.
    text : QWidget
        The lecturer's text of a lesson.
    window : AudienceWindow
        The audience's.

    Attributes
    ----------
    ink : Ink
        The lecturer's, with its places over the audience's cells.
    glass : InkGlass
        Shows it.
    magnifier : Magnifier
        Shows the same part of the lens as the lecturer's.
    pointer : Pointer
        Spotlight and laser.
    blank : Blank
        The black screen.
    """

    def __init__(
        self, lecture: Lecture, stage: QStackedWidget, text: QWidget, window: AudienceWindow
    ) -> None:
        super().__init__(window)
        self._lecture, self._stage, self._text, self._window = lecture, stage, text, window
        self.ink = Ink(self)
        self.magnifier = Magnifier(window.lenses)
        self.glass = InkGlass(self.ink, window.lenses)
        self.pointer, self.blank = Pointer(window), Blank(window)
        for over in (self.magnifier, self.glass, self.pointer, self.blank):
            over.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.lay_over(self.pointer, self.blank)
        # Not while the window is being laid out, but as soon as it has been.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self.refresh)
        window.installEventFilter(self)
        window.themed.connect(self._on_themed)
        lecture.changed.connect(self._on_changed)
        lecture.magnifier.changed.connect(self.refresh)
        lecture.ink.grown.connect(self._on_grown)
        lecture.ink.ended.connect(self._on_ended)
        lecture.ink.changed.connect(self._draw_again)
        lecture.pointer.changed.connect(self._on_pointer)
        lecture.pointer.moved.connect(self._point)
        self._on_themed(window.theme)
        self._on_pointer()
        self._on_changed()

    @Slot()
    def refresh(self) -> None:
        """Put everything where it belongs by now."""
        self._magnify()
        self._draw_again()
        self._point()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put everything in its place again when the window has another layout."""
        kind = event.type()
        if (
            kind in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest)
            and watched is self._window
        ):
            self._settling.start()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _on_themed(self, theme: Theme) -> None:
        self.glass.set_theme(theme)
        self.magnifier.set_theme(theme)

    # Ink

    def _over_stage(self) -> Correspondence:
        return Correspondence(self._stage, self._window.lenses, self._lenses())

    def _lenses(self) -> list[Pair]:
        lens = self._window.lens
        return lens.partners() if isinstance(lens, Lens) else []

    def _placed(self, places: Correspondence, share: tuple[float, float]) -> tuple[float, float]:
        """Return the place of a point of ink over the audience's lenses."""
        area, (x, y) = self._stage.size(), share
        pixel = self._lecture.magnifier.beneath(QPointF(x * area.width(), y * area.height()))
        seen = self.magnifier.above(QPointF(*places.place(pixel.x(), pixel.y())))
        size = self._window.lenses.size()
        return seen.x() / max(size.width(), 1), seen.y() / max(size.height(), 1)

    @Slot(object)
    def _on_grown(self, stroke: Stroke) -> None:
        place = self._placed(self._over_stage(), stroke.points[-1])
        if len(stroke.points) == 1:
            self.ink.begin(stroke.nib, stroke.color, place)
        else:
            self.ink.extend(place)

    @Slot(object)
    def _on_ended(self, _stroke: Stroke) -> None:
        self.ink.finish()

    @Slot()
    def _draw_again(self) -> None:
        strokes = self._lecture.ink.strokes
        if not strokes and self.ink.empty:
            return
        places = self._over_stage()
        placed = (
            Stroke(stroke.nib, stroke.color, [self._placed(places, point) for point in stroke.points])
            for stroke in strokes
        )
        self.ink.lay(placed, drawing=self._lecture.ink.drawing)

    # Pointer

    @Slot()
    def _on_pointer(self) -> None:
        """Shine as the lecturer's does."""
        theirs = self._lecture.pointer
        self.pointer.shine(theirs.beam)
        self.pointer.set_radius(theirs.radius)
        self._point()

    @Slot()
    def _point(self) -> None:
        """Point at what the lecturer points at; at nothing where the audience does not see that."""
        theirs = self._lecture.pointer
        area = theirs.parentWidget()
        if theirs.beam is None or area is None:
            return
        pixel = QPointF(theirs.place[0] * area.width(), theirs.place[1] * area.height())
        found = self._pixel_for(area, pixel)
        self.pointer.setVisible(found is not None)
        if found is not None:
            self.pointer.follow(found)

    def _pixel_for(self, area: QWidget, pixel: QPointF) -> QPointF | None:
        """Return the pixel of the audience's window for one of the lecturer's; None beside stage and text."""
        stage, window = self._stage, self._window
        inside = stage.mapFrom(area, pixel)
        if stage.rect().contains(inside.toPoint()):
            inside = self._lecture.magnifier.beneath(inside)
            seen = self.magnifier.above(QPointF(*self._over_stage().place(inside.x(), inside.y())))
            return window.lenses.mapTo(window, seen)
        text = (
            None if window.side is None else window.side.findChild(type(self._text), self._text.objectName())
        )
        if text is None or not isinstance(text, QWidget):
            return None
        words = Correspondence(area, window, [(self._text, text)])
        if not words.holds(pixel.x(), pixel.y()):
            return None
        return QPointF(*words.place(pixel.x(), pixel.y()))

    # Magnifier and black screen

    def _magnify(self) -> None:
        """Show what the lecturer's magnifier shows, as large as there is room for."""
        part = self._lecture.magnifier.part
        if part is None:
            self.magnifier.dismiss()
            return
        places = self._over_stage()
        first, last = (
            QPointF(*places.place(corner.x(), corner.y())) for corner in (part.topLeft(), part.bottomRight())
        )
        wanted = QRectF(first, last).normalized()
        if not wanted.isEmpty():
            self.magnifier.show_part(wanted)

    @Slot()
    def _on_changed(self) -> None:
        if self._lecture.blanked is self.blank.isHidden():
            self.blank.cover(self._lecture.blanked)
