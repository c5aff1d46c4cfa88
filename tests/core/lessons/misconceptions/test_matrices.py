"""Wrong answers about the layer's matrix, each worked out by hand."""

import pytest

from convstudio.core import examples
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import Cursor, ViewState


@pytest.mark.parametrize(
    ("name", "measure", "expected"),
    [
        ("one_column_a_row", "row_start", (2,)),
        ("row_after_row", "row_start", (18,)),
        ("weights_once", "matrix_filled", (9,)),
        ("every_pair", "matrix_filled", (64,)),
        ("used_by_all", "uses", (4,) * 16),
        ("used_once", "uses", (1,) * 16),
        ("share_of_one_axis", "matrix_share", (75,)),
        ("share_of_kernel", "matrix_share", (100 * 9 / 64,)),
    ],
)
def test_what_somebody_answers(name: str, measure: str, expected: tuple[float, ...]) -> None:
    scene = Scene(examples.as_matrix(), ViewState(cursor=Cursor(0, (1, 0))))
    assert MISCONCEPTIONS[name](scene, MEASURES[measure]).numbers == expected
    assert MEASURES[measure](scene).numbers != expected
