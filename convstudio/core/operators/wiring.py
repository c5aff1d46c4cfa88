"""Which planes feed which maps, and what that costs in parameters.

A layer of g groups is g layers side by side: of C planes and O maps, the first C / g planes feed the first O / g
maps, and so on, as torch.nn.Conv2d documents `groups`.
"""

import math

from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry


def wires(document: Document) -> list[tuple[int, int]]:
    """Return every pair (plane, map) with a kernel between them: O · C / groups of them, map by map."""
    return [
        (plane, channel)
        for channel in range(document.out_channels)
        for plane in document.input_planes(channel)
    ]


def divisors(in_channels: int, out_channels: int) -> list[int]:
    """Return every possible number of groups, from 1 on: what divides both numbers of channels."""
    common = math.gcd(in_channels, out_channels)
    return [groups for groups in range(1, common + 1) if common % groups == 0]


def is_depthwise(document: Document) -> bool:
    """Return whether every map is made from one plane alone, of several."""
    return document.groups == document.in_channels > 1


def is_pointwise(document: Document) -> bool:
    """Return whether kernels have one weight, so that the layer mixes channels and nothing else."""
    return math.prod(document.kernel_size) == 1


def weight_shape(document: Document) -> tuple[int, ...]:
    """Return the shape of the weights as torch's layer has them; empty where it pools and has none.

    That is (O, C / groups, *kernel_size), and the other way round, (C, O / groups, *kernel_size), for a transposed
    convolution.
    """
    if not document.layer.kind.weighted:
        return ()
    channels = document.out_channels, document.in_channels // document.groups
    if document.layer.kind is Kind.TRANSPOSED:
        channels = document.in_channels, document.out_channels // document.groups
    return (*channels, *document.kernel_size)


def parameter_count(document: Document) -> tuple[int, int]:
    """Return how many weights and how many biases the layer has: O · C / groups · kH · kW and O, or none."""
    if not document.layer.kind.weighted:
        return 0, 0
    return math.prod(document.weight.shape), document.out_channels


def fully_connected_count(document: Document) -> tuple[int, int]:
    """Return how many weights and biases a layer would have that joins every input cell to every output value.

    Returns
    -------
    weights : int
        C · H · W · O · H' · W', of whatever size: Python's integers do not overflow.
    biases : int
        One for each output value.

    Raises
    ------
    ShapeError
        Where the geometry is impossible.
    """
    inputs = document.in_channels * math.prod(document.signal.spatial)
    outputs = document.out_channels * math.prod(geometry.output_shape(document))
    return inputs * outputs, outputs
