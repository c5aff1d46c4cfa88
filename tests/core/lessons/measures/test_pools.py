"""Which cells win a maximum: held to torch's indices."""

import itertools
from collections import Counter

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec
from convstudio.core.examples import EXAMPLES
from convstudio.core.kind import Kind
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene
from convstudio.core.operators import geometry
from convstudio.core.operators.trace import trace
from convstudio.core.view_state import Cursor, ViewState
from tests.oracles import make
from tests.strategies import any_documents


@given(values=st.permutations(range(20)), kernel=st.integers(2, 3), stride=st.integers(1, 2))
def test_winners_are_torchs(values: list[int], kernel: int, stride: int) -> None:
    picture = torch.tensor(values, dtype=torch.float32).reshape(1, 4, 5) - 30
    _, winners = torch.nn.functional.max_pool2d(picture, kernel, stride, padding=1, return_indices=True)
    layer = LayerSpec(stride=(stride,) * 2, padding=((1, 1),) * 2, kind=Kind.MAX_POOL)
    document = make(picture, torch.ones(1, 1, kernel, kernel), layer=layer)
    for place in itertools.product(*map(range, winners.shape[1:])):
        found = MEASURES["winner"](Scene(document, ViewState(cursor=Cursor(0, place)))).numbers
        assert found == divmod(int(winners[(0, *place)]), 5)
    wins = Counter(winners.flatten().tolist())
    row, column = MEASURES["most_wins"](Scene(document, ViewState())).numbers
    assert wins[int(5 * row + column)] == max(wins.values())


@given(any_documents(kinds=(Kind.MAX_POOL,)))
def test_all_windows_at_once_are_every_window_by_itself(document: Document) -> None:
    for channel in range(document.out_channels):
        places = itertools.product(*map(range, geometry.output_shape(document)))
        wins = Counter(trace(document, channel, place).winning_cell for place in places)
        del wins[None]
        scene = Scene(document, ViewState(cursor=Cursor(channel, (0,) * document.layer.rank)))
        if wins:
            first = min(wins, key=lambda cell: (-wins[cell], cell))
            assert MEASURES["most_wins"](scene).numbers == first
        else:
            with pytest.raises(ValueError, match="nothing wins"):
                MEASURES["most_wins"](scene)


def test_nothing_wins_an_average() -> None:
    with pytest.raises(ValueError, match="nothing wins"):
        MEASURES["most_wins"](Scene(EXAMPLES["average-pool"](), ViewState()))
