"""The layer's matrix, held to torch's derivative of every output by every input."""

from collections.abc import Callable

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from convstudio.core.document import Document, LayerSpec
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene, truth
from convstudio.core.view_state import Cursor, ViewState
from tests.oracles import make

sides = st.tuples(st.integers(3, 6), st.integers(3, 6))
few = st.tuples(st.integers(1, 3), st.integers(1, 3))


def derivative(document: Document) -> torch.Tensor:
    """Return the matrix of a layer of one plane and one filter, (outputs, inputs)."""
    layer, weight = document.layer, torch.tensor(document.weight.tolist())

    def outputs(values: torch.Tensor) -> torch.Tensor:
        padding = [before for before, _ in layer.padding]
        return torch.nn.functional.conv2d(values, weight, stride=layer.stride, padding=padding).flatten()

    jacobian: Callable[..., torch.Tensor] = torch.autograd.functional.jacobian
    return jacobian(outputs, torch.zeros(1, *document.signal.spatial)).flatten(1)


@given(sides, few, few, st.integers(0, 1), st.data())
def test_rows_columns_and_share(
    size: tuple[int, int], kernel: tuple[int, int], stride: tuple[int, int], padding: int, data: st.DataObject
) -> None:
    layer = LayerSpec(stride=stride, padding=((padding, padding),) * 2)
    document = make(np.ones((1, *size)), np.ones((1, 1, *kernel)), layer=layer)
    matrix = derivative(document)
    shape = MEASURES["output_size"](Scene(document, ViewState())).numbers
    position = tuple(data.draw(st.integers(0, int(side) - 1)) for side in shape)
    scene = Scene(document, ViewState(cursor=Cursor(0, position)))
    row = matrix[position[0] * int(shape[1]) + position[1]]
    filled = np.flatnonzero(row.numpy())
    if filled.size:
        assert MEASURES["row_start"](scene).numbers == (filled[0],)
    uses = MEASURES["uses"](scene)
    assert uses.shape == size
    assert uses.numbers == tuple((matrix != 0).sum(dim=0).tolist())
    share = 100 * float((matrix != 0).float().mean())
    assert np.isclose(MEASURES["matrix_share"](scene).numbers[0], share, rtol=1e-5)


def test_only_a_layer_that_does_nothing_is_undone_by_its_transposed_one() -> None:
    values = np.arange(16).reshape(1, 4, 4)
    one = make(values, np.ones((1, 1, 1, 1)))
    assert MEASURES["gives_back"](Scene(one, ViewState())) == truth(True)
    nine = make(values, np.ones((1, 1, 3, 3)))
    assert MEASURES["gives_back"](Scene(nine, ViewState())) == truth(False)
