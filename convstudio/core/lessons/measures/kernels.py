"""Kernels: turned and as they slide, and along how many axes."""

from typing import Final

import numpy as np

from convstudio.core.document import FloatArray
from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.scene import Measure, Scene, number, numbers, truth, with_layer
from convstudio.core.operators.trace import traced_output


def turned_kernel(scene: Scene) -> Answer:
    """Return the kernel of the cursor's filter and the shown plane, turned by 180° along every axis."""
    return numbers(np.flip(_kernel(scene)))


def sliding_kernel(scene: Scene) -> Answer:
    """Return the weights in the order in which they meet the input: turned where the layer turns them."""
    kernel = _kernel(scene)
    return numbers((np.flip(kernel) if scene.document.layer.flipped else kernel).ravel())


def turn_changes(scene: Scene) -> Answer:
    """Return whether any output of the layer changes when its kernels are turned by 180° first."""
    other = with_layer(scene, flipped=not scene.document.layer.flipped).document
    return truth(not np.allclose(traced_output(scene.document), traced_output(other)))


def axes_of_sliding(scene: Scene) -> Answer:
    """Return along how many axes the kernel slides, which is what makes a convolution 1-D, 2-D or 3-D."""
    return number(scene.document.layer.rank)


def weights_one_axis_more(scene: Scene) -> Answer:
    """Return how many weights the layer would have if its kernels had one axis more, of the same side."""
    return number(scene.document.weight.size * scene.document.kernel_size[-1])


def _kernel(scene: Scene) -> FloatArray:
    document, channel = scene.document, scene.view.cursor.channel
    kernel: FloatArray = document.weight[channel, document.input_planes(channel).index(scene.view.in_channel)]
    return kernel


MEASURES: Final[dict[str, Measure]] = {
    "turned_kernel": turned_kernel,
    "sliding_kernel": sliding_kernel,
    "turn_changes": turn_changes,
    "axes_of_sliding": axes_of_sliding,
    "weights_one_axis_more": weights_one_axis_more,
}
"""Name → what it measures."""
