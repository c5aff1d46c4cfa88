"""What a channel sum says, against the trace it is made of."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import examples
from convstudio.core.document import Document, LayerSpec
from convstudio.core.kind import Kind
from convstudio.core.numerals import MINUS, cell_text, is_exact
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.ui.widgets.channel_sum.content import SumContent, signed_text, sum_content
from tests import oracles
from tests.strategies import possible_documents


def content_of(document: Document, channel: int, position: tuple[int, ...]) -> SumContent:
    traced = trace(document, channel, position)
    names = [f"plane {part.channel}" for part in traced.channels]
    return sum_content(traced, "Y", names, 0, float(np.float32(traced.total)))


@given(possible_documents(), st.data())
def test_it_says_what_the_trace_says(document: Document, data: st.DataObject) -> None:
    channel = data.draw(st.integers(0, document.out_channels - 1))
    position = tuple(data.draw(st.integers(0, side - 1)) for side in geometry.output_shape(document))
    traced, content = trace(document, channel, position), content_of(document, channel, position)
    assert content.names == tuple(f"plane {plane}" for plane in document.input_planes(channel))
    assert content.kernel_size == document.kernel_size
    assert content.bias == float(document.bias[channel])
    for part, products, subtotal in zip(traced.channels, content.products, content.subtotals, strict=True):
        np.testing.assert_array_equal(products, part.products)
        assert subtotal == part.subtotal
    assert sum(content.subtotals) + content.bias == traced.total


@given(possible_documents(max_channels_per_group=5), st.data())
def test_folding_changes_no_sum(document: Document, data: st.DataObject) -> None:
    content = content_of(document, 0, (0, 0))
    first = data.draw(st.integers(0, content.count - 1))
    shown = first, data.draw(st.integers(first + 1, content.count))
    parts = content.parts(shown)
    assert [index for span in parts for index in range(*span)] == list(range(content.count))
    assert all((index, index + 1) in parts for index in range(*shown))
    assert sum(map(content.total, parts)) == pytest.approx(sum(content.subtotals), abs=1e-4)


@given(possible_documents(), st.data())
def test_equal_is_said_only_of_exact_numbers(document: Document, data: st.DataObject) -> None:
    content = content_of(document, 0, (0, 0))
    shown = (0, content.count)
    assert content.result is not None
    numbers = (*content.subtotals, content.bias, content.result)
    if content.sign(shown) == "=":
        *parts, total = (float(cell_text(number).replace(MINUS, "-")) for number in numbers)
        assert all(map(is_exact, numbers))
        assert sum(parts) == pytest.approx(total)
    elif all(map(is_exact, numbers)):
        assert sum(numbers[:-1]) != numbers[-1]


def test_the_golden_sum() -> None:
    content = content_of(examples.two_channels(), 0, (1, 1))
    assert content.subtotals == (43, 77)
    assert (content.bias, content.result_text, content.sign((0, 2))) == (0, "120", "=")
    assert content.sign((0, 1)) == "="


def test_a_pooled_value_is_that_of_one_plane() -> None:
    layer = LayerSpec(kind=Kind.AVERAGE_POOL, stride=(2, 2))
    document = oracles.make([[[1, 4], [3, 2]]], np.zeros((1, 1, 2, 2)), [7], layer)
    content = content_of(document, 0, (0, 0))
    assert (content.subtotals, content.adds, content.result_text) == ((2.5,), False, "2.5")
    assert content.products.tolist() == [[[1, 4], [3, 2]]]
    assert content.sign((0, 1)) == "="


def test_slices_of_a_kernel_lie_side_by_side() -> None:
    layer = LayerSpec((1,) * 3, ((0, 0),) * 3, (1,) * 3)
    kernel = np.arange(12.0).reshape(1, 1, 2, 3, 2)
    content = content_of(oracles.make(np.ones((1, 3, 3, 3)), kernel, layer=layer), 0, (0, 0, 0))
    assert content.products.tolist() == [[[0, 1, 6, 7], [2, 3, 8, 9], [4, 5, 10, 11]]]
    assert (content.kernel_size, content.slices) == ((3, 4), 2)


def test_weights_whose_stamps_do_not_meet_are_not_used() -> None:
    layer = LayerSpec((2,), ((0, 0),), (1,), kind=Kind.TRANSPOSED)
    content = content_of(oracles.make([[1, 2]], [[[1, 2, 3]]], layer=layer), 0, (1,))
    assert content.products.tolist() == [[[0, 2, 0]]]
    assert content.used is not None
    assert content.used.tolist() == [[False, True, False]]


def test_signs_of_what_is_rounded_pending_or_no_number() -> None:
    def content(subtotals: tuple[float, ...], result: float | None) -> SumContent:
        count = len(subtotals)
        return SumContent("Y", ("a",) * count, subtotals, np.zeros((count, 1, 1), np.float32), 0.0, result)

    assert content((1.0, 2.0), None).sign((0, 2)) == "="
    assert content((1.0, 2.0), None).result_text == "…"
    assert content((1 / 3, 2 / 3), 1.0).sign((0, 2)) == "≈"
    assert content((1 / 3, 2 / 3), 1.0).sign((0, 0)) == "≈"
    assert content((float("inf"), 2.0), float("inf")).result_text == "∞"
    assert content((float("nan"), 2.0), float("nan")).result_text == "NaN"


def test_negative_parts_stand_in_parentheses() -> None:
    assert signed_text(-0.5) == "(−0.5)"
    assert signed_text(-0.0) == "0"


def test_names_must_be_as_many_as_channels() -> None:
    with pytest.raises(ValueError, match="1 names for 2 channels"):
        sum_content(trace(examples.two_channels(), 0, (0, 0)), "Y", ["a"], None, None)


@given(possible_documents(max_channels_per_group=3))
def test_a_subtotal_that_is_the_concealed_result_is_not_told(document: Document) -> None:
    content = replace(content_of(document, 0, (0, 0)), concealed=True)
    spans = content.parts((0, 1))
    assert [content.tells(span) for span in spans] == ([True] if content.count == 1 else [False] * len(spans))
    assert not any(replace(content, concealed=False).tells(span) for span in spans)
