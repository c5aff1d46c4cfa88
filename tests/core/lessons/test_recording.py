"""What is recorded is read as the same document and view."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core import limits
from convstudio.core.chain import ChainLayer
from convstudio.core.document import Document
from convstudio.core.edits.inputs import blank_input
from convstudio.core.errors import Code, StudioError
from convstudio.core.examples import EXAMPLES
from convstudio.core.kind import Kind
from convstudio.core.lessons.lesson import Step
from convstudio.core.lessons.recording import LARGEST, START, WIDTH, step_text
from convstudio.core.lessons.source import read_yaml
from convstudio.core.lessons.steps import read_steps
from convstudio.core.view_state import (
    LENSES,
    Cursor,
    FieldView,
    GalleryView,
    MatrixView,
    Sharing,
    ViewState,
    clamped,
)
from tests.core.lessons.lesson_files import no_pictures
from tests.strategies import any_documents

CELLS = st.lists(st.integers(0, 3), min_size=1, max_size=3).map(tuple)

VIEWS = st.builds(
    ViewState,
    lens=st.sampled_from(LENSES),
    cursor=st.builds(Cursor, st.integers(0, 2), CELLS),
    in_channel=st.integers(0, 2),
    filling=st.booleans(),
    gallery=st.builds(GalleryView, selected=st.booleans(), rectified=st.booleans(), spelled=st.booleans()),
    stamping=st.booleans(),
    source=CELLS,
    matrix=st.builds(MatrixView, st.sampled_from(Sharing), st.booleans()),
    field=st.builds(
        FieldView, st.integers(-1, 2), st.none() | st.tuples(st.integers(0, 3), st.integers(0, 3))
    ),
)

CHAINS = st.lists(
    st.builds(ChainLayer, kernel=st.integers(1, 5), stride=st.integers(1, 3), padding=st.integers(0, 2)),
    min_size=1,
    max_size=limits.CHAIN_LAYERS,
).map(tuple)


def loaded(*steps: str) -> tuple[Step, ...]:
    whole = read_yaml((START + "".join(steps)).encode(), "lesson.yaml")
    return read_steps(whole.fields("steps")["steps"], no_pictures)


def assert_same(one: Document, other: Document) -> None:
    """Names are left out; what is computed and drawn is the same."""
    assert one.signal.values.tobytes() == (other.signal.values + np.float32(0)).tobytes()
    assert one.layer == other.layer
    assert one.chain == other.chain
    assert one.weight.tobytes() == (other.weight + np.float32(0)).tobytes()
    assert one.bias.tobytes() == (other.bias + np.float32(0)).tobytes()


@given(any_documents(), CHAINS, VIEWS, VIEWS)
def test_a_recorded_step_is_read_as_it_was(
    document: Document, chain: tuple[ChainLayer, ...], first: ViewState, second: ViewState
) -> None:
    document = replace(document, chain=chain)
    views = [clamped(view, document) for view in (first, second)]
    texts = [step_text("one", document, views[0]), step_text("two", document, views[1], views[0])]
    for step, view in zip(loaded(*texts), views, strict=True):
        assert_same(step.document, document)
        unit = step.view.field.unit if view.field.unit is None else view.field.unit
        assert step.view == replace(view, field=replace(view.field, unit=unit))
    assert all(len(line) <= WIDTH + 60 for text in texts for line in text.splitlines())


@pytest.mark.parametrize("name", list(EXAMPLES))
def test_every_small_example_can_be_recorded(name: str) -> None:
    document = EXAMPLES[name]()
    if max(document.signal.spatial) <= LARGEST:
        (step,) = loaded(step_text("one", document, clamped(ViewState(), document)))
        assert_same(step.document, document)


def test_only_what_is_not_usual_is_written() -> None:
    document = EXAMPLES["first"]()
    assert step_text("stamp", document, ViewState()) == (
        "  - id: stamp\n"
        "    document:\n"
        "      input: [[0, 1, 2], [3, 4, 5], [6, 7, 8]]\n"
        "      kernel: [[0, 1], [2, 3]]\n"
        "    lens: window\n"
        "    cursor: [0, 0]\n"
        "    filling: true\n"
    )


def test_parameters_are_written_short_where_they_can_be() -> None:
    document = EXAMPLES["first"]()
    layer = replace(
        document.layer, kind=Kind.TRANSPOSED, stride=(2, 2), padding=((1, 1), (0, 0)), output_padding=(1, 0)
    )
    text = step_text("one", replace(document, layer=layer), ViewState())
    assert "      stride: 2\n" in text
    assert "      padding: [1, 0]\n" in text
    assert "      output_padding: [1, 0]\n" in text
    assert "dilation" not in text


def test_large_inputs_are_refused() -> None:
    document = blank_input(EXAMPLES["first"](), (LARGEST + 1, 4), 1)
    with pytest.raises(StudioError) as caught:
        step_text("one", document, ViewState())
    assert caught.value.code is Code.LESSON_INPUT_LARGE
    assert caught.value.values == {"found": LARGEST + 1, "limit": LARGEST}
