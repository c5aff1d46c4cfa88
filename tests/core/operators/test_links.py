import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document
from convstudio.core.operators import geometry
from convstudio.core.operators.links import (
    Use,
    inputs_of_weight,
    output_over,
    outputs_using,
    window_cells,
    window_middle,
)
from convstudio.core.operators.trace import trace
from tests.strategies import documents, possible_documents

small = st.integers(1, 3).flatmap(
    lambda rank: possible_documents(rank, max_side=5 if rank < 3 else 3, max_kernel=3)
)


def pairs(document: Document) -> list[tuple[Use, tuple[int, ...]]]:
    """Return every (window and weight, padded cell) that the traces of the first map multiply."""
    found = []
    for position in itertools.product(*map(range, geometry.output_shape(document))):
        positions = trace(document, 0, position).channels[0].positions
        for kernel_index in itertools.product(*map(range, document.kernel_size)):
            cell = tuple(int(along[kernel_index]) for along in positions)
            found.append((Use(position, kernel_index), cell))
    return found


@given(small)
@settings(max_examples=60)
def test_links_are_those_of_the_traces(document: Document) -> None:
    using: dict[tuple[int, ...], set[Use]] = {}
    multiplied: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for use, cell in pairs(document):
        using.setdefault(cell, set()).add(use)
        multiplied.setdefault(use.kernel_index, []).append(cell)
        window = window_cells(document, use.position)
        assert cell == tuple(along[index] for along, index in zip(window, use.kernel_index, strict=True))
    whole = (range(-a.before - 1, a.in_size + a.after + 1) for a in geometry.window_axes(document))
    for cell in itertools.product(*whole):
        found = outputs_using(document, cell)
        assert len(found) == len(set(found))
        assert set(found) == using.get(cell, set())
    for kernel_index, cells in multiplied.items():
        assert list(itertools.product(*inputs_of_weight(document, kernel_index))) == cells


@given(documents(max_side=3, max_kernel=5))
def test_an_impossible_layer_links_nothing(document: Document) -> None:
    if all(axis.size for axis in geometry.window_axes(document)):
        return
    assert not list(itertools.product(*inputs_of_weight(document, (0, 0))))
    assert outputs_using(document, (0, 0)) == []


@given(possible_documents())
def test_the_output_over_the_middle_of_its_window_is_that_output(document: Document) -> None:
    for position in itertools.product(*map(range, geometry.output_shape(document))):
        middle = window_middle(document, position)
        assert output_over(document, middle) == position
        for index, axis, where in zip(middle, geometry.window_axes(document), position, strict=True):
            assert axis.start(where) <= index < axis.start(where) + axis.span
