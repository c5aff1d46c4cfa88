"""Channels, filters, biases, groups."""

from dataclasses import replace
from typing import Final

import numpy as np

from convstudio.core.document import frozen
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number, numbers


def averaged(scene: Scene, measure: Measure) -> Answer:
    """Average over the input channels instead of adding."""
    document = scene.document
    share = document.in_channels // document.groups
    return measure(replace(scene, document=replace(document, weight=frozen(document.weight / share))))


def first_channel_only(scene: Scene, measure: Measure) -> Answer:
    """Take a filter for one kernel, on the first channel alone."""
    weight = scene.document.weight.copy()
    weight[:, 1:] = 0
    return measure(replace(scene, document=replace(scene.document, weight=frozen(weight))))


def without_bias(scene: Scene, measure: Measure) -> Answer:
    """Forget the bias."""
    document = scene.document
    return measure(replace(scene, document=replace(document, bias=frozen(np.zeros_like(document.bias)))))


def bias_per_channel(scene: Scene, measure: Measure) -> Answer:
    """Add the bias once for every input channel."""
    document = scene.document
    share = document.in_channels // document.groups
    return measure(replace(scene, document=replace(document, bias=frozen(document.bias * share))))


def one_kernel(scene: Scene, _measure: Measure) -> Answer:
    """Count the weights of a single kernel, whatever the channels."""
    return number(int(np.prod(scene.document.kernel_size)))


def filter_per_channel(scene: Scene, _measure: Measure) -> Answer:
    """Count a filter as one kernel, not as one for each input channel."""
    return number(len(scene.document.weight) * int(np.prod(scene.document.kernel_size)))


def groups_ignored(scene: Scene, _measure: Measure) -> Answer:
    """Give the weights the shape they have without groups."""
    document = scene.document
    return numbers((document.out_channels, document.in_channels, *document.kernel_size))


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "averaged": averaged,
    "first_channel_only": first_channel_only,
    "without_bias": without_bias,
    "bias_per_channel": bias_per_channel,
    "one_kernel": one_kernel,
    "filter_per_channel": filter_per_channel,
    "groups_ignored": groups_ignored,
}
"""Name → what somebody answers who believes it."""
