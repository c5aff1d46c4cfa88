"""Edits of the input as a stack of planes; weights and names follow their planes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from convstudio.core import limits
from convstudio.core.document import Color, Document, FloatArray, Signal, frozen
from convstudio.core.errors import Code, StudioError

RGB_NAMES = ("R", "G", "B")
"""What the planes of a color picture are called when they stand alone."""


def plane_names_apart(signal: Signal) -> tuple[str, ...]:
    """Return the names of the planes as they are without the color picture: R, G, B where none was given."""
    if signal.color is not Color.RGB:
        return signal.plane_names
    return tuple(given or usual for given, usual in zip(signal.plane_names, RGB_NAMES, strict=True))


def shift(document: Document, rows: int, columns: int, wraps: bool) -> Document:
    """Return `document` with its input moved by whole cells, down and to the right where positive.

    Parameters
    ----------
    document : Document
        Any.
    rows, columns : int
        Any number of cells, along the last two axes; a row of numbers moves by the columns alone.
    wraps : bool
        Whether what leaves on one side comes in on the other; else zeros come in.
    """
    values = document.signal.values
    distances = (0, rows, columns)[-document.layer.rank :]
    if wraps:
        moved = np.roll(values, distances, axis=tuple(range(1, values.ndim)))
    else:
        moved = np.zeros_like(values)
        into, out_of = zip(*map(_overlap, values.shape[1:], distances), strict=True)
        moved[:, *into] = values[:, *out_of]
    if np.array_equal(moved, values):
        return document
    moved.setflags(write=False)  # finite as before, and nobody else's: `frozen` need not copy it
    return replace(document, signal=replace(document.signal, values=moved))


def _overlap(size: int, distance: int) -> tuple[slice, slice]:
    """Return where along an axis cells arrive, and where they come from."""
    kept = max(size - abs(distance), 0)
    start = min(abs(distance), size)
    later, earlier = slice(start, start + kept), slice(0, kept)
    return (later, earlier) if distance >= 0 else (earlier, later)


def split(document: Document) -> Document:
    """Return `document` with the planes of its color picture as a stack, called R, G and B.

    Values and weights stay; anything but a color picture stays as it is.
    """
    signal = document.signal
    if signal.color is not Color.RGB:
        return document
    return replace(document, signal=replace(signal, color=Color.STACK, plane_names=plane_names_apart(signal)))


def merge(document: Document) -> Document:
    """Return `document` with its three planes as red, green and blue of one picture: the inverse of `split`.

    Values and weights stay, and so do names other than the usual ones.

    Raises
    ------
    StudioError
        PLANES_DO_NOT_MERGE where there are not three planes.
    """
    signal = document.signal
    if signal.color is Color.RGB:
        return document
    if signal.channels != len(RGB_NAMES):
        raise StudioError(Code.PLANES_DO_NOT_MERGE, found=signal.channels)
    names = tuple(
        "" if given == usual else given for given, usual in zip(signal.plane_names, RGB_NAMES, strict=True)
    )
    return replace(document, signal=replace(signal, color=Color.RGB, plane_names=names))


def name_plane(document: Document, channel: int, name: str) -> Document:
    """Return `document` with a plane called `name`, white space in it reduced; an empty one is the usual name.

    Raises
    ------
    StudioError
        NAME_TOO_LONG for more than `limits.PLANE_NAME` characters.
    """
    names = list(document.signal.plane_names)
    names[channel] = " ".join(name.split())
    if tuple(names) == document.signal.plane_names:
        return document
    return replace(document, signal=replace(document.signal, plane_names=tuple(names)))


def remove_plane(document: Document, channel: int) -> Document:
    """Return `document` without one input plane and its kernels.

    Every map loses just what the plane gave to it. The last plane that remains is a gray picture.

    Raises
    ------
    StudioError
        LAST_PLANE where there is no other.
    """
    planes = document.in_channels
    if planes == 1:
        raise StudioError(Code.LAST_PLANE)
    return _with_planes(document, [plane for plane in range(planes) if plane != channel])


def duplicate_plane(document: Document, channel: int) -> Document:
    """Return `document` with one input plane, its name and its kernels twice, the copy behind the original.

    Every map gets what the plane gives to it once more.

    Raises
    ------
    StudioError
        OUT_OF_RANGE where there are `limits.CHANNELS` planes already; INPUT_TOO_LARGE beyond
        `limits.SIGNAL_BYTES`.
    """
    planes = document.in_channels
    if planes == limits.CHANNELS:
        raise StudioError(
            Code.OUT_OF_RANGE, name="in_channels", value=planes + 1, low=1, high=limits.CHANNELS
        )
    needed = document.signal.values.nbytes // planes * (planes + 1)
    if needed > limits.SIGNAL_BYTES:
        raise StudioError(Code.INPUT_TOO_LARGE, needed=needed, limit=limits.SIGNAL_BYTES)
    return _with_planes(document, sorted([*range(planes), channel]))


def _with_planes(document: Document, planes: Sequence[int]) -> Document:
    """Return `document` with `planes` of its input, one more or fewer than it has.

    No number of groups but 1 divides two neighboring numbers of planes. Kernels of zeros between what was in
    different groups keep the maps as they were.
    """
    signal = document.signal
    names = plane_names_apart(signal)
    changed = replace(
        signal,
        values=frozen(signal.values[planes]),
        color=Color.GRAY if len(planes) == 1 else Color.STACK,
        plane_names=tuple(names[plane] for plane in planes),
    )
    return replace(
        document,
        signal=changed,
        layer=replace(document.layer, groups=1),
        weight=frozen(_ungrouped(document)[:, planes]),
    )


def _ungrouped(document: Document) -> FloatArray:
    """Return the weights as one group has them, shape (O, C, *kernel_size): zeros between different groups."""
    weight: npt.NDArray[np.float32] = np.zeros(
        (len(document.weight), document.in_channels, *document.kernel_size), dtype=np.float32
    )
    for number, filter_ in enumerate(document.weight):
        planes = filter_planes(document, number)
        weight[number, planes.start : planes.stop] = filter_
    return weight


def filter_planes(document: Document, number: int) -> range:
    """Return the input channels that filter `number` sees, or would see where the layer pools."""
    filters, per_group = document.weight.shape[:2]
    first = number // (filters // document.layer.groups) * per_group
    return range(first, first + per_group)
