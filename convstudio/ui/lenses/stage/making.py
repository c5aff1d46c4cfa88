"""What a stage shows, made once for all windows that show the same."""

from collections.abc import Callable
from typing import Generic, TypeVar

from convstudio.core.document import Document
from convstudio.core.operators.trace import Trace, trace
from convstudio.core.render.frame import Frame
from convstudio.core.view_state import Cursor, ViewState
from convstudio.ui.lenses import explaining
from convstudio.ui.lenses.stage import kinds, scene
from convstudio.ui.lenses.stage.concealing import concealed_equation, value_is_hidden
from convstudio.ui.lenses.stage.scene import Hover, Pane
from convstudio.ui.widgets.arithmetic.equation import Equation
from convstudio.ui.widgets.grid.picture import GridPicture, Overlay

T = TypeVar("T")


class Making:
    """Makes pictures, marks and arithmetic, and keeps the last of each until another one is asked for.

    Documents and frames are told apart by identity, so nothing is compared that is large. Two windows ask for the
    same one after the other; how large they draw it is their own affair.
    """

    def __init__(self) -> None:
        self._input: _Last[GridPicture] = _Last()
        self._kernel: _Last[GridPicture] = _Last()
        self._output: _Last[GridPicture | None] = _Last()
        self._marks: _Last[dict[Pane, Overlay]] = _Last()
        self._trace: _Last[Trace] = _Last()
        self._equation: _Last[Equation] = _Last()

    def forget(self) -> None:
        """Keep nothing any more: pictures may be large."""
        for last in (self._input, self._kernel, self._output, self._marks, self._trace, self._equation):
            last.forget()

    def input_grid(self, frame: Frame) -> GridPicture:
        """Return `scene.input_grid`."""
        return self._input.of((frame,), lambda: scene.input_grid(frame))

    def kernel_grid(self, document: Document, kernel: tuple[int, int]) -> GridPicture:
        """Return `kinds.kernel_grid`."""
        return self._kernel.of((document, kernel), lambda: kinds.kernel_grid(document, kernel))

    def output_grid(self, frame: Frame, view: ViewState, *, covers: bool) -> GridPicture | None:
        """Return `kinds.output_grid`."""
        return self._output.of((frame, view, covers), lambda: kinds.output_grid(frame, view, covers=covers))

    def overlays(self, document: Document, view: ViewState, hover: Hover | None) -> dict[Pane, Overlay]:
        """Return `kinds.overlays`."""
        terms = self.trace(document, view.cursor)
        return self._marks.of((document, view, hover), lambda: kinds.overlays(document, view, hover, terms))

    def trace(self, document: Document, cursor: Cursor) -> Trace:
        """Return `trace` of the output under the cursor."""
        return self._trace.of((document, cursor), lambda: trace(document, cursor.channel, cursor.position))

    def explained(self, document: Document, view: ViewState, result: float | None) -> Equation:
        """Return `explaining.explained`."""
        terms = self.trace(document, view.cursor)

        def make() -> Equation:
            equation = explaining.explained(document, view, terms, result)
            return concealed_equation(equation) if value_is_hidden(view) else equation

        return self._equation.of((document, view, result), make)


class _Last(Generic[T]):
    """What was made last."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[object, ...], T] | None = None

    def of(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what belongs to `key`, made now if it is another key than the last time."""
        kept = self._kept
        if kept is None or kept[0] != key:
            kept = self._kept = key, make()
        return kept[1]

    def forget(self) -> None:
        """Keep nothing."""
        self._kept = None
