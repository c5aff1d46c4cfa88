"""How often the window comes to a cell: held to torch's gradient of the sum of all outputs."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import LayerSpec
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import ViewState
from tests.oracles import make


@given(
    size=st.tuples(st.integers(3, 9), st.integers(3, 9)),
    kernel=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    stride=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    padding=st.integers(0, 2),
)
def test_lost_and_most_used_cells(
    size: tuple[int, int], kernel: tuple[int, int], stride: tuple[int, int], padding: int
) -> None:
    layer = LayerSpec(stride=stride, padding=((padding, padding),) * 2)
    document = make(np.ones((1, *size)), np.ones((1, 1, *kernel)), layer=layer)
    values = torch.ones(1, *size, requires_grad=True)
    total = torch.nn.functional.conv2d(
        values, torch.ones(1, 1, *kernel), stride=stride, padding=padding
    ).sum()
    total.backward()  # type: ignore[no-untyped-call]  # torch has no types here
    assert values.grad is not None
    uses = values.grad[0].numpy()
    scene = Scene(document, ViewState())
    assert MEASURES["lost_cells"](scene).numbers == (float((uses == 0).sum()),)
    row, column = map(int, MEASURES["most_used_cell"](scene).numbers)
    assert uses[row, column] == uses.max()


def test_the_middle_of_five_is_in_every_window_of_three() -> None:
    document = make(np.ones((1, 5, 5)), np.ones((1, 1, 3, 3)))
    assert MEASURES["most_used_cell"](Scene(document, ViewState())).numbers == (2, 2)
