"""Signals and volumes: peaks, slices, channels, and what another axis costs."""

from dataclasses import replace
from typing import Final

import numpy as np

from convstudio.core.document import frozen
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.measures.counts import weights
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number, numbers
from convstudio.core.operators import geometry


def one_slice_only(scene: Scene, measure: Measure) -> Answer:
    """Multiply the first slice of a cube of weights alone, as if the volume were one picture."""
    weight = scene.document.weight.copy()
    weight[:, :, 1:] = 0
    return measure(replace(scene, document=replace(scene.document, weight=frozen(weight))))


def axis_adds_side(scene: Scene, _measure: Measure) -> Answer:
    """Add the side of the kernel for another axis, where it multiplies."""
    return number(weights(scene).numbers[0] + scene.document.kernel_size[-1])


def axis_doubles(scene: Scene, _measure: Measure) -> Answer:
    """Let another axis double the number of weights, whatever the side of the kernel."""
    return number(2 * weights(scene).numbers[0])


def channels_kept(scene: Scene, _measure: Measure) -> Answer:
    """Give the output as many channels as the input has."""
    return numbers((scene.document.in_channels, *geometry.output_shape(scene.document)))


def slices_kept(scene: Scene, _measure: Measure) -> Answer:
    """Slide along the channels too, as if they were slices of a volume, with a kernel as deep as it is high."""
    document = scene.document
    depth = document.in_channels - document.kernel_size[0] + 1
    return numbers((document.out_channels, depth, *geometry.output_shape(document)))


def peak_kept(scene: Scene, _measure: Measure) -> Answer:
    """Leave the signal as high as it was, cut to the windows there are."""
    axis = geometry.window_axes(scene.document)[0]
    middles = axis.stride * np.arange(axis.size) - axis.before + axis.span // 2
    values = scene.document.signal.values[0]
    inside = (middles >= 0) & (middles < axis.in_size)
    return numbers(np.where(inside, values[middles.clip(0, axis.in_size - 1)], 0))


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "one_slice_only": one_slice_only,
    "axis_adds_side": axis_adds_side,
    "axis_doubles": axis_doubles,
    "channels_kept": channels_kept,
    "slices_kept": slices_kept,
    "peak_kept": peak_kept,
}
"""Name → what somebody answers who believes it."""
