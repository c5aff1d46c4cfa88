import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.chain import Chain, ChainLayer
from convstudio.core.document import Document, LayerSpec, Signal
from convstudio.core.errors import ShapeError
from convstudio.core.operators.chains import CHAINS
from convstudio.core.view_state import FieldView, Hidden
from convstudio.ui.lenses.field import saying, showing
from convstudio.ui.lenses.field.concealing import Asked
from convstudio.ui.lenses.field.looking import Looking, look, with_layer, with_unit
from tests.chains import chains

WORDS = showing.Words("Input", "close-up", "Layer {number}", ("size",) * 5, "{name} {makes} {size}")

ALL = Asked.of(Hidden())


def document(chain: Chain, *size: int) -> Document:
    rank = len(size)
    spec = LayerSpec(stride=(1,) * rank, padding=((0, 0),) * rank, dilation=(1,) * rank)
    weight = np.ones((1, 1, *(1,) * rank), np.float32)
    return Document(Signal(np.ones((1, *size), np.float32)), spec, weight, np.zeros(1, np.float32), chain)


def check(looking: Looking) -> None:
    """Everything that is shown of a unit can be made, and is of the same sizes."""
    content = showing.strip_content(looking, WORDS, ALL)
    assert len(content.columns) == len(looking.maps)
    for pane in (showing.input_content(looking, None), showing.seen_content(looking, None)):
        (top, bottom), (left, right) = pane.region
        assert top < bottom
        assert left < right
    assert saying.theory(looking).startswith(f"The receptive field of a value of layer {looking.number} is")


def test_a_row_of_numbers_is_one_row() -> None:
    looking = look(document(CHAINS["two"], 20), FieldView())
    assert saying.theory(looking).startswith(
        "The receptive field of a value of layer 2 is 5 cells of the input, from column 8 to 12; "
        "neighbors are 1 cell apart."
    )
    check(looking)
    assert showing.strip_content(looking, WORDS, ALL).columns[0].size == (1, 20)
    long = saying.theory(look(document(CHAINS["two"], 250_000), FieldView()))
    assert "from column 124998 to 125002;" in long
    assert with_unit(FieldView(), (7,)).unit == (0, 7)


@given(chains(longest=8), st.integers(1, 40), st.integers(1, 40), st.integers(-1, 9), st.data())
@settings(max_examples=60)
def test_whatever_is_looked_at_can_be_shown(
    chain: Chain, rows: int, columns: int, layer: int, data: st.DataObject
) -> None:
    unit = data.draw(st.none() | st.tuples(st.integers(0, 50), st.integers(0, 50)))
    size = data.draw(st.sampled_from([(rows, columns), (columns,)]))
    field = FieldView(layer, unit)
    try:
        looking = look(document(chain, *size), field)
    except ShapeError:
        return
    check(looking)
    for cell in (tuple(0 for _ in size), tuple(side - 1 for side in size), tuple(-1 for _ in size)):
        assert saying.of_input(looking, cell, None)
    for number in range(1, len(looking.maps)):
        cell = looking.maps[number].middle
        assert saying.of_map(looking, number, cell, asked=False)
        turned = look(document(chain, *size), with_layer(field, looking, number))
        assert turned.number == number


def test_a_unit_that_is_gone_is_replaced_by_the_nearest() -> None:
    looking = look(document((ChainLayer(),), 6, 6), FieldView(5, (9, 1)))
    assert (looking.number, looking.unit) == (1, (3, 1))


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"),
        (1, "100 %"),
        (0.5, "50 %"),
        (0.034, "3.4 %"),
        (0.0004, "0.04 %"),
        (1e-6, "less than 0.01 %"),
    ],
)
def test_percent(share: float, text: str) -> None:
    assert saying.percent(share).replace("\N{NO-BREAK SPACE}", " ") == text
