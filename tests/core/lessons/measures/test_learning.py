"""A run of gradient descent, worked out in numpy: held to torch's autograd."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from convstudio.core.document import Document
from convstudio.core.examples import EXAMPLES
from convstudio.core.learning.settings import Loss, Optimizer, Settings
from convstudio.core.lessons.lesson import Training
from convstudio.core.lessons.measures import MEASURES
from convstudio.core.lessons.scene import Scene
from convstudio.core.view_state import ViewState
from tests.oracles import make

WEIGHTS = st.floats(-3, 3, width=32)


def _scene(document: Document, start: tuple[float, ...], **changes: object) -> Scene:
    steps = int(str(changes.pop("steps", 0)))
    how = Settings(**changes)  # type: ignore[arg-type]  # fields of the settings
    return Scene(document, ViewState(), Training(how, start, steps))


@settings(max_examples=30)
@given(start=st.tuples(WEIGHTS, WEIGHTS), steps=st.integers(0, 4), mean=st.booleans(), bias=st.booleans())
def test_it_is_the_plain_loop(start: tuple[float, float], steps: int, mean: bool, bias: bool) -> None:
    edge = EXAMPLES["edge"]()
    document = make(edge.signal.values, edge.weight, [2.0] if bias else None)
    scene = _scene(document, start, steps=steps, loss=Loss.MEAN_SQUARES if mean else Loss.SUM_SQUARES)
    image = torch.tensor(document.signal.values, dtype=torch.float64)
    target = torch.nn.functional.conv2d(
        image, torch.tensor(document.weight).double(), torch.tensor(document.bias).double()
    )
    weight = torch.tensor(start, dtype=torch.float64).reshape(1, 1, 1, 2).requires_grad_()
    offset = torch.zeros(1, dtype=torch.float64, requires_grad=bias)
    optimizer = torch.optim.SGD([weight, offset] if bias else [weight], lr=0.03)
    losses = []
    for _ in range(steps + 2):
        error = torch.nn.functional.conv2d(image, weight, offset) - target
        total = error.square().mean() if mean else error.square().sum()
        losses.append(float(total.detach()))
        optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        assert weight.grad is not None
        if len(losses) == steps + 1:
            slope = weight.grad.flatten().tolist()
            optimizer.step()
            after = weight.detach().flatten().tolist()
        elif len(losses) <= steps:
            optimizer.step()
    for name, expected in (
        ("loss", losses[-2]),
        ("loss_next", losses[-1]),
        ("gradient", slope),
        ("weights_next", after),
    ):
        assert np.allclose(MEASURES[name](scene).numbers, expected, rtol=1e-8, atol=1e-8), name


def test_the_edge_example_diverges_above_a_thirtieth() -> None:
    scene = Scene(EXAMPLES["edge"](), ViewState())
    assert MEASURES["largest_rate"](scene).numbers == (0.0333,)
    for rate, expected in ((0.03, "yes"), (0.0333, "yes"), (0.0334, "no"), (0.04, "no")):
        found = MEASURES["converges"](_scene(EXAMPLES["edge"](), (0.0, 0.0), learning_rate=rate))
        assert found.word == expected


def test_a_run_that_diverges_may_begin_by_falling() -> None:
    edge = EXAMPLES["edge"]()
    losses = [
        MEASURES["loss"](_scene(edge, (0.3, 0.5), learning_rate=0.04, steps=steps)).numbers[0]
        for steps in range(3)
    ]
    assert np.allclose(losses, [24.12, 9.6 * 1.96 + 14.52 * 0.52**2, 9.6 * 1.96**2 + 14.52 * 0.52**4])


@pytest.mark.parametrize(
    ("changes", "start"),
    [({"loss": Loss.ABSOLUTE}, (0.0, 0.0)), ({"optimizer": Optimizer.ADAM}, (0.0, 0.0)), ({}, ())],
)
def test_what_is_not_known_is_not_said(changes: dict[str, object], start: tuple[float, ...]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (a question about it is refused, whatever the reason)
        MEASURES["loss"](_scene(EXAMPLES["edge"](), start, **changes))


def test_no_rate_is_claimed_for_adam() -> None:
    with pytest.raises(ValueError, match="no rate"):
        MEASURES["largest_rate"](_scene(EXAMPLES["edge"](), (0.0, 0.0), optimizer=Optimizer.ADAM))
