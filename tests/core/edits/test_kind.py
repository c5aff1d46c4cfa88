from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Document, LayerSpec, PaddingMode
from convstudio.core.edits import channels, kernel, kind, layer, planes, signal
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from tests.oracles import make
from tests.strategies import any_documents, documents, signal_edits

POOLS = (Kind.MAX_POOL, Kind.AVERAGE_POOL)
kinds = st.sampled_from(Kind)
every = any_documents(possible=False, max_side=5)


def spec(layer: LayerSpec | None = None) -> Document:
    return make(np.ones((1, 8, 8)), np.ones((1, 1, 3, 2)), layer=layer)


@given(every, kinds)
def test_weights_and_everything_else_that_a_kind_may_need_stay(document: Document, chosen: Kind) -> None:
    changed = kind.set_kind(document, chosen)
    assert changed.layer.kind is chosen
    assert changed.weight is document.weight
    assert changed.bias is document.bias
    assert changed.signal is document.signal
    kept = ("dilation", "groups", "padding_mode", "flipped", "ceil_mode", "count_include_pad")
    for name in kept:
        assert getattr(changed.layer, name) == getattr(document.layer, name)
    assert kind.set_kind(changed, chosen) is changed


@given(every, kinds)
def test_a_chosen_kind_sets_nothing_that_torch_refuses_of_itself(document: Document, chosen: Kind) -> None:
    changed = kind.set_kind(document, chosen)
    if changed is document:
        return
    if not chosen.weighted and document.layer.kind.weighted:
        assert changed.layer.stride == document.kernel_size
        for before, after, side in (
            (*pair, side) for pair, side in zip(changed.layer.padding, changed.kernel_size, strict=True)
        ):
            assert max(before, after) <= side // 2
    if chosen is Kind.TRANSPOSED:
        for axis in geometry.transposed_axes(changed):
            assert axis.output_padding < max(axis.stride, axis.dilation)


def test_pooling_begins_with_the_stride_of_its_kernel_and_ends_with_one() -> None:
    document = spec(LayerSpec((2, 2), ((3, 1), (0, 1)), padding_mode=PaddingMode.REFLECT))
    pooled = kind.set_kind(document, Kind.MAX_POOL)
    assert pooled.layer.stride == (3, 2)
    assert pooled.layer.padding == ((1, 1), (0, 1))
    average = kind.set_kind(pooled, Kind.AVERAGE_POOL)
    assert average.layer == replace(pooled.layer, kind=Kind.AVERAGE_POOL)
    back = kind.set_kind(average, Kind.CONVOLUTION)
    assert back.layer.stride == (1, 1)
    assert back.layer.padding_mode is PaddingMode.REFLECT


def test_a_stride_of_its_own_outlives_pooling() -> None:
    pooled = layer.set_stride(kind.set_kind(spec(), Kind.MAX_POOL), (3, 1))
    assert kind.set_kind(pooled, Kind.CONVOLUTION).layer.stride == (1, 1)
    assert kind.set_kind(layer.set_stride(pooled, (2, 1)), Kind.TRANSPOSED).layer.stride == (2, 1)


@pytest.mark.parametrize(("given_", "kept"), [((1, 1), (1, 0)), ((2, 0), (0, 0)), ((0, 0), (0, 0))])
def test_output_padding_stays_where_it_is_legal(given_: tuple[int, int], kept: tuple[int, int]) -> None:
    document = spec(LayerSpec((2, 1), output_padding=given_))
    assert kind.set_kind(document, Kind.TRANSPOSED).layer.output_padding == kept


def test_parameters_of_single_kinds() -> None:
    document = spec(LayerSpec((2, 2)))
    assert kind.set_output_padding(document, (1, 0)).layer.output_padding == (1, 0)
    assert kind.set_output_padding(document, (0, 0)) is document
    assert kind.set_ceil_mode(document, True).layer.ceil_mode
    assert kind.set_ceil_mode(document, False) is document
    assert not kind.set_count_include_pad(document, False).layer.count_include_pad
    assert kind.set_count_include_pad(document, True) is document
    with pytest.raises(StudioError) as refusal:
        kind.set_output_padding(document, (limits.STRIDE + 1, 0))
    assert refusal.value.code is Code.OUT_OF_RANGE
    assert refusal.value.values["name"] == "output_padding"


@given(documents(), st.sampled_from(POOLS), st.tuples(st.integers(1, 6), st.integers(1, 6)))
def test_the_stride_of_a_pool_follows_its_kernel(
    document: Document, chosen: Kind, size: tuple[int, int]
) -> None:
    pooled = kind.set_kind(document, chosen)
    assert kernel.resize_kernel(pooled, size).layer.stride == size
    apart = layer.set_stride(pooled, (pooled.kernel_size[0], pooled.kernel_size[1] + 1))
    resized = kernel.resize_kernel(apart, size).layer.stride
    if size != pooled.kernel_size:
        assert resized == (size[0], pooled.kernel_size[1] + 1)


@given(documents(), st.sampled_from((Kind.CONVOLUTION, Kind.TRANSPOSED)))
def test_no_other_stride_follows(document: Document, chosen: Kind) -> None:
    weighted = kind.set_kind(document, chosen)
    bigger = kernel.resize_kernel(weighted, tuple(side + 1 for side in weighted.kernel_size))
    assert bigger.layer is weighted.layer


@given(documents(max_groups=4), st.sampled_from(POOLS), st.data())
def test_edits_of_the_planes_keep_parked_filters_legal(
    document: Document, chosen: Kind, data: st.DataObject
) -> None:
    pooled = kind.set_kind(document, chosen)
    edit = data.draw(
        st.sampled_from(
            [
                lambda each: channels.set_in_channels(each, data.draw(st.integers(1, 7))),
                lambda each: planes.duplicate_plane(each, 0),
                lambda each: planes.remove_plane(each, each.in_channels - 1),
                lambda each: planes.shift(each, 1, 2, wraps=False),
                channels.depthwise,
                lambda each: channels.set_out_channels(each, 2 * len(each.weight)),
                data.draw(signal_edits(document))[1],
            ]
        )
    )
    try:
        changed = edit(pooled)
    except StudioError:
        return
    assert changed.out_channels == changed.in_channels
    weighted = kind.set_kind(changed, Kind.CONVOLUTION)
    assert weighted.in_channels % weighted.layer.groups == 0
    assert len(weighted.weight) % weighted.layer.groups == 0


def test_a_photograph_in_color_ends_parked_groups_that_do_not_divide_it() -> None:
    document = make(np.ones((2, 4, 4)), np.ones((4, 1, 2, 2)), layer=LayerSpec(groups=2, kind=Kind.MAX_POOL))
    changed = signal.replace_input(document, make(np.ones((3, 4, 4)), np.ones((1, 3, 1, 1))).signal)
    assert (changed.layer.groups, changed.weight.shape) == (1, (4, 3, 2, 2))
    assert changed.out_channels == 3


def test_groups_of_filters_are_edited_alike_while_they_are_parked() -> None:
    weight = np.arange(4 * 2 * 4, dtype=np.float32).reshape(4, 2, 2, 2)
    document = make(np.ones((4, 4, 4)), weight, layer=LayerSpec(groups=2))
    pooled = kind.set_kind(document, Kind.MAX_POOL)
    for edit in (
        lambda each: channels.set_groups(each, 4),
        lambda each: channels.set_out_channels(each, 6),
        lambda each: planes.remove_plane(each, 1),
        channels.depthwise,
    ):
        np.testing.assert_array_equal(edit(pooled).weight, edit(document).weight)
