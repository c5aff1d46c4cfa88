import contextlib
import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convstudio.core import examples, limits
from convstudio.core.document import (
    Color,
    Document,
    FloatArray,
    LayerSpec,
    PaddingMode,
    Signal,
    arrays,
    frozen,
)
from convstudio.core.edits import channels, layer
from convstudio.core.errors import Code, StudioError
from convstudio.core.operators import geometry, wiring
from convstudio.core.operators.banks import BANKS, RANDOM, bank
from convstudio.core.operators.initialise import Scheme, random_weight
from tests import oracles
from tests.strategies import Edit, channel_edits, documents, possible_documents, seeds

several: Final = functools.partial(documents, max_side=6, max_filters_per_group=3)
some = several()
computed = possible_documents(max_side=6, max_filters_per_group=3)
counts = st.integers(1, 9)


def refusal(edit: Callable[[], object]) -> StudioError:
    with pytest.raises(StudioError) as caught:
        edit()
    return caught.value


def possible_groups(document: Document) -> st.SearchStrategy[int]:
    return st.sampled_from(wiring.divisors(document.in_channels, document.out_channels))


def has_output(document: Document) -> bool:
    with contextlib.suppress(StudioError):
        return bool(geometry.output_shape(document))
    return False


def agrees_with_torch(document: Document) -> bool:
    """Return whether torch's layer gives the sums over the planes of each map's group, made one by one."""
    output, size_of_terms = oracles.loop_output(document)
    difference = np.abs(oracles.torch_output(document) - output)
    return bool((difference <= oracles.rounding_bound(document, size_of_terms)).all())


@given(documents(wild=True), channel_edits())
def test_an_edit_leaves_its_document_alone(document: Document, drawn: Edit) -> None:
    before = [array.tobytes() for array in arrays(document)]
    _, edit = drawn
    with contextlib.suppress(StudioError):
        changed = edit(document)
        same = changed.layer == document.layer and all(
            np.array_equal(a, b) for a, b in zip(arrays(changed), arrays(document), strict=True)
        )
        assert same == (changed is document)
    assert [array.tobytes() for array in arrays(document)] == before


@settings(max_examples=60)
@given(computed, st.lists(channel_edits(), max_size=4))
def test_torch_computes_what_edits_make(document: Document, drawn: list[Edit]) -> None:
    for _, edit in drawn:
        with contextlib.suppress(StudioError):
            document = edit(document)
    assert not has_output(document) or agrees_with_torch(document)


