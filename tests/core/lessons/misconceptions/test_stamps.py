"""Wrong answers about transposed convolution, each worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest

from convstudio.core import examples
from convstudio.core.document import Document
from convstudio.core.kind import Kind
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import Cursor, ViewState
from tests.oracles import make

BOARD = examples.checkerboard()
THIRDS = make(np.ones((1, 4, 4)), np.ones((1, 1, 5, 5)), layer=examples.layer_of(2, Kind.TRANSPOSED, 3))
UNCOVERED = make(
    np.arange(1, 10).reshape(1, 3, 3),
    np.ones((1, 1, 3, 3)),
    layer=replace(examples.layer_of(2, Kind.TRANSPOSED, 2, 1), output_padding=(1, 1)),
)
WIDER = make(np.ones((2, 4, 4)), np.ones((3, 2, 5, 5)), layer=THIRDS.layer)


@pytest.mark.parametrize(
    ("name", "measure", "document", "position", "expected"),
    [
        ("overwritten", "output", examples.transposed(), (1, 1), (0,)),
        ("paired_in_order", "output", examples.transposed(), (1, 1), (14,)),
        ("padding_adds", "output_size", examples.transposed(1, 1), (0, 0), (5, 5)),
        ("output_padding_is_zeros", "output", UNCOVERED, (5, 5), (0,)),
        ("axes_added", "hits", BOARD, (2, 3), (3,)),
        ("hit_once", "hits_along", BOARD, (0, 0), (1,) * 9),
        ("every_weight_hits", "hits_along", BOARD, (0, 0), (9,) * 9),
        ("one_more_than_stride", "even_kernel", THIRDS, (0, 0), (4,)),
        ("next_odd_kernel", "even_kernel", THIRDS, (0, 0), (7,)),
        ("weight_shape_of_convolution", "weight_shape", WIDER, (0, 0), (3, 2, 5, 5)),
    ],
)
def test_what_somebody_answers(
    name: str, measure: str, document: Document, position: tuple[int, int], expected: tuple[float, ...]
) -> None:
    scene = Scene(document, ViewState(cursor=Cursor(0, position)))
    assert MISCONCEPTIONS[name](scene, MEASURES[measure]).numbers == expected
    assert MEASURES[measure](scene).numbers != expected


def test_only_what_output_padding_uncovers_is_taken_for_zero() -> None:
    scene = Scene(UNCOVERED, ViewState(cursor=Cursor(0, (4, 4))))
    measure = MEASURES["output"]
    assert MISCONCEPTIONS["output_padding_is_zeros"](scene, measure) == measure(scene)


def test_a_cell_without_a_stamp_holds_the_bias() -> None:
    layer = examples.layer_of(2, Kind.TRANSPOSED, 3)
    gaps = make(np.ones((1, 2, 2)), np.ones((1, 1, 1, 1)), [7], layer)
    scene = Scene(gaps, ViewState(cursor=Cursor(0, (1, 1))))
    assert MISCONCEPTIONS["overwritten"](scene, MEASURES["output"]).numbers == (7,)
