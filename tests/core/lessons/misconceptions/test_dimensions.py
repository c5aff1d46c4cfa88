"""Wrong answers about signals and volumes, each worked out by hand."""

import numpy as np
import pytest

from convstudio.core import examples
from convstudio.core.document import Document
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.operators.kernels import preset
from convstudio.core.view_state import Cursor, ViewState
from tests.oracles import make

CLICK = make([[0, 0, 0, 9, 0, 0, 0]], [[preset("moving_average", 1)]])
PLANES = make(np.arange(27).reshape(3, 3, 3), np.ones((1, 3, 2, 2)))


@pytest.mark.parametrize(
    ("name", "measure", "document", "expected"),
    [
        ("peak_kept", "output_map", CLICK, (0, 0, 9, 0, 0)),
        ("one_slice_only", "output", examples.volume(), (8,)),
        ("channels_kept", "output_shape", PLANES, (3, 2, 2)),
        ("slices_kept", "output_shape", PLANES, (1, 2, 2, 2)),
        ("axis_adds_side", "weights_one_axis_more", examples.lecture(), (12,)),
        ("axis_doubles", "weights_one_axis_more", examples.lecture(), (18,)),
    ],
)
def test_what_somebody_answers(
    name: str, measure: str, document: Document, expected: tuple[float, ...]
) -> None:
    scene = Scene(document, ViewState(cursor=Cursor(0, (0,) * document.layer.rank)))
    assert MISCONCEPTIONS[name](scene, MEASURES[measure]).numbers == expected
    assert MEASURES[measure](scene).numbers != expected
