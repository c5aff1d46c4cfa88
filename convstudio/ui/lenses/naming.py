"""What parts of a layer are called, the same in every lens."""

import math
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from convstudio.core.document import Color, Document
from convstudio.core.view_state import ViewState
from convstudio.ui.theme import TAP_COLORS, TAP_LETTERS

Cell = tuple[int, ...]
"""One index for each axis of a kernel."""


class HasKernels(Protocol):
    """A document, or a task of learning."""

    @property
    def kernel_size(self) -> tuple[int, ...]:
        """Size of its kernels along each spatial axis."""
        ...


def lens_title(name: str) -> str:
    """Return what a lens of `LENSES` is called."""
    titles = {
        "window": QCoreApplication.translate("naming", "Window"),
        "channels": QCoreApplication.translate("naming", "Channels"),
        "matrix": QCoreApplication.translate("naming", "Matrix"),
        "field": QCoreApplication.translate("naming", "Field"),
        "learn": QCoreApplication.translate("naming", "Learn"),
    }
    return titles[name]


def tap_label(owner: HasKernels, cell: Cell) -> str:
    """Return the identity of a kernel cell: its letter up to nine cells, its indices such as "1,0,2" beyond."""
    if math.prod(owner.kernel_size) <= len(TAP_LETTERS):
        return TAP_LETTERS[_number(owner, cell)]
    return ",".join(map(str, cell))


def tap_color(owner: HasKernels, cell: Cell) -> str | None:
    """Return the hue of a kernel cell, or None where there are too many to tell apart."""
    few = math.prod(owner.kernel_size) <= len(TAP_COLORS)
    return TAP_COLORS[_number(owner, cell)] if few else None


def _number(owner: HasKernels, cell: Cell) -> int:
    """Return how many cells of the kernel come before `cell`."""
    number = 0
    for index, size in zip(cell, owner.kernel_size, strict=True):
        number = number * size + index
    return number


def plane_name(document: Document, channel: int) -> str:
    """Return what an input plane is called: the name it was given, else R, G, B, or its number."""
    given = document.signal.plane_names[channel]
    if given:
        return given
    if document.signal.color is Color.RGB:
        return "RGB"[channel]
    return QCoreApplication.translate("naming", "channel {number}").format(number=channel)


def value_name(document: Document, channel: int, position: Sequence[int]) -> str:
    """Return what an output value is called: its indices, with the map first where there are several."""
    return f"Y[{_place(channel, position, several=document.out_channels > 1)}]"


def input_name(document: Document, plane: int, position: Sequence[int]) -> str:
    """Return what an input value is called: its indices, with the plane first where there are several."""
    return f"X[{_place(plane, position, several=document.signal.channels > 1)}]"


def _place(channel: int, position: Sequence[int], *, several: bool) -> str:
    return ", ".join(map(str, (channel, *position) if several else position))


def kernel_of(document: Document, view: ViewState) -> tuple[int, int]:
    """Return (output channel, plane within the filter) of the kernel on the stage; any where the layer pools."""
    if not document.layer.kind.weighted:
        return 0, 0
    channel = view.cursor.channel
    planes = document.input_planes(channel)
    return channel, view.in_channel - planes[0] if view.in_channel in planes else 0
