"""Wrong answers about padding, each worked out by hand."""

import numpy as np
import pytest

from convstudio.core.document import LayerSpec, PaddingMode
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import ViewState
from tests.oracles import make


@pytest.mark.parametrize(
    ("name", "expected"),
    [("zeros_padded", (0, 1, 2, 3)), ("border_repeated", (1, 1, 2, 3)), ("wrapped", (4, 1, 2, 3))],
)
def test_another_mode(name: str, expected: tuple[float, ...]) -> None:
    layer = LayerSpec(padding=((0, 0), (1, 1)), padding_mode=PaddingMode.REFLECT)
    scene = Scene(make([[[1, 2, 3, 4]]], [[[[1, 0, 0]]]], layer=layer), ViewState())
    assert MEASURES["output_row"](scene).numbers == (2, 1, 2, 3)
    assert MISCONCEPTIONS[name](scene, MEASURES["output_row"]).numbers == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("half_a_cell", (1.5, 1.5)), ("same_rounded_down", (1, 1)), ("same_rounded_up", (2, 2))],
)
def test_the_same_size_with_an_even_kernel(name: str, expected: tuple[float, ...]) -> None:
    scene = Scene(make(np.ones((1, 6, 6)), np.ones((1, 1, 4, 4))), ViewState())
    assert MEASURES["same_padding"](scene).numbers == (1, 2)
    assert MISCONCEPTIONS[name](scene, MEASURES["same_padding"]).numbers == expected
