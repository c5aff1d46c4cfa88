import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import examples, limits
from convstudio.core.document import Color, Document, frozen
from convstudio.core.edits import inputs
from convstudio.core.errors import Code, StudioError
from convstudio.core.kind import Kind
from convstudio.core.operators import geometry
from convstudio.core.parsing import parse_grid
from tests.strategies import KINDS, RANKS, documents

sizes = st.lists(st.integers(1, 6), min_size=1, max_size=3).map(tuple)


@given(st.data(), st.sampled_from(RANKS), sizes, st.integers(1, 4))
def test_a_blank_input(data: st.DataObject, rank: int, size: tuple[int, ...], channels: int) -> None:
    document = data.draw(documents(rank))
    blank = inputs.blank_input(document, size, channels)
    assert blank.signal.values.shape == (channels, *size)
    assert not blank.signal.values.any()
    assert blank.layer.rank == len(size)
    assert (blank.signal.color is Color.RGB) == (channels == 3 and len(size) == 2)


@pytest.mark.parametrize(
    ("size", "channels", "name"),
    [
        ((0,), 1, "columns"),
        ((limits.DRAWN_SIDE + 1,), 1, "columns"),
        ((0, 4), 1, "rows"),
        ((65, 4, 4), 1, "slices"),
        ((4, 4), 0, "in_channels"),
        ((4, 4), limits.CHANNELS + 1, "in_channels"),
    ],
)
def test_impossible_sizes(size: tuple[int, ...], channels: int, name: str) -> None:
    with pytest.raises(StudioError) as caught:
        inputs.blank_input(examples.first(), size, channels)
    assert caught.value.code is Code.OUT_OF_RANGE
    assert caught.value.values["name"] == name


@pytest.mark.parametrize(
    ("text", "rank", "shape"),
    [
        ("0 1 2 3", 1, (1, 4)),
        ("0 1 2 3", 2, (1, 1, 4)),
        ("0 1 2 3", 3, (1, 1, 1, 4)),
        ("0\n1\n2", 1, (1, 3)),
        ("0\n1\n2", 2, (1, 3, 1)),
        ("[0, 1, 2]", 1, (1, 3)),
        ("1 2\n3 4\n5 6", 1, (3, 2)),
        ("[[[1, 2]], [[3, 4]]]", 1, (2, 2)),
        ("[[[1, 2], [3, 4]]]", 1, (1, 2, 2)),
        ("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]", 2, (2, 2, 2)),
        ("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]", 3, (1, 2, 2, 2)),
        ("[[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]]", 3, (2, 1, 2, 2)),
        ("[[[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]]]", 3, (2, 1, 2, 2)),
        ("[[[[1, 2], [3, 4]]]]", 2, (1, 2, 2)),
        ("5", 1, (1, 1)),
    ],
)
def test_pasted_numbers_become_what_the_document_has(text: str, rank: int, shape: tuple[int, ...]) -> None:
    signal = inputs.pasted(parse_grid(text, rank), rank)
    assert signal.values.shape == shape
    numbers = [float(digit) for digit in text if digit.isdigit()]
    assert signal.values.ravel().tolist() == numbers
    assert (signal.color is Color.RGB) == (shape[0] == 3 and len(shape) == 3)


def test_too_many_channels() -> None:
    with pytest.raises(StudioError) as caught:
        inputs.pasted(frozen(np.zeros((limits.CHANNELS + 1, 2))), 1)
    assert caught.value.code is Code.PASTE_CHANNELS


@given(st.data(), st.sampled_from((2, 3)), st.sampled_from(KINDS))
def test_a_row_is_taken_where_the_cursor_stands(data: st.DataObject, rank: int, kind: Kind) -> None:
    document = data.draw(documents(rank, kind=kind, possible=True))
    position = tuple(data.draw(st.integers(0, size - 1)) for size in geometry.output_shape(document))
    line = inputs.take_row(document, position)
    assert line.layer.rank == 1
    planes = document.signal.values.reshape(document.in_channels, -1, document.signal.spatial[-1])
    assert any(np.array_equal(line.signal.values, planes[:, row]) for row in range(planes.shape[1]))


def _picture(rows: int) -> Document:
    return examples.document_of([np.arange(rows * 4).reshape(rows, 4)], [[np.ones((3, 3))]])


def test_it_is_the_row_in_the_middle_of_the_window() -> None:
    line = inputs.take_row(_picture(5), (1, 0))
    assert line.signal.values.tolist() == [[8, 9, 10, 11]]
    assert inputs.take_row(line, (0,)) is line


def test_colors_become_channels() -> None:
    photograph = examples.photograph(
        inputs.pasted(frozen(np.arange(24).reshape(3, 2, 4)), 2),
    )
    line = inputs.take_row(photograph, (1, 0))
    assert line.signal.color is Color.STACK
    assert line.signal.plane_names == ("R", "G", "B")
    assert line.signal.values[:, 0].tolist() == [4, 12, 20]
