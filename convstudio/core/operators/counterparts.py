"""Layers to stand beside a layer: the one with the transposed matrix, and two ways to double a picture."""

from dataclasses import replace
from enum import StrEnum

import numpy as np

from convstudio.core.document import Color, Document, FloatArray, LayerSpec, PaddingMode, Signal, frozen
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry


class Way(StrEnum):
    """What is compared: a layer and the way back, or two ways to double a picture, by a linear kernel or its own."""

    ROUND_TRIP = "round_trip"
    LINEAR = "linear"
    KERNEL = "kernel"


def way_back(document: Document, output: FloatArray) -> Document:
    """Return the layer whose matrix is that of `document`, transposed: what comes out goes in, by the same numbers.

    A convolution gets the transposed convolution of the same weights, and the other way round; output padding gives
    the size that the input had. There is no bias, and padding is of zeros: no other has a transposed layer.

    Parameters
    ----------
    document : Document
        A convolution or a transposed one, possible.
    output : FloatArray
        Its output, shape (O, *output_size), all finite.

    Raises
    ------
    StudioError
        NO_WAY_BACK where the layer pools; NOT_FINITE where the output is.
    """
    layer = document.layer
    if not layer.kind.weighted:
        raise StudioError(Code.NO_WAY_BACK)
    forward = layer.kind is Kind.CONVOLUTION
    rests = tuple(
        (axis.in_size + axis.before + axis.after - axis.span) % axis.stride
        for axis in geometry.window_axes(document)
    )
    groups, (filters, planes) = layer.groups, document.weight.shape[:2]
    parts = document.effective_weight().reshape(groups, filters // groups, planes, *document.kernel_size)
    weight = np.swapaxes(parts, 1, 2).reshape(-1, filters // groups, *document.kernel_size)
    signal = Signal(output, Color.GRAY if filters == 1 else Color.STACK)
    return Document(
        signal,
        replace(
            layer,
            kind=Kind.TRANSPOSED if forward else Kind.CONVOLUTION,
            output_padding=rests if forward else (),
            padding_mode=PaddingMode.ZEROS,
            flipped=False,
        ),
        frozen(weight),
        frozen(np.zeros(len(weight))),
    )


def smooth_kernel(rank: int) -> FloatArray:
    """Return [1, 2, 1] / 4 along each of `rank` axes; applied to doubled cells it is linear interpolation."""
    return _product([1 / 4, 2 / 4, 1 / 4], rank)


def linear_kernel(rank: int) -> FloatArray:
    """Return [1, 3, 3, 1] / 4 along each of `rank` axes: stamped two cells apart, it is linear interpolation."""
    return _product([1 / 4, 3 / 4, 3 / 4, 1 / 4], rank)


def _product(line: list[float], rank: int) -> FloatArray:
    kernel = np.ones(())
    for _ in range(rank):
        kernel = np.multiply.outer(kernel, line)
    return frozen(kernel)


def stamped_twice_as_large(plane: FloatArray, kernel: FloatArray) -> Document:
    """Return the transposed convolution of stride 2 that makes a plane exactly twice as large.

    Parameters
    ----------
    plane : FloatArray
        Shape (*spatial).
    kernel : FloatArray
        What is stamped, with as many axes.
    """
    rank = plane.ndim
    layer = LayerSpec(
        stride=(2,) * rank,
        # (n - 1) · 2 + k - padding = 2 · n
        padding=tuple((max(side - 2, 0) // 2, (max(side - 2, 0) + 1) // 2) for side in kernel.shape),
        dilation=(1,) * rank,
        kind=Kind.TRANSPOSED,
        output_padding=tuple(max(2 - side, 0) for side in kernel.shape),
    )
    return _alone(plane, kernel, layer)


def resized_then_convolved(plane: FloatArray, kernel: FloatArray) -> Document:
    """Return the convolution of a plane whose every cell is doubled along every axis, which keeps that size.

    Parameters are those of `stamped_twice_as_large`; the kernel is turned, so that a single cell leaves the same
    shape behind as when it is stamped.
    """
    doubled = plane
    for axis in range(plane.ndim):
        doubled = np.repeat(doubled, 2, axis=axis)
    layer = LayerSpec(
        stride=(1,) * plane.ndim,
        padding=tuple(geometry.same_padding(side, 1) for side in kernel.shape),
        dilation=(1,) * plane.ndim,
        flipped=True,
    )
    return _alone(doubled, kernel, layer)


def _alone(plane: FloatArray, kernel: FloatArray, layer: LayerSpec) -> Document:
    """Return a layer of one plane, one kernel and no bias."""
    return Document(Signal(frozen(plane[np.newaxis])), layer, frozen(kernel[None, None]), frozen([0.0]))
