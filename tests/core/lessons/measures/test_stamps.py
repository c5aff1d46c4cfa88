"""How often outputs are hit, held to torch's transposed layer on ones."""

import numpy as np
import pytest
import torch

from convstudio.core import examples
from convstudio.core.kind import Kind
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import Cursor, ViewState
from tests.oracles import make


@pytest.mark.parametrize("row", [0, 2, 3])
def test_a_row_of_the_checkerboard(row: int) -> None:
    scene = Scene(examples.checkerboard(), ViewState(cursor=Cursor(0, (row, 0))))
    hits = torch.nn.functional.conv_transpose2d(torch.ones(1, 4, 4), torch.ones(1, 1, 3, 3), stride=2)[0]
    assert MEASURES["hits_along"](scene).numbers == tuple(hits[row].tolist())
    assert np.array_equal(np.reshape(MEASURES["hits_map"](scene).numbers, (9, 9)), hits.numpy())


@pytest.mark.parametrize(
    ("kernel", "stride", "even"), [(3, 2, 4), (4, 2, 4), (5, 3, 6), (4, 3, 3), (1, 2, 2), (3, 1, 3)]
)
def test_the_nearest_kernel_that_the_stride_divides(kernel: int, stride: int, even: int) -> None:
    layer = examples.layer_of(2, Kind.TRANSPOSED, stride)
    document = make(np.ones((1, 3, 3)), np.ones((1, 1, kernel, kernel)), layer=layer)
    assert MEASURES["even_kernel"](Scene(document, ViewState())).numbers == (even,)
