"""What the compute thread does with a request; torch is imported there, and not before."""

import math
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from convstudio.app.latest import Turn
from convstudio.core.document import Document
from convstudio.core.errors import ShapeError, StudioError
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import traced_output
from convstudio.core.render.frame import Frame, Look, frame_of
from convstudio.core.result import Evaluated, Impossible, Result

if TYPE_CHECKING:
    from convstudio.engine.renderer import Renderer

FIRST_PRODUCTS = 20_000
"""Products that are summed with numpy for a first picture, in about 20 ms, while torch is still to be imported."""

PAINTING_PATIENCE = 2.0
"""Seconds that the import of torch waits at most for the first picture to be painted."""


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """A document to compute, and what of it to paint."""

    document: Document
    look: Look

    def has_maps_of(self, other: "Request") -> bool:
        """Return whether its gallery is made of the same maps as that of `other`, averaged in the same way."""
        one, two = self.look.gallery, other.look.gallery
        return (
            self.document is other.document and one is not None and two is not None and one.form == two.form
        )


class Compute:
    """The job of the compute thread.

    Parameters
    ----------
    device : str
        "auto", "cpu", "cuda" or "cuda:N".
    painted : threading.Event, optional
        Set when the first picture is on the screen. Until then torch is not imported: the import would take
        Python's lock from the thread that builds the window, and make that take twice as long.
    """

    def __init__(self, device: str, painted: threading.Event | None = None) -> None:
        self._device = device
        self._painted = painted
        self._renderer: Renderer | None = None

    def __call__(self, request: Request, turn: Turn) -> None:
        """Emit the frame of `request`; before the first one, a picture that needs no torch.

        A gallery of large maps is emitted twice: as pictures, and with its statistics, where nothing newer waits.
        That of maps that are not kept takes long; it is given up, as stopped, when a newer request needs another.

        Raises
        ------
        StudioError
            DEVICE_MISSING, once, after the first frame was computed on the CPU instead.
        """
        if self._renderer is None:
            early = first_frame(request)
            if early is not None:
                turn.emit(early)
                if self._painted is not None:
                    self._painted.wait(PAINTING_PATIENCE)
            self._renderer, missing = load_renderer(self._device)
        else:
            missing = None

        def superseded() -> bool:
            newer = turn.newer()
            return turn.stopped() or (isinstance(newer, Request) and not newer.has_maps_of(request))

        frame = self._renderer.render(request.document, request.look, turn.stopped, turn.progress, superseded)
        turn.emit(frame)
        counted = self._renderer.counted(frame, turn.outdated)
        if counted is not None:
            turn.emit(counted)
        if missing is not None:
            raise missing


def load_renderer(device: str) -> tuple["Renderer", StudioError | None]:
    """Import torch, which takes a second or two, and return a renderer.

    Returns
    -------
    (Renderer, StudioError or None)
        That for `device`; or that for the CPU, and why.
    """
    from convstudio.engine import loading

    loading.preload()
    from convstudio.engine.renderer import Renderer

    try:
        return Renderer(device), None
    except StudioError as error:
        return Renderer("cpu"), error


def first_frame(request: Request) -> Frame | None:
    """Return the frame of a small document without torch, or None where numpy would take too long."""
    document = request.document
    result: Result
    try:
        shape = geometry.output_shape(document)
    except ShapeError as error:
        result = Impossible(document, error)
    else:
        if math.prod(shape) * document.weight.size > FIRST_PRODUCTS:
            return None
        try:
            result = Evaluated(document, traced_output(document), "numpy", 0.0)
        except StudioError:
            # An overflow: torch will say what it makes of it.
            return None
    return frame_of(result, request.look)
