"""Stamps fall where torch's transposed convolution puts them."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812  (torch's own name for it)
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.errors import Code, ShapeError
from convstudio.core.operators.transposed_axis import TransposedAxis

axes = st.builds(
    TransposedAxis,
    in_size=st.integers(1, 7),
    kernel=st.integers(1, 4),
    stride=st.integers(1, 4),
    before=st.integers(0, 4),
    after=st.integers(0, 4),
    dilation=st.integers(1, 3),
    output_padding=st.integers(0, 3),
    flipped=st.booleans(),
)


def transposed(axis: TransposedAxis, kernel: torch.Tensor, signal: torch.Tensor) -> torch.Tensor:
    """Return torch's output without padding, cut to the cells that `axis` keeps."""
    full = F.conv_transpose1d(
        signal[None, None],
        kernel[None, None],
        stride=axis.stride,
        dilation=axis.dilation,
        output_padding=axis.output_padding,
    )[0, 0]
    return full[axis.before : len(full) - axis.after]


def possible(axis: TransposedAxis) -> bool:
    try:
        axis.check(0)
    except ShapeError:
        return False
    return True


@given(axes)
def test_it_is_possible_where_torch_says_so_and_of_the_same_size(axis: TransposedAxis) -> None:
    padding = axis.before
    symmetric = TransposedAxis(
        axis.in_size, axis.kernel, axis.stride, padding, padding, axis.dilation, axis.output_padding
    )
    try:
        found = F.conv_transpose1d(
            torch.ones(1, 1, axis.in_size),
            torch.ones(1, 1, axis.kernel),
            stride=axis.stride,
            padding=padding,
            output_padding=axis.output_padding,
            dilation=axis.dilation,
        ).shape[-1]
    except RuntimeError:
        found = 0

    assert (symmetric.size if possible(symmetric) else 0) == found


@given(axes.filter(possible))
def test_an_output_is_met_by_the_weights_whose_stamps_reach_it(axis: TransposedAxis) -> None:
    turned = 1 - 2 * axis.flipped
    for weight in range(axis.kernel):
        kernel = torch.zeros(axis.kernel)
        kernel[weight] = 1
        signal = torch.arange(1.0, axis.in_size + 1)
        expected = transposed(axis, torch.from_numpy(kernel.numpy()[::turned].copy()), signal)
        found = [
            float(axis.taps(index)[weight] + 1) if axis.meets(index)[weight] else 0.0
            for index in range(axis.size)
        ]
        assert found == expected.tolist()
        users = {place for place, value in enumerate(found) if value}
        cells = {int(axis.taps(place)[weight]) for place in users}
        assert set(axis.inputs_of(weight)) == cells
        assert all(any(by == weight for _, by in axis.uses(cell)) for cell in cells)


@given(axes.filter(possible))
def test_coverage_is_the_layer_on_ones(axis: TransposedAxis) -> None:
    expected = transposed(axis, torch.ones(axis.kernel), torch.ones(axis.in_size))

    np.testing.assert_array_equal(axis.coverage(), expected.numpy())
    used = [sum(1 for _ in axis.uses(cell)) for cell in range(axis.in_size)]
    assert sum(used) == int(expected.sum())
    np.testing.assert_array_equal(axis.visited(), np.array(used) > 0)


def test_the_checkerboard_and_its_cure() -> None:
    assert TransposedAxis(4, 3, 2).coverage().tolist() == [1, 1, 2, 1, 2, 1, 2, 1, 1]
    assert TransposedAxis(4, 4, 2).coverage().tolist() == [1, 1, 2, 2, 2, 2, 2, 2, 1, 1]


@given(axes.filter(possible), st.floats(-5, 5))
def test_points_of_input_and_output_belong_together(axis: TransposedAxis, point: float) -> None:
    assert axis.input_at(axis.output_at(point)) == pytest.approx(point)


@pytest.mark.parametrize(
    ("axis", "code", "values"),
    [
        (
            TransposedAxis(4, 3, 2, output_padding=2),
            Code.OUTPUT_PADDING_TOO_LARGE,
            {"axis": 1, "output_padding": 2, "stride": 2, "dilation": 1},
        ),
        (TransposedAxis(1, 2, 1, 1, 1), Code.NOTHING_LEFT, {"axis": 1, "full": 2, "padding": 2}),
    ],
)
def test_what_is_impossible_says_why(axis: TransposedAxis, code: Code, values: dict[str, int]) -> None:
    with pytest.raises(ShapeError) as caught:
        axis.check(1)

    assert (caught.value.code, caught.value.values) == (code, values)
