"""The padding that keeps the size: torch's padding="same"."""

import pytest
import torch

from convstudio.core.document import LayerSpec
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import ViewState
from tests.oracles import make


@pytest.mark.parametrize(("kernel", "dilation"), [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (3, 2), (2, 3)])
def test_it_is_what_torch_takes(kernel: int, dilation: int) -> None:
    layer = LayerSpec(dilation=(1, dilation))
    document = make(torch.ones(1, 1, 8), torch.ones(1, 1, 1, kernel), layer=layer)
    found = MEASURES["same_padding"](Scene(document, ViewState()))
    reversed_sides = torch.nn.Conv1d(
        1, 1, kernel, dilation=dilation, padding="same"
    )._reversed_padding_repeated_twice
    assert found.numbers == tuple(reversed_sides)
    assert found.shape == (2,)
