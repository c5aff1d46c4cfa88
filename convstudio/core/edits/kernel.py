"""Edits of the weights and biases."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from convstudio.core import limits
from convstudio.core.document import Document, FloatArray, frozen
from convstudio.core.edits.layer import causal_padding, set_padding
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.initialise import Scheme, random_weight
from convstudio.core.view_state import COMPOSITE, ViewState

Kernel = tuple[int, int]
"""Which kernel of the layer: (output channel, plane within the filter)."""


def edited_kernels(document: Document, view: ViewState) -> tuple[Kernel, ...]:
    """Return which kernels an edit changes: the one that is shown, or all planes' where they are shown as one.

    Pooling has none.
    """
    if not document.layer.kind.weighted:
        return ()
    channel = view.cursor.channel
    planes = document.input_planes(channel)
    if view.in_channel == COMPOSITE:
        return tuple((channel, plane) for plane in range(len(planes)))
    return ((channel, view.in_channel - planes.start),)


def on_each(
    document: Document, kernels: Sequence[Kernel], edit: Callable[[Document, Kernel], Document]
) -> Document:
    """Return `document` with `edit` applied to one kernel after the other."""
    for each in kernels:
        document = edit(document, each)
    return document


def _with_weight(document: Document, weight: FloatArray) -> Document:
    if np.array_equal(weight, document.weight):
        return document
    return replace(document, weight=frozen(weight))


def _map_kernel(document: Document, kernel: Kernel, change: Callable[[FloatArray], FloatArray]) -> Document:
    """Return `document` with one kernel changed to another of the same size."""
    weight = np.array(document.weight)
    weight[kernel] = change(document.weight[kernel])
    return _with_weight(document, weight)


def set_weight(document: Document, kernel: Kernel, cell: tuple[int, ...], value: float) -> Document:
    """Return `document` with one weight changed.

    Parameters
    ----------
    document : Document
        Any.
    kernel : (int, int)
        Output channel and plane within the filter.
    cell : tuple of int
        Index in the kernel, (row, column) in two dimensions.
    value : float
        Finite in float32; NOT_FINITE is raised otherwise.
    """
    weight = np.array(document.weight)
    with np.errstate(over="ignore"):
        weight[(*kernel, *cell)] = value
    return _with_weight(document, weight)


def resize_kernel(document: Document, size: tuple[int, ...]) -> Document:
    """Return `document` with kernels of another size, their content kept centred and new weights 0.

    Where the sizes differ by an odd number, the spare row or column is at the end. In a pooling layer the stride
    follows along every axis where it is that of the kernel.

    Raises
    ------
    StudioError
        OUT_OF_RANGE where a side is not in 1..`limits.KERNEL_SIDE`.
    """
    for side in size:
        if not 1 <= side <= limits.KERNEL_SIDE:
            raise StudioError(
                Code.OUT_OF_RANGE, name="kernel_size", value=side, low=1, high=limits.KERNEL_SIDE
            )
    if size == document.kernel_size:
        return document
    weight = np.zeros((*document.weight.shape[:2], *size), dtype=np.float32)
    into: list[slice] = []
    out_of: list[slice] = []
    for old, new in zip(document.kernel_size, size, strict=True):
        kept, shift = min(old, new), abs(new - old) // 2
        into.append(slice(shift, shift + kept) if new > old else slice(0, kept))
        out_of.append(slice(shift, shift + kept) if old > new else slice(0, kept))
    every = (slice(None), slice(None))
    weight[(*every, *into)] = document.weight[(*every, *out_of)]
    layer = document.layer
    if not layer.kind.weighted:
        stride = tuple(map(_followed, layer.stride, document.kernel_size, size))
        layer = replace(layer, stride=stride)
    return replace(document, layer=layer, weight=frozen(weight))


def stretch_kernel(document: Document, size: tuple[int, ...]) -> Document:
    """Return `document` with kernels of another size, as `resize_kernel` does, the weights at their border repeated.

    New weights of 0 would leave the output of a transposed convolution as it was: a kernel of ones stays one of ones.

    Raises
    ------
    StudioError
        As `resize_kernel` does.
    """
    resized = resize_kernel(document, size)
    added = []
    for old, new in zip(document.kernel_size, size, strict=True):
        before = max(new - old, 0) // 2
        added.append((before, max(new - old, 0) - before))
    middle = resized.weight[
        :, :, *(slice(first, side - last) for (first, last), side in zip(added, size, strict=True))
    ]
    return _with_weight(resized, frozen(np.pad(middle, ((0, 0), (0, 0), *added), mode="edge")))


def _followed(stride: int, old: int, new: int) -> int:
    return new if stride == old else stride


def set_kernel(document: Document, kernel: Kernel, values: FloatArray) -> Document:
    """Return `document` with one kernel replaced, and every other resized where `values` has another size.

    Leading sides of 1 that the layer has not are dropped: one row of numbers is a kernel of one dimension.

    Raises
    ------
    StudioError
        RANK_MISMATCH where `values` has not the dimension of the layer; as `resize_kernel` does.
    """
    while values.ndim > document.layer.rank and values.shape[0] == 1:
        values = values[0]
    check_rank(document, values.ndim)
    resized = resize_kernel(document, values.shape)
    return _map_kernel(resized, kernel, lambda _: values)


def check_rank(document: Document, found: int) -> None:
    """Raise RANK_MISMATCH unless kernels of `found` dimensions are those of the layer."""
    if found != document.layer.rank:
        raise StudioError(Code.RANK_MISMATCH, expected=document.layer.rank, found=found)


def randomise(document: Document, kernel: Kernel, scheme: Scheme, seed: int) -> Document:
    """Return `document` with one kernel drawn at random, with the bounds that `scheme` has for this layer."""
    weight = random_weight(scheme, document.weight.shape, seed)
    return _map_kernel(document, kernel, lambda _: weight[kernel])


def normalise(document: Document, kernel: Kernel) -> Document:
    """Return `document` with one kernel divided by the sum of its weights, so that they sum to 1.

    A kernel whose weights sum to (nearly) zero has no such form and is divided by the sum of their absolute
    values; one of zeros stays.
    """

    def divided(values: FloatArray) -> FloatArray:
        total, size = float(values.sum(dtype=np.float64)), float(np.abs(values).sum(dtype=np.float64))
        if size == 0:
            return values
        # In float64: the sum of large weights may be beyond float32.
        divisor = total if abs(total) > 1e-6 * size else size
        return np.divide(values, divisor, dtype=np.float64).astype(np.float32)

    return _map_kernel(document, kernel, divided)


def transpose(document: Document, kernel: Kernel) -> Document:
    """Return `document` with rows and columns of one kernel exchanged, in three dimensions those of every slice.

    A kernel that is not square changes the size of all: then every kernel of the layer is transposed. One row of
    weights stays.
    """
    if document.layer.rank == 1:
        return document
    rows, columns = document.kernel_size[-2:]
    if rows == columns:
        return _map_kernel(document, kernel, lambda values: np.swapaxes(values, -1, -2))
    return replace(document, weight=frozen(np.swapaxes(document.weight, -1, -2)))


def turn(document: Document, kernel: Kernel) -> Document:
    """Return `document` with one kernel turned by 180°."""
    return _map_kernel(document, kernel, np.flip)


def match_window(document: Document, channel: int, position: tuple[int, ...]) -> Document:
    """Return `document` with the filter that answers most to what stands under one window now: a matched filter.

    It is that piece of the input, all planes of it, divided by the square root of the sum of its squares, so that of
    all filters of this size it gives the largest response there (Cauchy and Schwarz). Where the layer turns its
    kernels the piece is turned first: convolution with the turned template is correlation with the template.

    Parameters
    ----------
    document : Document
        Whose layer is a convolution, and possible.
    channel : int
        Output map whose filter it becomes.
    position : tuple of int
        Output index of the window.

    Raises
    ------
    StudioError
        NOTHING_TO_MATCH where another kind of layer has no window to copy from, or all under it is zero.
    """
    axes = geometry.window_axes(document)
    planes = document.input_planes(channel)
    piece = document.signal.values[planes.start : planes.stop].astype(np.float64)
    for number, (axis, place) in enumerate(zip(axes, position, strict=True), start=1):
        # Taps are in the kernel's own order, so that a kernel that is turned gets its piece turned.
        sources = [axis.source(int(tap)) for tap in axis.taps(place)]
        piece = np.take(piece, [0 if source is None else source for source in sources], axis=number)
        outside = [index for index, source in enumerate(sources) if source is None]
        np.moveaxis(piece, number, 0)[outside] = 0
    size = float(np.sqrt(np.square(piece).sum()))
    if document.layer.kind is not Kind.CONVOLUTION or not size:
        raise StudioError(Code.NOTHING_TO_MATCH)
    weight = np.array(document.weight)
    weight[channel] = piece / size
    return _with_weight(document, weight)


def causal_average(document: Document, kernels: Sequence[Kernel], length: int) -> Document:
    """Return `document` with running means of the present value and those before it in some of its kernels.

    All padding is before the input: no output knows what comes after it, and there are as many as inputs.

    Parameters
    ----------
    document : Document
        Of one spatial axis.
    kernels : sequence of (int, int)
        Those that become means.
    length : int
        Values that are averaged, 1 to `limits.KERNEL_SIDE`.

    Raises
    ------
    StudioError
        As `set_kernel` does.
    """
    for each in kernels:
        document = set_kernel(document, each, frozen([1 / length] * length))
    return set_padding(document, causal_padding(document))


def set_bias(document: Document, channel: int, value: float) -> Document:
    """Return `document` with another bias of one output channel."""
    bias = np.array(document.bias)
    with np.errstate(over="ignore"):
        bias[channel] = value
    return document if np.array_equal(bias, document.bias) else replace(document, bias=frozen(bias))
