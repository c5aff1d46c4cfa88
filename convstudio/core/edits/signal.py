"""Edits of the input: drawing, replacing, resizing, colours."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from convstudio.core import limits
from convstudio.core.document import SIDES, Color, Document, FloatArray, Signal, frozen
from convstudio.core.drawing import flood_mask
from convstudio.core.edits import rank
from convstudio.core.errors import Code, StudioError

Cell = tuple[int, ...]
"""An index along each spatial axis: (row, column) of a picture."""

LUMA = (0.299, 0.587, 0.114)
"""Weights of red, green and blue in a gray value: ITU-R BT.601."""


def _with_values(document: Document, values: FloatArray) -> Document:
    if np.array_equal(values, document.signal.values):
        return document
    return replace(document, signal=replace(document.signal, values=frozen(values)))


def paint_cells(
    document: Document, cells: Iterable[Cell], value: float, channels: Iterable[int] | None = None
) -> Document:
    """Return `document` with `value` in every one of `cells` of the input.

    Parameters
    ----------
    document : Document
        Any.
    cells : iterable of tuple of int
        Those outside the input are ignored, since a stroke may leave it.
    value : float
        Finite.
    channels : iterable of int, optional
        The planes to paint; all of them by default.

    Raises
    ------
    StudioError
        TOO_LARGE_TO_DRAW for an image larger than `limits.PAINTABLE_SIDE`, NOT_FINITE for a value that is none.
    """
    _check_paintable(document)
    inside = [cell for cell in cells if _is_inside(document, cell)]
    if not inside:
        return document
    return _painted(document, tuple(np.array(inside, dtype=np.intp).T), value, channels)


def write_cells(
    document: Document, numbers: Mapping[Cell, float], channels: Iterable[int] | None = None
) -> Document:
    """Return `document` with a number of its own in each of some cells of the input.

    Parameters
    ----------
    document : Document
        Any.
    numbers : mapping of tuple of int to float
        Finite numbers; those of cells outside the input are ignored.
    channels : iterable of int, optional
        The planes to change; all of them by default.

    Raises
    ------
    StudioError
        As `paint_cells` does.
    """
    _check_paintable(document)
    inside = [cell for cell in numbers if _is_inside(document, cell)]
    if not inside:
        return document
    values = np.array([numbers[cell] for cell in inside])
    return _painted(document, tuple(np.array(inside, dtype=np.intp).T), values, channels)


def fill(
    document: Document, start: Cell, value: float, plane: int, channels: Iterable[int] | None = None
) -> Document:
    """Return `document` with `value` in every cell that hangs together with `start` and has its value.

    Of a volume that is within one slice.

    Parameters
    ----------
    document : Document
        Any.
    start : tuple of int
        A cell; outside the input nothing changes.
    value : float
        Finite.
    plane : int
        The plane in which cells are compared.
    channels : iterable of int, optional
        The planes to paint; all of them by default.

    Raises
    ------
    StudioError
        As `paint_cells` does.
    """
    _check_paintable(document)
    if not _is_inside(document, start):
        return document
    mask = np.zeros(document.signal.spatial, dtype=np.bool_)
    *slice_, column = start
    row = slice_.pop() if slice_ else 0
    place = tuple(slice_)
    values = document.signal.values[plane][place]
    mask[place] = flood_mask(np.atleast_2d(values), (row, column)).reshape(values.shape)
    return _painted(document, mask, value, channels)


def _is_inside(document: Document, cell: Cell) -> bool:
    return all(0 <= index < size for index, size in zip(cell, document.signal.spatial, strict=True))


def _check_paintable(document: Document) -> None:
    rows, columns = (1, *document.signal.spatial)[-2:]
    if max(rows, columns) > limits.PAINTABLE_SIDE:
        raise StudioError(Code.TOO_LARGE_TO_DRAW, rows=rows, columns=columns, limit=limits.PAINTABLE_SIDE)


def _painted(
    document: Document,
    place: tuple[npt.NDArray[np.intp], ...] | npt.NDArray[np.bool_],
    value: float | npt.NDArray[np.float64],
    channels: Iterable[int] | None,
) -> Document:
    values = np.array(document.signal.values)
    for channel in range(document.in_channels) if channels is None else channels:
        with np.errstate(over="ignore"):
            values[channel][place] = value
    return _with_values(document, values)


def replace_input(document: Document, signal: Signal) -> Document:
    """Return `document` with `signal` as its input, and a layer and weights that fit it.

    Kernels of channels that stay are kept; those of new channels repeat the last one, so that a gray kernel turns
    into the same kernel on each colour. Groups that no longer divide the channels become 1, also where the layer
    pools and keeps them for another day. An input with another number of spatial axes changes those of the layer, as
    `rank.fitted` does.
    """
    layer, weight = rank.fitted(document.layer, document.weight, signal.spatial)
    if signal.channels % layer.groups:
        layer = replace(layer, groups=1)
    wanted = signal.channels // layer.groups
    if wanted != weight.shape[1]:
        planes = np.minimum(np.arange(wanted), weight.shape[1] - 1)
        weight = frozen(weight[:, planes])
    if weight is document.weight and layer is document.layer:
        return replace(document, signal=signal)
    return replace(document, signal=signal, layer=layer, weight=weight)


def resize_input(document: Document, *size: int) -> Document:
    """Return `document` with an input of another size, content kept at the top left, new cells 0.

    Parameters
    ----------
    document : Document
        Any.
    *size : int
        Cells along each of its spatial axes.

    Raises
    ------
    StudioError
        OUT_OF_RANGE where a side is not in 1..`limits.DRAWN_SIDE`.
    """
    for name, side in zip(SIDES[-len(size) :], size, strict=True):
        if not 1 <= side <= limits.DRAWN_SIDE:
            raise StudioError(Code.OUT_OF_RANGE, name=name, value=side, low=1, high=limits.DRAWN_SIDE)
    if document.signal.spatial == size:
        return document
    values = np.zeros((document.in_channels, *size), dtype=np.float32)
    kept = document.signal.values[:, *(slice(side) for side in size)]
    values[:, *(slice(side) for side in kept.shape[1:])] = kept
    return _with_values(document, values)


def invert(document: Document) -> Document:
    """Return `document` with black and white of the input exchanged: low + high - value."""
    signal = document.signal
    with np.errstate(over="ignore"):
        values = np.float32(signal.low + signal.high) - signal.values
    return _with_values(document, values)


def clear(document: Document) -> Document:
    """Return `document` with an input of zeros."""
    return _with_values(document, np.zeros_like(document.signal.values))


def randomise(document: Document, seed: int) -> Document:
    """Return `document` with a random input; the same seed gives the same one.

    A drawn grid gets whole numbers 0 or `high`, which students can multiply in their heads; an image gets
    uniform noise between `low` and `high`.
    """
    signal, rng = document.signal, np.random.default_rng(seed)
    if max(signal.spatial) <= limits.DRAWN_SIDE:
        values = rng.integers(0, 2, signal.values.shape).astype(np.float32) * np.float32(signal.high)
    else:
        values = rng.random(signal.values.shape, dtype=np.float32)
        values = values * np.float32(signal.high - signal.low) + np.float32(signal.low)
    return _with_values(document, values)


def set_color(document: Document, color: Color) -> Document:
    """Return `document` with a gray or an RGB input.

    RGB to gray weighs the planes by `LUMA`; gray to RGB repeats the plane; a stack of planes keeps its first, with
    its name. Planes that are new have their usual names.
    """
    signal = document.signal
    names: tuple[str, ...] = ()
    if color is signal.color:
        return document
    if color is Color.RGB:
        values = np.repeat(signal.values[:1], 3, axis=0)
    elif signal.color is Color.RGB:
        # In float64, so that three equal planes give that very plane.
        total = np.zeros((1, *signal.spatial))
        for share, plane in zip(LUMA, signal.values, strict=True):
            total += np.multiply(plane, share, dtype=np.float64)
        values = total.astype(np.float32)
    else:
        values, names = signal.values[:1], signal.plane_names[:1]
    return replace_input(document, replace(signal, values=frozen(values), color=color, plane_names=names))
