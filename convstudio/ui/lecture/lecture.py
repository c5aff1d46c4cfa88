"""What a lecturer takes in hand, one thing at a time: pointer, pen, magnifier, and the switch for a black screen."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from convstudio.ui.lecture.blank import BlackSign, Blank
from convstudio.ui.lecture.ink import COLORS, Ink, Nib
from convstudio.ui.lecture.ink_glass import InkGlass
from convstudio.ui.lecture.magnifier import Magnifier
from convstudio.ui.lecture.pointer import Beam, Pointer
from convstudio.ui.lecture.watch import Watch
from convstudio.ui.theme import Theme

SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier

LARGER: Final = (int(Qt.Key.Key_Plus), int(Qt.Key.Key_Equal))
SMALLER: Final = (int(Qt.Key.Key_Minus), int(Qt.Key.Key_Underscore))


class Tool(Enum):
    """What can be in hand; a black screen and a magnified part are beside that."""

    SPOTLIGHT = Beam.SPOTLIGHT
    LASER = Beam.LASER
    PEN = Nib.PEN
    HIGHLIGHTER = Nib.HIGHLIGHTER


class Lecture(QObject):
    """The tools of a lecture over one window.

    Parameters
    ----------
    window : QWidget
        What spotlight and black screen lie over.
    stage : QStackedWidget
        The lenses, which ink lies over, and of which a part is magnified.

    Attributes
    ----------
    ink : Ink
        What is drawn; a second window may show it on a glass of its own.
    glass : InkGlass
        Where it is drawn and shown.
    pointer : Pointer
        Spotlight and laser.
    magnifier : Magnifier
        A part of the stage, large.
    blanked : bool
        Whether the audience sees black.
    blank : Blank
        The black screen, where there is one window.
    sign : BlackSign
        Says that the audience's window is black, where there are two.
    """

    changed = Signal()
    """Another tool is in hand, or none, or the screen is black or magnified now, or no longer."""
    taken = Signal(object)
    """This Tool has been taken in hand."""
    text_turned = Signal(int)
    """The wheel was turned for larger type by so many steps, or smaller."""

    def __init__(self, window: QWidget, stage: QStackedWidget) -> None:
        super().__init__(window)
        self._window = window
        self.tool: Tool | None = None
        self.colors = dict.fromkeys(Nib, 0)
        self.ink = Ink(self)
        self.magnifier = Magnifier(stage)
        self.glass = InkGlass(self.ink, stage)
        self.pointer = Pointer(window)
        self.blank, self.sign = Blank(window), BlackSign(stage)
        self.blanked = False
        self._apart = False
        self._watch = Watch(window)
        self._watch.modifiers = frozenset({CTRL})
        self._watch.moved.connect(self._on_moved)
        self._watch.turned.connect(self._on_turned)
        self._watch.keyed.connect(self._on_keyed)
        self.blank.pressed.connect(self.end)
        self.magnifier.changed.connect(self._on_magnified)
        self.ink.grown.connect(self.changed)
        self.ink.changed.connect(self.changed)

    @property
    def busy(self) -> bool:
        """Whether `end` has something to end."""
        return self.tool is not None or self.magnifier.active or (self.blanked and not self._apart)

    def take(self, tool: Tool | None) -> None:
        """Take a tool in hand instead of the one before; None puts it down. Ink stays."""
        self.tool = tool
        held = None if tool is None else tool.value
        if isinstance(held, Nib) and self.magnifier.active and self.magnifier.part is None:
            self.magnifier.dismiss()
        if isinstance(held, Nib):
            self.glass.take(held, self.colors[held])
        else:
            self.glass.take(None)
        if isinstance(held, Beam) and self.pointer.beam is None:
            self.pointer.follow(QPointF(self._window.mapFromGlobal(self._window.cursor().pos())))
        self.pointer.shine(held if isinstance(held, Beam) else None)
        self._watch.modifiers = frozenset({CTRL, SHIFT} if held is Beam.SPOTLIGHT else {CTRL})
        if held is Beam.LASER:
            self._window.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self._window.unsetCursor()
        self.changed.emit()
        if tool is not None:
            self.taken.emit(tool)

    @Slot()
    def next_color(self) -> None:
        """Draw on in the next color; without a nib in hand, take the pen."""
        held = None if self.tool is None else self.tool.value
        if isinstance(held, Nib):
            self.colors[held] = (self.colors[held] + 1) % COLORS
            self.glass.take(held, self.colors[held])
        else:
            self.take(Tool.PEN)

    @Slot(bool)
    def magnify(self, on: bool) -> None:
        """Ask for a part of the stage to be magnified, or show all of it again."""
        if on and not self.magnifier.active:
            if self.tool in (Tool.PEN, Tool.HIGHLIGHTER):
                self.take(None)
            self.magnifier.ask()
        elif not on:
            self.magnifier.dismiss()

    @Slot(bool)
    def make_blank(self, on: bool) -> None:
        """Make the screen black, or show everything again."""
        if on is not self.blanked:
            self.blanked = on
            self._cover()
            self.changed.emit()

    @Slot(bool)
    def set_apart(self, on: bool) -> None:
        """Let the audience have a window of its own, or this one.

        A black screen goes where the audience looks. It ends with the audience's window: the lecturer, whose
        projector was unplugged, is not to sit in the dark.
        """
        if on is not self._apart:
            self._apart = on
            if not on:
                self.make_blank(False)
            self._cover()
            self.changed.emit()

    def _cover(self) -> None:
        self.blank.cover(self.blanked and not self._apart)
        self.sign.show_black(self.blanked and self._apart)

    @Slot()
    def wipe(self) -> None:
        """Take all ink away, as the next step, lens or document does."""
        self.ink.wipe()

    @Slot()
    def end(self) -> None:
        """End what lies uppermost: the black screen, then the tool in hand, then the magnified part.

        Not a screen that only the audience sees black: there Esc is pressed for something else.
        """
        if self.blanked and not self._apart:
            self.make_blank(False)
        elif self.tool is not None:
            self.take(None)
        else:
            self.magnifier.dismiss()

    @Slot()
    def rest(self) -> None:
        """End everything, and take the ink away."""
        self.make_blank(False)
        self.take(None)
        self.magnifier.dismiss()
        self.wipe()

    @Slot()
    def show_lens(self) -> None:
        """Begin with a clean sheet over another lens; what is in hand stays there."""
        self.wipe()
        self.magnifier.dismiss()
        self.glass.raise_()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colors that are legible there."""
        self.glass.set_theme(theme)
        self.magnifier.set_theme(theme)

    @Slot()
    def _on_magnified(self) -> None:
        """Take the ink away: what it was drawn on has moved."""
        self.wipe()
        self.changed.emit()

    @Slot(QPointF)
    def _on_moved(self, position: QPointF) -> None:
        if self.pointer.beam is not None:
            self.pointer.follow(position)

    @Slot(object, int)
    def _on_turned(self, modifier: Qt.KeyboardModifier, notches: int) -> None:
        if modifier == SHIFT:
            self.pointer.grow(notches)
        else:
            self.text_turned.emit(notches)

    @Slot(int)
    def _on_keyed(self, key: int) -> None:
        if key in LARGER or key in SMALLER:
            self.pointer.grow(1 if key in LARGER else -1)
