"""Wrong ways to turn a kernel, and wrong counts of axes."""

import numpy as np
import pytest

from convstudio.core import examples
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene, with_layer
from convstudio.core.view_state import ViewState
from tests.oracles import make


@pytest.mark.parametrize(
    ("name", "kernel", "corner"),
    [
        ("not_turned", (0, 1, 2, 3), 19),
        ("mirrored_for_turned", (1, 0, 3, 2), 17),
        ("transposed_for_turned", (0, 2, 1, 3), 17),
    ],
)
def test_what_is_taken_for_a_turn(name: str, kernel: tuple[float, ...], corner: float) -> None:
    scene = with_layer(Scene(examples.first(), ViewState()), flipped=True)
    assert MISCONCEPTIONS[name](scene, MEASURES["turned_kernel"]).numbers == kernel
    assert MISCONCEPTIONS[name](scene, MEASURES["output"]).numbers == (corner,)


def test_axes_that_do_not_count() -> None:
    scene = Scene(make(np.ones((3, 4, 4)), np.ones((1, 3, 2, 2))), ViewState())
    measure = MEASURES["axes_of_sliding"]
    assert measure(scene).numbers == (2,)
    assert MISCONCEPTIONS["axes_of_filter"](scene, measure).numbers == (3,)
    assert MISCONCEPTIONS["axes_of_weights"](scene, measure).numbers == (4,)
