"""Kernels and filters, the maps they make, and the groups they are in."""

import math
from typing import Final

from convstudio.core.lessons.lesson import Answer
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Measure, Misconception, Scene, number, numbers
from convstudio.core.operators.trace import trace
from convstudio.core.operators.wiring import parameter_count


def filter_is_kernel(scene: Scene, _measure: Measure) -> Answer:
    """Take a filter for one kernel, and count the filters."""
    return number(len(scene.document.weight))


def axes_exchanged(scene: Scene, _measure: Measure) -> Answer:
    """Say the planes of a filter before the number of filters, in the shape of the weights."""
    filters, planes, *sides = scene.document.weight.shape
    return numbers((planes, filters, *sides))


def planes_left_out(scene: Scene, _measure: Measure) -> Answer:
    """Take a filter for one kernel, in the shape of the weights."""
    filters, _, *sides = scene.document.weight.shape
    return numbers((filters, *sides))


def map_per_kernel(scene: Scene, _measure: Measure) -> Answer:
    """Expect a map for every kernel."""
    return number(math.prod(scene.document.weight.shape[:2]))


def map_per_plane(scene: Scene, _measure: Measure) -> Answer:
    """Expect a map for every input plane."""
    return number(scene.document.in_channels)


def biases_uncounted(scene: Scene, _measure: Measure) -> Answer:
    """Count the weights alone."""
    return number(parameter_count(scene.document)[0])


def bias_per_kernel(scene: Scene, _measure: Measure) -> Answer:
    """Count a bias for every kernel."""
    return number(parameter_count(scene.document)[0] + math.prod(scene.document.weight.shape[:2]))


def biases_of_kernels(scene: Scene, _measure: Measure) -> Answer:
    """Count a bias for every kernel, and nothing else."""
    return number(math.prod(scene.document.weight.shape[:2]))


def biases_of_planes(scene: Scene, _measure: Measure) -> Answer:
    """Count a bias for every input plane."""
    return number(scene.document.in_channels)


def one_bias_for_all(_scene: Scene, _measure: Measure) -> Answer:
    """Count one bias for the whole layer."""
    return number(1)


def every_plane_feeds(scene: Scene, _measure: Measure) -> Answer:
    """Let every filter reach through all input planes, whatever the groups."""
    return numbers(range(scene.document.in_channels))


def groups_summed(scene: Scene, _measure: Measure) -> Answer:
    """Add up what the maps have under the cursor, as if the groups went into one sum."""
    cursor, document = scene.view.cursor, scene.document
    return number(sum(trace(document, map_, cursor.position).total for map_ in range(document.out_channels)))


def plane_copied(scene: Scene, measure: Measure) -> Answer:
    """Believe that a kernel of 1×1 changes nothing, and copy the first plane that feeds the map."""
    cursor = scene.view.cursor
    plane = scene.document.signal.values[scene.document.input_planes(cursor.channel)[0]]
    return numbers(plane) if measure is MEASURES["output_map"] else number(float(plane[cursor.position]))


MISCONCEPTIONS: Final[dict[str, Misconception]] = {
    "filter_is_kernel": filter_is_kernel,
    "axes_exchanged": axes_exchanged,
    "planes_left_out": planes_left_out,
    "map_per_kernel": map_per_kernel,
    "map_per_plane": map_per_plane,
    "biases_uncounted": biases_uncounted,
    "bias_per_kernel": bias_per_kernel,
    "biases_of_kernels": biases_of_kernels,
    "biases_of_planes": biases_of_planes,
    "one_bias_for_all": one_bias_for_all,
    "every_plane_feeds": every_plane_feeds,
    "groups_summed": groups_summed,
    "plane_copied": plane_copied,
}
"""Name → what somebody answers who believes it."""
