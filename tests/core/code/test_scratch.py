"""The code from scratch, copied and run, computes what torch computes."""

import contextlib
import io
import itertools
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.code.literals import WIDTH
from convstudio.core.code.scratch import scratch_source
from convstudio.core.document import Document, LayerSpec, PaddingMode, frozen
from convstudio.core.errors import Code, ShapeError
from convstudio.core.examples import EXAMPLES, document_of
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from tests.oracles import torch_output
from tests.strategies import any_documents


def run(text: str) -> dict[str, Any]:
    """Execute `text` as the reader would, and return its variables."""
    variables: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(text, variables)  # noqa: S102 - running the generated code is the test
    return variables


@given(any_documents(max_side=6), st.booleans())
@settings(max_examples=200, deadline=None)
def test_running_the_code_gives_the_output_of_torch(document: Document, stamping: bool) -> None:
    source = scratch_source(document, stamping=stamping)
    assert source.stand_ins == ()
    assert max(map(len, source.text.splitlines())) <= WIDTH
    expected = torch_output(document)
    found = np.reshape(run(source.text)["y"], expected.shape)
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_run_to_the_digit(name: str) -> None:
    document = EXAMPLES[name]()
    expected = torch_output(document)
    np.testing.assert_array_equal(
        np.reshape(run(scratch_source(document).text)["y"], expected.shape), expected
    )


@given(any_documents(max_side=5), st.data())
@settings(max_examples=120, deadline=None)
def test_a_step_names_the_line_and_the_indices_that_store_its_value(
    document: Document, data: st.DataObject
) -> None:
    """Stopping the run at the line, with the variables the note gives, is to stand at the step."""
    source = scratch_source(document)
    shape = (document.out_channels, *geometry.output_shape(document))
    channel, *position = (data.draw(st.integers(0, size - 1)) for size in shape)
    following = source.following(tuple(position), channel)
    line = source.text.splitlines()[following.line - 1]
    assert re.match(r" +y(\[([ordc]|channel)\])+ = (total|best)", line)
    loops, *windows = following.note.replace("−", "-").split(" · ")
    loop_variables = dict(pair.split(" = ") for pair in loops.split(", "))
    expected = trace(document, channel, tuple(position))
    place = tuple(int(loop_variables[name]) for name in re.findall(r"\[(\w+)\]", line.split(" = ")[0]))
    assert place == ((channel, *position) if document.out_channels > 1 else tuple(position))
    for axis, text in enumerate(windows):
        covered = [int(index) for index in re.findall(r"-?\d+", text.split(" = ")[1])]
        if document.layer.kind is Kind.TRANSPOSED:
            met = geometry.axes(document)[axis].meets(position[axis])
            assert bool(covered) == met.any()
            if not covered:
                continue
            taps = geometry.axes(document)[axis].taps(position[axis])[met]
        else:
            taps = expected.channels[0].positions[axis]
        assert (covered[0], covered[-1]) == (taps.min(), taps.max())


def test_the_simplest_layer_mentions_nothing_it_does_not_have() -> None:
    text = scratch_source(EXAMPLES["first"]()).text
    assert text.endswith(
        """
height, width = 3, 3
kernel_height, kernel_width = 2, 2

out_height = height - kernel_height + 1
out_width = width - kernel_width + 1

y = [[0] * out_width for _ in range(out_height)]
for r in range(out_height):
    for c in range(out_width):
        total = 0
        for i in range(kernel_height):
            for j in range(kernel_width):
                row = r + i
                column = c + j
                total += w[i][j] * x[row][column]
        y[r][c] = total

print(y)
"""
    )


def test_channels_have_their_loop() -> None:
    text = scratch_source(EXAMPLES["two-channels"]()).text
    assert "for channel in range(channels):" in text
    assert "total += w[channel][i][j] * x[channel][row][column]" in text
    assert "for o in" not in text


def test_the_note_says_minus_with_its_own_sign_and_lists_the_taps() -> None:
    layer = LayerSpec(padding=((2, 2), (1, 1)), dilation=(2, 1))
    document = document_of(np.ones((1, 9, 9)), np.ones((2, 1, 3, 5)), layer)
    note = scratch_source(document).following((0, 3), 1).note
    assert note == "o = 1, r = 0, c = 3 · row = −2, 0, 2 · column = 2 … 6"


def test_every_value_is_stored_once_on_the_line() -> None:
    document = EXAMPLES["three-filters"]()
    source = scratch_source(document)
    visits = {
        source.following(position, channel)
        for channel in range(3)
        for position in itertools.product(range(2), range(2))
    }
    assert len({visit.note for visit in visits}) == 12
    assert {visit.line for visit in visits} == {source.line}


