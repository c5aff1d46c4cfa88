"""Traces, links and stamps of every kind, in one, two and three dimensions, against torch."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec
from convstudio.core.errors import StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.links import (
    contributors,
    inputs_of_weight,
    output_over,
    outputs_using,
    window_middle,
)
from convstudio.core.operators.stamping import partial_output, stamp
from convstudio.core.operators.trace import trace, traced_output
from tests import oracles
from tests.strategies import KINDS, any_documents

MAXIMA = (F.max_pool1d, F.max_pool2d, F.max_pool3d)
POOLED = [[[1, 4, 2, 8], [3, 2, 5, 6], [9, 1, 7, 0], [4, 5, 3, 2]]]


def possible(*kinds: Kind) -> st.SearchStrategy[Document]:
    """Small layers of some kinds, or of all, and of any rank."""
    return any_documents(kinds or KINDS, max_side=4, max_kernel=3, max_padding=2, max_groups=2)


@given(possible())
@settings(max_examples=60)
def test_traces_come_to_what_torch_computes(document: Document) -> None:
    expected = oracles.torch_output(document)
    shape = geometry.output_shape(document)
    assert expected.shape == (document.out_channels, *shape)
    for channel, *position in np.ndindex(*expected.shape):
        found = trace(document, channel, tuple(position)).total
        assert found == pytest.approx(float(expected[(channel, *position)]), rel=1e-5, abs=1e-4)
    if np.isfinite(expected).all():
        np.testing.assert_allclose(traced_output(document), expected, rtol=1e-5, atol=1e-4)
    else:
        with pytest.raises(StudioError):  # the maximum of nothing but padding
            traced_output(document)


@given(possible(), st.data())
@settings(max_examples=50)
def test_what_is_used_is_what_contributes(document: Document, data: st.DataObject) -> None:
    position = tuple(data.draw(st.integers(0, size - 1)) for size in geometry.output_shape(document))
    channel = data.draw(st.integers(0, document.out_channels - 1))
    found = trace(document, channel, position)
    met = contributors(document, position)
    assert len(found.channels) == len(document.input_planes(channel))
    for part in found.channels:
        assert part.products.shape == part.used.shape == part.padded.shape == document.kernel_size
        for index in np.ndindex(*document.kernel_size):
            cell = met.get(index)
            if cell is None:
                assert not part.used[index]
                continue
            assert cell == tuple(int(along[index]) for along in part.positions)
            real = all(0 <= c < size for c, size in zip(cell, document.signal.spatial, strict=True))
            assert part.padded[index] == (not real)
            if real:
                assert part.used[index]
                assert part.inputs[index] == document.signal.values[(part.channel, *cell)]


@given(possible(Kind.MAX_POOL), st.data())
@settings(max_examples=50)
def test_the_winner_is_torchs(document: Document, data: st.DataObject) -> None:
    position = tuple(data.draw(st.integers(0, size - 1)) for size in geometry.output_shape(document))
    layer, rank, spatial = document.layer, document.layer.rank, document.signal.spatial
    found = trace(document, 0, position)
    winner = found.winning_cell
    if winner is None:
        assert found.total == -np.inf
        return
    sides = [side for pair in layer.padding[::-1] for side in pair]
    x = F.pad(torch.tensor(document.signal.values.tolist())[None], sides, value=-torch.inf)
    _, kept = MAXIMA[rank - 1](
        x,
        document.kernel_size,
        layer.stride,
        0,
        layer.dilation,
        ceil_mode=layer.ceil_mode,
        return_indices=True,
    )
    place = np.unravel_index(int(kept[(0, 0, *position)]), x.shape[2:])
    assert winner == tuple(int(p) - before for p, (before, _) in zip(place, layer.padding, strict=True))
    assert all(0 <= c < size for c, size in zip(winner, spatial, strict=True))


@given(possible(), st.data())
@settings(max_examples=50)
def test_links_go_both_ways(document: Document, data: st.DataObject) -> None:
    users: dict[tuple[int, ...], set[tuple[tuple[int, ...], tuple[int, ...]]]] = {}
    multiplied: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for position in itertools.product(*map(range, geometry.output_shape(document))):
        for weight, cell in contributors(document, position).items():
            users.setdefault(cell, set()).add((position, weight))
            multiplied.setdefault(weight, []).append(cell)
    cell = tuple(data.draw(st.integers(-1, size)) for size in document.signal.spatial)
    uses = {(use.position, use.kernel_index) for use in outputs_using(document, cell)}
    assert uses == users.get(cell, set())
    for weight in np.ndindex(*document.kernel_size):
        lattice = list(itertools.product(*inputs_of_weight(document, weight)))
        assert sorted(lattice) == sorted(multiplied.get(weight, []))


@given(possible(Kind.TRANSPOSED), st.data())
@settings(max_examples=50)
def test_the_middle_of_a_stamp_leads_back_to_its_cell(document: Document, data: st.DataObject) -> None:
    cell = tuple(data.draw(st.integers(0, size - 1)) for size in document.signal.spatial)
    assert window_middle(document, output_over(document, cell)) == cell
    for position in itertools.product(*map(range, geometry.output_shape(document))):
        assert all(
            0 <= index < size
            for index, size in zip(window_middle(document, position), document.signal.spatial, strict=True)
        )


@given(possible(Kind.TRANSPOSED), st.data())
@settings(max_examples=50)
def test_stamps_add_up_to_the_output(document: Document, data: st.DataObject) -> None:
    channel = data.draw(st.integers(0, document.out_channels - 1))
    cells = list(np.ndindex(*document.signal.spatial))
    number = data.draw(st.integers(0, len(cells) - 1))
    before, after = (partial_output(document, channel, upto) for upto in (number, number + 1))
    added = np.zeros(after.shape)
    for plane in document.input_planes(channel):
        fallen = stamp(document, channel, plane, cells[number])
        assert fallen.value == document.signal.values[(plane, *cells[number])]
        for index in np.ndindex(*document.kernel_size):
            place = fallen.place(index)
            inside = all(0 <= p < size for p, size in zip(place, after.shape, strict=True))
            assert fallen.kept[index] == inside
            if inside:
                added[place] += fallen.products[index]
    np.testing.assert_allclose(after - before, added, rtol=1e-4, atol=1e-4)
    np.testing.assert_array_equal(partial_output(document, channel, 0), document.bias[channel])
    whole = partial_output(document, channel, len(cells))
    np.testing.assert_allclose(whole, oracles.torch_output(document)[channel], rtol=1e-5, atol=1e-4)


def test_no_stamp_falls_from_a_plane_of_another_group_or_from_beyond_the_input() -> None:
    layer = LayerSpec(kind=Kind.TRANSPOSED, groups=2)
    document = oracles.make(np.ones((2, 2, 2)), np.ones((2, 1, 2, 2)), layer=layer)
    assert stamp(document, 1, 1, (1, 1)).value == 1
    for channel, source in ((0, (0, 0)), (1, (2, 0)), (1, (0, -1))):
        with pytest.raises(IndexError, match="is stamped into map 1"):
            stamp(document, 1, channel, source)


def pooling(kind: Kind, **changes: object) -> Document:
    spec = replace(LayerSpec(kind=kind, stride=(2, 2)), **changes)  # type: ignore[arg-type]  # any field, by its name
    return oracles.make(POOLED, np.zeros((1, 1, 2, 2)), [7], spec)


def test_pooling_of_the_lecture() -> None:
    largest, mean = pooling(Kind.MAX_POOL), pooling(Kind.AVERAGE_POOL)
    assert traced_output(largest).tolist() == [[[4, 8], [9, 7]]]
    assert traced_output(mean).tolist() == [[[2.5, 5.25], [4.75, 3]]]
    found = trace(largest, 0, (1, 1))
    assert (found.winner, found.winning_cell, found.bias, found.divisor) == ((0, 0), (2, 2), 0, 1)
    assert (trace(mean, 0, (0, 0)).divisor, trace(mean, 0, (0, 0)).winner) == (4, None)


def test_what_a_padded_mean_divides_by() -> None:
    padded = {"padding": ((1, 1), (1, 1)), "ceil_mode": True, "stride": (1, 1)}
    assert trace(pooling(Kind.AVERAGE_POOL, **padded), 0, (0, 0)).divisor == 4
    assert trace(pooling(Kind.AVERAGE_POOL, count_include_pad=False, **padded), 0, (0, 0)).divisor == 1


def test_padding_never_wins() -> None:
    document = oracles.make([[[-5, -3], [-4, -6]]], np.zeros((1, 1, 2, 2)))
    padded = replace(document, layer=LayerSpec(kind=Kind.MAX_POOL, stride=(2, 2), padding=((1, 1), (1, 1))))
    part = trace(padded, 0, (0, 0)).channels[0]
    assert part.inputs.tolist() == [[-np.inf, -np.inf], [-np.inf, -5]]
    assert part.used.tolist() == [[False, False], [False, True]]
    assert trace(padded, 0, (0, 0)).total == -5
    assert np.isfinite(part.subtotal)


def test_equal_maxima_are_won_by_the_first() -> None:
    document = oracles.make([[[1, 3], [3, 3]]], np.zeros((1, 1, 2, 2)), layer=LayerSpec(kind=Kind.MAX_POOL))
    assert trace(document, 0, (0, 0)).winner == (0, 1)


def test_stamps_of_the_lecture() -> None:
    first, kernel = [[[0, 1], [2, 3]]], [[[[0, 1], [2, 3]]]]
    for changes, expected in (
        ({}, [[0, 0, 1], [0, 4, 6], [4, 12, 9]]),
        ({"stride": (2, 2)}, [[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]]),
        ({"padding": ((1, 1), (1, 1))}, [[4]]),
    ):
        layer = replace(LayerSpec(kind=Kind.TRANSPOSED), **changes)
        document = oracles.make(first, kernel, layer=layer)
        assert traced_output(document).tolist() == [expected]
    document = oracles.make(first, kernel, layer=LayerSpec(kind=Kind.TRANSPOSED))
    assert partial_output(document, 0, 2).tolist() == [[0, 0, 1], [0, 2, 3], [0, 0, 0]]
    fallen = stamp(document, 0, 0, (1, 0))
    assert fallen.products.tolist() == [[0, 2], [4, 6]]
    assert [fallen.place(index) for index in np.ndindex(2, 2)] == [(1, 0), (1, 1), (2, 0), (2, 1)]


def test_each_output_of_a_small_map_gathers_at_most_four_products() -> None:
    layer = LayerSpec(kind=Kind.TRANSPOSED)
    document = oracles.make(np.ones((1, 2, 2)), np.ones((1, 1, 3, 3)), layer=layer)
    gathered = [len(contributors(document, place)) for place in np.ndindex(4, 4)]
    assert max(gathered) == 4
    assert gathered[:4] == [1, 2, 2, 1]
