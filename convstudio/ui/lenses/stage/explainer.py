"""Explains the value under the cursor, in numbers."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from convstudio.core.document import Document
from convstudio.core.operators.stamping import Stamp, stamp
from convstudio.core.result import Evaluated
from convstudio.core.stepping import stamps
from convstudio.core.view_state import COMPOSITE, ViewState
from convstudio.ui.lenses import explaining
from convstudio.ui.lenses.stage.making import Making
from convstudio.ui.widgets.arithmetic.strip import ArithmeticStrip


class Explainer(QObject):
    """Writes a value out on the strip, and tells others which it is; again only when it is another one.

    Parameters
    ----------
    strip : ArithmeticStrip
        Where it is written.
    parent : QObject
        Qt's owner.
    opens_plane : bool
        Whether the arithmetic is that of one plane even where the input is shown as one color picture.
    """

    explained = Signal(object, object, object, object)
    """(document, view, trace, result): the value that is explained now; its result is None while it is computed."""

    def __init__(self, strip: ArithmeticStrip, parent: QObject, *, opens_plane: bool) -> None:
        super().__init__(parent)
        self._strip, self._opens_plane = strip, opens_plane
        self._explained: tuple[object, ...] = ()

    def forget(self) -> None:
        """Explain anew the next time."""
        self._explained = ()

    def clear(self) -> None:
        """Explain nothing."""
        self._strip.set_equation(None)
        self.forget()

    def explain(self, evaluated: Evaluated, view: ViewState, making: Making, *, late: bool) -> None:
        """Explain the value under the cursor, or what the chosen input is stamped into.

        Parameters
        ----------
        evaluated : Evaluated
            The document, and its maps.
        view : ViewState
            Its cursor is inside the output.
        making : Making
            What is made once for all windows.
        late : bool
            Whether the value is no longer that of the present document, which is still being computed.
        """
        document, cursor = evaluated.document, view.cursor
        source = view.source if stamps(view, document) else None
        plane = None if late else evaluated.map(cursor.channel)
        # A map that is not kept comes with its own frame: until then there is no value, though all else is the same.
        look = view.in_channel, view.gallery.rectified, view.hidden
        explained = (evaluated, cursor, source, look, plane is None)
        if explained == self._explained:
            return
        self._explained = explained
        result = None if plane is None else float(plane[cursor.position])
        terms = making.trace(document, cursor)
        if self._opens_plane and view.in_channel == COMPOSITE:
            view = replace(view, in_channel=document.input_planes(cursor.channel)[0])
        if source is None:
            self._strip.set_equation(making.explained(document, view, result))
        else:
            self._strip.set_equation(explaining.stamp_explained(document, _stamp_of(document, view)))
        self.explained.emit(document, view, terms, result)


def _stamp_of(document: Document, view: ViewState) -> Stamp:
    """Return the stamp of the chosen input cell, of a color picture that of its first plane."""
    channel, plane = view.cursor.channel, view.in_channel
    if plane == COMPOSITE:
        plane = document.input_planes(channel)[0]
    return stamp(document, channel, plane, view.source)
