"""Wrong answers about a patch, each worked out by hand."""

import pytest

from convstudio.core.examples import EXAMPLES
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import Cursor, ViewState


def _wrong(name: str, measure: str, example: str, position: tuple[int, int] = (0, 0)) -> tuple[float, ...]:
    scene = Scene(EXAMPLES[example](), ViewState(cursor=Cursor(0, position)))
    return MISCONCEPTIONS[name](scene, MEASURES[measure]).numbers


@pytest.mark.parametrize(
    ("name", "measure", "example", "expected"),
    [
        ("plain_sum", "output", "first", (0 + 1 + 3 + 4,)),
        ("plain_sum", "output_column", "ramp", (63, 108, 153)),
        ("absolute", "output_row", "edge", (0, 1, 0, 0, 0, 1, 0)),
        ("grows_by_row", "output_column", "ramp", (-6, -18, -30)),
        ("kernel_transposed", "output", "first", (0 * 0 + 1 * 2 + 3 * 1 + 4 * 3,)),
        ("kernel_transposed", "nonzero_outputs", "edge", (0,)),
        ("mirrored_too", "times_largest", "diagonal", (3,)),
    ],
)
def test_what_somebody_answers(name: str, measure: str, example: str, expected: tuple[float, ...]) -> None:
    assert _wrong(name, measure, example) == expected


def test_the_mirror_image_of_a_diagonal_is_found_by_the_mirrored_kernel() -> None:
    assert _wrong("mirrored", "output", "diagonal", (0, 3)) == (3,)
