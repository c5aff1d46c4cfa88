"""Wires, groups and counts, compared with what torch's layers really do and have."""

import math
from typing import Final

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core import examples
from convstudio.core.document import Color, Document, LayerSpec, Signal, frozen
from convstudio.core.edits import channels
from convstudio.core.errors import Code, ShapeError
from convstudio.core.operators import wiring
from tests import oracles
from tests.strategies import any_documents, documents, possible_documents

grouped = st.integers(1, 3).flatmap(lambda rank: documents(rank, max_filters_per_group=4))
computed = possible_documents(max_side=5, max_filters_per_group=4)

ALEXNET: Final = (96, 256, 5, 27)
"""Input planes, filters, kernel and input side of AlexNet's second layer, which has two groups."""


def perturbed_maps(document: Document, plane: int) -> set[int]:
    """Return the maps of torch's layer that another value anywhere in `plane` can change."""
    ones = oracles.make(document.signal.values, np.ones_like(document.weight), document.bias, document.layer)
    module = oracles.torch_module(ones, (0,) * document.layer.rank, document.layer.padding_mode)
    spans = [d * (k - 1) + 1 for d, k in zip(document.layer.dilation, document.kernel_size, strict=True)]
    shape = (1, document.in_channels, *spans)
    base, other = torch.zeros(shape), torch.zeros(shape)
    other[0, plane] = 1
    with torch.no_grad():
        different = (module(other) != module(base)).flatten(start_dim=2).any(dim=2)[0]
    return set(different.nonzero().flatten().tolist())


@settings(max_examples=60)
@given(grouped)
def test_wires_are_what_a_change_of_a_plane_changes(document: Document) -> None:
    expected = {
        (plane, channel)
        for plane in range(document.in_channels)
        for channel in perturbed_maps(document, plane)
    }
    wires = wiring.wires(document)
    assert set(wires) == expected
    assert len(wires) == len(expected) == document.out_channels * document.weight.shape[1]


@given(grouped)
def test_groups_are_bundles_of_wires(document: Document) -> None:
    """Group g of n has the planes and the maps in the n-th parts of them with number g."""
    planes, maps = (
        np.split(np.arange(count), document.layer.groups)
        for count in (document.in_channels, document.out_channels)
    )
    bundled = [
        (plane, channel)
        for its_planes, its_maps in zip(planes, maps, strict=True)
        for channel in its_maps
        for plane in its_planes
    ]
    assert wiring.wires(document) == bundled


@given(st.integers(1, 40), st.integers(1, 40))
def test_divisors_are_the_groups_that_torch_takes(in_channels: int, out_channels: int) -> None:
    def taken(groups: int) -> bool:
        try:
            torch.nn.Conv2d(in_channels, out_channels, 1, groups=groups, device="meta")
        except ValueError:
            return False
        return True

    assert wiring.divisors(in_channels, out_channels) == [g for g in range(1, 41) if taken(g)]


@given(grouped)
def test_the_parameters_are_those_of_the_layer(document: Document) -> None:
    module = oracles.torch_module(document, (0,) * document.layer.rank, document.layer.padding_mode)
    sizes = [parameter.numel() for parameter in module.parameters()]
    assert list(wiring.parameter_count(document)) == sizes


@given(computed)
def test_the_dense_layer_joins_every_cell_to_every_value(document: Document) -> None:
    output = oracles.torch_output(document)
    dense = torch.nn.Linear(document.signal.values.size, output.size, device="meta")
    assert wiring.fully_connected_count(document) == (dense.weight.numel(), dense.bias.numel())


def test_counts_of_a_large_layer() -> None:
    planes, filters, side, extent = ALEXNET
    document = Document(
        Signal(frozen(np.zeros((planes, extent, extent))), Color.STACK),
        LayerSpec(padding=((2, 2), (2, 2)), groups=2),
        frozen(np.zeros((filters, planes // 2, side, side))),
        frozen(np.zeros(filters)),
    )
    assert wiring.parameter_count(document) == (307_200, 256)
    values = filters * extent * extent
    assert wiring.fully_connected_count(document) == (planes * extent * extent * values, values)
    photograph = Signal(frozen(np.zeros((3, 2048, 2048))), Color.RGB)
    many = Document(photograph, LayerSpec(), frozen(np.zeros((256, 3, 1, 1))), frozen(np.zeros(256)))
    assert wiring.fully_connected_count(many) == (3 * 2048**4 * 256, 256 * 2048**2)
    assert wiring.fully_connected_count(many)[0] > 2**53


def test_an_impossible_layer_has_no_dense_counterpart() -> None:
    document = oracles.make(np.zeros((1, 2, 2)), np.zeros((1, 1, 3, 3)))
    with pytest.raises(ShapeError) as refusal:
        wiring.fully_connected_count(document)
    assert refusal.value.code is Code.KERNEL_TOO_LARGE
    assert wiring.parameter_count(document) == (9, 1)


@pytest.mark.parametrize(
    ("name", "is_depthwise", "is_pointwise"),
    [
        ("diagonal", False, False),
        ("two-channels", False, False),
        ("depthwise", True, False),
        ("pointwise", False, True),
        ("two-columns", False, False),
    ],
)
def test_kinds_of_layers(name: str, is_depthwise: bool, is_pointwise: bool) -> None:
    document = examples.EXAMPLES[name]()
    assert wiring.is_depthwise(document) == is_depthwise
    assert wiring.is_pointwise(document) == is_pointwise
    assert wiring.is_pointwise(channels.pointwise(document))
    assert wiring.is_depthwise(channels.depthwise(document)) == (document.in_channels > 1)


def test_the_two_columns_do_not_talk() -> None:
    document = examples.two_columns()
    assert wiring.wires(document) == [(0, 0), (1, 0), (0, 1), (1, 1), (2, 2), (3, 2), (2, 3), (3, 3)]
    assert math.prod(document.weight.shape) == wiring.parameter_count(document)[0] == 32


@settings(max_examples=60)
@given(any_documents())
def test_shapes_and_counts_of_every_kind_are_those_of_torch(document: Document) -> None:
    module = oracles.torch_module(document, (0,) * document.layer.rank, document.layer.padding_mode)
    state = {name: values.shape for name, values in module.state_dict().items()}
    assert wiring.weight_shape(document) == tuple(state.get("weight", ()))
    assert wiring.parameter_count(document) == tuple(
        math.prod(state[name]) if name in state else 0 for name in ("weight", "bias")
    )
    fed = [plane for channel in range(document.out_channels) for plane in document.input_planes(channel)]
    assert set(fed) == set(range(document.in_channels))