@given(some, counts, counts)
def test_filters_come_and_go_at_the_end_of_each_group(document: Document, count: int, other: int) -> None:
    groups = document.layer.groups
    most = max(count, other) * groups
    changed = channels.set_out_channels(document, count * groups)
    assert changed.weight.shape == (count * groups, *document.weight.shape[1:])
    assert changed.signal is document.signal
    assert changed.layer is document.layer
    (weight, bias), (old_weight, old_bias) = by_group(changed), by_group(document)
    kept = min(count, document.out_channels // groups)
    np.testing.assert_array_equal(weight[:, :kept], old_weight[:, :kept])
    np.testing.assert_array_equal(bias[:, :kept], old_bias[:, :kept])
    assert not bias[:, kept:].any()
    assert set(np.unique(weight[:, kept:])) <= {-1, 0, 1}
    assert all(filter_.any() for group in weight[:, kept:] for filter_ in group)
    # The same filter at the same place, whichever way it came.
    around = channels.set_out_channels(changed, most)
    straight = channels.set_out_channels(document, most)
    np.testing.assert_array_equal(by_group(around)[0][:, :count], weight)
    if count * groups >= document.out_channels:
        np.testing.assert_array_equal(around.weight, straight.weight)


def by_group(document: Document) -> tuple[FloatArray, FloatArray]:
    """Return the weights and biases of each group, shapes (groups, O / groups, ...)."""
    groups = document.layer.groups
    return document.weight.reshape(groups, -1, *document.weight.shape[1:]), document.bias.reshape(groups, -1)


@settings(max_examples=60)
@given(possible_documents(max_side=6, max_groups=3, max_filters_per_group=3), counts)
def test_filters_that_stay_keep_their_maps(document: Document, count: int) -> None:
    groups = document.layer.groups
    before = oracles.torch_output(document)
    after = oracles.torch_output(channels.set_out_channels(document, count * groups))
    kept = min(count, document.out_channels // groups)
    np.testing.assert_allclose(
        after.reshape(groups, -1, *before.shape[1:])[:, :kept],
        before.reshape(groups, -1, *before.shape[1:])[:, :kept],
        rtol=1e-5,
        atol=1e-3,
    )


@given(some)
def test_the_same_number_is_no_change(document: Document) -> None:
    assert channels.set_out_channels(document, document.out_channels) is document
    assert channels.set_in_channels(document, document.in_channels) is document
    assert channels.set_groups(document, document.layer.groups) is document


@pytest.mark.parametrize("count", [-1, 0, limits.CHANNELS + 1, 10**12])
def test_numbers_beyond_the_cap_are_refused(count: int) -> None:
    for name, edit in (
        ("out_channels", channels.set_out_channels),
        ("in_channels", channels.set_in_channels),
    ):
        error = refusal(functools.partial(edit, examples.diagonal(), count))
        assert (error.code, error.values["name"], error.values["value"]) == (Code.OUT_OF_RANGE, name, count)
    most = channels.set_out_channels(examples.diagonal(), limits.CHANNELS)
    assert channels.set_in_channels(most, limits.CHANNELS).weight.shape == (256, 256, 3, 3)


@given(some, st.integers(-1, 12))
def test_groups_must_divide_both(document: Document, groups: int) -> None:
    planes, maps = document.in_channels, document.out_channels
    if groups in wiring.divisors(planes, maps):
        assert channels.set_groups(document, groups).layer.groups == groups
        return
    error = refusal(lambda: channels.set_groups(document, groups))
    assert error.code is Code.GROUPS_DO_NOT_DIVIDE
    assert error.values == {"groups": groups, "in_channels": planes, "out_channels": maps}
    error = refusal(lambda: channels.set_out_channels(examples.depthwise(), 3))
    assert error.code is Code.GROUPS_DO_NOT_DIVIDE


def kernel_between(document: Document, plane: int, channel: int) -> FloatArray:
    planes = document.input_planes(channel)
    kernel: FloatArray = document.weight[channel, plane - planes.start]
    return kernel


@given(several(max_groups=4, max_filters_per_group=4), st.data())
def test_kernels_stay_with_their_planes(document: Document, data: st.DataObject) -> None:
    changed = channels.set_groups(document, data.draw(possible_groups(document)))
    for plane, channel in wiring.wires(changed):
        stays = plane in document.input_planes(channel)
        kernel = kernel_between(document, plane, channel) if stays else document.weight[channel, 0]
        np.testing.assert_array_equal(kernel_between(changed, plane, channel), kernel)
    back = channels.set_groups(changed, document.layer.groups)
    for plane, channel in wiring.wires(back):
        if plane in changed.input_planes(channel):
            np.testing.assert_array_equal(
                kernel_between(back, plane, channel), kernel_between(document, plane, channel)
            )
    if changed.layer.groups <= document.layer.groups and document.layer.groups % changed.layer.groups == 0:
        np.testing.assert_array_equal(
            back.weight, document.weight
        )  # nothing was cut off: there is a way back


@settings(max_examples=60)
@given(computed)
def test_depthwise_convolves_each_plane_alone(document: Document) -> None:
    changed = channels.depthwise(document)
    planes = document.in_channels
    assert changed.layer.groups == planes
    assert changed.out_channels == (document.out_channels if document.out_channels % planes == 0 else planes)
    output = oracles.torch_output(changed)
    for channel, own in enumerate(output):
        (plane,) = changed.input_planes(channel)
        alone = oracles.make(
            changed.signal.values[[plane]],
            changed.weight[[channel]],
            changed.bias[[channel]],
            replace(changed.layer, groups=1),
        )
        np.testing.assert_allclose(own, oracles.torch_output(alone)[0], atol=1e-4, rtol=1e-5)


@settings(max_examples=60)
@given(computed)
def test_pointwise_mixes_channels_and_nothing_else(document: Document) -> None:
    changed = channels.pointwise(document)
    assert wiring.is_pointwise(changed)
    assert changed.layer.padding == ((0, 0), (0, 0))
    assert changed.layer.dilation == (1, 1)
    row, column = ((side - 1) // 2 for side in document.kernel_size)
    np.testing.assert_array_equal(changed.weight[..., 0, 0], document.weight[..., row, column])
    rows, columns = changed.layer.stride
    seen = changed.signal.values[:, ::rows, ::columns]
    one_group = channels.set_groups(changed, 1)
    mixed = np.einsum("oc,chw->ohw", one_group.weight[..., 0, 0], seen) + changed.bias[:, None, None]
    np.testing.assert_allclose(oracles.torch_output(one_group), mixed, atol=1e-4, rtol=1e-5)
    assert channels.pointwise(changed) is changed


def test_a_middle_of_zeros_stays() -> None:
    assert channels.pointwise(examples.ramp()).weight.tolist() == [[[[0]]]]


@given(some, st.sampled_from(Scheme), seeds())
def test_all_weights_at_random(document: Document, scheme: Scheme, seed: int) -> None:
    drawn = channels.initialise_all(document, scheme, seed)
    np.testing.assert_array_equal(drawn.weight, random_weight(scheme, document.weight.shape, seed))
    assert (drawn.bias, drawn.layer, drawn.signal) == (document.bias, document.layer, document.signal)
    assert channels.initialise_all(drawn, scheme, seed) is drawn


@given(some, st.sampled_from(BANKS), seeds())
def test_a_bank_makes_the_whole_layer(document: Document, name: str, seed: int) -> None:
    if name == "color_opponent":
        assume(document.in_channels == 3)
    changed = channels.apply_bank(document, name, seed)
    assert changed.layer.groups == 1
    assert not changed.bias.any()
    assert changed.bias.shape == (changed.out_channels,)
    kept_size = document.layer.padding == layer.same_padding(document)
    assert changed.layer.padding == (layer.same_padding(changed) if kept_size else document.layer.padding)
    assert changed.signal is document.signal
    if name == RANDOM:
        assert changed.out_channels == document.out_channels
        assert changed.kernel_size == document.kernel_size
        assert set(np.unique(changed.weight)) <= {-1, 0, 1}
    else:
        np.testing.assert_array_equal(changed.weight, bank(name, document.in_channels))
    assert channels.apply_bank(changed, name, seed) is changed


def test_a_photograph_keeps_its_size_under_every_bank() -> None:
    document = examples.photograph(Signal(frozen(np.ones((3, 30, 40))), Color.RGB, 0, 255))
    for name in BANKS:
        document = channels.apply_bank(document, name, 1)
        assert geometry.output_shape(document) == (30, 40)


def test_color_opponents_need_color() -> None:
    error = refusal(lambda: channels.apply_bank(examples.diagonal(), "color_opponent"))
    assert (error.code, error.values) == (Code.BANK_NEEDS_COLOR, {"found": 1})


@given(documents(wild=True))
def test_biases_are_cleared_together(document: Document) -> None:
    cleared = channels.clear_biases(document)
    assert not cleared.bias.any()
    assert cleared.weight is document.weight
    assert (cleared is document) == (not document.bias.any())


@given(some, st.integers(1, 9))
def test_drawn_planes_come_and_go_at_the_end(document: Document, count: int) -> None:
    changed = channels.set_in_channels(document, count)
    assume(changed is not document)
    kept = min(count, document.in_channels)
    np.testing.assert_array_equal(changed.signal.values[:kept], document.signal.values[:kept])
    assert not changed.signal.values[kept:].any()
    assert changed.signal.color is (Color.GRAY if count == 1 else Color.STACK)
    assert changed.signal.plane_names[kept:] == ("",) * (count - kept)
    names = changed.signal.plane_names[:kept]
    for name, given_name, usual in zip(names, document.signal.plane_names, "RGBRGB", strict=False):
        assert name == given_name or (
            document.signal.color is Color.RGB and (name, given_name) == (usual, "")
        )
    assert changed.layer.groups in (document.layer.groups, 1)
    assert changed.out_channels == document.out_channels


def test_a_new_plane_of_zeros_changes_no_map() -> None:
    document = examples.two_channels()
    more = channels.set_in_channels(document, 3)
    assert more.weight[0, 2].tolist() == document.weight[0, 1].tolist()
    np.testing.assert_array_equal(oracles.torch_output(more), oracles.torch_output(document))


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_photograph_has_the_planes_it_has(count: int) -> None:
    photograph = Signal(frozen(np.zeros((3, 2, limits.DRAWN_SIDE + 1))), Color.RGB)
    document = Document(photograph, LayerSpec(), frozen(np.ones((1, 3, 1, 1))), frozen([0]))
    error = refusal(lambda: channels.set_in_channels(document, count))
    assert (error.code, error.values) == (Code.CHANNELS_NOT_THERE, {"wanted": count, "found": 3})


def test_padding_modes_do_not_matter_to_groups() -> None:
    """torch pads before it groups: every mode gives the same layer as its columns side by side."""
    for mode in PaddingMode:
        document = replace(
            examples.two_columns(), layer=LayerSpec(padding=((1, 1), (1, 1)), groups=2, padding_mode=mode)
        )
        halves = [
            oracles.make(
                document.signal.values[half], document.weight[half], layer=replace(document.layer, groups=1)
            )
            for half in (slice(2), slice(2, 4))
        ]
        together = torch.cat([torch.tensor(oracles.torch_output(half)) for half in halves])
        np.testing.assert_array_equal(oracles.torch_output(document), together.numpy())