def test_an_impossible_layer_is_refused() -> None:
    layer = LayerSpec(padding=((1, 3), (1, 3)), padding_mode=PaddingMode.REFLECT)
    document = document_of(np.ones((1, 3, 3)), np.ones((1, 1, 3, 3)), layer)
    with pytest.raises(ShapeError) as caught:
        scratch_source(document)
    assert caught.value.code is Code.REFLECT_TOO_LARGE


@pytest.mark.parametrize("rank", [1, 2, 3])
def test_what_is_too_large_to_write_is_replaced_by_random_numbers(rank: int) -> None:
    sizes = {1: (4100,), 2: (70, 60), 3: (17, 16, 16)}[rank]
    layer = LayerSpec((1,) * rank, ((0, 0),) * rank, (1,) * rank)
    weight = frozen(np.ones((256, 129, *((1,) * rank))))
    source = scratch_source(document_of(np.ones((129, *(1,) * (rank - 1), 40)), weight, layer))
    assert source.stand_ins == ("x", "w")
    assert max(map(len, source.text.splitlines())) <= WIDTH
    document = document_of(np.ones((1, *sizes)), np.ones((1, 1, *((1,) * rank))), layer)
    source = scratch_source(document)
    assert source.stand_ins == ("x",)
    assert np.shape(run(source.text)["y"]) == sizes


def code_of(kind: Kind, layer: LayerSpec, *, stamping: bool = False) -> str:
    document = document_of(np.ones((1, 4, 4)), np.ones((1, 1, 2, 2)), replace(layer, kind=kind))
    return scratch_source(document, stamping=stamping).text


def test_a_maximum_is_taken_over_what_lies_inside() -> None:
    text = code_of(Kind.MAX_POOL, LayerSpec((2, 2), ((1, 1), (1, 1))))
    assert text.endswith(
        """
y = [[0] * out_width for _ in range(out_height)]
for r in range(out_height):
    for c in range(out_width):
        best = float("-inf")
        for i in range(kernel_height):
            for j in range(kernel_width):
                row = r * stride + i - padding
                column = c * stride + j - padding
                if 0 <= row < height and 0 <= column < width:
                    best = max(best, x[row][column])
        y[r][c] = best

print(y)
"""
    )


def test_the_ceiling_is_said_with_its_exception() -> None:
    text = code_of(Kind.MAX_POOL, LayerSpec((3, 3), ceil_mode=True))
    assert "out_height = -(-(height - kernel_height) // stride) + 1\n" in text
    assert "if (out_height - 1) * stride >= height:\n    out_height -= 1" in text


def test_a_mean_counts_its_cells_only_where_they_differ() -> None:
    layer = LayerSpec((2, 2), ((1, 1), (1, 1)))
    everywhere = code_of(Kind.AVERAGE_POOL, layer)
    assert "y[r][c] = total / cells" in everywhere
    assert "count" not in everywhere
    inside = code_of(Kind.AVERAGE_POOL, replace(layer, count_include_pad=False))
    assert "count += 1" in inside
    assert "y[r][c] = total / count" in inside


def test_a_stamp_is_added_where_it_falls() -> None:
    text = code_of(Kind.TRANSPOSED, LayerSpec((2, 2)), stamping=True)
    assert text.endswith(
        """
out_height = (height - 1) * stride + kernel_height
out_width = (width - 1) * stride + kernel_width

y = [[0] * out_width for _ in range(out_height)]
for row in range(height):
    for column in range(width):
        for i in range(kernel_height):
            for j in range(kernel_width):
                r = row * stride + i
                c = column * stride + j
                y[r][c] += w[i][j] * x[row][column]

print(y)
"""
    )


@given(any_documents([Kind.TRANSPOSED], max_side=5), st.data())
@settings(deadline=None)
def test_a_stamp_names_the_cells_it_falls_on(document: Document, data: st.DataObject) -> None:
    source = scratch_source(document, stamping=True)
    place = tuple(data.draw(st.integers(0, side - 1)) for side in document.signal.spatial)
    following = source.following(place, document.out_channels - 1)
    assert "+= w" in source.text.splitlines()[following.line - 1]
    loops, *cells = following.note.replace("−", "-").split(" · ")
    assert tuple(map(int, re.findall(r"\d+", loops)))[-len(place) :] == place
    for axis, index, text in zip(geometry.transposed_axes(document), place, cells, strict=True):
        covered = [int(found) for found in re.findall(r"-?\d+", text)]
        assert (covered[0], covered[-1]) == (min(axis.stamped(index)), max(axis.stamped(index)))
