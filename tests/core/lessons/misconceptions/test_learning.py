"""Wrong answers about a step of gradient descent, each worked out by hand."""

import numpy as np
import pytest

from convstudio.core.examples import EXAMPLES
from convstudio.core.learning.settings import Settings
from convstudio.core.lessons.lesson import Training
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.misconceptions import MISCONCEPTIONS
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import ViewState


@pytest.mark.parametrize(
    ("name", "measure", "start", "rate", "expected"),
    [
        ("mean_taken", "loss", (0, 0), 0.03, (12 / 42,)),
        ("errors_cancel", "loss", (0, 0), 0.03, (0,)),
        ("errors_cancel", "loss", (2, 0), 0.03, (6 * (2 + 1 + 1 + 2),)),
        ("factor_two_forgotten", "gradient", (0, 0), 0.03, (-6, 6)),
        ("factor_two_forgotten", "weights_next", (0, 0), 0.03, (0.18, -0.18)),
        ("uphill", "weights_next", (0, 0), 0.03, (-0.36, 0.36)),
        ("rate_forgotten", "weights_next", (0, 0), 0.03, (12, -12)),
        ("round_bowl", "loss", (2, 0), 0.03, (12,)),
        ("flat_factor", "weights_next", (2, 0), 0.03, (1.64, -0.36)),
        ("flattest_decides", "largest_rate", (2, 0), 0.03, (0.166,)),
        ("one_over_curvature", "largest_rate", (2, 0), 0.03, (0.0166,)),
        ("not_squared", "loss_next", (2, 0), 0.04, (60 * 1.4,)),
    ],
)
def test_what_somebody_answers(
    name: str, measure: str, start: tuple[float, ...], rate: float, expected: tuple[float, ...]
) -> None:
    training = Training(Settings(learning_rate=rate), start)
    scene = Scene(EXAMPLES["edge"](), ViewState(), training)
    assert np.allclose(MISCONCEPTIONS[name](scene, MEASURES[measure]).numbers, expected)
