"""What a shift of the input does: held to torch on inputs that are shifted there."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import LayerSpec
from convstudio.core.kind import Kind
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import ViewState
from tests.oracles import make


@given(
    pattern=st.lists(st.integers(-3, 3), min_size=4, max_size=4),
    kernel=st.lists(st.integers(-3, 3), min_size=3, max_size=3),
    stride=st.integers(1, 3),
)
def test_it_is_what_torch_does(pattern: list[int], kernel: list[int], stride: int) -> None:
    row = torch.tensor([[[0, 0, *pattern, 0, 0, 0, 0]]], dtype=torch.float32)
    weight = torch.tensor([[kernel]], dtype=torch.float32)
    before = torch.nn.functional.conv1d(row, weight, stride=stride)
    after = torch.nn.functional.conv1d(torch.roll(row, 1, -1), weight, stride=stride)
    layer = LayerSpec(stride=(stride,), padding=((0, 0),), dilation=(1,))
    scene = Scene(make(row[0], weight, layer=layer), ViewState())
    stays, follows = torch.equal(before, after), torch.equal(before[..., :-1], after[..., 1:])
    assert MEASURES["shift_changes"](scene).word == ("no" if stays else "yes")
    assert MEASURES["shift_follows"](scene).word == ("yes" if follows and not stays else "no")
    word = "stays" if stays else "moves" if follows else "differs"
    assert MEASURES["shift_word"](scene).word == word


@pytest.mark.parametrize(("column", "changes"), [(0, "no"), (1, "yes"), (2, "no"), (3, "yes")])
def test_a_maximum_stays_within_its_window_alone(column: int, changes: str) -> None:
    values = torch.zeros(1, 2, 6)
    values[0, 0, column] = 8
    layer = LayerSpec(stride=(2, 2), kind=Kind.MAX_POOL)
    scene = Scene(make(values, torch.ones(1, 1, 2, 2), layer=layer), ViewState())
    assert MEASURES["shift_changes"](scene).word == changes
