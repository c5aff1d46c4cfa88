import math
from dataclasses import FrozenInstanceError, replace

import numpy as np
import numpy.typing as npt
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.document import Color, Document, LayerSpec, Signal, arrays, frozen
from convstudio.core.errors import Code, StudioError
from tests.oracles import make
from tests.strategies import documents

any_rank = st.integers(1, 3).flatmap(documents)


@given(any_rank)
def test_arrays_are_float32_contiguous_and_read_only(document: Document) -> None:
    for array in arrays(document):
        assert array.dtype == np.float32
        assert array.flags.c_contiguous
        assert array.base is None
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


@given(any_rank)
def test_a_new_document_shares_what_did_not_change(document: Document) -> None:
    copied = replace(document, signal=replace(document.signal, name="other"))
    assert copied is not document
    assert all(one is other for one, other in zip(arrays(document), arrays(copied), strict=True))


def test_a_document_cannot_be_changed() -> None:
    document = make([[[1, 2]]], [[[[1]]]])
    with pytest.raises(FrozenInstanceError):
        document.weight = document.bias  # type: ignore[misc]  # that it is frozen is the test


def test_frozen_copies_what_others_could_change() -> None:
    mine = np.zeros((2, 2), dtype=np.float32)
    taken = frozen(mine)
    mine[:] = 5
    assert taken.tolist() == [[0, 0], [0, 0]]
    window = taken[:1]
    assert frozen(taken) is taken
    assert frozen(window) is not window
    assert frozen(taken.T).flags.c_contiguous


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e39, 1e400])
def test_only_finite_numbers_are_taken(value: float) -> None:
    with pytest.raises(StudioError) as refusal:
        frozen([0, value])
    assert refusal.value.code is Code.NOT_FINITE


@settings(max_examples=40)
@given(any_rank)
def test_input_planes_are_those_torch_uses(document: Document) -> None:
    """The gradient of an output map with respect to the input says which planes it sees."""
    rank, groups = document.layer.rank, document.layer.groups
    convolve = {1: torch.conv1d, 2: torch.conv2d, 3: torch.conv3d}[rank]
    x = torch.ones((1, document.in_channels, *(1,) * rank), requires_grad=True)
    y = convolve(x, torch.ones((*document.weight.shape[:2], *(1,) * rank)), groups=groups)
    for channel in range(document.out_channels):
        (gradient,) = torch.autograd.grad(y[0, channel].sum(), x, retain_graph=True)
        assert list(document.input_planes(channel)) == gradient.flatten().nonzero().flatten().tolist()


@given(any_rank)
def test_the_turned_kernel(document: Document) -> None:
    effective = document.effective_weight()
    if not document.layer.flipped:
        assert effective is document.weight
        return
    for index in np.ndindex(*effective.shape):
        turned = (size - 1 - i for size, i in zip(document.kernel_size, index[2:], strict=True))
        assert effective[index] == document.weight[(*index[:2], *turned)]
    assert all(stride > 0 for stride in effective.strides)


def test_sizes_have_names() -> None:
    document = make(np.zeros((4, 5, 6)), np.zeros((2, 4, 3, 2)))
    assert (document.in_channels, document.out_channels, document.kernel_size) == (4, 2, (3, 2))
    assert (document.signal.channels, document.signal.spatial, document.layer.rank) == (4, (5, 6), 2)


