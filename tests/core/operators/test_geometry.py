import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec, PaddingMode
from convstudio.core.errors import Code, ShapeError
from convstudio.core.operators import geometry
from convstudio.core.operators.window_axis import Axis
from tests import oracles
from tests.strategies import documents

any_rank = st.integers(1, 3).flatmap(lambda rank: documents(rank, max_side=6 if rank < 3 else 4))
impossible_often = documents(2, max_side=4, max_kernel=5, max_padding=5)


@st.composite
def axes(draw: st.DrawFn) -> Axis:
    """Axes whose padding has values; the kernel may be too large."""
    mode = draw(st.sampled_from(PaddingMode))
    size = draw(st.integers(1, 9))
    most = {PaddingMode.REFLECT: size - 1, PaddingMode.CIRCULAR: size}.get(mode, 12)
    return Axis(
        in_size=size,
        kernel=draw(st.integers(1, 5)),
        stride=draw(st.integers(1, 5)),
        before=draw(st.integers(0, most)),
        after=draw(st.integers(0, most)),
        dilation=draw(st.integers(1, 4)),
        mode=mode,
        flipped=draw(st.booleans()),
    )


@given(any_rank | impossible_often)
def test_torch_computes_it_or_the_shape_error_says_why(document: Document) -> None:
    try:
        expected = oracles.torch_output(document).shape[1:]
    except RuntimeError:
        with pytest.raises(ShapeError) as caught:
            geometry.output_shape(document)
        assert caught.value.code in {
            Code.KERNEL_TOO_LARGE,
            Code.REFLECT_TOO_LARGE,
            Code.CIRCULAR_TOO_LARGE,
        }
    else:
        assert geometry.output_shape(document) == expected


@pytest.mark.parametrize(
    ("axis", "code", "values"),
    [
        (Axis(3, 4), Code.KERNEL_TOO_LARGE, {"axis": 1, "span": 4, "padded": 3}),
        (Axis(3, 3, dilation=3, before=1), Code.KERNEL_TOO_LARGE, {"axis": 1, "span": 7, "padded": 4}),
        (
            Axis(3, 1, before=3, mode=PaddingMode.REFLECT),
            Code.REFLECT_TOO_LARGE,
            {"axis": 1, "padding": 3, "size": 3},
        ),
        (
            Axis(3, 1, after=4, mode=PaddingMode.CIRCULAR),
            Code.CIRCULAR_TOO_LARGE,
            {"axis": 1, "padding": 4, "size": 3},
        ),
    ],
)
def test_impossible_axes_name_the_numbers(axis: Axis, code: Code, values: dict[str, int]) -> None:
    with pytest.raises(ShapeError) as caught:
        axis.check(1)
    assert (caught.value.code, caught.value.values) == (code, values)


def test_the_largest_possible_paddings_are_possible() -> None:
    Axis(3, 1, before=2, after=2, mode=PaddingMode.REFLECT).check(0)
    Axis(3, 1, before=3, after=3, mode=PaddingMode.CIRCULAR).check(0)
    assert Axis(1, 3, before=1, after=1).size == 1


@pytest.mark.parametrize(
    ("in_size", "kernel", "stride", "padding", "expected"),
    [(8, 3, 2, 1, 4), (8, 3, 3, 0, 2), (8, 5, 4, 1, 2), (6, 3, 3, 0, 2), (5, 3, 2, 0, 2), (5, 3, 1, 1, 5)],
)
def test_sizes_of_the_curriculum(in_size: int, kernel: int, stride: int, padding: int, expected: int) -> None:
    assert Axis(in_size, kernel, stride, padding, padding).size == expected


def test_a_dilated_kernel_spans_more() -> None:
    assert Axis(7, 3, dilation=2).span == 5


@given(axes())
def test_sources_are_what_numpy_pads_with(axis: Axis) -> None:
    mode = oracles.NUMPY_MODES[axis.mode.value]
    more = {"constant_values": -1} if axis.mode is PaddingMode.ZEROS else {}
    expected = np.pad(np.arange(axis.in_size), (axis.before, axis.after), mode=mode, **more)  # type: ignore[call-overload]  # the stub wants a literal
    sources = axis.sources(-axis.before, axis.in_size + axis.after)
    np.testing.assert_array_equal(sources, expected)
    for index, source in enumerate(sources, start=-axis.before):
        assert axis.source(index) == (None if source == -1 else source)


