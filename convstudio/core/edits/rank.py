"""Layers of one, two or three spatial axes made into each other.

Axes come and go at the front: the columns of a picture are what a row of numbers has, and a picture is one slice of
a volume.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from convstudio.core.document import FloatArray, LayerSpec, frozen
from convstudio.core.operators import geometry

DEEPEST: Final = 3
"""Most weights that a kernel gets along a new axis."""


def fitted(layer: LayerSpec, weight: FloatArray, spatial: tuple[int, ...]) -> tuple[LayerSpec, FloatArray]:
    """Return layer and weights with as many spatial axes as an input of size `spatial`.

    Of kernels that lose an axis the middle row or slice stays. Kernels that gain one become the middle row or
    slice of a new kernel of zeros, whose new side is that of the first axis and at most `DEEPEST`, or 1 where the
    input is too flat for it; its stride, padding and dilation are those of the first axis, as far as they suit the
    new side. Going up and down again gives the same layer.

    Parameters
    ----------
    layer : LayerSpec
        Any.
    weight : FloatArray
        Shape (O, C / groups, *kernel_size), with an axis for each of the layer's.
    spatial : tuple of int
        Size of the input.
    """
    while layer.rank > len(spatial):
        weight = frozen(weight[:, :, (weight.shape[2] - 1) // 2])
        layer = _shortened(layer)
    while layer.rank < len(spatial):
        size = spatial[-layer.rank - 1]
        first = weight.shape[2]
        side = min(first, DEEPEST)
        # Where the whole kernel fits with its gaps; one that is turned into a single slice has none.
        dilation = layer.dilation[0] if layer.dilation[0] * (side - 1) < size else 1
        side = side if side <= size else 1
        layer = _extended(layer, first, side, dilation if side > 1 else 1)
        weight = _extended_weight(weight, side)
    return layer, weight


def _shortened(layer: LayerSpec) -> LayerSpec:
    return replace(
        layer,
        stride=layer.stride[1:],
        padding=layer.padding[1:],
        dilation=layer.dilation[1:],
        output_padding=layer.output_padding[1:],
    )


def _extended(layer: LayerSpec, first: int, side: int, dilation: int) -> LayerSpec:
    """Return `layer` with one more axis at the front, for a kernel of `side` there and `first` at the next axis."""
    stride, padding, output_padding = layer.stride[0], layer.padding[0], layer.output_padding[0]
    if (side, dilation) != (first, layer.dilation[0]):
        kept = padding == geometry.same_padding(first, layer.dilation[0])
        padding = geometry.same_padding(side, dilation) if kept else (0, 0)
        if side != first:
            stride = side if stride == first else min(stride, side)
        output_padding = min(output_padding, max(stride, dilation) - 1)
    return replace(
        layer,
        stride=(stride, *layer.stride),
        padding=(padding, *layer.padding),
        dilation=(dilation, *layer.dilation),
        output_padding=(output_padding, *layer.output_padding),
    )


def _extended_weight(weight: FloatArray, side: int) -> FloatArray:
    """Return kernels of zeros, `side` along a new first axis, with `weight` in their middle."""
    extended = np.zeros((*weight.shape[:2], side, *weight.shape[2:]), dtype=np.float32)
    extended[:, :, (side - 1) // 2] = weight
    return frozen(extended)
