"""Transposed convolution."""

import math
from typing import Final

import numpy as np

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number, numbers, with_layer
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace


def overwritten(scene: Scene, _measure: Measure) -> Answer:
    """Let a later stamp cover an earlier one, where stamps add up."""
    document, cursor = scene.document, scene.view.cursor
    found = trace(document, cursor.channel, cursor.position)
    last = found.channels[-1]
    if not last.used.any():
        return number(found.bias)
    order = np.ravel_multi_index(tuple(last.positions[:, last.used]), document.signal.spatial)
    return number(float(last.products[last.used][int(order.argmax())]) + found.bias)


def paired_in_order(scene: Scene, measure: Measure) -> Answer:
    """Pair inputs and weights in reading order; stamps leave the weights on an output the other way round."""
    return measure(with_layer(scene, flipped=not scene.document.layer.flipped))


def padding_adds(scene: Scene, _measure: Measure) -> Answer:
    """Let the padding of a transposed convolution add a border, where it removes one."""
    sizes, padding = geometry.output_shape(scene.document), scene.document.layer.padding
    return numbers([size + 2 * sum(sides) for size, sides in zip(sizes, padding, strict=True)])


def output_padding_is_zeros(scene: Scene, measure: Measure) -> Answer:
    """Take output_padding for rows and columns of zeros that are added."""
    axes = geometry.transposed_axes(scene.document)
    places = zip(axes, scene.view.cursor.position, strict=True)
    added = any(index >= axis.size - axis.output_padding for axis, index in places)
    return number(0) if added else measure(scene)


def axes_added(scene: Scene, _measure: Measure) -> Answer:
    """Add how often rows and columns are hit, where the two multiply."""
    places = zip(geometry.transposed_axes(scene.document), scene.view.cursor.position, strict=True)
    return number(sum(int(axis.coverage()[index]) for axis, index in places))


def hit_once(scene: Scene, measure: Measure) -> Answer:
    """Believe that every output is hit once."""
    return numbers(np.ones(measure(scene).shape))


def every_weight_hits(scene: Scene, measure: Measure) -> Answer:
    """Let every output meet every weight of the kernel, as in a convolution."""
    return numbers(np.full(measure(scene).shape, math.prod(scene.document.kernel_size)))


def one_more_than_stride(scene: Scene, _measure: Measure) -> Answer:
    """Choose a kernel one larger than the stride, so that stamps overlap by one cell."""
    return number(scene.document.layer.stride[-1] + 1)


def next_odd_kernel(scene: Scene, _measure: Measure) -> Answer:
    """Choose the next larger odd kernel, as if to be odd were what counts."""
    size = scene.document.kernel_size[-1]
    return number(size + 1 + size % 2)


def weight_shape_of_convolution(scene: Scene, _measure: Measure) -> Answer:
    """Give the weights of a transposed convolution the shape that those of a convolution have."""
    document = scene.document
    share = document.in_channels // document.groups
    return numbers((document.out_channels, share, *document.kernel_size))


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "overwritten": overwritten,
    "paired_in_order": paired_in_order,
    "padding_adds": padding_adds,
    "output_padding_is_zeros": output_padding_is_zeros,
    "axes_added": axes_added,
    "hit_once": hit_once,
    "every_weight_hits": every_weight_hits,
    "one_more_than_stride": one_more_than_stride,
    "next_odd_kernel": next_odd_kernel,
    "weight_shape_of_convolution": weight_shape_of_convolution,
}
"""Name → what somebody answers who believes it."""
