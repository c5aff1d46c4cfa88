"""Pooling: what a window makes of its cells, and what padding does there."""

import math
from dataclasses import replace
from typing import Final

import numpy as np

from convstudio.core.document import frozen
from convstudio.core.kind import Kind
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number, numbers, with_layer
from convstudio.core.operators import geometry
from convstudio.core.view_state import Cursor


def average_for_max(scene: Scene, measure: Measure) -> Answer:
    """Average where the largest value is taken."""
    return measure(with_layer(scene, kind=Kind.AVERAGE_POOL))


def max_for_average(scene: Scene, measure: Measure) -> Answer:
    """Take the largest value where an average is taken."""
    return measure(with_layer(scene, kind=Kind.MAX_POOL))


def not_divided(scene: Scene, measure: Measure) -> Answer:
    """Add up the window, and forget to divide by the number of its cells."""
    right = measure(with_layer(scene, kind=Kind.AVERAGE_POOL))
    cells = math.prod(scene.document.kernel_size)
    return Answer(tuple(cells * value for value in right.numbers), right.shape)


def window_weighted(scene: Scene, _measure: Measure) -> Answer:
    """Take the cells of the window for weights."""
    return number(math.prod(scene.document.kernel_size))


def stride_one_by_default(scene: Scene, measure: Measure) -> Answer:
    """Let the window go cell by cell where no stride is given, as that of a convolution does."""
    return measure(with_layer(scene, stride=(1,) * scene.document.layer.rank))


def zeros_win(scene: Scene, measure: Measure) -> Answer:
    """Pad a maximum with zeros, where nothing that is padded can win."""
    document, layer = scene.document, scene.document.layer
    values = np.pad(document.signal.values, ((0, 0), *layer.padding))
    padded = replace(document, signal=replace(document.signal, values=frozen(values)))
    return measure(with_layer(replace(scene, document=padded), padding=((0, 0),) * layer.rank))


def padding_uncounted(scene: Scene, measure: Measure) -> Answer:
    """Leave padded zeros out of an average that counts them."""
    return measure(with_layer(scene, count_include_pad=False))


def always_whole_window(scene: Scene, measure: Measure) -> Answer:
    """Divide by all cells of the window, even those that lie beyond input and padding."""
    axes = zip(
        geometry.axes(scene.document), scene.view.cursor.position, scene.document.layer.padding, strict=True
    )
    inside = [int((axis.taps(index) < axis.in_size + after).sum()) for axis, index, (_, after) in axes]
    right, cells = measure(scene), math.prod(scene.document.kernel_size)
    return Answer(tuple(value * math.prod(inside) / cells for value in right.numbers), right.shape)


def pushed_inside(scene: Scene, measure: Measure) -> Answer:
    """Push a window that reaches over the end back until it fits."""
    document, cursor = scene.document, scene.view.cursor
    patch = tuple(
        slice(max(min(int(axis.taps(index)[0]), axis.in_size - axis.span), 0), axis.in_size)
        for axis, index in zip(geometry.axes(document), cursor.position, strict=True)
    )
    signal = replace(document.signal, values=frozen(document.signal.values[(slice(None), *patch)]))
    moved = replace(scene, document=replace(document, signal=signal))
    view = replace(scene.view, cursor=Cursor(cursor.channel, (0,) * document.layer.rank))
    return measure(with_layer(replace(moved, view=view), padding=((0, 0),) * document.layer.rank))


def channels_merged(scene: Scene, _measure: Measure) -> Answer:
    """Pool across the channels too, so that one map is left."""
    return numbers((1, *geometry.output_shape(scene.document)))


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "average_for_max": average_for_max,
    "max_for_average": max_for_average,
    "not_divided": not_divided,
    "window_weighted": window_weighted,
    "stride_one_by_default": stride_one_by_default,
    "zeros_win": zeros_win,
    "padding_uncounted": padding_uncounted,
    "always_whole_window": always_whole_window,
    "pushed_inside": pushed_inside,
    "channels_merged": channels_merged,
}
"""Name → what somebody answers who believes it."""
