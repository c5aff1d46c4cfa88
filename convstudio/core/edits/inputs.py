"""New inputs of any rank: blank ones, pasted numbers, and a row of a picture as a signal."""

from dataclasses import replace

import numpy as np

from convstudio.core import limits
from convstudio.core.document import SIDES, Color, Document, FloatArray, Signal, frozen
from convstudio.core.edits.signal import replace_input
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators import geometry


def plain_color(channels: int, rank: int) -> Color:
    """Return how planes of `rank` spatial axes are seen that come without saying so.

    Three planes of a picture are red, green and blue; those of a signal or a volume are just three.
    """
    if channels == 3 and rank == 2:
        return Color.RGB
    return Color.GRAY if channels == 1 else Color.STACK


def blank_input(document: Document, size: tuple[int, ...], channels: int) -> Document:
    """Return `document` with zeros as its input, to be drawn on, and a layer of as many spatial axes.

    Parameters
    ----------
    document : Document
        Any.
    size : tuple of int
        Cells along each of one to three axes.
    channels : int
        Planes.

    Raises
    ------
    StudioError
        OUT_OF_RANGE where a side is not in 1..`limits.DRAWN_SIDE`, or the planes are not in 1..`limits.CHANNELS`.
    """
    for name, value, most in (
        *((name, side, limits.DRAWN_SIDE) for name, side in zip(SIDES[-len(size) :], size, strict=True)),
        ("in_channels", channels, limits.CHANNELS),
    ):
        if not 1 <= value <= most:
            raise StudioError(Code.OUT_OF_RANGE, name=name, value=value, low=1, high=most)
    return replace_input(
        document, Signal(frozen(np.zeros((channels, *size))), plain_color(channels, len(size)))
    )


def pasted(values: FloatArray, rank: int) -> Signal:
    """Return pasted numbers as an input of `rank` spatial axes, so far as they can be one.

    Parameters
    ----------
    values : FloatArray
        Shape (H, W), (C, H, W), or (C, D, H, W) for a volume. For a signal each row is a channel, and a single column
        is one signal; planes of several rows stay pictures. For a volume planes are its slices.
    rank : int
        1, 2 or 3.

    Raises
    ------
    StudioError
        PASTE_CHANNELS for more planes than a layer may have.
    """
    if rank == 1 and values.ndim == 2:
        planes = values.T if values.shape[1] == 1 else values
    elif rank == 1 and values.ndim == 3 and values.shape[1] == 1:
        planes = values[:, 0]
    else:
        planes = values[(np.newaxis,) * (max(rank, 2) + 1 - values.ndim)]
    if len(planes) > limits.CHANNELS:
        raise StudioError(Code.PASTE_CHANNELS, found=len(planes))
    color = plain_color(len(planes), planes.ndim - 1)
    return Signal(
        frozen(planes), color, low=min(0.0, float(planes.min())), high=max(1.0, float(planes.max()))
    )


def take_row(document: Document, position: tuple[int, ...]) -> Document:
    """Return `document` with one row of its input as a signal of one dimension, in all planes.

    A signal has no rows to choose from and stays as it is.

    Parameters
    ----------
    document : Document
        Any.
    position : tuple of int
        Output index whose middle lies on the row.
    """
    signal = document.signal
    *across, _ = (
        min(max(int(axis.input_at(place + 0.5)), 0), axis.in_size - 1)
        for axis, place in zip(geometry.axes(document), position, strict=True)
    )
    if not across:
        return document
    names = signal.plane_names
    if signal.color is Color.RGB:
        names = tuple(name or letter for name, letter in zip(names, "RGB", strict=True))
    planes = signal.values.reshape(signal.channels, -1, signal.spatial[-1])
    row = replace(
        signal,
        values=frozen(planes[:, np.ravel_multi_index(across, signal.spatial[:-1])]),
        color=plain_color(signal.channels, 1),
        plane_names=names,
    )
    return replace_input(document, row)