@given(axes())
def test_taps_uses_and_visited_agree(axis: Axis) -> None:
    used: dict[int, set[tuple[int, int]]] = {
        index: set() for index in range(-axis.before, axis.padded - axis.before)
    }
    for output in range(axis.size):
        taps = axis.taps(output)
        assert min(taps) == axis.start(output)
        assert max(taps) == axis.start(output) + axis.span - 1
        for weight, index in enumerate(taps):
            assert axis.tap(output, weight) == index
            used[index].add((output, weight))
    for (index, expected), visited in zip(used.items(), axis.visited(), strict=True):
        pairs = list(axis.uses(index))
        assert len(pairs) == len(set(pairs))
        assert set(pairs) == expected
        assert visited == bool(expected)
    assert not list(axis.uses(-axis.before - 1))
    assert not list(axis.uses(axis.in_size + axis.after))


@given(axes())
def test_leftover_is_what_the_floor_leaves(axis: Axis) -> None:
    if axis.size == 0:
        assert axis.leftover == 0
        return
    assert 0 <= axis.leftover < axis.stride
    assert axis.start(axis.size - 1) + axis.span + axis.leftover == axis.in_size + axis.after


@given(axes())
def test_a_turned_kernel_meets_the_same_cells_backwards(axis: Axis) -> None:
    turned = Axis(
        axis.in_size,
        axis.kernel,
        axis.stride,
        axis.before,
        axis.after,
        axis.dilation,
        axis.mode,
        not axis.flipped,
    )
    np.testing.assert_array_equal(axis.taps(2), turned.taps(2)[::-1])


@given(st.integers(1, 11), st.integers(1, 5), st.integers(1, 30))
def test_same_keeps_the_size_and_full_counts_every_overlap(kernel: int, dilation: int, size: int) -> None:
    before, after = geometry.same_padding(kernel, dilation)
    assert Axis(size, kernel, before=before, after=after, dilation=dilation).size == size
    assert after - before in {0, 1}
    before, after = geometry.full_padding(kernel, dilation)
    full = Axis(size, kernel, before=before, after=after, dilation=dilation)
    assert full.size == size + dilation * (kernel - 1)


@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")
@pytest.mark.parametrize("kernel", range(1, 6))
@pytest.mark.parametrize("dilation", range(1, 4))
def test_same_is_the_same_as_torch_same(kernel: int, dilation: int) -> None:
    signal, weight = torch.arange(1.0, 13.0).reshape(1, -1), torch.arange(1.0, kernel + 1).reshape(1, 1, -1)
    layer = LayerSpec((1,), (geometry.same_padding(kernel, dilation),), (dilation,))
    expected = F.conv1d(signal, weight, padding="same", dilation=dilation)
    document = oracles.make(signal.numpy(), weight.numpy(), layer=layer)
    np.testing.assert_array_equal(oracles.torch_output(document), expected.numpy())


@given(
    st.integers(1, 12),
    st.integers(1, 5),
    st.integers(1, 5),
    st.integers(0, 2),
    st.integers(1, 4),
    st.booleans(),
)
def test_pooling_is_possible_where_torch_says_so_and_of_the_same_size(
    size: int, kernel: int, stride: int, padding: int, dilation: int, ceil: bool
) -> None:
    axis = Axis(size, kernel, stride, padding, padding, dilation, pools=True, ceil=ceil)
    try:
        pooled = F.max_pool1d(torch.ones(1, 1, size), kernel, stride, padding, dilation, ceil_mode=ceil)
    except RuntimeError:
        with pytest.raises(ShapeError):
            axis.check(0)
        return

    axis.check(0)
    assert axis.size == pooled.shape[-1]
    assert len(axis.visited()) == sum(axis.ghosts) + size
    assert axis.overhang == max((axis.size - 1) * stride + axis.span - axis.padded, 0)
    assert not axis.overhang or ceil
