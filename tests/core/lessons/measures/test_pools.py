"""Which cells win a maximum: held to torch's indices."""

import itertools
from collections import Counter

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import LayerSpec
from convstudio.core.examples import EXAMPLES
from convstudio.core.kind import Kind
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import Cursor, ViewState
from tests.oracles import make


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


def test_nothing_wins_an_average() -> None:
    with pytest.raises(ValueError, match="nothing wins"):
        MEASURES["most_wins"](Scene(EXAMPLES["average-pool"](), ViewState()))