@pytest.mark.parametrize(
    ("code", "values", "weight", "bias", "layer"),
    [
        (Code.GROUPS_DO_NOT_DIVIDE, (3, 4, 4), (2, 1, 2, 2), 2, LayerSpec(groups=2)),
        (Code.GROUPS_DO_NOT_DIVIDE, (4, 4, 4), (3, 2, 2, 2), 3, LayerSpec(groups=2)),
        (Code.GROUPS_DO_NOT_DIVIDE, (1, 4, 4), (0, 1, 2, 2), 0, LayerSpec()),
        (Code.RANK_MISMATCH, (1, 4), (1, 1, 2, 2), 1, LayerSpec()),
        (Code.RANK_MISMATCH, (1, 4, 4), (1, 1, 2), 1, LayerSpec()),
        (Code.RANK_MISMATCH, (1, 4, 0), (1, 1, 2, 2), 1, LayerSpec()),
        (Code.WEIGHT_SHAPE, (2, 4, 4), (1, 1, 2, 2), 1, LayerSpec()),
        (Code.WEIGHT_SHAPE, (1, 4, 4), (1, 1, 2, 2), 2, LayerSpec()),
        (Code.OUT_OF_RANGE, (1, 4, 4), (1, 1, 2, limits.KERNEL_SIDE + 1), 1, LayerSpec()),
        (Code.OUT_OF_RANGE, (1, 4, 4), (1, 1, 0, 2), 1, LayerSpec()),
        (Code.OUT_OF_RANGE, (1, 4, 4), (limits.CHANNELS + 1, 1, 1, 1), limits.CHANNELS + 1, LayerSpec()),
        (Code.PASTE_CHANNELS, (limits.CHANNELS + 1, 1, 1), (1, limits.CHANNELS + 1, 1, 1), 1, LayerSpec()),
    ],
)
def test_parts_that_do_not_fit_are_refused(
    code: Code, values: tuple[int, ...], weight: tuple[int, ...], bias: int, layer: LayerSpec
) -> None:
    with pytest.raises(StudioError) as refusal:
        Document(
            Signal(frozen(np.zeros(values)), Color.STACK), layer, frozen(np.zeros(weight)), frozen([0] * bias)
        )
    assert refusal.value.code is code


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("stride", {"stride": (1, 0)}),
        ("stride", {"stride": (limits.STRIDE + 1, 1)}),
        ("dilation", {"dilation": (0, 1)}),
        ("dilation", {"dilation": (1, limits.DILATION + 1)}),
        ("padding", {"padding": ((0, -1), (0, 0))}),
        ("padding", {"padding": ((0, 0), (limits.PADDING + 1, 0))}),
        ("groups", {"groups": 0}),
    ],
)
def test_parameters_have_caps(name: str, change: dict[str, object]) -> None:
    with pytest.raises(StudioError) as refusal:
        replace(LayerSpec(), **change)  # type: ignore[arg-type]  # wrong values are the test
    assert refusal.value.code is Code.OUT_OF_RANGE
    assert refusal.value.values["name"] == name


def test_every_axis_has_its_parameters() -> None:
    with pytest.raises(StudioError) as refusal:
        LayerSpec(stride=(1,))
    assert refusal.value.code is Code.RANK_MISMATCH


@pytest.mark.parametrize(
    ("code", "values", "color", "low", "high"),
    [
        (Code.PASTE_CHANNELS, np.zeros((2, 3, 3)), Color.GRAY, 0, 1),
        (Code.PASTE_CHANNELS, np.zeros((1, 3, 3)), Color.RGB, 0, 1),
        (Code.OUT_OF_RANGE, np.zeros((1, 3, 3)), Color.GRAY, 1, 1),
        (Code.OUT_OF_RANGE, np.zeros((1, 3, 3)), Color.GRAY, 0, math.nan),
        (Code.OUT_OF_RANGE, np.zeros((1, 3, 3)), Color.GRAY, -math.inf, 0),
        (Code.RANK_MISMATCH, np.zeros(3), Color.STACK, 0, 1),
        (Code.OUT_OF_RANGE, np.zeros((1, limits.SIGNAL_SIDE + 1)), Color.GRAY, 0, 1),
        (Code.OUT_OF_RANGE, np.zeros((1, limits.SIGNAL_SIDE + 1, 1)), Color.GRAY, 0, 1),
    ],
)
def test_signals_that_make_no_sense_are_refused(
    code: Code, values: npt.NDArray[np.float64], color: Color, low: float, high: float
) -> None:
    with pytest.raises(StudioError) as refusal:
        Signal(frozen(values), color, low, high)
    assert refusal.value.code is code


def test_planes_have_their_usual_names_unless_named() -> None:
    stack = Signal(frozen(np.zeros((2, 3, 3))), Color.STACK)
    assert stack.plane_names == ("", "")
    assert replace(stack, plane_names=("depth", "")).plane_names == ("depth", "")


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (Code.WEIGHT_SHAPE, ("a",)),
        (Code.WEIGHT_SHAPE, ("a", "b", "c")),
        (Code.NAME_TOO_LONG, ("", "x" * (limits.PLANE_NAME + 1))),
    ],
)
def test_names_that_do_not_fit_are_refused(code: Code, names: tuple[str, ...]) -> None:
    with pytest.raises(StudioError) as refusal:
        Signal(frozen(np.zeros((2, 3, 3))), Color.STACK, plane_names=names)
    assert refusal.value.code is code
