"""Wrong answers about where the window stands, each worked out by hand."""

import numpy as np
import pytest

from convstudio.core.document import Document, LayerSpec
from convstudio.core.examples import lecture
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import ViewState
from tests.oracles import make


def _layer(side: int, kernel: int, stride: int = 1, dilation: int = 1) -> Document:
    layer = LayerSpec(stride=(stride, stride), dilation=(dilation, dilation))
    return make(np.ones((1, side, side)), np.ones((1, 1, kernel, kernel)), layer=layer)


@pytest.mark.parametrize(
    ("name", "measure", "document", "expected"),
    [
        ("one_per_cell", "windows", _layer(3, 2), (9,)),
        ("side_by_side", "windows", _layer(5, 2), (4,)),
        ("one_short", "output_size", _layer(5, 3), (2, 2)),
        ("nothing_lost", "lost_cells", _layer(6, 3, 2), (0,)),
        ("corner_twice", "lost_cells", _layer(6, 3, 2), (12,)),
        ("span_multiplied", "span", _layer(9, 3, 1, 2), (6,)),
        ("gaps_weighted", "weights", _layer(9, 3, 1, 2), (25,)),
    ],
)
def test_what_somebody_answers(
    name: str, measure: str, document: Document, expected: tuple[float, ...]
) -> None:
    scene = Scene(document, ViewState())
    assert MISCONCEPTIONS[name](scene, MEASURES[measure]).numbers == expected


def test_a_stride_is_taken_for_the_first_outputs() -> None:
    first = lecture()
    strided = Document(first.signal, LayerSpec(stride=(2, 2)), first.weight, first.bias)
    scene = Scene(strided, ViewState())
    found = MISCONCEPTIONS["first_outputs"](scene, MEASURES["output_map"])
    assert (found.numbers, found.shape) == ((211, 295, 259, 282), (2, 2))
