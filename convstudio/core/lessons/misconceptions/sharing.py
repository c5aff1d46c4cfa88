"""Why convolution: how many weights there are, and what a shift does."""

import math
from dataclasses import replace
from typing import Final

import numpy as np

from convstudio.core.document import frozen
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.measures.counts import weights
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number
from convstudio.core.operators import geometry


def weight_per_input(scene: Scene, _measure: Measure) -> Answer:
    """Count a weight for every cell of the input."""
    return number(scene.document.signal.values.size)


def inputs_and_outputs(scene: Scene, _measure: Measure) -> Answer:
    """Add the cells of input and output, where every pair of them has a weight."""
    document = scene.document
    outputs = document.out_channels * math.prod(geometry.output_shape(document))
    return number(document.signal.values.size + outputs)


def weights_per_place(scene: Scene, _measure: Measure) -> Answer:
    """Give every place of the window weights of its own: local, but not shared."""
    return number(weights(scene).numbers[0] * math.prod(geometry.output_shape(scene.document)))


def output_stays(scene: Scene, measure: Measure) -> Answer:
    """Expect the output of a pattern that stands as far left as all windows on it fit, wherever it has moved."""
    document = scene.document
    values = document.signal.values
    first = int(np.argmax(values.any(axis=tuple(range(values.ndim - 1)))))
    back = document.kernel_size[-1] - 1 - first
    signal = replace(document.signal, values=frozen(np.roll(values, back, axis=-1)))
    return measure(replace(scene, document=replace(document, signal=signal)))


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "weight_per_input": weight_per_input,
    "inputs_and_outputs": inputs_and_outputs,
    "weights_per_place": weights_per_place,
    "output_stays": output_stays,
}
"""Name → what somebody answers who believes it."""
