"""Wrong answers about filters, maps and groups, each worked out by hand."""

import pytest

from convstudio.core.examples import EXAMPLES
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import Cursor, ViewState


@pytest.mark.parametrize(
    ("name", "measure", "example", "expected"),
    [
        ("filter_is_kernel", "kernels", "three-filters", (3,)),
        ("axes_exchanged", "weight_shape", "three-filters", (2, 3, 2, 2)),
        ("planes_left_out", "weight_shape", "three-filters", (3, 2, 2)),
        ("map_per_kernel", "out_channels", "three-filters", (6,)),
        ("map_per_plane", "out_channels", "three-filters", (2,)),
        ("biases_uncounted", "parameters", "three-filters", (24,)),
        ("bias_per_kernel", "parameters", "three-filters", (30,)),
        ("every_plane_feeds", "feeding_planes", "two-columns", (0, 1, 2, 3)),
        ("groups_summed", "output", "depthwise", (19 + 37,)),
        ("plane_copied", "output", "pointwise", (4,)),
        ("plane_copied", "output_map", "pointwise", tuple(range(9))),
    ],
)
def test_what_somebody_answers(name: str, measure: str, example: str, expected: tuple[float, ...]) -> None:
    position = (1, 1) if example == "pointwise" else (0, 0)
    scene = Scene(
        EXAMPLES[example](), ViewState(cursor=Cursor(1 if example != "two-columns" else 3, position))
    )
    assert MISCONCEPTIONS[name](scene, MEASURES[measure]).numbers == expected
