"""Keeps the effective field of the chosen unit coming, on a thread of its own."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from convstudio.app.latest import Job, Latest, Turn
from convstudio.core.document import Signal as Input
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators.effective_field import EffectiveField, Middle
from convstudio.core.operators.receptive_field import Stage
from convstudio.core.render.raster import Raster, gray_raster, magnitude_raster, rgb_raster
from convstudio.core.view_state import COMPOSITE

NETWORKS: Final = 32
"""Random networks that are averaged over."""

PATIENCE: Final = 4.0
"""Seconds after which the average is good enough, of however few it is."""

PACE: Final = 0.08
"""Seconds between two averages that are shown, at least."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldRequest:
    """A unit of a chain over an input, and what of it to compute.

    Attributes
    ----------
    signal : Signal
        The input, of one or two spatial axes.
    plane : int
        The plane that is shown; COMPOSITE shows all as one color picture.
    maps : tuple of Stage
        The chain up to the unit's map.
    unit : tuple of int
        Its place in the last of them.
    effective : bool
        Whether to work out |gradient|.
    """

    signal: Input
    plane: int
    maps: tuple[Stage, ...]
    unit: tuple[int, ...]
    effective: bool

    def same_as(self, other: "FieldRequest") -> bool:
        """Return whether both ask for the same."""
        return (
            self.signal is other.signal
            and (self.plane, self.unit, self.effective) == (other.plane, other.unit, other.effective)
            and self.maps == other.maps
        )


@dataclass(frozen=True, slots=True, eq=False)
class FieldFrame:
    """What is painted of a request.

    Attributes
    ----------
    request : FieldRequest
        What was asked for.
    picture : Raster
        The input; that of one axis is one row.
    field : EffectiveField or None
        None where it was not asked for, or is still to come.
    heat : Raster or None
        The field as levels from 0 to its largest share.
    middle : Middle or None
        Where half of the gradient lies.
    complete : bool
        Whether nothing better follows.
    """

    request: FieldRequest
    picture: Raster
    field: EffectiveField | None = None
    heat: Raster | None = None
    middle: Middle | None = None
    complete: bool = False


class FieldJob:
    """What the thread does: the picture first, then averages over more and more networks."""

    def __init__(self) -> None:
        self._pictured: tuple[Input, int, Raster] | None = None

    def __call__(self, request: FieldRequest, turn: Turn) -> None:
        """Emit frames of `request`, the last one complete unless a newer request waits."""
        picture = self._picture(request)
        turn.emit(FieldFrame(request, picture, complete=not request.effective))
        if not request.effective or turn.outdated():
            return
        fields = _fields(request, turn)
        shown, began = 0.0, time.perf_counter()
        for field in fields:
            now = time.perf_counter()
            complete = field.networks == NETWORKS or now - began > PATIENCE or not field.values.any()
            if complete or now - shown >= PACE:
                turn.emit(_frame(request, picture, field, complete=complete))
                shown = now
            if complete or turn.outdated():
                return

    def _picture(self, request: FieldRequest) -> Raster:
        """Return the picture of the input, made once for each."""
        signal, plane = request.signal, request.plane
        if self._pictured is None or self._pictured[:2] != (signal, plane):
            self._pictured = (signal, plane, _input_picture(signal, plane))
        return self._pictured[2]


def _input_picture(signal: Input, plane: int) -> Raster:
    values = signal.values if len(signal.spatial) == 2 else signal.values[:, None]
    if plane == COMPOSITE:
        return rgb_raster(values, signal.low, signal.high)
    low, high = min(signal.low, float(values[plane].min())), max(signal.high, float(values[plane].max()))
    return gray_raster(values[plane], low, high)


def _fields(request: FieldRequest, turn: Turn) -> Iterator[EffectiveField]:
    """Import torch, which takes a second or two, and yield averages."""
    from convstudio.engine import loading  # noqa: PLC0415 - torch belongs to this thread, when it is needed

    loading.preload()
    from convstudio.engine.receptive_field import effective_fields  # noqa: PLC0415 - see above

    number = len(request.maps) - 1
    return effective_fields(
        request.signal.values, request.maps, number, request.unit, range(NETWORKS), turn.stopped
    )


def _frame(request: FieldRequest, picture: Raster, field: EffectiveField, *, complete: bool) -> FieldFrame:
    values = field.values if field.values.ndim == 2 else field.values[None]
    middle = field.middle(request.maps[-1].box(request.unit))
    return FieldFrame(request, picture, field, magnitude_raster(values), middle, complete)


class FieldComputing(QObject):
    """Computes the newest request.

    Parameters
    ----------
    parent : QObject
        Qt's owner; `close` must be called before it goes.
    job : callable, optional
        What the thread does with a request: a FieldJob, or a stand-in for it in tests.
    """

    framed = Signal(object)
    """A FieldFrame of the newest chain and input; its unit may be one that was passed over just now."""
    failed = Signal(object)
    """An exception of the thread."""

    def __init__(self, parent: QObject, job: Job[FieldRequest] | None = None) -> None:
        super().__init__(parent)
        self._latest: Latest[FieldRequest] = Latest(job or FieldJob(), "field")
        self._latest.ready.connect(self._on_ready)
        self._latest.failed.connect(self._on_failed)
        self._asked: FieldRequest | None = None
        self._frame: FieldFrame | None = None

    @property
    def settled(self) -> bool:
        """Whether the newest request has been answered as well as it will be."""
        frame = self._frame
        return self._asked is None or (frame is not None and frame.request is self._asked and frame.complete)

    def submit(self, request: FieldRequest) -> None:
        """Compute `request` next."""
        old, frame = self._asked, self._frame
        if old is not None and request.same_as(old):
            # Two windows ask for the same; what is there already is shown to the one that has not seen it.
            if frame is not None and frame.request is old:
                self.framed.emit(frame)
            return
        self._asked = request
        # What belongs to another input or chain is of no use any more; along a drag each is worth seeing.
        other = old is not None and (old.signal is not request.signal or old.maps != request.maps)
        self._latest.submit(request, cancel=other)

    def stop(self) -> None:
        """Give up what is being computed; what has been shown stays."""
        self._latest.stop()
        self._asked = None

    def close(self) -> None:
        """Stop, and wait for the thread to end."""
        self._latest.close()

    @Slot(object)
    def _on_ready(self, frame: FieldFrame) -> None:
        asked = self._asked
        if asked is None or frame.request.signal is not asked.signal or frame.request.maps != asked.maps:
            return
        self._frame = frame
        self.framed.emit(frame)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, StudioError) and error.code is Code.STOPPED:
            return
        self._asked = None
        self.failed.emit(error)
